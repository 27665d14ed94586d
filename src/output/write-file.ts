import { lstatSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { type Outcome, problem } from '../problems/problem.ts';

/** What may differ from a plain write. */
export interface WriteOptions {
  /** The path as people typed it, for messages; absent = the path itself. */
  readonly shown?: string;
  /** Puts the finished file in place of the old one; tests make it fail as Windows does. */
  readonly rename?: (from: string, to: string) => void;
}

/**
 * Writes a file so that nobody ever sees half of it: under a temporary name in the same folder, then renamed. Makes
 * the folders that are missing. When anything fails, an old file of that name is as it was and nothing is left
 * behind, but for one case: where a viewer holds the old file open (Windows), the new one stays beside it as
 * `NAME.new.pdf`, and the problem says so. The value is the path that was written.
 */
export function writeWhole(
  path: string,
  data: string | Uint8Array,
  options: WriteOptions = {},
): Outcome<string> {
  const file = options.shown ?? path;
  const rename = options.rename ?? renameSync;
  let temporary: string | undefined;
  try {
    if (isFolder(path)) return { problems: [problem('output-is-folder', { file, name: 'page.pdf' })] };
    const target = realTarget(path);
    makeFolder(dirname(target));
    temporary = writeTemporary(target, data);
    try {
      patiently(() => rename(temporary!, target));
    } catch (error) {
      if (!isHeld(error) || !exists(target)) throw error;
      const kept = newName(target);
      rename(temporary, kept);
      const beside = join(dirname(file), basename(kept));
      return { problems: [problem('output-held-open', { file, kept: beside })] };
    }
    return { value: target, problems: [] };
  } catch (error) {
    if (temporary) rmSync(temporary, { force: true });
    const [detail, detailEn] = reason(error);
    return { problems: [problem('output-unwritable', { file, detail, detailEn })] };
  }
}

/** Folder by folder: Node's own recursive call never ends where the system lets nobody make one (`/proc/x`). */
function makeFolder(path: string): void {
  if (isFolder(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Somebody else may have made it in the meantime.
    if (!isFolder(path)) throw error;
  }
}

/** The file itself where the path is a symbolic link: the link stays a link. */
function realTarget(path: string): string {
  return exists(path) ? realpathSync(path) : path;
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Never opens a file that is there already, be it a link that somebody planted. */
function writeTemporary(target: string, data: string | Uint8Array): string {
  for (let attempt = 0; ; attempt++) {
    const name = `.${basename(target).slice(0, 80)}.${process.pid}-${attempt}.tmp`;
    const path = join(dirname(target), name);
    if (attempt < 100 && lstatSync(path, { throwIfNoEntry: false })) continue;
    try {
      writeFileSync(path, data, { flag: 'wx' });
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') rmSync(path, { force: true });
      throw error;
    }
    return path;
  }
}

/** A scanner of viruses holds a fresh file for a moment; a viewer holds it for good. */
const PAUSES = [20, 60, 120];

function patiently(work: () => void): void {
  for (const pause of PAUSES) {
    try {
      work();
      return;
    } catch (error) {
      if (!isHeld(error)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
  work();
}

/** What Windows answers when the old file cannot be replaced since a viewer has it open. */
function isHeld(error: unknown): boolean {
  return ['EBUSY', 'EPERM', 'EACCES'].includes(errorCode(error));
}

function newName(target: string): string {
  const extension = extname(target);
  return join(dirname(target), `${basename(target, extension)}.new${extension}`);
}

function errorCode(error: unknown): string {
  return (error as NodeJS.ErrnoException | undefined)?.code ?? '';
}

const REASONS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  EACCES: ['没有写入权限', 'no permission to write there'],
  EPERM: ['没有写入权限', 'no permission to write there'],
  EBUSY: ['文件正被别的程序打开', 'another program holds the file open'],
  ENOSPC: ['磁盘已满', 'the disk is full'],
  EDQUOT: ['磁盘配额已用完', 'the disk quota is used up'],
  EROFS: ['磁盘是只读的', 'the disk is read-only'],
  ENOTDIR: ['路径中间有一段不是文件夹', 'a part of the path is not a folder'],
  EEXIST: ['路径中间有一段不是文件夹', 'a part of the path is not a folder'],
  ENOENT: ['文件夹建不起来', 'the folder cannot be made'],
  ENAMETOOLONG: ['文件名太长', 'the file name is too long'],
};

function reason(error: unknown): readonly [zh: string, en: string] {
  const code = errorCode(error);
  if (code === '') throw error;
  return REASONS[code] ?? [code, code];
}
