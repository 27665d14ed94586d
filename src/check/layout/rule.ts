import type { LayoutRuleCode } from '../../problems/lint.ts';
import type { Box } from '../../scene/types.ts';
import type { LintLevel } from '../../spec/lint-model.ts';
import type { Sheet } from './sheet.ts';

/** A threshold of a rule, which a page may set. */
export interface Limit {
  readonly value: number;
  readonly zh: string;
  readonly en: string;
}

/** Words of the copy or names of the page, which are the same in every language; a list is joined by the language. */
export type Said = string | readonly string[];

/** The rule's own words. */
export interface InBoth {
  readonly zh: Said;
  readonly en: Said;
}

/** What a rule finds. Its place is a line of type, or else a frame. */
export interface Hit {
  /** Index into the scene's lines. */
  readonly line?: number;
  readonly frame?: string;
  /** Where it shows; absent = the line's or the frame's own box. */
  readonly box?: Box;
  /** Another level than the rule's. */
  readonly level?: LintLevel;
  /** Fields of the message: what it is about, the other of two, a count or measure. */
  readonly a?: Said | InBoth;
  readonly b?: Said | InBoth;
  readonly n?: number;
}

/** A rule of make-up (typography 2.8). It looks at the scene only. */
export interface LayoutRule<L extends string = string> {
  /** `L01` … as in typography 2.8. */
  readonly id: string;
  readonly code: LayoutRuleCode;
  readonly zh: string;
  readonly en: string;
  readonly level: LintLevel;
  readonly limits: Readonly<Record<L, Limit>>;
  check(sheet: Sheet, limits: Readonly<Record<L, number>>): readonly Hit[];
}

/** Gives a rule's limits their names. */
export function layoutRule<const L extends string>(rule: LayoutRule<L>): LayoutRule {
  return rule as unknown as LayoutRule;
}
