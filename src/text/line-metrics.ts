import { HAN, ITER, LAT, OP, SYM } from './classes.ts';
import type { Measured } from './measured.ts';

/** Differences in em that are rounding and nothing else. */
export const EPSILON = 1e-7;

/** What a line has to be broken for. */
export interface LineFrame {
  /** Room for the line in em, indent taken off. */
  readonly room: number;
  /** Indent in em. */
  readonly indent: number;
}

/** The frame of the first line, or of another one, in a measure of so many em. */
export function frameOf(p: Measured, first: boolean, measure: number): LineFrame {
  const { hangIndent, indent, firstLine } = p.profile;
  if (!first) return { room: measure - hangIndent, indent: hangIndent };
  const hangs = firstLine === 'hang' && p.tokens.cls[0] === OP && p.tokenCount > 0;
  const taken = hangs ? Math.max(0, indent - p.tokens.blank[0]!) : indent;
  return { room: measure - taken, indent: taken };
}

/** What is cut from the left of a token that begins a line. */
export function startTrim(p: Measured, token: number): number {
  if (token === 0 && p.profile.firstLine === 'full') return 0;
  return p.tokens.trimStart[token]!;
}

/**
 * Natural width in em of a line of the tokens `first` to `last` (inclusive): pair rules, gaps and edge trims
 * applied, nothing squeezed or opened. A word space at its end does not count.
 */
export function naturalWidth(p: Measured, first: number, last: number): number {
  const { tokens, sums } = p;
  const end = Math.max(first, tokens.visible[last]!);
  const width =
    sums.natural[end + 1]! -
    sums.natural[first]! +
    tokens.pairLeft[first]! +
    tokens.pairRight[end]! -
    tokens.endGap[end]! -
    tokens.track[end]!;
  return width - startTrim(p, first) - tokens.trimEnd[end]!;
}

/** What can be squeezed out of that line, in em: marks inside it, word spaces and Han–Latin gaps (S2–S7). */
export function squeezeRoom(p: Measured, first: number, last: number): number {
  const { tokens, sums } = p;
  const end = tokens.visible[last]!;
  if (end <= first) return 0;
  return sums.marks[end]! - sums.marks[first + 1]! + sums.s6[end]! - sums.s6[first]!;
}

/**
 * Characters of a last line as 单字不成行 counts them (CLREQ 3.5.4): Han one each, a Latin word or number of two or
 * more signs as two, marks none. Counts no further than `enough`.
 */
export function charactersOf(p: Measured, first: number, last: number, enough: number): number {
  let count = 0;
  for (let t = last; t >= first && count < enough; t--) count += weightOf(p, t);
  return count;
}

function weightOf(p: Measured, t: number): number {
  const cls = p.tokens.cls[t]!;
  if (cls === HAN || cls === SYM || cls === ITER) return 1;
  if (cls !== LAT) return 0;
  return p.tokens.start[t + 1]! - p.tokens.start[t]! > 1 ? 2 : 1;
}
