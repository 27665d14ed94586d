import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type BuiltPage, buildPages } from '../build.ts';
import { type Files, openFiles } from '../files.ts';
import type { OpenFaces } from '../fonts/load.ts';
import type { FontsAhead } from '../fonts/read-ahead.ts';
import { libraryFolder } from '../library.ts';
import type { Outcome, Problem } from '../problems/problem.ts';
import type { SourceText } from '../source.ts';
import type { Terminal } from './terminal.ts';

/** The page that a command works on. */
export interface PageRequest {
  /** As typed. */
  readonly page: string;
  /** `--root` */
  readonly root?: string;
  /** The shipped fonts, on their way from the disk since the program began to load. */
  readonly ahead?: Promise<FontsAhead>;
  /** Faces that stay open from run to run. */
  readonly faces?: OpenFaces;
  /** `--page`: numbers of the pages of an issue that are wanted; absent = all. */
  readonly only?: readonly string[];
}

/** What came of a page up to its scenes, and what was read on the way. */
export interface PageRun {
  readonly pages: readonly BuiltPage[];
  readonly problems: readonly Problem[];
  /** Absent when the page itself cannot be opened. */
  readonly files?: Files;
  readonly seen: SeenFiles;
}

/** The files that were read, for code frames, for names, and so that no output destroys its own input. */
export interface SeenFiles {
  /** Texts by the name that places use. */
  readonly texts: ReadonlyMap<string, SourceText>;
  /** Absolute paths by the name that places use. */
  readonly paths: ReadonlyMap<string, string>;
  /** Absolute paths of files that were looked for and are not there. */
  readonly missing: ReadonlySet<string>;
}

/** Opens a page and lays it out. Never throws for what is wrong with the page. */
export async function runPage(request: PageRequest, terminal: Terminal): Promise<PageRun> {
  const opened = openPage(request);
  if (!opened.files) return { pages: [], ...opened };
  const { files, seen } = opened;
  const ahead = await request.ahead;
  const built = buildPages(
    files,
    files.pageFile,
    terminal.timer.time,
    request.faces ?? new Map(),
    ahead,
    request.only,
  );
  // The fonts count among the files that were read: no output may be written over one of them.
  const fonts = [...(ahead?.keys() ?? [])].map((path) => [files.show(path), path] as const);
  const paths = new Map([...seen.paths, ...fonts]);
  return { pages: built.value ?? [], problems: built.problems, files, seen: { ...seen, paths } };
}

/** Opens the gate to the disk for a page, with a note of everything that goes through it. */
export function openPage(request: PageRequest): Omit<PageRun, 'pages'> {
  const opened: Outcome<Files> = openFiles({
    pageFile: request.page,
    library: libraryFolder(),
    ...(request.root === undefined ? {} : { root: request.root }),
  });
  const texts = new Map<string, SourceText>();
  const paths = new Map<string, string>();
  const missing = new Set<string>();
  const seen = { texts, paths, missing };
  if (!opened.value) return { problems: opened.problems, seen };
  const gate = opened.value;
  paths.set(gate.show(gate.pageFile), gate.pageFile);
  const files: Files = {
    ...gate,
    resolve(fromFile, wanted, place) {
      const found = gate.resolve(fromFile, wanted, place);
      if (found.problems.some(isMissing)) missing.add(resolve(dirname(fromFile), wanted));
      return found;
    },
    readText(absolute, place) {
      const read = gate.readText(absolute, place);
      paths.set(gate.show(absolute), absolute);
      if (read.value) texts.set(read.value.file, read.value);
      return read;
    },
    readBytes(absolute, place) {
      paths.set(gate.show(absolute), absolute);
      return gate.readBytes(absolute, place);
    },
  };
  return { files, seen, problems: opened.problems };
}

function isMissing({ code }: Problem): boolean {
  return code === 'file-missing' || code === 'file-missing-near';
}

/**
 * Names a file for somebody in the folder `cwd`, so that a click on `file:line:column` finds it; places name files
 * relative to the root.
 */
export function nameFrom(cwd: string, seen: SeenFiles): (file: string) => string {
  return (file) => {
    const absolute = seen.paths.get(file);
    return absolute ? pathFrom(cwd, absolute) : file;
  };
}

/** A path as one would type it in `cwd`; one that lies far away stays absolute. */
export function pathFrom(cwd: string, path: string): string {
  const absolute = isAbsolute(path) ? path : join(cwd, path);
  const way = relative(cwd, absolute);
  const isFar = isAbsolute(way) || way.startsWith(['..', '..', '..'].join(sep));
  return (isFar ? absolute : way).split(sep).join('/');
}
