import type { Plot } from './chart.ts';

import { TICK } from './chart-columns.ts';
import { bandScale, valueScale } from './chart-scale.ts';
import { barShapes, ruleShape, type Shape, THIN } from './chart-shapes.ts';
import { labelHeight } from './chart-words.ts';

const WHITE = 0.3;
/** The widest that names may be, as a part of the width. */
const MOST_NAMES = 0.42;

/** Bars that lie, a name before and a value behind each. Undefined where there is no room. */
export function drawBars({ words, values, room, set, ink, frame, series }: Plot): Shape[] | undefined {
  const { size } = words.style;
  const all = values.flat();
  const widest = Math.max(...words.rows.map(({ label }) => label.width));
  const names = Math.min(widest, MOST_NAMES * room.width);
  const behind = Math.max(...words.rows.flatMap((row) => row.values.map(({ width }) => width))) + 0.5 * size;
  const before = Math.min(0, ...all) < 0 ? behind : 0;
  const left = room.x + names + 0.5 * size + before;
  const right = room.x + room.width - behind;
  const foot = room.y + room.height - 1.3 * size - TICK;
  const bands = bandScale(values.length, room.y, foot, WHITE);
  const lineCounts = words.rows.map(({ label }) => label.linesAt(names).length);
  const tallest = labelHeight(words, Math.max(...lineCounts));
  const bar = bands.width / Math.max(1, series.length);
  if (right - left < 4 * size || bar < 0.55 * size || tallest > bands.step + 0.05) return undefined;
  const scale = valueScale(all, left, right, Math.max(2, Math.floor((right - left) / (4 * size))));
  const shapes: Shape[] = axis(scale, left, right, foot, { frame, ink, set, size });
  shapes.push(
    ruleShape(frame, { x: scale.at(0) - THIN / 2, y: room.y, width: THIN, height: foot - room.y }, ink),
  );
  values.forEach((row, r) => {
    const { label, values: labels } = words.rows[r]!;
    const y = bands.at(r);
    const top = y + (bands.width - labelHeight(words, lineCounts[r]!)) / 2;
    set.words(label, { x: room.x, width: names, top, align: 'right' });
    row.forEach((value, c) => {
      const [from, to] = [scale.at(Math.min(0, value)), scale.at(Math.max(0, value))];
      const own = y + c * bar;
      const { look, color } = series[c]!;
      const height = bar - (row.length > 1 ? 0.6 : 0);
      shapes.push(...barShapes(frame, { x: from, y: own, width: to - from, height }, look, color));
      const { width } = labels[c]!;
      const x = value < 0 ? from - 0.3 * size - width : to + 0.3 * size;
      set.words(labels[c]!, { x, width, top: own + (height - size) / 2, align: 'left' });
    });
  });
  return shapes;
}

/** Round numbers under the bars. */
function axis(
  scale: ReturnType<typeof valueScale>,
  left: number,
  right: number,
  foot: number,
  { frame, ink, set, size }: Pick<Plot, 'frame' | 'ink' | 'set'> & { readonly size: number },
): Shape[] {
  const shapes = [ruleShape(frame, { x: left, y: foot, width: right - left, height: THIN }, ink)];
  for (const { value, label } of scale.ticks) {
    const x = scale.at(value);
    shapes.push(ruleShape(frame, { x: x - THIN / 2, y: foot, width: THIN, height: TICK }, ink));
    set.tick(label, { x: x - 3 * size, width: 6 * size, top: foot + TICK + 0.2 * size, align: 'center' });
  }
  return shapes;
}
