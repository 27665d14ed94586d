import { CL, ST } from './classes.ts';
import { FORCED, isLineEnd, LEGAL } from './kinsoku.ts';
import { charactersOf, EPSILON, frameOf, naturalWidth, squeezeRoom } from './line-metrics.ts';
import type { Measured } from './measured.ts';
import { remedy } from './remedy.ts';
import type { BrokenParagraph } from './types.ts';

/** Line ends chosen by a breaker, before anything is adjusted. */
export interface Ends {
  /** Last token of each line. */
  readonly last: number[];
  /** Lines whose last mark hangs past the measure. */
  readonly hung: ReadonlySet<number>;
  readonly infeasible: BrokenParagraph['infeasible'];
}

type Infeasible = BrokenParagraph['infeasible'][number];

/**
 * The reference algorithm (typography 1.9): fill a line; at an illegal end hang one mark if that is allowed, else
 * push in what can be squeezed in, else push out. Then repair a last line that is too short (1.11).
 * `measureOf` gives the measure of a line in em.
 */
export function firstFit(p: Measured, measureOf: (line: number) => number): Ends {
  const last: number[] = [];
  const hung = new Set<number>();
  const infeasible: Infeasible[] = [];
  for (let first = 0; first < p.tokenCount; first = last.at(-1)! + 1) {
    const line = last.length;
    const { room } = frameOf(p, line === 0, measureOf(line));
    const end = fill(p, first, room);
    if (end.hung) hung.add(line);
    if (end.infeasible !== undefined) infeasible.push(end.infeasible);
    last.push(end.last);
  }
  repairLastLine(p, last, measureOf, hung);
  return { last, hung, infeasible };
}

interface End {
  readonly last: number;
  readonly hung?: boolean;
  readonly infeasible?: Infeasible;
}

function fill(p: Measured, first: number, room: number): End {
  const { edge } = p.tokens;
  const n = p.tokenCount;
  let k = first - 1;
  while (k + 1 < n && (k < first || edge[k] !== FORCED) && naturalWidth(p, first, k + 1) <= room + EPSILON)
    k++;
  if (k >= first && isLineEnd(edge[k]!)) return { last: k };
  if (k >= first && p.profile.hanging && canHang(p, k + 1)) return { last: k + 1, hung: true };
  let fitting = k;
  while (fitting + 1 < n && fits(p, first, fitting + 1, room)) {
    fitting++;
    if (isLineEnd(edge[fitting]!)) return { last: fitting };
  }
  for (let t = k; t >= first; t--) if (isLineEnd(edge[t]!)) return { last: t };
  const { last, kind, at } = remedy(p, first, fitting);
  return { last, infeasible: { at, kind } };
}

/** Whether the tokens fit into the room when everything is squeezed. */
export function fits(p: Measured, first: number, last: number, room: number): boolean {
  return naturalWidth(p, first, last) - squeezeRoom(p, first, last) <= room + EPSILON;
}

/** One of 、，。 that no other mark follows may hang (CLREQ 3.1.7). */
export function canHang(p: Measured, token: number): boolean {
  if (token >= p.tokenCount || p.tokens.edge[token] !== LEGAL) return false;
  const mark = p.text[p.tokens.start[token]!];
  if (mark !== '、' && mark !== '，' && mark !== '。') return false;
  const next = token + 1 < p.tokenCount ? p.tokens.cls[token + 1]! : 0;
  return next < CL || next > ST;
}

/** 单字不成行: squeeze the end back into the line above, else pull characters down from it (typography 1.11). */
function repairLastLine(
  p: Measured,
  last: number[],
  measureOf: (line: number) => number,
  hung: Set<number>,
): void {
  const { orphan, minLastLine } = p.profile;
  const lines = last.length;
  if (orphan === 'off' || lines < 2) return;
  const above = last[lines - 2]!;
  const end = last[lines - 1]!;
  if (charactersOf(p, above + 1, end, minLastLine) >= minLastLine) return;
  const first = lines > 2 ? last[lines - 3]! + 1 : 0;
  const { room } = frameOf(p, lines === 2, measureOf(lines - 2));
  if (orphan !== 'pull' && fits(p, first, end, room)) {
    last.splice(lines - 2, 2, end);
    hung.delete(lines - 2);
    return;
  }
  if (orphan === 'squeeze') return;
  for (let t = above - 1; t >= first; t--) {
    if (!isLineEnd(p.tokens.edge[t]!) || charactersOf(p, t + 1, end, minLastLine) < minLastLine) continue;
    const below = frameOf(p, false, measureOf(lines - 1)).room;
    if (!fits(p, t + 1, end, below)) return;
    last[lines - 2] = t;
    hung.delete(lines - 2);
    return;
  }
}
