import type { ProofLine, ProofPage, ProofPlace } from '../data.ts';
import { stretchBox } from '../line-box.ts';
import type { Spot } from './paragraphs.ts';

/** The character at a point of the page; undefined where there is none near. */
export function spotAt(lines: readonly ProofLine[], x: number, y: number): Spot | undefined {
  let best: { readonly line: number; readonly far: number } | undefined;
  lines.forEach((line, index) => {
    const { x: left, y: top, width, height } = stretchBox(line);
    const slack = Math.min(width, height) * 0.35;
    const [dx, dy] = [outside(x, left, left + width), outside(y, top, top + height)];
    if (dx > slack || dy > slack) return;
    const far = dx + dy;
    if (!best || far < best.far) best = { line: index, far };
  });
  if (!best) return undefined;
  const { x: origins, vertical } = lines[best.line]!;
  const along = vertical ? y : x;
  let at = 0;
  while (at + 1 < origins.length && origins[at + 1]! <= along) at++;
  return { line: best.line, at };
}

function outside(value: number, low: number, high: number): number {
  return value < low ? low - value : value > high ? value - high : 0;
}

/** Where a character of a line stands in its file. */
export function placeOfSpot(
  { lines }: Pick<ProofPage, 'lines'>,
  { line: index, at }: Spot,
): ProofPlace | undefined {
  const line = lines[index];
  if (!line?.file || !line.places) return undefined;
  const run = line.places.findLast(([first]) => first <= at) ?? line.places[0];
  if (!run) return undefined;
  const [first, row, column] = run;
  return { file: line.file, line: row, column: column + Math.max(0, at - first) };
}

/** mm of a length, to a tenth. */
export function mm(length: number): number {
  return Math.round((length / 1000 / 72) * 254) / 10;
}
