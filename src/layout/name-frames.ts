import type { Color, PathItem } from '../scene/types.ts';
import type { SetLine } from '../text/types.ts';
import { toMpt } from '../units.ts';
import type { Copy } from './copy.ts';

/** Width of the line of a 示亡号, in em. */
const LINE = 0.05;

/**
 * 示亡号 (CLREQ 5.1.1.4): a black frame round each name marked with `:framed[…]`, as wide as its characters' frames and
 * as high as one. Drawn on explicit markup only.
 */
export function nameFrames(
  { rich, style }: Copy,
  set: SetLine,
  at: { readonly frame: string; readonly x: number; readonly baseline: number; readonly axis?: number },
  color: Color,
): PathItem[] {
  const { size } = style;
  const isDown = at.axis !== undefined;
  return rich.marks.flatMap(({ kind, start, end }) => {
    const span = kind === 'framed' ? extentOf(set, start, end, isDown) : undefined;
    if (!span) return [];
    const [from, to] = [at.x + span.from, at.x + span.to];
    const head = at.baseline - (size * style.ascent) / 1000;
    const box =
      at.axis === undefined
        ? [from, head, to, head + size]
        : [at.axis - size / 2, from, at.axis + size / 2, to];
    return [boxPath(box, LINE * size, at.frame, color)];
  });
}

/** Where the characters of a stretch begin and end on their line, in pt along it. */
function extentOf(
  set: SetLine,
  start: number,
  end: number,
  isDown: boolean,
): { from: number; to: number } | undefined {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const run of set.runs) {
    // Upright characters of a vertical line have their origins on the baseline inside their cells.
    const upright = isDown && run.turned !== true;
    run.x.forEach((x, i) => {
      if (run.at[i]! < start || run.at[i]! >= end) return;
      const head = upright ? x - (run.face.ascent / 1000) * run.size : x;
      const length = upright ? 1 : (run.face.advanceOf(run.glyphs[i]!) * run.scaleX) / 1e6;
      from = Math.min(from, head);
      to = Math.max(to, head + length * run.size);
    });
  }
  return to > from ? { from, to } : undefined;
}

/** The line runs along the inside of the box, so that it touches nothing beside it. */
function boxPath([x0, y0, x1, y1]: readonly number[], line: number, frame: string, color: Color): PathItem {
  const half = line / 2;
  const [left, top, right, foot] = [x0! + half, y0! + half, x1! - half, y1! - half].map(toMpt) as [
    number,
    number,
    number,
    number,
  ];
  return {
    kind: 'path',
    role: 'furniture',
    frame,
    stroke: { color, width: toMpt(line) },
    commands: ['M', left, top, 'L', right, top, 'L', right, foot, 'L', left, foot, 'Z'],
  };
}
