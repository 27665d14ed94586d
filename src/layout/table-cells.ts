import type { TableBlock } from '../content/set-pieces.ts';
import type { RichText } from '../content/story.ts';
import type { LineGroup } from '../scene/types.ts';
import type { Line } from '../text/types.ts';
import { type Copy, cutCopy, makeCopy } from './copy.ts';
import { displayLines, naturalWidth, type Painter } from './painter.ts';
import { leastWidth, type PiecePlace, pieceCopy, pieceLine } from './piece.ts';
import { remember } from './remember.ts';
import type { ThreadContext } from './thread.ts';

/** A cell, measured. Widths in pt. */
export interface Cell {
  readonly rich: RichText;
  readonly copy: Copy;
  readonly part: 'cell' | 'column-head' | 'row-head';
  /** On one line; and the least that it can be broken to. */
  readonly natural: number;
  readonly least: number;
  /** Of a number: how much stands before its decimal point. */
  readonly whole?: number;
  linesAt(width: number): readonly Line[];
}

/** −1,234.5%: digits with a sign, thousands, decimals, per cent. */
const NUMBER = /^[+\-−－–]?\d[\d,，]*(?:\.\d+)?[%％‰]?$/;
/** What stands for a number that is missing. */
const NO_NUMBER = /^(?:—|——|－|–|-|…|……|\/|／|无)?$/;

/** The cells of a table with their looks: heads in the style of heads. */
export function tableCells(table: TableBlock, context: ThreadContext): Cell[][] {
  const { sheet, frame } = context;
  const { head } = table;
  return table.rows.map((row, r) =>
    row.map((rich, c) => {
      const part =
        r === 0 && (head === 'row' || head === 'both')
          ? 'column-head'
          : c === 0 && (head === 'column' || head === 'both')
            ? 'row-head'
            : 'cell';
      const style = sheet(part === 'cell' ? frame.styles.cell : frame.styles.head);
      const copy = pieceCopy(rich, style, context);
      const natural = rich.text === '' ? 0 : naturalWidth(copy);
      const isNumber = part === 'cell' && NUMBER.test(rich.text);
      return {
        rich,
        copy,
        part,
        natural,
        least: isNumber ? natural : leastWidth(copy, context),
        ...(isNumber ? { whole: wholeWidth(copy) } : {}),
        linesAt: remember((width) => (rich.text === '' ? [] : displayLines(copy, width + 0.01))),
      };
    }),
  );
}

/** Width of what stands before the decimal point, or before the per cent sign. */
function wholeWidth(copy: Copy): number {
  const { text } = copy.rich;
  const point = text.search(/[.%％‰]/);
  return naturalWidth(point < 0 ? copy : cutCopy(copy, text.length - point));
}

/** Whether the cells of a column are numbers, heads aside; at least one has to be. */
export function isNumberColumn(cells: readonly Cell[]): boolean {
  const own = cells.filter(({ part }) => part === 'cell');
  return (
    own.some(({ whole }) => whole !== undefined) &&
    own.every(({ whole, rich }) => whole !== undefined || NO_NUMBER.test(rich.text))
  );
}

/** Paints a cell: numbers with their points under one another, their heads at the right, words at the left. */
export function paintCell(
  cell: Cell,
  column: { readonly x: number; readonly width: number; readonly fraction?: number },
  at: {
    readonly id: string;
    readonly row: number;
    readonly column: number;
    readonly columns: number;
    readonly firstRow: number;
    readonly isRepeated: boolean;
  },
  place: PiecePlace,
  context: ThreadContext,
  out: Painter,
): void {
  const isNumber = cell.whole !== undefined && column.fraction !== undefined;
  const align = column.fraction === undefined || isNumber ? 'left' : 'right';
  const x = isNumber ? column.x + column.width - column.fraction! - cell.whole! : column.x;
  const group: LineGroup = {
    kind: 'table',
    id: at.id,
    part: cell.part,
    row: at.row,
    column: at.column,
    columns: at.columns,
  };
  cell.linesAt(column.width).forEach((line, i) => {
    const row = at.firstRow + i;
    const width = column.x + column.width - x;
    const spot = {
      place,
      kind: 'cell',
      group,
      x,
      width,
      baseline: place.baselineOf(row),
      row,
      align,
    } as const;
    if (at.isRepeated) paintRepeated(cell, line, spot, context, out);
    else pieceLine(cell.copy, line, spot, context, out);
  });
}

/** The head of a table over its further parts: the same words again. */
function paintRepeated(
  { rich, copy }: Cell,
  line: Line,
  spot: {
    readonly place: PiecePlace;
    readonly x: number;
    readonly width: number;
    readonly baseline: number;
    readonly align: 'left' | 'right';
  },
  { story, storyId }: ThreadContext,
  out: Painter,
): void {
  const { file } = story.source;
  const repeats = [{ file, start: rich.offsets[0]!, end: rich.offsets[rich.text.length - 1]! + 1 }];
  const again = makeCopy(rich, copy.style, [], { source: story.source, display: true, repeats });
  const { place, x, width, baseline, align } = spot;
  out.line(
    again,
    { ...line, measure: width },
    {
      frame: place.slot.frame,
      leg: place.leg,
      kind: 'cell',
      role: 'derived',
      story: storyId,
      x,
      baseline,
      align,
    },
  );
}
