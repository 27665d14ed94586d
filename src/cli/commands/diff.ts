import { type ToldChanges, tellChanges } from '../../diff/tell.ts';
import { version } from '../../library.ts';
import { describe, type Outcome, type Problem } from '../../problems/problem.ts';
import type { Stage } from '../../proof/data.ts';
import { type ComparedPage, comparePages } from '../diff-compare.ts';
import { type DiffSide, pagePairs, readSide, signedSide } from '../diff-input.ts';
import { writeOutputs } from '../diff-output.ts';
import { nameFrom, pathFrom } from '../open-page.ts';
import { formatProblems } from '../reporter.ts';
import { EXIT, type Terminal } from '../terminal.ts';
import { printable } from '../terminal-text.ts';
import { wordsOf } from '../words.ts';

/** `dayang diff OLD NEW` */
export interface DiffOptions {
  readonly old: string;
  readonly now: string;
  /** `--since-signed`: the old page is the new one as it was signed, last of all or last in this step. */
  readonly sinceSigned?: string | true;
  /** `--page`: of several pages this one alone, from 1. */
  readonly page?: number;
  readonly root?: string;
  /** `--html`: list and pictures as one file; `true` = `out/NEW.diff.html`. */
  readonly html?: string | true;
  /** `--sheet`: the sheet for checking corrections on paper; `true` = `out/NEW.diff.pdf`. */
  readonly sheet?: string | true;
  /** `--stage`, `--time`: printed on the sheet. */
  readonly stage?: Stage;
  readonly time?: string;
  readonly format: 'human' | 'json';
}

/** Exit statuses of `diff`, those of diff(1): no difference, differences, nothing that could be compared. */
export const DIFF_EXIT = { same: EXIT.ok, different: 1, trouble: EXIT.usage } as const;

/** Says what differs between two pages, and writes the pictures and the sheet that were asked for. */
export async function diff(options: DiffOptions, terminal: Terminal): Promise<number> {
  const { root } = options;
  const [old, now] = [
    await oldSide(options, terminal),
    await readSide(options.now, options.old, root, terminal),
  ];
  const sides = [old.value, now.value].filter((side): side is DiffSide => side !== undefined);
  const problems: Problem[] = [...old.problems, ...now.problems];
  if (!old.value || !now.value || problems.length > 0) return trouble(problems, sides, options, terminal);
  const pairs = pagePairs(old.value, now.value, options.page);
  if (!pairs.value) return trouble(pairs.problems, sides, options, terminal);
  const pages: ComparedPage[] = [];
  for (const [index, [a, b]] of pairs.value.entries()) {
    const changes = await comparePages(a, b, terminal);
    const told = tellChanges(changes, terminal.lang);
    pages.push({ number: options.page ?? index + 1, old: a, now: b, changes, told });
  }
  const both = { old: old.value, now: now.value };
  const written = await writeOutputs(pages, both, options, terminal);
  const isSigned = options.sinceSigned !== undefined;
  const isHuman = options.format === 'human';
  if (isSigned && isHuman) terminal.say(printable(`${old.value.name} →`));
  tell(pages, isSigned ? { ...options, old: old.value.name } : options, terminal);
  if (written.problems.length > 0) say(written.problems, sides, terminal);
  for (const path of isHuman ? written.paths : []) {
    const shown = printable(pathFrom(terminal.cwd, path));
    terminal.say(terminal.colors.green(wordsOf(terminal.lang).written(shown)));
  }
  if (written.problems.some(({ severity }) => severity === 'fatal')) return DIFF_EXIT.trouble;
  return pages.every(({ changes }) => changes.changes.length === 0) ? DIFF_EXIT.same : DIFF_EXIT.different;
}

function oldSide(options: DiffOptions, terminal: Terminal): Promise<Outcome<DiffSide>> {
  const { old, now, root, sinceSigned } = options;
  if (sinceSigned === undefined) return readSide(old, now, root, terminal);
  return signedSide(now, root, sinceSigned === true ? undefined : sinceSigned, terminal);
}

function tell(pages: readonly ComparedPage[], { format, old, now }: DiffOptions, terminal: Terminal): void {
  if (format === 'json') {
    terminal.out(`${JSON.stringify(diffJson(pages, old, now), null, 2)}\n`);
    return;
  }
  for (const page of pages) {
    if (pages.length > 1) terminal.out(`# ${page.number}\n`);
    for (const line of toldLines(page.told)) terminal.out(`${printable(line)}\n`);
  }
}

/** The list as lines of plain text. */
export function toldLines({ entries, closing }: ToldChanges): string[] {
  const lines = entries.map(({ number, label, place, sentence }) => {
    const where = place === '' ? '' : ` ${place}`;
    return `${number}. [${label}]${where} ${sentence}`;
  });
  return [...lines, ...closing];
}

function diffJson(pages: readonly ComparedPage[], old: string, now: string): Record<string, unknown> {
  return {
    version,
    format: 'dayang-diff/1',
    old,
    new: now,
    same: pages.every(({ changes }) => changes.changes.length === 0),
    pages: pages.map(({ number, changes, told }) => ({
      page: number,
      size: changes.pages,
      same: changes.changes.length === 0,
      blind: changes.blind,
      changes: changes.changes.map((change, index) => ({
        ...change,
        message: told.entries[index]!.sentence,
      })),
    })),
  };
}

/** Nothing to compare: says why. */
function trouble(
  problems: readonly Problem[],
  sides: readonly DiffSide[],
  options: DiffOptions,
  terminal: Terminal,
): number {
  const { lang, out } = terminal;
  if (options.format === 'json') {
    const told = problems.map((one) => ({
      code: one.code,
      severity: one.severity,
      ...one.place,
      message: describe(one, lang).sentence,
    }));
    out(`${JSON.stringify({ version, format: 'dayang-diff/1', problems: told }, null, 2)}\n`);
  } else {
    say(problems, sides, terminal);
  }
  return DIFF_EXIT.trouble;
}

function say(problems: readonly Problem[], sides: readonly DiffSide[], terminal: Terminal): void {
  const { lang, colors, cwd } = terminal;
  const seen = {
    texts: new Map(sides.flatMap(({ run }) => [...(run?.seen.texts ?? [])])),
    paths: new Map(sides.flatMap(({ run }) => [...(run?.seen.paths ?? [])])),
    missing: new Set(sides.flatMap(({ run }) => [...(run?.seen.missing ?? [])])),
  };
  const sourceOf = (file: string) => seen.texts.get(file);
  for (const line of formatProblems(problems, { lang, colors, sourceOf, nameOf: nameFrom(cwd, seen) })) {
    terminal.say(line);
  }
}
