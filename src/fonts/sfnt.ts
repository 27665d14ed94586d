/** Where a table stands in the file. */
interface TableRange {
  readonly offset: number;
  readonly length: number;
}

/** One face of a font file: the file's bytes and where the face's tables are. */
export interface Sfnt {
  readonly view: DataView;
  readonly tables: ReadonlyMap<string, TableRange>;
}

/** What kind of file the first bytes announce. */
export type FileKind = 'font' | 'collection' | 'web' | 'unknown';

/** Tells a font by its first four bytes; `web` is WOFF or WOFF2. */
export function fileKind(bytes: Uint8Array): FileKind {
  const tag = String.fromCharCode(...bytes.subarray(0, 4));
  if (tag === 'ttcf') return 'collection';
  if (tag === 'wOFF' || tag === 'wOF2') return 'web';
  return tag === '\0\x01\0\0' || tag === 'OTTO' || tag === 'true' ? 'font' : 'unknown';
}

/**
 * The faces of a file: one, or those of a collection in its order. Throws a RangeError or an Error when a table
 * stands outside the file; the caller makes a problem of it.
 */
export function facesOf(bytes: Uint8Array): Sfnt[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (fileKind(bytes) !== 'collection') return [directory(view, 0)];
  const count = view.getUint32(8);
  if (count > 1000) throw new Error(`${count} 款字体 (faces)`);
  return Array.from({ length: count }, (_, i) => directory(view, view.getUint32(12 + 4 * i)));
}

function directory(view: DataView, start: number): Sfnt {
  const tables = new Map<string, TableRange>();
  const count = view.getUint16(start + 4);
  for (let i = 0; i < count; i++) {
    const entry = start + 12 + 16 * i;
    const tag = ascii(view, entry, 4);
    const range = { offset: view.getUint32(entry + 8), length: view.getUint32(entry + 12) };
    if (range.offset + range.length > view.byteLength)
      throw new Error(`${tag.trim()} 表残缺 (table cut off)`);
    tables.set(tag, range);
  }
  return { view, tables };
}

/** The table's part of the file, or undefined; reading past its end throws a RangeError. */
export function tableView(sfnt: Sfnt, tag: string): DataView | undefined {
  const range = sfnt.tables.get(tag);
  if (!range || range.length === 0) return undefined;
  return new DataView(sfnt.view.buffer, sfnt.view.byteOffset + range.offset, range.length);
}

function ascii(view: DataView, at: number, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) text += String.fromCharCode(view.getUint8(at + i));
  return text;
}

/** The record of the name table with this id, Windows English before others; empty when there is none. */
export function nameOf(sfnt: Sfnt, id: number): string {
  const name = tableView(sfnt, 'name');
  if (!name) return '';
  const storage = name.getUint16(4);
  let found = '';
  for (let i = 0; i < name.getUint16(2); i++) {
    const at = 6 + 12 * i;
    if (name.getUint16(at + 6) !== id) continue;
    const platform = name.getUint16(at);
    const start = storage + name.getUint16(at + 10);
    const length = name.getUint16(at + 8);
    // Windows and Unicode records are UTF-16BE, Macintosh ones single bytes.
    const text = platform === 1 ? ascii(name, start, length) : utf16(name, start, length);
    if (platform === 3 && name.getUint16(at + 4) === 0x409) return text;
    found ||= text;
  }
  return found;
}

function utf16(view: DataView, at: number, length: number): string {
  let text = '';
  for (let i = 0; i + 1 < length; i += 2) text += String.fromCharCode(view.getUint16(at + i));
  return text;
}

/** The PostScript name (name ID 6). */
export function postscriptName(sfnt: Sfnt): string {
  return nameOf(sfnt, 6);
}

/** What a font's licence bits say about embedding (OpenType OS/2 fsType). */
export type Embedding = 'allowed' | 'restricted' | 'bitmap-only';

/** Reads fsType. `restricted`: bit 1 alone of the usage bits; where several are set the least strict counts. */
export function embedding(sfnt: Sfnt): Embedding {
  const fsType = tableView(sfnt, 'OS/2')?.getUint16(8) ?? 0;
  if ((fsType & 0x000f) === 2) return 'restricted';
  return fsType & 0x0200 ? 'bitmap-only' : 'allowed';
}

/** Units of the em square. */
export function unitsPerEm(sfnt: Sfnt): number {
  const units = tableView(sfnt, 'head')?.getUint16(18) ?? 0;
  if (units < 16 || units > 16384) throw new Error(`unitsPerEm ${units}`);
  return units;
}

/**
 * Top of the ideographic em box above the baseline in font units: typoAscender where the typographic height is the
 * em, else from the foot of the box in the BASE table, else undefined.
 */
export function ideographicAscent(sfnt: Sfnt, em: number): number | undefined {
  const os2 = tableView(sfnt, 'OS/2');
  if (os2 && os2.byteLength >= 72) {
    const top = os2.getInt16(68);
    if (top - os2.getInt16(70) === em) return top;
  }
  const foot = ideographicFoot(sfnt);
  return foot === undefined ? undefined : em + foot;
}

/** The `ideo` baseline of the horizontal axis: of the script `hani` where it has one, else of the first. */
function ideographicFoot(sfnt: Sfnt): number | undefined {
  const base = tableView(sfnt, 'BASE');
  const axis = base?.getUint16(4);
  if (!base || !axis) return undefined;
  const tags = axis + base.getUint16(axis);
  const scripts = axis + base.getUint16(axis + 2);
  const tagCount = base.getUint16(tags);
  const index = Array.from({ length: tagCount }, (_, i) => ascii(base, tags + 2 + 4 * i, 4)).indexOf('ideo');
  const records = Array.from({ length: base.getUint16(scripts) }, (_, i) => scripts + 2 + 6 * i);
  const record = records.find((at) => ascii(base, at, 4) === 'hani') ?? records[0];
  if (index < 0 || record === undefined) return undefined;
  const script = scripts + base.getUint16(record + 4);
  const values = base.getUint16(script);
  if (values === 0) return undefined;
  return base.getInt16(script + values + base.getUint16(script + values + 4 + 2 * index) + 2);
}
