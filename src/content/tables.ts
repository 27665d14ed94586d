import { problem } from '../problems/problem.ts';
import { placeAt } from '../source.ts';
import { type BlockHead, badValue, oneOf } from './attributes.ts';
import { add, emptyBlock, type Reader } from './drafts.ts';
import { fieldsOf } from './figures.ts';
import { foreignLine } from './foreign.ts';
import type { Line, Span } from './lines.ts';

export const TABLE_ATTRIBUTES = ['caption', 'widths', 'head', 'rules', 'tint'] as const;

/** What a newspaper column can bear, and what keeps hostile input small. */
const MOST_COLUMNS = 12;
const MOST_ROWS = 200;

/** Reads `:::table`: a row a line, bars between the cells. */
export function readTable(reader: Reader, block: BlockHead, lines: readonly Line[]): void {
  if (lines.length === 0) {
    emptyBlock(reader, block);
    return;
  }
  const rows = readRows(reader, block, lines);
  const head = oneOf(reader, block, 'head', ['row', 'column', 'both', 'none']);
  if (rows.length < 2 && (head === 'row' || head === 'both')) {
    reader.notes.add(problem('story-table-head-only', {}, placeAt(reader.source, rows[0]![0]!.start)));
  }
  const caption = block.attributes.get('caption');
  const widths = widthsOf(reader, block, rows[0]!.length);
  const rules = oneOf(reader, block, 'rules', ['three', 'rows', 'none']);
  const tint = block.attributes.get('tint')?.value;
  add(reader, {
    role: 'set-piece',
    spans: [],
    offset: block.offset,
    make: (read) => ({
      kind: 'table',
      head,
      rules,
      offset: block.offset,
      ...(caption ? { caption: read(caption, 'caption') } : {}),
      ...(widths ? { widths } : {}),
      ...(tint ? { tint } : {}),
      rows: rows.map((cells) => cells.map((cell) => read(cell))),
    }),
  });
}

/** The cells of all rows, each row as long as the first: what is missing is empty, what is over is reported and kept. */
export function readRows(reader: Reader, { name, offset }: BlockHead, lines: readonly Line[]): Span[][] {
  const { source, notes } = reader;
  const kept = lines.slice(0, MOST_ROWS);
  if (kept.length < lines.length) {
    const place = placeAt(source, lines[MOST_ROWS]!.first);
    notes.add(problem('story-block-too-large', { name, most: MOST_ROWS, what: '行', whatEn: 'rows' }, place));
  }
  const rows = kept.map((line) => {
    const text = source.text.slice(line.first, line.end);
    const rule = foreignLine(text) === 'table';
    if (rule) notes.add(problem('story-table-rule', {}, placeAt(source, line.first, text.length)));
    return fieldsOf(reader, { start: line.first, end: line.end });
  });
  const columns = Math.min(MOST_COLUMNS, rows[0]!.length);
  if (columns < rows[0]!.length) {
    const params = { name, most: MOST_COLUMNS, what: '列', whatEn: 'columns' };
    notes.add(problem('story-block-too-large', params, placeAt(source, offset)));
  }
  return rows.map((cells, i) => {
    const line = kept[i]!;
    if (cells.length !== rows[0]!.length) {
      const params = { row: i + 1, cells: cells.length, columns: rows[0]!.length };
      const place = placeAt(source, line.first, line.end - line.first);
      notes.add(problem('story-table-ragged', params, place));
    }
    const own = cells.slice(0, columns);
    // Cells too many stay in the last one: the words are kept where they can be seen.
    if (cells.length > columns) own[columns - 1] = { start: own[columns - 1]!.start, end: line.end };
    while (own.length < columns) own.push({ start: line.end, end: line.end });
    return own;
  });
}

function widthsOf(reader: Reader, { name, attributes }: BlockHead, columns: number): number[] | undefined {
  const attribute = attributes.get('widths');
  if (!attribute) return undefined;
  const widths = attribute.value.split(/[ ,，\t]+/).map(Number);
  if (widths.length === columns && widths.every((width) => width > 0 && width <= 100)) return widths;
  badValue(reader, name, 'widths', attribute, `${columns} × 1–100`);
  return undefined;
}
