import type { TextFrame } from '../spec/model.ts';
import { lengthPt } from './grid.ts';
import type { PageContext } from './layout.ts';
import { overlap, type PlacedFrame } from './placement.ts';
import { frameColumns } from './slots.ts';

/**
 * Thin rules in the middle of the gutters of a frame, where it asks for them: beside its text only, so not beside a
 * subhead over all columns, and broken where an obstacle stands.
 */
export function paintColumnRules(placed: PlacedFrame<TextFrame>, context: PageContext): void {
  const { frame, inner } = placed;
  const { grid, sheet, out } = context;
  if (!frame.columnRule) return;
  const width = lengthPt(frame.columnRule.width, grid);
  const columns = frameColumns(placed, grid, sheet(frame.styles.body).size);
  const foot = inner.y + inner.height;
  columns.slice(1).forEach((column, i) => {
    const x = (columns[i]!.x + columns[i]!.width + column.x) / 2;
    const obstacles = context
      .obstaclesOf(placed)
      .filter((box) => overlap({ x: x - 1, y: inner.y, width: 2, height: inner.height }, box))
      .sort((a, b) => a.y - b.y);
    let y = inner.y;
    for (const obstacle of [...obstacles, { y: foot, height: 0 }]) {
      const height = Math.min(obstacle.y, foot) - y;
      out.rect(frame.id, { x: x - width / 2, y, width, height }, frame.columnRule!.color);
      y = Math.max(y, obstacle.y + obstacle.height);
    }
  });
}
