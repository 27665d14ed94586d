import { problem } from '../problems/problem.ts';
import { placeAt } from '../source.ts';
import { add, type Reader } from './drafts.ts';
import { shorten } from './foreign.ts';
import type { Span } from './lines.ts';

/** Fields of a cell of 数说, in the order they are written. */
const FIELDS = 4;

/**
 * Reads one cell of 数说: `11|%|设备综合效率提升|纳铁福康桥工厂` (value, unit, label, whose). Unit and label may be
 * empty; a cell without a value or without its owner is reported, and so is one with more bars than fields.
 */
export function figureLine(reader: Reader, line: Span): void {
  const fields = fieldsOf(reader, line);
  const text = reader.source.text.slice(line.start, line.end);
  const offset = line.start + text.length - text.trimStart().length;
  const place = placeAt(reader.source, offset, text.trim().length);
  const isEmpty = (field: Span | undefined) =>
    !field || reader.source.text.slice(field.start, field.end).trim() === '';
  if (fields.length > FIELDS) {
    reader.notes.add(problem('figure-too-many-fields', { cell: shorten(text.trim()) }, place));
  } else if (fields.length < FIELDS || isEmpty(fields[0]) || isEmpty(fields[3])) {
    reader.notes.add(problem('figure-incomplete', { cell: shorten(text.trim()) }, place));
  }
  while (fields.length < FIELDS) fields.push({ start: line.end, end: line.end });
  // Bars too many stay in the last field: the words are kept where they can be seen.
  const cell = [...fields.slice(0, FIELDS - 1), { start: fields[FIELDS - 1]!.start, end: line.end }];
  add(reader, { role: 'figures', spans: [], offset, cell });
}

/** The fields of a line, parted by bars that have no backslash before them. */
export function fieldsOf(reader: Reader, line: Span): Span[] {
  const { text } = reader.source;
  const fields: Span[] = [];
  let start = line.start;
  for (let i = line.start; i < line.end; i++) {
    if (text[i] === '\\' && reader.format === 'markdown') i++;
    else if (text[i] === '|') {
      fields.push({ start, end: i });
      start = i + 1;
    }
  }
  fields.push({ start, end: line.end });
  return fields;
}
