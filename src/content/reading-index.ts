import type { Story } from './story.ts';
import { storyPieces } from './words.ts';

/** The words of a story without blanks, to look things up in; pieces are kept apart by line endings. */
export interface ReadingIndex {
  readonly text: string;
  /** For each unit of `text` its offset in the source file. */
  readonly at: Uint32Array;
  /** The first place of some words at or after a position. */
  find(words: string, from: number): { start: number; end: number } | undefined;
  /** Every place of some words. */
  all(words: string): { start: number; end: number }[];
  /** Whether a number that begins or ends here is whole: 11% is not in 111%, 5 not in 1.5. */
  standsAlone(hit: { start: number; end: number }): boolean;
  /** The place that shares the longest beginning (else the longest ending) with some words. */
  nearest(words: string): { start: number; matched: number; text: string } | undefined;
}

/** Fewer common characters than this are chance. */
const LEAST_COMMON = 2;

/** Indexes the words of a story. */
export function readingIndex(story: Story): ReadingIndex {
  const { text, at } = wordsOf(story);
  const find = (words: string, from: number) => {
    const start = text.indexOf(words, from);
    return start < 0 ? undefined : { start, end: start + words.length };
  };
  return {
    text,
    at,
    find,
    all(words) {
      const hits: { start: number; end: number }[] = [];
      for (let hit = find(words, 0); hit; hit = find(words, hit.end)) hits.push(hit);
      return hits;
    },
    standsAlone({ start, end }) {
      const digitBefore = /\d\.?$/.test(text.slice(Math.max(0, start - 2), start));
      const digitAfter = /^\.?\d/.test(text.slice(end, end + 2));
      return !(digitBefore && isDigit(text[start])) && !(digitAfter && isDigit(text[end - 1]));
    },
    nearest(words) {
      const head = longest(words.length, (n) => text.indexOf(words.slice(0, n)));
      if (head.length >= Math.min(LEAST_COMMON, words.length)) {
        return { start: head.start, matched: head.length, text: lineFrom(text, head.start, words.length) };
      }
      const tail = longest(words.length, (n) => text.indexOf(words.slice(words.length - n)));
      if (tail.length < LEAST_COMMON) return undefined;
      const wanted = tail.start - (words.length - tail.length);
      const start = Math.max(wanted, text.lastIndexOf('\n', tail.start) + 1);
      return { start, matched: 0, text: lineFrom(text, start, tail.start + tail.length - start) };
    },
  };
}

function wordsOf(story: Story): { text: string; at: Uint32Array } {
  const pieces = storyPieces(story);
  const at = new Uint32Array(pieces.reduce((sum, piece) => sum + piece.text.length + 1, 0));
  const parts: string[] = [];
  let n = 0;
  for (const { text, offsets } of pieces) {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit !== 0x20 && unit !== 0x3000) at[n++] = offsets[i]!;
    }
    parts.push(text.replace(/[ \u3000]+/g, ''), '\n');
    at[n++] = offsets[text.length]!;
  }
  return { text: parts.join(''), at: at.subarray(0, n) };
}

/** The greatest length whose place exists; a beginning of words that are there is there too, so halving works. */
function longest(most: number, place: (length: number) => number): { length: number; start: number } {
  let found = { length: 0, start: -1 };
  let high = most;
  while (found.length < high) {
    const middle = (found.length + high + 1) >> 1;
    const start = place(middle);
    if (start >= 0) found = { length: middle, start };
    else high = middle - 1;
  }
  return found;
}

function lineFrom(text: string, start: number, length: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, Math.min(start + length, end < 0 ? text.length : end));
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}
