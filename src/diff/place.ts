import type { Box, SceneGrid } from '../scene/types.ts';
import type { Where } from './changes.ts';
import { type Sheet, type SheetLine, unionOf } from './sheet.ts';

/** The place of a box in columns and lines of the page. */
export function whereBox(sheet: Sheet, box: Box, frame?: string): Where {
  return { box, boxes: [box], ...inGrid(sheet.grid, box), ...(frame ? { frame } : {}) };
}

/** The place of whole lines: from the first to the last in reading order, a box for each leg. */
export function whereLines(sheet: Sheet, indexes: readonly number[]): Where | undefined {
  const lines = indexes.map((index) => sheet.lines[index]!).filter((line) => line.cells.length > 0);
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return undefined;
  const legs = new Map<string, Box[]>();
  for (const line of lines) {
    const key = legKey(line);
    legs.set(key, [...(legs.get(key) ?? []), line.box]);
  }
  const boxes = [...legs.values()].map(unionOf);
  // Vertical lines go from the right to the left: of one leg the place is where it stands as a whole.
  const [start, end] = boxes.length === 1 && first.vertical ? [boxes[0]!, boxes[0]!] : [first.box, last.box];
  const [from, to] = [inGrid(sheet.grid, start), inGrid(sheet.grid, end)];
  return {
    box: unionOf(boxes),
    boxes,
    ...(first.frame ? { frame: first.frame } : {}),
    ...(from.columns && to.columns ? { columns: [from.columns[0], to.columns[1]] as const } : {}),
    ...(from.lines && to.lines ? { lines: [from.lines[0], to.lines[1]] as const } : {}),
    ...(boxes.length > 1 ? { flows: true as const } : {}),
  };
}

/** A leg of a PDF has no number: lines that begin at one place are of one. */
function legKey(line: SheetLine): string {
  const start = line.vertical ? line.box.y : line.box.x;
  return line.frame === '' ? `${Math.round(start / 20_000)}` : `${line.frame} ${line.leg}`;
}

/** Columns and lines that a box covers for the most part. */
function inGrid(grid: SceneGrid | undefined, box: Box): Pick<Where, 'columns' | 'lines'> {
  if (!grid || grid.pitch <= 0) return {};
  const slack = grid.pitch / 4;
  const first = Math.floor((box.y - grid.top + slack) / grid.pitch) + 1;
  const last = Math.max(first, Math.ceil((box.y + box.height - grid.top - slack) / grid.pitch));
  const touching = grid.columns.flatMap(({ x, width }, i) =>
    x + width > box.x + 1000 && x < box.x + Math.max(box.width - 1000, 1) ? [i + 1] : [],
  );
  const inRows = last >= 1 && first <= grid.lines;
  if (!inRows || touching.length === 0) return {};
  return {
    columns: [touching[0]!, touching.at(-1)!],
    lines: [Math.max(1, first), Math.min(grid.lines, last)],
  };
}
