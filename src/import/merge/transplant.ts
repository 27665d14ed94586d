import { escapeCopy, escapeQuestion } from '../escape.ts';
import { type Chunk, chunk } from './chunks.ts';
import { differences, tokensOf } from './tokens.ts';

/** A question that a new file asks, and before which unit of the new words. */
export interface NewQuery {
  readonly at: number;
  readonly question: string;
}

/**
 * A chunk with other words under its own marks: `|`, emphasis, fonts, queries and the head of the line stay where their
 * words stay. Undefined when the result would not read as the words that are wanted.
 */
export function transplant(mine: Chunk, words: string, queries: readonly NewQuery[]): string | undefined {
  if (mine.words === words && queries.length === 0) return mine.source;
  const { before, units, tail } = atomsOf(mine);
  const [old, now] = [tokensOf(mine.words), tokensOf(words)];
  const [oldAt, newAt] = [starts(old), starts(now)];
  const hasBrackets = /:(?:hei|kai)\[/.test(mine.source);
  let out = '';
  let [i, j] = [0, 0];
  /** For each unit of the new words where it begins in `out`. */
  const places: number[] = [];
  const keep = (until: number) => {
    for (; i < until; i++, j++) {
      out += before[i]!;
      places[j] = out.length;
      out += units[i]!;
    }
  };
  for (const hunk of differences(old, now)) {
    keep(oldAt[hunk.old[0]]!);
    const end = oldAt[hunk.old[1]]!;
    if (i < end || i === 0) out += before[i] ?? '';
    const isFirst = i === 0;
    const added = words.slice(newAt[hunk.new[0]]!, newAt[hunk.new[1]]!);
    for (let k = 0; k < added.length; k++) places[j + k] = out.length;
    out += escapeCopy(added, { isStart: isFirst && mine.kind === 'paragraph', hasBrackets });
    j += added.length;
    // The marks of words that went stay; their first is out already, and that of an insertion at the start too.
    for (let k = i + 1; k < end; k++) out += before[k]!;
    if (isFirst && end === 0 && before.length > 0) before[0] = '';
    i = end;
  }
  keep(units.length);
  out += tail;
  const placed = [...queries].sort((a, b) => b.at - a.at);
  for (const { at, question } of placed) {
    const place = places[at] ?? out.trimEnd().length;
    out = `${out.slice(0, place)}:query[${escapeQuestion(question)}]${out.slice(place)}`;
  }
  out = out
    .replace(/(?<!\\)\*{4}/g, '')
    .replace(/:(?:hei|kai)\[\]/g, '')
    .replace(/\|{2,}/g, '|');
  return chunk(out).words === words ? out : undefined;
}

/** The source of a chunk as its units, each with the marks before it. An escaped character keeps its backslash. */
function atomsOf({ source, words, offsets }: Chunk): { before: string[]; units: string[]; tail: string } {
  const before: string[] = [];
  const units: string[] = [];
  let end = 0;
  for (let i = 0; i < words.length; i++) {
    const at = offsets[i]!;
    const start = source[at - 1] === '\\' && at - 1 >= end ? at - 1 : at;
    before.push(source.slice(end, start));
    units.push(source.slice(start, at + 1));
    end = at + 1;
  }
  return { before, units, tail: source.slice(end) };
}

/** Where each token begins, and the end. */
function starts(tokens: readonly string[]): number[] {
  const at = [0];
  for (const token of tokens) at.push(at.at(-1)! + token.length);
  return at;
}
