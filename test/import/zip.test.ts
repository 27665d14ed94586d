import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docx, imported, p, relation } from './docx.ts';

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const WORDS = '城南公交站的灯，每天亮到最后一班车进站。';
const GOOD = docx({
  body: `${p(WORDS)}<w:p><w:r><w:drawing><wp:inline><a:blip r:embed="i"/></wp:inline></w:drawing></w:r></w:p>`,
  relations: relation('i', 'image', 'media/image%201.png'),
  files: { 'word/media/image 1.png': PNG },
});
const entries = Object.entries(unzipSync(GOOD));
const renamed = (change: (name: string) => string) =>
  zipSync(Object.fromEntries(entries.map(([name, bytes]) => [change(name), bytes])));
const rewritten = (encode: (xml: string) => Uint8Array) =>
  zipSync(
    Object.fromEntries(
      entries.map(([name, bytes]) => [
        name,
        name.endsWith('document.xml') ? encode(new TextDecoder().decode(bytes)) : bytes,
      ]),
    ),
  );
const wide = (text: string) => Buffer.from(text.replace('UTF-8', 'UTF-16'), 'utf16le');

/** The same archive with its directory in the form for more than 65,535 entries or 4 GB (APPNOTE 4.3.14). */
function zip64(archive: Uint8Array): Uint8Array {
  const bytes = Buffer.from(archive);
  const at = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const record = Buffer.alloc(56);
  record.write('PK\x06\x06', 'latin1');
  record.writeBigUInt64LE(44n, 4);
  for (const place of [24, 32]) record.writeBigUInt64LE(BigInt(bytes.readUInt16LE(at + 10)), place);
  record.writeBigUInt64LE(BigInt(bytes.readUInt32LE(at + 12)), 40);
  record.writeBigUInt64LE(BigInt(bytes.readUInt32LE(at + 16)), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 'latin1');
  locator.writeBigUInt64LE(BigInt(at), 8);
  locator.writeUInt32LE(1, 16);
  const end = Buffer.from(bytes.subarray(at)).fill(0xff, 8, 20);
  return new Uint8Array(Buffer.concat([bytes.subarray(0, at), record, locator, end]));
}

describe('archives as programs of all sorts pack them', () => {
  it.each([
    ['as Word does', GOOD],
    ['with backslashes in names', renamed((name) => name.replaceAll('/', '\\'))],
    ['with a slash before names', renamed((name) => `/${name}`)],
    ['with names in other case', renamed((name) => name.replace('word/document', 'Word/Document'))],
    ['not compressed', zipSync(Object.fromEntries(entries), { level: 0 })],
    ['with a large directory', zip64(GOOD)],
    ['with bytes after its end', Uint8Array.from([...GOOD, ...Buffer.alloc(100)])],
    ['with a part in UTF-16', rewritten((xml) => wide(`\ufeff${xml}`))],
    ['with a part in UTF-16 of the other order', rewritten((xml) => wide(`\ufeff${xml}`).swap16())],
    ['with a part in UTF-16 without a mark', rewritten(wide)],
  ])('%s', (_, bytes) => {
    const found = imported(new Uint8Array(bytes));
    expect(found.text).toBe(`${WORDS}\n`);
    expect(found.pictures.map(({ name }) => name)).toEqual(['图1.png']);
    expect(found.problems).toEqual([]);
  });
});
