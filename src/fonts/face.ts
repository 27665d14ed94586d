/** Commands of a path and their coordinates. */
export type Outline = readonly (number | 'M' | 'L' | 'C' | 'Z')[];

/** Ink bounds of a glyph in thousandths of the em, y upwards from the baseline. */
export interface Bounds {
  readonly xMin: number;
  readonly yMin: number;
  readonly xMax: number;
  readonly yMax: number;
}

/** A Latin run after shaping: one entry a glyph. */
export interface Shaped {
  readonly glyphs: readonly number[];
  /** Advance of each glyph in thousandths of the em, kerning included. */
  readonly advances: readonly number[];
  /** UTF-16 index in the shaped text of the first character of each glyph's cluster. */
  readonly clusters: readonly number[];
}

/**
 * One font file (or one face of a collection) as the engine sees it: glyph ids and metrics. Every number is in
 * thousandths of the em, whatever the file's own units are. Look-ups are cached; none of them throws.
 */
export interface Face {
  /** Id that scenes use, unique in a font set: the manifest's role of the file, `song`, `hei` … */
  readonly id: string;
  readonly postscriptName: string;
  /** SHA-256 of the font file, hexadecimal. */
  readonly sha256: string;
  /** Top of the ideographic em box above the baseline, usually 880; the foot lies 1000 lower. */
  readonly ascent: number;
  /** Glyph id for a code point, 0 when the face has none. */
  glyphOf(codePoint: number): number;
  /** Advance width of a glyph. */
  advanceOf(glyph: number): number;
  /** Ink of a glyph; all zero for a blank. */
  boundsOf(glyph: number): Bounds;
  /**
   * Outline of a glyph for 转曲: flat, 'M', x, y, 'L', x, y, 'C', x1, y1, x2, y2, x, y, 'Z', in thousandths of the em,
   * y upwards from the baseline; empty for a blank. Absent where a face cannot tell.
   */
  outlineOf?(glyph: number): Outline;
  /** The glyph that stands for another one in vertical lines (`vert`); absent or the same where there is none. */
  verticalOf?(glyph: number): number;
  /** Shapes a Latin word with kerning and ligatures (`kern`, `liga`), nothing else. */
  shape(text: string): Shaped;
  /** What the PDF library embeds. Only src/output/pdf looks inside. */
  readonly program: unknown;
}

/** The faces of a page by role. */
export interface FontSet {
  /** The face of a role and its fallbacks, in order of preference; empty for an unknown role. */
  chain(role: string): readonly Face[];
  /** The face with this id, as scenes name it. */
  byId(id: string): Face | undefined;
  readonly roles: readonly string[];
}

/** The first face of a chain that has the code point, and its glyph; undefined when none has. */
export function findGlyph(
  chain: readonly Face[],
  codePoint: number,
): { face: Face; glyph: number } | undefined {
  for (const face of chain) {
    const glyph = face.glyphOf(codePoint);
    if (glyph !== 0) return { face, glyph };
  }
  return undefined;
}
