import { describe, expect, it } from 'vitest';
import { breakLines } from '../../src/text/break-lines.ts';
import { setLine } from '../../src/text/justify.ts';
import { houseProfile } from '../../src/text/profile.ts';
import { EM, linesOf, measure, vectorProfile } from './builder.ts';

const body =
  '7月，“通星汇”作为上汽通用官方推荐购车平台上线，已有近8400人次访问活动页面，收获2600条线索数据，成功推荐购车131辆。';

/** Prohibition, one mark at a line start and one at a line end, with the rule on and off. */
describe('line edges', () => {
  it.each([
    ['一二三四五，六七', 5, '，六七'],
    ['一二三四五。六七', 5, '。六七'],
    ['一二三四五”六七', 5, '”六七'],
    ['一二三四五·六七', 5, '·六七'],
    ['一二三四五～六七', 5, '～六七'],
    ['一二三四五／六七', 5, '／六七'],
    ['一二三四五々六七', 5, '々六七'],
    ['一二三四五,六七', 5, ',六七'],
    ['一二三四五)六七', 5, ')六七'],
  ])('%s: the mark does not begin the second line; at level none it does', (text, em, second) => {
    expect(linesOf(text, em, vectorProfile())[1]).not.toBe(second);
    const free = vectorProfile({ kinsoku: 'none' });
    expect(linesOf(text, em, free, { mode: 'first-fit' })[1]).toBe(second);
  });

  it('an opening mark does not end a line; at level none it does', () => {
    expect(linesOf('一二三四（五六', 5, vectorProfile())[0]).toBe('一二三四');
    const free = vectorProfile({ kinsoku: 'none' });
    expect(linesOf('一二三四（五六', 5, free, { mode: 'first-fit' })[0]).toBe('一二三四（');
  });

  it('a separator does not end a line at level gb; at basic it does', () => {
    const at = (kinsoku: 'gb' | 'basic') =>
      linesOf('一二三四／五六', 4.5, vectorProfile({ kinsoku }), { mode: 'first-fit' })[0];
    expect(at('gb')).toBe('一二三');
    expect(at('basic')).toBe('一二三四／');
  });

  it('—— begins a line at gb, not at strict', () => {
    const at = (kinsoku: 'gb' | 'strict') => linesOf('一二三四五——六七', 5, vectorProfile({ kinsoku }))[1];
    expect(at('gb')).toBe('——六七');
    expect(at('strict')).toBe('五——六七');
  });

  it('gives up the least when nothing is legal, and says so', () => {
    const text = '一“‘“‘（（”’”’））。。二三';
    const { lines, infeasible } = breakLines(measure(text, vectorProfile()), () => 3 * EM);
    expect(lines.map((line) => text.slice(line.start, line.end)).join('')).toBe(text);
    expect(infeasible.some((one) => one.kind === 'prohibition')).toBe(true);
  });
});

describe('what is too wide', () => {
  it('cuts a Latin word wider than the line, and reports where it stands', () => {
    const text = '见Donaudampfschifffahrt处';
    const p = measure(text, vectorProfile());
    const { lines, infeasible } = breakLines(p, () => 6 * EM);
    expect(infeasible.length).toBeGreaterThan(0);
    expect(infeasible.every((one) => one.kind === 'too-wide')).toBe(true);
    for (const line of lines) expect(setLine(p, line).unresolved).toBeGreaterThanOrEqual(0);
  });

  it('does not cut one that fits on a line of its own', () => {
    const text = '见一下https://ex.cn处';
    const { infeasible } = breakLines(measure(text, vectorProfile()), () => 8 * EM);
    expect(infeasible).toEqual([]);
  });

  it('sets —— in a measure of one em all the same', () => {
    const p = measure('一——二', vectorProfile());
    const { lines, infeasible } = breakLines(p, () => EM);
    expect(lines.map((line) => p.text.slice(line.start, line.end))).toEqual(['一', '——', '二']);
    expect(infeasible).toEqual([{ at: 1, kind: 'too-wide' }]);
    expect(setLine(p, lines[1]!).unresolved).toBeCloseTo(-EM, 6);
  });
});

describe('optimum fit', () => {
  it('looks past the line: at most half of the lines that first-fit opens, from 8 to 30 em', () => {
    const opened = (mode: 'optimum' | 'first-fit') => {
      const p = measure(body.repeat(3), houseProfile);
      let count = 0;
      for (let em = 8; em <= 30; em++) {
        const { lines } = breakLines(p, () => em * EM, { mode });
        count += lines.filter((line) => setLine(p, line).opened > 0).length;
      }
      return count;
    };
    expect(opened('optimum')).toBeLessThanOrEqual(opened('first-fit') / 2);
  });

  it('never costs more than first-fit', () => {
    for (let em = 6; em < 30; em++) {
      const p = measure(body, houseProfile);
      const cost = (mode: 'optimum' | 'first-fit') => breakLines(p, () => em * EM, { mode }).cost;
      expect(cost('optimum')).toBeLessThanOrEqual(cost('first-fit') + 1e-6);
    }
  });

  it('gives the same lines whether the measure is known to be steady or looked up line by line', () => {
    const p = measure(body, houseProfile);
    const steady = breakLines(p, () => 13 * EM);
    const lines = steady.lines.length;
    // Different only where no line stands any more.
    const varied = breakLines(p, (line) => (line < lines + 2 ? 13 : 20) * EM);
    expect(varied.lines).toEqual(steady.lines);
  });

  it('follows a measure that changes from line to line', () => {
    const p = measure('一二三四五六七八九十一二三四五六', vectorProfile());
    const widths = [4, 6, 3, 8];
    const { lines } = breakLines(p, (line) => widths[line]! * EM);
    expect(lines.map((line) => p.text.slice(line.start, line.end).length)).toEqual([4, 6, 3, 3]);
    expect(lines.map((line) => line.measure / EM)).toEqual([4, 6, 3, 8]);
  });
});

describe('looseness', () => {
  const p = measure(body.repeat(3), houseProfile);
  const count = (looseness: number) => breakLines(p, () => 13 * EM, { looseness }).lines.length;

  it('makes one line more or fewer when the text allows it', () => {
    const best = count(0);
    expect([best, best + 1]).toContain(count(1));
    expect([best, best - 1]).toContain(count(-1));
    expect(count(1)).toBe(best + 1);
  });

  it('gives the optimum when it does not', () => {
    const two = measure('一二三四五六', vectorProfile());
    expect(breakLines(two, () => 6 * EM, { looseness: -1 }).lines).toHaveLength(1);
  });

  it('costs more than the optimum', () => {
    const cost = (looseness: number) => breakLines(p, () => 13 * EM, { looseness }).cost;
    expect(cost(1)).toBeGreaterThan(cost(0));
  });
});

describe('单字不成行', () => {
  const text = '一二三四五六七八，九十一二三四五六七八。';

  it('does not leave one character on the last line; switched off it does', () => {
    const last = (orphan: 'off' | 'search') =>
      linesOf(text, 8.5, vectorProfile({ orphan, minLastLine: 2 })).at(-1)!;
    expect(last('search').replace(/[，。]/g, '').length).toBeGreaterThanOrEqual(2);
    const off = linesOf('一二三四五六七八九', 8, vectorProfile());
    expect(off.at(-1)).toBe('九');
    const on = linesOf('一二三四五六七八九', 8, vectorProfile({ orphan: 'search' }));
    expect(on).toEqual(['一二三四五六七', '八九']);
  });

  it('first-fit squeezes first, then pulls one character down', () => {
    const set = (one: string, em: number) =>
      linesOf(one, em, vectorProfile({ orphan: 'search' }), { mode: 'first-fit' });
    expect(set('一，二，三，四。', 6)).toEqual(['一，二，三，四。']);
    expect(set('一二三四五六。', 5)).toEqual(['一二三四', '五六。']);
  });
});

describe('hanging marks', () => {
  const text = '一二三四五，六七八九';
  it('hangs one of 、，。 past the measure when asked; not otherwise', () => {
    for (const mode of ['optimum', 'first-fit'] as const) {
      const p = measure(text, vectorProfile({ hanging: true }));
      const [first] = breakLines(p, () => 5 * EM, { mode }).lines;
      expect(p.text.slice(first!.start, first!.end)).toBe('一二三四五，');
      expect(first!.hung).toBe(true);
      const set = setLine(p, first!);
      expect(set.endX).toBe(5 * EM);
      expect(set.runs[0]!.x.at(-1)).toBe(5 * EM);
    }
    expect(linesOf(text, 5, vectorProfile())[0]).toBe('一二三四');
  });
});

describe('a kept phrase of Han', () => {
  it('stays whole and opens as evenly as the line around it', () => {
    const text = '在龙华烈士陵园，开展';
    const set = (keep: string[]) => {
      const p = measure(text, vectorProfile({ keep }));
      const { lines } = breakLines(p, () => 6.5 * EM);
      return lines.map((line) => text.slice(line.start, line.end));
    };
    expect(set([])).toEqual(['在龙华烈士陵', '园，开展']);
    expect(set(['烈士陵园'])).toEqual(['在龙华', '烈士陵园，开展']);
    const p = measure('一二三四五六七八', vectorProfile({ keep: ['三四五'] }));
    const [line] = breakLines(p, () => 6 * EM + 5).lines;
    const x = setLine(p, line!).runs[0]!.x;
    const steps = x.slice(1).map((at, i) => Math.round((at - x[i]!) * 1e6));
    expect(new Set(steps).size).toBe(1);
  });
});

describe('alignment', () => {
  it('leaves lines natural and moves them', () => {
    const p = measure('一二三四五，六七', vectorProfile());
    const [line] = breakLines(p, () => 5 * EM, { mode: 'first-fit' }).lines;
    const at = (align: 'left' | 'center' | 'right') => {
      const set = setLine(p, line!, { align });
      return [set.startX, set.endX, set.full];
    };
    expect(at('left')).toEqual([0, 40, false]);
    expect(at('center')).toEqual([5, 45, false]);
    expect(at('right')).toEqual([10, 50, false]);
  });
});

describe('ragged lines', () => {
  it('are broken evenly and not opened', () => {
    const p = measure('一二三四五六七八九十一二三，四五六七八', vectorProfile());
    const { lines } = breakLines(p, () => 9 * EM, { justify: false });
    expect(lines.map((line) => p.text.slice(line.start, line.end))).toEqual([
      '一二三四五六七八九',
      '十一二三，四五六七',
      '八',
    ]);
    for (const line of lines) expect(setLine(p, line, { align: 'left' }).opened).toBe(0);
  });

  it('stay on one line in a measure without end', () => {
    const p = measure('一二三，四五', vectorProfile());
    const { lines } = breakLines(p, () => 1e7, { justify: false });
    expect(lines.map((line) => line.natural / EM)).toEqual([6]);
  });
});

describe('line-end treatments', () => {
  it('half trims always, auto only when the mark would not fit, full never', () => {
    const end = (lineEnd: 'half' | 'auto' | 'full', em: number) => {
      const p = measure('一二三四，五六', vectorProfile({ lineEnd }));
      const [line] = breakLines(p, () => em * EM, { mode: 'first-fit' }).lines;
      const set = setLine(p, line!);
      return [p.text.slice(0, line!.end), set.endX / EM, Math.round(set.opened * 1000) / 1000];
    };
    expect(end('half', 5)).toEqual(['一二三四，', 5, 0.167]);
    expect(end('auto', 5)).toEqual(['一二三四，', 5, 0]);
    expect(end('auto', 4.5)).toEqual(['一二三四，', 4.5, 0]);
    expect(end('full', 5)).toEqual(['一二三四，', 5, 0]);
    expect(end('full', 4.5)).toEqual(['一二三', 4.5, 0.75]);
  });
});

describe('counting lines', () => {
  it('an empty paragraph has none', () => {
    expect(breakLines(measure('', houseProfile), () => 100)).toEqual({ lines: [], cost: 0, infeasible: [] });
  });
});

describe('absurd sizes', () => {
  it('sets a paragraph of a megabyte', () => {
    const text = body.repeat(Math.ceil(1e6 / new TextEncoder().encode(body).length));
    const p = measure(text, houseProfile);
    const { lines, infeasible } = breakLines(p, () => 13 * EM);
    expect(lines.at(-1)!.end).toBe(text.length);
    expect(infeasible).toEqual([]);
  });
});
