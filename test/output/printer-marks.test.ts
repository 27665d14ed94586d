import { beforeAll, describe, expect, test } from 'vitest';
import { checkPressPdf } from '../../src/check/press/pdf-rules.ts';
import { type PageMarks, pageMarks } from '../../src/output/pdf/marks.ts';
import type { MarkOptions } from '../../src/output/pdf/printer-marks.ts';
import { type PdfFile, readPdf } from '../../src/output/pdf/read.ts';
import { writePdf } from '../../src/output/pdf/writer.ts';
import type { Color } from '../../src/scene/types.ts';
import { testFonts } from '../support/fonts.ts';
import { assertOriginsMatch } from '../support/origins.ts';
import { INTENT } from '../support/press.ts';
import { handScene, RED } from '../support/scenes.ts';

const ALL: MarkOptions = {
  crop: true,
  registration: true,
  colorBar: true,
  slug: 'innovation.pdf 第1版 2025-07-01',
};
const [WIDTH, HEIGHT] = [400, 300];
const scene = (color: Color = RED) =>
  handScene([{ x: 20, baseline: 40, runs: [{ text: '科技强国' }] }], {
    width: WIDTH,
    height: HEIGHT,
    grounds: [
      {
        kind: 'rect',
        role: 'furniture',
        frame: 'main',
        box: { x: -20_000, y: 200_000, width: 100_000, height: 120_000 },
        color,
        ground: true,
      },
    ],
  });
const build = (marks: MarkOptions | undefined, bleed?: number, color?: Color) =>
  writePdf([scene(color)], testFonts, {
    title: '标记',
    press: {
      standard: 'x-4',
      outputIntent: INTENT,
      ...(marks ? { marks } : {}),
      ...(bleed === undefined ? {} : { bleed }),
    },
  });

/** Bounds of everything that the page paints as a printer's mark: what comes after the page's own items. */
function markBoxes({ glyphs, shapes }: PageMarks): (readonly number[])[] {
  const own = 4;
  return [
    ...shapes.slice(1).map(({ box }) => box),
    ...glyphs.slice(own).map(({ x, y, size }) => [x, y - size, x + size, y + 0.2 * size]),
  ];
}
const isOutside = (box: readonly number[], bleed: number) =>
  box[2]! <= -bleed || box[3]! <= -bleed || box[0]! >= WIDTH + bleed || box[1]! >= HEIGHT + bleed;

describe('marks', () => {
  let pdf: PdfFile;
  let marks: PageMarks;
  beforeAll(async () => {
    pdf = readPdf(await build(ALL, 8.504));
    marks = pageMarks(pdf, pdf.pages[0]!);
  });

  test('are off unless asked for', async () => {
    const plain = readPdf(await build(undefined));
    expect(plain.pages[0]!.boxes.MediaBox).toEqual([0, 0, WIDTH, HEIGHT]);
    expect(pageMarks(plain, plain.pages[0]!).shapes).toHaveLength(1);
  });

  test('have room around the bleed, and boxes stay nested', () => {
    const { MediaBox, BleedBox, TrimBox } = pdf.pages[0]!.boxes;
    expect(MediaBox![2]).toBeCloseTo(WIDTH + 2 * (8.504 + 28.346), 3);
    expect(BleedBox!.map((edge, i) => Math.abs(edge - TrimBox![i]!))).toEqual(
      [0, 1, 2, 3].map(() => expect.closeTo(8.504, 3)),
    );
  });

  test('lie outside the bleed, every one, but inside the media', () => {
    const boxes = markBoxes(marks);
    expect(boxes.length).toBeGreaterThan(20);
    // One path holds all crop marks: its corners are looked at below.
    const [crop, ...rest] = boxes;
    expect(rest.filter((box) => !isOutside(box, 8.504))).toEqual([]);
    const room = 8.504 + 28.346;
    expect([...rest, crop!].filter((b) => b[0]! < -room || b[1]! < -room || b[2]! > WIDTH + room)).toEqual(
      [],
    );
  });

  test('crop marks point at the trim and stop short of the bleed', () => {
    const stream = new TextDecoder().decode(pdf.pages[0]!.content);
    const path = stream.split('\n').find((line) => line.endsWith(' S') && line.split(' m ').length === 9)!;
    const numbers = path
      .split(' ')
      .map(Number)
      .filter((n) => !Number.isNaN(n));
    for (let i = 0; i < numbers.length; i += 4) {
      const [x0, y0, x1, y1] = numbers.slice(i, i + 4) as [number, number, number, number];
      expect(x0 === x1 ? [0, WIDTH] : [0, HEIGHT]).toContain(x0 === x1 ? x0 : y0);
      expect(isOutside([Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)], 8.503)).toBe(
        true,
      );
    }
  });

  test('the slug names the file and the plates that there are', () => {
    const slug = marks.glyphs
      .slice(4)
      .map(({ text }) => text)
      .join('');
    expect(slug).toBe('innovation.pdf 第1版 2025-07-01  M  Y  K');
  });

  test('the page itself cannot run into them: it is clipped at the bleed', () => {
    expect(marks.operators.slice(0, 5)).toEqual(['cm', 'q', 're', 'W', 'n']);
    expect(marks.operators.filter((op) => op === 'Q')).toHaveLength(1);
  });

  test('keep every rule but the warning that All is used, and move nothing', async () => {
    expect(checkPressPdf(pdf, 'x-4').map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
      'warning R0024',
    ]);
    const plain = pageMarks(pdf, pdf.pages[0]!).glyphs.slice(0, 4);
    expect(plain.map(({ x, y }) => [x, y])).toEqual(
      [20, 29, 38, 47].map((x) => [expect.closeTo(x, 3), expect.closeTo(40, 3)]),
    );
    await assertOriginsMatch(scene(), await build(undefined, 8.504));
  });

  test('an ink of its own has its patches and its name on its own plate', async () => {
    const spot = { kind: 'spot', name: '专红', tint: 60, alternate: RED } as const;
    const file = readPdf(await build(ALL, 8.504, spot));
    const { glyphs, shapes } = pageMarks(file, file.pages[0]!);
    expect(glyphs.slice(-2).map(({ text, fill }) => `${text} ${fill}`)).toEqual([
      '专 CS1 1 scn',
      '红 CS1 1 scn',
    ]);
    expect(shapes.filter(({ fill }) => fill === 'CS1 0.5 scn')).toHaveLength(1);
    expect(checkPressPdf(file, 'x-4', { spots: ['专红'] }).map(({ rule }) => rule)).toEqual(['R0024']);
  });

  test('a file of many pages has a slug for each', async () => {
    const press = { standard: 'x-4', outputIntent: INTENT, marks: { slug: ['第1版', '第2版'] } } as const;
    const file = readPdf(await writePdf([scene(), scene()], testFonts, { title: '标记', press }));
    const slugs = file.pages.map((page) =>
      pageMarks(file, page)
        .glyphs.slice(4)
        .map(({ text }) => text)
        .join(''),
    );
    expect(slugs).toEqual(['第1版  M  Y  K', '第2版  M  Y  K']);
  });

  test('without room for the words the slug is cut, not run into the next mark', async () => {
    const long = readPdf(await build({ slug: '很长的文件名'.repeat(40) }));
    const { glyphs } = pageMarks(long, long.pages[0]!);
    expect(Math.max(...glyphs.map(({ x }) => x))).toBeLessThan(WIDTH / 2);
  });
});
