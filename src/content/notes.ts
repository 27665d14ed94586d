import { type Code, type Param, type Place, type Problem, problem } from '../problems/problem.ts';
import { placeAt, type SourceText } from '../source.ts';

/** Codes whose findings are counted over the whole file: one message with a number, not one for each place. */
export type CountedCode = {
  [C in Code]: Parameters<typeof problem<C>>[1] extends { count: Param } ? C : never;
}[Code] &
  `story-${string}`;

/** Where the reading of one story writes down what it finds. */
export interface Notes {
  readonly source: SourceText;
  /** Adds one problem. */
  add(found: Problem): void;
  /** Counts one more finding of a kind that is reported once a file, with its number and its first places. */
  count(code: CountedCode, offset: number, length?: number): void;
  /** Everything found, in the order of the file. */
  list(): Problem[];
}

/** Problems of one kind that are told one by one; what comes after is told as a number. */
const EACH = 30;

/** Places that a counted problem names beside its first. */
const RELATED = 9;

/** Opens the notes for one file. */
export function openNotes(source: SourceText): Notes {
  const found: Problem[] = [];
  const told = new Map<Code, number>();
  const counted = new Map<CountedCode, { count: number; places: Place[] }>();
  const notes: Notes = {
    source,
    add(p) {
      const times = (told.get(p.code) ?? 0) + 1;
      told.set(p.code, times);
      // Queries are never summed up: each is a question of its own.
      if (times <= EACH || p.code === 'story-query' || !p.place) found.push(p);
      else notes.count('story-more', sourceOffset(source, p.place));
    },
    count(code, offset, length = 1) {
      const entry = counted.get(code) ?? { count: 0, places: [] };
      entry.count++;
      if (entry.places.length <= RELATED) entry.places.push(placeAt(source, offset, length));
      counted.set(code, entry);
    },
    list() {
      const sums = [...counted].map(([code, { count, places }]) =>
        problem(code, { count }, places[0], places.length > 1 ? places.slice(1) : undefined),
      );
      return [...found, ...sums].sort(byPlace);
    },
  };
  return notes;
}

function sourceOffset(source: SourceText, { line, column }: Place): number {
  return source.lineStarts[line - 1]! + column - 1;
}

function byPlace(a: Problem, b: Problem): number {
  return (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0);
}
