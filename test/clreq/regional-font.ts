import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';

const tiny = new URL('../fonts/fixtures/song-tiny.ttf', import.meta.url);

/**
 * A font of several regions: in the given language of the script 汉 its feature `locl` puts the glyph of 国 for that of
 * 闻, which stands for any character whose form differs.
 */
export function regionalFont(language: 'ZHS ' | 'ZHT '): Uint8Array {
  const bytes = readFileSync(tiny);
  const font = create(bytes) as Font;
  const [from, to] = ['闻', '国'].map((char) => font.glyphForCodePoint(char.codePointAt(0)!).id) as [
    number,
    number,
  ];
  return withTable(bytes, 'GSUB', localForms(language, from, to));
}

/** A GSUB table with one script, one language, one feature and one single substitution. */
function localForms(language: string, from: number, to: number): Uint8Array {
  const table = new DataView(new ArrayBuffer(76));
  let at = 0;
  const short = (...values: number[]) => {
    for (const value of values) {
      table.setUint16(at, value);
      at += 2;
    }
  };
  const tag = (name: string) => {
    for (const char of name) table.setUint8(at++, char.charCodeAt(0));
  };
  short(1, 0, 10, 36, 50);
  short(1);
  tag('hani');
  short(8, 0, 1);
  tag(language);
  short(10, 0, 0xffff, 1, 0);
  short(1);
  tag('locl');
  short(8, 0, 1, 0);
  short(1, 4, 1, 0, 1, 8);
  short(2, 8, 1, to, 1, 1, from);
  return new Uint8Array(table.buffer);
}

/** The font with another table, which is put at its end. */
function withTable(bytes: Uint8Array, tag: string, table: Uint8Array): Uint8Array {
  const start = Math.ceil(bytes.length / 4) * 4;
  const font = new Uint8Array(start + table.length);
  font.set(bytes);
  font.set(table, start);
  const view = new DataView(font.buffer);
  for (let i = 0; i < view.getUint16(4); i++) {
    const entry = 12 + 16 * i;
    const name = String.fromCharCode(...font.subarray(entry, entry + 4));
    if (name !== tag) continue;
    view.setUint32(entry + 8, start);
    view.setUint32(entry + 12, table.length);
  }
  return font;
}
