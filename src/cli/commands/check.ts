import type { LintRun } from '../../lint.ts';
import type { PressRequest } from '../../press.ts';
import type { Problem } from '../../problems/problem.ts';
import { judge } from '../../problems/verdict.ts';
import { conclude, type ReportOptions } from '../conclusion.ts';
import type { ReportMatter } from '../json-report.ts';
import { type PageRequest, type PageRun, runPage } from '../page-run.ts';
import { preparePress, pressFile } from '../press-run.ts';
import { sinceSigned } from '../signing.ts';
import type { Terminal } from '../terminal.ts';
import { bytesProblems } from './build.ts';

/** `dayang check` */
export interface CheckOptions extends PageRequest, ReportOptions, PressRequest {
  /** `--press`: makes the press file too, without writing it, and holds its bytes to the standard. */
  readonly press: boolean;
  /** `--fix`: makes the safe changes of the text lint in the story files first. */
  readonly fix: boolean;
}

/** Everything that `build` does but writing a page, and the lint of make-up and copy. */
export async function check(options: CheckOptions, terminal: Terminal): Promise<number> {
  const { run, lint, problems: fixing } = await linted(options, terminal);
  const prepared = await preparePress(run, options, terminal);
  const own = run.problems.filter(({ code }) => run.pages.length === 0 || !lint.told.has(code));
  const signed = await sinceSigned(run, prepared.pages);
  const problems: Problem[] = [...own, ...fixing, ...prepared.problems, ...lint.problems, ...signed];
  if (options.press && judge(problems, options.allow).fatal.length === 0) {
    for (const page of prepared.pages) {
      const pdf = await pressFile([page], { kind: 'press' }, terminal);
      problems.push(...(await bytesProblems([page], pdf, true, problems, terminal)));
    }
  }
  const press = options.press ? { press: prepared.pages } : {};
  const form = options.format === 'sarif' ? { form: await sarifForm(run, lint, options, terminal) } : {};
  return conclude({ run, ...press, problems, written: [], ...form }, options, terminal);
}

async function sarifForm(run: PageRun, { silenced }: LintRun, options: CheckOptions, terminal: Terminal) {
  const { sarifLog } = await import('../sarif.ts');
  const page = run.files?.show(run.files.pageFile) ?? options.page;
  const own = { silenced, page, seen: run.seen, cwd: terminal.cwd };
  return (matter: ReportMatter) => sarifLog(matter, own, terminal.lang);
}

interface Linted {
  readonly run: PageRun;
  readonly lint: LintRun & { readonly told: ReadonlySet<string> };
  /** Of writing what was fixed. */
  readonly problems: readonly Problem[];
}

/** Rounds of `--fix`: a mark that was mended can bring another fault to light, `"...` a full-width quote before dots. */
const FIX_ROUNDS = 3;

/** The pages with what the lint says; after `--fix` they are laid out again, for the copy has changed. */
async function linted(options: CheckOptions, terminal: Terminal): Promise<Linted> {
  const { fixStories, lintRun, TOLD_BY_LINT: told } = await import('../lint-run.ts');
  const problems: Problem[] = [];
  for (let round = 0; ; round++) {
    const run = await runPage(options, terminal);
    const lint = await lintRun(run, terminal);
    const done = { run, lint: { ...lint, told }, problems };
    if (!options.fix || round === FIX_ROUNDS || problems.length > 0) return done;
    const fixed = await fixStories(run, lint, terminal, options.quiet);
    problems.push(...fixed.problems);
    if (!fixed.changed) return done;
  }
}
