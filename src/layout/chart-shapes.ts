import type { Color, PathItem, RectItem } from '../scene/types.ts';
import { toMpt } from '../units.ts';
import { pathThrough } from './chart-path.ts';
import type { Rect } from './grid.ts';
import { mptBox } from './painter.ts';

/** Strokes of charts in pt: nothing thinner holds on newsprint. */
export const THIN = 0.5;
const THICK = 1.2;
/** From one line of a hatching to the next, in pt. */
const HATCH = 2.4;
/** Radius of the mark at a point of a line chart, in pt. */
export const DOT = 1.9;

/** How the series of a chart are told apart without their colours: full, hatched, full in black, open. */
export type Look = 'full' | 'hatched' | 'dark' | 'open';

/** The looks of the series, in their order. */
export const LOOKS: readonly Look[] = ['full', 'hatched', 'dark', 'open'];

export type Shape = RectItem | PathItem;

/** A bar with the look of its series. */
export function barShapes(frame: string, box: Rect, look: Look, color: Color): Shape[] {
  if (box.width <= 0 || box.height <= 0) return [];
  const base = { role: 'furniture', frame } as const;
  if (look === 'full' || look === 'dark') return [{ ...base, kind: 'rect', box: mptBox(box), color }];
  const { x, y, width, height } = inset(box, THIN / 2);
  const outline: PathItem = {
    ...base,
    kind: 'path',
    commands: closed([
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ]),
    stroke: { color, width: toMpt(THIN) },
  };
  if (look === 'open') return [outline];
  const hatching: PathItem = {
    ...base,
    kind: 'path',
    commands: hatch({ x, y, width, height }),
    stroke: { color, width: toMpt(THIN) },
  };
  return hatching.commands.length > 0 ? [outline, hatching] : [outline];
}

/** The line of a series and a mark at each of its points. */
export function lineShapes(
  frame: string,
  points: readonly (readonly [x: number, y: number])[],
  look: Look,
  color: Color,
  paper: Color,
): Shape[] {
  const base = { role: 'furniture', frame, kind: 'path' } as const;
  const stroke = { color, width: toMpt(THICK) };
  const line: Shape[] = points.length > 1 ? [{ ...base, commands: pathThrough(points), stroke }] : [];
  const isRound = look === 'full' || look === 'open';
  const isOpen = look === 'hatched' || look === 'open';
  const marks = points.flatMap(([x, y]): PathItem[] => {
    const commands = isRound ? circle(x, y, DOT) : square(x, y, DOT);
    if (!isOpen) return [{ ...base, commands, fill: color }];
    // Paper under the mark and its outline are two shapes, so that the black of the outline overprints.
    const outline = { color, width: toMpt(THIN * 1.6) };
    return [
      { ...base, commands, fill: paper },
      { ...base, commands, stroke: outline },
    ];
  });
  return [...line, ...marks];
}

/** A rule of an axis. */
export function ruleShape(frame: string, box: Rect, color: Color): Shape {
  return { kind: 'rect', role: 'furniture', frame, box: mptBox(box), color };
}

type Commands = (number | 'M' | 'L' | 'C' | 'Z')[];
type Point = readonly [x: number, y: number];

function closed(points: readonly Point[]): Commands {
  return [...pathThrough(points), 'Z'];
}

function inset({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x + by, y: y + by, width: Math.max(0, width - 2 * by), height: Math.max(0, height - 2 * by) };
}

/** Strokes at 45° from the foot upwards to the right, cut at the edges of the box. */
function hatch({ x, y, width, height }: Rect): Commands {
  const commands: Commands = [];
  for (let at = HATCH; at < width + height; at += HATCH) {
    // The stroke x + y = at, counted from the left edge and the foot's mirror.
    const [fromX, fromY] = at <= height ? [0, at] : [at - height, height];
    const [toX, toY] = at <= width ? [at, 0] : [width, at - width];
    commands.push(
      ...pathThrough([
        [x + fromX, y + fromY],
        [x + toX, y + toY],
      ]),
    );
  }
  return commands;
}

function square(x: number, y: number, r: number): Commands {
  return closed([
    [x - r, y - r],
    [x + r, y - r],
    [x + r, y + r],
    [x - r, y + r],
  ]);
}

/** Four Bézier arcs; 0.5523 is the usual approximation of a quarter circle. */
function circle(x: number, y: number, r: number): Commands {
  const k = 0.5523 * r;
  const at = (dx: number, dy: number) => [toMpt(x + dx), toMpt(y + dy)];
  return [
    'M',
    ...at(r, 0),
    'C',
    ...at(r, k),
    ...at(k, r),
    ...at(0, r),
    'C',
    ...at(-k, r),
    ...at(-r, k),
    ...at(-r, 0),
    'C',
    ...at(-r, -k),
    ...at(-k, -r),
    ...at(0, -r),
    'C',
    ...at(k, -r),
    ...at(r, -k),
    ...at(r, 0),
    'Z',
  ];
}
