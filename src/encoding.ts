import { isUtf8 } from 'node:buffer';

/** What the bytes of a text file turned out to be. */
export type Decoded =
  | { readonly kind: 'utf-8'; readonly text: string }
  | {
      readonly kind: 'utf-16' | 'gb18030' | 'unknown' /** Lines before the first byte that is not UTF-8. */;
      readonly line: number;
    };

/**
 * Decodes UTF-8 with or without BOM. UTF-16 (by BOM, or because it reads as Chinese that way) and GB18030 are
 * recognised so that the message can name them; they are never converted silently.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return { kind: 'utf-16', line: 1 };
  if (isUtf8(bytes) && !looksLikeWideAscii(bytes)) return { kind: 'utf-8', text: utf8(bytes) };
  const line = lineOfBadByte(bytes);
  const head = bytes.subarray(0, 4096 - (4096 % 4));
  if (looksLikeWideAscii(bytes) || readsAsChinese('utf-16le', head) || readsAsChinese('utf-16be', head)) {
    return { kind: 'utf-16', line: 1 };
  }
  return tryDecode('gb18030', bytes) !== undefined ? { kind: 'gb18030', line } : { kind: 'unknown', line };
}

/** A TextDecoder costs milliseconds to make; for bytes known to be UTF-8 a buffer does the same. */
function utf8(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function startsWith(bytes: Uint8Array, first: number, second: number): boolean {
  return bytes[0] === first && bytes[1] === second;
}

function tryDecode(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** ASCII in UTF-16 has a zero in every other byte; ASCII zeros are valid UTF-8, so this is looked at first. */
function looksLikeWideAscii(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 4096);
  if (length < 4) return false;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i++) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  return Math.max(even, odd) > length / 8 && Math.min(even, odd) * 8 < Math.max(even, odd);
}

function readsAsChinese(label: string, bytes: Uint8Array): boolean {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return false;
  const text = tryDecode(label, bytes);
  if (text === undefined) return false;
  let usual = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const han = unit >= 0x4e00 && unit <= 0x9fff;
    const marks = (unit >= 0x3000 && unit <= 0x303f) || (unit >= 0xff00 && unit <= 0xff5e);
    if (han || marks || (unit >= 0x20 && unit < 0x7f) || unit === 10 || unit === 13) usual++;
  }
  return usual >= text.length * 0.85;
}

function lineOfBadByte(bytes: Uint8Array): number {
  let line = 1;
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes[i]!);
    if (length === 0 || i + length > bytes.length) return line;
    for (let k = 1; k < length; k++) if ((bytes[i + k]! & 0xc0) !== 0x80) return line;
    if (bytes[i] === 10) line++;
    i += length;
  }
  return line;
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}
