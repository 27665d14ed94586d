import PDFDocument from 'pdfkit';
import { concatBytes, deflated } from './bytes.ts';
import type { MakeObject, PdfRef } from './objects.ts';

/** What a new document starts with. */
export interface DocumentSettings {
  readonly version: '1.4' | '1.6';
  readonly compress: boolean;
  /** Strings, dates, and names made by nameValue. */
  readonly info: Readonly<Record<string, unknown>>;
}

// ---- pdfkit's document, as far as this file relies on it -------------------------------------------------------
// pdfkit serves as the object writer: numbering, serialising, cross-reference table, trailer. Its text, colour and
// metadata layers are not used, since they place type differently, know RGB and leave values unescaped. The fields
// below are not in its public types; the version is pinned and the tests read back what comes out.

/** Resources, boxes and content of a page are set in the dictionaries themselves. */
export interface PdfPage {
  readonly content: PdfRef;
  readonly dictionary: PdfRef;
  readonly resources: PdfRef;
}
/** A document under construction. */
export interface PdfDoc extends AsyncIterable<Uint8Array> {
  page: PdfPage;
  readonly _root: PdfRef;
  _id: Uint8Array;
  readonly _waiting: number;
  endMetadata: () => void;
  addPage(options: { size: [number, number]; margin: number }): void;
  readonly make: MakeObject;
  end(): void;
}

/** Starts a document without pages and without pdfkit's own text, colour and metadata. */
export function newDocument({ version, compress, info }: DocumentSettings): PdfDoc {
  const settings = {
    autoFirstPage: false,
    bufferPages: true,
    compress,
    pdfVersion: version,
    displayTitle: true,
    // Without this pdfkit starts with Helvetica, which it would not embed.
    font: '',
    info,
  };
  const doc = new PDFDocument(settings as PDFKit.PDFDocumentOptions);
  const make = (data: unknown = {}) => doc.ref(data as object);
  return Object.assign(doc, { make }) as unknown as PdfDoc;
}

/** A name where pdfkit would write any string as a string: it prints objects it does not know by their toString. */
export function nameValue(name: string): unknown {
  return { toString: () => `/${name}`, [Symbol.toStringTag]: 'Name' };
}

/** Puts bytes into a stream, deflated in the thread pool; what pdfkit may have put there before is dropped. */
export async function fillStream(ref: PdfRef, bytes: Uint8Array, compress: boolean): Promise<void> {
  const body = compress ? await deflated(bytes) : bytes;
  ref.buffer.length = 0;
  ref.compress = false;
  ref.data.Length = 0;
  if (compress) ref.data.Filter = 'FlateDecode';
  ref.write(body);
}

/** Writes what is left; throws when an object is missing, since the stream would then stay open without an error. */
export function endDocument(doc: PdfDoc): void {
  doc.end();
  if (doc._waiting !== 0) throw new Error(`${doc._waiting} PDF objects were not finished`);
}

/** All bytes of a document, once it has ended. */
export async function collect(doc: PdfDoc): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of doc) chunks.push(chunk);
  return concatBytes(chunks);
}
