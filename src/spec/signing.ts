import * as z from 'zod/mini';
import { type Problem, problem } from '../problems/problem.ts';
import { nearest } from '../suggest.ts';
import { placeIn } from './issues.ts';
import { flag, list, record } from './leaves.ts';
import type { MapNode } from './node.ts';
import { CHANGE_KINDS, type ChangeKind, type SigningSettings } from './signing-model.ts';

const opt = z.exactOptional;

/** The name of a step: words in one line. */
const step = z
  .string({ error: 'sign-step' })
  .check(z.regex(/^(?=.*\S)[^\p{Cc}\u2028\u2029]{1,40}$/u, { error: 'sign-step' }));

/** `all`, `none`, or the steps by name. */
const reset = z.union([z.enum(['all', 'none'], { error: 'sign-reset' }), list(step, 0, 20)], {
  error: 'sign-reset',
});

const resetKeys = record({
  words: opt(reset),
  pictures: opt(reset),
  layout: opt(reset),
  fonts: opt(reset),
  settings: opt(reset),
  tool: opt(reset),
});

/** The `signing` key of dayang.yaml. */
export const signing = record({
  steps: opt(list(step, 1, 20)),
  required: opt(flag),
  resets: opt(resetKeys),
});

/** Three readings and a signature (三审三校) in their shortest form. */
const STEPS = ['责编', '美编', '一校', '二校', '终审签发'];

/** The desk that answers for the look of the page: what does not touch words begins anew with it. */
const LOOKS = '美编';

type Written = z.output<typeof signing>;

/**
 * Fills in the defaults: words reset every step; pictures, layout, fonts and press settings reset 美编 and the steps
 * after it (every step, where the house has no 美编); another version of the tool resets none by itself.
 */
export function resolveSigning(written: Written, tree: MapNode, problems: Problem[]): SigningSettings {
  const steps = written.steps ?? STEPS;
  steps.forEach((name, index) => {
    if (steps.indexOf(name) < index)
      problems.push(
        problem('sign-house-step-twice', { step: name }, placeIn(tree, ['signing', 'steps', index])),
      );
  });
  const resets = Object.fromEntries(
    CHANGE_KINDS.map((kind) => {
      const asked = written.resets?.[kind];
      if (typeof asked === 'object') problems.push(...strangers(asked, kind, steps, tree));
      return [kind, resetSteps(asked, kind, steps)];
    }),
  ) as Record<ChangeKind, readonly string[]>;
  return { steps, required: written.required ?? false, resets };
}

function resetSteps(
  asked: 'all' | 'none' | readonly string[] | undefined,
  kind: ChangeKind,
  steps: readonly string[],
): readonly string[] {
  if (typeof asked === 'object') return asked;
  if (asked === 'all' || (asked === undefined && kind === 'words')) return steps;
  if (asked === 'none' || kind === 'tool') return [];
  return steps.slice(Math.max(0, steps.indexOf(LOOKS)));
}

function strangers(
  asked: readonly string[],
  kind: ChangeKind,
  steps: readonly string[],
  tree: MapNode,
): Problem[] {
  return asked.flatMap((name, index) => {
    if (steps.includes(name)) return [];
    const suggestion = nearest(name, steps)[0] ?? steps[0]!;
    const place = placeIn(tree, ['signing', 'resets', kind, index]);
    return [problem('sign-house-step-unknown', { step: name, suggestion, known: steps }, place)];
  });
}
