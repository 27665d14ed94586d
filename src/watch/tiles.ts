import type { ProofPage, TiledPicture } from '../proof/data.ts';
import type { Box } from '../scene/types.ts';
import type { Renderer } from './renderer.ts';

/** Side of a tile in pixels. */
export const TILE = 512;
/** Resolutions of tiles: close enough that a browser never scales far, a fine screen at 400 % included. */
export const DPIS: readonly number[] = [36, 48, 72, 96, 120, 144, 192, 240, 288, 384, 576, 768];

/** One tile of one state of the pages. */
export interface TileAddress {
  readonly revision: number;
  readonly page: number;
  readonly dpi: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Where the tiles of a page are, for the viewer; the address changes with the state.
 *
 * @param changed where the page differs from that of the state before; absent = anywhere
 */
export function tiledPicture(
  revision: number,
  page: number,
  { width, height }: Pick<ProofPage, 'width' | 'height'>,
  changed?: readonly Box[],
): TiledPicture {
  const url = (state: number) => `tile/${state}/${page}/{dpi}/{x}/{y}`;
  const area = { x: 0, y: 0, width, height };
  const since = changed && { changed: { since: url(revision - 1), boxes: changed } };
  return { kind: 'tiles', url: url(revision), tile: TILE, dpis: DPIS, area, ...since };
}

/** Reads the part of an address after `tile/`. */
export function tileAddress(text: string): TileAddress | undefined {
  const numbers = /^(\d{1,9})\/(\d{1,4})\/(\d{1,4})\/(\d{1,4})\/(\d{1,4})$/.exec(text)?.slice(1).map(Number);
  if (!numbers) return undefined;
  const [revision, page, dpi, x, y] = numbers as [number, number, number, number, number];
  return DPIS.includes(dpi) ? { revision, page, dpi, x, y } : undefined;
}

/** A state of the pages, as far as their pictures go. */
export interface TileState {
  readonly revision: number;
  /** Sizes of the pages in 1/1000 pt. */
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
  /** Areas of each page that differ from the state before; undefined = the whole page. */
  readonly changed: readonly (readonly Box[] | undefined)[];
}

/** The tiles of the present state. */
export interface TileStore {
  /** Takes a new state; tiles that it does not touch stay, those that were looked at last are drawn at once. */
  take(state: TileState): void;
  /** A PNG; undefined when there is no such tile, or not in this state any more. */
  get(address: TileAddress): Promise<Uint8Array | undefined>;
  /** Resolves when nobody has asked for a tile or waited for one for this long; after five seconds in any case. */
  quiet(milliseconds: number): Promise<void>;
}

/** Tiles that are kept: some screens full. */
const MOST_KEPT = 160;
/** Tiles that are drawn before anyone asks: a screen full. */
const MOST_AHEAD = 24;

interface KeptTile {
  readonly address: TileAddress;
  readonly png: Promise<Uint8Array>;
}

/** Opens a store over a renderer. */
export function openTiles(renderer: Renderer): TileStore {
  let state: TileState = { revision: 0, sizes: [], changed: [] };
  // In the order in which they were asked for last.
  const kept = new Map<string, KeptTile>();
  let last: TileAddress | undefined;
  let asked = 0;
  let waiting = 0;

  async function waited<T>(work: Promise<T> | undefined): Promise<T | undefined> {
    asked++;
    waiting++;
    try {
      return await work;
    } finally {
      waiting--;
    }
  }

  function draw(address: TileAddress): Promise<Uint8Array> | undefined {
    const region = regionOf(address, state.sizes[address.page]);
    if (!region) return undefined;
    const png = renderer.tile(address.page, region);
    const key = keyOf(address);
    kept.set(key, { address, png });
    for (const old of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(old);
    }
    // A tile that could not be drawn is tried again when it is asked for again.
    png.catch(() => kept.get(key)?.png === png && kept.delete(key));
    return png;
  }

  return {
    take(next) {
      state = next;
      const touched = [...kept].filter(([, { address }]) => isTouched(address, next));
      for (const [key] of touched) kept.delete(key);
      const inView = touched.filter(
        ([, { address }]) => address.page === last?.page && address.dpi === last.dpi,
      );
      for (const [, { address }] of inView.reverse().slice(0, MOST_AHEAD)) draw(address);
    },
    async get(address) {
      if (address.revision !== state.revision) return undefined;
      last = address;
      const key = keyOf(address);
      const known = kept.get(key);
      if (known) {
        kept.delete(key);
        kept.set(key, known);
      }
      return waited(known?.png ?? draw(address));
    },
    async quiet(milliseconds) {
      const steps = Math.ceil(5000 / milliseconds);
      for (let step = 0, before = -1; step < steps && (waiting > 0 || asked !== before); step++) {
        before = asked;
        await new Promise((done) => setTimeout(done, milliseconds));
      }
    },
  };
}

const keyOf = ({ page, dpi, x, y }: TileAddress) => `${page}/${dpi}/${x}/${y}`;

/** Pixels of a tile; undefined where the page has none. */
function regionOf({ dpi, x, y }: TileAddress, size: TileState['sizes'][number] | undefined) {
  if (!size) return undefined;
  const scale = dpi / 72_000;
  const [left, top] = [x * TILE, y * TILE];
  const width = Math.min(TILE, Math.round(size.width * scale) - left);
  const height = Math.min(TILE, Math.round(size.height * scale) - top);
  return width > 0 && height > 0 ? { dpi, x: left, y: top, width, height } : undefined;
}

function isTouched({ page, dpi, x, y }: TileAddress, { changed, sizes }: TileState): boolean {
  const boxes = changed[page];
  if (!boxes || !sizes[page]) return true;
  const side = (TILE * 72_000) / dpi;
  // Smoothing reaches a pixel beyond what is painted.
  const edge = 72_000 / dpi;
  return boxes.some(
    (box) =>
      box.x < (x + 1) * side + edge &&
      box.x + box.width > x * side - edge &&
      box.y < (y + 1) * side + edge &&
      box.y + box.height > y * side - edge,
  );
}
