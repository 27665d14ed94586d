import { blockOf } from './blocks.ts';
import type { Chunk } from './chunks.ts';

/** Which chunk of one list is which of the other: indexes both ways. */
export interface Matches {
  readonly forth: ReadonlyMap<number, number>;
  readonly back: ReadonlyMap<number, number>;
}

/** The two lists, what of them is matched so far, and how a pair is added. */
interface Matching extends Matches {
  readonly a: readonly Chunk[];
  readonly b: readonly Chunk[];
  readonly pair: (i: number, j: number) => void;
}

/** Shared pairs of characters, of all there are, from which two paragraphs are one that was edited. */
const LIKE = 0.45;
/** Pairs of paragraphs that are compared; beyond it only equal ones match. */
const MOST_PAIRS = 400_000;

/**
 * Finds the chunks of two stories that are the same chunk: first those with the same words, then the most alike, then
 * heads of one kind, and blocks of one name one after another. Order is no condition, so paragraphs that moved are found.
 */
export function matchChunks(a: readonly Chunk[], b: readonly Chunk[]): Matches {
  const forth = new Map<number, number>();
  const back = new Map<number, number>();
  const pair = (i: number, j: number) => {
    forth.set(i, j);
    back.set(j, i);
  };
  const matching = { a, b, forth, back, pair };
  matchEqual(matching);
  matchLike(matching);
  matchPlace(matching);
  for (const kind of ['kicker', 'title', 'subtitle', 'byline'] as const) {
    const i = a.findIndex((each, at) => each.kind === kind && !forth.has(at));
    const j = b.findIndex((each, at) => each.kind === kind && !back.has(at));
    if (i >= 0 && j >= 0) pair(i, j);
  }
  a.forEach((each, i) => {
    const name = forth.has(i) ? undefined : blockOf(each)?.name;
    const j =
      name === undefined ? -1 : b.findIndex((one, at) => !back.has(at) && blockOf(one)?.name === name);
    if (j >= 0) pair(i, j);
  });
  return { forth, back };
}

/** Equal words; of several the first with the first. Blocks are equal by their source. */
function matchEqual({ a, b, pair }: Matching): void {
  const places = new Map<string, number[]>();
  b.forEach((each, j) => {
    const key = keyOf(each);
    places.set(key, [...(places.get(key) ?? []), j]);
  });
  a.forEach((each, i) => {
    const j = places.get(keyOf(each))?.shift();
    if (j !== undefined) pair(i, j);
  });
}

function keyOf({ words, source }: Chunk): string {
  return words === '' ? `\0${source.trim()}` : words;
}

function matchLike({ a, b, forth, back, pair }: Matching): void {
  const open = (list: readonly Chunk[], taken: ReadonlyMap<number, number>) =>
    list.flatMap((each, i) => (taken.has(i) || each.words === '' ? [] : [{ i, pairs: pairsOf(each.words) }]));
  const left = open(a, forth);
  const right = open(b, back);
  if (left.length * right.length > MOST_PAIRS) return;
  const scores = left.flatMap((x) =>
    right.flatMap((y) => {
      if ((a[x.i]!.kind === 'unit') !== (b[y.i]!.kind === 'unit')) return [];
      const score = likeness(x.pairs, y.pairs);
      return score >= LIKE ? [{ i: x.i, j: y.i, score }] : [];
    }),
  );
  scores.sort(
    (x, y) => y.score - x.score || Math.abs(x.i - x.j) - Math.abs(y.i - y.j) || x.i - y.i || x.j - y.j,
  );
  for (const { i, j } of scores) if (!forth.has(i) && !back.has(j)) pair(i, j);
}

/** Tables and lists after the same chunk are the same one, however many of their figures changed. */
function matchPlace({ a, b, forth, back, pair }: Matching): void {
  a.forEach(({ kind, source }, i) => {
    if (kind !== 'unit' || forth.has(i)) return;
    const j = i === 0 ? 0 : (forth.get(i - 1) ?? -1) + 1;
    const isNext = i === 0 || forth.has(i - 1);
    const other = b[j];
    if (!isNext || other?.kind !== 'unit' || back.has(j)) return;
    if (source.trim().slice(0, 7) === other.source.trim().slice(0, 7)) pair(i, j);
  });
}

/** Counts of the pairs of neighbouring characters. */
function pairsOf(words: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  for (let i = 0; i < words.length - 1; i++) {
    const key = words.slice(i, i + 2);
    pairs.set(key, (pairs.get(key) ?? 0) + 1);
  }
  return pairs;
}

/** Dice's coefficient, 0 to 1. A paragraph of which a part was cut is still like itself. */
function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const total = (pairs: ReadonlyMap<string, number>) => [...pairs.values()].reduce((sum, n) => sum + n, 0);
  const [sizeA, sizeB] = [total(a), total(b)];
  if (sizeA === 0 || sizeB === 0) return 0;
  let shared = 0;
  for (const [key, count] of a) shared += Math.min(count, b.get(key) ?? 0);
  const dice = (2 * shared) / (sizeA + sizeB);
  const inside = Math.min(sizeA, sizeB) >= 20 ? (0.9 * shared) / Math.min(sizeA, sizeB) : 0;
  return Math.max(dice, inside >= 0.8 ? inside * 0.7 : 0);
}
