import { describe, expect, test } from 'vitest';
import { writePdf } from '../../src/output/pdf/writer.ts';
import { openRaster } from '../../src/output/png/raster.ts';
import type { Renderer } from '../../src/watch/renderer.ts';
import { openTiles, TILE, type TileState, tileAddress, tiledPicture } from '../../src/watch/tiles.ts';
import { testFonts } from '../support/fonts.ts';
import { handScene } from '../support/scenes.ts';

const SIZE = { width: 720_000, height: 1_000_000 };
const state = (revision: number, changed: TileState['changed'] = [undefined]): TileState => ({
  revision,
  sizes: [SIZE],
  changed,
});

/** Draws nothing, and notes what it was asked for. */
function noting() {
  const asked: string[] = [];
  const renderer: Renderer = {
    load: async () => undefined,
    tile: async (page, { dpi, x, y, width, height }) => {
      asked.push(`${page} ${dpi} ${x},${y} ${width}x${height}`);
      return Uint8Array.of(asked.length);
    },
    close: async () => undefined,
  };
  return { asked, tiles: openTiles(renderer) };
}
const at = (revision: number, x: number, y: number, dpi = 144) => ({ revision, page: 0, dpi, x, y });

describe('tiles of the pages as they are now', () => {
  test('are drawn once, the last ones smaller', async () => {
    const { asked, tiles } = noting();
    tiles.take(state(1));
    await tiles.get(at(1, 0, 0));
    await tiles.get(at(1, 0, 0));
    await tiles.get(at(1, 2, 3));
    expect(asked).toEqual(['0 144 0,0 512x512', '0 144 1024,1536 416x464']);
  });
  test('there is none outside the page, on no page, or of an older state', async () => {
    const { asked, tiles } = noting();
    tiles.take(state(2));
    for (const address of [at(2, 3, 0), at(2, 0, 4), { ...at(2, 0, 0), page: 1 }, at(1, 0, 0)]) {
      expect(await tiles.get(address)).toBeUndefined();
    }
    expect(asked).toEqual([]);
  });
  test('those that a change does not touch stay, the others are drawn before anyone asks', async () => {
    const { asked, tiles } = noting();
    tiles.take(state(1));
    const [left, right] = [await tiles.get(at(1, 0, 0)), await tiles.get(at(1, 1, 0))];
    // 512 pixels at 144 dpi are 256 pt.
    tiles.take(state(2, [[{ x: 300_000, y: 100_000, width: 9_000, height: 9_000 }]]));
    expect(asked).toHaveLength(3);
    expect(await tiles.get(at(2, 0, 0))).toBe(left);
    expect(await tiles.get(at(2, 1, 0))).not.toBe(right);
    expect(asked).toHaveLength(3);
  });
  test('a change at the very edge of a tile touches both', async () => {
    const { asked, tiles } = noting();
    tiles.take(state(1));
    for (const x of [0, 1]) await tiles.get(at(1, x, 0));
    tiles.take(state(2, [[{ x: 256_000, y: 0, width: 1000, height: 1000 }]]));
    expect(asked).toHaveLength(4);
  });
  test('a tile that could not be drawn is tried again', async () => {
    let fails = true;
    const tiles = openTiles({
      load: async () => undefined,
      tile: async () => (fails ? Promise.reject(new Error('crash')) : Uint8Array.of(1)),
      close: async () => undefined,
    });
    tiles.take(state(1));
    await expect(tiles.get(at(1, 0, 0))).rejects.toThrow('crash');
    fails = false;
    expect(await tiles.get(at(1, 0, 0))).toEqual(Uint8Array.of(1));
  });
});

describe('the address of a tile', () => {
  test('is what the viewer makes of the data', () => {
    const { url } = tiledPicture(7, 1, SIZE);
    const filled = url.replace('{dpi}', '144').replace('{x}', '2').replace('{y}', '3');
    expect(tileAddress(filled.slice('tile/'.length))).toEqual({ revision: 7, page: 1, dpi: 144, x: 2, y: 3 });
  });
  test.each([
    '',
    '1/0/144/0',
    '1/0/145/0/0',
    '1/0/144/-1/0',
    '1/0/144/0/0/..',
    '1/0/144/99999/0',
    'a/b/c/d/e',
  ])('%j is none', (text) => expect(tileAddress(text)).toBeUndefined());
});

test('tiles put together are the page: no seams', async () => {
  const text = '党支部带领大家创新发展';
  const lines = Array.from({ length: 24 }, (_, i) => ({ x: 8, baseline: 20 + 15 * i, runs: [{ text }] }));
  const scene = handScene(lines, { width: 300, height: 400 });
  const pdf = await writePdf([scene], testFonts, { title: 'x' });
  const raster = await openRaster();
  const whole = raster.render(pdf, { dpi: 144 });
  const document = raster.open(pdf);
  let wrong = 0;
  for (let top = 0; top < whole.height; top += TILE) {
    for (let left = 0; left < whole.width; left += TILE) {
      const width = Math.min(TILE, whole.width - left);
      const height = Math.min(TILE, whole.height - top);
      const { data } = document.region(0, { dpi: 144, x: left, y: top, width, height });
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const [a, b] = [data[(y * width + x) * 3]!, whole.data[((top + y) * whole.width + left + x) * 3]!];
          if (Math.abs(a - b) > 16) wrong++;
        }
      }
    }
  }
  document.close();
  expect(wrong).toBe(0);
});
