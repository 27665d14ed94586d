import type { Place } from './problems/problem.ts';

/** A file that was read, and where its lines begin: turns UTF-16 offsets into places. */
export interface SourceText {
  /** Path as it is shown to people: relative to the root, with forward slashes. */
  readonly file: string;
  /** The whole text exactly as decoded: a BOM is dropped, CR LF is kept. */
  readonly text: string;
  /** UTF-16 offset of the first unit of each line. */
  readonly lineStarts: readonly number[];
}

/** Indexes the lines of a text. A line ends at LF, CR LF or a lone CR. */
export function sourceText(file: string, text: string): SourceText {
  const lineStarts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) lineStarts.push(i + 1);
  }
  return { file, text, lineStarts };
}

/** The place of a UTF-16 offset; offsets past the end give the end. */
export function placeAt(source: SourceText, offset: number, length = 1): Place {
  const { lineStarts } = source;
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { file: source.file, line: low + 1, column: offset - lineStarts[low]! + 1, length };
}
