import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readProfile } from '../../src/color/icc.ts';
import { noCache, pictureCache } from '../../src/images/cache.ts';
import type { PictureSettings } from '../../src/images/convert.ts';
import { fitPicture } from '../../src/images/crop.ts';
import { PIPELINE, preparePictures } from '../../src/images/prepare.ts';
import { type PressImage, unpackSamples } from '../../src/images/press-image.ts';
import { readPicture } from '../../src/images/source.ts';
import {
  cmykJpeg,
  greyJpeg,
  jpeg,
  lyingPng,
  paint,
  photograph,
  png,
  type Raw,
  saturatedChart,
  tiff,
  turnedJpeg,
  webp,
  withProfile,
} from '../support/pictures.ts';

const newsprint = readFileSync('profiles/newsprint-tr002.icc');
const profile = readProfile(new Uint8Array(newsprint), 'newsprint').value!;
const settings: PictureSettings = { profile, inkLimit: 220, ppi: 254, sharpen: false, inks: 'cmyk' };

/** Converts a picture as if it were placed so that a pixel of it is a pixel of the press. */
async function convert(bytes: Uint8Array, changes: Partial<PictureSettings> = {}, cache = noCache) {
  const read = readPicture(bytes, 'a.jpg');
  const source = read.value;
  if (!source) return { problems: read.problems.map(({ code }) => code) };
  const { width, height } = source.header;
  const placed = {
    image: source.id,
    crop: { x: 0, y: 0, width, height },
    box: { width: Math.round((width / 254) * 72_000), height: Math.round((height / 254) * 72_000) },
  };
  const made = await preparePictures(
    [placed],
    new Map([[source.id, source]]),
    { ...settings, ...changes },
    cache,
  );
  const image = [...made.value!.values()][0];
  return { image, samples: image && unpackSamples(image), problems: made.problems.map(({ code }) => code) };
}

/** Channel values of a pixel. */
function at({ width, channels }: PressImage, samples: Uint8Array, x: number, y: number): number[] {
  return [...samples.subarray((y * width + x) * channels, (y * width + x + 1) * channels)];
}

function highest(samples: Uint8Array): number {
  let max = 0;
  for (let i = 0; i < samples.length; i += 4) {
    max = Math.max(max, samples[i]! + samples[i + 1]! + samples[i + 2]! + samples[i + 3]!);
  }
  return (max / 255) * 100;
}

describe('pictures for the press', () => {
  it.each([
    ['a photograph', photograph(300, 200)],
    ['a saturated chart', saturatedChart(256)],
    ['black', paint(20, 20, () => [0, 0, 0])],
  ])('hold the ink limit in every pixel of %s', async (_what, raw) => {
    for (const inkLimit of [220, 180]) {
      const { image, samples, problems } = await convert(await png(raw as Raw), { inkLimit, sharpen: true });
      expect(problems).toEqual([]);
      expect(highest(samples!)).toBeLessThanOrEqual(inkLimit + 1e-9);
      expect(image!.ink.max).toBeCloseTo(highest(samples!), 1);
    }
  });

  it('exceed it when the limit is not set: the control of the test above', async () => {
    const heavy = tiff(
      paint(8, 8, () => [255, 255, 255, 255]),
      5,
    );
    expect(highest((await convert(heavy, { inkLimit: 400 })).samples!)).toBe(400);
    expect(highest((await convert(heavy)).samples!)).toBeLessThan(220.001);
  });

  it('put no ink on white paper and keep colours apart', async () => {
    const colors = [
      [255, 255, 255],
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
    ];
    const { image, samples } = await convert(await png(paint(4, 1, (x) => colors[x]!)));
    const [white, red, green, blue] = [0, 1, 2, 3].map((x) => at(image!, samples!, x, 0));
    expect(white).toEqual([0, 0, 0, 0]);
    expect(red![1]! + red![2]!).toBeGreaterThan(3 * red![0]!);
    expect(green![0]!).toBeGreaterThan(green![1]!);
    expect(blue![0]! + blue![1]!).toBeGreaterThan(2 * blue![2]!);
  });

  it('read the same from JPEG, PNG, WebP and TIFF, from 8 bits and from 16', async () => {
    const raw = paint(32, 8, (x, y) => [x * 8, y * 32, 128]);
    const deep = paint(32, 8, (x, y) => [x * 8 * 257, y * 32 * 257, 128 * 257], 16);
    const reference = (await convert(await png(raw))).samples!;
    expect((await convert(await webp(raw))).samples).toEqual(reference);
    expect((await convert(tiff(raw, 2))).samples).toEqual(reference);
    expect((await convert(tiff(deep, 2))).samples).toEqual(reference);
    const lossy = (await convert(await jpeg(raw, 100))).samples!;
    expect(lossy.reduce((sum, v, i) => sum + Math.abs(v - reference[i]!), 0) / lossy.length).toBeLessThan(6);
  });

  it('keep greys in one channel of black, from grey files of 8 and 16 bits', async () => {
    const steps = paint(256, 2, (x) => [x]);
    const deep = paint(256, 2, (x) => [x * 257], 16);
    const grey = await convert(tiff(steps, 1));
    expect(grey.image).toMatchObject({ channels: 1, width: 256 });
    expect([grey.samples![0], grey.samples![255]]).toEqual([0, 255]);
    expect((await convert(tiff(deep, 1))).samples).toEqual(grey.samples);
    expect((await convert(await greyJpeg(steps))).image).toMatchObject({ channels: 1 });
  });

  it('turn colour into grey for a page in black alone', async () => {
    const { image, samples } = await convert(
      await png(paint(3, 1, (x) => [0, 128, 255].slice(x, x + 1).flatMap((v) => [v, v, v]))),
      {
        inks: 'grey',
      },
    );
    expect(image!.channels).toBe(1);
    expect(samples![2]).toBe(255);
    expect(samples![0]!).toBeLessThan(samples![1]!);
  });

  it('lie flat on paper: alpha, palette, grey with alpha', async () => {
    const clear = await convert(await png(paint(2, 2, (x) => [200, 0, 0, x * 255])));
    expect(at(clear.image!, clear.samples!, 0, 0)).toEqual([0, 0, 0, 0]);
    expect(at(clear.image!, clear.samples!, 1, 0)[1]).toBeGreaterThan(100);
    const palette = await png(
      paint(8, 8, (x) => [200, 0, 0, x < 4 ? 0 : 255]),
      { palette: true },
    );
    const indexed = await convert(palette);
    expect(at(indexed.image!, indexed.samples!, 0, 0)).toEqual([0, 0, 0, 0]);
    expect(at(indexed.image!, indexed.samples!, 7, 0)[1]).toBeGreaterThan(100);
  });

  it('read CMYK JPEG with Adobe’s inverted samples and without', async () => {
    const raw = paint(16, 16, () => [200, 100, 50, 10]);
    for (const way of ['adobe', 'plain'] as const) {
      const { image, samples, problems } = await convert(await cmykJpeg(raw, way));
      expect(problems).toEqual(['picture-cmyk-unprofiled']);
      const found = at(image!, samples!, 8, 8);
      for (const [i, ink] of [200, 100, 50, 10].entries()) expect(Math.abs(found[i]! - ink)).toBeLessThan(4);
    }
  });

  it('stand upright whichever way the camera was held', async () => {
    // Red at the top left as it is stored; where it must be seen for each orientation (Exif 4.6.4 A).
    const raw = paint(32, 16, (x, y) => (x < 8 && y < 8 ? [255, 0, 0] : [255, 255, 255]));
    const corners = {
      1: [0, 0],
      2: [1, 0],
      3: [1, 1],
      4: [0, 1],
      5: [0, 0],
      6: [1, 0],
      7: [1, 1],
      8: [0, 1],
    };
    for (const [orientation, [right, bottom]] of Object.entries(corners)) {
      const { image, samples } = await convert(await turnedJpeg(raw, Number(orientation)));
      const { width, height } = image!;
      expect([width, height]).toEqual(Number(orientation) >= 5 ? [16, 32] : [32, 16]);
      const ink = (x: number, y: number) => at(image!, samples!, x, y)[1]!;
      expect(ink(right ? width - 4 : 3, bottom ? height - 4 : 3)).toBeGreaterThan(100);
      expect(ink(right ? 3 : width - 4, bottom ? 3 : height - 4)).toBeLessThan(20);
    }
  });

  it('use the profile that a picture carries, and say when it is of no use', async () => {
    const raw = paint(8, 8, () => [200, 60, 60]);
    expect((await convert(await withProfile(raw, new Uint8Array(newsprint)))).problems).toEqual([
      'picture-profile-unusable',
    ]);
    expect((await convert(await withProfile(raw, new Uint8Array(300)))).problems.length).toBeLessThanOrEqual(
      1,
    );
    // Red and green exchanged in the profile: the picture must print green.
    const swapped = await convert(await withProfile(raw, await swappedSrgb()));
    expect(swapped.problems).toEqual([]);
    const plain = await convert(await png(raw));
    const [own, usual] = [at(swapped.image!, swapped.samples!, 4, 4), at(plain.image!, plain.samples!, 4, 4)];
    expect(own[0]!).toBeGreaterThan(usual[0]! + 50);
  });

  it('are reduced to the press resolution and never enlarged', async () => {
    const bytes = await png(photograph(600, 400));
    const source = readPicture(bytes, 'a.png').value!;
    const sources = new Map([[source.id, source]]);
    const place = async (inches: number) => {
      const box = { width: inches * 72_000, height: inches * 48_000 };
      const crop = { x: 0, y: 0, width: 600, height: 400 };
      const made = await preparePictures([{ image: source.id, crop, box }], sources, settings, noCache);
      return [...made.value!.values()][0]!;
    };
    expect(await place(1)).toMatchObject({ width: 254, height: 169, originalPpi: 600 });
    expect(await place(6)).toMatchObject({ width: 600, height: 400, originalPpi: 100, effectivePpi: 100 });
  });

  it('are sharpened a little, which leaves flat areas as they are', async () => {
    const edge = await png(paint(16, 8, (x) => (x < 8 ? [120, 120, 120] : [180, 180, 180])));
    const plain = await convert(edge);
    const sharp = await convert(edge, { sharpen: true });
    const k = ({ image, samples }: typeof plain, x: number) => at(image!, samples!, x, 4)[3]!;
    expect(k(sharp, 2)).toBe(k(plain, 2));
    expect(k(sharp, 7)).toBeGreaterThan(k(plain, 7));
    expect(k(sharp, 8)).toBeLessThan(k(plain, 8));
  });

  it.each([
    ['a JPEG cut in the middle', async () => (await jpeg(photograph(200, 200))).subarray(0, 9000)],
    ['a PNG cut in the middle', async () => (await png(photograph(200, 200))).subarray(0, 30_000)],
    ['a WebP cut in the middle', async () => (await webp(photograph(200, 200))).subarray(0, 20_000)],
    ['a header that claims more pixels than follow', async () => lyingPng(500, 500)],
    ['a TIFF that claims more pixels than follow', async () => tiff(photograph(20, 20), 2, { height: 4000 })],
  ])('are refused when damaged: %s', async (_what, make) => {
    expect((await convert(await make())).problems).toEqual(['picture-damaged']);
  });

  it('come out the same each time', async () => {
    const bytes = await jpeg(photograph(500, 300));
    const [a, b] = [await convert(bytes, { sharpen: true }), await convert(bytes, { sharpen: true })];
    expect(Buffer.from(a.image!.data).equals(b.image!.data)).toBe(true);
  });
});

describe('the cache of pictures', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const entries = () => readdirSync(folder).filter((name) => name.endsWith('.picture'));

  it('gives back what was converted, remarks too, and keeps one file for each setting', async () => {
    const bytes = tiff(
      paint(8, 8, () => [100, 90, 80, 70]),
      5,
    );
    const cold = await convert(bytes, {}, pictureCache(folder));
    expect(entries()).toHaveLength(1);
    const warm = await convert(bytes, {}, pictureCache(folder));
    expect(Buffer.from(warm.image!.data).equals(cold.image!.data)).toBe(true);
    expect({ ...warm.image, data: 0 }).toEqual({ ...cold.image, data: 0 });
    expect(warm.problems).toEqual(['picture-cmyk-unprofiled']);
    await convert(bytes, { inkLimit: 240 }, pictureCache(folder));
    expect(entries()).toHaveLength(2);
    expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('*\n');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('ignores entries that are damaged', async () => {
    const bytes = await png(photograph(30, 20));
    const before = new Set(entries());
    const cold = await convert(bytes, {}, pictureCache(folder));
    const file = join(folder, entries().find((name) => !before.has(name))!);
    const good = readFileSync(file);
    const flipped = Buffer.from(good);
    flipped[flipped.length - 5]! ^= 255;
    for (const bad of [flipped, good.subarray(0, 100), Buffer.from('x'), Buffer.alloc(0)]) {
      writeFileSync(file, bad);
      const again = await convert(bytes, {}, pictureCache(folder));
      expect(again.samples).toEqual(cold.samples);
      expect(readFileSync(file).equals(good)).toBe(true);
    }
    truncateSync(file, 200);
    expect(await pictureCache(folder).read('another key')).toBeUndefined();
  });

  it('does without a folder that cannot be made', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    expect((await convert(await png(photograph(8, 8)), {}, pictureCache(join(file, 'x')))).problems).toEqual(
      [],
    );
  });

  it('counts the versions of its libraries as part of every key', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    const versions = { ...devDependencies, ...dependencies };
    for (const name of ['sharp', 'lcms-wasm']) expect(PIPELINE).toContain(`${name} ${versions[name]}`);
  });
});

describe('fitPicture', () => {
  const wide = { width: 400, height: 200 };
  it('covers the box and keeps as near to the focus as it can', () => {
    const square = { width: 50, height: 50 };
    expect(fitPicture(wide, square, 'cover', [50, 50]).crop).toEqual({
      x: 100,
      y: 0,
      width: 200,
      height: 200,
    });
    expect(fitPicture(wide, { ...square, x: 9, y: 9 } as typeof square, 'cover', [50, 50]).box).toEqual({
      x: 0,
      y: 0,
      ...square,
    });
    expect(fitPicture(wide, square, 'cover', [0, 50]).crop.x).toBe(0);
    expect(fitPicture(wide, square, 'cover', [100, 50]).crop.x).toBe(200);
    expect(fitPicture(wide, square, 'cover', [40, 50]).crop.x).toBe(60);
    expect(fitPicture(wide, { width: 100, height: 10 }, 'cover', [50, 0]).crop).toEqual({
      x: 0,
      y: 0,
      width: 400,
      height: 40,
    });
  });
  it('contains the whole picture in the middle of the box', () => {
    const { crop, box } = fitPicture(wide, { width: 50, height: 50 }, 'contain', [0, 0]);
    expect(crop).toEqual({ x: 0, y: 0, ...wide });
    expect(box).toEqual({ x: 0, y: 12.5, width: 50, height: 25 });
  });
});

/** An sRGB-like matrix profile with red and green exchanged. */
async function swappedSrgb(): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const one = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
    .png()
    .withIccProfile('srgb')
    .toBuffer();
  const icc = new Uint8Array((await sharp(one).metadata()).icc!);
  const names = (at: number) => String.fromCharCode(...icc.subarray(at, at + 4));
  for (let at = 132; at < 132 + 12 * icc[131]!; at += 12) {
    if (names(at) === 'rXYZ') icc[at] = 'g'.charCodeAt(0);
    else if (names(at) === 'gXYZ') icc[at] = 'r'.charCodeAt(0);
  }
  return icc;
}
