import { type PlacedGlyph, pageMarks } from '../../src/output/pdf/marks.ts';
import { readPdf } from '../../src/output/pdf/read.ts';
import type { Scene } from '../../src/scene/types.ts';

/**
 * The glyphs of a page of the PDF by the scene item that each was made from: the PDF paints in the order of the
 * items. Throws when there are more or fewer glyphs than the scene has.
 */
export function glyphsByItem(scene: Scene, pdf: Uint8Array, page = 0): ReadonlyMap<number, PlacedGlyph[]> {
  const file = readPdf(pdf);
  const { glyphs } = pageMarks(file, file.pages[page]!);
  const out = new Map<number, PlacedGlyph[]>();
  let from = 0;
  scene.items.forEach((item, index) => {
    if (item.kind !== 'text') return;
    out.set(index, glyphs.slice(from, from + item.glyphs.length));
    from += item.glyphs.length;
  });
  if (from !== glyphs.length) throw new Error(`the PDF has ${glyphs.length} glyphs, the scene ${from}`);
  return out;
}

/** The article as it extracts from the PDF: text items of role `story` in reading order, lines run together. */
export function storyText(scene: Scene, pdf: Uint8Array, page = 0): string {
  const byItem = glyphsByItem(scene, pdf, page);
  return scene.reading.map((index) => (byItem.get(index) ?? []).map((glyph) => glyph.text).join('')).join('');
}

/** The glyphs of each line of type as the PDF has them, by index into `scene.lines`; lines without type are absent. */
export function glyphsByLine(scene: Scene, pdf: Uint8Array, page = 0): ReadonlyMap<number, PlacedGlyph[]> {
  const out = new Map<number, PlacedGlyph[]>();
  for (const [index, glyphs] of glyphsByItem(scene, pdf, page)) {
    const item = scene.items[index]!;
    if (item.kind !== 'text') continue;
    out.set(item.line, [...(out.get(item.line) ?? []), ...glyphs]);
  }
  return out;
}
