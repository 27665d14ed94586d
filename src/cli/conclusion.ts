import { resolve } from 'node:path';
import { partNames } from '../layout/parts.ts';
import { writeWhole } from '../output/write-file.ts';
import type { Problem } from '../problems/problem.ts';
import { countClasses, judge, type Verdict } from '../problems/verdict.ts';
import { receiptText } from './fit-receipt.ts';
import { jsonReport, type ReportMatter } from './json-report.ts';
import { nameFrom, pathFrom } from './open-page.ts';
import type { PageRun } from './page-run.ts';
import { overprintLines, pressReport } from './press-report.ts';
import type { PreparedPage } from './press-run.ts';
import { formatProblems } from './reporter.ts';
import { formatTimings } from './stopwatch.ts';
import { EXIT, type Terminal } from './terminal.ts';
import { printable } from './terminal-text.ts';
import { type Words, wordsOf } from './words.ts';

/** Options that every command on a page understands. */
export interface ReportOptions {
  readonly allow: ReadonlySet<string>;
  readonly format: 'human' | 'json' | 'sarif';
  readonly quiet: boolean;
  readonly timings: boolean;
  /** `--force`: blocking problems hold nothing back. */
  readonly force?: boolean;
  /** `--report` */
  readonly report?: string;
}

/** How a run ended, for the last words. */
export interface Ending {
  readonly run: PageRun;
  /** Of all phases, writing included. */
  readonly problems: readonly Problem[];
  /** The pages as they go to press, for a report on them. */
  readonly press?: readonly PreparedPage[];
  /** Press files by page name; undefined for a command that writes none. */
  readonly outputs?: ReadonlyMap<string, string>;
  /** Every file that was written, in order. */
  readonly written: readonly string[];
  /** Another machine form than JSON, where `--format` asked for one. */
  readonly form?: (matter: ReportMatter) => Record<string, unknown>;
  /** Last words of one command alone. */
  readonly last?: readonly string[];
  /** Further fields of the JSON report. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Writes the report that was asked for, tells everything, and gives the exit status. */
export function conclude(ending: Ending, options: ReportOptions, terminal: Terminal): number {
  const report = options.report === undefined ? [] : writeReport(ending, options, options.report, terminal);
  const matter = reportMatter({ ...ending, problems: [...ending.problems, ...report] }, options, terminal);
  if (options.format !== 'human') {
    const form = ending.form ?? ((all) => jsonReport(all, terminal.lang));
    terminal.out(`${JSON.stringify(form(matter), null, 2)}\n`);
  } else {
    tell(ending, matter, options, terminal);
  }
  return matter.verdict.ok ? EXIT.ok : EXIT.problems;
}

function reportMatter(ending: Ending, options: ReportOptions, terminal: Terminal): ReportMatter {
  const { cwd, timer } = terminal;
  const outputs = [...(ending.outputs ?? [])].map(([name, path]) => [name, pathFrom(cwd, path)] as const);
  return {
    pages: ending.run.pages,
    problems: ending.problems,
    verdict: judge(ending.problems, options.allow, options.force),
    allow: [...options.allow].sort(),
    ...(options.force ? { forced: true } : {}),
    outputs: new Map(outputs),
    press: new Map((ending.press ?? []).map((page) => [page.built.page.name, pressReport(page)])),
    ...(options.timings ? { timings: timer.read() } : {}),
    ...(ending.more ? { more: ending.more } : {}),
  };
}

function writeReport(
  ending: Ending,
  options: ReportOptions,
  file: string,
  terminal: Terminal,
): readonly Problem[] {
  const matter = reportMatter(ending, options, terminal);
  const text = `${JSON.stringify(jsonReport(matter, terminal.lang), null, 2)}\n`;
  return writeWhole(resolve(terminal.cwd, file), text, { shown: file }).problems;
}

/** The human form, on stderr. With `--quiet` only what holds the page back. */
function tell(ending: Ending, matter: ReportMatter, options: ReportOptions, terminal: Terminal): void {
  const { lang, colors, say } = terminal;
  const words = wordsOf(lang);
  const { verdict } = matter;
  const style = {
    lang,
    colors,
    letThrough: new Set(verdict.letThrough),
    sourceOf: (file: string) => ending.run.seen.texts.get(file),
    nameOf: nameFrom(terminal.cwd, ending.run.seen),
  };
  const shown = options.quiet ? [...verdict.fatal, ...verdict.held] : matter.problems;
  for (const line of formatProblems(shown, style)) say(line);
  if (!options.quiet) {
    for (const line of storyLines(matter, words, lang)) say(line);
    for (const { fit } of matter.pages) if (fit) say(printable(receiptText(fit, lang)));
    if (!ending.outputs) for (const line of overprintLines(ending.press ?? [], words)) say(line);
    for (const path of ending.written)
      say(colors.green(words.written(printable(pathFrom(terminal.cwd, path)))));
  }
  if (!options.quiet || !verdict.ok)
    for (const line of [...summary(ending, verdict, words, options.force), ...(ending.last ?? [])]) say(line);
  if (matter.timings) for (const line of formatTimings(matter.timings, words)) say(line);
}

function storyLines(matter: ReportMatter, words: Words, lang: Terminal['lang']): string[] {
  return matter.pages.flatMap((page) =>
    page.stories.map((report) => {
      const names = partNames(report.part);
      return printable(words.story({ ...report, part: lang === 'zh' ? names.part : names.partEn }));
    }),
  );
}

function summary(ending: Ending, verdict: Verdict, words: Words, force = false): string[] {
  const { fatal, held, letThrough, advisory } = verdict;
  const lines: string[] = [];
  if (letThrough.length > 0) {
    const list = classList(letThrough, words);
    lines.push(force ? words.forced(list) : words.letThrough(list));
  }
  const counts = words.counts(fatal.length, held.length, letThrough.length, advisory.length);
  lines.push(counts === '' ? words.clean : counts);
  if (!ending.outputs) {
    if (ending.run.pages.length > 0) lines.push(words.checked(ending.run.pages.length));
  } else if (fatal.length > 0) {
    if (ending.outputs.size === 0) lines.push(words.notWritten);
  } else if (held.length > 0) {
    lines.push(words.heldBack(allowable(held)));
  } else if (ending.outputs.size > 0) {
    lines.push(words.notLinted);
  }
  return lines;
}

function classList(problems: readonly Problem[], words: Words): string {
  return countClasses(problems)
    .map(([name, count]) => words.classCount(name, count))
    .join(words.comma);
}

/** The classes that would let all of these through; none when one of them can never be let through. */
function allowable(held: readonly Problem[]): string[] {
  const classes = new Set(countClasses(held).map(([name]) => name));
  return judge(held, classes).ok ? [...classes] : [];
}
