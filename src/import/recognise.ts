import { recognise } from '../images/recognise.ts';
import { openZip } from './zip.ts';

/** What a handed-in file is by its bytes; its name says nothing. */
export type Kind =
  | { readonly kind: 'docx' | 'html' | 'text' | 'locked' | 'empty' }
  /** A format that is not read, by its name; `unknown` when nobody can tell. */
  | { readonly kind: 'other'; readonly name: string };

/** Says what a file is. */
export function recogniseCopy(bytes: Uint8Array): Kind {
  if (bytes.length === 0) return { kind: 'empty' };
  const start = latin(bytes.subarray(0, 4096));
  if (start.startsWith('PK')) return zipKind(bytes);
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return oleKind(bytes);
  const format = FORMATS.find(([, shape]) => shape.test(start));
  if (format) return { kind: 'other', name: format[0] };
  const picture = recognise(bytes);
  if (picture.kind === 'picture') return { kind: 'other', name: picture.format.toUpperCase() };
  if (picture.kind === 'pdf') return { kind: 'other', name: 'PDF' };
  if (isHtml(start)) return { kind: 'html' };
  if (/^(?:\xef\xbb\xbf)?\s*<\?xml\s/.test(start)) return { kind: 'other', name: 'XML' };
  return { kind: 'text' };
}

const FORMATS: readonly (readonly [string, RegExp])[] = [
  ['RTF', /^\s*\{\\rtf/],
  ['PDF', /^[\s\S]{0,1024}%PDF-/],
  ['Word XML 2003', /<\?mso-application progid="Word\.Document"|<w:wordDocument|<pkg:package/],
  ['OpenDocument (.fodt)', /<office:document\b/],
  ['UOF', /<uof:UOF\b/],
  [
    'MHT',
    /^(?:[\w-]+:[^\n]*\r?\n)+(?:[ \t][^\n]*\r?\n|[\w-]+:[^\n]*\r?\n)*?Content-Type:\s*multipart\/related/i,
  ],
  ['RAR', /^Rar!/],
  ['7-Zip', /^7z\xbc\xaf/],
  ['CEB', /^Founder CEB/],
];

/** A page saved from Word as a web page begins with its namespaces; a BOM or UTF-16 blanks may come first. */
function isHtml(start: string): boolean {
  const text = start.replace(/\0/g, '').replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
  return /^\s*(?:<!--[\s\S]*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|meta|div|p|h[1-6]|article|table|span)[\s>]/i.test(
    text,
  );
}

/** OLE compound files (MS-CFB): old Word, WPS, or a new file under a password. Streams are named in UTF-16. */
function oleKind(bytes: Uint8Array): Kind {
  const has = (name: string) => includesWide(bytes, name);
  if (has('EncryptedPackage')) return { kind: 'locked' };
  if (has('WpsDocument') || has('WpsCustomData')) return { kind: 'other', name: 'WPS (.wps)' };
  if (has('WordDocument')) return { kind: 'other', name: 'Word 97–2003 (.doc)' };
  if (has('Workbook') || has('Book')) return { kind: 'other', name: 'Excel (.xls)' };
  if (has('PowerPoint Document')) return { kind: 'other', name: 'PowerPoint (.ppt)' };
  return { kind: 'other', name: 'OLE' };
}

function includesWide(bytes: Uint8Array, name: string): boolean {
  const wide = Buffer.from(name, 'utf16le');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(wide);
}

/** ZIP files are Word files unless their parts say otherwise; what cannot be opened is left to the reader's message. */
function zipKind(bytes: Uint8Array): Kind {
  const { value } = openZip(bytes, '');
  const has = (shape: RegExp) => value?.names.some((name) => shape.test(name)) ?? false;
  if (!value || has(/^word\//i)) return { kind: 'docx' };
  if (has(/^xl\//)) return { kind: 'other', name: 'Excel (.xlsx)' };
  if (has(/^ppt\//)) return { kind: 'other', name: 'PowerPoint (.pptx)' };
  if (has(/^Index\/.*\.iwa$|^Index\.zip$|^index\.apxl$|^index\.xml$/))
    return { kind: 'other', name: 'Pages' };
  if (has(/^mimetype$/)) return { kind: 'other', name: 'OpenDocument (.odt)' };
  if (has(/^\[Content_Types\]\.xml$/)) return { kind: 'docx' };
  return { kind: 'other', name: 'ZIP' };
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
