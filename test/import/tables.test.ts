import {
  AlignmentType,
  BorderStyle,
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from 'docx';
import { describe, expect, it } from 'vitest';
import { parse } from '../content/helpers.ts';
import { imported, sentences } from './docx.ts';

type Words = string | { readonly text: string; readonly bold?: boolean; readonly span?: number };
const LEAD =
  '渡口每天开三班，早班最忙，末班最空，雾天停渡，这些都写在候船室的墙上，谁来了都能看见，四十多个字。';

const cell = (words: Words) => {
  const { text, bold, span } = typeof words === 'string' ? { text: words, bold: false, span: 1 } : words;
  const children = text
    .split('\n')
    .map((line) => new Paragraph({ children: [new TextRun({ text: line, ...(bold ? { bold } : {}) })] }));
  return new TableCell({ children, ...(span ? { columnSpan: span } : {}) });
};
const table = (
  rows: readonly (readonly Words[])[],
  more: Partial<ConstructorParameters<typeof Table>[0]> = {},
) => new Table({ rows: rows.map((row) => new TableRow({ children: row.map(cell) })), ...more });
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const unruled = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
};
const SHIFTS = [
  ['班次', '趟数', '客数'],
  ['早班', '12', '1,208.5'],
  ['晚班', '8', '—'],
];

const level = (at: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: at,
  format,
  text,
  alignment: AlignmentType.START,
});
const numbering = {
  config: [
    {
      reference: 'han',
      levels: [level(0, LevelFormat.CHINESE_COUNTING, '%1、'), level(1, LevelFormat.DECIMAL, '（%2）')],
    },
    { reference: 'typed', levels: [level(0, LevelFormat.DECIMAL, '%1、')] },
    { reference: 'dots', levels: [level(0, LevelFormat.BULLET, '•')] },
    { reference: 'letters', levels: [level(0, LevelFormat.UPPER_LETTER, '%1.')] },
  ],
};
const item = (reference: string, text: string, at = 0, instance = 0) =>
  new Paragraph({ text, numbering: { reference, level: at, instance } });

/** What a Word file with these blocks after a lead gives: the blocks of the story, and what is told. */
async function told(...children: (Paragraph | Table)[]) {
  const whole = [new Paragraph(LEAD), ...children, new Paragraph('末班船开走以后，老何把灯关上。')];
  const bytes = await Packer.toBuffer(new Document({ numbering, sections: [{ children: whole }] }));
  const found = imported(new Uint8Array(bytes));
  // What was written is read without a complaint.
  expect(parse(found.text).problems.filter(({ severity }) => severity !== 'advisory')).toEqual([]);
  const blocks = found.text.trimEnd().split('\n\n').slice(1, -1);
  return [...blocks, ...sentences(found.problems.filter(({ code }) => code !== 'import-table'))];
}

describe('tables out of Word', () => {
  it('are tables of the story, with the title that stands before them', async () => {
    expect(await told(new Paragraph('表1 渡口三班'), table(SHIFTS))).toEqual([
      ':::table{caption="表1 渡口三班"}\n班次|趟数|客数\n早班|12|1,208.5\n晚班|8|—\n:::',
    ]);
  });
  it('a sentence before one is no title', async () => {
    const sentence = '表示感谢的人很多';
    expect((await told(new Paragraph(sentence), table(SHIFTS)))[0]).toBe(sentence);
    expect((await told(new Paragraph('表1显示，客数增加。'), table(SHIFTS)))[0]).toBe('表1显示，客数增加。');
  });
  it('a first row from side to side is the title', async () => {
    const rows = [[{ text: '渡口三班', span: 3 }], ...SHIFTS];
    expect(await told(table(rows))).toEqual([
      ':::table{caption="渡口三班"}\n班次|趟数|客数\n早班|12|1,208.5\n晚班|8|—\n:::',
    ]);
  });
  it('a bold first column is a head too', async () => {
    const rows = SHIFTS.map(([first, ...rest]) => [{ text: first!, bold: true }, ...rest]);
    expect((await told(table(rows)))[0]).toMatch(/^:::table\{head=column\}/);
  });
  it('bars are escaped, lines in a cell run on, empty rows go', async () => {
    expect(
      await told(
        table([
          ['客数\n（人）', 'a|b'],
          ['', ''],
          ['7', '**'],
        ]),
      ),
    ).toEqual([
      ':::table\n客数（人）|a\\|b\n7|\\*\\*\n:::',
      '第 2 段“客数 （人）｜a|b 7…”：单元格里的分行只留下文字：客数 （人）',
    ]);
  });
  it('merged cells are one cell and empty ones, and told', async () => {
    const merged = (
      text: string,
      verticalMerge: (typeof VerticalMergeType)[keyof typeof VerticalMergeType],
    ) => new TableCell({ verticalMerge, children: [new Paragraph(text)] });
    const rows = [
      new TableRow({ children: [cell('线路'), cell({ text: '客数', span: 2 })] }),
      new TableRow({ children: [merged('东线', VerticalMergeType.RESTART), cell('早'), cell('12')] }),
      new TableRow({ children: [merged('', VerticalMergeType.CONTINUE), cell('晚'), cell('8')] }),
    ];
    expect(await told(new Table({ rows }))).toEqual([
      ':::table\n线路|客数|\n东线|早|12\n|晚|8\n:::',
      '第 2 段“线路｜客数｜ 东线｜早｜…”：合并的单元格只留下文字：客数｜东线',
    ]);
  });
  it('a table in a cell leaves its words there, and is told', async () => {
    const inner = new TableCell({ children: [table([['内', '里']]), new Paragraph('')] });
    const rows = [
      new TableRow({ children: [cell('甲'), inner] }),
      new TableRow({ children: [cell('乙'), cell('丙')] }),
    ];
    const [block, ...rest] = await told(new Table({ rows }));
    expect(block).toBe(':::table\n甲|内里\n乙|丙\n:::');
    expect(rest[0]).toContain('表格里的表格只留下文字：内 里');
  });
  it('without lines round running text one is layout: paragraphs, and told', async () => {
    const [first, second, ...rest] = await told(table([[LEAD + LEAD, '右边']], { borders: unruled }));
    expect([first, second]).toEqual([LEAD + LEAD, '右边']);
    expect(rest[0]).toContain('排版用的表格只留下文字');
    // With lines the same cells are a table.
    expect((await told(table([[LEAD + LEAD, '右边']])))[0]).toMatch(/^:::table/);
  });
  it('a table larger than the grammar takes is rows of text, and told', async () => {
    const row = Array.from({ length: 14 }, (_, i) => `${i + 1}`);
    const [first, , ...rest] = await told(table([row, row]));
    expect(first).toBe(row.join('｜'));
    expect(rest[0]).toContain('太大的表格只留下文字');
  });
});

describe('automatic lists out of Word', () => {
  it('are lists; a lower level goes on its item, and is told', async () => {
    expect(await told(item('han', '先下后上'), item('han', '老人先', 1), item('han', '雾天停渡'))).toEqual([
      ':::list{numbered=一、}\n先下后上（1）老人先\n雾天停渡\n:::',
      '第 3 段“（1）老人先”：下一级编号只留下文字：（1）老人先',
    ]);
  });
  it('a number alone is typed text, and the list after it says where it begins', async () => {
    expect(
      await told(item('han', '甲'), new Paragraph('一段话。'), item('han', '乙'), item('han', '丙')),
    ).toEqual([
      '一、甲',
      '一段话。',
      ':::list{numbered=一、 start=2}\n乙\n丙\n:::',
      '自动编号 1 处写成了文字：一、',
    ]);
  });
  it('numbers that begin anew begin a new list', async () => {
    expect(await told(item('han', '甲'), item('han', '乙'), item('dots', '丙'), item('dots', '丁'))).toEqual([
      ':::list{numbered=一、}\n甲\n乙\n:::',
      ':::list\n丙\n丁\n:::',
    ]);
  });
  it('numbers that papers write otherwise are told; letters are typed text', async () => {
    expect(await told(item('typed', '甲'), item('typed', '乙'))).toEqual([
      ':::list{numbered}\n甲\n乙\n:::',
      '第 2 段“甲”：编号的写法只留下文字：1、 → 1.',
    ]);
    expect((await told(item('letters', '甲'), item('letters', '乙')))[0]).toBe('A. 甲');
  });
});

describe('web pages', () => {
  const page = (body: string) =>
    imported(
      new TextEncoder().encode(`<!DOCTYPE html><html><body><p>${LEAD}</p>${body}<p>完。</p></body></html>`),
    );
  it('tables with cells over rows and columns, and their title', () => {
    const found = page(
      '<table><caption>三班</caption><tr><th rowspan="2">线路</th><th colspan="2">客数</th></tr><tr><td>早</td><td>晚</td></tr><tr><td>东线</td><td>12</td><td>8</td></tr></table>',
    );
    expect(found.text).toContain(':::table{caption="三班"}\n线路|客数|\n|早|晚\n东线|12|8\n:::');
    expect(sentences(found.problems)).toEqual([
      '第 2 段“线路｜客数｜ ｜早｜晚 …”：表格写成了稿件里的表（:::table）：线路｜客数｜',
      '第 2 段“线路｜客数｜ ｜早｜晚 …”：合并的单元格只留下文字：客数｜线路',
    ]);
  });
  it('lists with a start, and lists in lists', () => {
    const found = page(
      '<ol start="3"><li>甲<ul><li>子</li></ul></li><li>乙</li></ol><ul><li>丙</li><li>丁</li></ul>',
    );
    expect(found.text).toContain(':::list{numbered start=3}\n甲●子\n乙\n:::\n\n:::list\n丙\n丁\n:::');
  });
});
