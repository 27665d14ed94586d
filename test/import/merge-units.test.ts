import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storyText } from '../../src/content/words.ts';
import { mergeStories } from '../../src/import/merge/merge.ts';
import { parse } from '../content/helpers.ts';

const story = (table: string, list = '先下后上\n雾天停渡') =>
  `# 题\n\n渡口每天开三班。\n\n${table}\n\n:::list{numbered}\n${list}\n:::\n\n末班船开走了。\n`;
const TABLE = ':::table{caption="三班"}\n班次|趟数\n早班|12\n晚班|8\n:::';
const kinds = (merged: ReturnType<typeof mergeStories>) => merged.notes.map(({ kind }) => kind);

describe('a table or a list in the second Word file', () => {
  it('is taken whole when the story had not changed it; widths and marks made by hand stay', () => {
    const mine = TABLE.replace('"三班"', '"三班" widths="2 1"').replace('早班', '**早班**');
    const merged = mergeStories(story(mine), story(TABLE.replace('8', '9\n夜班|3')), story(TABLE));
    expect(merged.text).toBe(story(mine.replace('8', '9\n夜班|3')));
    expect(kinds(merged)).toEqual(['changed']);
  });
  it('stays when only the story changed it', () => {
    const mine = TABLE.replace('12', '13');
    const merged = mergeStories(story(mine), story(TABLE), story(TABLE));
    expect(merged).toEqual({ text: story(mine), notes: [] });
  });
  it('changed on both sides is a conflict: the story’s stays, with a query in its last row', () => {
    const mine = TABLE.replace('12', '13');
    const merged = mergeStories(story(mine), story(TABLE.replace('8', '9')), story(TABLE));
    expect(kinds(merged)).toEqual(['conflict']);
    expect(merged.text).toMatch(
      /早班\|13\n晚班\|8:query\[手改过，新稿也改了，新稿：“班次｜趟数 \/ 早班｜12 \/ 晚班｜9”\]\n:::/,
    );
    expect(parse(merged.text).problems.filter(({ code }) => code !== 'story-query')).toEqual([]);
    // Doing it again adds nothing.
    const again = mergeStories(merged.text, story(TABLE.replace('8', '9')), story(TABLE.replace('8', '9')));
    expect(again.text).toBe(merged.text);
  });
  it('goes with the new file, comes with it, and its items change with it', () => {
    expect(mergeStories(story(TABLE), story('无表。'), story(TABLE)).text).toBe(story('无表。'));
    expect(mergeStories(story('无表。'), story(TABLE), story('无表。')).text).toBe(story(TABLE));
    expect(mergeStories(story(TABLE), story(TABLE, '甲\n乙'), story(TABLE)).text).toBe(
      story(TABLE, '甲\n乙'),
    );
  });
  it('that the story had not changed always becomes the new one, word for word', () => {
    const row = fc.array(fc.constantFrom('早', '晚', '12', '7%', 'a\\|b', ''), {
      minLength: 2,
      maxLength: 2,
    });
    const rows = fc
      .array(row, { minLength: 1, maxLength: 5 })
      .map((all) => all.map((cells) => cells.join('|')).join('\n'));
    const item = fc.constantFrom('甲', '乙丙', '丁12');
    const items = fc.array(item, { minLength: 2, maxLength: 4 }).map((all) => all.join('\n'));
    const any = fc.tuple(rows, items).map(([table, list]) => story(`:::table\n${table}\n:::`, list));
    const printed = (text: string) => storyText(parse(text).value!);
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(printed(mergeStories(a, b, a).text)).toBe(printed(b));
        expect(mergeStories(b, a, a)).toEqual({ text: b, notes: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('that the hand made of paragraphs takes their new words', () => {
    const typed = '渡口每天开三班。\n\n先下后上，不要拥挤\n\n雾天停渡，等雾散再开\n\n末班船开走了。\n';
    const hand = typed.replace(
      '先下后上，不要拥挤\n\n雾天停渡，等雾散再开',
      ':::list{numbered}\n先下**后上**，不要拥挤\n雾天停渡，等雾散再开\n:::',
    );
    const file = typed.replace('不要拥挤', '不要争抢').replace('等雾散再开', '等雾散尽再开');
    const merged = mergeStories(hand, file, typed);
    expect(merged.text).toBe(hand.replace('不要拥挤', '不要争抢').replace('等雾散再开', '等雾散尽再开'));
    expect(merged.notes.map(({ kind, line }) => `${kind} ${line}`)).toEqual(['changed 3']);
    expect(mergeStories(hand, typed, typed)).toEqual({ text: hand, notes: [] });
  });
});
