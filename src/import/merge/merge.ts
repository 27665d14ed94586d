import { escapeQuestion } from '../escape.ts';
import { mergeBlocks } from './blocks.ts';
import { type Chunk, chunksOf, isUnit } from './chunks.ts';
import { type Matches, matchChunks } from './match.ts';
import { type Paragraphing, paragraphsAs } from './paragraphing.ts';
import { type NewQuery, transplant } from './transplant.ts';
import { askingUnit, changedRow, mergeUnit, unitWords } from './units.ts';
import { mergeWords, type WordChange, wordChanges } from './words.ts';

/**
 * What happened to a paragraph. `conflict`: the story's words were kept against the new file's. `kept`: in the story
 * alone, and nobody knows whether by hand. `unmarked`: the words are new and the marks of layout are gone.
 */
export interface MergeNote {
  readonly kind:
    | 'changed'
    | 'added'
    | 'removed'
    | 'moved'
    | 'split'
    | 'joined'
    | 'conflict'
    | 'kept'
    | 'unmarked';
  /** The words of the paragraph: as they are in the story now, or were before they went. */
  readonly words: string;
  readonly changes: readonly WordChange[];
  /** It was also cut in two, or two were made one. */
  readonly paragraphing?: Paragraphing;
  /** Line in the story that was written; absent for what is gone. */
  readonly line?: number;
}

/** A story with the words of a new file. */
export interface Merged {
  readonly text: string;
  readonly notes: readonly MergeNote[];
}

/** A chunk of the result, and what is told about it. */
interface Item {
  source: string;
  readonly gap: string;
  note?: Omit<MergeNote, 'line'>;
}

/**
 * Flows the words of a newly imported story into one that has been worked on. `base` is what the story was when it was
 * imported: what differs from it was done by hand and stays; what the new file has differently from it is taken. Without
 * a base every word of the new file is taken, and paragraphs that only the story has are kept and told.
 */
export function mergeStories(mineText: string, nowText: string, baseText: string | undefined): Merged {
  const own = chunksOf(mineText);
  const now = chunksOf(nowText);
  const isGuess = baseText === undefined;
  // Without a base the story itself is what the new file is held against.
  const { base: whole, mine, made } = paragraphsAs(now, isGuess ? own : chunksOf(baseText), own);
  const base = isGuess ? baseFrom(mine, now) : whole;
  const toMine = matchChunks(base, mine);
  const toNow = matchChunks(base, now);
  const state: State = { base, mine, now, toMine, toNow, isGuess, items: new Map(), gone: [] };
  const moved = movedByFile(state);
  const order: Item[] = [];
  mine.forEach((each, m) => {
    const item = itemOf(state, each, m);
    if (!item) return;
    const paragraphing = made.get(each);
    if (paragraphing) {
      item.note = item.note
        ? { ...item.note, paragraphing }
        : { kind: paragraphing, words: each.words, changes: [] };
    }
    state.items.set(m, item);
    const n = nowOf(state, m);
    if (n === undefined || !moved.has(n)) order.push(item);
  });
  now.forEach((each, n) => {
    const b = toNow.back.get(n);
    const m = b === undefined ? undefined : toMine.forth.get(b);
    if (m !== undefined && !moved.has(n)) return;
    const item = m === undefined ? added(state, each, b) : movedItem(state, m);
    if (!item) return;
    order.splice(placeAfter(state, order, n), 0, item);
    state.added ??= new Map();
    state.added.set(n, item);
  });
  return written(order, state.gone, mineText);
}

interface State {
  readonly base: readonly Chunk[];
  readonly mine: readonly Chunk[];
  readonly now: readonly Chunk[];
  readonly toMine: Matches;
  readonly toNow: Matches;
  readonly isGuess: boolean;
  /** Items by the index of their chunk in the story. */
  readonly items: Map<number, Item>;
  /** Items that the new file added, by their index there. */
  added?: Map<number, Item>;
  readonly gone: Omit<MergeNote, 'line'>[];
}

/** Without a base the paragraphs that both have are taken for it. */
function baseFrom(mine: readonly Chunk[], now: readonly Chunk[]): Chunk[] {
  const { forth } = matchChunks(mine, now);
  return mine.filter((_, i) => forth.has(i));
}

function nowOf({ toMine, toNow }: State, m: number): number | undefined {
  const b = toMine.back.get(m);
  return b === undefined ? undefined : toNow.forth.get(b);
}

/** What becomes of a chunk of the story; undefined when it goes. */
function itemOf(state: State, mine: Chunk, m: number): Item | undefined {
  const { base, now, toMine, toNow, isGuess, gone } = state;
  const { gap, source, words } = mine;
  const b = toMine.back.get(m);
  if (b === undefined) {
    const isCopy = isGuess && words !== '';
    return { source, gap, ...(isCopy ? { note: { kind: 'kept', words, changes: [] } } : {}) };
  }
  const n = toNow.forth.get(b);
  const before = base[b]!;
  if (n !== undefined) return changed(before, mine, now[n]!);
  if (words === before.words) {
    gone.push({ kind: 'removed', words: words || source, changes: [] });
    return undefined;
  }
  const note = { kind: 'conflict', words, changes: [{ from: words, to: '' }] } as const;
  return { source: asking(source, '新稿删去了这一段'), gap, note };
}

/** A chunk that all three have. */
function changed(before: Chunk, mine: Chunk, now: Chunk): Item {
  const { gap, source } = mine;
  if (mine.kind === 'unit' || now.kind === 'unit') return changedUnit(before, mine, now);
  const block = mergeBlocks(before, mine, now);
  if (block) {
    const { changes, isConflict } = block;
    const kind = isConflict ? 'conflict' : 'changed';
    const note = { kind, words: block.source, changes } as const;
    return { source: block.source, gap, ...(changes.length > 0 ? { note } : {}) };
  }
  const queries = newQueries(before, mine, now);
  if (now.words === before.words && queries.length === 0) return { source, gap };
  const merged = mergeWords(before.words, mine.words, now.words);
  const marked =
    retyped(before, mine, now) ?? transplant(mine, merged.words, merged.words === now.words ? queries : []);
  const changes = wordChanges(mine.words, merged.words);
  if (merged.conflicts.length > 0) {
    const told = merged.conflicts.map(({ now: words }) => `“${words}”`).join('、');
    const from = merged.conflicts.map(({ mine: words, now: to }) => ({ from: words, to }));
    const kept = marked ?? source;
    return {
      source: asking(kept, `手改之处与新稿不同，新稿：${told}`),
      gap,
      note: { kind: 'conflict', words: merged.words, changes: [...from, ...changes] },
    };
  }
  if (marked === undefined)
    return { source: now.source, gap, note: { kind: 'unmarked', words: now.words, changes } };
  if (changes.length === 0) return { source: marked, gap };
  return { source: marked, gap, note: { kind: 'changed', words: merged.words, changes } };
}

/** A table or a list is one thing: it is taken whole, or kept whole. */
function changedUnit(before: Chunk, mine: Chunk, now: Chunk): Item {
  const { gap, source } = mine;
  if (now.source.trim() === before.source.trim()) return { source, gap };
  const merged = mergeUnit(before, mine, now);
  if (merged.isConflict) {
    const [words, shown] = [unitWords(mine.source), unitWords(now.source)];
    const changes = wordChanges(words, shown);
    const told = shown.length > 200 ? `${shown.slice(0, 200)}…` : shown;
    const question = `手改过，新稿也改了，新稿：“${told}”`;
    return {
      source: asking(merged.source, question),
      gap,
      note: { kind: 'conflict', words, changes },
    };
  }
  if (merged.source === source) return { source, gap };
  const words = unitWords(merged.source);
  return {
    source: merged.source,
    gap,
    note: { kind: 'changed', words, changes: wordChanges(unitWords(source), words) },
  };
}

/** A paragraph that the new file made a head, or the other way, and whose role nobody had changed by hand. */
function retyped(before: Chunk, mine: Chunk, now: Chunk): string | undefined {
  const isNew = now.kind !== before.kind && mine.kind === before.kind && mine.words === before.words;
  return isNew ? now.source : undefined;
}

/** Questions of the new file that the old one had not: one that was settled by hand does not come back. */
function newQueries(before: Chunk, mine: Chunk, now: Chunk): NewQuery[] {
  const known = new Set([...before.queries, ...mine.queries].map(({ question }) => question));
  return now.queries
    .filter(({ question }) => !known.has(question))
    .map(({ at, question }) => ({ at, question }));
}

/** A chunk that only the new file has; undefined when it was cut by hand and is what it was. */
function added(state: State, now: Chunk, b: number | undefined): Item | undefined {
  const { words, source } = now;
  const gap = '\n\n';
  if (b === undefined) {
    return { source, gap, note: { kind: 'added', words: words || source, changes: [] } };
  }
  const before = state.base[b]!;
  if (before.words !== words && !changedInside(state, before.words, words)) {
    state.gone.push({ kind: 'conflict', words: before.words, changes: wordChanges(before.words, words) });
  }
  return undefined;
}

/** A paragraph that the hand made an item of a list changes where it stands now. */
function changedInside({ items, mine, toMine }: State, before: string, now: string): boolean {
  for (const [m, item] of items) {
    if (toMine.back.has(m) || mine[m]!.kind !== 'unit') continue;
    const source = changedRow(item.source, before, now);
    if (source === undefined) continue;
    const changes = [...(item.note?.changes ?? []), ...wordChanges(before, now)];
    item.source = source;
    item.note = { kind: 'changed', words: unitWords(source), changes };
    return true;
  }
  return false;
}

function movedItem(state: State, m: number): Item | undefined {
  const item = state.items.get(m);
  if (!item) return undefined;
  item.note ??= { kind: 'moved', words: state.mine[m]!.words, changes: [] };
  return item;
}

/** Chunks that stand in another order in the new file than in the base: all but a longest run that kept its order. */
function movedByFile({ base, toMine, toNow }: State): ReadonlySet<number> {
  const order = base.flatMap((_, b) => {
    const n = toNow.forth.get(b);
    return n === undefined || !toMine.forth.has(b) ? [] : [n];
  });
  const best: number[] = [];
  const previous: number[] = [];
  order.forEach((n, i) => {
    best[i] = 1;
    previous[i] = -1;
    for (let k = 0; k < i; k++) {
      if (order[k]! < n && best[k]! + 1 > best[i]!) {
        best[i] = best[k]! + 1;
        previous[i] = k;
      }
    }
  });
  const steady = new Set<number>();
  for (let i = best.indexOf(Math.max(0, ...best)); i >= 0; i = previous[i]!) steady.add(order[i]!);
  return new Set(order.filter((n) => !steady.has(n)));
}

/** The place in the result after what stands before a chunk in the new file. */
function placeAfter(state: State, order: readonly Item[], n: number): number {
  for (let k = n - 1; k >= 0; k--) {
    const b = state.toNow.back.get(k);
    const m = b === undefined ? undefined : state.toMine.forth.get(b);
    const item = m === undefined ? state.added?.get(k) : state.items.get(m);
    const at = item ? order.indexOf(item) : -1;
    if (at >= 0) return at + 1;
  }
  return 0;
}

/** A question at the end of a chunk, so that no page goes to press before somebody has looked. */
function asking(source: string, question: string): string {
  if (isUnit(source)) return askingUnit(source, question);
  const mark = `:query[${escapeQuestion(question)}]`;
  return source.includes(mark) ? source : `${source.trimEnd()}${mark}`;
}

function written(order: readonly Item[], gone: State['gone'], mineText: string): Merged {
  let text = '';
  const notes: MergeNote[] = [];
  order.forEach(({ source, gap, note }, i) => {
    // Two chunks that were not neighbours before need a blank line between them.
    const isFirst = i === 0;
    text += isFirst
      ? gap.replace(/^(?:\r?\n)+/, '')
      : /\n[ \t>]*\r?\n/.test(gap) || isTight(text, source, gap)
        ? gap
        : '\n\n';
    if (note) notes.push({ ...note, line: text.split(/\r\n|\r|\n/).length });
    text += source;
  });
  const end = /(?:\r?\n)*$/.exec(mineText)?.[0] ?? '';
  return { text: text + (end || '\n'), notes: [...notes, ...gone] };
}

/** Heads and tags may stand on the line right after another: so they stay when they did. */
function isTight(text: string, source: string, gap: string): boolean {
  const last = text.slice(text.lastIndexOf('\n') + 1);
  return gap !== '' && (/^#{1,3}\s/.test(last) || /^(?:#{1,3}\s|【|:::)/.test(source));
}
