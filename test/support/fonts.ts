import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { create, type Font } from 'fontkit';
import type { Face, FontSet } from '../../src/fonts/face.ts';

const ROLES = ['song', 'xiaobiaosong', 'biaosong', 'hei', 'xihei', 'kai'] as const;
type Role = (typeof ROLES)[number];

const faces = new Map<Role, Face>();

/** A committed face read by fontkit alone, so that tests of output do not hang on the engine's font reader. */
export function testFace(role: Role): Face {
  const known = faces.get(role);
  if (known) return known;
  const bytes = readFileSync(fileURLToPath(new URL(`../../fonts/${role}.ttf`, import.meta.url)));
  const face = faceOf(role, bytes, create(bytes) as Font);
  faces.set(role, face);
  return face;
}

function faceOf(id: string, bytes: Buffer, font: Font): Face {
  const em = 1000 / font.unitsPerEm;
  return {
    id,
    postscriptName: font.postscriptName,
    sha256: createHash('sha256').update(new Uint8Array(bytes)).digest('hex'),
    ascent: 880,
    glyphOf: (codePoint) => font.glyphForCodePoint(codePoint).id,
    advanceOf: (glyph) => font.getGlyph(glyph).advanceWidth * em,
    boundsOf: (glyph) => {
      const { minX, minY, maxX, maxY } = font.getGlyph(glyph).bbox;
      return { xMin: minX * em, yMin: minY * em, xMax: maxX * em, yMax: maxY * em };
    },
    shape: (text) => {
      const run = font.layout(text);
      return {
        glyphs: run.glyphs.map((g) => g.id),
        advances: run.positions.map((p) => p.xAdvance * em),
        clusters: run.glyphs.map((_, i) => i),
      };
    },
    program: font,
  };
}

/** The committed faces by role. */
export const testFonts: FontSet = {
  roles: ROLES,
  byId: (id) => (ROLES.includes(id as Role) ? testFace(id as Role) : undefined),
  chain: (role) => (ROLES.includes(role as Role) ? [testFace(role as Role)] : []),
};
