import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { isDeviceName } from './device-name.ts';
import { decodeText } from './encoding.ts';
import type { Outcome, Place, Problem } from './problems/problem.ts';
import { problem } from './problems/problem.ts';
import { type SourceText, sourceText } from './source.ts';
import { nearest } from './suggest.ts';

/** Largest text file that is read, in bytes. */
export const TEXT_LIMIT = 16 * 1024 * 1024;
/** Largest binary file (fonts, pictures) that is read, in bytes. */
export const BYTES_LIMIT = 512 * 1024 * 1024;

/** The one gate to the disk for everything that a page names. Paths are absolute and real (links resolved). */
export interface Files {
  /** Folder that the page may read from. */
  readonly root: string;
  /** Folder of the package, whose `layouts/`, `fonts/` and `profiles/` are the shipped library. */
  readonly library: string;
  /** The page's own file. */
  readonly pageFile: string;
  /** House settings (`dayang.yaml`) when the root has them. */
  readonly house?: string;
  /** The words of the house (`house.yaml`) when the root has them. */
  readonly houseWords?: string;
  /** Finds the file that `wanted` means in `fromFile`: beside that file, then in the shipped library. */
  resolve(fromFile: string, wanted: string, place?: Place): Outcome<string>;
  /** Reads UTF-8. Other encodings, folders, and files over 16 MB are problems. */
  readText(absolute: string, place?: Place): Outcome<SourceText>;
  readBytes(absolute: string, place?: Place): Outcome<Uint8Array>;
  /** The path as people see it: relative to the root (or the library), forward slashes. */
  show(absolute: string): string;
}

/** What openFiles takes. */
export interface FilesOptions {
  readonly pageFile: string;
  /** `--root`. */
  readonly root?: string;
  /** Folder of the package: its `layouts/`, `fonts/` and `profiles/` are the shipped library. */
  readonly library: string;
}

/** Opens the gate for a page: fails when the page's file is missing or outside a root that was asked for. */
export function openFiles(options: FilesOptions): Outcome<Files> {
  const shown = options.pageFile.split(sep).join('/');
  const asked = resolve(options.pageFile);
  const pageFile = realPathInAnyForm(asked);
  if (!pageFile) return { problems: [missing(shown, asked)] };
  const root = options.root === undefined ? findRoot(pageFile) : realPathInAnyForm(resolve(options.root));
  if (!root) return { problems: [problem('root-missing', { root: options.root ?? '' })] };
  const gate = { root, library: libraryFolders(options.library) };
  if (!isInside(pageFile, root)) {
    return { problems: [problem('file-outside-root', { file: shown, root })] };
  }
  const house = join(root, 'dayang.yaml');
  const houseWords = join(root, 'house.yaml');
  return {
    value: {
      root,
      library: resolve(options.library),
      pageFile,
      ...(existsSync(house) ? { house } : {}),
      ...(existsSync(houseWords) ? { houseWords } : {}),
      resolve: (fromFile, wanted, place) => lookUp(gate, fromFile, wanted, place),
      readText: (absolute, place) => readText(gate, absolute, place),
      readBytes: (absolute, place) => readWhole(gate, absolute, BYTES_LIMIT, place),
      show: (absolute) => show(gate, absolute),
    },
    problems: [],
  };
}

interface Gate {
  readonly root: string;
  readonly library: readonly string[];
}

function libraryFolders(library: string): readonly string[] {
  return ['layouts', 'fonts', 'profiles'].flatMap((name) => realPath(join(resolve(library), name)) ?? []);
}

function findRoot(pageFile: string): string {
  const folder = dirname(pageFile);
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, 'dayang.yaml'))) return at;
    if (dirname(at) === at) break;
  }
  return basename(folder) === 'layouts' ? dirname(folder) : folder;
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

/**
 * The real path of a file whose name may be in the other Unicode normal form on the disk: a Mac writes é and Korean
 * in pieces (NFD), everybody else whole (NFC), and both look the same. A name that is there as it stands wins.
 */
function realPathInAnyForm(path: string): string | undefined {
  const direct = realPath(path);
  if (direct !== undefined || ASCII.test(path)) return direct;
  const folder = dirname(path);
  if (folder === path) return undefined;
  const above = realPathInAnyForm(folder);
  const wanted = basename(path).normalize('NFC');
  const name = above && neighbours(above).find((one) => one.normalize('NFC') === wanted);
  return name === undefined ? undefined : realPath(join(above!, name));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const ASCII = /^[\x00-\x7f]*$/;

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
}

function isAllowed(gate: Gate, path: string): boolean {
  return isInside(path, gate.root) || gate.library.some((folder) => isInside(path, folder));
}

/** In one normal form (NFC), so that scenes and signatures are the same on every system. */
function show(gate: Gate, absolute: string): string {
  const name = shownAsItIs(gate, absolute);
  const whole = name.normalize('NFC');
  // Where two files differ by the form alone, the other one has the name already.
  return whole !== name && realPath(absolute.normalize('NFC')) ? sameFile(absolute, name, whole) : whole;
}

function sameFile(absolute: string, name: string, whole: string): string {
  const [one, other] = [absolute, absolute.normalize('NFC')].map((path) =>
    statSync(path, { throwIfNoEntry: false }),
  );
  return one?.ino === other?.ino ? whole : name;
}

function shownAsItIs(gate: Gate, absolute: string): string {
  for (const folder of [gate.root, ...gate.library.map((name) => dirname(name))]) {
    if (isInside(absolute, folder)) return relative(folder, absolute).split(sep).join('/');
  }
  return absolute.split(sep).join('/');
}

const DRIVE = /^[a-zA-Z]:/;
const DRIVE_ALONE = /^[a-zA-Z]:(?![\\/])/;

function lookUp(gate: Gate, fromFile: string, wanted: string, place?: Place): Outcome<string> {
  if (wanted.trim() === '' || /\p{Cc}/u.test(wanted)) {
    return { problems: [problem('file-bad-name', { file: printable(wanted) }, place)] };
  }
  // `C:图.jpg` without a slash counts from wherever that drive was left last: no page can mean that.
  const isForeign = sep !== '\\' && (DRIVE.test(wanted) || wanted.startsWith('\\\\'));
  if (isForeign || DRIVE_ALONE.test(wanted)) {
    return { problems: [problem('file-windows-path', { file: wanted }, place)] };
  }
  const path = wanted.replaceAll('\\', '/');
  if (path.split('/').some(isDeviceName)) {
    return { problems: [problem('file-device-name', { file: wanted }, place)] };
  }
  const candidates = [dirname(fromFile), ...gate.library].map((folder) => resolve(folder, path));
  const allowed = candidates.filter((candidate) => isAllowed(gate, candidate));
  for (const candidate of allowed) {
    const real = realPathInAnyForm(candidate);
    if (!real) continue;
    if (isAllowed(gate, real)) return { value: real, problems: [] };
    return { problems: [problem('file-outside-root', { file: wanted, root: gate.root }, place)] };
  }
  const first = candidates[0]!;
  if (!isAllowed(gate, first)) {
    return { problems: [problem('file-outside-root', { file: wanted, root: gate.root }, place)] };
  }
  return { problems: [missing(wanted, first, place)] };
}

function missing(wanted: string, absolute: string, place?: Place): Problem {
  const [suggestion] = nearest(basename(absolute), neighbours(dirname(absolute)).slice(0, 2000));
  return suggestion
    ? problem('file-missing-near', { file: wanted, suggestion }, place)
    : problem('file-missing', { file: wanted }, place);
}

function neighbours(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function readWhole(gate: Gate, absolute: string, limit: number, place?: Place): Outcome<Uint8Array> {
  const file = show(gate, absolute);
  const real = realPath(absolute);
  if (!real) return { problems: [missing(file, absolute, place)] };
  if (!isAllowed(gate, real))
    return { problems: [problem('file-outside-root', { file, root: gate.root }, place)] };
  try {
    const found = statSync(real);
    if (!found.isFile()) return { problems: [problem('file-not-a-file', { file }, place)] };
    if (found.size > limit) {
      const megabytes = Math.ceil(found.size / 1024 / 1024);
      return {
        problems: [problem('file-too-large', { file, megabytes, limit: limit / 1024 / 1024 }, place)],
      };
    }
    const bytes = readFileSync(real);
    return { value: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), problems: [] };
  } catch (error) {
    return { problems: [problem('file-unreadable', { file, detail: reason(error) }, place)] };
  }
}

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'EACCES' || code === 'EPERM') return '没有读取权限 (no permission)';
  return code ?? String(error);
}

function readText(gate: Gate, absolute: string, place?: Place): Outcome<SourceText> {
  const bytes = readWhole(gate, absolute, TEXT_LIMIT, place);
  if (!bytes.value) return { problems: bytes.problems };
  const decoded = decodeText(bytes.value);
  const file = show(gate, absolute);
  if (decoded.kind === 'utf-8') return { value: sourceText(file, decoded.text), problems: [] };
  const code = ENCODINGS[decoded.kind];
  return {
    problems: [problem(code, { file }, { file, line: decoded.line, column: 1 }, place ? [place] : undefined)],
  };
}

const ENCODINGS = {
  'utf-16': 'encoding-utf-16',
  gb18030: 'encoding-gb18030',
  unknown: 'encoding-unknown',
} as const;

function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '�');
}
