import { pageMarks } from '../../src/output/pdf/marks.ts';
import { readPdf } from '../../src/output/pdf/read.ts';
import { openRaster, type Raster } from '../../src/output/png/raster.ts';
import { glyphOrigin } from '../../src/scene/geometry.ts';
import type { Scene } from '../../src/scene/types.ts';

/** What may lie between the scene and the PDF, in pt. */
export const TOLERANCE = 0.02;

let opened: Promise<Raster> | undefined;

/** The rasteriser, opened once for all tests of a file. */
export function sharedRaster(): Promise<Raster> {
  opened ??= openRaster();
  return opened;
}

interface Expected {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Every glyph of the scene in paint order; lengths in pt. */
export function sceneGlyphs(scene: Scene): Expected[] {
  return scene.items.flatMap((item) => {
    if (item.kind !== 'text') return [];
    return item.glyphs.map((_, i) => {
      const from = item.clusters[i]!;
      const until = item.clusters.find((c, k) => k > i && c !== from) ?? item.text.length;
      const repeated = i > 0 && item.clusters[i - 1] === from;
      return {
        text: repeated ? '' : item.text.slice(from, until),
        x: glyphOrigin(item, i).x / 1000,
        y: glyphOrigin(item, i).y / 1000,
        size: item.size / 1000,
      };
    });
  });
}

/**
 * Compares a page of a PDF with its scene, glyph by glyph, as two independent readers see it: our structural one
 * and PDFium. Gives a sentence for each glyph that stands elsewhere or reads otherwise.
 */
export function originFaults(scene: Scene, pdf: Uint8Array, raster: Raster, page = 0): string[] {
  const expected = sceneGlyphs(scene);
  const file = readPdf(pdf);
  const structural = pageMarks(file, file.pages[page]!).glyphs;
  const faults: string[] = [];
  if (structural.length !== expected.length) {
    faults.push(`the PDF has ${structural.length} glyphs, the scene ${expected.length}`);
  }
  compare('content stream', expected, structural, faults);
  // PDFium gives one entry a character, so a ligature is several: the first carries the origin. Blanks it moves
  // to where it thinks that words end; the structural reader has compared them.
  const seen = raster.characters(pdf, page).filter(({ text }) => text !== ' ');
  const characters = expected.flatMap((glyph) =>
    [...glyph.text].flatMap((text, i) => (text === ' ' ? [] : [{ ...glyph, text, first: i === 0 }])),
  );
  const want = characters.map((c) => c.text).join('');
  const have = seen.map((c) => c.text).join('');
  if (want === have) {
    const firsts = characters.flatMap(({ first }, i) => (first ? [i] : []));
    compare(
      'PDFium',
      firsts.map((i) => characters[i]!),
      firsts.map((i) => seen[i]!),
      faults,
    );
  } else {
    const at = [...want].findIndex((c, i) => c !== [...have][i]);
    const near = (text: string) => [...text].slice(Math.max(0, at - 10), at + 10).join('');
    faults.push(`PDFium reads “${near(have)}” instead of “${near(want)}”`);
  }
  return faults;
}

function compare(
  who: string,
  expected: readonly Expected[],
  found: readonly Expected[],
  faults: string[],
): void {
  for (let i = 0; i < Math.min(expected.length, found.length); i++) {
    const want = expected[i]!;
    const have = found[i]!;
    if (want.text !== have.text) faults.push(`${who}: glyph ${i} reads “${have.text}”, not “${want.text}”`);
    if (Math.abs(want.x - have.x) > TOLERANCE || Math.abs(want.y - have.y) > TOLERANCE) {
      faults.push(
        `${who}: “${want.text}” (glyph ${i}) stands at ${have.x.toFixed(3)} ${have.y.toFixed(3)}, ` +
          `in the scene at ${want.x.toFixed(3)} ${want.y.toFixed(3)}`,
      );
    }
    if (Math.abs(want.size - have.size) > 0.001) {
      faults.push(`${who}: “${want.text}” (glyph ${i}) is ${have.size} pt, not ${want.size}`);
    }
  }
}

/** Throws unless every glyph of the page stands where the scene has it, and reads as it. */
export async function assertOriginsMatch(scene: Scene, pdf: Uint8Array, page = 0): Promise<void> {
  const faults = originFaults(scene, pdf, await sharedRaster(), page);
  if (faults.length > 0) throw new Error(faults.join('\n'));
}
