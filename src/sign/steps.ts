import { type Problem, problem } from '../problems/problem.ts';
import type { SigningSettings } from '../spec/signing-model.ts';
import { nearest } from '../suggest.ts';
import { type Change, changesBetween } from './changes.ts';
import type { Signature } from './record.ts';
import type { SignedState } from './state.ts';

/** How a step of the house stands. */
export interface StepStatus {
  readonly step: string;
  /** `fresh`: signed, and nothing has changed since that resets it. `stale`: something has. */
  readonly state: 'fresh' | 'stale' | 'missing';
  /** The last signature of the step. */
  readonly signature?: Signature;
  /** Everything that changed since. */
  readonly changes: readonly Change[];
  /** Those of the changes for which the step must sign again. */
  readonly resetBy: readonly Change[];
}

/**
 * How each step stands, in the order of the house; where the house names none, the steps that have signed. A later
 * signature of a step takes the place of an earlier one.
 */
export function stepStatuses(
  house: SigningSettings | undefined,
  signatures: readonly Signature[],
  now: SignedState,
): StepStatus[] {
  const steps = house?.steps ?? [...new Set(signatures.map(({ step }) => step))];
  return steps.map((step): StepStatus => {
    const signature = signatures.findLast((one) => one.step === step);
    if (!signature) return { step, state: 'missing', changes: [], resetBy: [] };
    const changes = changesBetween(signature, now);
    const resetBy = changes.filter((change) => resets(house, change, step));
    return { step, signature, changes, resetBy, state: resetBy.length > 0 ? 'stale' : 'fresh' };
  });
}

function resets(house: SigningSettings | undefined, { kind }: Change, step: string): boolean {
  return house ? house.resets[kind].includes(step) : kind !== 'tool';
}

/** The first step that has to sign. */
export function nextStep(statuses: readonly StepStatus[]): string | undefined {
  return statuses.find(({ state }) => state !== 'fresh')?.step;
}

/** Why a step may not sign now; undefined when it may. */
export function refusal(
  house: SigningSettings | undefined,
  statuses: readonly StepStatus[],
  step: string,
  again: boolean,
): Problem | undefined {
  const own = statuses.findIndex((one) => one.step === step);
  if (house && own < 0) {
    const suggestion = nearest(step, house.steps)[0] ?? nextStep(statuses) ?? house.steps[0]!;
    return problem('sign-unknown-step', { step, suggestion, known: house.steps });
  }
  const status = statuses[own];
  if (status?.state === 'fresh' && !again) {
    return problem('sign-twice', { step, name: status.signature?.name ?? '' });
  }
  const before = house ? statuses.slice(0, own).filter(({ state }) => state !== 'fresh') : [];
  if (before.length === 0) return undefined;
  return problem('sign-out-of-order', { step, before: before.map((one) => one.step) });
}
