import type { Ornament } from '../spec/model.ts';
import { breakAt } from '../text/break-at.ts';
import { breakLines } from '../text/break-lines.ts';
import { breakHeadline } from '../text/headline-breaks.ts';
import type { Line } from '../text/types.ts';
import type { Copy } from './copy.ts';
import type { Rect } from './grid.ts';
import type { LineAt, Painter } from './painter.ts';

/** Leading of display type as a multiple of its size where the style states none. */
const DISPLAY_LEADING = 1.25;

/** A break by sense that costs this much is a bad one (typography 2.6). */
export const BAD_BREAK = 200;

/** Pitch of a display copy's lines in pt. */
export function displayLeading(copy: Copy): number {
  return copy.style.leading ?? copy.style.size * DISPLAY_LEADING;
}

/** Height of `count` lines of a copy, from the top of the first characters to the foot of the last. */
export function displayHeight(copy: Copy, count: number): number {
  return (count - 1) * displayLeading(copy) + copy.style.size;
}

/**
 * Lines of a subhead or quote at a measure: broken by sense where the pieces fit, else by the paragraph breaker.
 * A break that the writer typed (`|`) decides where its lines fit. `words` are names and phrases that stay whole.
 */
export function senseLines(copy: Copy, width: number, words: readonly string[]): readonly Line[] {
  const plain = breakLines(copy.measured, () => width, { justify: false }).lines;
  if (plain.length < 2) return plain;
  if (copy.rich.breaks) {
    const chosen = breakAt(copy.measured, [0, ...copy.rich.breaks], width);
    if (chosen.every((line) => line.natural <= width + 0.01)) return chosen;
  }
  const capacity = width / copy.style.size;
  const candidates = breakHeadline(copy.rich.text, plain.length + 1, () => capacity, {
    words,
    worst: BAD_BREAK,
  });
  for (const candidate of candidates) {
    if (candidate.lines.length < plain.length || candidate.cost >= BAD_BREAK) continue;
    const starts = candidate.lines.map((line) => line.start);
    const lines = breakAt(copy.measured, starts, width);
    if (lines.every((line) => line.natural <= width + 0.01)) return lines;
  }
  return plain;
}

/**
 * Rows of the grid that a height needs: k rows are (k − 1) pitches and one body character high. Type may reach a
 * quarter of the line gap into the white on either side, so that a label of 14 pt stands on one row of 11 on 18.
 */
export function rowsFor(height: number, pitch: number, body: number): number {
  const reach = Math.max(0, pitch - body) / 2;
  return Math.max(1, Math.ceil((height - reach - body) / pitch - 1e-6) + 1);
}

/** Paints lines one under another, the first's characters starting at `top`. */
export function paintLines(
  out: Painter,
  copy: Copy,
  lines: readonly Line[],
  box: { x: number; width: number; top: number },
  at: Omit<LineAt, 'x' | 'baseline'>,
): void {
  const leading = displayLeading(copy);
  lines.forEach((line, i) => {
    const baseline = box.top + (copy.style.size * copy.style.ascent) / 1000 + i * leading;
    out.line(copy, { ...line, measure: box.width }, { ...at, x: box.x, baseline });
  });
}

/** Draws what belongs to a display block: a short bar under it, rules round it, a bar at its side, or quotation marks. */
export function paintOrnament(
  out: Painter,
  frame: string,
  ornament: Ornament,
  /** The type that it belongs to, and the whole block. */
  boxes: { type: Rect; block: Rect },
  pt: (length: Ornament['length']) => number,
): void {
  const { type, block } = boxes;
  const length = pt(ornament.length);
  const thick = pt(ornament.thickness);
  const rect = (x: number, y: number, width: number, height: number) =>
    out.rect(frame, { x, y, width, height }, ornament.color);
  switch (ornament.kind) {
    case 'bar':
      rect(block.x, type.y + type.height + thick * 2, length, thick);
      break;
    case 'rules':
      rect(block.x, block.y, block.width, thick);
      rect(block.x, block.y + block.height - thick, block.width, thick);
      break;
    case 'side-bar':
      rect(block.x, type.y, thick, type.height);
      break;
    case 'quotes':
      paintQuoteMark(out, frame, ornament.color, block.x, type.y - length * 1.35, length);
      break;
  }
}

/** A heavy opening quotation mark of two drops, drawn as shapes so that it is never taken for copy. */
function paintQuoteMark(
  out: Painter,
  frame: string,
  color: string,
  x: number,
  y: number,
  size: number,
): void {
  for (const dx of [0, size * 0.62]) {
    out.path({
      kind: 'path',
      role: 'furniture',
      frame,
      commands: quoteDrop(x + dx, y, size * 0.5, size),
      fill: out.color(color),
    });
  }
}

function quoteDrop(x: number, y: number, width: number, height: number): (number | 'M' | 'L' | 'C' | 'Z')[] {
  const at = (dx: number, dy: number) => [
    Math.round((x + dx * width) * 1000),
    Math.round((y + dy * height) * 1000),
  ];
  return [
    'M',
    ...at(1, 0),
    'C',
    ...at(0.35, 0.12),
    ...at(0, 0.42),
    ...at(0, 0.7),
    'L',
    ...at(0, 1),
    'L',
    ...at(0.92, 1),
    'L',
    ...at(0.92, 0.5),
    'L',
    ...at(0.5, 0.5),
    'C',
    ...at(0.52, 0.36),
    ...at(0.72, 0.22),
    ...at(1, 0.17),
    'Z',
  ] as (number | 'M' | 'L' | 'C' | 'Z')[];
}
