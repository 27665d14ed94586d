import { existsSync } from 'node:fs';
import type { FixedText } from '../check/text/fix.ts';
import type { LintRun } from '../lint.ts';
import { writeWhole } from '../output/write-file.ts';
import type { Problem } from '../problems/problem.ts';
import type { SourceText } from '../source.ts';
import { loadHouseWords, NO_WORDS } from '../spec/house.ts';
import { nameFrom } from './open-page.ts';
import type { PageRun } from './page-run.ts';
import type { Terminal } from './terminal.ts';
import { printable } from './terminal-text.ts';
import { wordsOf } from './words.ts';

/** Problems of layout and of the story grammar that the lint tells place by place, in better words. */
export const TOLD_BY_LINT: ReadonlySet<string> = new Set([
  'loose-line',
  'headline-fill',
  'picture-no-caption',
  'story-blank-han',
  'story-blank-han-latin',
]);

/** The house's words, in the root. */
export const HOUSE = 'house.yaml';

/** Lints the pages of a run with the words of the house. Nothing after a fatal problem. */
export async function lintRun(run: PageRun, terminal: Terminal): Promise<LintRun> {
  const { files, pages } = run;
  if (!files || pages.length === 0) return { problems: [], silenced: [], findings: [] };
  const { timer } = terminal;
  const { lintPages } = await timer.timeAsync('load', () => import('../lint.ts'));
  // What is wrong with it was said when the page was built.
  const house = loadHouseWords(files);
  return timer.time('lint', () => lintPages(pages, house.value ?? NO_WORDS));
}

/** What `--fix` came to. */
export interface FixRun {
  /** Whether any file was changed. */
  readonly changed: boolean;
  readonly problems: readonly Problem[];
}

/**
 * Makes the safe changes in the story files of a run and tells each of them. Stories of the shipped library are not
 * touched; a file is replaced as a whole or not at all.
 */
export async function fixStories(
  run: PageRun,
  lint: LintRun,
  terminal: Terminal,
  quiet: boolean,
): Promise<FixRun> {
  const { fixText } = await import('../check/text/fix.ts');
  const problems: Problem[] = [];
  let changed = false;
  for (const source of new Set(lint.findings.flatMap(({ paragraph }) => paragraph.source ?? []))) {
    const path = run.seen.paths.get(source.file);
    const fixed = fixText(source, lint.findings);
    if (!path || fixed.changes.length === 0 || !isOwn(run, path)) continue;
    const done = writeWhole(path, withMark(run, path, fixed.text), { shown: source.file });
    problems.push(...done.problems);
    if (done.value === undefined) continue;
    changed = true;
    if (!quiet) tellChanges(run, source, fixed, terminal);
  }
  return { changed, problems };
}

function isOwn({ files }: PageRun, path: string): boolean {
  return (
    files !== undefined &&
    !['..', '/', '\\'].some((mark) => files.show(path).startsWith(mark)) &&
    existsSync(path)
  );
}

/** A byte order mark that the file had is kept. */
function withMark({ files }: PageRun, path: string, text: string): string {
  const bytes = files?.readBytes(path).value;
  const hasMark = bytes?.[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return hasMark ? `\ufeff${text}` : text;
}

function tellChanges(
  run: PageRun,
  source: SourceText,
  { changes }: FixedText,
  { cwd, lang, say }: Terminal,
): void {
  const words = wordsOf(lang);
  const name = nameFrom(cwd, run.seen)(source.file);
  for (const { place, before, after } of changes) {
    say(printable(`${name}:${place.line}:${place.column} ${words.fixed(before, after)}`));
  }
}
