/** A TrueType file and where its tables are; offsets count from the start of the bytes. */
export interface TrueTypeSource {
  readonly bytes: Uint8Array;
  readonly tables: Readonly<Record<string, { readonly offset: number; readonly length: number } | undefined>>;
}

/** What a PDF needs of a TrueType font (ISO 32000-1, 9.9); no cmap and no names. */
const KEPT_WHOLE = ['cvt ', 'fpgm', 'prep'];

/**
 * A font with these glyphs only, renumbered in their order; a glyph may stand twice. Components of composite glyphs
 * are appended. Outlines are copied as they are, which is why this takes a tenth of what decoding them takes.
 * Throws when a table is missing or cut off.
 */
export function subsetTrueType(source: TrueTypeSource, glyphs: readonly number[]): Uint8Array {
  const head = copyOf(source, 'head');
  const hhea = copyOf(source, 'hhea');
  const maxp = copyOf(source, 'maxp');
  const outlines = copyOutlines(source, glyphs, viewOf(head).getInt16(50) === 1);
  const metrics = copyMetrics(source, outlines.glyphs, viewOf(hhea).getUint16(34));
  // Offsets in the long form of loca.
  viewOf(head).setInt16(50, 1);
  viewOf(hhea).setUint16(34, outlines.glyphs.length);
  viewOf(maxp).setUint16(4, outlines.glyphs.length);
  const tables: Record<string, Uint8Array> = {
    head,
    hhea,
    maxp,
    hmtx: metrics,
    loca: outlines.loca,
    glyf: outlines.glyf,
  };
  for (const tag of KEPT_WHOLE) if (source.tables[tag]) tables[tag] = copyOf(source, tag);
  return assemble(tables);
}

/** Bits of a component's flags (OpenType, glyf). */
const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const TWO_SCALES = 0x0040;
const FOUR_SCALES = 0x0080;

function copyOutlines(source: TrueTypeSource, wanted: readonly number[], long: boolean) {
  const loca = viewOf(part(source, 'loca'));
  const glyf = part(source, 'glyf');
  const offset = (i: number) => (long ? loca.getUint32(4 * i) : 2 * loca.getUint16(2 * i));
  const glyphs = [...wanted];
  const added = new Map<number, number>();
  const pieces: Uint8Array[] = [];
  const offsets = [0];
  let size = 0;
  const numberOf = (component: number) => {
    const number = added.get(component) ?? glyphs.push(component) - 1;
    added.set(component, number);
    return number;
  };
  for (let i = 0; i < glyphs.length; i++) {
    const from = offset(glyphs[i]!);
    let piece = glyf.subarray(from, offset(glyphs[i]! + 1));
    if (piece.length > 0 && viewOf(piece).getInt16(0) < 0) piece = renumbered(piece, numberOf);
    pieces.push(piece);
    size += (piece.length + 3) & ~3;
    offsets.push(size);
  }
  const data = new Uint8Array(size);
  const index = new Uint8Array(4 * offsets.length);
  pieces.forEach((piece, i) => {
    data.set(piece, offsets[i]!);
  });
  offsets.forEach((at, i) => {
    viewOf(index).setUint32(4 * i, at);
  });
  return { glyphs, glyf: data, loca: index };
}

/** A composite glyph with the new numbers of its components. */
function renumbered(piece: Uint8Array, numberOf: (component: number) => number): Uint8Array {
  // Not slice(): of a Buffer that is no copy, and the font itself would be renumbered.
  const out = Uint8Array.from(piece);
  const view = viewOf(out);
  for (let at = 10; ; ) {
    const flags = view.getUint16(at);
    view.setUint16(at + 2, numberOf(view.getUint16(at + 2)));
    at += 4 + (flags & WORDS ? 4 : 2);
    if (flags & SCALE) at += 2;
    else if (flags & TWO_SCALES) at += 4;
    else if (flags & FOUR_SCALES) at += 8;
    if (!(flags & MORE)) return out;
  }
}

function copyMetrics(source: TrueTypeSource, glyphs: readonly number[], long: number): Uint8Array {
  const hmtx = viewOf(part(source, 'hmtx'));
  const out = new Uint8Array(4 * glyphs.length);
  const view = viewOf(out);
  glyphs.forEach((glyph, i) => {
    // Glyphs past the long metrics share the last advance and only have a bearing of their own.
    view.setUint16(4 * i, hmtx.getUint16(4 * Math.min(glyph, long - 1)));
    view.setInt16(4 * i + 2, hmtx.getInt16(glyph < long ? 4 * glyph + 2 : 2 * long + 2 * glyph));
  });
  return out;
}

function assemble(tables: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const tags = Object.keys(tables).sort();
  const start = 12 + 16 * tags.length;
  const size = tags.reduce((sum, tag) => sum + ((tables[tag]!.length + 3) & ~3), start);
  const out = new Uint8Array(size);
  const view = viewOf(out);
  const power = Math.floor(Math.log2(tags.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tags.length);
  view.setUint16(6, 16 * 2 ** power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * (tags.length - 2 ** power));
  let at = start;
  tags.forEach((tag, i) => {
    const table = tables[tag]!;
    out.set(table, at);
    const entry = 12 + 16 * i;
    for (let c = 0; c < 4; c++) out[entry + c] = tag.charCodeAt(c);
    view.setUint32(entry + 4, checksum(view, at, table.length));
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, table.length);
    at += (table.length + 3) & ~3;
  });
  return out;
}

function checksum(view: DataView, from: number, length: number): number {
  let sum = 0;
  for (let at = from; at < from + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

function part(source: TrueTypeSource, tag: string): Uint8Array {
  const range = source.tables[tag];
  if (!range || range.offset + range.length > source.bytes.length) {
    throw new Error(`font table ${tag} is missing or cut off`);
  }
  return source.bytes.subarray(range.offset, range.offset + range.length);
}

function copyOf(source: TrueTypeSource, tag: string): Uint8Array {
  return Uint8Array.from(part(source, tag));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
