import type { Color } from '../scene/types.ts';
import type { Plot } from './chart.ts';
import { uprightAxes } from './chart-columns.ts';
import { DOT, lineShapes, type Shape } from './chart-shapes.ts';
import type { Rect } from './grid.ts';

type Point = readonly [x: number, y: number];

/** From the point to its value, and from name to name at least, in em. */
const VALUE_GAP = 0.4;
const NAME_STEP = 1.1;

/**
 * Lines from point to point with a mark and a value at each; the name of a series stands behind its last point.
 * Undefined where there is no room.
 */
export function drawLines(plot: Plot): Shape[] | undefined {
  const { words, values, series, frame, paper } = plot;
  const { size } = words.style;
  const names =
    words.series.length > 0 ? Math.max(...words.series.map(({ width }) => width)) + 0.6 * size : 0;
  const axes = uprightAxes(plot, names);
  if (!axes) return undefined;
  const { at, bands } = axes;
  const points = series.map((_, c) =>
    values.map((row, r): Point => [bands.at(r) + bands.width / 2, at(row[c]!)]),
  );
  setValues(plot, points, at(0));
  setNames(plot, points, axes.right + 0.6 * size);
  return [
    ...axes.shapes,
    ...blackFirst(series.map((one, c) => ({ ...one, points: points[c]! }))).flatMap((one) =>
      lineShapes(frame, one.points, one.look, one.color, paper),
    ),
  ];
}

/** A black line overprints, and under other lines there is only paper that it can overprint. */
function blackFirst<T extends { readonly color: Color }>(series: readonly T[]): T[] {
  const isBlack = ({ color }: T) =>
    color.kind === 'cmyk' && color.k === 100 && color.c + color.m + color.y === 0;
  return [...series.filter(isBlack), ...series.filter((one) => !isBlack(one))];
}

/** A value stands above its point, or below it where it would meet lines, marks or other words there. */
function setValues({ words, set }: Plot, points: readonly (readonly Point[])[], axis: number): void {
  const { size } = words.style;
  const gap = DOT + VALUE_GAP * size;
  words.rows.forEach(({ values }, r) => {
    // The upper of two values stands above its point, the lower below.
    const order = values.map((_, c) => c).sort((a, b) => points[a]![r]![1] - points[b]![r]![1] || a - b);
    order.forEach((c, rank) => {
      const label = values[c]!;
      const [middle, y] = points[c]![r]!;
      const x = middle - label.width / 2;
      const [above, below] = [y - gap - size, y + gap - 0.1 * size];
      const tops = rank < order.length - 1 || order.length === 1 ? [above, below] : [below, above];
      const price = (top: number) => {
        const box = { x, y: top, width: label.width, height: size };
        const own = top < axis && top + size > axis - 1 ? 3 : 0;
        return own + (set.meets(box) ? 4 : 0) + crossings(box, points);
      };
      const best = price(tops[1]!) < price(tops[0]!) ? tops[1]! : tops[0]!;
      set.words(label, { x, width: label.width, top: best, align: 'center' });
    });
  });
}

/** The names of the series behind their last points, moved apart where these stand close together. */
function setNames({ words, set, room }: Plot, points: readonly (readonly Point[])[], x: number): void {
  const { size } = words.style;
  const wished = words.series
    .map((name, c) => ({ name, top: points[c]!.at(-1)![1] - size / 2 }))
    .sort((a, b) => a.top - b.top);
  let foot = Number.POSITIVE_INFINITY;
  const tops = wished.map(({ top }) => top);
  for (let i = tops.length - 1; i >= 0; i--) {
    const under = wished.slice(i + 1).length;
    const lowest = Math.min(foot - NAME_STEP * size, room.y + room.height - (under + 1) * NAME_STEP * size);
    tops[i] = Math.min(tops[i]!, lowest);
    foot = tops[i]!;
  }
  wished.forEach(({ name }, i) => {
    set.words(name, { x, width: name.width + 0.01, top: tops[i]!, align: 'left' });
  });
}

/** How many pieces of lines run through a box. */
function crossings(box: Rect, points: readonly (readonly Point[])[]): number {
  const steps = 12;
  return points.reduce((sum, own) => {
    const hits = own.slice(1).filter(([x1, y1], i) => {
      const [x0, y0] = own[i]!;
      return Array.from({ length: steps + 1 }, (_, k) => k / steps).some((t) =>
        isInside([x0 + (x1 - x0) * t, y0 + (y1 - y0) * t], box),
      );
    });
    return sum + hits.length;
  }, 0);
}

function isInside([x, y]: Point, box: Rect): boolean {
  return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
}
