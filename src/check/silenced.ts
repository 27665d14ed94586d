import type { Place, Problem } from '../problems/problem.ts';

/** What a rule of the lint would have said that the page switched off. */
export interface Silenced {
  readonly problem: Problem;
  /** Why the rule is off. */
  readonly reason: string;
  /** Where the page says so. */
  readonly place: Place;
}
