import { hyphenationPoints } from './hyphenation.ts';
import { HYPHEN, LEGAL } from './kinsoku.ts';

/** What is known of the Latin run: soft hyphens of the copy by offset, and whether it is hyphenated by English rules. */
export interface WordRules {
  /** Offsets in the text before which a soft hyphen stood; undefined when there is none. */
  readonly soft: ReadonlySet<number> | undefined;
  readonly english: boolean;
}

/** Web and mail addresses. */
const ADDRESS = /^(?:[a-z][a-z\d+.-]*:\/\/|www\.)|[^\s@]@[^\s@]+\.|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\//i;
/** Shorter runs are no addresses. */
const SHORTEST_ADDRESS = 7;
/** Letters of one word; digits beside it, or a second capital, make it a name or an abbreviation. */
const WORD = /[A-Za-z\u00c0-\u024f]+/g;

/**
 * Line ends inside a Latin run `text` that begins at `start`: offset in the whole text of what then begins a line, and
 * what the line end is, HYPHEN or LEGAL. Addresses end a line after / . - without a sign (CLREQ 6.1.4); words part
 * at soft hyphens or, where the run is English, by its rules. Undefined when there is none.
 */
export function wordBreaks(
  text: string,
  start: number,
  { soft, english }: WordRules,
): Map<number, number> | undefined {
  if (text.length >= SHORTEST_ADDRESS && ADDRESS.test(text)) return addressBreaks(text, start);
  if (soft === undefined && !english) return undefined;
  const breaks = new Map<number, number>();
  for (const { 0: word, index } of text.matchAll(WORD)) {
    for (const at of pointsOf(text, word, index, start, soft, english))
      breaks.set(start + index + at, HYPHEN);
  }
  return breaks.size > 0 ? breaks : undefined;
}

function pointsOf(
  text: string,
  word: string,
  index: number,
  start: number,
  soft: WordRules['soft'],
  english: boolean,
): readonly number[] {
  const own: number[] = [];
  if (soft) for (let at = 1; at < word.length; at++) if (soft.has(start + index + at)) own.push(at);
  // Who writes soft hyphens into a word knows better than the patterns.
  if (own.length > 0 || !english) return own;
  const beside = (text[index - 1] ?? '') + (text[index + word.length] ?? '');
  return /\d/.test(beside) || /.\p{Lu}/u.test(word) ? [] : hyphenationPoints(word);
}

function addressBreaks(text: string, start: number): Map<number, number> | undefined {
  const breaks = new Map<number, number>();
  for (let at = 2; at < text.length - 1; at++) {
    if ('/.-'.includes(text[at - 1]!) && !'/.-'.includes(text[at]!)) breaks.set(start + at, LEGAL);
  }
  return breaks.size > 0 ? breaks : undefined;
}
