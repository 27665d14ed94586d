import { type Place, type Problem, problem } from '../../problems/problem.ts';
import type { Box, Scene } from '../../scene/types.ts';
import type { LintSettings } from '../../spec/lint-model.ts';
import { toPageBox } from '../press/page.ts';
import type { Silenced } from '../silenced.ts';
import { SEVERITIES } from '../text/lint.ts';
import type { Hit, InBoth, LayoutRule, Said } from './rule.ts';
import { layoutRules } from './rules.ts';
import { type PageFacts, type Sheet, sheetOf } from './sheet.ts';

/** What the lint needs to know of a page besides its scene, to say where things were written. */
export interface LintPage {
  readonly name: string;
  readonly scene: Scene;
  /** The page's settings that rules hold the scene to. */
  readonly facts?: PageFacts;
  readonly settings: LintSettings;
  /** Place of what the spec says about a rule. */
  setting(rule: string): Place;
  /** Place of a frame in the spec. */
  frame(id: string): Place;
  /** Place of the words of a line in its story. */
  words(line: number): Place | undefined;
}

/** Looks over the make-up of a page. Rules that are off say so, with the reason. */
export function lintLayout(page: LintPage, rules: readonly LayoutRule[] = layoutRules): Problem[] {
  const sheet = sheetOf(page.scene, page.facts);
  return rules.flatMap((rule) => {
    const reason = page.settings[rule.id]?.off;
    if (reason === undefined) return hits(page, sheet, rule);
    const off = problem(
      'lint-off',
      { rule: rule.id, name: rule.zh, nameEn: rule.en, reason },
      page.setting(rule.id),
    );
    return [{ ...off, rule: rule.id }];
  });
}

/** What the rules would say that are off. */
export function silencedLayout(page: LintPage, rules: readonly LayoutRule[] = layoutRules): Silenced[] {
  const off = rules.filter(({ id }) => page.settings[id]?.off !== undefined);
  if (off.length === 0) return [];
  const sheet = sheetOf(page.scene, page.facts);
  return off.flatMap((rule) =>
    hits(page, sheet, rule).map((one) => ({
      problem: one,
      reason: page.settings[rule.id]?.off ?? '',
      place: page.setting(rule.id),
    })),
  );
}

function hits(page: LintPage, sheet: Sheet, rule: LayoutRule): Problem[] {
  const { limits, severity } = page.settings[rule.id] ?? {};
  return rule
    .check(sheet, { ...defaultLimits(rule), ...limits })
    .map((hit) => found(page, sheet, rule, hit, severity));
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
  const [a, b] = [inBoth(hit.a), inBoth(hit.b)];
  const fields = { a: a.zh, aEn: a.en, b: b.zh, bEn: b.en, n: hit.n ?? 0 };
  return {
    ...problem(rule.code, fields, place),
    // A level that the page sets holds for every finding of the rule.
    severity: SEVERITIES[level ?? hit.level ?? rule.level],
    rule: rule.id,
    ...(box ? { box: toPageBox(page.name, box) } : {}),
  };
}

function inBoth(said: Said | InBoth = ''): InBoth {
  return typeof said === 'object' && 'zh' in said ? said : { zh: said, en: said };
}
