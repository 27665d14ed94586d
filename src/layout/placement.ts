import { type Place, type Problem, problem } from '../problems/problem.ts';
import type { Area, Frame, FrameBase } from '../spec/model.ts';
import { type Grid, gridLines, lengthPt, type Rect } from './grid.ts';

/** A frame with its box on the page, in pt. */
export interface PlacedFrame<F extends Frame = Frame> {
  readonly frame: F;
  readonly box: Rect;
  /** The box less the inset: where the frame's own type goes. */
  readonly inner: Rect;
}

/** Two boxes may touch; they overlap when they share more than this, in pt. */
const TOUCH = 0.05;

const TEXT_BEARING: ReadonlySet<Frame['kind']> = new Set([
  'text',
  'headline',
  'figures',
  'quote',
  'label',
  'folio',
]);

/** Gives every frame its box. Frames outside the page and unexplained overlaps are fatal problems. */
export function placeFrames(
  frames: readonly Frame[],
  grid: Grid,
  placeOf: (path: readonly (string | number)[]) => Place,
): { placed: PlacedFrame[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const placed = frames.map((frame) => {
    const box = frameBox(frame, grid);
    const at = placeOf(['frames', frame.id]);
    if (outside(box, grid)) problems.push(problem('frame-outside-page', { frame: frame.id }, at));
    else if (box.width < TOUCH || (box.height < TOUCH && frame.kind !== 'rule')) {
      problems.push(problem('frame-empty', { frame: frame.id }, at));
    }
    return { frame, box, inner: insetBox(box, frame, grid) };
  });
  return { placed, problems: [...problems, ...overlaps(placed, placeOf)] };
}

/** The box of one frame: grid area first, lengths override. */
export function frameBox({ kind, area }: { kind: string; area: Area }, grid: Grid): Rect {
  const natural = kind === 'folio' ? folioBox(grid) : { ...grid.typeArea };
  let { x, y, width, height } = natural;
  if (area.columns) {
    const first = grid.columns[area.columns[0] - 1] ?? grid.columns[0]!;
    const last = grid.columns[area.columns[1] - 1] ?? grid.columns.at(-1)!;
    x = first.x;
    width = last.x + last.width - first.x;
  }
  if (area.lines) {
    const [first, last] = gridLines(area.lines, grid.lines);
    y = grid.top + (first - 1) * grid.pitch;
    height = (last - first) * grid.pitch + grid.body;
  }
  // Lengths count from the area that the grid gave, so that `columns: 5, x: 1em` moves in from the column's edge.
  if (area.x) x = (area.columns ? x : grid.typeArea.x) + lengthPt(area.x, grid);
  if (area.y) y = (area.lines ? y : grid.typeArea.y) + lengthPt(area.y, grid);
  if (area.width) width = lengthPt(area.width, grid);
  if (area.height) height = lengthPt(area.height, grid);
  return { x, y, width, height };
}

function folioBox(grid: Grid): Rect {
  const { x, y, width } = grid.typeArea;
  return { x, y, width, height: grid.top - y };
}

function insetBox(box: Rect, frame: FrameBase, grid: Grid): Rect {
  const top = lengthPt(frame.inset.top, grid);
  const right = lengthPt(frame.inset.right, grid);
  const bottom = lengthPt(frame.inset.bottom, grid);
  const left = lengthPt(frame.inset.left, grid);
  return {
    x: box.x + left,
    y: box.y + top,
    width: box.width - left - right,
    height: box.height - top - bottom,
  };
}

function outside(box: Rect, grid: Grid): boolean {
  const { width, height, bleed } = grid.page;
  return (
    box.x < -bleed - TOUCH ||
    box.y < -bleed - TOUCH ||
    box.x + box.width > width + bleed + TOUCH ||
    box.y + box.height > height + bleed + TOUCH
  );
}

/** Whether two boxes share more than an edge. */
export function overlap(a: Rect, b: Rect): boolean {
  return (
    a.x + a.width > b.x + TOUCH &&
    b.x + b.width > a.x + TOUCH &&
    a.y + a.height > b.y + TOUCH &&
    b.y + b.height > a.y + TOUCH
  );
}

/**
 * Overlaps are never guessed: a later frame may push the text of an earlier one (`wrap`) or lie over it
 * (`over`, unless both bear text); anything else is an error that names both.
 */
function overlaps(
  placed: readonly PlacedFrame[],
  placeOf: (path: readonly (string | number)[]) => Place,
): Problem[] {
  const problems: Problem[] = [];
  for (let j = 1; j < placed.length; j++) {
    for (let i = 0; i < j; i++) {
      const [a, b] = [placed[i]!, placed[j]!];
      if (!overlap(a.box, b.box) || allowed(a.frame, b.frame)) continue;
      const [first, second] = [a.frame.id, b.frame.id];
      problems.push(
        problem('frame-overlap', { first, second }, placeOf(['frames', second]), [
          placeOf(['frames', first]),
        ]),
      );
    }
  }
  return problems;
}

function allowed(earlier: Frame, later: Frame): boolean {
  if (later.wrap && earlier.kind === 'text') return true;
  if (TEXT_BEARING.has(earlier.kind) && TEXT_BEARING.has(later.kind)) return false;
  return later.over || earlier.over;
}
