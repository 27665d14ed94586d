import { createHash } from 'node:crypto';
import PDFDocument from 'pdfkit';
import type { FontSet } from '../../fonts/face.ts';
import type { Scene } from '../../scene/types.ts';
import { concatBytes, deflated, encodeText } from './bytes.ts';
import { pageContent } from './content.ts';
import { embedFont, type FontFile, type FontUse, useFont } from './fonts.ts';
import { type PdfMetadata, xmpPacket } from './xmp.ts';

/** What a PDF needs besides its scenes. */
export interface PdfOptions {
  readonly title: string;
  /** Program and version, `dayang 0.1.0`. */
  readonly producer?: string;
  /** ISO 8601; absent = the fixed date, so that the same page always gives the same bytes. */
  readonly date?: string;
  /** False leaves every stream as it is: for tests and for reading by eye. */
  readonly compress?: boolean;
  /** Last look at a page's content stream before it is written; tests use it to plant faults. */
  readonly onContent?: (content: string, page: number) => string;
}

/** Date of a PDF whose spec and environment give none. */
export const FIXED_DATE = '2000-01-01T00:00:00Z';

/**
 * Writes the pages as one PDF, from the scenes alone. Scenes are taken one by one, so a generator that lays out
 * page after page needs the memory of one. The same scenes, fonts and options give the same bytes. Throws when a
 * scene names a font that the set does not have, or is not as a scene must be.
 */
export async function writePdf(
  scenes: Iterable<Scene>,
  fonts: FontSet,
  options: PdfOptions,
): Promise<Uint8Array> {
  const date = new Date(options.date ?? FIXED_DATE);
  if (Number.isNaN(date.getTime())) throw new Error(`${options.date} is not a date`);
  const producer = options.producer ?? 'dayang';
  const doc = newDocument(options, producer, date);
  const collected = collect(doc);
  const compress = options.compress !== false;
  const faces = new Map<string, FontInFile>();
  const identity = createHash('sha256').update(JSON.stringify([options.title, producer, date]));
  let language = '';
  let pages = 0;
  // One page's deflating runs in the thread pool while the next page's stream is written.
  let pending: Promise<void> = Promise.resolve();
  for (const scene of scenes) {
    language ||= scene.language;
    const used = new Map<string, FontInFile>();
    let content = pageContent(scene, (id) => fontInFile(doc, fonts, faces, used, id).use);
    content = options.onContent?.(content, pages) ?? content;
    identity.update(JSON.stringify(scene.page)).update(content);
    const page = addPage(doc, scene, used);
    await pending;
    pending = fillStream(page.content, encodeText(content), compress);
    pages++;
  }
  const [subsets] = await Promise.all([embedFonts(doc, [...faces.values()], compress), pending]);
  for (const data of subsets) identity.update(data);
  const id = identity.digest('hex').slice(0, 32);
  finish(doc, { title: options.title, producer, date, language, id });
  return collected;
}

// ---- pdfkit's document, as far as this file relies on it -------------------------------------------------------
// pdfkit serves as the object writer: numbering, serialising, cross-reference table, trailer. Its text, colour and
// metadata layers are not used, since they place type differently, know RGB and leave values unescaped. The fields
// below are not in its public types; the version is pinned and the tests read back what comes out.

interface PdfRef {
  data: Record<string, unknown>;
  buffer: Uint8Array[];
  compress: boolean;
  write(chunk: Uint8Array): void;
  end(chunk?: Uint8Array): void;
}
interface PdfPage {
  readonly content: PdfRef;
  readonly dictionary: PdfRef;
  readonly fonts: Record<string, PdfRef>;
}
interface PdfDoc extends AsyncIterable<Uint8Array> {
  page: PdfPage;
  readonly _root: PdfRef;
  _id: Uint8Array;
  readonly _waiting: number;
  endMetadata: () => void;
  addPage(options: { size: [number, number]; margin: number }): void;
  ref(data?: Record<string, unknown>): PdfRef;
  end(): void;
}

interface FontInFile {
  readonly use: FontUse;
  readonly ref: PdfRef;
}

function newDocument(options: PdfOptions, producer: string, date: Date): PdfDoc {
  const settings = {
    autoFirstPage: false,
    bufferPages: true,
    compress: options.compress !== false,
    pdfVersion: '1.6',
    displayTitle: true,
    // Without this pdfkit starts with Helvetica, which it would not embed.
    font: '',
    info: { Title: options.title, Creator: producer, Producer: producer, CreationDate: date, ModDate: date },
  } as const;
  return new PDFDocument(settings) as unknown as PdfDoc;
}

/** Media = trim and bleed on every side; CropBox equal to it (GWG R0003), no UserUnit (R0002). */
function addPage(doc: PdfDoc, scene: Scene, used: ReadonlyMap<string, FontInFile>): PdfPage {
  const { width, height, bleed } = scene.page;
  const media = [0, 0, (width + 2 * bleed) / 1000, (height + 2 * bleed) / 1000];
  doc.addPage({ size: [media[2]!, media[3]!], margin: 0 });
  const { page } = doc;
  const { data } = page.dictionary;
  delete data.UserUnit;
  data.CropBox = media;
  data.BleedBox = media;
  data.TrimBox = [bleed / 1000, bleed / 1000, (width + bleed) / 1000, (height + bleed) / 1000];
  for (const { use, ref } of used.values()) page.fonts[use.name] = ref;
  return page;
}

function fontInFile(
  doc: PdfDoc,
  fonts: FontSet,
  faces: Map<string, FontInFile>,
  used: Map<string, FontInFile>,
  id: string,
): FontInFile {
  const known = used.get(id);
  if (known) return known;
  let font = faces.get(id);
  if (!font) {
    const face = fonts.byId(id);
    if (!face) throw new Error(`the scene names font ${id}, which the font set does not have`);
    font = { use: useFont(face, `F${faces.size + 1}`), ref: doc.ref() };
    faces.set(id, font);
  }
  used.set(id, font);
  return font;
}

/** Puts bytes into a stream, deflated in the thread pool; what pdfkit may have put there before is dropped. */
async function fillStream(ref: PdfRef, bytes: Uint8Array, compress: boolean): Promise<void> {
  const body = compress ? await deflated(bytes) : bytes;
  ref.buffer.length = 0;
  ref.compress = false;
  ref.data.Length = 0;
  if (compress) ref.data.Filter = 'FlateDecode';
  ref.write(body);
}

/** Writes the font objects; gives the subsets, for the file's identity. */
async function embedFonts(
  doc: PdfDoc,
  fonts: readonly FontInFile[],
  compress: boolean,
): Promise<Uint8Array[]> {
  const subsets: Uint8Array[] = [];
  const streams: Promise<void>[] = [];
  const refs: PdfRef[] = [];
  const stream = (data: Record<string, unknown>, bytes: Uint8Array): PdfRef => {
    const ref = doc.ref(data);
    streams.push(fillStream(ref, bytes, compress));
    refs.push(ref);
    return ref;
  };
  for (const { use, ref } of fonts) {
    const file = embedFont(use);
    subsets.push(file.data);
    const program =
      file.kind === 'cff'
        ? stream({ Subtype: 'CIDFontType0C' }, file.data)
        : stream({ Length1: file.data.length }, file.data);
    const descriptor = doc.ref(fontDescriptor(file, program));
    const descendant = doc.ref(cidFont(file, descriptor));
    const toUnicode = stream({}, encodeText(file.toUnicode));
    Object.assign(ref.data, {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: file.baseFont,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: toUnicode,
    });
    refs.push(descriptor, descendant, ref);
  }
  await Promise.all(streams);
  for (const ref of refs) ref.end();
  return subsets;
}

function fontDescriptor(file: FontFile, program: PdfRef): Record<string, unknown> {
  return {
    Type: 'FontDescriptor',
    FontName: file.baseFont,
    ...file.descriptor,
    [file.kind === 'cff' ? 'FontFile3' : 'FontFile2']: program,
  };
}

function cidFont(file: FontFile, descriptor: PdfRef): Record<string, unknown> {
  return {
    Type: 'Font',
    Subtype: file.kind === 'cff' ? 'CIDFontType0' : 'CIDFontType2',
    BaseFont: file.baseFont,
    CIDSystemInfo: { Registry: literal('Adobe'), Ordering: literal('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    DW: 1000,
    W: file.widths,
    ...(file.kind === 'truetype' ? { CIDToGIDMap: 'Identity' } : {}),
  };
}

/** A PDF string; pdfkit takes primitive strings for names. */
function literal(text: string): unknown {
  return Object(text);
}

function finish(doc: PdfDoc, meta: PdfMetadata): void {
  doc._id = Uint8Array.from({ length: 16 }, (_, i) => Number.parseInt(meta.id.slice(2 * i, 2 * i + 2), 16));
  doc._root.data.Lang = literal(meta.language);
  doc.endMetadata = () => {
    const xmp = doc.ref({ Type: 'Metadata', Subtype: 'XML' });
    xmp.compress = false;
    xmp.end(encodeText(xmpPacket(meta)));
    doc._root.data.Metadata = xmp;
  };
  doc.end();
  // An object that was never ended would leave the stream open for ever, without an error.
  if (doc._waiting !== 0) throw new Error(`${doc._waiting} PDF objects were not finished`);
}

async function collect(doc: PdfDoc): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of doc) chunks.push(chunk);
  return concatBytes(chunks);
}
