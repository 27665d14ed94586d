import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { create, type Font } from 'fontkit';
import type { Face } from '../../src/fonts/face.ts';
import { type FaceRequest, openFace } from '../../src/fonts/fontkit-face.ts';
import type { Outcome } from '../../src/problems/problem.ts';

export const place = { file: 'fonts.yaml', line: 3, column: 11 };

/** Absolute path of a committed face or of the manifest. */
export function shipped(name: string): string {
  return fileURLToPath(new URL(`../../fonts/${name}`, import.meta.url));
}

/** Absolute path of a small test font. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
}

export function bytesOf(path: string): Uint8Array {
  const { buffer, byteOffset, byteLength } = readFileSync(path);
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** The bytes of a text, a character each. */
export function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

/** A font as fontkit itself sees it. */
export function fontkitFont(bytes: Uint8Array): Font {
  return create(bytes as Buffer) as Font;
}

/** Opens a font as a face. */
export function opened(bytes: Uint8Array, more: Partial<FaceRequest> = {}): Outcome<Face> {
  return openFace({ id: 'test', bytes, file: 'test.ttf', place, ...more });
}

/** Opens a font that must be fine. */
export function face(bytes: Uint8Array, more: Partial<FaceRequest> = {}): Face {
  const { value, problems } = opened(bytes, more);
  if (!value || problems.length > 0) throw new Error(`not opened: ${JSON.stringify(problems)}`);
  return value;
}

/** Position of a table's entry in the directory of a font with one face. */
export function tableEntry(font: Uint8Array, tag: string): number {
  const count = viewOf(font).getUint16(4);
  for (let i = 0; i < count; i++) {
    const at = 12 + 16 * i;
    if (String.fromCharCode(...font.subarray(at, at + 4)) === tag) return at;
  }
  throw new Error(`no table ${tag}`);
}

/** A copy with a 16-bit number at a position of a table replaced. */
export function patched(font: Uint8Array, tag: string, position: number, value: number): Uint8Array {
  const copy = font.slice();
  const view = viewOf(copy);
  view.setUint16(view.getUint32(tableEntry(copy, tag) + 8) + position, value);
  return copy;
}

/** A copy in which a table has another tag, so that nobody finds it. */
export function without(font: Uint8Array, tag: string): Uint8Array {
  const copy = font.slice();
  copy.set(asciiBytes('zzzz'), tableEntry(copy, tag));
  return copy;
}

/** A collection (TTC) of fonts: header, then each font with its table offsets moved. */
export function collection(fonts: readonly Uint8Array[]): Uint8Array {
  const start = 12 + 4 * fonts.length;
  const bytes = new Uint8Array(fonts.reduce((sum, font) => sum + font.length, start));
  const view = viewOf(bytes);
  bytes.set(asciiBytes('ttcf'));
  view.setUint32(4, 0x00010000);
  view.setUint32(8, fonts.length);
  let offset = start;
  for (const [index, font] of fonts.entries()) {
    bytes.set(font, offset);
    view.setUint32(12 + 4 * index, offset);
    for (let i = 0; i < view.getUint16(offset + 4); i++) {
      const at = offset + 12 + 16 * i + 8;
      view.setUint32(at, view.getUint32(at) + offset);
    }
    offset += font.length;
  }
  return bytes;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
