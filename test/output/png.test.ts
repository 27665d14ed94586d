import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { writePdf } from '../../src/output/pdf/writer.ts';
import { type Bitmap, encodePng, toGrey } from '../../src/output/png/encode.ts';
import { testFonts } from '../support/fonts.ts';
import { sharedRaster } from '../support/origins.ts';
import { handScene, RED } from '../support/scenes.ts';

const decode = (png: Uint8Array) => PNG.sync.read(Buffer.from(png));

describe('PNG', () => {
  test('gives back the pixels that were written, grey and RGB', () => {
    const bitmaps = fc
      .record({
        width: fc.integer({ min: 1, max: 20 }),
        height: fc.integer({ min: 1, max: 20 }),
        channels: fc.constantFrom(1 as const, 3 as const),
        seed: fc.integer({ min: 1, max: 1_000_000 }),
      })
      .map(({ seed, ...size }): Bitmap => {
        const length = size.width * size.height * size.channels;
        return { ...size, data: Uint8Array.from({ length }, (_, i) => (i * seed) >> 3) };
      });
    fc.assert(
      fc.property(bitmaps, (bitmap) => {
        const back = decode(encodePng(bitmap, { dpi: 144 }));
        expect([back.width, back.height]).toEqual([bitmap.width, bitmap.height]);
        for (let i = 0; i < bitmap.width * bitmap.height; i++) {
          for (let c = 0; c < 3; c++) {
            const at = bitmap.channels === 1 ? i : i * 3 + c;
            if (back.data[i * 4 + c] !== bitmap.data[at]) throw new Error(`pixel ${i} differs`);
          }
        }
      }),
    );
  });

  test('grey keeps paper and ink apart', () => {
    const rgb: Bitmap = { width: 2, height: 1, channels: 3, data: Uint8Array.of(255, 255, 255, 0, 0, 0) };
    expect([...toGrey(rgb).data]).toEqual([255, 0]);
  });
});

describe('raster', () => {
  const page = handScene([], {
    width: 72,
    height: 144,
    bleed: 9,
    furniture: [
      {
        kind: 'rect',
        role: 'furniture',
        frame: 'main',
        box: { x: -9_000, y: 36_000, width: 45_000, height: 36_000 },
        color: RED,
      },
    ],
  });

  test('shows the trimmed page at the resolution asked for, and the bleed when asked', async () => {
    const pdf = await writePdf([page], testFonts, { title: 'x' });
    const raster = await sharedRaster();
    const trim = raster.render(pdf, { dpi: 72 });
    expect([trim.width, trim.height, trim.channels]).toEqual([72, 144, 3]);
    const at = (x: number, y: number) => [...trim.data.slice((y * 72 + x) * 3, (y * 72 + x) * 3 + 3)];
    expect(at(71, 40)).toEqual([255, 255, 255]);
    expect(at(0, 35)).toEqual([255, 255, 255]);
    expect(at(0, 36)).toEqual([238, 29, 35]);
    expect(at(35, 71)).toEqual([238, 29, 35]);
    expect(at(36, 72)).toEqual([255, 255, 255]);
    const media = raster.render(pdf, { dpi: 144, crop: 'media' });
    expect([media.width, media.height]).toEqual([180, 324]);
  });

  test('is the same again', async () => {
    const pdf = await writePdf([page], testFonts, { title: 'x' });
    const raster = await sharedRaster();
    expect(raster.render(pdf, { dpi: 100 }).data).toEqual(raster.render(pdf, { dpi: 100 }).data);
  });

  test('says so when it is given something else', async () => {
    const raster = await sharedRaster();
    expect(() => raster.render(new Uint8Array(10), { dpi: 72 })).toThrow('cannot read the PDF');
    const pdf = await writePdf([page], testFonts, { title: 'x' });
    expect(() => raster.render(pdf, { dpi: 72, page: 1 })).toThrow('no page 2');
    expect(raster.pageCount(pdf)).toBe(1);
  });
});
