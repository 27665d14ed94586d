import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from '../../src/text/break-lines.ts';
import { setLine } from '../../src/text/justify.ts';
import type { Measured } from '../../src/text/measured.ts';
import type { BreakOptions, BrokenParagraph, Profile } from '../../src/text/types.ts';
import { EM, measure, type Settings, vectorProfile } from './builder.ts';

/** Random copy: Han, marks alone and in absurd runs, numbers with units, Latin, dashes, rare characters. */
const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('一', '二三', '创新', '组织生活', '党', '的') },
  { weight: 4, arbitrary: fc.constantFrom('，', '。', '、', '；', '：', '？', '！', '？！', '！！！') },
  { weight: 3, arbitrary: fc.constantFrom('“', '”', '（', '）', '《', '》', '‘', '’', '「', '』') },
  { weight: 2, arbitrary: fc.constantFrom('2019', '8.5%', '25℃', '1,000', '￥30', '8:00', '42', '-5') },
  { weight: 2, arbitrary: fc.constantFrom('MPV', 'CVT', 'MAXUS EUNIQ7', 'a', 'km/h', 'innovation') },
  { weight: 1, arbitrary: fc.constantFrom('——', '……', '—', '…', '·', '～', '／', '/', '-', '⸺', '・') },
  { weight: 1, arbitrary: fc.constantFrom(' ', '　', '𠮷', '々', '①', '\u00a0', '\u200b', '－', 'Ａ') },
);
const copy = fc.array(piece, { minLength: 1, maxLength: 120 }).map((parts) => parts.join(''));
const measures = fc.integer({ min: 8, max: 80 }).map((halves) => halves / 2);

const settings: fc.Arbitrary<Settings> = fc.record({
  kinsoku: fc.constantFrom('basic', 'gb', 'strict'),
  pairs: fc.constantFrom('normal', 'tight', 'off'),
  widthStyle: fc.constantFrom('full', 'kaiming', 'half'),
  lineStart: fc.constantFrom('trim', 'full'),
  firstLine: fc.constantFrom('trim', 'full', 'hang'),
  lineEnd: fc.constantFrom('half', 'auto', 'full'),
  hanging: fc.boolean(),
  squeezeStop: fc.constantFrom('last', 'never'),
  indent: fc.constantFrom(0, 2),
  orphan: fc.constantFrom('off', 'search', 'pull', 'squeeze'),
  keepUnit: fc.boolean(),
  hyphenate: fc.constantFrom('off', 'en'),
  names: fc.constantFrom([], ['创新'], ['组织生活', '二三']),
  keep: fc.constantFrom([], ['MAXUS EUNIQ7'], ['二三']),
});
const options: fc.Arbitrary<BreakOptions> = fc.record({
  mode: fc.constantFrom('optimum', 'first-fit'),
  looseness: fc.constantFrom(-1, 0, 1),
});

const RUNS = { numRuns: 300 };

function forAll(check: (text: string, em: number, profile: Profile, option: BreakOptions) => void): void {
  const property = fc.property(copy, measures, settings, options, (text, em, setting, option) =>
    check(text, em, vectorProfile(setting), option),
  );
  fc.assert(property, RUNS);
}

/** The same paragraph, with a count of how often a width was looked up. */
function counting(p: Measured): { counted: Measured; reads: () => number } {
  let reads = 0;
  const natural = new Proxy(p.sums.natural, {
    get(target, key) {
      reads++;
      return Reflect.get(target, key, target) as unknown;
    },
  });
  return { counted: { ...p, sums: { ...p.sums, natural } }, reads: () => reads };
}

const NOT_FIRST = /^[，。、；：？！”）》’』·・～／々—]/u;
const NOT_LAST = /[“（《‘「]$/u;

/** Line starts and ends that break the rules and are not reported. */
function unreported(text: string, { lines, infeasible }: BrokenParagraph): string[] {
  const reported = new Set(infeasible.map((one) => one.at));
  const found: string[] = [];
  for (const [i, line] of lines.entries()) {
    if (i === 0 || reported.has(line.start)) continue;
    const second = text.slice(line.start, line.end);
    const before = text.slice(lines[i - 1]!.start, line.start).replace(/[\s\u200b]+$/u, '');
    if (NOT_FIRST.test(second) && !/^(——|—$)/.test(second)) found.push(second);
    if (NOT_LAST.test(before)) found.push(before);
  }
  return found;
}

describe('whatever the copy and the measure', () => {
  it('no forbidden mark stands at a line edge unless it is reported', () => {
    forAll((text, em, profile, option) => {
      const broken = breakLines(measure(text, profile), () => em * EM, option);
      const tooWide = broken.infeasible.some((one) => one.kind === 'too-wide');
      if (!tooWide) expect(unreported(text, broken)).toEqual([]);
    });
  });

  it('and the rule does the work: without it marks do stand there', () => {
    let seen = 0;
    const free = vectorProfile({ kinsoku: 'none' });
    fc.assert(
      fc.property(copy, measures, (text, em) => {
        const broken = breakLines(measure(text, free), () => em * EM, { mode: 'first-fit' });
        seen += unreported(text, broken).length;
      }),
      { numRuns: 200, seed: 1 },
    );
    expect(seen).toBeGreaterThan(0);
  });

  it('full lines reach their measure, and no line sticks out unless it is reported', () => {
    forAll((text, em, profile, option) => {
      const p = measure(text, profile);
      const { lines, infeasible } = breakLines(p, () => em * EM, option);
      for (const line of lines) {
        const set = setLine(p, line);
        // A line that a rule ends (two ellipses stand alone) stays as long as it is.
        if (!line.last && !line.ended && set.unresolved === 0) {
          expect(set.full).toBe(true);
          expect(Math.abs(set.endX - em * EM)).toBeLessThanOrEqual(0.001 * EM);
        }
        if (set.unresolved < -0.001 * EM) expect(infeasible.length).toBeGreaterThan(0);
      }
    });
  });

  it('every character is set once and in order', () => {
    forAll((text, em, profile, option) => {
      const p = measure(text, profile);
      const { lines } = breakLines(p, () => em * EM, option);
      expect(lines.map((line) => text.slice(line.start, line.end)).join('')).toBe(text);
      let next = 0;
      for (const line of lines) {
        for (const run of setLine(p, line).runs) {
          for (const [g, at] of run.at.entries()) {
            expect(text.slice(next, at).replace(/\u200b/g, '')).toBe('');
            next = Math.max(at, run.until[g]!);
          }
        }
      }
      expect(text.slice(next).replace(/\u200b/g, '')).toBe('');
    });
  });

  it('units are never split, except words that are wider than the line', () => {
    const units = /——|……|\d[\d.,:]*[%℃]?|￥\d+|MPV|CVT|MAXUS|EUNIQ7|km\/h|innovation/gu;
    forAll((text, em, setting, option) => {
      const profile: Profile = { ...setting, hyphenate: 'off' };
      const { lines, infeasible } = breakLines(measure(text, profile), () => em * EM, option);
      if (infeasible.some((one) => one.kind === 'too-wide')) return;
      const starts = new Set(lines.map((line) => line.start));
      for (const { index, 0: unit } of text.matchAll(units)) {
        for (let at = index + 1; at < index + unit.length; at++) {
          if (starts.has(at))
            expect(`${text.slice(index, at)}|${text.slice(at, index + unit.length)}`).toBe(unit);
        }
      }
    });
  });

  it('English words part with a hyphen, at points of their rules alone, and never in heads', () => {
    const points = new Set(['in', 'inno', 'innova'].map((part) => part.length));
    forAll((text, em, setting, option) => {
      for (const hyphenate of ['en', 'never'] as const) {
        const profile: Profile = { ...setting, hyphenate };
        const { lines, infeasible } = breakLines(measure(text, profile), () => em * EM, option);
        if (infeasible.some((one) => one.kind === 'too-wide')) continue;
        const starts = new Set(lines.map((line) => line.start));
        for (const { index, 0: word, input } of text.matchAll(/innovation/g)) {
          if (/[A-Za-z\d]/.test((input[index - 1] ?? '') + (input[index + word.length] ?? ''))) continue;
          for (let at = 1; at < word.length; at++)
            if (starts.has(index + at)) expect(hyphenate === 'en' && points.has(at)).toBe(true);
        }
      }
    });
  });

  it('between two Han nothing is opened beyond what the line says of itself', () => {
    forAll((text, em, profile, option) => {
      const p = measure(text, profile);
      for (const line of breakLines(p, () => em * EM, option).lines) {
        const set = setLine(p, line);
        for (const { x, at } of set.runs) {
          for (let g = 1; g < x.length; g++) {
            if (!/^[一二三创新党的]{2}$/.test(text.slice(at[g - 1]!, at[g]! + 1))) continue;
            expect((x[g]! - x[g - 1]!) / EM).toBeLessThanOrEqual(1 + set.opened + 1e-6);
          }
        }
      }
    });
  });

  it('the widths that a search looks at grow with the text alone', () => {
    const sentence = '渡口装了GPS，老人说：“今天（初三）开船！”增长8.5%——大家都来了。';
    const looks = (times: number, em: number) => {
      const p = measure(sentence.repeat(times), vectorProfile({ orphan: 'search' }));
      const { counted, reads } = counting(p);
      breakLines(counted, () => em * EM);
      return reads() / times;
    };
    for (const em of [8, 13, 27]) expect(looks(60, em)).toBeLessThan(1.15 * looks(20, em));
  });

  it('glyphs go from left to right inside the measure', () => {
    forAll((text, em, profile, option) => {
      const p = measure(text, profile);
      const { lines } = breakLines(p, () => em * EM, option);
      for (const line of lines) {
        const set = setLine(p, line);
        for (const { x } of set.runs) for (const at of x) expect(Number.isFinite(at)).toBe(true);
        expect(set.startX).toBeGreaterThanOrEqual(0);
        expect(set.opened).toBeGreaterThanOrEqual(0);
        expect(set.squeezed).toBeGreaterThanOrEqual(0);
      }
    });
  });

  it('optimum fit costs no more than first-fit, or does without the loose lines that first-fit makes', () => {
    fc.assert(
      fc.property(copy, measures, settings, (text, em, setting) => {
        const p = measure(text, vectorProfile({ ...setting, hanging: false }));
        const best = breakLines(p, () => em * EM);
        const greedy = breakLines(p, () => em * EM, { mode: 'first-fit' });
        expect(best.infeasible.length).toBeLessThanOrEqual(greedy.infeasible.length);
        const loose = best.lines.some((line) => setLine(p, line).opened > p.profile.stretchWarn);
        if (loose) expect(best.cost).toBeLessThanOrEqual(greedy.cost * (1 + 1e-9) + 1e-6);
      }),
      RUNS,
    );
  });
});
