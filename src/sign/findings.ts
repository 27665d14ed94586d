import { type Place, type Problem, problem } from '../problems/problem.ts';
import type { Change } from './changes.ts';
import { nextStep, type StepStatus } from './steps.ts';
import { changeList, changeWords } from './words.ts';

/**
 * What holds a press file back where the house wants every step's signature: steps that never signed, and those that
 * changes reset. `file` is the page's as people see it.
 */
export function missingSignatures(statuses: readonly StepStatus[], file: string): Problem[] {
  const place = { file, line: 1, column: 1 };
  const missing = statuses.filter(({ state }) => state === 'missing').map(({ step }) => step);
  const stale = statuses.filter(({ state }) => state === 'stale');
  const problems: Problem[] = [];
  if (stale.length > 0) {
    const changes = stale.flatMap(({ resetBy }) => resetBy);
    const [what, whatEn] = [changeList(changes, 'zh'), changeList(changes, 'en')];
    problems.push(
      problem('unsigned-since', { file, what, whatEn, steps: stale.map(({ step }) => step) }, place),
    );
  }
  if (missing.length > 0) {
    const next = nextStep(statuses) ?? missing[0]!;
    problems.push(problem('unsigned', { file, next, steps: missing }, place));
  }
  return problems;
}

const CODES = {
  words: 'signed-words',
  pictures: 'signed-pictures',
  layout: 'signed-layout',
  fonts: 'signed-fonts',
  settings: 'signed-settings',
  tool: 'signed-tool',
} as const;

/**
 * What changed since people signed: each change once, with those who had signed before it and those who must sign
 * again. `placeOf` tells where a change first shows, as far as that is known.
 */
export function changesSince(
  statuses: readonly StepStatus[],
  placeOf: (change: Change) => Place | undefined,
): Problem[] {
  const found = new Map<string, { change: Change; since: string[]; reset: string[] }>();
  for (const { step, changes, resetBy } of statuses) {
    for (const change of changes) {
      const key = JSON.stringify([change.kind, change.of, change.name, change.how]);
      const one = found.get(key) ?? { change, since: [], reset: [] };
      one.since.push(step);
      if (resetBy.includes(change)) one.reset.push(step);
      found.set(key, one);
    }
  }
  return [...found.values()].map(({ change, since, reset }) => {
    const params = {
      since,
      what: changeWords(change, 'zh'),
      whatEn: changeWords(change, 'en'),
      reset: reset.length > 0 ? `要重签：${reset.join('、')}` : '不用重签',
      resetEn: reset.length > 0 ? `to sign again: ${reset.join(', ')}` : 'nobody has to sign again',
    };
    return problem(CODES[change.kind], params, placeOf(change));
  });
}
