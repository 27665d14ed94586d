import { describe, expect, it } from 'vitest';
import { breakHeadline } from '../../src/text/headline-breaks.ts';

const room = (em: number) => () => em;
const best = (text: string, lines: number, em: number, words: string[] = []) =>
  breakHeadline(text, lines, room(em), { words })[0]?.lines.map((line) => line.text);

describe('breaking a headline by sense (typography 2.6)', () => {
  it('takes a deliberate blank first, and drops it', () => {
    expect(best('锐意进取勇向前 创新实践迈大步', 2, 8)).toEqual(['锐意进取勇向前', '创新实践迈大步']);
    expect(best('上汽基层党组织创新组织生活 助力创新创效', 2, 14)).toEqual([
      '上汽基层党组织创新组织生活',
      '助力创新创效',
    ]);
  });

  it('then a comma, rather than a more even break inside a phrase', () => {
    expect(best('为党员赋能，激发党员主动性创造性', 2, 11)).toEqual(['为党员赋能，', '激发党员主动性创造性']);
  });

  it('keeps one line when it fits', () => {
    expect(best('创新组织生活', 2, 20)).toEqual(['创新组织生活']);
  });

  it('gives nothing when nothing fits', () => {
    expect(breakHeadline('创新组织生活', 1, room(4))).toEqual([]);
  });

  it('obeys an explicit bar, however uneven', () => {
    const [only, ...others] = breakHeadline('锐意|进取勇向前', 2, room(8));
    expect(only).toMatchObject({ cost: 0, explicit: true });
    expect(only!.lines).toEqual([
      { text: '锐意', start: 0, end: 2, width: 2 },
      { text: '进取勇向前', start: 3, end: 8, width: 5 },
    ]);
    expect(others).toEqual([]);
  });

  it('never parts a house word cheaply, nor a word that the caller names', () => {
    for (const one of breakHeadline('上汽通用党建赋能创效', 2, room(9))) {
      const parted = one.lines.some((line) => /^(汽|效|能|建)/.test(line.text));
      expect(parted && one.cost < 1000).toBe(false);
    }
    const named = breakHeadline('在龙华烈士陵园', 2, room(5), { words: ['龙华烈士陵园'] });
    expect(Math.min(...named.map((one) => one.cost))).toBeGreaterThanOrEqual(1000);
  });

  it('does not begin a line with 的, part a number from its unit, or cut a Latin word', () => {
    const costs = (text: string) =>
      breakHeadline(text, 2, room(7)).map((one) => [one.lines[1]?.text ?? '', one.cost] as const);
    for (const [second, cost] of costs('创新实践的党员先锋')) {
      if (second.startsWith('的')) expect(cost).toBeGreaterThanOrEqual(200);
    }
    for (const [second, cost] of costs('形成专利42项成果')) {
      if (second.startsWith('项')) expect(cost).toBeGreaterThanOrEqual(1000);
      expect(second.startsWith('2')).toBe(false);
    }
  });

  it('does not part 三 from 号', () => {
    const costs = new Map(
      breakHeadline('青榆机械厂三号车间掠影', 2, room(7)).map((one) => [one.lines[0]!.text, one.cost]),
    );
    expect([...costs.keys()][0]).toBe('青榆机械厂');
    expect(costs.get('青榆机械厂三')).toBeGreaterThanOrEqual(1000);
  });

  it('never puts a forbidden mark at an edge', () => {
    for (const { lines } of breakHeadline('牢记“创新”使命，铸“匠心”', 3, room(9))) {
      for (const line of lines) expect(line.text).not.toMatch(/^[”，]|“$/);
    }
  });

  it('finds two lines where two are asked for, though one would hold it all', () => {
    const lines = (minLines?: number) =>
      breakHeadline('三号车间的“细账”', 2, room(12), {
        worst: 1000,
        ...(minLines ? { minLines } : {}),
      })[0]!.lines.map(({ text }) => text);
    expect(lines()).toEqual(['三号车间的“细账”']);
    expect(lines(2)).toEqual(['三号车间的', '“细账”']);
  });
});
