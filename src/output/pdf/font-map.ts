import type { PdfFile } from './read.ts';
import { isA, latin1, lexer, type PdfDict, type PdfValue, type Token, utf16 } from './syntax.ts';

/** A font as a reader of content needs it, by two-byte code. */
export interface FontMap {
  /** BaseFont without the subset tag. */
  readonly name: string;
  /** Thousandths of the em. */
  widthOf(code: number): number;
  textOf(code: number): string;
}

/** Widths and Unicode of a composite font with two-byte codes. Throws when the font is missing or of another kind. */
export function fontMap(pdf: PdfFile, font: PdfDict | undefined, name: string): FontMap {
  const encoding = font?.get('Encoding');
  if (!font || !isA(encoding, 'name') || encoding.name !== 'Identity-H') {
    throw new Error(`PDF: font ${name} is missing or not Identity-H`);
  }
  const descendants = pdf.get(font.get('DescendantFonts'));
  const descendant = pdf.dict(Array.isArray(descendants) ? descendants[0] : undefined);
  const baseFont = pdf.get(font.get('BaseFont'));
  const normal = pdf.get(descendant.get('DW'));
  let widths: Map<number, number> | undefined;
  const toUnicode = pdf.bytes(font.get('ToUnicode'));
  if (!isToUnicode(toUnicode)) throw new Error(`PDF: the map to Unicode of font ${name} cannot be read`);
  let texts: ReadonlyMap<number, string> | undefined;
  return {
    name: isA(baseFont, 'name') ? baseFont.name.replace(/^[A-Z]{6}\+/, '') : '',
    widthOf: (code) => {
      widths ??= widthMap(pdf.get(descendant.get('W')));
      return widths.get(code) ?? (typeof normal === 'number' ? normal : 1000);
    },
    textOf: (code) => {
      texts ??= readToUnicode(toUnicode);
      return texts.get(code) ?? '';
    },
  };
}

function widthMap(value: PdfValue): Map<number, number> {
  const out = new Map<number, number>();
  const entries = Array.isArray(value) ? value : [];
  for (let i = 0; i < entries.length; ) {
    const first = Number(entries[i]);
    const second = entries[i + 1];
    if (Array.isArray(second)) {
      second.forEach((width, k) => {
        out.set(first + k, Number(width));
      });
      i += 2;
    } else {
      for (let code = first; code <= Number(second); code++) out.set(code, Number(entries[i + 2]));
      i += 3;
    }
  }
  return out;
}

/** Whether the entries of a ToUnicode map are what they have to be, at a glance: most maps are never looked up. */
function isToUnicode(bytes: Uint8Array): boolean {
  const map = latin1(bytes);
  const begun = map.match(/beginbf(?:char|range)\b/g)?.length ?? 0;
  const whole =
    map.match(/begin(bfchar|bfrange)(?:<[\da-f\s]+>|[[\]\s])*endbf(?:char|range)\b/gi)?.length ?? 0;
  return begun === whole;
}

/** A ToUnicode map as code → text; knows bfchar and bfrange. */
export function readToUnicode(bytes: Uint8Array): Map<number, string> {
  const out = new Map<number, string>();
  const reader = lexer(bytes);
  let pending: Token[] = [];
  for (let token = reader.next(); token !== undefined; token = reader.next()) {
    if (!isA(token, 'word')) {
      pending.push(token);
      continue;
    }
    if (token.word === 'endbfchar') {
      for (let i = 0; i + 1 < pending.length; i += 2) out.set(codeOf(pending[i]), textAt(pending[i + 1]));
    } else if (token.word === 'endbfrange') {
      for (let i = 0; i + 2 < pending.length; i += 3) {
        range(out, codeOf(pending[i]), codeOf(pending[i + 1]), pending[i + 2]);
      }
    }
    pending = [];
  }
  return out;
}

function range(out: Map<number, string>, first: number, last: number, target: Token | undefined): void {
  for (let code = first; code <= last; code++) {
    if (Array.isArray(target)) out.set(code, textAt(target[code - first]));
    else {
      const text = textAt(target);
      const unit = text.charCodeAt(text.length - 1) + code - first;
      out.set(code, text.slice(0, -1) + String.fromCharCode(unit));
    }
  }
}

function codeOf(token: Token | undefined): number {
  if (!isA(token, 'bytes')) throw new Error('PDF map: a code is missing');
  return token.bytes.reduce((code, byte) => code * 256 + byte, 0);
}

function textAt(token: Token | undefined): string {
  if (!isA(token, 'bytes')) throw new Error('PDF map: a text is missing');
  return utf16(token.bytes);
}
