import type { SourceText } from '../source.ts';
import { isBlank, isZeroWidth } from './characters.ts';

/** One line of the source. UTF-16 offsets. */
export interface Line {
  readonly start: number;
  /** Before the line ending. */
  readonly end: number;
  /** The first unit that shows: indents of any kind never matter. `end` on a blank line. */
  readonly first: number;
}

/** The lines of a source; LF, CR LF and a lone CR end a line. */
export function linesOf(source: SourceText): Line[] {
  const { text, lineStarts } = source;
  return lineStarts.map((start, i) => {
    let end = lineStarts[i + 1] ?? text.length;
    while (end > start && isLineEnd(text.charCodeAt(end - 1))) end--;
    let first = start;
    while (first < end && skips(text.charCodeAt(first))) first++;
    return { start, end, first };
  });
}

/**
 * A stretch of the source that belongs to a piece of copy. `soft` says that a line ending of the source lies
 * before it; a stretch without it follows the one before on the same line, after some markup.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly soft?: boolean;
}

/** Spans laid end to end, a `\n` for each soft line ending, and where each unit stands in the source. */
export interface Copy {
  readonly text: string;
  /** One more entry at the end: the offset after the last unit. */
  readonly at: Uint32Array;
}

/** Lays spans end to end. */
export function gather(source: SourceText, spans: readonly Span[]): Copy {
  const parts: string[] = [];
  let length = 0;
  for (const span of spans) length += span.end - span.start + (span.soft ? 1 : 0);
  const at = new Uint32Array(length + 1);
  let n = 0;
  let last = spans[0]?.start ?? 0;
  for (const span of spans) {
    if (span.soft) {
      parts.push('\n');
      at[n++] = last;
    }
    parts.push(source.text.slice(span.start, span.end));
    for (let i = span.start; i < span.end; i++) at[n++] = i;
    last = span.end;
  }
  at[n] = last;
  return { text: parts.join(''), at };
}

function isLineEnd(unit: number): boolean {
  return unit === 10 || unit === 13;
}

function skips(unit: number): boolean {
  return isBlank(unit) || isZeroWidth(unit);
}
