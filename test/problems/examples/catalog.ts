import type { Code, ParamsOf } from '../../../src/problems/problem.ts';
import { contentExamples } from './content.ts';
import { diffExamples } from './diff.ts';
import { fitExamples } from './fit.ts';
import { fontExamples } from './fonts.ts';
import { importExamples } from './import.ts';
import { issueExamples } from './issue.ts';
import { layoutExamples } from './layout.ts';
import { lintExamples } from './lint.ts';
import { textLintExamples } from './lint-text.ts';
import { outputExamples } from './output.ts';
import { preflightExamples } from './preflight.ts';
import { pressExamples } from './press.ts';
import { setPieceExamples } from './set-pieces.ts';
import { signExamples } from './sign.ts';
import { specExamples } from './spec.ts';
import { templateExamples } from './templates.ts';
import { watchExamples } from './watch.ts';

/**
 * An example of every message, for docs/problems.md. A NEW CODE in src/problems/<phase>.ts needs three things:
 *
 * 1. both sentences and both hints there (a hint is a cure: it says what to do);
 * 2. its parameters filled in, in `<phase>.ts` beside this file (a new catalogue: a new file here, its line in the
 *    list below, and its title in `phases` of ../problems-page.ts);
 * 3. `npm run problems`, which prints docs/problems.md anew.
 *
 * A snippet that shows the fault and its cure (../snippets/) is welcome, and run by a test.
 */
export const examples: { readonly [C in Code]: Readonly<ParamsOf<C>> } = {
  ...specExamples,
  ...contentExamples,
  ...setPieceExamples,
  ...importExamples,
  ...fontExamples,
  ...layoutExamples,
  ...templateExamples,
  ...issueExamples,
  ...fitExamples,
  ...outputExamples,
  ...pressExamples,
  ...preflightExamples,
  ...lintExamples,
  ...textLintExamples,
  ...signExamples,
  ...watchExamples,
  ...diffExamples,
};
