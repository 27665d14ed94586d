import { readFileSync } from 'node:fs';
import { openSync } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { openFace } from '../../src/fonts/fontkit-face.ts';
import { facesOf } from '../../src/fonts/sfnt.ts';
import { verticalForms } from '../../src/fonts/vertical-forms.ts';

const path = (id: string) => new URL(`../../fonts/${id}.ttf`, import.meta.url);
const MARKS = '，。、：；？！（）《》〈〉“”‘’『』「」【】〔〕—…～';

function face(id: string) {
  const place = { file: 'fonts.yaml', line: 1, column: 1 };
  return openFace({ id, bytes: readFileSync(path(id)), file: `${id}.ttf`, place }).value!;
}

describe('vertical forms', () => {
  it.each(['song', 'hei', 'kai'])('of %s are those that fontkit finds', (id) => {
    const font = openSync(path(id).pathname) as unknown as {
      layout(text: string, features: string[]): { glyphs: { id: number }[] };
    };
    const own = face(id);
    for (const mark of MARKS) {
      const glyph = own.glyphOf(mark.codePointAt(0)!);
      const expected = font.layout(mark, ['vert']).glyphs[0]!.id;
      expect(`${mark} ${own.verticalOf!(glyph)}`).toBe(`${mark} ${expected}`);
    }
  });

  it('of a character that looks the same upright is its own glyph', () => {
    const own = face('song');
    const glyph = own.glyphOf('大'.codePointAt(0)!);
    expect(own.verticalOf!(glyph)).toBe(glyph);
  });

  it('are none in a font whose table is cut off', () => {
    const bytes = readFileSync(path('song'));
    const [sfnt] = facesOf(bytes);
    const tables = new Map(sfnt!.tables);
    tables.set('GSUB', { ...tables.get('GSUB')!, length: 40 });
    const glyph = face('song').glyphOf('，'.codePointAt(0)!);
    expect(verticalForms({ ...sfnt!, tables })(glyph)).toBe(glyph);
  });
});
