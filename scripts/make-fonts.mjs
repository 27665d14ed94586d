// Makes the faces in fonts/ again from the npm packages that publish the whole fonts. Nobody needs this to install
// or to use the program: the results are committed. Same packages, same bytes.
//
//   node scripts/make-fonts.mjs           writes fonts/*.ttf and fonts/LICENSES/
//   node scripts/make-fonts.mjs --check   makes them and only compares with what is committed
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fontsDir = fileURLToPath(new URL('../fonts/', import.meta.url));

const packages = [
  '@expo-google-fonts/noto-serif-sc@0.4.3',
  '@expo-google-fonts/noto-sans-sc@0.4.3',
  '@fontsource/lxgw-wenkai@5.3.0',
  'subset-font@2.9.0',
  'harfbuzzjs@1.6.4',
  'fontverter@2.0.0',
  'wawoff2@2.0.1',
];

const serif = '@expo-google-fonts/noto-serif-sc';
const sans = '@expo-google-fonts/noto-sans-sc';
const wenkai = '@fontsource/lxgw-wenkai';

// The package's "latin, 500" file is the whole LXGW WenKai Regular (OS/2 weight 400).
const faces = [
  { out: 'song.ttf', from: `${serif}/400Regular/NotoSerifSC_400Regular.ttf` },
  { out: 'xiaobiaosong.ttf', from: `${serif}/600SemiBold/NotoSerifSC_600SemiBold.ttf` },
  { out: 'biaosong.ttf', from: `${serif}/900Black/NotoSerifSC_900Black.ttf` },
  { out: 'hei.ttf', from: `${sans}/700Bold/NotoSansSC_700Bold.ttf` },
  { out: 'xihei.ttf', from: `${sans}/400Regular/NotoSansSC_400Regular.ttf` },
  {
    out: 'kai.ttf',
    from: `${wenkai}/files/lxgw-wenkai-latin-500-normal.woff2`,
    // Other releases of this font reserve their names, and a subset is a modified version.
    rename: { family: 'Dayang Kai', style: 'Regular', postscript: 'DayangKai-Regular' },
  },
];

const licences = [
  { out: 'NotoSerifSC-OFL.txt', from: `${serif}/LICENSE_FONT`, of: 'song.ttf' },
  { out: 'NotoSansSC-OFL.txt', from: `${sans}/LICENSE_FONT`, of: 'hei.ttf' },
  { out: 'DayangKai-OFL.txt', from: `${wenkai}/LICENSE`, of: 'kai.ttf' },
];

/** Every character that the faces should have; what a source lacks is left out of that face. */
function characterSet() {
  const set = new Set();
  const range = (first, last = first) => {
    for (let c = first; c <= last; c++) set.add(c);
  };
  for (const line of readFileSync(join(fontsDir, 'charset-8105.txt'), 'utf8').split('\n')) {
    if (!line.startsWith('#')) for (const char of line.trim()) set.add(char.codePointAt(0));
  }
  // GB2312: every cell of the 94 × 94 table, symbols and both levels of hanzi.
  const decoder = new TextDecoder('gbk');
  for (let row = 0xa1; row <= 0xf7; row++) {
    if (row > 0xa9 && row < 0xb0) continue;
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const code = decoder.decode(Uint8Array.of(row, cell)).codePointAt(0);
      if (code !== 0xfffd && !(code >= 0xe000 && code <= 0xf8ff)) set.add(code);
    }
  }
  range(0x20, 0x7e);
  range(0xa0, 0x17f); // Latin-1, Latin Extended-A
  for (const c of [0x192, 0x1cd, 0x1ce, 0x1cf, 0x1d0, 0x1d1, 0x1d2, 0x1d3, 0x1d4, 0x1f8, 0x1f9]) range(c);
  range(0x1d5, 0x1dc);
  for (const c of [0x251, 0x261, 0x1e3e, 0x1e3f, 0x2bc, 0x2c6, 0x2c7, 0x2c9, 0x2ca, 0x2cb, 0x2d9, 0x2da])
    range(c);
  range(0x300, 0x304);
  range(0x306, 0x30c);
  range(0x370, 0x3ff); // Greek
  range(0x400, 0x451); // Cyrillic
  range(0x2000, 0x200b);
  range(0x2010, 0x2027); // dashes, quotes, ellipsis
  range(0x202f, 0x205f);
  range(0x2070, 0x209c); // superiors, inferiors
  range(0x20a0, 0x20bf); // currency
  range(0x2100, 0x218b); // letterlike, number forms
  range(0x2190, 0x21ff); // arrows
  range(0x2200, 0x22ff); // mathematics
  range(0x2460, 0x24ff); // circled and bracketed figures and letters
  range(0x2500, 0x25ff); // box drawing, blocks, geometric shapes
  range(0x2600, 0x2642);
  range(0x2713, 0x2717);
  range(0x2776, 0x2793);
  range(0x2e3a, 0x2e3b); // two-em and three-em dash
  range(0x3000, 0x30ff); // CJK punctuation, 〇, kana
  range(0x3105, 0x312f); // bopomofo
  range(0x31f0, 0x31ff);
  range(0x3220, 0x33ff); // enclosed and squared CJK
  range(0xfe10, 0xfe4f); // vertical and compatibility forms
  range(0xff01, 0xff9f); // full-width and half-width forms
  range(0xffe0, 0xffe6);
  range(0x1f100, 0x1f10a); // figures with full stop and comma
  range(0x20bb7); // 𠮷, in names
  return [...set].sort((a, b) => a - b);
}

function install() {
  const dir = mkdtempSync(join(tmpdir(), 'dayang-fonts-'));
  const flags = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', dir];
  execFileSync('npm', [...flags, ...packages], { stdio: 'inherit', shell: process.platform === 'win32' });
  return dir;
}

/** The tables of a TrueType file by tag. */
function readTables(font) {
  const tables = new Map();
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const entry = 12 + 16 * i;
    const start = font.readUInt32BE(entry + 8);
    const tag = font.toString('latin1', entry, entry + 4);
    tables.set(tag, font.subarray(start, start + font.readUInt32BE(entry + 12)));
  }
  return tables;
}

function checksum(bytes) {
  let sum = 0;
  for (let i = 0; i < bytes.length; i += 4) sum = (sum + bytes.readUInt32BE(i)) >>> 0;
  return sum;
}

/** A TrueType file of these tables: sorted, padded to four bytes, checksums set. */
function writeTables(tables) {
  const tags = [...tables.keys()].sort();
  const power = 2 ** Math.floor(Math.log2(tags.length));
  const header = Buffer.alloc(12 + 16 * tags.length);
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(tags.length, 4);
  header.writeUInt16BE(power * 16, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE(tags.length * 16 - power * 16, 10);
  const parts = [header];
  let offset = header.length;
  let headAt = 0;
  for (const [i, tag] of tags.entries()) {
    const table = tables.get(tag);
    const padded = Buffer.alloc(Math.ceil(table.length / 4) * 4);
    table.copy(padded);
    if (tag === 'head') {
      padded.writeUInt32BE(0, 8);
      headAt = offset;
    }
    const entry = 12 + 16 * i;
    header.write(tag, entry, 'latin1');
    header.writeUInt32BE(checksum(padded), entry + 4);
    header.writeUInt32BE(offset, entry + 8);
    header.writeUInt32BE(table.length, entry + 12);
    parts.push(padded);
    offset += padded.length;
  }
  const font = Buffer.concat(parts);
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, headAt + 8);
  return font;
}

/** The name table with other family, full, unique and PostScript names; Windows records only. */
function renamed(table, { family, style, postscript }) {
  const wanted = { 1: family, 2: style, 3: `${postscript};subset`, 4: `${family} ${style}`, 6: postscript };
  const records = [];
  const storage = table.readUInt16BE(4);
  for (let i = 0; i < table.readUInt16BE(2); i++) {
    const at = 6 + 12 * i;
    const [platform, encoding, language, id, length, offset] = [0, 2, 4, 6, 8, 10].map((k) =>
      table.readUInt16BE(at + k),
    );
    if (platform !== 3 || id === 16 || id === 17) continue;
    const text = Buffer.from(table.subarray(storage + offset, storage + offset + length));
    const own = wanted[id] === undefined ? text : Buffer.from(wanted[id], 'utf16le').swap16();
    records.push({ platform, encoding, language, id, text: own });
  }
  const header = Buffer.alloc(6 + 12 * records.length);
  header.writeUInt16BE(records.length, 2);
  header.writeUInt16BE(header.length, 4);
  let offset = 0;
  for (const [i, r] of records.entries()) {
    const fields = [r.platform, r.encoding, r.language, r.id, r.text.length, offset];
    for (const [k, value] of fields.entries()) header.writeUInt16BE(value, 6 + 12 * i + 2 * k);
    offset += r.text.length;
  }
  return Buffer.concat([header, ...records.map((r) => r.text)]);
}

/** A static glyf subset with all layout features and no hinting. */
async function makeFace(face, text, dir) {
  const require = createRequire(join(dir, 'package.json'));
  let source = readFileSync(join(dir, 'node_modules', face.from));
  if (face.from.endsWith('.woff2')) source = Buffer.from(await require('wawoff2').decompress(source));
  const subset = await require('subset-font')(source, text, {
    targetFormat: 'truetype',
    noHinting: true,
    preserveNameIds: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 14, 16, 17],
    dropTables: ['STAT', 'DSIG', 'FFTM', 'gasp', 'meta'],
  });
  const tables = readTables(subset);
  if (face.rename) tables.set('name', renamed(tables.get('name'), face.rename));
  return writeTables(tables);
}

/** The copyright record (name ID 0) of a TrueType file. */
function copyrightOf(font) {
  const table = readTables(font).get('name');
  const storage = table.readUInt16BE(4);
  for (let at = 6; at < 6 + 12 * table.readUInt16BE(2); at += 12) {
    if (table.readUInt16BE(at) !== 3 || table.readUInt16BE(at + 6) !== 0) continue;
    const start = storage + table.readUInt16BE(at + 10);
    const text = Buffer.from(table.subarray(start, start + table.readUInt16BE(at + 8)));
    return text.swap16().toString('utf16le').replaceAll('\r\n', '\n');
  }
  return '';
}

/** The licence as the package has it, under a note that the OFL asks for: this is a modified version. */
function licence(entry, dir, copyright) {
  const text = readFileSync(join(dir, 'node_modules', entry.from), 'utf8')
    .replaceAll('\r\n', '\n')
    .trimEnd();
  const note =
    'The font files made from this source are MODIFIED VERSIONS: subsets, without hinting\n' +
    '(and renamed where the file is called Dayang Kai). See ../README.md.\n' +
    `The copyright record inside the files:\n${copyright}`;
  return Buffer.from(`${note}\n\n${'-'.repeat(59)}\n\n${text}\n`);
}

async function main() {
  const check = process.argv.includes('--check');
  const dir = install();
  let differ = 0;
  try {
    const text = String.fromCodePoint(...characterSet());
    const results = new Map();
    for (const face of faces) results.set(face.out, await makeFace(face, text, dir));
    for (const entry of licences) {
      results.set(`LICENSES/${entry.out}`, licence(entry, dir, copyrightOf(results.get(entry.of))));
    }
    mkdirSync(join(fontsDir, 'LICENSES'), { recursive: true });
    for (const [name, bytes] of results) {
      const path = join(fontsDir, name);
      const same = existsSync(path) && readFileSync(path).equals(bytes);
      if (!same) differ++;
      if (!check && !same) writeFileSync(path, bytes);
      const sha = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
      process.stdout.write(
        `${name} ${bytes.length} ${sha} ${same ? 'same' : check ? 'DIFFERS' : 'written'}\n`,
      );
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  if (check && differ > 0) process.exitCode = 1;
}

await main();
