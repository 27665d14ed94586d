import { placementKey } from '../../images/press-image.ts';
import type { Problem } from '../../problems/problem.ts';
import { typeBox } from '../../scene/grounds.ts';
import type { Box, Color, ImageItem, SceneItem, TextItem } from '../../scene/types.ts';
import { MM, toMpt } from '../../units.ts';
import { colorsOf } from './colors.ts';
import { overprinted, totalInk } from './inks.ts';
import { finding, itemBox, type PressPage, percent } from './page.ts';
import type { PressImages } from './pictures.ts';

/** Black that overprints a ground: the sum of both (the ground's own total is that of its colour). */
export function checkOverlaps(page: PressPage): Problem[] {
  const { error } = page.press.inkLimit;
  const worst = new Map<string, { item: SceneItem; total: number; box: Box }>();
  // Nothing but black overprints: no ground of the page can bring it over the limit when none has error − 100.
  if (!page.scene.items.some((item) => colorsOf(item).some((color) => totalInk(color) + 100 > error)))
    return [];
  page.scene.items.forEach((item, index) => {
    if (!page.overprint()[index]?.overprint) return;
    const box = itemBox(item);
    const total = overprinted(heaviestUnder(page, index, box), 100);
    if (total <= error || total <= (worst.get(item.frame)?.total ?? 0)) return;
    worst.set(item.frame, { item, total, box });
  });
  return [...worst.values()].map(({ item, total, box }) =>
    finding(
      page,
      'press-ink-overlap',
      { frame: item.frame, found: percent(total), limit: percent(error) },
      { rule: 'PRESS-TAC', box, place: page.frame(item.frame) },
    ),
  );
}

const PAPER: Color = { kind: 'cmyk', c: 0, m: 0, y: 0, k: 0 };

/** The heaviest colour that shows anywhere under a box before an item. */
function heaviestUnder(page: PressPage, index: number, box: Box): Color {
  const ground = page.groundOf(index, box);
  if (ground.kind === 'flat') return ground.color;
  const colors = ground.kind === 'edge' ? ground.colors : [];
  return colors.reduce((most, color) => (totalInk(color) > totalInk(most) ? color : most), PAPER);
}

/** Side of the squares whose mean is taken (GWG R0026), and of the cells that they are made of. */
const SQUARE = toMpt(15 * MM);
const STEPS = 6;
const CELL = SQUARE / STEPS;
/** Part of its em box that a Chinese character inks, roughly; bold heads have most. */
const GLYPH_COVER = 0.4;

/**
 * Mean total ink of every square of 15 mm on a raster of 2.5 mm. Areas are integrated cell by cell in paint order: what
 * knocks out takes the place of what is there, what overprints comes on top. Type counts with its em boxes.
 */
export function checkCoverage(page: PressPage, images: PressImages): Problem[] {
  const { mean: limit } = page.press.inkLimit;
  if (!canExceed(page, images, limit)) return [];
  const grid = newGrid(page.scene.page.width, page.scene.page.height);
  page.scene.items.forEach((item, index) => {
    paint(grid, item, page.overprint()[index]?.overprint === true, images);
  });
  const { value, x, y } = heaviestSquare(grid);
  if (value <= limit) return [];
  const box = { x: x * CELL, y: y * CELL, width: SQUARE, height: SQUARE };
  const frame = page.scene.frames.find((one) => shared(one.box, box) > 0)?.id ?? '';
  return [
    finding(
      page,
      'press-ink-mean',
      { found: percent(value), limit: percent(limit) },
      { rule: 'R0026', box, place: page.frame(frame) },
    ),
  ];
}

/**
 * Whether black type on any ground can bring a square above the limit; type alone never does. Most pages are told
 * apart here.
 */
function canExceed(page: PressPage, images: PressImages, limit: number): boolean {
  const ground = limit - 100 * GLYPH_COVER;
  return page.scene.items.some((item) => {
    if (item.kind === 'text') return false;
    if (item.kind === 'image') return (images.get(placementKey(item))?.ink.max ?? 0) > ground;
    return colorsOf(item).some((color) => totalInk(color) > ground);
  });
}

interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly ink: Float64Array;
}

function newGrid(width: number, height: number): Grid {
  const columns = Math.ceil(width / CELL);
  const rows = Math.ceil(height / CELL);
  return { columns, rows, ink: new Float64Array(columns * rows) };
}

function paint(grid: Grid, item: SceneItem, overprint: boolean, images: PressImages): void {
  switch (item.kind) {
    case 'text':
      paintType(grid, item, overprint);
      break;
    case 'image':
      paintPicture(grid, item, images);
      break;
    case 'rect':
      fill(grid, item.box, 1, () => totalInk(item.color), overprint);
      break;
    case 'path': {
      const { fill: color } = item;
      if (color) fill(grid, itemBox(item), 1, () => totalInk(color), overprint);
    }
  }
}

function paintType(grid: Grid, item: TextItem, overprint: boolean): void {
  fill(grid, typeBox(item), GLYPH_COVER, () => totalInk(item.color), overprint);
}

function paintPicture(grid: Grid, item: ImageItem, images: PressImages): void {
  const image = images.get(placementKey(item));
  if (!image) return;
  const { columns, rows, cell, mean } = image.inkMap;
  const { box } = item;
  const column = (x: number) => Math.floor((((x - box.x) / box.width) * image.width) / cell);
  const row = (y: number) => Math.floor((((y - box.y) / box.height) * image.height) / cell);
  const within = (value: number, count: number) => Math.min(Math.max(value, 0), count - 1);
  const inkAt = (x: number, y: number) =>
    (mean[within(row(y), rows) * columns + within(column(x), columns)] ?? 0) / 10;
  fill(grid, box, 1, inkAt, false);
}

/** Inks a box: `cover` is the part of its area that takes ink, `inkAt` the total ink about a point. */
function fill(
  grid: Grid,
  box: Box,
  cover: number,
  inkAt: (x: number, y: number) => number,
  overprint: boolean,
): void {
  const last = (end: number, count: number) => Math.min(count - 1, Math.ceil(end / CELL) - 1);
  const right = last(box.x + box.width, grid.columns);
  const foot = last(box.y + box.height, grid.rows);
  for (let row = Math.max(0, Math.floor(box.y / CELL)); row <= foot; row++) {
    const high = Math.min(box.y + box.height, (row + 1) * CELL) - Math.max(box.y, row * CELL);
    for (let column = Math.max(0, Math.floor(box.x / CELL)); column <= right; column++) {
      const wide = Math.min(box.x + box.width, (column + 1) * CELL) - Math.max(box.x, column * CELL);
      const part = (cover * high * wide) / (CELL * CELL);
      const ink = inkAt((column + 0.5) * CELL, (row + 0.5) * CELL);
      const at = row * grid.columns + column;
      grid.ink[at] = overprint ? grid.ink[at]! + part * ink : grid.ink[at]! * (1 - part) + part * ink;
    }
  }
}

/** The square with the highest mean, by a table of sums. */
function heaviestSquare({ columns, rows, ink }: Grid): { value: number; x: number; y: number } {
  const stride = columns + 1;
  const sums = new Float64Array(stride * (rows + 1));
  for (let y = 0; y < rows; y++) {
    for (let x = 0, row = 0; x < columns; x++) {
      row += ink[y * columns + x]!;
      sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1]! + row;
    }
  }
  let best = { value: 0, x: 0, y: 0 };
  for (let y = 0; y + STEPS <= rows; y++) {
    for (let x = 0; x + STEPS <= columns; x++) {
      const low = (y + STEPS) * stride + x;
      const sum = sums[low + STEPS]! - sums[low]! - sums[y * stride + x + STEPS]! + sums[y * stride + x]!;
      const value = sum / (STEPS * STEPS);
      if (value > best.value) best = { value, x, y };
    }
  }
  return best;
}

/** Area that two boxes share. */
function shared(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}
