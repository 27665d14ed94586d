import type { Lang } from '../problems/problem.ts';
import type { Change, SceneChanges } from './changes.ts';
import { en } from './tell-en.ts';
import { placeIn, type TellWords } from './tell-words.ts';
import { zh } from './tell-zh.ts';

/** One entry of the list in words. */
export interface ToldChange {
  readonly id: string;
  /** Number in the list, from 1. */
  readonly number: number;
  /** What it is, in a word or two. */
  readonly label: string;
  /** Where: columns and lines of the new page, of the old one for what is gone. */
  readonly place: string;
  readonly sentence: string;
}

/** The list for people. */
export interface ToldChanges {
  readonly entries: readonly ToldChange[];
  /** That nothing changed, or that nothing else did; with what could not be compared. */
  readonly closing: readonly string[];
}

const WORDS: Readonly<Record<Lang, TellWords>> = { zh, en };

/** Puts the differences of two pages into words. */
export function tellChanges({ changes, blind }: SceneChanges, lang: Lang): ToldChanges {
  const entries = changes.map((change, index) => tellChange(change, index + 1, lang));
  const words = WORDS[lang];
  const unknown = changes.some(({ kind }) => kind === 'other');
  const end = changes.length === 0 ? words.nothing : unknown ? words.unknown : words.nothingElse;
  return { entries, closing: [end, ...blind.map((what) => words.blind[what])] };
}

/** One entry in words. */
export function tellChange(change: Change, number: number, lang: Lang): ToldChange {
  const words = WORDS[lang];
  const where = change.new ?? change.old;
  return {
    id: change.id,
    number,
    label: words.labels[change.kind],
    place: where ? placeIn(where, words) : '',
    sentence: words.sentence(change),
  };
}
