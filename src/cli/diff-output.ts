import { basename, dirname, extname, join, resolve } from 'node:path';
import { writeWhole } from '../output/write-file.ts';
import { type Problem, problem } from '../problems/problem.ts';
import type { DiffOptions } from './commands/diff.ts';
import type { ComparedPage } from './diff-compare.ts';
import type { DiffSide } from './diff-input.ts';
import type { Sides } from './diff-picture.ts';
import { fileKey } from './file-identity.ts';
import { pathFrom } from './open-page.ts';
import type { Terminal } from './terminal.ts';

/** What was written, and what stood in the way. */
interface Written {
  readonly paths: readonly string[];
  readonly problems: readonly Problem[];
}

/** Writes the HTML and the sheet that were asked for. */
export async function writeOutputs(
  pages: readonly ComparedPage[],
  sides: Sides,
  { html, sheet, stage, time }: DiffOptions,
  terminal: Terminal,
): Promise<Written> {
  const paths: string[] = [];
  const problems: Problem[] = [];
  const put = (asked: string | true, ending: string, data: string | Uint8Array) => {
    const path = asked === true ? defaultPath(sides.now, ending, terminal) : resolve(terminal.cwd, asked);
    if (isInput(path, sides)) {
      problems.push(problem('output-is-input', { file: pathFrom(terminal.cwd, path) }));
      return;
    }
    const done = writeWhole(path, data, { shown: path });
    problems.push(...done.problems);
    if (done.value !== undefined) paths.push(path);
  };
  if (html !== undefined) {
    const [{ drawPages }, { diffHtml }] = await terminal.timer.timeAsync('load', () =>
      Promise.all([import('./diff-picture.ts'), import('../diff/html.ts')]),
    );
    const { views, problems: unseen } = await drawPages(pages, sides, terminal);
    problems.push(...unseen);
    put(
      html,
      '.diff.html',
      diffHtml({ old: sides.old.name, now: sides.now.name, lang: terminal.lang }, views),
    );
  }
  if (sheet !== undefined) {
    const { correctionSheet } = await terminal.timer.timeAsync('load', () => import('./diff-sheet.ts'));
    put(sheet, '.diff.pdf', await correctionSheet(pages, sides, { stage, time }, terminal));
  }
  return { paths, problems };
}

/** `out/NAME.diff.html` in the project of a spec, beside a file of the `out` folder, else in `out` here. */
function defaultPath({ path, run }: DiffSide, ending: string, { cwd }: Terminal): string {
  const name = `${basename(path, extname(path))}${ending}`;
  const folder = dirname(path);
  if (!run && basename(folder) === 'out') return join(folder, name);
  return join(run?.files?.root ?? cwd, 'out', name);
}

function isInput(path: string, { old, now }: Sides): boolean {
  const key = fileKey(path);
  return [old, now].some(({ path: own, run }) =>
    [own, ...(run?.seen.paths.values() ?? [])].some((input) => fileKey(input) === key),
  );
}
