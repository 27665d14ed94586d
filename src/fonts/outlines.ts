import type { Bounds } from './face.ts';
import { type Sfnt, tableView } from './sfnt.ts';

/** Metrics of glyphs in font units. Ids outside the font give 0 and the empty box. */
export interface Outlines {
  advance(glyph: number): number;
  bounds(glyph: number): Bounds;
}

/** The box of a glyph without ink. */
export const noInk: Bounds = { xMin: 0, yMin: 0, xMax: 0, yMax: 0 };

/** Advance widths from hmtx, read in place; glyphs past the long metrics have the last one's width. */
export function advances(sfnt: Sfnt): (glyph: number) => number {
  const hmtx = tableView(sfnt, 'hmtx');
  const long = tableView(sfnt, 'hhea')?.getUint16(34) ?? 0;
  const glyphs = tableView(sfnt, 'maxp')?.getUint16(4) ?? 0;
  if (!hmtx || long === 0 || hmtx.byteLength < 4 * long)
    throw new Error('hmtx 表缺失或残缺 (table missing or cut off)');
  return (glyph) => (glyph >= 0 && glyph < glyphs ? hmtx.getUint16(4 * Math.min(glyph, long - 1)) : 0);
}

/**
 * Boxes of static TrueType outlines, from the head of each glyph. A blank has no data at all in glyf (loca's two
 * offsets are equal): its "head" would be the next glyph's. Undefined when the font has no glyf table.
 */
export function glyfBounds(sfnt: Sfnt): ((glyph: number) => Bounds) | undefined {
  const glyf = tableView(sfnt, 'glyf');
  const loca = tableView(sfnt, 'loca');
  const glyphs = tableView(sfnt, 'maxp')?.getUint16(4) ?? 0;
  if (!glyf || !loca) return undefined;
  const long = tableView(sfnt, 'head')?.getInt16(50) === 1;
  if (loca.byteLength < (glyphs + 1) * (long ? 4 : 2)) throw new Error('loca 表残缺 (table cut off)');
  const offset = (i: number) => (long ? loca.getUint32(4 * i) : 2 * loca.getUint16(2 * i));
  return (glyph) => {
    if (glyph < 0 || glyph >= glyphs) return noInk;
    const at = offset(glyph);
    if (offset(glyph + 1) <= at || at + 10 > glyf.byteLength) return noInk;
    return {
      xMin: glyf.getInt16(at + 2),
      yMin: glyf.getInt16(at + 4),
      xMax: glyf.getInt16(at + 6),
      yMax: glyf.getInt16(at + 8),
    };
  };
}
