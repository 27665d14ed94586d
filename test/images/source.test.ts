import { describe, expect, it } from 'vitest';
import { readPicture } from '../../src/images/source.ts';
import { describe as inWords } from '../../src/problems/problem.ts';
import {
  cmykJpeg,
  greyJpeg,
  jpeg,
  lyingPng,
  noise,
  paint,
  photograph,
  png,
  tiff,
  turnedJpeg,
  webp,
} from '../support/pictures.ts';

const small = photograph(40, 24);
const text = (content: string) => new TextEncoder().encode(content);
const codesOf = (bytes: Uint8Array) => readPicture(bytes, 'a.jpg').problems.map(({ code }) => code);
const headerOf = (bytes: Uint8Array) => readPicture(bytes, 'a.jpg').value?.header;

describe('readPicture', () => {
  it('knows pictures by their bytes, whatever they are called', async () => {
    expect(headerOf(await jpeg(small))).toMatchObject({
      format: 'jpeg',
      width: 40,
      height: 24,
      space: 'rgb',
    });
    expect(headerOf(await png(small))).toMatchObject({ format: 'png', width: 40, height: 24, depth: 8 });
    expect(headerOf(await webp(small))).toMatchObject({ format: 'webp', width: 40, height: 24 });
    expect(headerOf(tiff(small, 2))).toMatchObject({ format: 'tiff', width: 40, height: 24, space: 'rgb' });
    const grey = paint(8, 8, (x) => [x * 30]);
    expect(headerOf(await greyJpeg(grey))).toMatchObject({ space: 'grey' });
    const inks = paint(8, 8, () => [10, 20, 30, 40]);
    expect(headerOf(await cmykJpeg(inks, 'adobe'))).toMatchObject({ space: 'cmyk', inverted: true });
    expect(headerOf(await cmykJpeg(inks, 'plain'))).toMatchObject({ space: 'cmyk', inverted: false });
    expect(
      headerOf(
        tiff(
          paint(8, 8, (x) => [x * 8000], 16),
          1,
        ),
      ),
    ).toMatchObject({ depth: 16, space: 'grey' });
  });

  it('turns the sides as the camera was held', async () => {
    for (const orientation of [1, 2, 3, 4]) {
      expect(headerOf(await turnedJpeg(small, orientation))).toMatchObject({
        orientation,
        width: 40,
        height: 24,
      });
    }
    for (const orientation of [5, 6, 7, 8]) {
      expect(headerOf(await turnedJpeg(small, orientation))).toMatchObject({
        orientation,
        width: 24,
        height: 40,
      });
    }
  });

  it.each([
    [
      'an SVG named .jpg',
      text('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'picture-is-svg',
    ],
    ['an SVG without prologue', text('<svg viewBox="0 0 1 1"></svg>'), 'picture-is-svg'],
    ['a PDF', text('%PDF-1.7\n'), 'picture-is-pdf'],
    ['a GIF', text('GIF89a..........'), 'picture-wrong-kind'],
    ['a web page', text('<!doctype html><html>'), 'picture-wrong-kind'],
    ['a Word file', text('PK\x03\x04........'), 'picture-wrong-kind'],
    ['a phone picture', text('\0\0\0\x18ftypheic\0\0\0\0'), 'picture-wrong-kind'],
    ['an empty file', new Uint8Array(), 'picture-unknown'],
    ['words', text('车间照片'), 'picture-unknown'],
    ['a bomb of 30,000 × 30,000', lyingPng(30_000, 30_000), 'picture-too-large'],
    ['a bomb of the largest sides', lyingPng(0x7fffffff, 0x7fffffff), 'picture-too-large'],
    ['a ribbon', lyingPng(1_000_000, 1), 'picture-too-large'],
    ['a TIFF bomb', tiff(small, 2, { width: 30_000, height: 30_000 }), 'picture-too-large'],
    ['no pixels', lyingPng(0, 10), 'picture-damaged'],
    ['a JPEG of two bytes', Uint8Array.of(0xff, 0xd8, 0xff), 'picture-damaged'],
  ])('refuses %s', (_what, bytes, code) => {
    expect(codesOf(bytes)).toEqual([code]);
  });

  it('says what the file really is', () => {
    const [first] = readPicture(text('GIF89a....'), 'logo.png').problems;
    expect(inWords(first!, 'zh').sentence).toBe('图片 logo.png 其实是 GIF，不是可用的图片格式');
  });

  it('survives headers cut anywhere and any byte changed', async () => {
    const random = noise(3);
    for (const good of [await turnedJpeg(small, 6), await png(small), await webp(small), tiff(small, 2)]) {
      for (let end = 0; end < 400; end += 3) {
        const { value, problems } = readPicture(good.subarray(0, end), 'x');
        expect(value === undefined).toBe(problems.length > 0);
      }
      for (let i = 0; i < 300; i++) {
        const bytes = good.slice();
        bytes[Math.floor(random() * Math.min(400, bytes.length))] = Math.floor(random() * 256);
        expect(() => readPicture(bytes, 'x')).not.toThrow();
      }
    }
  });
});
