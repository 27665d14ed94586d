import type { Box } from '../scene/types.ts';

/** Pixels of a page, three bytes each, from the top left corner of the trim. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** The new page faded to grey, with ink that is gone in red and ink that came in blue; and what no box holds. */
export interface FadedPage {
  readonly picture: Pixels;
  /** Places that differ outside all boxes, 1/1000 pt: the list does not tell them. */
  readonly strays: readonly Box[];
}

/** Differences of a channel up to this are noise of drawing. */
const NOISE = 8;
/** Pixels around a box that still belong to it: strokes reach over the boxes of type. */
const REACH = 6;
const RED = [214, 20, 30] as const;
const BLUE = [20, 70, 220] as const;

/** Lays two pictures of a page over each other. @param boxes those of the list. @param scale pixels per 1/1000 pt. */
export function fadedPage(old: Pixels, now: Pixels, boxes: readonly Box[], scale: number): FadedPage {
  const [width, height] = [Math.max(old.width, now.width), Math.max(old.height, now.height)];
  const data = new Uint8Array(width * height * 3);
  const told = boxMask(boxes, scale, width, height);
  const loose = new Map<number, readonly [number, number]>();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [a, b] = [at(old, x, y), at(now, x, y)];
      const differs = blend(old, a, now, b, data, (y * width + x) * 3);
      if (differs && !told[y * width + x]) {
        // Cells of 16 pixels are near enough for a frame around them.
        const [column, row] = [x >> 4, y >> 4];
        loose.set(row * 65_536 + column, [column, row]);
      }
    }
  }
  return { picture: { width, height, data }, strays: clusters(loose, scale) };
}

/** Place of a pixel in the data; -1 outside the page, which is white there. */
function at(page: Pixels, x: number, y: number): number {
  return x < page.width && y < page.height ? (y * page.width + x) * 3 : -1;
}

/** Writes one pixel of the result; says whether the pages differ there. */
function blend(old: Pixels, a: number, now: Pixels, b: number, out: Uint8Array, to: number): boolean {
  let most = 0;
  let [before, after] = [0, 0];
  for (let channel = 0; channel < 3; channel++) {
    const was = a < 0 ? 255 : old.data[a + channel]!;
    const is = b < 0 ? 255 : now.data[b + channel]!;
    most = Math.max(most, Math.abs(was - is));
    before += was;
    after += is;
  }
  const grey = 255 - (255 - Math.min(before, after) / 3) * 0.28;
  if (most <= NOISE) {
    out.fill(grey, to, to + 3);
    return false;
  }
  const ink = after <= before ? BLUE : RED;
  const part = Math.min(1, 0.35 + most / 255);
  for (let channel = 0; channel < 3; channel++) {
    out[to + channel] = 255 * (1 - part) + ink[channel]! * part;
  }
  return true;
}

function boxMask(boxes: readonly Box[], scale: number, width: number, height: number): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (const box of boxes) {
    const left = Math.max(0, Math.floor(box.x * scale) - REACH);
    const right = Math.min(width, Math.ceil((box.x + box.width) * scale) + REACH);
    const foot = Math.min(height, Math.ceil((box.y + box.height) * scale) + REACH);
    for (let y = Math.max(0, Math.floor(box.y * scale) - REACH); y < foot; y++) {
      if (right > left) mask.fill(1, y * width + left, y * width + right);
    }
  }
  return mask;
}

/** Boxes around cells that touch one another. */
function clusters(cells: Map<number, readonly [number, number]>, scale: number): Box[] {
  const boxes: Box[] = [];
  const left = new Map(cells);
  for (const [key, first] of cells) {
    if (!left.delete(key)) continue;
    const group = [first];
    for (let i = 0; i < group.length; i++) {
      const [column, row] = group[i]!;
      for (let d = 0; d < 9; d++) {
        const near = (row + Math.floor(d / 3) - 1) * 65_536 + column + (d % 3) - 1;
        const cell = left.get(near);
        if (cell && left.delete(near)) group.push(cell);
      }
    }
    const [xs, ys] = [group.map(([column]) => column), group.map(([, row]) => row)];
    const mpt = (cell: number) => Math.round((cell * 16) / scale);
    const [x, y] = [mpt(Math.min(...xs)), mpt(Math.min(...ys))];
    boxes.push({ x, y, width: mpt(Math.max(...xs) + 1) - x, height: mpt(Math.max(...ys) + 1) - y });
  }
  return boxes;
}
