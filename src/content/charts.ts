import { problem } from '../problems/problem.ts';
import { placeAt } from '../source.ts';
import { type BlockHead, badValue, numberIn, oneOf } from './attributes.ts';
import { add, emptyBlock, type ReadCell, type Reader } from './drafts.ts';
import { shorten } from './foreign.ts';
import type { Line, Span } from './lines.ts';
import type { ChartRow } from './set-pieces.ts';
import { readRows } from './tables.ts';

export const CHART_ATTRIBUTES = ['kind', 'title', 'unit', 'lines', 'colors'] as const;

/** What stays readable in a newspaper. */
const MOST_SERIES = 4;
const MOST_POINTS = 60;

/** Reads `:::chart`: a head row where there are several series, then label and numbers. */
export function readChart(reader: Reader, block: BlockHead, lines: readonly Line[]): void {
  if (lines.length === 0) {
    emptyBlock(reader, block);
    return;
  }
  const rows = readRows(reader, block, lines);
  const isHead =
    rows.length > 1 && rows[0]!.slice(1).every((cell) => numberOf(textAt(reader, cell)) === undefined);
  const body = isHead ? rows.slice(1) : rows;
  const names = isHead ? rows[0]!.slice(1) : [];
  if (isHead) checkCorner(reader, rows[0]![0]!);
  checkSize(reader, block, body);
  const chart = oneOf(reader, block, 'kind', ['column', 'bar', 'line']);
  const { attributes, offset } = block;
  const [title, unit] = [attributes.get('title'), attributes.get('unit')];
  const height = numberIn(reader, block, 'lines', [4, 60]);
  const values = body.map((cells) => cells.slice(1).map((cell) => readNumber(reader, cell)));
  const colors = colorsOf(reader, block, body[0]!.length - 1);
  add(reader, {
    role: 'set-piece',
    spans: [],
    offset,
    make: (read) => ({
      kind: 'chart',
      chart,
      offset,
      colors,
      ...(title ? { title: read(title, 'caption') } : {}),
      ...(unit ? { unit: read(unit) } : {}),
      ...(height === undefined ? {} : { lines: Math.round(height) }),
      series: names.map((name) => read(name)),
      rows: body.map((cells, i) => chartRow(read, cells, values[i]!)),
    }),
  });
}

function chartRow(read: ReadCell, cells: readonly Span[], values: readonly number[]): ChartRow {
  const [label, ...rest] = cells;
  return {
    label: read(label!),
    values: rest.map((cell, i) => ({ text: read(cell), value: values[i]! })),
  };
}

/** What a typed number is worth: 1,234.5, −3, 11.2%; undefined for anything else. */
export function numberOf(text: string): number | undefined {
  const match = /^([+\-−－]?)(\d{1,3}(?:[,，]\d{3})+|\d+)(\.\d+)?[%％‰]?$/.exec(text.trim());
  if (!match || text.trim().length > 24) return undefined;
  const value = Number(`${match[2]!.replace(/[,，]/g, '')}${match[3] ?? ''}`);
  return match[1] && match[1] !== '+' ? -value : value;
}

function textAt(reader: Reader, { start, end }: Span): string {
  return reader.source.text.slice(start, end);
}

/** The number of a cell; what is none counts as nothing, and is reported. */
function readNumber(reader: Reader, cell: Span): number {
  const text = textAt(reader, cell);
  const value = numberOf(text);
  if (value !== undefined) return value;
  const place = placeAt(reader.source, cell.start, Math.max(1, cell.end - cell.start));
  reader.notes.add(problem('story-chart-number', { text: shorten(text.trim()) || '–' }, place));
  return 0;
}

/** The corner of the head row has no place in a chart. */
function checkCorner(reader: Reader, corner: Span): void {
  const text = textAt(reader, corner).trim();
  if (text === '') return;
  const place = placeAt(reader.source, corner.start, corner.end - corner.start);
  reader.notes.add(problem('story-chart-corner', { text: shorten(text) }, place));
}

function checkSize(reader: Reader, { name, offset }: BlockHead, rows: readonly Span[][]): void {
  const series = rows[0]!.length - 1;
  const place = placeAt(reader.source, offset, 3 + name.length);
  const tooMany = (most: number, what: string, whatEn: string) =>
    reader.notes.add(problem('story-block-too-large', { name, most, what, whatEn }, place));
  if (series < 1) reader.notes.add(problem('story-chart-number', { text: '–' }, place));
  if (series > MOST_SERIES) tooMany(MOST_SERIES, '组', 'series');
  if (rows.length > MOST_POINTS) tooMany(MOST_POINTS, '行', 'rows');
}

function colorsOf(reader: Reader, { name, attributes }: BlockHead, series: number): string[] {
  const attribute = attributes.get('colors');
  const colors = attribute?.value.split(/[ ,，\t]+/) ?? [];
  if (attribute && colors.length !== series) {
    badValue(reader, name, 'colors', attribute, `× ${series}`);
    return [];
  }
  return colors;
}
