import { type Sfnt, tableView } from './sfnt.ts';

/** Glyph id of a code point, 0 when the font has none. */
export type CharacterMap = (codePoint: number) => number;

/** Unicode subtables by platform and encoding, the best first: whole Unicode before the Basic Multilingual Plane. */
const preferred = ['3.10', '0.6', '0.4', '3.1', '0.3', '0.2', '0.1', '0.0'];

/**
 * The font's Unicode character map, read in place. Formats 4 and 12 only, which every Chinese font has; undefined
 * for others, which the caller leaves to fontkit.
 */
export function characterMap(sfnt: Sfnt): CharacterMap | undefined {
  const cmap = tableView(sfnt, 'cmap');
  const glyphs = tableView(sfnt, 'maxp')?.getUint16(4) ?? 0;
  if (!cmap) return undefined;
  const offsets = new Map<string, number>();
  for (let i = 0; i < cmap.getUint16(2); i++) {
    const key = `${cmap.getUint16(4 + 8 * i)}.${cmap.getUint16(6 + 8 * i)}`;
    if (!offsets.has(key)) offsets.set(key, cmap.getUint32(8 + 8 * i));
  }
  const offset = preferred.map((key) => offsets.get(key)).find((o) => o !== undefined);
  if (offset === undefined) return undefined;
  const lookUp = subtable(cmap, offset);
  return lookUp && ((codePoint) => within(lookUp(codePoint), glyphs));
}

function within(glyph: number, count: number): number {
  return glyph < count ? glyph : 0;
}

function subtable(cmap: DataView, offset: number): CharacterMap | undefined {
  const format = cmap.getUint16(offset);
  if (format === 12) return format12(cmap, offset);
  return format === 4 ? format4(cmap, offset) : undefined;
}

/** Segments with their deltas; `idRangeOffset` counts from its own place into the glyph array behind it. */
function format4(cmap: DataView, offset: number): CharacterMap {
  const segments = cmap.getUint16(offset + 6) >> 1;
  const ends = uint16s(cmap, offset + 14, segments);
  const starts = uint16s(cmap, offset + 16 + 2 * segments, segments);
  const deltas = uint16s(cmap, offset + 16 + 4 * segments, segments);
  const rangesAt = offset + 16 + 6 * segments;
  const ranges = uint16s(cmap, rangesAt, segments);
  return (codePoint) => {
    if (codePoint > 0xffff) return 0;
    const i = firstNotBelow(ends, codePoint);
    if (i === segments || codePoint < starts[i]!) return 0;
    if (ranges[i] === 0) return (codePoint + deltas[i]!) & 0xffff;
    const at = rangesAt + 2 * i + ranges[i]! + 2 * (codePoint - starts[i]!);
    const glyph = at + 2 <= cmap.byteLength ? cmap.getUint16(at) : 0;
    return glyph === 0 ? 0 : (glyph + deltas[i]!) & 0xffff;
  };
}

/** Groups of consecutive code points with consecutive glyphs. */
function format12(cmap: DataView, offset: number): CharacterMap {
  const groups = cmap.getUint32(offset + 12);
  if (offset + 16 + 12 * groups > cmap.byteLength) throw new Error('cmap 表残缺 (table cut off)');
  const starts = new Uint32Array(groups);
  const ends = new Uint32Array(groups);
  const glyphs = new Uint32Array(groups);
  for (let i = 0; i < groups; i++) {
    const at = offset + 16 + 12 * i;
    starts[i] = cmap.getUint32(at);
    ends[i] = cmap.getUint32(at + 4);
    glyphs[i] = cmap.getUint32(at + 8);
  }
  return (codePoint) => {
    const i = firstNotBelow(ends, codePoint);
    return i === groups || codePoint < starts[i]! ? 0 : glyphs[i]! + codePoint - starts[i]!;
  };
}

function uint16s(view: DataView, offset: number, count: number): Uint16Array {
  const values = new Uint16Array(count);
  for (let i = 0; i < count; i++) values[i] = view.getUint16(offset + 2 * i);
  return values;
}

/** Index of the first of the rising values that is not below `wanted`; their number when all are. */
function firstNotBelow(values: Uint16Array | Uint32Array, wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
