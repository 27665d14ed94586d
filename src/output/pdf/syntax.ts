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
}

const WHITE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITERS = new Set([...'()<>[]{}/%'].map((c) => c.charCodeAt(0)));
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Starts reading tokens. */
export function lexer(bytes: Uint8Array, start = 0): Lexer {
  let at = start;
  const fail = (what: string): never => {
    throw new Error(`PDF syntax at byte ${at}: ${what}`);
  };
  const regular = (i: number) => i < bytes.length && !WHITE.has(bytes[i]!) && !DELIMITERS.has(bytes[i]!);

  function skipWhite(): void {
    for (; at < bytes.length; at++) {
      if (bytes[at] === 0x25) while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++;
      else if (!WHITE.has(bytes[at]!)) return;
    }
  }

  function bare(): string {
    const from = at;
    while (regular(at)) at++;
    // Most are short: joining characters is quicker than making a view of the bytes.
    if (at - from > 40) return latin1(bytes.subarray(from, at));
    let text = '';
    for (let i = from; i < at; i++) text += String.fromCharCode(bytes[i]!);
    return text;
  }

  function name(): PdfName {
    at++;
    return {
      name: bare().replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    };
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
    const end = bytes.indexOf(0x3e, at);
    if (end < 0) fail('hexadecimal string without end');
    const out = new Uint8Array((end - at) >> 1);
    let digits = 0;
    for (let i = at + 1; i < end; i++) {
      if (WHITE.has(bytes[i]!)) continue;
      const value = hexDigit(bytes[i]!);
      if (value < 0) fail('hexadecimal string with other characters');
      // A digit that is missing at the end counts as 0.
      out[digits >> 1]! |= digits % 2 === 0 ? value << 4 : value;
      digits++;
    }
    at = end + 1;
    return { bytes: out.subarray(0, (digits + 1) >> 1) };
  }

  function array(): PdfValue[] {
    at++;
    return resolveReferences(untilClosing(0x5d, 1));
  }

  function dictionary(): PdfDict {
    at += 2;
    const values = resolveReferences(untilClosing(0x3e, 2));
    const out = new Map<string, PdfValue>();
    for (let i = 0; i < values.length; i += 2) {
      const key = values[i];
      if (!isA(key, 'name') || i + 1 >= values.length) return fail('dictionary without key and value');
      if (out.has(key.name)) fail(`dictionary with ${key.name} twice`);
      out.set(key.name, values[i + 1]!);
    }
    return out;
  }

  function untilClosing(closing: number, width: number): Token[] {
    const out: Token[] = [];
    for (;;) {
      skipWhite();
      if (bytes[at] === closing) {
        at += width;
        return out;
      }
      const token = next();
      if (token === undefined) return fail('array or dictionary without end');
      out.push(token);
    }
  }

  function next(): Token | undefined {
    skipWhite();
    const byte = bytes[at];
    if (byte === undefined) return undefined;
    if (byte === 0x2f) return name();
    if (byte === 0x28) return literalString();
    if (byte === 0x5b) return array();
    if (byte === 0x3c) return bytes[at + 1] === 0x3c ? dictionary() : hexString();
    const text = bare();
    if (text === '') return fail(`unexpected ${String.fromCharCode(byte)}`);
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return Number(text);
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
  };
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = (byte | 0x20) - 0x61;
  return letter >= 0 && letter < 6 ? letter + 10 : -1;
}

/** Turns `12 0 R` into a reference. */
function resolveReferences(tokens: readonly Token[]): PdfValue[] {
  const out: PdfValue[] = [];
  for (const token of tokens) {
    if (!isA(token, 'word')) {
      out.push(token);
    } else {
      out.pop();
      const ref = out.pop();
      if (token.word !== 'R' || typeof ref !== 'number') throw new Error(`PDF syntax: stray ${token.word}`);
      out.push({ ref });
    }
  }
  return out;
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
