import type { PressRequest } from '../../press.ts';
import type { Problem } from '../../problems/problem.ts';
import { judge } from '../../problems/verdict.ts';
import { conclude, type ReportOptions } from '../conclusion.ts';
import { type PageRequest, runPage } from '../page-run.ts';
import { preparePress, pressFile } from '../press-run.ts';
import type { Terminal } from '../terminal.ts';
import { bytesProblems } from './build.ts';

/** `dayang check` */
export interface CheckOptions extends PageRequest, ReportOptions, PressRequest {
  /** `--press`: makes the press file too, without writing it, and holds its bytes to the standard. */
  readonly press: boolean;
}

/** Everything that `build` does but writing a page. */
export async function check(options: CheckOptions, terminal: Terminal): Promise<number> {
  const run = runPage(options, terminal);
  const prepared = await preparePress(run, options, terminal);
  const problems: Problem[] = [...run.problems, ...prepared.problems];
  if (options.press && judge(problems, options.allow).fatal.length === 0) {
    for (const page of prepared.pages) {
      const pdf = await pressFile([page], { kind: 'press' }, terminal);
      problems.push(...(await bytesProblems([page], pdf, true, problems, terminal)));
    }
  }
  const press = options.press ? { press: prepared.pages } : {};
  return conclude({ run, ...press, problems, written: [] }, options, terminal);
}
