import { encodeText } from '../../src/output/pdf/bytes.ts';
import { type PdfFile, readPdf } from '../../src/output/pdf/read.ts';
import {
  isA,
  isDict,
  latin1,
  type PdfDict,
  type PdfStream,
  type PdfValue,
} from '../../src/output/pdf/syntax.ts';

/** A dictionary that may be changed. */
export type OpenDict = Map<string, PdfValue>;

/** What a change of a file has at hand. */
export interface PdfEdit {
  readonly pdf: PdfFile;
  readonly catalog: OpenDict;
  readonly info: OpenDict;
  readonly trailer: OpenDict;
  /** Dictionary of a page. */
  page(index?: number): OpenDict;
  /** Dictionary that a value is or refers to. */
  dict(value: PdfValue | undefined): OpenDict;
  /** Dictionaries of all objects, those of streams too. */
  all(): OpenDict[];
  /** Puts other bytes into a stream, unfiltered. */
  fill(value: PdfValue | undefined, bytes: Uint8Array | string): void;
  /** Bytes of a stream, undone. */
  bytes(value: PdfValue | undefined): Uint8Array;
  /** Takes an object out of the file; what refers to it then finds null. */
  remove(object: number): void;
  version: string;
}

export const name = (text: string): PdfValue => ({ name: text });
export const text = (value: string): PdfValue => ({ bytes: encodeText(value) });
export const dict = (entries: Readonly<Record<string, PdfValue>>): OpenDict =>
  new Map(Object.entries(entries));

/** Takes a file apart, changes its objects and writes it anew: a fault planted in the structure, not in the text. */
export function editPdf(file: Uint8Array, change: (edit: PdfEdit) => void): Uint8Array {
  const pdf = readPdf(file);
  const objects = new Map(pdf.objects);
  const open = (value: PdfValue | undefined) => pdf.dict(value) as OpenDict;
  const edit: PdfEdit = {
    pdf,
    catalog: pdf.catalog as OpenDict,
    info: open(pdf.trailer.get('Info')),
    trailer: pdf.trailer as OpenDict,
    page: (index = 0) => pdf.pages[index]!.dict as OpenDict,
    dict: open,
    all: () =>
      [...objects.values()].flatMap((value) =>
        isA(value, 'raw') ? [value.dict as OpenDict] : isDict(value) ? [value as OpenDict] : [],
      ),
    fill(value, bytes) {
      if (!isA(value, 'ref')) throw new Error('a stream is an object of its own');
      const body = typeof bytes === 'string' ? encodeText(bytes) : bytes;
      const entries = new Map((objects.get(value.ref) as PdfStream).dict);
      entries.delete('Filter');
      entries.set('Length', body.length);
      objects.set(value.ref, { dict: entries, raw: body });
    },
    remove: (object) => objects.delete(object),
    bytes: (value) => pdf.bytes(value),
    version: pdf.version,
  };
  change(edit);
  return serialise(objects, edit.trailer, edit.version);
}

function serialise(objects: ReadonlyMap<number, PdfValue>, trailer: PdfDict, version: string): Uint8Array {
  let out = `%PDF-${version}\n`;
  const last = Math.max(...objects.keys());
  const offsets: number[] = [];
  for (let number = 1; number <= last; number++) {
    offsets.push(out.length);
    const value = objects.get(number) ?? null;
    out += `${number} 0 obj\n`;
    out += isA(value, 'raw') ? `${write(value.dict)}\nstream\n${latin1(value.raw)}\nendstream` : write(value);
    out += '\nendobj\n';
  }
  const start = out.length;
  out += `xref\n0 ${last + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) out += `${String(offset).padStart(10, '0')} 00000 n \n`;
  out += `trailer\n${write(trailer)}\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(out, (c) => c.charCodeAt(0));
}

function write(value: PdfValue): string {
  if (Array.isArray(value)) return `[${value.map((one: PdfValue) => write(one)).join(' ')}]`;
  if (isDict(value)) return `<<${[...value].map(([key, one]) => `/${key} ${write(one)}`).join('\n')}>>`;
  if (isA(value, 'raw')) throw new Error('a stream inside a value');
  if (isA(value, 'name')) {
    return `/${value.name.replace(/[^!-~]|[()<>[\]{}/%#]/g, (c) => `#${c.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
  }
  if (isA(value, 'ref')) return `${value.ref} 0 R`;
  if (isA(value, 'bytes')) {
    return `<${Array.from(value.bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}>`;
  }
  return String(value);
}
