import { create, type Font } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { readToUnicode } from '../../src/output/pdf/font-map.ts';
import { embedFont, type FontProgram, toUnicodeMap, useFont } from '../../src/output/pdf/fonts.ts';
import { subsetTrueType } from '../../src/output/pdf/truetype.ts';
import { testFace, testFonts } from '../support/fonts.ts';

/** Letters, marks, composites of the 楷 (´ − ∕ ¨), and characters spread over the font. */
const SAMPLE = [...'创新是引领发展的第一动力，。“”《》·—…0123456789ABCxyzéüàñç½①℃ⅣＡα´−∕¨', '龘', '𠮷'];

const outline = (font: Font, glyph: number) => font.getGlyph(glyph).path.toSVG();

describe('subsets', () => {
  test.each(testFonts.roles)('of %s have fontkit’s outlines and advances, glyph for glyph', (role) => {
    const face = testFace(role as 'song');
    const font = face.program as Font;
    const use = useFont(face, 'F1');
    for (const character of SAMPLE) use.code(face.glyphOf(character.codePointAt(0)!), character);
    const subset = create(Buffer.from(embedFont(use).data)) as Font;
    expect(subset.numGlyphs).toBeGreaterThanOrEqual(use.glyphs.length);
    use.glyphs.forEach((glyph, code) => {
      expect(outline(subset, code), `glyph ${glyph}`).toBe(outline(font, glyph));
      expect(subset.getGlyph(code).advanceWidth).toBe(font.getGlyph(glyph).advanceWidth);
    });
  });

  test('a composite brings its components along, once', () => {
    const face = testFace('kai');
    const glyph = (character: string) => face.glyphOf(character.codePointAt(0)!);
    const use = useFont(face, 'F1');
    for (const character of '´−´') use.code(glyph(character), character);
    const subset = create(Buffer.from(embedFont(use).data)) as Font;
    expect(use.glyphs).toHaveLength(3);
    expect(subset.numGlyphs).toBe(5);
  });

  test('a font that cannot be copied goes through its own subsetter, a glyph with two texts twice', () => {
    const asked: number[][] = [];
    const encode = (glyphs: number[]) => {
      asked.push(glyphs);
      return new Uint8Array(4);
    };
    const program: Partial<FontProgram> = {
      ...(testFace('song').program as FontProgram),
      postscriptName: 'Own Font',
      bbox: { minX: 0, minY: 0, maxX: 1, maxY: 1 },
      createSubset: () => {
        const glyphs = [0];
        return { glyphs, encode: () => encode(glyphs), cff: {} };
      },
      directory: { tables: {} },
    };
    const use = useFont({ ...testFace('song'), program }, 'F1');
    expect([use.code(7, 'a'), use.code(8, 'b'), use.code(7, 'c'), use.code(7, 'a')]).toEqual([1, 2, 3, 1]);
    const file = embedFont(use);
    expect(asked).toEqual([[0, 7, 8, 7]]);
    expect(file.kind).toBe('cff');
    expect(file.baseFont).toMatch(/^[A-Z]{6}\+Own_Font$/);
  });

  test('a face without a program, and a damaged file, are broken invariants', () => {
    expect(() => embedFont(useFont({ ...testFace('song'), program: null }, 'F1'))).toThrow(
      'cannot be embedded',
    );
    expect(() => subsetTrueType({ bytes: new Uint8Array(4), tables: {} }, [0])).toThrow('head');
  });
});

test('Unicode maps hold more than a block of 100, pairs beyond the basic plane, and leave out what has no text', () => {
  const texts = [
    '',
    ...Array.from({ length: 250 }, (_, i) => String.fromCodePoint(0x4e00 + i)),
    '𠮷',
    '',
    'fi',
  ];
  const map = toUnicodeMap(texts);
  expect(map.match(/beginbfchar/g)).toHaveLength(3);
  const back = readToUnicode(new TextEncoder().encode(map));
  expect(back.size).toBe(252);
  texts.forEach((text, code) => {
    expect(back.get(code) ?? '').toBe(text);
  });
});
