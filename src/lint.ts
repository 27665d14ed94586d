import { type BuiltPage, problemPage } from './build.ts';
import { checkIssue } from './check/issue/issue.ts';
import { type LintPage, lintLayout, silencedLayout } from './check/layout/lint.ts';
import { layoutRules, rulesElsewhere } from './check/layout/rules.ts';
import type { PageFacts } from './check/layout/sheet.ts';
import type { Silenced } from './check/silenced.ts';
import { lintText, type TextFinding, textProblems } from './check/text/lint.ts';
import { pageParagraphs, storyParagraphs } from './check/text/paragraphs.ts';
import { textRuleName, textRules } from './check/text/rules.ts';
import type { Story } from './content/story.ts';
import { onPage, type Place, type Problem, problem } from './problems/problem.ts';
import { placeAt, type SourceText } from './source.ts';
import { type HouseWords, NO_WORDS } from './spec/house.ts';
import type { LintSettings } from './spec/lint-model.ts';
import type { LoadedPage } from './spec/model.ts';
import { nearest } from './suggest.ts';

/** What the lint says about the pages of a run. */
export interface LintRun {
  readonly problems: readonly Problem[];
  /** What the rules would say that a page switched off. */
  readonly silenced: readonly Silenced[];
  /** Findings in story files, for `--fix`. */
  readonly findings: readonly TextFinding[];
}

/** Looks over the make-up of pages and the words of their stories. A story of several pages is read once. */
export function lintPages(pages: readonly BuiltPage[], house: HouseWords = NO_WORDS): LintRun {
  const problems: Problem[] = [];
  const silenced: Silenced[] = [];
  const findings: TextFinding[] = [];
  const seen = new Set<string>();
  for (const built of pages) {
    const settings = built.page.model.lint ?? {};
    const page = layoutPage(built, settings);
    const own = pages.length > 1 ? problemPage(built.page) : undefined;
    const tell = (...found: readonly Problem[]) => problems.push(...onPage(own, found));
    tell(...unknownRules(built.page, settings), ...lintLayout(page), ...textRulesOff(page));
    silenced.push(...silencedLayout(page));
    const captions = lintText(pageParagraphs(built.page), house);
    tell(...textProblems(captions, settings));
    silenced.push(...silencedText(captions, page));
    for (const [id, story] of built.texts) {
      if (seen.has(story.source.file)) continue;
      seen.add(story.source.file);
      const all = lintText(storyParagraphs(story), house);
      silenced.push(...silencedText(all, page));
      const found = all.filter(({ rule }) => settings[`text-${rule}`]?.off === undefined);
      findings.push(...found);
      tell(...textProblems(found, settings), ...tally(id, story, found));
    }
  }
  const named = pages.map(({ page, scene }) => ({ page, scene, named: problemPage(page) }));
  return { problems: [...problems, ...checkIssue(named)], silenced, findings };
}

/** Text rules that a page switched off, with the reasons. */
function textRulesOff({ settings, setting }: LintPage): Problem[] {
  return textRules.flatMap(({ id }) => {
    const rule = `text-${id}`;
    const reason = settings[rule]?.off;
    if (reason === undefined) return [];
    const { zh, en } = textRuleName(id);
    return [{ ...problem('lint-off', { rule, name: zh, nameEn: en, reason }, setting(rule)), rule }];
  });
}

function silencedText(findings: readonly TextFinding[], { settings, setting }: LintPage): Silenced[] {
  return findings.flatMap((one) => {
    const rule = `text-${one.rule}`;
    const reason = settings[rule]?.off;
    if (reason === undefined) return [];
    return textProblems([one]).map((made) => ({ problem: made, reason, place: setting(rule) }));
  });
}

function layoutPage({ page, scene, texts }: BuiltPage, settings: LintSettings): LintPage {
  const sources = new Map([...texts.values()].map(({ source }) => [source.file, source]));
  const places = linePlaces(scene, sources);
  return {
    name: page.name,
    scene,
    facts: factsOf(page),
    settings,
    setting: (rule) => page.placeOf(['lint', rule, 'off']),
    frame: (id) => page.placeOf(['frames', id]),
    words: (line) => places.get(line),
  };
}

function factsOf({ model: { date, press } }: LoadedPage): PageFacts {
  return {
    ...(date === undefined ? {} : { date }),
    ...(press.page === undefined ? {} : { page: press.page }),
    ...(press.section === undefined ? {} : { section: press.section }),
  };
}

/** Where the first words of each line of type stand in their story. */
function linePlaces(scene: BuiltPage['scene'], sources: ReadonlyMap<string, SourceText>): Map<number, Place> {
  const places = new Map<number, Place>();
  for (const item of scene.items) {
    if (item.kind !== 'text' || !item.source || places.has(item.line)) continue;
    const source = sources.get(item.source.file);
    if (source)
      places.set(
        item.line,
        placeAt(source, item.source.start, Math.max(1, item.source.end - item.source.start)),
      );
  }
  return places;
}

/** Settings of rules or limits that do not exist. */
function unknownRules(page: LoadedPage, settings: LintSettings): Problem[] {
  const known = [
    ...layoutRules.map(({ id }) => id),
    ...textRules.map(({ id }) => `text-${id}`),
    ...rulesElsewhere.map(({ id }) => id),
  ];
  return Object.entries(settings).flatMap(([id, { limits }]) => {
    const place = page.placeOf(['lint', id]);
    if (!known.includes(id)) {
      const suggestion = nearest(id, known)[0] ?? known[0]!;
      return [problem('lint-unknown-rule', { rule: id, suggestion }, place)];
    }
    const own = Object.keys(layoutRules.find((rule) => rule.id === id)?.limits ?? {});
    return Object.keys(limits ?? {})
      .filter((limit) => !own.includes(limit))
      .map((limit) =>
        problem('lint-unknown-limit', { rule: id, limit, known: own.join('、') || '—' }, place),
      );
  });
}

/** The findings in the count of the official check of newspapers (typography 3.1). */
function tally(id: string, story: Story, found: readonly TextFinding[]): Problem[] {
  if (found.length === 0) return [];
  const sum = found.reduce((total, one) => total + one.weight, 0);
  const paragraphs = storyParagraphs(story);
  const characters = paragraphs.reduce((total, { text }) => total + text.length, 0);
  const tenth = (value: number) => Math.round(value * 10) / 10;
  const fields = {
    story: id,
    count: found.length,
    weight: tenth(sum),
    rate: tenth((sum / Math.max(1, characters)) * 10_000),
  };
  return [problem('text-tally', fields)];
}
