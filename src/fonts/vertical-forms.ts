import { type Sfnt, tableView } from './sfnt.ts';
import { substitutions } from './substitutions.ts';

/** The glyph that stands for another one in vertical lines; the same glyph where the font has no such form. */
export type VerticalForms = (glyph: number) => number;

/** `vert` as a number. */
const VERT = 0x76657274;

/**
 * Vertical forms of a font (OpenType GSUB, feature `vert`), read in place. Every language's lookups count, since a font has one `vert` feature or equal ones. A table that cannot
 * be followed gives no forms.
 */
export function verticalForms(sfnt: Sfnt): VerticalForms {
  let forms: ReadonlyMap<number, number> | undefined;
  return (glyph) => {
    forms ??= readForms(sfnt);
    return forms.get(glyph) ?? glyph;
  };
}

function readForms(sfnt: Sfnt): ReadonlyMap<number, number> {
  const gsub = tableView(sfnt, 'GSUB');
  if (!gsub) return new Map();
  try {
    return substitutions(gsub, (tag) => tag === VERT);
  } catch (error) {
    if (error instanceof RangeError) return new Map();
    throw error;
  }
}
