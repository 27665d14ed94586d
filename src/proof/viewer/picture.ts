import type { InlinePicture, ProofPicture, TiledPicture } from '../data.ts';
import { el } from './dom.ts';

/** The picture of a page in its sheet. */
export interface PictureView {
  readonly node: HTMLElement;
  /** Fetches what is needed at this zoom, the part that is seen first. @param scale CSS pixels for 1/1000 pt. */
  look(scale: number, seen: DOMRect, sheet: DOMRect): void;
}

/** Shows a picture, whole or in tiles. */
export function pictureView(picture: ProofPicture, alt: string): PictureView {
  return picture.kind === 'inline' ? inlineView(picture, alt) : tiledView(picture, alt);
}

function inlineView({ dataUrl }: InlinePicture, alt: string): PictureView {
  const node = el('img', {
    class: 'picture',
    attrs: { src: dataUrl, alt, draggable: 'false', decoding: 'sync' },
  });
  return { node, look: () => undefined };
}

function tiledView(picture: TiledPicture, alt: string): PictureView {
  const node = el('div', { class: 'picture tiles', label: alt, attrs: { role: 'img' } });
  const known = new Map<string, HTMLElement>();
  return {
    node,
    look(scale, seen, sheet) {
      const dpi = resolutionFor(picture, scale);
      const wanted = tilesIn(picture, dpi, seen, sheet);
      for (const { x, y } of wanted) {
        const key = `${dpi} ${x} ${y}`;
        if (known.has(key)) continue;
        const tile = tileNode(picture, dpi, x, y);
        known.set(key, tile);
        node.append(tile);
      }
    },
  };
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

function tileNode(picture: TiledPicture, dpi: number, x: number, y: number): HTMLElement {
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
