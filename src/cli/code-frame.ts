import type { Place } from '../problems/problem.ts';
import type { SourceText } from '../source.ts';
import type { Colors } from './colors.ts';
import { charWidth, padStart, printable, textWidth } from './terminal-text.ts';

/** Columns of a terminal that the line of a frame may fill. */
const FRAME_COLUMNS = 72;
/** Columns kept before the marks when a long line is cut. */
const LEAD_COLUMNS = 28;

/**
 * The line of a place with `^` under what is meant, as compilers show it:
 *
 *     12 │   columns: 1-7
 *        │            ^^^
 *
 * The marks count columns of the terminal, where a Han character takes two. A long line is cut around the place, and
 * control characters are made visible. Empty when the place is not in the text.
 */
export function codeFrame(source: SourceText, place: Place, colors: Colors): string[] {
  const start = source.lineStarts[place.line - 1];
  if (start === undefined) return [];
  const end = source.lineStarts[place.line] ?? source.text.length;
  const line = printable(source.text.slice(start, end).replace(/[\r\n]+$/, ''));
  const from = Math.min(Math.max(0, place.column - 1), line.length);
  const to = Math.min(Math.max(from + 1, from + (place.length ?? 1)), Math.max(line.length, from + 1));
  const cut = cutAround(line, from);
  const before = cut.text.slice(0, cut.from);
  const room = Math.max(1, FRAME_COLUMNS - textWidth(before));
  const marked = textWidth(cut.text.slice(cut.from, cut.from + to - from)) || 1;
  const number = String(place.line);
  const gutter = (text: string) => colors.dim(`${padStart(text, Math.max(5, number.length + 1))} │ `);
  return [
    gutter(number) + cut.text,
    gutter('') + ' '.repeat(textWidth(before)) + colors.red('^'.repeat(Math.min(marked, room))),
  ];
}

/** The part of a line around an offset that fits the frame, with … where something was left out. */
function cutAround(line: string, offset: number): { text: string; from: number } {
  if (textWidth(line) <= FRAME_COLUMNS) return { text: line, from: offset };
  let start = offset;
  for (let columns = 0; start > 0 && columns < LEAD_COLUMNS; ) {
    start -= stepBefore(line, start);
    columns += charWidth(line.codePointAt(start)!);
  }
  // A line that begins near the place is shown from its beginning.
  if (textWidth(line.slice(0, start)) <= 2) start = 0;
  let end = start;
  for (let columns = 0; end < line.length; ) {
    const codePoint = line.codePointAt(end)!;
    columns += charWidth(codePoint);
    if (columns > FRAME_COLUMNS - 2) break;
    end += codePoint > 0xffff ? 2 : 1;
  }
  const head = start > 0 ? '…' : '';
  const tail = end < line.length ? '…' : '';
  return { text: head + line.slice(start, end) + tail, from: offset - start + head.length };
}

function stepBefore(line: string, at: number): number {
  const low = line.charCodeAt(at - 1);
  return at > 1 && low >= 0xdc00 && low <= 0xdfff ? 2 : 1;
}
