import type { TextFrame } from '../spec/model.ts';
import {
  charactersIn,
  dividedColumns,
  type Grid,
  lengthPt,
  lineBaseline,
  lineTop,
  type Rect,
} from './grid.ts';
import { overlap, type PlacedFrame } from './placement.ts';

/** Room for one line of type, in pt. */
export interface Slot {
  readonly frame: string;
  /** Leg of the thread, counted over all its frames. */
  readonly leg: number;
  /** Line of the page's grid, or undefined where the frame has a leading of its own. */
  readonly row?: number;
  readonly x: number;
  readonly width: number;
  readonly baseline: number;
}

/** One column of a frame, for rules between columns and for blocks that take whole rows. */
export interface Leg {
  readonly frame: string;
  readonly x: number;
  readonly width: number;
  /** Index of the leg's first slot, and one past its last. */
  readonly from: number;
  readonly to: number;
}

export interface Slots {
  readonly slots: readonly Slot[];
  readonly legs: readonly Leg[];
  /** The last leg is to come down to the foot: it may be short by one row, not by one for each other leg. */
  readonly flush?: boolean;
}

/** The narrowest line beside an obstacle, in em: below it justification breaks down (typography 2.2). */
const NARROWEST = 5;

/** What one frame of a thread needs to know of its type. */
export interface LegStyle {
  /** Body size in pt: measures are whole multiples of it. */
  readonly em: number;
  /** Pitch in pt when the frame does not keep to the page's grid. */
  readonly leading?: number;
  /** Em-box ascent in thousandths. */
  readonly ascent: number;
}

/** Cuts the frames of a thread into lines, leaving out what obstacles take. */
export function threadSlots(
  frames: readonly { readonly placed: PlacedFrame<TextFrame>; readonly style: LegStyle }[],
  obstaclesOf: (placed: PlacedFrame) => readonly Rect[],
  grid: Grid,
): Slots {
  const slots: Slot[] = [];
  const legs: Leg[] = [];
  for (const { placed, style } of frames) {
    const obstacles = obstaclesOf(placed);
    const lines = columnLines(placed, grid, style);
    const { y, height } = placed.box;
    for (const column of frameColumns(placed, grid, style.em)) {
      const from = slots.length;
      const near = obstacles.filter((one) => overlap({ ...column, y: y - 1e3, height: height + 2e3 }, one));
      const whole = freeRoom(column, 0, 0, [], style.em);
      for (const line of lines) {
        const room = near.length > 0 ? freeRoom(column, line.top, line.height, near, style.em) : whole;
        if (!room) continue;
        slots.push({
          frame: placed.frame.id,
          leg: legs.length,
          ...(line.row === undefined ? {} : { row: line.row }),
          x: room.x,
          width: room.width,
          baseline: line.baseline,
        });
      }
      legs.push({ frame: placed.frame.id, x: column.x, width: column.width, from, to: slots.length });
    }
  }
  return { slots, legs };
}

/**
 * Columns of a frame: the base columns it covers, or its width re-divided (破栏). A measure is a whole number of
 * characters (CLREQ 2.3); what is over goes to the gutters, in a single column to both sides.
 */
export function frameColumns(
  placed: PlacedFrame<TextFrame>,
  grid: Grid,
  em: number,
): { x: number; width: number }[] {
  const { frame, inner, box } = placed;
  const covered = frame.area.columns;
  const inset = inner.x !== box.x || inner.width !== box.width;
  if (covered && !frame.split && !inset) {
    return grid.columns.slice(covered[0] - 1, covered[1]).map(({ x, width }) => wholeEms(x, width, em));
  }
  const count = frame.split ?? (covered ? covered[1] - covered[0] + 1 : 1);
  const wished = frame.gutter ? lengthPt(frame.gutter, grid) : grid.gutter;
  if (count === 1) return [wholeEms(inner.x, inner.width, em)];
  const width = dividedColumns(inner.width / em, count, wished / em).chars * em;
  const gutter = (inner.width - count * width) / (count - 1);
  return Array.from({ length: count }, (_, i) => ({ x: inner.x + i * (width + gutter), width }));
}

function wholeEms(x: number, width: number, em: number): { x: number; width: number } {
  const whole = charactersIn(width, em) * em;
  return { x: x + (width - whole) / 2, width: whole };
}

/** Lines of a column from top to foot: on the page's grid, or at the frame's own leading. */
function columnLines(
  placed: PlacedFrame<TextFrame>,
  grid: Grid,
  style: LegStyle,
): { top: number; height: number; baseline: number; row?: number }[] {
  const { inner } = placed;
  const ascent = (style.em * style.ascent) / 1000;
  const foot = inner.y + inner.height + 0.05;
  const lines = [];
  if (style.leading !== undefined) {
    for (let top = inner.y; top + style.em <= foot; top += style.leading) {
      lines.push({ top, height: style.em, baseline: top + ascent });
    }
    return lines;
  }
  // A line of another size shares the baselines of the body: it may reach out of the frame by half the line gap,
  // and where it is higher than the pitch it takes every second baseline, or third.
  const rise = ascent - grid.ascent;
  const sink = style.em - ascent - (grid.body - grid.ascent);
  const reach = (over: number) => Math.min(Math.max(0, over), Math.max(0, grid.pitch - grid.body) / 2);
  const step = Math.max(1, Math.ceil((style.em - 0.05) / grid.pitch));
  const head = inner.y + Math.max(0, rise) - reach(rise);
  const first = Math.max(0, Math.ceil((head - grid.top - 0.05) / grid.pitch));
  for (let row = first; lineTop(grid, row) - rise + style.em <= foot + reach(sink); row += step) {
    const top = lineTop(grid, row) - rise;
    lines.push({ top, height: style.em, baseline: lineBaseline(grid, row), row });
  }
  return lines;
}

/** The widest stretch of a line that no obstacle touches, in whole em, flush with the column's free edge. */
function freeRoom(
  column: { x: number; width: number },
  top: number,
  height: number,
  obstacles: readonly Rect[],
  em: number,
): { x: number; width: number } | undefined {
  const line = { x: column.x, y: top, width: column.width, height };
  const right = column.x + column.width;
  let pieces = [{ from: column.x, to: right }];
  for (const obstacle of obstacles) {
    if (!overlap(line, obstacle)) continue;
    pieces = pieces.flatMap(({ from, to }) => [
      { from, to: Math.min(to, obstacle.x) },
      { from: Math.max(from, obstacle.x + obstacle.width), to },
    ]);
  }
  let best = { from: 0, to: 0 };
  for (const piece of pieces) if (piece.to - piece.from > best.to - best.from) best = piece;
  const width = charactersIn(best.to - best.from, em) * em;
  if (width < Math.min(NARROWEST * em, column.width)) return undefined;
  return best.to === right ? { x: right - width, width } : { x: best.from, width };
}

/** The slot of an index; past the end the last leg goes on, so that 余文 can be counted. */
export function slotAt(thread: Slots, index: number): Pick<Slot, 'width'> {
  return thread.slots[index] ?? thread.slots.at(-1) ?? { width: 1 };
}

/** Whether a slot is the first of its leg. */
export function isLegHead(thread: Slots, at: number): boolean {
  const slot = thread.slots[at];
  return slot !== undefined && thread.legs[slot.leg]!.from === at;
}

/** One past the last slot of the leg of a slot; Infinity past the end. */
export function legEnd(thread: Slots, at: number): number {
  const slot = thread.slots[at];
  return slot ? thread.legs[slot.leg]!.to : Number.POSITIVE_INFINITY;
}

/** Rows from a slot on that stand under one another at the same place and measure. Unbounded past the end. */
export function roomAt(thread: Slots, at: number): number {
  const first = thread.slots[at];
  if (!first) return Number.POSITIVE_INFINITY;
  const end = legEnd(thread, at);
  const pitch = (thread.slots[at + 1]?.baseline ?? 0) - first.baseline;
  let i = at + 1;
  while (i < end) {
    const slot = thread.slots[i]!;
    if (slot.x !== first.x || slot.width !== first.width) break;
    if (Math.abs(slot.baseline - first.baseline - (i - at) * pitch) > 0.5) break;
    i++;
  }
  return i - at;
}

/** Where a line stands that fills a slot. */
export function lineAt(
  slot: Slot,
  thread: Slots,
): { frame: string; leg: number; row?: number; x: number; baseline: number } {
  return {
    frame: slot.frame,
    leg: legInFrame(slot, thread),
    ...(slot.row === undefined ? {} : { row: slot.row }),
    x: slot.x,
    baseline: slot.baseline,
  };
}

/** Number of a slot's leg in its frame, from 0. */
export function legInFrame(slot: Slot, thread: Slots): number {
  return slot.leg - thread.legs.findIndex((leg) => leg.frame === slot.frame);
}
