import type { Need } from './need.ts';

/** What is known of a thread in some type: its need, and rooms that have proved too small or too large for it. */
export interface Known {
  readonly need: Need;
  readonly tooSmall: number;
  readonly tooLarge: number;
  /** Rooms in which it left a hole that no white could mend. */
  readonly holed: ReadonlySet<number>;
  /** How often type of this size has left holes. */
  readonly often: number;
  /** It may be shorter than its room. */
  readonly loose: boolean;
  /** Lines that may stay free at its foot. */
  readonly short: number;
}

/** A line off by the estimate. */
export const OFF = 1000;
/** A room that left a hole before: another cut of it may not, but anything else is more likely to. */
const HOLED = 30;
/** A room that has proved too small or too large: what was only estimated is tried before another like it. */
const PROVED = 5 * OFF;
/** Each time that body type of this size left a hole: another size may fall better. */
const OFTEN_HOLED = 10;

/** Rooms that a thread may fill, as far as is known: from so many lines to so many. */
export function limitsOf({ need, tooSmall, tooLarge, loose }: Known): {
  readonly from: number;
  readonly to: number;
} {
  const from = Math.max(need.least, tooSmall + 1);
  const to = loose ? Number.POSITIVE_INFINITY : Math.max(from, Math.min(need.most + 1, tooLarge - 1));
  return { from, to };
}

/** Lines that a room is off for a thread. */
export function offBy(known: Known, lines: number): number {
  const { from, to } = limitsOf(known);
  return lines < from ? from - lines : Math.max(0, lines - to) + (known.loose ? 0 : offStep(known, lines));
}

/** Lines that are off where white grows by the same above several heads at once. */
function offStep({ need: { least, step }, short }: Known, lines: number): number {
  if (step === 1) return 0;
  const over = (lines - least) % step;
  return over <= short ? 0 : Math.min(over - short, step - over);
}

/** How ill a room of so many lines suits a thread: lines off, and how far it is from what would be preferred. */
export type Suits = (lines: number) => number;

/** The judge of rooms for a thread; what does not change with the room is reckoned once. */
export function suits(known: Known): Suits {
  const { from, to } = limitsOf(known);
  const { holed, often, loose, need, tooSmall, tooLarge } = known;
  return (lines) => {
    const proved = lines <= tooSmall || lines >= tooLarge ? PROVED : 0;
    if (lines < from) return (from - lines) * OFF + proved;
    if (loose) return 0;
    const holes = (holed.has(lines) ? HOLED : 0) + often * OFTEN_HOLED;
    const off = Math.max(0, lines - to) + offStep(known, lines);
    return off * OFF + Math.abs(lines - need.prefer) + holes + proved;
  };
}
