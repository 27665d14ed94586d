import * as z from 'zod/mini';
import type { Files } from '../files.ts';
import type { Outcome } from '../problems/problem.ts';
import { dropRemoved } from './inherit.ts';
import { type Issue, issueProblems } from './issues.ts';
import { choice, list, record, text, whole } from './leaves.ts';
import type { KeptWords } from './model.ts';
import { toPlain } from './node.ts';
import { readYaml } from './yaml.ts';

/** A person whose name the house writes in one way, with post and place in the order of names. */
export interface HouseName {
  readonly name: string;
  readonly title?: string;
  /** Smaller comes first. */
  readonly order?: number;
  /** Whether it may never be parted at a line end; a name that says nothing is parted before a line is torn. */
  readonly keep?: 'hard' | 'soft';
}

/** The house's words (house.yaml): what the editorial lint holds copy to. */
export interface HouseWords {
  readonly names: readonly HouseName[];
  /** 固定提法, to the letter. */
  readonly phrases: readonly string[];
  readonly forbidden: readonly { readonly word: string; readonly use?: string }[];
  /** Spellings that the house prefers, and those that it does not. */
  readonly spellings: readonly { readonly use: string; readonly not: readonly string[] }[];
}

/** A house without any words of its own. */
export const NO_WORDS: HouseWords = { names: [], phrases: [], forbidden: [], spellings: [] };

const opt = z.exactOptional;
const person = record({
  name: text,
  title: opt(text),
  order: opt(whole(1, 10_000)),
  keep: opt(choice(['hard', 'soft'])),
});
const forbiddenKeys = record({ word: text, use: opt(text) });
const forbidden = z.pipe(
  z.union([text, forbiddenKeys], { error: 'map' }),
  z.transform((written: string | z.output<typeof forbiddenKeys>) =>
    typeof written === 'string' ? { word: written } : written,
  ),
);
const spelling = record({ use: text, not: list(text, 1, 50) });

/** The one definition of house.yaml. */
export const houseWords = record({
  names: opt(list(person, 0, 2000)),
  phrases: opt(list(text, 0, 1000)),
  forbidden: opt(list(forbidden, 0, 5000)),
  spellings: opt(list(spelling, 0, 2000)),
});

/** Names and phrases that composition keeps whole, of those that one of the texts has; undefined when there is none. */
export function wordsToKeep(house: HouseWords, texts: readonly string[]): KeptWords | undefined {
  const occurs = (word: string) => word.length > 1 && texts.some((one) => one.includes(word));
  const names = house.names.filter(({ name }) => occurs(name));
  const hard = names.filter(({ keep }) => keep === 'hard').map(({ name }) => name);
  const soft = names.filter(({ keep }) => keep !== 'hard').map(({ name }) => name);
  const phrases = house.phrases.filter(occurs);
  return names.length + phrases.length > 0 ? { hard, soft, phrases } : undefined;
}

/** The words of the house of a page; none where its root has no house.yaml. */
export function loadHouseWords(files: Files): Outcome<HouseWords> {
  return files.houseWords === undefined
    ? { value: NO_WORDS, problems: [] }
    : readHouseWords(files, files.houseWords);
}

/** Reads house.yaml. Every fault of it is reported with its place; there is a value only when there is none. */
export function readHouseWords(files: Files, file: string): Outcome<HouseWords> {
  const read = files.readText(file);
  if (!read.value) return { problems: read.problems };
  if (read.value.text.replace(/^\s*(#.*)?$/gm, '').trim() === '') return { value: NO_WORDS, problems: [] };
  const tree = readYaml({ path: file, source: read.value });
  if (!tree.value) return { problems: tree.problems };
  const parsed = houseWords.safeParse(toPlain(dropRemoved(tree.value)));
  if (!parsed.success) {
    return { problems: issueProblems(tree.value, [], parsed.error.issues as readonly Issue[]) };
  }
  return { value: { ...NO_WORDS, ...(parsed.data as Partial<HouseWords>) }, problems: [] };
}
