import { EPSILON } from './line-metrics.ts';
import type { Measured } from './measured.ts';
import { keeps } from './rules.ts';

/**
 * How a line is brought to its measure: for each step of 1.8 the share of its capacity that is used, and the gap
 * that X3 opens. One value a step is enough, because every step treats all its places alike.
 */
export interface Adjustment {
  /** Squeeze in em by step. */
  readonly s2: number;
  readonly s4: number;
  readonly s5: number;
  readonly s6: number;
  readonly s7: number;
  /** Stretch in em of word spaces and of Han–Latin gaps. */
  readonly x1: number;
  readonly x2: number;
  /** Gap in em opened at each of the places of X3, and their number. */
  readonly gap: number;
  readonly places: number;
  /** What no step could take: positive when the line stays short, negative when it sticks out. */
  readonly unresolved: number;
}

/** Capacities of a line of the tokens `first` … `last`, in em, in the order of the tables of typography 1.8. */
export interface Capacities {
  readonly s2: number;
  readonly s4: number;
  readonly s5: number;
  readonly s6: number;
  readonly s7: number;
  readonly x1: number;
  readonly x2: number;
  readonly x3: number;
}

/** What each step can give on this line. Marks at its two edges give nothing: they are trimmed already. */
export function capacitiesOf(p: Measured, first: number, last: number): Capacities {
  const { sums } = p;
  const end = Math.max(first, p.tokens.visible[last]!);
  const from = Math.min(first + 1, end);
  return {
    s2: sums.s2[end]! - sums.s2[from]!,
    s4: sums.s4[end]! - sums.s4[from]!,
    s5: sums.s5[end]! - sums.s5[from]!,
    s6: sums.s6[end]! - sums.s6[first]!,
    s7: sums.s7[end]! - sums.s7[from]!,
    x1: sums.x1[end]! - sums.x1[from]!,
    x2: sums.x2[end]! - sums.x2[first]!,
    x3: sums.x3[end]! - sums.x3[first]!,
  };
}

const NONE: Adjustment = {
  s2: 0,
  s4: 0,
  s5: 0,
  s6: 0,
  s7: 0,
  x1: 0,
  x2: 0,
  gap: 0,
  places: 0,
  unresolved: 0,
};

/**
 * Spreads `delta` em (positive: the line is short of its measure) over the steps of CLREQ 3.6: squeeze in the
 * order S2, S4, S5, S6, S7; stretch in the order X1, X2, X3.
 */
export function adjust(p: Measured, first: number, last: number, delta: number): Adjustment {
  if (Math.abs(delta) <= EPSILON) return NONE;
  const c = capacitiesOf(p, first, last);
  if (delta > 0) {
    const x1 = Math.min(delta, c.x1);
    const x2 = Math.min(delta - x1, c.x2);
    const rest = delta - x1 - x2;
    if (rest <= EPSILON) return { ...NONE, x1, x2 };
    if (c.x3 === 0) return { ...NONE, x1, x2, unresolved: rest };
    return { ...NONE, x1, x2, gap: rest / c.x3, places: c.x3 };
  }
  let need = -delta;
  if (!keeps(p.profile, 'squeeze-order')) {
    const part = Math.min(1, need / (c.s2 + c.s4 + c.s5 + c.s6 + c.s7 || 1));
    return { ...NONE, s2: c.s2 * part, s4: c.s4 * part, s5: c.s5 * part, s6: c.s6 * part, s7: c.s7 * part };
  }
  const take = (room: number) => {
    const part = Math.min(need, room);
    need -= part;
    return part;
  };
  const s2 = take(c.s2);
  const s4 = take(c.s4);
  const s5 = take(c.s5);
  const s6 = take(c.s6);
  const s7 = take(c.s7);
  return { ...NONE, s2, s4, s5, s6, s7, unresolved: need > EPSILON ? -need : 0 };
}
