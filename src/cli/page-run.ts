import { type BuiltPage, buildPages } from '../build.ts';
import type { OpenFaces } from '../fonts/load.ts';
import type { FontsAhead } from '../fonts/read-ahead.ts';
import { type NamedPage, type OpenedPage, openPage } from './open-page.ts';
import type { Terminal } from './terminal.ts';

/** The page that a command works on. */
export interface PageRequest extends NamedPage {
  /** The shipped fonts, on their way from the disk since the program began to load. */
  readonly ahead?: Promise<FontsAhead>;
  /** Faces that stay open from run to run. */
  readonly faces?: OpenFaces;
  /** `--page`: numbers of the pages of an issue that are wanted; absent = all. */
  readonly only?: readonly string[];
}

/** What came of a page up to its scenes, and what was read on the way. */
export interface PageRun extends OpenedPage {
  readonly pages: readonly BuiltPage[];
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
