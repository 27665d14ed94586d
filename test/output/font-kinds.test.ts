import { describe, expect, test } from 'vitest';
import type { Face, FontSet } from '../../src/fonts/face.ts';
import { readPdf } from '../../src/output/pdf/read.ts';
import type { PdfName, PdfValue } from '../../src/output/pdf/syntax.ts';
import { writePdf } from '../../src/output/pdf/writer.ts';
import { bytesOf, collection, face, fixture } from '../fonts/fixture.ts';
import { assertOriginsMatch, sharedRaster } from '../support/origins.ts';
import { handScene } from '../support/scenes.ts';

const only = (one: Face): FontSet => ({ roles: [one.id], chain: () => [one], byId: () => one });

/** Characters of the repertoire that the face has, five at most. */
function sample(one: Face): string {
  const has = [...'国中，A3gÉW½'].filter((c) => one.glyphOf(c.codePointAt(0)!) !== 0);
  expect(has.length).toBeGreaterThan(2);
  return has.slice(0, 5).join('');
}

const song = bytesOf(fixture('song-tiny.ttf'));
const hei = bytesOf(fixture('hei-tiny.ttf'));
const kinds: Readonly<Record<string, () => Face>> = {
  'a TrueType file': () => face(song),
  'a CFF file': () => face(bytesOf(fixture('cff-tiny.otf'))),
  'an instance of a variable font': () =>
    face(bytesOf(fixture('variable-tiny.ttf')), { instance: { wght: 700 } }),
  'a face of a collection': () => face(collection([song, hei]), { face: face(hei).postscriptName }),
};

describe.each(Object.entries(kinds))('%s', (kind, open) => {
  const one = open();
  const text = sample(one);
  const page = handScene([{ x: 20, baseline: 80, runs: [{ text, face: one, size: 40 }] }]);
  const made = () => writePdf([page], only(one), { title: 'x' });

  test('is embedded; its characters stand and read as in the scene', async () => {
    const pdf = await made();
    await assertOriginsMatch(page, pdf);
    const font = readPdf(pdf).pages[0]!.fonts.get('F1')!;
    expect(font.get('BaseFont')).toMatchObject({ name: expect.stringContaining(one.postscriptName) });
    const descendants = font.get('DescendantFonts') as readonly PdfValue[];
    const { name } = readPdf(pdf).dict(descendants[0]).get('Subtype') as PdfName;
    expect(name).toBe(kind === 'a CFF file' ? 'CIDFontType0' : 'CIDFontType2');
  });

  test('shows its own ink where the face says that it is', async () => {
    const bitmap = (await sharedRaster()).render(await made(), { dpi: 72 });
    text.split('').forEach((character, i) => {
      const { xMin, xMax, yMin, yMax } = one.boundsOf(one.glyphOf(character.codePointAt(0)!));
      const box = [
        20 + 40 * (i + xMin / 1000),
        80 - 0.04 * yMax,
        20 + 40 * (i + xMax / 1000),
        80 - 0.04 * yMin,
      ];
      const [x0, y0, x1, y1] = box as [number, number, number, number];
      let dark = 0;
      for (let y = Math.round(y0); y < y1; y++) {
        for (let x = Math.round(x0); x < x1; x++) {
          if (bitmap.data[(y * bitmap.width + x) * 3]! < 128) dark++;
        }
      }
      expect(dark / ((x1 - x0) * (y1 - y0)), character).toBeGreaterThan(0.1);
    });
  });
});
