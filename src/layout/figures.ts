import type { Figure, Figures, RichText, Story } from '../content/story.ts';
import { type Place, problem } from '../problems/problem.ts';
import type { FiguresFrame } from '../spec/model.ts';
import { type Copy, derivedOptions, joinRich, makeCopy } from './copy.ts';
import { type Grid, lengthPt, type Rect } from './grid.ts';
import { displayLines, naturalWidth, type Painter, paintFurniture } from './painter.ts';
import type { PlacedFrame } from './placement.ts';
import { atSize, type Style, type StyleSheet } from './style.ts';

export interface FiguresContext {
  readonly story: Story;
  readonly grid: Grid;
  readonly sheet: StyleSheet;
  readonly placeOf: (path: readonly (string | number)[]) => Place;
}

/** White between a label and whose figure it is, and between the value and the rows beside it, in em of these. */
const ROW_GAP = 0.6;
const VALUE_GAP = 0.8;
/** A value may be set this much smaller before it is reported as too wide. */
const LEAST_SCALE = 0.6;

/** Paints 数说: one cell a figure, each with value, unit, label and whose it is. */
export function paintFigures(placed: PlacedFrame<FiguresFrame>, context: FiguresContext, out: Painter): void {
  const { frame } = placed;
  const items = context.story.blocks
    .filter((block): block is Figures => block.kind === 'figures')
    .flatMap((block) => block.items);
  if (items.length === 0) {
    const params = { frame: frame.id, story: frame.story, part: '数说', partEn: 'figures' };
    out.problems.push(problem('part-missing', params, context.placeOf(['frames', frame.id])));
    return;
  }
  const area = paintHeading(placed, clearOfEdge(placed, context.grid), context, out);
  const cells = cut(area, items.length, frame, context.grid);
  // One size for all values: a strip whose numbers differ in size looks like a mistake.
  const scales = items.map((item, i) =>
    fitScale(
      item,
      cellRoom(cells, i, frame, context).width - clearOfNext(cells, i, frame, context),
      frame,
      context,
    ),
  );
  const scale = Math.min(...scales);
  const labelled = frame.direction === 'row' && items.some(({ label }) => label.text !== '');
  const overs = items.map((item, i) => {
    if (i > 0 && frame.divider) paintDivider(cells, i, placed, context, out);
    return paintCell(item, cellRoom(cells, i, frame, context), { scale, labelled }, placed, context, out);
  });
  if (scale < LEAST_SCALE) {
    const widest = items[scales.indexOf(scale)]!;
    const params = { frame: frame.id, text: widest.value.text + widest.unit.text };
    out.problems.push(problem('text-wider-than-frame', params, context.placeOf(['frames', frame.id])));
  }
  const over = Math.max(...overs);
  if (over > 0.05) {
    const { value, unit } = items[overs.indexOf(over)]!;
    const params = { frame: frame.id, text: value.text + unit.text, over: Math.ceil(over) };
    out.problems.push(problem('text-higher-than-frame', params, context.placeOf(['frames', frame.id])));
  }
}

/** Type keeps half a character from the edge of a tint or border that has no inset of its own (L32). */
function clearOfEdge({ frame, inner }: PlacedFrame<FiguresFrame>, grid: Grid): Rect {
  const clear = (side: 'top' | 'left') =>
    (frame.background || frame.border[side]) && frame.inset[side].value === 0 ? grid.body : 0;
  const top = frame.heading === undefined ? 0 : clear('top') / 2;
  // Cells that stand side by side keep their distance anyway.
  const left = frame.direction === 'column' ? clear('left') : 0;
  return { x: inner.x + left, y: inner.y + top, width: inner.width - 2 * left, height: inner.height - top };
}

/** The heading over the cells, where there is one; returns the room under it. */
function paintHeading(
  { frame }: PlacedFrame<FiguresFrame>,
  inner: Rect,
  { grid, sheet, placeOf }: FiguresContext,
  out: Painter,
): Rect {
  if (frame.heading === undefined) return inner;
  const style = sheet(frame.styles.heading);
  const x = frame.direction === 'row' ? inner.x + grid.body : inner.x;
  paintFurniture(out, frame.heading, style, {
    frame: frame.id,
    kind: 'label',
    box: { ...inner, x, width: inner.x + inner.width - x, height: style.size },
    baseline: inner.y + (style.size * style.ascent) / 1000,
    align: style.align === 'justify' ? 'left' : style.align,
    place: placeOf(['frames', frame.id, 'heading']),
  });
  const taken = style.size * 1.8;
  return { ...inner, y: inner.y + taken, height: inner.height - taken };
}

/** Equal cells; where the frame covers as many base columns as there are figures, the columns themselves. */
function cut(area: Rect, count: number, frame: FiguresFrame, grid: Grid): Rect[] {
  const [first, last] = frame.area.columns ?? [0, -1];
  if (frame.direction === 'row' && last - first + 1 === count) {
    return grid.columns.slice(first - 1, last).map(({ x, width }) => ({ ...area, x, width }));
  }
  return Array.from({ length: count }, (_, i) =>
    frame.direction === 'row'
      ? { ...area, x: area.x + (area.width / count) * i, width: area.width / count }
      : { ...area, y: area.y + (area.height / count) * i, height: area.height / count },
  );
}

/** White between a cell and the one before it: the gutter where the cells are the base columns, else none. */
function gapBefore(cells: readonly Rect[], i: number): number {
  const before = cells[i - 1];
  return before ? cells[i]!.x - before.x - before.width : 0;
}

/** The cell less a body character on the left, where the tint begins or a divider stands without a gutter. */
function cellRoom(cells: readonly Rect[], i: number, frame: FiguresFrame, { grid }: FiguresContext): Rect {
  const cell = cells[i]!;
  const left = frame.direction === 'column' || gapBefore(cells, i) >= grid.body ? 0 : grid.body;
  return { ...cell, x: cell.x + left, width: cell.width - left };
}

/** What a value keeps clear on its right where the next cell begins without a gutter. */
function clearOfNext(
  cells: readonly Rect[],
  i: number,
  frame: FiguresFrame,
  { grid }: FiguresContext,
): number {
  const alone = frame.direction === 'column' || i + 1 === cells.length;
  return alone || gapBefore(cells, i + 1) >= grid.body ? 0 : grid.body / 2;
}

/** In the middle of the gutter, where a column rule stands too; without a gutter on the edge of the cell. */
function paintDivider(
  cells: readonly Rect[],
  i: number,
  placed: PlacedFrame<FiguresFrame>,
  { grid }: FiguresContext,
  out: Painter,
): void {
  const { frame } = placed;
  const cell = cells[i]!;
  const width = lengthPt(frame.divider!.width, grid);
  const box =
    frame.direction === 'row'
      ? { x: cell.x - (gapBefore(cells, i) + width) / 2, y: cell.y, width, height: cell.height }
      : { x: cell.x, y: cell.y - width / 2, width: cell.width, height: width };
  out.rect(frame.id, box, frame.divider!.color);
}

/** Value and unit on one line, the unit at its own size. */
function valueCopy(
  item: Figure,
  scale: number,
  frame: FiguresFrame,
  context: FiguresContext,
  out?: Painter,
): Copy {
  const value = scaled(context.sheet(frame.styles.value), scale);
  const unit = context.sheet(frame.styles.unit);
  // A percent sign belongs to its number and is as large; a unit in words is not.
  const unitStyle = /^[%‰℃°]/.test(item.unit.text) ? atSize(value, value.size * 0.72) : unit;
  const rich = joinRich([item.value, item.unit]);
  return makeCopy(rich, value, out?.problems ?? [], {
    ...derivedOptions(context.story, item.value, item.unit),
    spans: [{ start: item.value.text.length, end: rich.text.length, style: unitStyle }],
  });
}

function scaled(style: Style, scale: number): Style {
  return scale === 1 ? style : atSize(style, Math.floor(style.size * scale * 2) / 2);
}

function fitScale(item: Figure, width: number, frame: FiguresFrame, context: FiguresContext): number {
  const natural = naturalWidth(valueCopy(item, 1, frame, context));
  if (natural <= width) return 1;
  const unit = naturalWidth(makeCopy(item.unit, context.sheet(frame.styles.unit), [], { display: true }));
  return Math.max(0.1, (width - unit) / Math.max(1, natural - unit));
}

/** One row of a cell: its words, and where its baseline stands under the row before it. */
interface CellRow {
  /** Absent where the cell has no such words and its neighbours have: it keeps their place. */
  readonly copy?: Copy;
  /** White above the row, height of its ink above the baseline, and depth below it, in pt. */
  readonly gap: number;
  readonly rise: number;
  readonly depth: number;
}

/** What the cells of a frame have in common: the scale of their values, and whether they have room for labels. */
interface CellLook {
  readonly scale: number;
  readonly labelled: boolean;
}

/** Rows of a cell from top to bottom: the label above or below the value, and whose it is. */
function cellRows(
  item: Figure,
  { scale, labelled }: CellLook,
  frame: FiguresFrame,
  context: FiguresContext,
  out: Painter,
): CellRow[] {
  const { sheet, story } = context;
  const words = (rich: RichText, style: Style, gap: number): CellRow => {
    const rise = (style.size * style.ascent) / 1000;
    const row = { gap: gap * style.size, rise, depth: style.size - rise };
    return rich.text
      ? { ...row, copy: makeCopy(rich, style, out.problems, derivedOptions(story, rich)) }
      : row;
  };
  const above = frame.label === 'above';
  const value = valueCopy(item, scale, frame, context, out);
  // Figures have no descenders: the big row is as high as its digits.
  const rise = inkHeight(value.style);
  const labelStyle = sheet(frame.styles.label);
  const label = item.label.text || labelled ? [words(item.label, labelStyle, above ? 0 : VALUE_GAP)] : [];
  const big = {
    copy: value,
    gap: above && label.length > 0 ? VALUE_GAP * labelStyle.size : 0,
    rise,
    depth: 0,
  };
  const whose = words(item.whose, sheet(frame.styles.whose), above ? VALUE_GAP : ROW_GAP);
  return above ? [...label, big, whose] : [big, ...label, whose];
}

/** Paints a cell, its rows centred in its height; returns the pt that it is too high. */
function paintCell(
  item: Figure,
  cell: Rect,
  look: CellLook,
  placed: PlacedFrame<FiguresFrame>,
  context: FiguresContext,
  out: Painter,
): number {
  const { frame } = placed;
  const rows = cellRows(item, look, frame, context, out);
  const height = rows.reduce((sum, row) => sum + row.gap + row.rise + row.depth, 0);
  let y = cell.y + (cell.height - height) / 2;
  for (const { copy, gap, rise, depth } of rows) {
    const baseline = y + gap + rise;
    y = baseline + depth;
    if (!copy) continue;
    const natural = naturalWidth(copy);
    // Values are fitted to the cell together; the words of the other rows are not.
    if (depth > 0 && natural > cell.width + 0.05) {
      const params = { frame: frame.id, text: copy.rich.text };
      out.problems.push(problem('text-wider-than-frame', params, context.placeOf(['frames', frame.id])));
    }
    const free = cell.width - natural;
    const { align } = copy.style;
    const x = cell.x + (align === 'center' ? free / 2 : align === 'right' ? free : 0);
    for (const line of displayLines(copy, 1e6)) {
      out.line(
        copy,
        { ...line, measure: natural },
        { frame: frame.id, kind: 'figure', role: 'derived', story: frame.story, x, baseline, align: 'left' },
      );
    }
  }
  return height - cell.height;
}

/** Height of digits above the baseline: about three quarters of the size in the faces in use. */
function inkHeight(style: Style): number {
  const face = style.faces[0];
  const top = face ? face.boundsOf(face.glyphOf(0x38)).yMax : 750;
  return (style.size * (top || 750)) / 1000;
}
