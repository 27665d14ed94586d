import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type Files, openFiles } from '../files.ts';
import { libraryFolder } from '../library.ts';
import type { Outcome, Problem } from '../problems/problem.ts';
import type { SourceText } from '../source.ts';

/** A page as it was named on the command line. */
export interface NamedPage {
  /** As typed. */
  readonly page: string;
  /** `--root` */
  readonly root?: string;
}

/** The gate to the disk for a page, and what went through it. */
export interface OpenedPage {
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

/** Opens the gate to the disk for a page, with a note of everything that goes through it. */
export function openPage(request: NamedPage): OpenedPage {
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
