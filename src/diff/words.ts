import { hunksOf, joined } from './align.ts';
import type { Paragraph, Stream } from './streams.ts';

/** Tokens `from` to before `until`. */
export type Range = readonly [from: number, until: number];

/** A change of the words of a stream. */
export interface WordChange {
  readonly kind:
    | 'words'
    | 'paragraph-added'
    | 'paragraph-removed'
    | 'paragraph-moved'
    | 'paragraph-joined'
    | 'paragraph-parted';
  readonly old: Range;
  readonly new: Range;
}

/** How the words of two streams answer to each other. */
export interface Alignment {
  readonly changes: readonly WordChange[];
  /** The old token of each new one that is the same word. */
  readonly oldOf: ReadonlyMap<number, number>;
}

/** Compares words over the whole text of two streams: whole paragraphs first, then words within what is left. */
export function alignWords(old: Stream, now: Stream): Alignment {
  const changes: WordChange[] = [];
  const oldOf = new Map<number, number>();
  const pair = (a: Range, b: Range) => {
    for (let i = 0; i < b[1] - b[0]; i++) oldOf.set(b[0] + i, a[0] + i);
  };
  const texts = (stream: Stream) => stream.paragraphs.map(({ text }) => text);
  const hunks = hunksOf(texts(old), texts(now)) ?? [
    { old: [0, old.paragraphs.length] as const, new: [0, now.paragraphs.length] as const },
  ];
  let [i, j] = [0, 0];
  const same = (until: number) => {
    for (; i < until; i++, j++) pair(rangeOf(old.paragraphs[i]!), rangeOf(now.paragraphs[j]!));
  };
  for (const hunk of hunks) {
    same(hunk.old[0]);
    [i, j] = [hunk.old[1], hunk.new[1]];
  }
  same(old.paragraphs.length);
  const moved = movedParagraphs(old, now, hunks);
  for (const [a, b] of moved.pairs) {
    const [from, to] = [rangeOf(old.paragraphs[a]!), rangeOf(now.paragraphs[b]!)];
    pair(from, to);
    changes.push({ kind: 'paragraph-moved', old: from, new: to });
  }
  for (const hunk of hunks) {
    const oldLeft = numbers(hunk.old).filter((n) => !moved.old.has(n));
    const newLeft = numbers(hunk.new).filter((n) => !moved.new.has(n));
    changes.push(...gap({ old, now, pair, hunk }, oldLeft, newLeft));
  }
  changes.sort((a, b) => a.new[0] - b.new[0] || a.old[0] - b.old[0]);
  return { changes, oldOf };
}

/** Paragraphs that are gone in one place and there in another, word for word. */
function movedParagraphs(old: Stream, now: Stream, hunks: readonly { old: Range; new: Range }[]) {
  const waiting = new Map<string, number[]>();
  for (const n of hunks.flatMap((hunk) => numbers(hunk.new))) {
    const { text } = now.paragraphs[n]!;
    waiting.set(text, [...(waiting.get(text) ?? []), n]);
  }
  const pairs: [number, number][] = [];
  for (const n of hunks.flatMap((hunk) => numbers(hunk.old))) {
    const to = waiting.get(old.paragraphs[n]!.text)?.shift();
    if (to !== undefined) pairs.push([n, to]);
  }
  return { pairs, old: new Set(pairs.map(([a]) => a)), new: new Set(pairs.map(([, b]) => b)) };
}

interface Gap {
  readonly old: Stream;
  readonly now: Stream;
  readonly pair: (a: Range, b: Range) => void;
  readonly hunk: { readonly old: Range; readonly new: Range };
}

/** Share of its words that a paragraph must keep to be the same one with changes. */
const KIN = 0.4;

/** What happened between two paragraphs that stayed: words within paragraphs that are kin, else paragraphs added and removed. */
function gap(at: Gap, oldLeft: readonly number[], newLeft: readonly number[]): WordChange[] {
  const { old, now } = at;
  const changes: WordChange[] = [];
  const rest = { old: [...oldLeft], new: [...newLeft] };
  const joint = jointOf(at, oldLeft, newLeft);
  if (joint) return [joint];
  for (const [n, m] of kin(old, now, oldLeft, newLeft)) {
    rest.old.splice(rest.old.indexOf(n), 1);
    rest.new.splice(rest.new.indexOf(m), 1);
    changes.push(...within(at, rangeOf(old.paragraphs[n]!), rangeOf(now.paragraphs[m]!)));
  }
  for (const [n, m] of replaced(old, now, rest)) {
    rest.old.splice(rest.old.indexOf(n), 1);
    rest.new.splice(rest.new.indexOf(m), 1);
    changes.push({ kind: 'words', old: rangeOf(old.paragraphs[n]!), new: rangeOf(now.paragraphs[m]!) });
  }
  const oldEdge = edge(old, at.hunk.old[0]);
  const newEdge = edge(now, at.hunk.new[0]);
  for (const n of rest.old) {
    const range = rangeOf(old.paragraphs[n]!);
    changes.push({ kind: 'paragraph-removed', old: range, new: [newEdge, newEdge] });
  }
  for (const m of rest.new) {
    const range = rangeOf(now.paragraphs[m]!);
    changes.push({ kind: 'paragraph-added', old: [oldEdge, oldEdge], new: range });
  }
  return changes;
}

/** Kinds of which a page has many one after another: another paragraph is another one. */
const RUNNING: ReadonlySet<string> = new Set(['body', 'editor-note', 'text']);

/** Heads, labels, folios that have other words altogether: as many of a kind as there were, in order. */
function replaced(
  old: Stream,
  now: Stream,
  rest: { readonly old: readonly number[]; readonly new: readonly number[] },
): [number, number][] {
  const kinds = new Set(rest.old.map((n) => old.paragraphs[n]!.kind));
  return [...kinds].flatMap((kind) => {
    // What a PDF has beside its stories are labels and folios, though it does not say so.
    if (RUNNING.has(kind) && (kind !== 'text' || old.story !== undefined)) return [];
    const before = rest.old.filter((n) => old.paragraphs[n]!.kind === kind);
    const after = rest.new.filter((m) => now.paragraphs[m]!.kind === kind);
    return before.length === after.length ? before.map((n, i): [number, number] => [n, after[i]!]) : [];
  });
}

/** Paragraphs that were run together, or parted, word for word. */
function jointOf(
  { old, now, pair }: Gap,
  oldLeft: readonly number[],
  newLeft: readonly number[],
): WordChange | undefined {
  if (oldLeft.length === 0 || newLeft.length === 0 || oldLeft.length === newLeft.length) return undefined;
  if (!isRow(oldLeft) || !isRow(newLeft)) return undefined;
  const a: Range = [old.paragraphs[oldLeft[0]!]!.from, old.paragraphs[oldLeft.at(-1)!]!.until];
  const b: Range = [now.paragraphs[newLeft[0]!]!.from, now.paragraphs[newLeft.at(-1)!]!.until];
  if (textOf(old, a) !== textOf(now, b)) return undefined;
  pair(a, b);
  const kind = oldLeft.length > newLeft.length ? 'paragraph-joined' : 'paragraph-parted';
  return { kind, old: a, new: b };
}

/** Pairs paragraphs in order so that as many words as possible stay; only those that are kin. */
function kin(
  old: Stream,
  now: Stream,
  oldLeft: readonly number[],
  newLeft: readonly number[],
): [number, number][] {
  // A story that was written anew: nobody wants thousands of comparisons of one with all.
  if (oldLeft.length * newLeft.length > 2500) return [];
  const likeness = oldLeft.map((n) => newLeft.map((m) => likenessOf(old, n, now, m)));
  const best: number[][] = Array.from({ length: oldLeft.length + 1 }, () =>
    new Array<number>(newLeft.length + 1).fill(0),
  );
  for (let i = oldLeft.length - 1; i >= 0; i--) {
    for (let j = newLeft.length - 1; j >= 0; j--) {
      const like = likeness[i]![j]!;
      const both = like >= KIN ? like + best[i + 1]![j + 1]! : 0;
      best[i]![j] = Math.max(both, best[i + 1]![j]!, best[i]![j + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < oldLeft.length && j < newLeft.length; ) {
    const like = likeness[i]![j]!;
    if (like >= KIN && best[i]![j] === like + best[i + 1]![j + 1]!)
      pairs.push([oldLeft[i++]!, newLeft[j++]!]);
    else if (best[i]![j] === best[i + 1]![j]) i++;
    else j++;
  }
  return pairs;
}

/** Share of words in common, whatever their order; two of one kind and one word are kin. */
function likenessOf(old: Stream, n: number, now: Stream, m: number): number {
  const [a, b] = [old.paragraphs[n]!, now.paragraphs[m]!];
  const counts = new Map<string, number>();
  for (let i = a.from; i < a.until; i++) {
    const { text } = old.tokens[i]!;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  let common = 0;
  for (let j = b.from; j < b.until; j++) {
    const { text } = now.tokens[j]!;
    const left = counts.get(text) ?? 0;
    if (left > 0) {
      common++;
      counts.set(text, left - 1);
    }
  }
  const longer = Math.max(a.until - a.from, b.until - b.from);
  // A head or a byline is what it is by its kind, however few of its words stay.
  const isShort = a.kind === b.kind && longer <= 4 && a.kind !== 'body';
  return Math.max(common / longer, isShort ? KIN : 0);
}

function within({ old, now, pair }: Gap, a: Range, b: Range): WordChange[] {
  const words = (stream: Stream, [from, until]: Range) =>
    stream.tokens.slice(from, until).map((token) => token.text);
  const [before, after] = [words(old, a), words(now, b)];
  const found = hunksOf(before, after);
  if (!found) return [{ kind: 'words', old: a, new: b }];
  const hunks = joined(found);
  const changes: WordChange[] = [];
  let [i, j] = [0, 0];
  for (const hunk of [...hunks, { old: [before.length, before.length], new: [after.length, after.length] }]) {
    pair([a[0] + i, a[0] + hunk.old[0]!], [b[0] + j, b[0] + hunk.new[0]!]);
    [i, j] = [hunk.old[1]!, hunk.new[1]!];
    if (hunk.old[0]! === before.length && hunk.new[0]! === after.length) continue;
    changes.push({
      kind: 'words',
      old: [a[0] + hunk.old[0]!, a[0] + i],
      new: [b[0] + hunk.new[0]!, b[0] + j],
    });
  }
  return changes;
}

function rangeOf({ from, until }: Paragraph): Range {
  return [from, until];
}

function numbers([from, until]: Range): number[] {
  return Array.from({ length: until - from }, (_, i) => from + i);
}

function isRow(list: readonly number[]): boolean {
  return list.every((n, i) => i === 0 || n === list[i - 1]! + 1);
}

function textOf(stream: Stream, [from, until]: Range): string {
  return stream.tokens
    .slice(from, until)
    .map((token) => token.text)
    .join('\u0001');
}

/** Where a paragraph of this number begins or would begin, as a token. */
function edge(stream: Stream, paragraph: number): number {
  return stream.paragraphs[paragraph]?.from ?? stream.tokens.length;
}
