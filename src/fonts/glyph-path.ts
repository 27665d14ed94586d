import type { Outline } from './face.ts';

/** A path as fontkit gives it. */
export interface GlyphPath {
  readonly commands: readonly {
    readonly command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath';
    readonly args: readonly number[];
  }[];
}

type Commands = (number | 'M' | 'L' | 'C' | 'Z')[];

/** Puts a path of fontkit into commands; quadratic curves become cubic ones. */
export function pathOf(path: GlyphPath, scale: number): Outline {
  const out: Commands = [];
  let [x, y] = [0, 0];
  for (const { command, args } of path.commands) {
    const values = args.map((value) => value * scale);
    const [a = 0, b = 0, c = 0, d = 0] = values;
    if (command === 'moveTo') out.push('M', a, b);
    else if (command === 'lineTo') out.push('L', a, b);
    else if (command === 'quadraticCurveTo') quadratic(out, x, y, a, b, c, d);
    else if (command === 'bezierCurveTo') out.push('C', ...values);
    else out.push('Z');
    if (values.length > 0) [x, y] = values.slice(-2) as [number, number];
  }
  return out;
}

interface ContourPoint {
  readonly x: number;
  readonly y: number;
  readonly onCurve: boolean;
  readonly endContour: boolean;
}

/** TrueType contours as a path: between two points off the curve lies one on it, in the middle. */
export function contourPath(points: readonly ContourPoint[], scale: number): Outline {
  const out: Commands = [];
  let first = 0;
  points.forEach((point, index) => {
    if (!point.endContour) return;
    contour(out, points.slice(first, index + 1), scale);
    first = index + 1;
  });
  return out;
}

function contour(out: Commands, points: readonly ContourPoint[], scale: number): void {
  if (points.length < 2) return;
  const begin = points.findIndex(({ onCurve }) => onCurve);
  const turned =
    begin < 0
      ? [middle(points.at(-1)!, points[0]!), ...points]
      : [...points.slice(begin), ...points.slice(0, begin)];
  const scaled = turned.map((p) => ({ ...p, x: p.x * scale, y: p.y * scale }));
  let at = scaled[0]!;
  out.push('M', at.x, at.y);
  for (let i = 1; i <= scaled.length; i++) {
    const next = scaled[i % scaled.length]!;
    if (next.onCurve) {
      if (i < scaled.length) out.push('L', next.x, next.y);
      at = next;
      continue;
    }
    const after = scaled[(i + 1) % scaled.length]!;
    const end = after.onCurve ? after : middle(next, after);
    quadratic(out, at.x, at.y, next.x, next.y, end.x, end.y);
    at = end;
    if (after.onCurve) i++;
  }
  out.push('Z');
}

function middle(a: ContourPoint, b: ContourPoint): ContourPoint {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, onCurve: true, endContour: false };
}

function quadratic(
  out: Commands,
  x0: number,
  y0: number,
  cx: number,
  cy: number,
  x: number,
  y: number,
): void {
  const third = (from: number, control: number) => from + (2 / 3) * (control - from);
  out.push('C', third(x0, cx), third(y0, cy), third(x, cx), third(y, cy), x, y);
}
