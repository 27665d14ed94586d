import { describe, expect, it } from 'vitest';
import { breakLines } from '../../src/text/break-lines.ts';
import { setTokens } from '../../src/text/justify.ts';
import { EM, measure, type Settings, unitsOf, vectorProfile } from './builder.ts';
import file from './vectors.json' with { type: 'json' };

interface AdvanceCase {
  id: string;
  input: string;
  profile: Settings;
  expect: { advances: number[]; total: number };
  rule: string;
}

interface BreakCase {
  id: string;
  input: string;
  measure: number;
  profile: Settings;
  expect: {
    lines: string[];
    adjust: (null | {
      type: 'shrink' | 'stretch';
      total: number;
      slots: Record<string, [number, number]>;
      unresolved: number;
    })[];
    naturalWidths: number[];
    advances: [string, number][][];
    gapsAfter: number[][];
  };
  rule: string;
}

const vectors = file.vectors as unknown as { kind: string }[];
const ofKind = <T>(kind: string) => vectors.filter((one) => one.kind === kind) as unknown as T[];

describe('vectors of kind advance: marks beside each other, in every mode', () => {
  it.each(ofKind<AdvanceCase>('advance'))('$id $input: $rule', (one) => {
    const settings = { lineStart: 'full', lineEnd: 'full', ...one.profile } as Settings;
    const p = measure(one.input, vectorProfile(settings));
    const [line] = breakLines(p, () => 100 * EM).lines;
    const units = unitsOf(p, line!);
    expect(units.map((unit) => round(unit.advance))).toEqual(one.expect.advances);
    const total = units.reduce((sum, unit) => sum + unit.advance + unit.gapAfter, 0);
    expect(total).toBeCloseTo(one.expect.total, 9);
  });

  it('covers the 25 cases of the file', () => expect(ofKind('advance')).toHaveLength(25));
});

describe('vectors of kind break: first-fit, line by line', () => {
  it.each(ofKind<BreakCase>('break'))('$id $input: $rule', (one) => {
    const p = measure(one.input, vectorProfile(one.profile));
    const { lines, infeasible } = breakLines(p, () => one.measure * EM, { mode: 'first-fit' });
    expect(lines.map((line) => one.input.slice(line.start, line.end))).toEqual(one.expect.lines);
    expect(infeasible).toEqual([]);
    for (const [i, line] of lines.entries()) {
      expect(line.natural / EM).toBeCloseTo(one.expect.naturalWidths[i]!, 6);
      const units = unitsOf(p, line);
      expect(units.map((unit) => [unit.text, round(unit.advance)])).toEqual(one.expect.advances[i]);
      expect(units.map((unit) => round(unit.gapAfter))).toEqual(one.expect.gapsAfter[i]);
      const { adjustment: a } = setTokens(p, line);
      const wanted = one.expect.adjust[i]!;
      const squeezed = a.s2 + a.s4 + a.s5 + a.s6 + a.s7;
      const stretched = a.x1 + a.x2 + a.gap * a.places;
      expect(squeezed).toBeCloseTo(wanted?.type === 'shrink' ? wanted.total : 0, 6);
      expect(stretched).toBeCloseTo(wanted?.type === 'stretch' ? wanted.total : 0, 6);
      expect(a.unresolved).toBe(0);
      for (const [slot, [count, amount]] of Object.entries(wanted?.slots ?? {})) {
        if (slot === 'X3') expect([a.places, round(a.gap)]).toEqual([count, amount]);
        else expect(a[slot.toLowerCase() as 's4']).toBeCloseTo(count * amount, 6);
      }
    }
  });

  it('covers the 39 cases of the file', () => expect(ofKind('break')).toHaveLength(39));
});

function round(em: number): number {
  return Math.round(em * 1e6) / 1e6;
}
