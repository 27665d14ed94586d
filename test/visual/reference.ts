import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { type Bitmap, encodePng, toGrey } from '../../src/output/png/encode.ts';
import { writeReport } from './report.ts';

/** Where references are kept and where failures are shown. */
export interface Folders {
  readonly ref: string;
  readonly out: string;
}

const here = (folder: string) => fileURLToPath(new URL(`./${folder}/`, import.meta.url));
export const folders: Folders = { ref: here('ref'), out: here('out') };

/** What the command line asks for: `accept` takes what is there as the new reference. */
export type Mode = 'accept' | 'compare' | 'ci';

/** `UPDATE_REFS=1` accepts; in CI a missing reference is a failure, elsewhere it is written. */
export function modeOf(env: Readonly<Record<string, string | undefined>>): Mode {
  if (env.UPDATE_REFS && env.UPDATE_REFS !== '0') return 'accept';
  return env.CI && env.CI !== 'false' ? 'ci' : 'compare';
}

/** Largest reference picture that may be committed, in bytes: a fragment, a whole page (`pages/…`), a coarse one. */
const LIMITS = { fragment: 150_000, page: 1_500_000, template: 160_000 };

/** The outcome of a comparison; `message` is undefined when all is well. */
export interface Verdict {
  readonly message?: string;
}

/** Compares pixels with the reference of that name: same size, not one pixel different. */
export function compareImage(name: string, made: Bitmap, mode: Mode, at: Folders = folders): Verdict {
  const file = `${at.ref}${name}.png`;
  if (mode === 'accept' || (mode === 'compare' && !existsSync(file)))
    return acceptImage(name, made, file, at);
  const bitmap = inRgb(made);
  if (!existsSync(file)) return { message: `${name}: there is no reference picture; ${HOW}` };
  const old = decodePng(readFileSync(file));
  const message = differences(name, old, bitmap);
  if (message === undefined) {
    clear(name, '.png', at);
    return {};
  }
  put(`${at.out}${name}.old.png`, encodePng(old));
  put(`${at.out}${name}.new.png`, encodePng(bitmap));
  put(`${at.out}${name}.diff.png`, encodePng(differencePicture(old, bitmap)));
  put(`${at.out}${name}.message.txt`, message);
  writeReport(at.out);
  return { message: `${message}; see test/visual/out/report.html; ${HOW}` };
}

/** Compares a layout snapshot with the reference of that name, line by line. */
export function compareLayout(name: string, layout: string, mode: Mode, at: Folders = folders): Verdict {
  const file = `${at.ref}${name}.layout.tsv`;
  if (mode === 'accept' || (mode === 'compare' && !existsSync(file))) {
    put(file, layout);
    clear(name, '.tsv', at);
    return {};
  }
  if (!existsSync(file)) return { message: `${name}: there is no layout snapshot; ${HOW}` };
  const old = readFileSync(file, 'utf8').replace(/\r\n/g, '\n');
  if (old === layout) {
    clear(name, '.tsv', at);
    return {};
  }
  put(`${at.out}${name}.old.tsv`, old);
  put(`${at.out}${name}.new.tsv`, layout);
  writeReport(at.out);
  const now = new Set(layout.split('\n'));
  const before = new Set(old.split('\n'));
  const gone = [...before].filter((line) => !now.has(line));
  const come = [...now].filter((line) => !before.has(line));
  const shown = [...gone.map((line) => `- ${line}`), ...come.map((line) => `+ ${line}`)].slice(0, 20);
  return { message: `${name}: the layout has changed\n${shown.join('\n')}\n${HOW}` };
}

const HOW = 'if that is what you want: npm run visual:update';

function acceptImage(name: string, bitmap: Bitmap, file: string, at: Folders): Verdict {
  const png = encodePng(bitmap, { level: 9 });
  const limit = LIMITS[name.startsWith('pages/') ? 'page' : isTemplate(name) ? 'template' : 'fragment'];
  if (png.length > limit) return { message: `${name}: ${png.length} bytes, a reference may have ${limit}` };
  // PNG bytes depend on the version of zlib: a picture that shows the same is not written again.
  if (!existsSync(file) || differences(name, decodePng(readFileSync(file)), inRgb(bitmap)) !== undefined)
    put(file, png);
  clear(name, '.png', at);
  return {};
}

const isTemplate = (name: string) => name.startsWith('templates/');

/** Grey in so few levels that a whole page is a small file; any change that an eye sees is still one of pixels. */
export function coarse(bitmap: Bitmap): Bitmap {
  const grey = toGrey(bitmap);
  return { ...grey, data: grey.data.map((value) => (value >> 5) * 36) };
}

function inRgb(bitmap: Bitmap): Bitmap {
  if (bitmap.channels === 3) return bitmap;
  const data = new Uint8Array(bitmap.data.length * 3);
  for (let i = 0; i < data.length; i++) data[i] = bitmap.data[Math.floor(i / 3)]!;
  return { ...bitmap, channels: 3, data };
}

function differences(name: string, old: Bitmap, now: Bitmap): string | undefined {
  if (old.width !== now.width || old.height !== now.height) {
    return `${name}: ${now.width} × ${now.height} pixels instead of ${old.width} × ${old.height}`;
  }
  let count = 0;
  for (let i = 0; i < old.data.length; i += 3) {
    if (
      old.data[i] !== now.data[i] ||
      old.data[i + 1] !== now.data[i + 1] ||
      old.data[i + 2] !== now.data[i + 2]
    ) {
      count++;
    }
  }
  return count === 0 ? undefined : `${name}: ${count} pixels differ`;
}

/** The new picture in grey with what differs in red; drawn on the larger of both sizes. */
function differencePicture(old: Bitmap, now: Bitmap): Bitmap {
  const width = Math.max(old.width, now.width);
  const height = Math.max(old.height, now.height);
  const out = new Uint8Array(width * height * 4);
  pixelmatch(onPaper(old, width, height), onPaper(now, width, height), out, width, height, {
    threshold: 0,
    includeAA: true,
  });
  return { width, height, channels: 3, data: withoutAlpha(out) };
}

/** RGBA on a white sheet of the given size. */
function onPaper(bitmap: Bitmap, width: number, height: number): Uint8Array {
  const out = new Uint8Array(width * height * 4).fill(255);
  for (let y = 0; y < bitmap.height; y++) {
    for (let x = 0; x < bitmap.width; x++) {
      const from = (y * bitmap.width + x) * 3;
      out.set(bitmap.data.subarray(from, from + 3), (y * width + x) * 4);
    }
  }
  return out;
}

/** An RGB bitmap of a PNG file. */
export function decodePng(file: Buffer): Bitmap {
  const { width, height, data } = PNG.sync.read(file);
  return { width, height, channels: 3, data: withoutAlpha(new Uint8Array(data)) };
}

function withoutAlpha(rgba: Uint8Array): Uint8Array {
  const out = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    out[to] = rgba[from]!;
    out[to + 1] = rgba[from + 1]!;
    out[to + 2] = rgba[from + 2]!;
  }
  return out;
}

/** Takes away what an earlier failure of this name has left. */
function clear(name: string, ending: '.png' | '.tsv', at: Folders): void {
  const kinds =
    ending === '.png' ? ['.old.png', '.new.png', '.diff.png', '.message.txt'] : ['.old.tsv', '.new.tsv'];
  const left = kinds.map((kind) => `${at.out}${name}${kind}`).filter((file) => existsSync(file));
  for (const file of left) rmSync(file);
  if (left.length > 0) writeReport(at.out);
}

function put(file: string, data: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, data);
}
