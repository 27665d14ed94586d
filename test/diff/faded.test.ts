import { describe, expect, test } from 'vitest';
import { fadedPage, type Pixels } from '../../src/diff/faded.ts';

/** White pixels with some of another colour. */
function paper(spots: Readonly<Record<string, readonly [number, number, number]>>): Pixels {
  const data = new Uint8Array(64 * 48 * 3).fill(255);
  for (const [place, color] of Object.entries(spots)) {
    const [x, y] = place.split(' ').map(Number) as [number, number];
    data.set(color, (y * 64 + x) * 3);
  }
  return { width: 64, height: 48, data };
}
const pixel = ({ data }: Pixels, x: number, y: number) => [
  ...data.subarray((y * 64 + x) * 3, (y * 64 + x) * 3 + 3),
];
const BLACK = [0, 0, 0] as const;

describe('one page over the other', () => {
  const old = paper({ '5 5': BLACK, '9 9': BLACK });
  const now = paper({ '5 5': BLACK, '40 30': BLACK });
  const { picture, strays } = fadedPage(
    old,
    now,
    [{ x: 9000, y: 9000, width: 1000, height: 1000 }],
    1 / 1000,
  );

  test('what stayed is grey, what went is red, what came is blue', () => {
    const [kept, gone, came] = [pixel(picture, 5, 5), pixel(picture, 9, 9), pixel(picture, 40, 30)];
    expect(new Set(kept).size).toBe(1);
    expect(kept[0]).toBeGreaterThan(150);
    expect(gone[0]).toBeGreaterThan(gone[2]! + 100);
    expect(came[2]).toBeGreaterThan(came[0]! + 100);
    expect(pixel(picture, 60, 2)).toEqual([255, 255, 255]);
  });

  test('a difference outside all boxes is found', () => {
    expect(strays).toEqual([{ x: 32_000, y: 16_000, width: 16_000, height: 16_000 }]);
  });

  test('another size of the paper is white where there was none', () => {
    const wide = fadedPage(
      old,
      { width: 80, height: 20, data: new Uint8Array(80 * 20 * 3).fill(255) },
      [],
      1 / 1000,
    );
    expect([wide.picture.width, wide.picture.height]).toEqual([80, 48]);
  });
});
