import { type Place, type Problem, problem } from '../../problems/problem.ts';
import type { Box, Scene } from '../../scene/types.ts';
import type { LintSettings } from '../../spec/lint-model.ts';
import { toPageBox } from '../press/page.ts';
import { SEVERITIES } from '../text/lint.ts';
import type { Hit, LayoutRule } from './rule.ts';
import { layoutRules } from './rules.ts';
import { type Sheet, sheetOf } from './sheet.ts';

/** What the lint needs to know of a page besides its scene, to say where things were written. */
export interface LintPage {
  readonly name: string;
  readonly scene: Scene;
  readonly settings: LintSettings;
  /** Place of a frame in the spec. */
  frame(id: string): Place;
  /** Place of the words of a line in its story. */
  words(line: number): Place | undefined;
}

/** Looks over the make-up of a page. Rules that are off say so, with the reason. */
export function lintLayout(page: LintPage, rules: readonly LayoutRule[] = layoutRules): Problem[] {
  const sheet = sheetOf(page.scene);
  return rules.flatMap((rule) => {
    const setting = page.settings[rule.id] ?? {};
    if (setting.off !== undefined) {
      return [
        { ...problem('lint-off', { rule: rule.id, name: rule.zh, reason: setting.off }), rule: rule.id },
      ];
    }
    const hits = rule.check(sheet, { ...defaultLimits(rule), ...setting.limits });
    return hits.map((hit) => found(page, sheet, rule, hit, setting.severity));
  });
}

/** The limits of a rule as they are when nobody sets them. */
export function defaultLimits(rule: LayoutRule): Record<string, number> {
  return Object.fromEntries(Object.entries(rule.limits).map(([name, { value }]) => [name, value]));
}

function found(
  page: LintPage,
  sheet: Sheet,
  rule: LayoutRule,
  hit: Hit,
  level: keyof typeof SEVERITIES | undefined,
): Problem {
  const line = hit.line === undefined ? undefined : sheet.lines[hit.line];
  const frame = hit.frame ?? line?.frame;
  const place =
    (hit.line === undefined ? undefined : page.words(hit.line)) ?? (frame ? page.frame(frame) : undefined);
  const box: Box | undefined = hit.box ?? line?.box ?? (frame ? sheet.frame(frame)?.box : undefined);
  const fields = { a: hit.a ?? '', b: hit.b ?? '', n: hit.n ?? 0 };
  return {
    ...problem(rule.code, fields, place),
    // A level that the page sets holds for every finding of the rule.
    severity: SEVERITIES[level ?? hit.level ?? rule.level],
    rule: rule.id,
    ...(box ? { box: toPageBox(page.name, box) } : {}),
  };
}
