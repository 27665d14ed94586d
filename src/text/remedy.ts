import { FORBIDDEN, INSIDE_WORD, isLineEnd, NEVER, REMEDIAL } from './kinsoku.ts';
import type { Measured } from './measured.ts';

/** Where a hopeless line ends, and what had to be given up for it. */
export interface Remedy {
  readonly last: number;
  readonly kind: 'too-wide' | 'prohibition';
  /** UTF-16 offset that the report points to. */
  readonly at: number;
}

/** What is given up first: a closing mark begins a line (CLREQ 3.1.4); a long word is cut; any mark at an edge. */
const ORDER = [REMEDIAL, INSIDE_WORD, FORBIDDEN] as const;
/** How many tokens a line may run over before a forbidden line end is taken instead. */
const OVERRUN = 4;

/**
 * The end of a line that has no legal end: `fitting` is the last token that still fits when everything is
 * squeezed (below `first` when not even one does). Always takes at least one token.
 */
export function remedy(p: Measured, first: number, fitting: number): Remedy {
  const { edge, start } = p.tokens;
  for (const wanted of ORDER) {
    for (let t = fitting; t >= first; t--) {
      if (edge[t] !== wanted) continue;
      const word = wanted === INSIDE_WORD;
      return { last: t, kind: word ? 'too-wide' : 'prohibition', at: start[word ? first : t + 1]! };
    }
  }
  let last = first;
  while (edge[last] === NEVER) last++;
  let legal = last;
  while (!isLineEnd(edge[legal]!) && legal - last < OVERRUN) legal++;
  if (isLineEnd(edge[legal]!)) last = legal;
  return { last, kind: 'too-wide', at: start[first]! };
}
