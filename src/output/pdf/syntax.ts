/**
 * PDF values as read from a file (ISO 32000-1, 7.3). Names, strings, references and operators are wrapped so that
 * none can be taken for another.
 */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfReference
  | PdfStream
  | PdfDict
  | readonly PdfValue[];
export interface PdfName {
  readonly name: string;
}
export interface PdfString {
  readonly bytes: Uint8Array;
}
export interface PdfReference {
  readonly ref: number;
}
export type PdfDict = ReadonlyMap<string, PdfValue>;
export interface PdfStream {
  readonly dict: PdfDict;
  /** As stored, filters not undone. */
  readonly raw: Uint8Array;
}
/** A bare word: an operator of a content stream or map, `obj`, `R`. */
export interface PdfWord {
  readonly word: string;
}
export type Token = PdfValue | PdfWord;

/** Whether a value is a dictionary. */
export function isDict(value: unknown): value is PdfDict {
  return value instanceof Map;
}

/** Whether a value has the key: tells the wrapped kinds apart. */
export function isA<K extends 'name' | 'bytes' | 'ref' | 'raw' | 'word'>(
  value: unknown,
  key: K,
): value is Extract<Token, Record<K, unknown>> {
  return typeof value === 'object' && value !== null && key in value;
}

/** Reads tokens from bytes; `position` is where the next one is looked for. Throws on malformed input. */
export interface Lexer {
  readonly position: number;
  seek(position: number): void;
  /** The next value or word; undefined at the end. Arrays and dictionaries come whole. */
  next(): Token | undefined;
  /**
   * Passes over an array of strings and numbers, as type is shown with, and counts its two-byte codes; undefined,
   * with nothing read, when no array comes next.
   */
  codes(): number | undefined;
}

/** What a byte is to the lexer: 0 for regular characters. */
const KINDS = new Uint8Array(256);
const WHITE = 1;
const DELIMITER = 2;
for (const byte of [0, 9, 10, 12, 13, 32]) KINDS[byte] = WHITE;
for (const character of '()<>[]{}/%') KINDS[character.charCodeAt(0)] = DELIMITER;
/** Values of hexadecimal digits; -1 for all other bytes. */
const HEX = new Int8Array(256).fill(-1);
for (let digit = 0; digit < 16; digit++) {
  for (const character of [digit.toString(16), digit.toString(16).toUpperCase()]) {
    HEX[character.charCodeAt(0)] = digit;
  }
}
/** Powers of ten: a number of up to 15 digits divided by one is the nearest that there is. */
const POWERS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Starts reading tokens. */
export function lexer(bytes: Uint8Array, start = 0): Lexer {
  let at = start;
  /** All bytes as characters: to cut words from it is quicker than to make them. */
  let characters: string | undefined;
  const fail = (what: string): never => {
    throw new Error(`PDF syntax at byte ${at}: ${what}`);
  };

  function skipWhite(): void {
    for (; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte === 0x25) while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++;
      else if (KINDS[byte] !== WHITE) return;
    }
  }

  function bare(): string {
    const from = at;
    while (at < bytes.length && KINDS[bytes[at]!] === 0) at++;
    characters ??= latin1(bytes);
    return characters.slice(from, at);
  }

  function name(): PdfName {
    at++;
    const text = bare();
    if (!text.includes('#')) return { name: text };
    return {
      name: text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    };
  }

  /** A number of ordinary length; undefined, with nothing read, where something else stands. */
  function number(): number | undefined {
    const sign = bytes[at];
    let i = sign === 0x2d || sign === 0x2b ? at + 1 : at;
    let value = 0;
    let digits = 0;
    let point = -1;
    for (; ; i++) {
      const byte = bytes[i]!;
      if (byte >= 0x30 && byte <= 0x39) {
        value = value * 10 + byte - 0x30;
        digits++;
      } else if (byte === 0x2e && point < 0) point = digits;
      else break;
    }
    if (digits === 0 || digits > 15 || KINDS[bytes[i]!] === 0) return undefined;
    at = i;
    const size = point < 0 ? value : value / POWERS[digits - point]!;
    return sign === 0x2d ? -size : size;
  }

  function literalString(): PdfString {
    const out: number[] = [];
    let depth = 1;
    for (at++; ; at++) {
      const byte = bytes[at] ?? fail('string without end');
      if (byte === 0x5c) escaped(out);
      else if (byte === 0x29 && --depth === 0) break;
      else {
        if (byte === 0x28) depth++;
        out.push(byte);
      }
    }
    at++;
    return { bytes: Uint8Array.from(out) };
  }

  function escaped(out: number[]): void {
    at++;
    const c = String.fromCharCode(bytes[at] ?? fail('string without end'));
    const octal = /^[0-7]{1,3}/.exec(latin1(bytes.subarray(at, at + 3)))?.[0];
    if (octal) {
      at += octal.length - 1;
      out.push(Number.parseInt(octal, 8) & 255);
    } else if (c === '\r' || c === '\n') {
      if (c === '\r' && bytes[at + 1] === 10) at++;
    } else {
      out.push(ESCAPES[c] ?? c.charCodeAt(0));
    }
  }

  function hexString(): PdfString {
    const start = at;
    const out = new Uint8Array((hexDigits() + 1) >> 1);
    let digits = 0;
    for (let i = start + 1; i < at - 1; i++) {
      const value = HEX[bytes[i]!]!;
      if (value < 0) continue;
      // A digit that is missing at the end counts as 0.
      out[digits >> 1]! |= digits % 2 === 0 ? value << 4 : value;
      digits++;
    }
    return { bytes: out };
  }

  /** Passes over a hexadecimal string and counts its digits. */
  function hexDigits(): number {
    let digits = 0;
    for (at++; ; at++) {
      const byte = bytes[at] ?? fail('hexadecimal string without end');
      if (HEX[byte]! >= 0) digits++;
      else if (byte === 0x3e) break;
      else if (KINDS[byte] !== WHITE) fail('hexadecimal string with other characters');
    }
    at++;
    return digits;
  }

  function codes(): number | undefined {
    skipWhite();
    if (bytes[at] !== 0x5b) return undefined;
    let count = 0;
    for (at++; ; ) {
      skipWhite();
      const byte = bytes[at];
      if (byte === 0x3c) count += (hexDigits() + 1) >> 2;
      else if (byte === 0x28) count += literalString().bytes.length >> 1;
      else if (byte === 0x5d) break;
      else if (number() === undefined && typeof next() !== 'number')
        fail('text of neither string nor number');
    }
    at++;
    return count;
  }

  function array(): PdfValue[] {
    at++;
    return untilClosing(0x5d, 1);
  }

  function dictionary(): PdfDict {
    at += 2;
    const values = untilClosing(0x3e, 2);
    const out = new Map<string, PdfValue>();
    for (let i = 0; i < values.length; i += 2) {
      const key = values[i];
      if (!isA(key, 'name') || i + 1 >= values.length) return fail('dictionary without key and value');
      if (out.has(key.name)) fail(`dictionary with ${key.name} twice`);
      out.set(key.name, values[i + 1]!);
    }
    return out;
  }

  function untilClosing(closing: number, width: number): PdfValue[] {
    const out: PdfValue[] = [];
    for (;;) {
      skipWhite();
      if (bytes[at] === closing) {
        at += width;
        return out;
      }
      const token = next();
      if (token === undefined) return fail('array or dictionary without end');
      out.push(isA(token, 'word') ? reference(out, token) : token);
    }
  }

  /** Takes back the two numbers of `12 0 R`. */
  function reference(out: PdfValue[], { word }: PdfWord): PdfReference {
    out.pop();
    const ref = out.pop();
    if (word !== 'R' || typeof ref !== 'number') throw new Error(`PDF syntax: stray ${word}`);
    return { ref };
  }

  function next(): Token | undefined {
    skipWhite();
    const byte = bytes[at];
    if (byte === undefined) return undefined;
    if (byte === 0x2f) return name();
    if (byte === 0x28) return literalString();
    if (byte === 0x5b) return array();
    if (byte === 0x3c) return bytes[at + 1] === 0x3c ? dictionary() : hexString();
    const value = byte <= 0x39 ? number() : undefined;
    if (value !== undefined) return value;
    const text = bare();
    if (text === '') return fail(`unexpected ${String.fromCharCode(byte)}`);
    if (byte <= 0x39 && /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return Number(text);
    if (text === 'true' || text === 'false') return text === 'true';
    return text === 'null' ? null : { word: text };
  }

  return {
    get position() {
      return at;
    },
    seek: (position) => {
      at = position;
    },
    next,
    codes,
  };
}

/** Bytes as characters one for one. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

/** A PDF text string: UTF-16 with a byte order mark, else taken as Latin. */
export function textOf(value: PdfString): string {
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes.subarray(2));
  return latin1(bytes);
}

/** UTF-16, big endian. */
export function utf16(bytes: Uint8Array): string {
  let out = '';
  for (let i = 0; i + 1 < bytes.length; i += 2) out += String.fromCharCode((bytes[i]! << 8) | bytes[i + 1]!);
  return out;
}
