import type { PathCommands } from './svg-path.ts';

/** An affine map as SVG writes it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** The map that changes nothing. */
export const UNIT: Matrix = [1, 0, 0, 1, 0, 0];

/** What a `transform` attribute does inside `outer`; undefined for anything but translate, scale, rotate and matrix. */
export function matrixOf(text: string, outer: Matrix): Matrix | undefined {
  let matrix = outer;
  const rest = text.replace(/([a-zA-Z]+)\s*\(([^)]*)\)[\s,]*/g, (whole, name: string, list: string) => {
    const numbers = list
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const own = numbers.every((n) => Number.isFinite(n)) ? single(name, numbers) : undefined;
    if (!own) return whole;
    matrix = times(matrix, own);
    return '';
  });
  return rest.trim() === '' ? matrix : undefined;
}

function single(name: string, n: readonly number[]): Matrix | undefined {
  if (name === 'translate' && n.length <= 2) return [1, 0, 0, 1, n[0]!, n[1] ?? 0];
  if (name === 'scale' && n.length <= 2) return [n[0]!, 0, 0, n[1] ?? n[0]!, 0, 0];
  if (name === 'matrix' && n.length === 6) return n as unknown as Matrix;
  if (name !== 'rotate' || (n.length !== 1 && n.length !== 3)) return undefined;
  const [sin, cos] = [Math.sin((n[0]! * Math.PI) / 180), Math.cos((n[0]! * Math.PI) / 180)];
  const [x, y] = [n[1] ?? 0, n[2] ?? 0];
  return times(times([1, 0, 0, 1, x, y], [cos, sin, -sin, cos, 0, 0]), [1, 0, 0, 1, -x, -y]);
}

function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

/** A path under a map. */
export function transformed(commands: PathCommands, [a, b, c, d, e, f]: Matrix): PathCommands {
  const out: (number | 'M' | 'L' | 'C' | 'Z')[] = [];
  for (let i = 0; i < commands.length; ) {
    const part = commands[i]!;
    if (typeof part === 'string') {
      out.push(part);
      i++;
      continue;
    }
    const y = commands[i + 1] as number;
    out.push(a * part + c * y + e, b * part + d * y + f);
    i += 2;
  }
  return out;
}

/** How much wider a line gets: the mean over all directions. */
export function scaleOf([a, b, c, d]: Matrix): number {
  return Math.sqrt(Math.abs(a * d - b * c));
}
