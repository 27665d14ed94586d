import { createHash } from 'node:crypto';
import { concatBytes, encodeText, inflated } from './bytes.ts';
import {
  isA,
  isDict,
  type Lexer,
  latin1,
  lexer,
  type PdfDict,
  type PdfStream,
  type PdfString,
  type PdfValue,
  textOf,
} from './syntax.ts';

/** llx lly urx ury in pt, origin at the bottom left. */
export type PdfBox = readonly [number, number, number, number];

/** A PDF taken apart. Reads what the writer writes: one cross-reference table, no object streams, no encryption. */
export interface PdfFile {
  readonly version: string;
  readonly objects: ReadonlyMap<number, PdfValue>;
  readonly trailer: PdfDict;
  readonly catalog: PdfDict;
  readonly pages: readonly PdfPage[];
  /** Entries of the Info dictionary that are strings or names. */
  readonly info: Readonly<Record<string, string>>;
  /** The two file identifiers, hexadecimal. */
  readonly id: readonly string[];
  /** Follows references until there is a value; a missing object is null, as the format says. */
  get(value: PdfValue | undefined): PdfValue;
  dict(value: PdfValue | undefined): PdfDict;
  /** Bytes of a stream with its filters undone. */
  bytes(value: PdfValue | undefined): Uint8Array;
}

export interface PdfPage {
  readonly dict: PdfDict;
  /** MediaBox, CropBox, BleedBox, TrimBox, ArtBox as far as the page has them. */
  readonly boxes: Readonly<Record<string, PdfBox>>;
  readonly content: Uint8Array;
  /** Font dictionaries by resource name. */
  readonly fonts: ReadonlyMap<string, PdfDict>;
}

/** Takes a PDF apart. Throws when its structure is broken: offsets that miss, lengths that do not fit, wrong types. */
export function readPdf(file: Uint8Array): PdfFile {
  const version = /^%PDF-(\d\.\d)/.exec(latin1(file.subarray(0, 16)))?.[1];
  if (!version) throw new Error('not a PDF');
  const { offsets, trailer } = crossReference(file);
  const objects = new Map<number, PdfValue>();
  const source = { file, offsets, reader: lexer(file) };
  for (const number of offsets.keys()) objects.set(number, readObject(source, number));
  const get = (value: PdfValue | undefined): PdfValue => {
    let found = value ?? null;
    for (let hops = 0; isA(found, 'ref'); hops++) {
      if (hops > objects.size) throw new Error('PDF: references in a circle');
      found = objects.get(found.ref) ?? null;
    }
    return found;
  };
  const dict = (value: PdfValue | undefined): PdfDict => {
    const found = get(value);
    if (isA(found, 'raw')) return found.dict;
    if (!isDict(found)) throw new Error('PDF: a dictionary is missing');
    return found;
  };
  const bytes = (value: PdfValue | undefined): Uint8Array => {
    const found = get(value);
    if (!isA(found, 'raw')) throw new Error('PDF: a stream is missing');
    return decoded(found);
  };
  const access = { get, dict, bytes };
  const catalog = dict(trailer.get('Root'));
  const pages = pageDicts(access, dict(catalog.get('Pages'))).map((page) => readPage(access, page));
  const id = get(trailer.get('ID'));
  return {
    version,
    objects,
    trailer,
    catalog,
    pages,
    info: readInfo(access, trailer.get('Info')),
    id: Array.isArray(id) ? id.map((part) => hex((get(part) as PdfString).bytes)) : [],
    ...access,
  };
}

/**
 * SHA-256 over the objects with their streams undone: the same for a compressed and an uncompressed file, and the
 * same whatever version of zlib made it.
 */
export function pdfCanonicalHash(file: Uint8Array): string {
  const pdf = readPdf(file);
  const hash = createHash('sha256').update(canonical(pdf.trailer));
  for (const [number, value] of [...pdf.objects].sort((a, b) => a[0] - b[0])) {
    hash.update(`\n${number} `).update(canonical(value));
    if (isA(value, 'raw')) hash.update(decoded(value));
  }
  return hash.digest('hex');
}

type Access = Pick<PdfFile, 'get' | 'dict' | 'bytes'>;

function crossReference(file: Uint8Array): { offsets: Map<number, number>; trailer: PdfDict } {
  const tail = latin1(file.subarray(Math.max(0, file.length - 1024)));
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1];
  if (!start) throw new Error('PDF: no startxref at the end');
  const reader = lexer(file, Number(start));
  expectWord(reader.next(), 'xref');
  const offsets = new Map<number, number>();
  for (;;) {
    const first = reader.next();
    if (isA(first, 'word') && first.word === 'trailer') break;
    const count = reader.next();
    if (typeof first !== 'number' || typeof count !== 'number') throw new Error('PDF: bad cross-reference');
    for (let i = 0; i < count; i++) {
      const offset = reader.next();
      reader.next();
      const kind = reader.next();
      if (typeof offset !== 'number' || !isA(kind, 'word')) throw new Error('PDF: bad cross-reference');
      if (kind.word === 'n') offsets.set(first + i, offset);
    }
  }
  const trailer = reader.next();
  if (!isDict(trailer)) throw new Error('PDF: no trailer');
  return { offsets, trailer };
}

/** A file with the places of its objects and what reads them. */
interface Source {
  readonly file: Uint8Array;
  readonly offsets: ReadonlyMap<number, number>;
  readonly reader: Lexer;
}

function readObject(source: Source, number: number): PdfValue {
  const { file, reader } = source;
  const offset = source.offsets.get(number) ?? 0;
  reader.seek(offset);
  if (reader.next() !== number) throw new Error(`PDF: object ${number} is not at byte ${offset}`);
  reader.next();
  expectWord(reader.next(), 'obj');
  let value = reader.next();
  let end = reader.next();
  // `12 0 R endobj`: an object that is a reference.
  if (typeof value === 'number' && end === 0) {
    expectWord(reader.next(), 'R');
    value = { ref: value };
    end = reader.next();
  }
  if (isA(end, 'word') && end.word === 'endobj' && !isA(value, 'word')) return value ?? null;
  expectWord(end, 'stream');
  if (!isDict(value)) throw new Error(`PDF: stream ${number} without dictionary`);
  const from = reader.position + (file[reader.position] === 13 ? 2 : 1);
  const length = streamLength(source, value.get('Length'));
  reader.seek(from + length);
  expectWord(reader.next(), 'endstream');
  expectWord(reader.next(), 'endobj');
  return { dict: value, raw: file.subarray(from, from + length) };
}

/** Moves the reader where the length is an object of its own. */
function streamLength(source: Source, length: PdfValue | undefined): number {
  const direct = isA(length, 'ref') ? readObject(source, length.ref) : length;
  if (typeof direct !== 'number') throw new Error('PDF: stream without Length');
  return direct;
}

function decoded(stream: PdfStream): Uint8Array {
  const filter = stream.dict.get('Filter');
  const filters = filter === undefined ? [] : Array.isArray(filter) ? filter : [filter];
  return filters.reduce<Uint8Array>((data, one) => {
    if (!isA(one, 'name') || one.name !== 'FlateDecode') throw new Error('PDF: a filter that is not Flate');
    return inflated(data);
  }, stream.raw);
}

function pageDicts(access: Access, node: PdfDict): PdfDict[] {
  const kids = access.get(node.get('Kids'));
  if (!Array.isArray(kids)) return [node];
  return kids.flatMap((kid) => pageDicts(access, access.dict(kid)));
}

const BOXES = ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'ArtBox'];

function readPage(access: Access, dict: PdfDict): PdfPage {
  const boxes: Record<string, PdfBox> = {};
  for (const name of BOXES) {
    const box = access.get(dict.get(name));
    if (Array.isArray(box)) boxes[name] = box as unknown as PdfBox;
  }
  const contents = access.get(dict.get('Contents'));
  const streams = Array.isArray(contents) ? contents : [contents];
  const resources = access.dict(dict.get('Resources'));
  const fonts = resources.has('Font') ? access.dict(resources.get('Font')) : new Map<string, PdfValue>();
  return {
    dict,
    boxes,
    content: concatBytes(streams.flatMap((stream) => [access.bytes(stream), encodeText('\n')])),
    fonts: new Map([...fonts].map(([name, font]) => [name, access.dict(font)])),
  };
}

function readInfo(access: Access, value: PdfValue | undefined): Record<string, string> {
  const out: Record<string, string> = {};
  if (value === undefined) return out;
  for (const [key, entry] of access.dict(value)) {
    const found = access.get(entry);
    if (isA(found, 'bytes')) out[key] = textOf(found);
    else if (isA(found, 'name')) out[key] = `/${found.name}`;
  }
  return out;
}

/** A value as text, without what depends on compression. */
function canonical(value: PdfValue): string {
  if (isA(value, 'raw')) return canonical(value.dict);
  if (Array.isArray(value)) return `[${value.map(canonical).join(' ')}]`;
  if (isDict(value)) {
    const keys = [...value.keys()].filter((key) => key !== 'Length' && key !== 'Filter').sort();
    return `<<${keys.map((key) => `/${key} ${canonical(value.get(key)!)}`).join(' ')}>>`;
  }
  if (isA(value, 'name')) return `/${value.name}`;
  if (isA(value, 'ref')) return `${value.ref} R`;
  if (isA(value, 'bytes')) return `<${hex(value.bytes)}>`;
  return String(value);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function expectWord(token: unknown, word: string): void {
  if (!isA(token, 'word') || token.word !== word) throw new Error(`PDF: ${word} is missing`);
}
