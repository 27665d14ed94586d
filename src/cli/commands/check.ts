import { conclude, type ReportOptions } from '../conclusion.ts';
import { type PageRequest, runPage } from '../page-run.ts';
import type { Terminal } from '../terminal.ts';

/** `dayang check` */
export type CheckOptions = PageRequest & ReportOptions;

/** Everything that `build` does but writing a page. */
export function check(options: CheckOptions, terminal: Terminal): number {
  const run = runPage(options, terminal);
  return conclude({ run, problems: run.problems, written: [] }, options, terminal);
}
