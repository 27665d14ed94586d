import type { InlinePicture, ProofPicture, TiledPicture } from '../data.ts';
import { el } from './dom.ts';

/** The picture of a page in its sheet. */
export interface PictureView {
  readonly node: HTMLElement;
  /** Of a picture in tiles: what is shown now, for the view that follows it. */
  readonly tiles?: Tiles;
  /** Fetches what is needed at this zoom, the part that is seen first. @param scale CSS pixels for 1/1000 pt. */
  look(scale: number, seen: DOMRect, sheet: DOMRect): void;
}

/** Shows a picture, whole or in tiles. @param before what was shown of the same page: it stays until the new is there */
export function pictureView(picture: ProofPicture, alt: string, before?: PictureView): PictureView {
  return picture.kind === 'inline' ? inlineView(picture, alt) : tiledView(picture, alt, before?.tiles);
}

function inlineView({ dataUrl }: InlinePicture, alt: string): PictureView {
  const attrs = { src: dataUrl, alt, draggable: 'false', decoding: 'sync' };
  const node = el('img', { class: 'picture', attrs });
  return { node, look: () => undefined };
}

/** Tiles that are shown, by resolution, column and row. */
interface Tiles {
  readonly picture: TiledPicture;
  readonly known: ReadonlyMap<string, HTMLImageElement>;
}

function tiledView(picture: TiledPicture, alt: string, before: Tiles | undefined): PictureView {
  const node = el('div', { class: 'picture tiles', label: alt, attrs: { role: 'img' } });
  const known = new Map<string, HTMLImageElement>();
  const stale = new Map<string, HTMLImageElement>();
  for (const [key, tile] of before?.known ?? []) {
    if (!isThere(tile)) continue;
    if (isSame(key, picture, before!.picture)) known.set(key, tile);
    else stale.set(key, tile);
    node.append(tile);
  }
  let waiting = 0;
  const arrived = (key: string) => {
    stale.get(key)?.remove();
    if (--waiting === 0) for (const old of stale.values()) old.remove();
  };
  return {
    node,
    tiles: { picture, known },
    look(scale, seen, sheet) {
      const dpi = resolutionFor(picture, scale);
      for (const { x, y } of tilesIn(picture, dpi, seen, sheet)) {
        const key = `${dpi} ${x} ${y}`;
        if (known.has(key)) continue;
        const tile = tileNode(picture, dpi, x, y);
        waiting++;
        tile.addEventListener('load', () => arrived(key), { once: true });
        // A tile of a state that is gone; it is asked for again when it is needed again.
        tile.addEventListener('error', () => {
          if (known.get(key) === tile) known.delete(key);
          tile.remove();
          waiting--;
        });
        known.set(key, tile);
        node.append(tile);
      }
      if (waiting === 0) for (const old of stale.values()) old.remove();
    },
  };
}

function isThere(tile: HTMLImageElement): boolean {
  return tile.complete && tile.naturalWidth > 0;
}

/** Whether a tile of the picture before shows the very same in this one. */
function isSame(key: string, { url, tile, changed, area }: TiledPicture, before: TiledPicture): boolean {
  if (url === before.url) return true;
  if (changed?.since !== before.url) return false;
  const [dpi, x, y] = key.split(' ').map(Number) as [number, number, number];
  const pixel = 72_000 / dpi;
  const [left, top] = [area.x + (x * tile - 1) * pixel, area.y + (y * tile - 1) * pixel];
  const side = (tile + 2) * pixel;
  return !changed.boxes.some(
    (box) =>
      box.x < left + side && box.x + box.width > left && box.y < top + side && box.y + box.height > top,
  );
}

/** The coarsest resolution that is as fine as the screen. */
function resolutionFor({ dpis }: TiledPicture, scale: number): number {
  const needed = scale * 1000 * 72 * (window.devicePixelRatio || 1);
  return dpis.find((dpi) => dpi >= needed * 0.95) ?? dpis.at(-1) ?? 96;
}

/** The tiles that are seen, from the middle outwards. */
function tilesIn(
  picture: TiledPicture,
  dpi: number,
  seen: DOMRect,
  sheet: DOMRect,
): { x: number; y: number }[] {
  const whole = pixels(picture, dpi);
  const perX = whole.width / Math.max(1, sheet.width);
  const perY = whole.height / Math.max(1, sheet.height);
  const span = (from: number, to: number, limit: number) => {
    const first = Math.max(0, Math.floor(from / picture.tile));
    const last = Math.min(Math.ceil(limit / picture.tile) - 1, Math.floor(to / picture.tile));
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  };
  const xs = span((seen.left - sheet.left) * perX, (seen.right - sheet.left) * perX, whole.width);
  const ys = span((seen.top - sheet.top) * perY, (seen.bottom - sheet.top) * perY, whole.height);
  const [midX, midY] = [(xs[0]! + (xs.at(-1) ?? 0)) / 2, (ys[0]! + (ys.at(-1) ?? 0)) / 2];
  return ys
    .flatMap((y) => xs.map((x) => ({ x, y })))
    .sort((a, b) => Math.hypot(a.x - midX, a.y - midY) - Math.hypot(b.x - midX, b.y - midY));
}

function pixels({ area }: TiledPicture, dpi: number): { width: number; height: number } {
  const of = (length: number) => Math.max(1, Math.round((length / 72_000) * dpi));
  return { width: of(area.width), height: of(area.height) };
}

function tileNode(picture: TiledPicture, dpi: number, x: number, y: number): HTMLImageElement {
  const { tile, url } = picture;
  const whole = pixels(picture, dpi);
  const address = url.replace('{dpi}', String(dpi)).replace('{x}', String(x)).replace('{y}', String(y));
  const node = el('img', { class: 'tile', attrs: { src: address, alt: '', draggable: 'false' } });
  const percent = (part: number, of: number) => `${(part / of) * 100}%`;
  node.style.left = percent(x * tile, whole.width);
  node.style.top = percent(y * tile, whole.height);
  node.style.width = percent(Math.min(tile, whole.width - x * tile), whole.width);
  node.style.height = percent(Math.min(tile, whole.height - y * tile), whole.height);
  node.style.zIndex = String(dpi);
  return node;
}
