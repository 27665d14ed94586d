import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberOf } from '../../src/content/charts.ts';
import { parseStory } from '../../src/content/grammar.ts';
import { numberMark } from '../../src/content/lists.ts';
import { storyPieces, storyText } from '../../src/content/words.ts';
import { sourceText } from '../../src/source.ts';

const read = (text: string, format: 'markdown' | 'text' = 'markdown') =>
  parseStory(sourceText('稿.md', text), format);
const story = (text: string) => read(text).value!;
const codes = (text: string) => read(text).problems.map(({ code }) => code);
const only = (text: string) => story(text).blocks[0]!;

describe('lists', () => {
  it('marks each line of the block', () => {
    expect(storyText(story(':::list\n先下后上\n雾天停渡\n:::'))).toBe('●先下后上\n●雾天停渡');
    expect(storyText(story(':::list{bullet=—}\n先下后上\n:::'))).toBe('—先下后上');
  });
  it('makes typed marks anew, and leaves numbers that belong to the words', () => {
    expect(storyText(story(':::list{numbered}\n- 先下后上\n7. 雾天停渡\n1.5米以下免票\n:::'))).toBe(
      '1.先下后上\n2.雾天停渡\n3.1.5米以下免票',
    );
  });
  it.each([
    ['numbered=1.', '1.甲 2.乙'],
    ['numbered=（1）', '（1）甲 （2）乙'],
    ['numbered=一、', '一、甲 二、乙'],
    ['numbered=（一）', '（一）甲 （二）乙'],
    ['numbered=①', '①甲 ②乙'],
    ['numbered=① start=9', '⑨甲 ⑩乙'],
  ])('%s', (attributes, expected) => {
    expect(storyText(story(`:::list{${attributes}}\n甲\n乙\n:::`)).replace('\n', ' ')).toBe(expected);
  });
  it('counts in Han as it is read', () => {
    expect([1, 9, 10, 11, 19, 20, 21, 30].map((n) => numberMark('一、', n)).join('')).toBe(
      '一、九、十、十一、十九、二十、二十一、三十、',
    );
  });
  it('keeps marks and queries of its items', () => {
    const block = only(':::list\n先**下**后上:query[对吗]\n:::');
    const item = block.kind === 'list' ? block.items[0]! : undefined;
    expect(item?.text.marks).toEqual([{ start: 1, end: 2, kind: 'emphasis' }]);
    expect(item?.text.queries.map(({ question }) => question)).toEqual(['对吗']);
  });
});

describe('tables', () => {
  const table = (text: string) => {
    const block = only(text);
    if (block.kind !== 'table') throw new Error(block.kind);
    return block;
  };
  it('reads row by row, cell by cell with tabs between', () => {
    const text = ':::table{caption="渡口 三班"}\n班次|趟数\n早班|12\n晚班|\n:::';
    expect(storyText(story(text))).toBe('渡口　三班\n班次\t趟数\n早班\t12\n晚班');
    expect(table(text).rows.map((row) => row.length)).toEqual([2, 2, 2]);
  });
  it('keeps the gap after the number of a caption, and no other beside digits', () => {
    const caption = (words: string) =>
      storyText(story(`:::table{caption="${words}"}\n班次|趟数\n早班|12\n:::`)).split('\n')[0];
    expect(caption('表1 三号渡口')).toBe('表1　三号渡口');
    expect(caption('图2-1 渡口')).toBe('图2-1　渡口');
    expect(caption('渡口1 月')).toBe('渡口1月');
    expect(caption('2021 年')).toBe('2021年');
  });
  it('takes a bar with a backslash as copy', () => {
    expect(storyText(story(':::table{head=none}\n甲\\|乙|丙\n:::'))).toBe('甲|乙\t丙');
  });
  it('knows widths, head, rules and tint', () => {
    const { widths, head, rules, tint } = table(
      ':::table{widths="2 1" head=both rules=rows tint=red}\n|乙\n甲|1\n:::',
    );
    expect({ widths, head, rules, tint }).toEqual({
      widths: [2, 1],
      head: 'both',
      rules: 'rows',
      tint: 'red',
    });
  });
  it.each([
    [':::table\n甲|乙\n丙\n:::', 'story-table-ragged'],
    [':::table\n甲|乙\n丙|丁|戊\n:::', 'story-table-ragged'],
    [':::table\n甲|乙\n:::', 'story-table-head-only'],
    [':::table\n:::', 'story-mark-empty'],
    [':::table\n甲|乙\n|---|---|\n丙|丁\n:::', 'story-table-rule'],
    [':::table{widths="2 x"}\n甲|乙\n丙|丁\n:::', 'story-block-value'],
    [':::table{widths="1 2 3"}\n甲|乙\n丙|丁\n:::', 'story-block-value'],
    [':::table{head=top}\n甲|乙\n丙|丁\n:::', 'story-block-value'],
    [':::table{width=3}\n甲|乙\n丙|丁\n:::', 'story-block-attribute'],
    [`:::table\n${'甲|'.repeat(20)}乙\n${'甲|'.repeat(20)}乙\n:::`, 'story-block-too-large'],
    [`:::table\n${'甲|乙\n'.repeat(300)}:::`, 'story-block-too-large'],
    ['头。\n\n:::table\n甲|乙\n\n下一段。', 'story-block-unclosed'],
  ])('%j: %s', (text, code) => {
    expect(codes(text)).toContain(code);
  });
  it('keeps the words of cells too many where they can be seen', () => {
    expect(storyText(story(':::table{head=none}\n甲|乙\n丙|丁|戊\n:::'))).toBe('甲\t乙\n丙\t丁|戊');
  });
});

describe('charts', () => {
  const chart = (text: string) => {
    const block = only(text);
    if (block.kind !== 'chart') throw new Error(block.kind);
    return block;
  };
  it('reads labels and numbers; a first row without numbers names the series', () => {
    const one = chart(':::chart{title=客数 unit=万人次}\n2018|24.1\n2019|25.4\n:::');
    expect(one.series).toEqual([]);
    expect(one.rows.map(({ values }) => values.map(({ value }) => value))).toEqual([[24.1], [25.4]]);
    const two = chart(':::chart{kind=line}\n|东|西\n2018|24.1|9\n:::');
    expect(two.series.map(({ text }) => text)).toEqual(['东', '西']);
    expect(two.chart).toBe('line');
  });
  it('reads as the table that it was typed as', () => {
    expect(storyText(story(':::chart{title=客数 unit=万人次}\n|东|西\n2018|24.1|9\n:::'))).toBe(
      '客数\n万人次\n东\t西\n2018\t24.1\t9',
    );
  });
  it.each([
    ['1,234.5', 1234.5],
    ['−3', -3],
    ['11.2%', 11.2],
    ['+7', 7],
    ['12万', undefined],
    ['1,23', undefined],
    ['', undefined],
    ['1e5', undefined],
    ['９', undefined],
  ])('%j is %j', (text, value) => {
    expect(numberOf(text)).toBe(value);
  });
  it.each([
    [':::chart\n2018|24.1\n2019|约25\n:::', 'story-chart-number'],
    [':::chart\n2018\n2019\n:::', 'story-chart-number'],
    [':::chart\n年|东\n2018|1\n:::', 'story-chart-corner'],
    [':::chart{kind=pie}\n2018|1\n:::', 'story-block-value'],
    [':::chart{colors="red"}\n|东|西\n2018|1|2\n:::', 'story-block-value'],
    [':::chart{lines=999}\n2018|1\n:::', 'story-block-value'],
    [':::chart\n甲|1|2|3|4|5\n乙|1|2|3|4|5\n:::', 'story-block-too-large'],
    [`:::chart\n${'甲|1\n'.repeat(80)}:::`, 'story-block-too-large'],
    [':::chart\n:::', 'story-mark-empty'],
  ])('%j: %s', (text, code) => {
    expect(codes(text)).toContain(code);
  });
});

describe('QR codes', () => {
  it('takes its content from text= or from its line; only the caption is words', () => {
    const a = story('甲。\n\n:::qr{text=https://example.org/a?b=1 caption=扫码看 size=22mm level=Q}\n:::');
    expect(a.blocks[1]).toMatchObject({ content: 'https://example.org/a?b=1', size: 22, correction: 'Q' });
    expect(storyText(a)).toBe('甲。\n扫码看');
    expect(story('甲。\n\n:::qr\nhttps://example.org/b\n:::').blocks[1]).toMatchObject({
      content: 'https://example.org/b',
      size: 20,
      correction: 'M',
    });
  });
  it.each([
    ['甲。\n\n:::qr\n:::', 'story-qr-empty'],
    ['甲。\n\n:::qr{text=a}\n乙\n:::', 'story-qr-lines'],
    ['甲。\n\n:::qr{text=a size=2km}\n:::', 'story-block-value'],
    ['甲。\n\n:::qr{text=a level=Z}\n:::', 'story-block-value'],
    ['甲。\n\n:::qr{url=a}\n:::', 'story-block-attribute'],
  ])('%j: %s', (text, code) => {
    expect(codes(text)).toContain(code);
  });
});

describe('copy', () => {
  it('is never a block by accident: only a line of three half-width colons and a known name begins one', () => {
    const lines = fc.array(
      fc.constantFrom(
        '一、先下后上',
        '1. 雾天停渡',
        '甲|乙|丙',
        '：：：列表',
        '::list',
        '表:::table',
        '①甲',
        '图1：客数',
      ),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(lines, (typed) => {
        const { blocks } = story(typed.join('\n\n'));
        return blocks.every(({ kind }) => kind === 'paragraph');
      }),
    );
  });
  it('in a plain story a block is copy', () => {
    const { value } = read('题\n:::list\n甲\n:::', 'text');
    expect(value!.blocks.every(({ kind }) => kind === 'paragraph')).toBe(true);
  });
  it('knows the place of every character that was typed', () => {
    const text = '头。\n\n:::table{caption=表题}\n甲|乙\n丙|**丁**\n:::\n\n:::list\n- 戊\n:::';
    for (const { text: words, offsets } of storyPieces(story(text)).filter((piece) => piece.text !== '●'))
      expect([...words].map((_, i) => text[offsets[i]!]).join('')).toBe(words);
  });
});
