import type { TableBlock } from '../content/set-pieces.ts';
import { problem } from '../problems/problem.ts';
import { placeAt } from '../source.ts';
import type { Painter } from './painter.ts';
import {
  type Caption,
  caption,
  groupId,
  type PiecePlace,
  pieceBlock,
  pieceName,
  pieceWords,
} from './piece.ts';
import { remember } from './remember.ts';
import { type Cell, paintCell, tableCells } from './table-cells.ts';
import { type Column, fitColumns } from './table-columns.ts';
import type { ThreadBlock, ThreadContext } from './thread.ts';

/** Thickness of the rules above and below a table, and of those inside it, in pt: newsprint holds both. */
const OUTER = 0.8;
const INNER = 0.5;

/** A table made ready: cells measured, columns and row heights for any width. */
interface ReadyTable {
  readonly table: TableBlock;
  readonly cells: readonly (readonly Cell[])[];
  readonly headRows: number;
  readonly caption: Caption;
  columnsAt(width: number): readonly Column[];
  /** Lines of each row at a width. */
  linesAt(width: number): readonly number[];
}

/** The rows of a table that stand in one leg. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * A table in whole rows of the grid, its lines on the page's baselines. It stays together in a leg; where it is
 * higher than the highest leg it is cut between rows, and each further part begins with the head.
 */
export function tableBlocks(table: TableBlock, context: ThreadContext): ThreadBlock[] {
  const ready = readyTable(table, context);
  return stretches(ready, context).map((stretch, i) => {
    const words = i === 0 ? pieceWords(table) : '';
    const { above, below } = context.sheet(context.frame.styles.caption);
    return pieceBlock(
      {
        words,
        space: { above, below },
        rowsAt: (width) => heightOf(ready, stretch, width),
        paint: (place, out) => paintStretch(ready, stretch, place, context, out),
      },
      context,
    );
  });
}

function readyTable(table: TableBlock, context: ThreadContext): ReadyTable {
  const { sheet, frame, out, story } = context;
  const cells = tableCells(table, context);
  const body = sheet(frame.styles.cell);
  const columnsAt = remember((width: number) => fitColumns(table, cells, width, body.size));
  const narrowest = Math.min(...context.legs.map(({ width }) => width));
  const fitted = context.legs.length > 0 ? columnsAt(narrowest) : undefined;
  if (fitted && fitted.length > 0) {
    const need = Math.max(...fitted.map((column) => column.tableNeeds));
    if (need > narrowest + 0.05) {
      const params = {
        columns: fitted.length,
        need: Math.ceil(need / context.body.size),
        have: Math.floor(narrowest / context.body.size + 1e-6),
        part: pieceName(table, story),
      };
      out.problems.push(problem('table-too-wide', params, placeAt(story.source, table.offset)));
    }
  }
  if (table.tint !== undefined && !out.hasColor(table.tint)) {
    const params = { what: '表', whatEn: 'table', color: table.tint, known: context.palette };
    out.problems.push(problem('set-piece-color', params, placeAt(story.source, table.offset)));
  }
  return {
    table,
    cells,
    headRows: table.head === 'row' || table.head === 'both' ? 1 : 0,
    caption: caption(table.caption, sheet(frame.styles.caption), 'cell', context),
    columnsAt,
    linesAt: remember((width: number) => {
      const columns = columnsAt(width);
      return cells.map((row) => Math.max(1, ...row.map((cell, c) => cell.linesAt(columns[c]!.width).length)));
    }),
  };
}

/** Cuts a table that no leg can hold; the head row stands in every part. */
function stretches(ready: ReadyTable, { legs }: ThreadContext): Stretch[] {
  const all = { from: 0, to: ready.cells.length };
  const room = Math.max(0, ...legs.map(({ rows }) => rows));
  const width = Math.min(...legs.map((leg) => leg.width));
  if (legs.length === 0 || heightOf(ready, all, width) <= room) return [all];
  const found: Stretch[] = [];
  for (let from = 0; from < all.to; ) {
    let to = Math.max(from, ready.headRows) + 1;
    while (to < all.to && heightOf(ready, { from, to: to + 1 }, width) <= room) to++;
    found.push({ from, to });
    from = to;
  }
  return found;
}

/** Rows of a stretch as they are set: the head first, then its own. */
function rowsOf({ headRows }: ReadyTable, { from, to }: Stretch): number[] {
  const own = Array.from({ length: to - from }, (_, i) => from + i);
  return from < headRows ? own : [...Array.from({ length: headRows }, (_, i) => i), ...own];
}

function heightOf(ready: ReadyTable, stretch: Stretch, width: number): number {
  const lines = ready.linesAt(width);
  const rows = rowsOf(ready, stretch).reduce((sum, row) => sum + lines[row]!, 0);
  return rows + (stretch.from === 0 ? ready.caption.rows(width) : 0);
}

function paintStretch(
  ready: ReadyTable,
  stretch: Stretch,
  place: PiecePlace,
  context: ThreadContext,
  out: Painter,
): void {
  const { table, cells, headRows } = ready;
  const { x, width } = place.box;
  const id = groupId(context, table);
  const columns = ready.columnsAt(width);
  const lines = ready.linesAt(width);
  let row = 0;
  if (stretch.from === 0) {
    const lift = (context.pitch - context.body.size) / 2;
    ready.caption.paint(place, 0, { kind: 'table', id, part: 'caption', row: -1, column: 0 }, out, lift);
    row = ready.caption.rows(width);
  }
  const edges = [row];
  const shown = rowsOf(ready, stretch);
  for (const index of shown) {
    const isRepeated = index < headRows && stretch.from > 0;
    cells[index]!.forEach((cell, c) => {
      const column = columns[c]!;
      const at = { ...column, x: x + column.x };
      paintCell(
        cell,
        at,
        { id, row: index, column: c, columns: columns.length, firstRow: row, isRepeated },
        place,
        context,
        out,
      );
    });
    row += lines[index]!;
    edges.push(row);
  }
  paintRules(ready, edges, place, context, out);
}

/** 三线表: above, under the head, below; thin ones between all rows where the table wants them. The head's tint. */
function paintRules(
  { table, headRows }: ReadyTable,
  edges: readonly number[],
  { slot, box, baselineOf }: PiecePlace,
  { body, pitch, sheet, frame }: ThreadContext,
  out: Painter,
): void {
  const { color } = sheet(frame.styles.cell);
  // In the middle of the white between the lines of two rows.
  const yOf = (row: number) => baselineOf(row) - body.ascent - (pitch - body.size) / 2;
  if (table.tint !== undefined && out.hasColor(table.tint) && headRows > 0) {
    const y = yOf(edges[0]!);
    out.rect(slot.frame, { ...box, y, height: yOf(edges[headRows]!) - y }, table.tint, true);
  }
  if (table.rules === 'none') return;
  edges.forEach((edge, i) => {
    const isOuter = i === 0 || i === edges.length - 1;
    const isHead = i === headRows;
    if (!isOuter && !isHead && table.rules !== 'rows') return;
    const thick = isOuter ? OUTER : INNER;
    out.rect(slot.frame, { x: box.x, y: yOf(edge) - thick / 2, width: box.width, height: thick }, color);
  });
}
