import { onPage, type Problem, type ProblemPage, problem } from '../../problems/problem.ts';
import type { Scene } from '../../scene/types.ts';
import type { LoadedPage } from '../../spec/model.ts';
import { differentFolios } from './folios.ts';
import { brokenJumps } from './jump-pairs.ts';

/** A page of an issue, laid out. */
export interface CheckedPage {
  readonly page: LoadedPage;
  readonly scene: Scene;
  /** As problems name it. */
  readonly named: ProblemPage;
}

/** What the pages of an issue must have in common, and what may stand in it only once. Nothing for pages that are no issue. */
export function checkIssue(all: readonly CheckedPage[]): Problem[] {
  const pages = all.filter(({ page }) => page.issue !== undefined);
  if (pages.length === 0) return [];
  return [
    ...gaps(pages[0]!),
    ...pages.flatMap(differences),
    ...sizes(pages),
    ...storiesTwice(pages),
    ...picturesTwice(pages),
    ...headsTwice(pages),
    ...otherIssue(pages),
    ...differentFolios(pages),
    ...brokenJumps(pages),
  ];
}

/** The printed number of a page. */
export function numberOf({ page }: CheckedPage): string {
  return page.issue?.number ?? page.name;
}

/** Page numbers rise by one, each letter from 1 on. */
function gaps({ page, named }: CheckedPage): Problem[] {
  const numbers = page.issue?.numbers ?? [];
  return numbers.flatMap((number, index) => {
    const before = numbers[index - 1];
    if (before === undefined) return [];
    const [letters, value] = split(number);
    const [lettersBefore, valueBefore] = split(before);
    const expected = letters === lettersBefore ? valueBefore + 1 : 1;
    if (value === expected) return [];
    const place = page.issue?.places[index];
    const found = problem(
      'issue-number-gap',
      { page: number, before, expected: `${letters}${expected}` },
      place,
    );
    return place ? [found] : onPage(named, [found]);
  });
}

function split(number: string): [letters: string, value: number] {
  const letters = /^[A-Z]*/.exec(number)?.[0] ?? '';
  return [letters, Number(number.slice(letters.length))];
}

const WHAT = {
  date: ['日期', 'date'],
  page: ['版次', 'page number'],
  section: ['版名', 'section'],
} as const;

function differences({ page, named }: CheckedPage): readonly Problem[] {
  const found = (page.issue?.differs ?? []).map(({ what, own, issue, place }) =>
    problem('issue-differs', { what: WHAT[what][0], whatEn: WHAT[what][1], own, issue }, place),
  );
  return onPage(named, found);
}

function sizes([first, ...others]: readonly CheckedPage[]): Problem[] {
  const words = ({ scene }: CheckedPage) => `${mm(scene.page.width)} × ${mm(scene.page.height)}`;
  return others.flatMap((one) => {
    const { width, height } = one.scene.page;
    if (!first || (width === first.scene.page.width && height === first.scene.page.height)) return [];
    const params = { size: words(one), first: numberOf(first), other: words(first) };
    return onPage(one.named, [problem('issue-page-size', params, one.page.placeOf(['page']))]);
  });
}

function mm(mpt: number): number {
  return Math.round((mpt / 1000 / 72) * 25.4 * 10) / 10;
}

function storiesTwice(pages: readonly CheckedPage[]): Problem[] {
  const seen = new Map<string, CheckedPage>();
  return pages.flatMap((one) =>
    Object.entries(one.page.model.stories).flatMap(([id, { file }]) => {
      const first = seen.get(file);
      if (!first) seen.set(file, one);
      const jump = one.page.jumps?.[id];
      if (!first || first === one || (jump?.kind === 'from' && jump.page === numberOf(first))) return [];
      const shown = one.scene.stories.find((story) => story.id === id)?.file ?? id;
      const params = { file: shown, first: numberOf(first), second: numberOf(one) };
      const place = one.page.placeOf(['stories', id, 'file']);
      return onPage(one.named, [problem('issue-story-twice', params, place)]);
    }),
  );
}

function picturesTwice(pages: readonly CheckedPage[]): Problem[] {
  const seen = new Map<string, CheckedPage>();
  return pages.flatMap((one) =>
    one.scene.items.flatMap((item) => {
      if (item.kind !== 'image') return [];
      const first = seen.get(item.image);
      if (!first) seen.set(item.image, one);
      if (!first || first === one) return [];
      const params = { file: item.file, first: numberOf(first), second: numberOf(one) };
      return onPage(one.named, [
        problem('issue-picture-twice', params, one.page.placeOf(['frames', item.frame])),
      ]);
    }),
  );
}

/** Titles of stories by frame; the head of a continuation repeats one and is none. */
function headsTwice(pages: readonly CheckedPage[]): Problem[] {
  const seen = new Map<string, CheckedPage>();
  return pages.flatMap((one) => {
    const heads = new Map<string, string>();
    for (const { kind, role, frame, text } of one.scene.lines)
      if (kind === 'title' && role === 'story') heads.set(frame, `${heads.get(frame) ?? ''}${text.trim()}`);
    return [...heads].flatMap(([frame, head]) => {
      const first = seen.get(head);
      if (!first) seen.set(head, one);
      if (!first || first === one) return [];
      const params = { head, first: numberOf(first), second: numberOf(one) };
      return onPage(one.named, [problem('issue-head-twice', params, one.page.placeOf(['frames', frame]))]);
    });
  });
}

/** Furniture that says another number than the issue's, and an issue that nowhere says its name. */
function otherIssue(pages: readonly CheckedPage[]): Problem[] {
  const { paper, issue } = pages[0]!.page.issue!.data;
  const own = /总第\s*(\d+)\s*期/.exec(issue ?? '')?.[1];
  const furniture = (one: CheckedPage) =>
    one.scene.lines.filter(({ kind }) => kind === 'folio' || kind === 'label');
  const wrong = pages.flatMap((one) =>
    furniture(one).flatMap(({ frame, text }) => {
      const said = /总第\s*(\d+)\s*期/.exec(text);
      if (!said || own === undefined || said[1] === own) return [];
      const params = { said: said[0], issue: issue ?? '' };
      return onPage(one.named, [problem('issue-number-other', params, one.page.placeOf(['frames', frame]))]);
    }),
  );
  const whole = pages.length === pages[0]!.page.issue!.numbers.length;
  const named = pages.some((one) => furniture(one).some(({ text }) => paper && text.includes(paper)));
  return named || !whole || paper === undefined ? wrong : [...wrong, problem('issue-unnamed', { paper })];
}
