import { createRequire } from 'node:module';
import type createHyphenator from 'hyphen';

/** Letters that stay before a hyphen and go after it (TeX's values for American English). */
const BEFORE = 2;
const AFTER = 3;
const MARK = '\u00ad';

let english: ((text: string) => string) | undefined;

/**
 * Where an English word may be parted: offsets of the letter that then begins a line. Never so that fewer than two letters
 * stay or three go. The patterns (100 kB) are read when the first word asks for them.
 */
export function hyphenationPoints(word: string): readonly number[] {
  if (word.length < BEFORE + AFTER) return [];
  english ??= load();
  const points: number[] = [];
  let at = 0;
  for (const sign of english(word)) {
    if (sign !== MARK) at += sign.length;
    else if (at >= BEFORE && word.length - at >= AFTER) points.push(at);
  }
  return points;
}

function load(): (text: string) => string {
  const require = createRequire(import.meta.url);
  const create = require('hyphen') as typeof createHyphenator;
  return create(require('hyphen/patterns/en-us'), {
    hyphenChar: MARK,
    minWordLength: BEFORE + AFTER,
    html: false,
  });
}
