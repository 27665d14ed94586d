/**
 * Glyphs that stand for others by features of a font (OpenType GSUB), read in place: single substitutions, also behind
 * an extension. `wants` chooses features by tag and number. Throws a RangeError on a table that cannot be followed.
 */
export function substitutions(
  gsub: DataView,
  wants: (tag: number, index: number) => boolean,
): ReadonlyMap<number, number> {
  const forms = new Map<number, number>();
  for (const lookup of lookupsOf(gsub, wants)) readLookup(gsub, lookup, forms);
  return forms;
}

/** Offsets of the lookups that the features use, each once, in the order of the lookup list. */
function lookupsOf(gsub: DataView, wants: (tag: number, index: number) => boolean): number[] {
  const features = gsub.getUint16(6);
  const lookups = gsub.getUint16(8);
  const indexes = new Set<number>();
  for (let i = 0; i < gsub.getUint16(features); i++) {
    const record = features + 2 + 6 * i;
    if (!wants(gsub.getUint32(record), i)) continue;
    const feature = features + gsub.getUint16(record + 4);
    for (let k = 0; k < gsub.getUint16(feature + 2); k++) indexes.add(gsub.getUint16(feature + 4 + 2 * k));
  }
  return [...indexes].sort((a, b) => a - b).map((index) => lookups + gsub.getUint16(lookups + 2 + 2 * index));
}

const SINGLE = 1;
const EXTENSION = 7;

function readLookup(gsub: DataView, lookup: number, forms: Map<number, number>): void {
  const type = gsub.getUint16(lookup);
  for (let i = 0; i < gsub.getUint16(lookup + 4); i++) {
    const subtable = lookup + gsub.getUint16(lookup + 6 + 2 * i);
    if (type === SINGLE) readSingle(gsub, subtable, forms);
    else if (type === EXTENSION && gsub.getUint16(subtable + 2) === SINGLE)
      readSingle(gsub, subtable + gsub.getUint32(subtable + 4), forms);
  }
}

function readSingle(gsub: DataView, subtable: number, forms: Map<number, number>): void {
  const format = gsub.getUint16(subtable);
  const delta = gsub.getInt16(subtable + 4);
  coverage(gsub, subtable + gsub.getUint16(subtable + 2)).forEach((glyph, index) => {
    const form = format === 1 ? (glyph + delta) & 0xffff : gsub.getUint16(subtable + 6 + 2 * index);
    // The first lookup that knows a glyph decides.
    if (!forms.has(glyph)) forms.set(glyph, form);
  });
}

function coverage(gsub: DataView, at: number): number[] {
  const count = gsub.getUint16(at + 2);
  if (gsub.getUint16(at) === 1)
    return Array.from({ length: count }, (_, i) => gsub.getUint16(at + 4 + 2 * i));
  const glyphs: number[] = [];
  for (let i = 0; i < count; i++) {
    const range = at + 4 + 6 * i;
    for (let glyph = gsub.getUint16(range); glyph <= gsub.getUint16(range + 2); glyph++) glyphs.push(glyph);
  }
  return glyphs;
}
