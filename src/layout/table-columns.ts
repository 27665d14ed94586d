import type { TableBlock } from '../content/set-pieces.ts';
import { type Cell, isNumberColumn } from './table-cells.ts';

/** A column of a table in pt, from the table's left edge. */
export interface Column {
  readonly x: number;
  readonly width: number;
  /** Of numbers: the widest part after the decimal point, so that the points stand under one another. */
  readonly fraction?: number;
  /** Width that the whole table needs at least. */
  readonly tableNeeds: number;
}

/** White between two columns, at least, in em of the cells. */
const GAP = 0.8;

interface Need {
  readonly natural: number;
  readonly least: number;
  readonly fraction?: number;
}

/**
 * Shares a width out among columns: as stated, or by what stands in them. Where all fits on one line the rest goes
 * between the columns; where it does not, words wrap and numbers stay whole.
 */
export function fitColumns(
  table: TableBlock,
  cells: readonly (readonly Cell[])[],
  width: number,
  em: number,
): Column[] {
  const count = cells[0]?.length ?? 0;
  const needs = Array.from({ length: count }, (_, c) =>
    needOf(
      cells.map((row) => row[c]!),
      c,
    ),
  );
  const gaps = GAP * em * (count - 1);
  const room = Math.max(em, width - gaps);
  const widths = table.widths ? stated(table.widths, room) : shared(needs, room);
  const used = widths.reduce((sum, one) => sum + one, 0);
  const gap = count > 1 ? Math.max(GAP * em, (width - used) / (count - 1)) : 0;
  const tableNeeds = table.widths
    ? gaps + Math.max(...needs.map(({ least }, c) => (least * room) / widths[c]!))
    : gaps + needs.reduce((sum, { least }) => sum + least, 0);
  let x = 0;
  return widths.map((own, c) => {
    const { fraction } = needs[c]!;
    const column = { x, width: own, tableNeeds, ...(fraction === undefined ? {} : { fraction }) };
    x += own + gap;
    return column;
  });
}

/** Numbers in the first column are names: years, ranks. */
function needOf(cells: readonly Cell[], column: number): Need {
  const natural = Math.max(...cells.map((cell) => cell.natural));
  const least = Math.max(...cells.map((cell) => cell.least));
  if (column === 0 || !isNumberColumn(cells)) return { natural, least };
  const numbers = cells.filter(({ whole }) => whole !== undefined);
  const fraction = Math.max(...numbers.map((cell) => cell.natural - cell.whole!));
  const aligned = fraction + Math.max(...numbers.map((cell) => cell.whole!));
  return { natural: Math.max(natural, aligned), least: Math.max(least, aligned), fraction };
}

function stated(parts: readonly number[], room: number): number[] {
  const sum = parts.reduce((total, part) => total + part, 0);
  return parts.map((part) => (room * part) / sum);
}

function shared(needs: readonly Need[], room: number): number[] {
  const natural = needs.reduce((sum, need) => sum + need.natural, 0);
  const least = needs.reduce((sum, need) => sum + need.least, 0);
  if (natural <= room) return needs.map((need) => need.natural);
  const give = Math.max(0, Math.min(1, (room - least) / Math.max(1e-6, natural - least)));
  return needs.map((need) => need.least + (need.natural - need.least) * give);
}
