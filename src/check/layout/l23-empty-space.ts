import type { Box } from '../../scene/types.ts';
import { type Hit, layoutRule } from './rule.ts';
import { around, bottom, right, type Sheet, sharedHeight, sharedWidth } from './sheet.ts';

/** 空版: rows of a column where nothing stands, or much of the page. */
export const emptySpace = layoutRule({
  id: 'L23',
  code: 'layout-empty-space',
  zh: '空版',
  en: 'empty space',
  level: 'warning',
  limits: {
    lines: { value: 2, zh: '一栏里可以空几行', en: 'lines of a column that may be empty' },
    share: { value: 3, zh: '全版可以空百分之几', en: 'per cent of the page that may be empty' },
  },
  check(sheet, { lines, share }) {
    const { grid } = sheet.scene;
    const taken = takenBoxes(sheet);
    const holes: Hit[] = [];
    let empty = 0;
    for (const [i, column] of grid.columns.entries()) {
      let run = 0;
      for (let row = 0; row <= grid.lines; row++) {
        const cell = { x: column.x, y: grid.top + row * grid.pitch, width: column.width, height: grid.body };
        if (row < grid.lines && !taken.some((box) => isIn(cell, box))) {
          run++;
          empty++;
          continue;
        }
        if (run > lines) holes.push(hole(sheet, i, row - run, run));
        run = 0;
      }
    }
    const percent = Math.round((empty / (grid.lines * grid.columns.length)) * 1000) / 10;
    return percent > share || holes.some(({ level }) => level === 'error') ? holes : [];
  },
});

/** A hole at the end of a leg is a fault; elsewhere it may be white that was meant. */
function hole(sheet: Sheet, column: number, row: number, run: number): Hit {
  const { grid } = sheet.scene;
  const { x, width } = grid.columns[column]!;
  const box = { x, y: grid.top + row * grid.pitch, width, height: run * grid.pitch };
  const leg = sheet.legs.find(
    (own) =>
      sharedWidth(own.box, box) > width / 2 &&
      bottom(own.box) <= box.y + 1 &&
      box.y - bottom(own.box) < grid.pitch,
  );
  const inFrame = leg !== undefined && bottom(leg.frame.box) >= box.y + 2 * grid.pitch;
  return {
    ...(leg ? { frame: leg.frame.id } : {}),
    box,
    a: String(column + 1),
    b: String(row + 1),
    n: run,
    ...(inFrame ? { level: 'error' as const } : {}),
  };
}

/** What fills the page: legs with the ornaments of their quotes, and every other frame as a whole. */
function takenBoxes(sheet: Sheet): Box[] {
  const legs = sheet.legs.map((leg) =>
    sheet.separators
      .filter(({ frame, box }) => frame === leg.frame.id && sharedWidth(box, leg.box) > leg.box.width / 2)
      .map(({ box }) => box)
      .reduce(around, leg.box),
  );
  // A subhead across the columns of its frame has white of its own above and below.
  const subheads = sheet.lines
    .filter(({ kind }) => kind === 'subhead')
    .map(({ x, measure, box }) => ({
      x,
      width: measure,
      y: box.y - sheet.pitch,
      height: box.height + 2 * sheet.pitch,
    }));
  const frames = sheet.frames.filter(({ id, kind }) => kind !== 'text' || sheet.boxed.has(id));
  return [
    ...subheads,
    ...legs,
    ...frames.map(({ box }) => box),
    ...nameplates(sheet),
    ...[...sheet.pictures, ...sheet.drawings].map(({ box }) => box),
  ];
}

/** A rule that runs on from a label makes a nameplate with it; the white beside the label belongs to that. */
function nameplates(sheet: Sheet): Box[] {
  const labels = sheet.frames.filter(({ kind }) => kind === 'label');
  const rules = sheet.frames.filter(({ kind }) => kind === 'rule');
  return labels.flatMap((label) =>
    rules
      .filter(({ box }) => sharedHeight(box, label.box) > 0 && sharedWidth(box, label.box) >= -1000)
      .map(({ box }) => around(box, label.box)),
  );
}

/** Half of a cell is enough: a head or box may end within a line. */
function isIn(cell: Box, box: Box): boolean {
  const wide = sharedWidth(cell, box) >= Math.min(cell.width / 2, box.width * 0.9);
  return wide && sharedHeight(cell, box) >= cell.height * 0.3 && right(box) > cell.x;
}
