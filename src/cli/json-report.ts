import type { BuiltPage } from '../build.ts';
import { version } from '../library.ts';
import { allowClass, describe, type Lang, type Place, type Problem } from '../problems/problem.ts';
import type { Verdict } from '../problems/verdict.ts';
import { sceneHash } from '../scene/canonical.ts';
import { receiptText } from './fit-receipt.ts';
import type { PressReport } from './press-report.ts';
import type { Timings } from './stopwatch.ts';

/** What a report tells. */
export interface ReportMatter {
  readonly pages: readonly BuiltPage[];
  readonly problems: readonly Problem[];
  readonly verdict: Verdict;
  /** Classes that `--allow` named, sorted. */
  readonly allow: readonly string[];
  /** Path of each page's press file, by page name; none where nothing was written. */
  readonly outputs: ReadonlyMap<string, string>;
  /** What goes to press, by page name. */
  readonly press: ReadonlyMap<string, PressReport>;
  /** `--force` was given. */
  readonly forced?: boolean;
  readonly timings?: Timings;
  /** What one command alone tells. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** The form of `--format json` and `--report`: plain data with a stable order of keys. Files are relative to the root. */
export function jsonReport(matter: ReportMatter, lang: Lang): Record<string, unknown> {
  const { verdict, timings } = matter;
  const letThrough = new Set(verdict.letThrough);
  return {
    version,
    ok: verdict.ok,
    allow: matter.allow,
    ...(matter.forced ? { forced: true } : {}),
    counts: {
      fatal: verdict.fatal.length,
      blocking: verdict.held.length,
      letThrough: verdict.letThrough.length,
      advisory: verdict.advisory.length,
    },
    problems: matter.problems.map((one) => problemJson(one, lang, letThrough.has(one))),
    pages: matter.pages.map((page) => ({
      name: page.page.name,
      ...(page.page.issue ? { number: page.page.issue.number, file: page.page.issue.file } : {}),
      stories: page.stories,
      ...(page.fit ? { fit: { ...page.fit, text: receiptText(page.fit, lang) } } : {}),
      sceneHash: sceneHash(page.scene),
      output: matter.outputs.get(page.page.name) ?? null,
      ...(matter.press.has(page.page.name) ? { press: matter.press.get(page.page.name) } : {}),
    })),
    ...matter.more,
    ...(timings ? { timings: roundedTimings(timings) } : {}),
  };
}

function problemJson(one: Problem, lang: Lang, letThrough: boolean): Record<string, unknown> {
  const { sentence, hint } = describe(one, lang);
  const allow = allowClass(one);
  return {
    code: one.code,
    severity: one.severity,
    ...(allow ? { allow } : {}),
    ...(letThrough ? { letThrough } : {}),
    message: sentence,
    ...(hint ? { hint } : {}),
    ...placeJson(one.place),
    ...(one.rule ? { rule: one.rule } : {}),
    ...(one.page ? { page: one.page } : {}),
    ...(one.box ? { box: one.box } : {}),
    ...(one.related && one.related.length > 0 ? { related: one.related.map(placeJson) } : {}),
    params: one.params,
  };
}

function placeJson(place: Place | undefined): Record<string, unknown> {
  if (!place) return {};
  const { file, line, column, length } = place;
  return { file, line, column, ...(length === undefined ? {} : { length }) };
}

function roundedTimings(timings: Timings): Record<string, number> {
  return Object.fromEntries([...timings].map(([phase, ms]) => [phase, Math.round(ms * 10) / 10]));
}
