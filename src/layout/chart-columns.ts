import type { Plot } from './chart.ts';

import { bandScale, valueScale } from './chart-scale.ts';
import { barShapes, ruleShape, type Shape, THIN } from './chart-shapes.ts';
import { labelHeight } from './chart-words.ts';

/** White between the bands, as a part of them. */
const WHITE = 0.34;
/** Length of a tick and white beside it, in pt. */
export const TICK = 2.5;
/** Lines that the name of a column may take. */
const MOST_LABEL_LINES = 3;

/** The axis of numbers at the left and the names under it: what columns and lines share. In pt. */
export interface UprightAxes {
  readonly shapes: readonly Shape[];
  readonly left: number;
  readonly right: number;
  readonly at: (value: number) => number;
  readonly bands: ReturnType<typeof bandScale>;
}

/**
 * Draws the axes of a chart whose values go upwards, with round numbers at the left and names at the foot.
 * Undefined where there is no room.
 * @param after room at the right that the drawing leaves free.
 */
export function uprightAxes(
  { words, values, room, set, ink, frame, widthOf }: Plot,
  after = 0,
): UprightAxes | undefined {
  const { size } = words.style;
  const all = values.flat();
  const probe = valueScale(all, 0, 1, Math.max(2, Math.min(6, Math.floor(room.height / (2.6 * size)))));
  const gutter = Math.max(...probe.ticks.map(({ label }) => widthOf(label))) + TICK + 1.5;
  const [left, right] = [room.x + gutter, room.x + room.width - after];
  const bands = bandScale(values.length, left, right, WHITE);
  const lines = words.rows.map(({ label }) => label.linesAt(bands.step - 1).length);
  const foot = room.y + room.height - labelHeight(words, Math.max(...lines)) - 0.45 * size;
  // A value stands above the highest column.
  const head = room.y + 1.25 * size;
  if (bands.width < 2 || foot - head < 2.5 * size || Math.max(...lines) > MOST_LABEL_LINES) return undefined;
  const low = foot - (Math.min(0, ...all) < 0 ? 1.25 * size : 0);
  const scale = valueScale(all, low, head, probe.ticks.length - 1);
  const shapes: Shape[] = [ruleShape(frame, { x: left, y: head, width: THIN, height: low - head }, ink)];
  for (const { value, label } of scale.ticks) {
    const y = scale.at(value);
    shapes.push(ruleShape(frame, { x: left - TICK, y: y - THIN / 2, width: TICK, height: THIN }, ink));
    set.tick(label, { x: room.x, width: gutter - TICK - 1.5, top: y - size / 2, align: 'right' });
  }
  shapes.push(
    ruleShape(frame, { x: left, y: scale.at(0) - THIN / 2, width: right - left, height: THIN }, ink),
  );
  words.rows.forEach(({ label }, i) => {
    const x = bands.at(i) + bands.width / 2 - bands.step / 2;
    set.words(label, { x: x + 0.5, width: bands.step - 1, top: foot + 0.45 * size, align: 'center' });
  });
  return { shapes, left, right, at: scale.at, bands };
}

/** Upright bars, side by side for several series, each with its value. Undefined where there is no room. */
export function drawColumns(plot: Plot): Shape[] | undefined {
  const axes = uprightAxes(plot);
  if (!axes) return undefined;
  const { words, values, series, frame, set } = plot;
  const { size } = words.style;
  const { at, bands } = axes;
  const shapes = [...axes.shapes];
  values.forEach((row, r) => {
    const width = bands.width / row.length;
    row.forEach((value, c) => {
      const x = bands.at(r) + c * width;
      const [top, foot] = [at(Math.max(0, value)), at(Math.min(0, value))];
      const { look, color } = series[c]!;
      const box = { x, y: top, width: width - (row.length > 1 ? 0.6 : 0), height: foot - top };
      shapes.push(...barShapes(frame, box, look, color));
      const label = words.rows[r]!.values[c]!;
      const middle = x + width / 2 - label.width / 2;
      const labelTop = value < 0 ? foot + 0.2 * size : top - 1.15 * size;
      set.words(label, { x: middle, width: label.width, top: labelTop, align: 'center' });
    });
  });
  return shapes;
}
