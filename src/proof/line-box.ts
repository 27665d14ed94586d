import type { Box } from '../scene/types.ts';
import type { ProofLine } from './data.ts';

/** The em box of a stretch of a line of type, across the page or down it. */
export function stretchBox(line: ProofLine, from = 0, to = line.text.length): Box {
  const { size, baseline } = line;
  const start = line.x[from] ?? line.end;
  const long = Math.max((to < line.text.length ? line.x[to]! : line.end) - start, Math.round(size / 8));
  if (line.vertical) return { x: baseline - Math.round(size / 2), y: start, width: size, height: long };
  return { x: start, y: baseline - Math.round(size * 0.88), width: long, height: size };
}

/** Round the em boxes of some lines; one at least. */
export function around(lines: readonly ProofLine[]): Box {
  const boxes = lines.map((line) => stretchBox(line));
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const foot = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: foot - y };
}
