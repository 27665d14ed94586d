import { describe, expect, it } from 'vitest';
import { breakLines } from '../../src/text/break-lines.ts';
import { setLine } from '../../src/text/justify.ts';
import { measureParagraph } from '../../src/text/measure.ts';
import type { RunStyle } from '../../src/text/types.ts';
import { EM, fakeFace, linesOf, measure, unitsOf, vectorProfile } from './builder.ts';

const style = (extra: Partial<RunStyle> = {}): RunStyle => ({
  faces: [fakeFace()],
  size: EM,
  tracking: 0,
  color: 'black',
  ...extra,
});

function units(text: string, settings = {}) {
  const p = measure(text, vectorProfile(settings));
  return unitsOf(p, breakLines(p, () => 1000).lines[0]!).map((unit) => unit.text);
}

describe('units that are never parted', () => {
  it.each([
    ['共8:00开始', ['共', '8:00', '开', '始']],
    ['约3.5%的', ['约', '3.5%', '的']],
    ['温度25℃左右', ['温', '度', '25℃', '左', '右']],
    ['价￥300元', ['价', '￥300', '元']],
    ['花€5买', ['花', '€5', '买']],
    ['重5 kg的', ['重', '5 kg', '的']],
    ['答1+1和Q3/Q4', ['答', '1+1', '和', 'Q3/Q4']],
    ['诗/歌', ['诗', '/', '歌']],
    ['新-旧', ['新', '-', '旧']],
    ['A/甲', ['A', '/', '甲']],
    ['1,000,000人', ['1,000,000', '人']],
  ])('%s', (text, expected) => expect(units(text)).toEqual(expected));

  it('keeps a number with its classifier on request only', () => {
    expect(units('有48个', { keepUnit: true })).toEqual(['有', '48个']);
    expect(units('有48个')).toEqual(['有', '48', '个']);
  });

  it('keeps a named phrase; without the name it parts at the blank', () => {
    const text = '乘大通MAXUS EUNIQ7上市了';
    const named = linesOf(text, 7, vectorProfile({ keep: ['MAXUS EUNIQ7'] }));
    expect(named.some((line) => line.includes('MAXUS EUNIQ7'))).toBe(true);
    expect(linesOf(text, 7, vectorProfile())).toEqual(['乘大通MAXUS', 'EUNIQ7上市了']);
  });
});

describe('runs of several looks', () => {
  it('sizes each run by itself and joins a Latin word over the seam', () => {
    const text = '小字大MP V';
    const big = style({ size: 2 * EM, color: 'red' });
    const p = measureParagraph({
      text: '小字大MPV',
      runs: [
        { start: 0, end: 2, style: style() },
        { start: 2, end: 4, style: big },
        { start: 4, end: text.length - 1, style: style() },
      ],
      profile: vectorProfile({ autospace: { default: 0, min: 0 } }),
      em: EM,
    });
    const line = setLine(p, breakLines(p, () => 500).lines[0]!);
    expect(line.runs.map((run) => [run.size, run.color, run.x])).toEqual([
      [10, 'black', [0, 10]],
      [20, 'red', [20, 40]],
      [10, 'black', [50, 55]],
    ]);
    expect(breakLines(p, () => 45).lines.map((one) => p.text.slice(one.start, one.end))).toEqual([
      '小字大',
      'MPV',
    ]);
  });

  it('spaces tracked type between characters, not at the line end', () => {
    const p = measureParagraph({
      text: '一二三AB',
      runs: [{ start: 0, end: 5, style: style({ tracking: 0.1 }) }],
      profile: vectorProfile({ autospace: { default: 0, min: 0 } }),
      em: EM,
    });
    const line = setLine(p, breakLines(p, () => 100).lines[0]!);
    expect(line.runs[0]!.x.map((x) => Math.round(x * 10) / 10)).toEqual([0, 11, 22, 33, 39]);
    expect(line.endX).toBeCloseTo(44, 6);
  });

  it('trims the smaller of a closing and an opening mark of two sizes', () => {
    const p = (first: number, second: number) =>
      measureParagraph({
        text: '》《',
        runs: [
          { start: 0, end: 1, style: style({ size: first * EM }) },
          { start: 1, end: 2, style: style({ size: second * EM }) },
        ],
        profile: vectorProfile({ lineStart: 'full', lineEnd: 'full' }),
        em: EM,
      });
    expect(p(2, 1).sums.natural[2]).toBeCloseTo(2.5, 9);
    expect(p(1, 2).sums.natural[2]).toBeCloseTo(2.5, 9);
  });
});

describe('faces', () => {
  const song = fakeFace({ id: 'song', has: (code) => code < 0x10000 && code !== 0x41 });
  const wide = fakeFace({ id: 'wide', has: (code) => code !== 0x1f600 });
  const chained = (text: string) =>
    measureParagraph({
      text,
      runs: [{ start: 0, end: text.length, style: style({ faces: [song, wide] }) }],
      profile: vectorProfile(),
      em: EM,
    });

  it('takes a character of Extension B whole, from the next face when the first has none', () => {
    const text = '姓𠮷名BA';
    const p = chained(text);
    const [line] = breakLines(p, () => 1000).lines;
    const { runs } = setLine(p, line!);
    expect(runs.map((run) => [run.face.id, run.at])).toEqual([
      ['song', [0]],
      ['wide', [1]],
      ['song', [3, 4]],
      ['wide', [5]],
    ]);
    expect(runs[1]).toMatchObject({ glyphs: [0x20bb7], until: [3] });
    expect(p.missing).toEqual([]);
  });

  it('lists a character that no face has and sets .notdef for it', () => {
    const p = chained('笑😀了');
    expect(p.missing).toEqual([{ at: 1, codePoint: 0x1f600, face: 'song' }]);
    const { runs } = setLine(p, breakLines(p, () => 1000).lines[0]!);
    expect(runs.flatMap((run) => run.glyphs)).toEqual([0x7b11, 0, 0x4e86]);
  });

  it('shapes Latin with kerning', () => {
    const p = measure('AVA', vectorProfile(), fakeFace({ kern: { AV: -50, VA: -50 } }));
    const line = setLine(p, breakLines(p, () => 1000).lines[0]!);
    expect(line.runs[0]!.x).toEqual([0, 4.5, 9]);
    expect(line.endX).toBeCloseTo(14, 9);
  });
});

describe('blanks', () => {
  it('drops a word space at a line end and keeps its character there', () => {
    const p = measure('大通MAXUS EUNIQ7上', vectorProfile());
    const { lines } = breakLines(p, () => 50);
    const first = setLine(p, lines[0]!);
    expect(p.text.slice(lines[0]!.start, lines[0]!.end)).toBe('大通MAXUS ');
    expect(first.endX).toBeCloseTo(50, 6);
    expect(first.runs.at(-1)!.x.at(-1)).toBeCloseTo(50, 6);
    expect(setLine(p, lines[1]!).startX).toBe(0);
  });

  it('keeps an ideographic blank at the head of a paragraph and drops it at a line end', () => {
    expect(measure('　一二', vectorProfile()).sums.natural[3]).toBe(3);
    expect(linesOf('一二三　四五', 3, vectorProfile())).toEqual(['一二三', '四五']);
  });
});
