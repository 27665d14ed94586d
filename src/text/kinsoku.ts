import { CL, CONN, FSP, ITER, LONG, MID, OP, PA, POST, PRE, SEP, SP, ST, ZERO } from './classes.ts';
import type { Kinsoku } from './types.ts';

/** No line may end here, whatever happens: inside a unit (—— …… numbers, words, names). */
export const NEVER = 0;
/** A line may end here. */
export const LEGAL = 1;
/** Forbidden by the line-edge rules; taken with a report when a line has no legal end at all. */
export const FORBIDDEN = 2;
/** Forbidden like the above, but the first to be given up: between two closing marks (CLREQ 3.1.4). */
export const REMEDIAL = 3;
/** Inside a Latin word that is wider than some line. */
export const INSIDE_WORD = 4;
/** A line always ends here: before and after two ellipses (GB/T 15834 5.1.5). */
export const FORCED = 5;
/** A word may be parted here, with a hyphen at the line's end (CLREQ 6.1.4). */
export const HYPHEN = 6;

/** Whether a line may end after a token of this edge without breaking a rule. */
export function isLineEnd(edge: number): boolean {
  return edge === LEGAL || edge >= FORCED;
}

/** Whether a mark of this class may not begin a line at the level (避头, CLREQ 3.1.4). */
export function forbiddenAtStart(cls: number, level: Kinsoku): boolean {
  if (cls === ZERO || cls === SP) return true;
  if (cls === FSP || cls === POST) return true;
  if (level === 'none') return false;
  if (cls >= CL && cls <= MID) return true;
  if (cls === CONN || cls === SEP || cls === ITER) return true;
  return cls === LONG && level === 'strict';
}

/** Whether a mark of this class may not end a line at the level (避尾). */
export function forbiddenAtEnd(cls: number, level: Kinsoku): boolean {
  if (cls === PRE) return true;
  if (level === 'none') return false;
  if (cls === OP) return true;
  return cls === SEP && level !== 'basic';
}

/** What a line end between two classes would be. */
export function breakBetween(before: number, after: number, level: Kinsoku): number {
  if (after === ZERO || after === SP || after === FSP || after === POST || before === PRE) return NEVER;
  if (!forbiddenAtStart(after, level) && !forbiddenAtEnd(before, level)) return LEGAL;
  if (after === CL && (before === CL || before === ST || before === PA)) return REMEDIAL;
  return FORBIDDEN;
}
