import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/problems/problem.ts';
import { lintErrors } from '../fit/pages.ts';
import { newsBody } from './news-copy.ts';
import { describeBoxes, makeVaried } from './vary.ts';

/** The story slots of the news page, with their sample files. */
const FILES = {
  lead: 'harvest',
  second: 'bridge',
  third: 'school',
  fourth: 'market',
  comment: 'comment',
  briefs: 'briefs',
} as const;
type Slot = keyof typeof FILES;
const STORIES = Object.keys(FILES) as Slot[];
type Lengths = Partial<Record<Slot, number>>;

/** Few enough for every day; `FC_RUNS=200` looks longer. */
const RUNS = Number(process.env.FC_RUNS ?? 12);

/** The sample page without some slots, its stories so many characters long (the sample's own where nothing is said). */
function newsPage(
  lengths: Lengths,
  seed = 1,
  gone: readonly string[] = [],
  template = (text: string) => text,
) {
  return makeVaried('news-page-sample', (text, file) => {
    if (file.endsWith('/news-page.yaml')) return template(text);
    if (file.endsWith('news-page-sample.yaml'))
      return gone.reduce(
        (left, slot) => left.replace(new RegExp(`^ {2}${slot}:.*\\n(?: {4}.*\\n)*`, 'm'), ''),
        text,
      );
    const slot = STORIES.find((one) => file.endsWith(`samples/${FILES[one]}.md`));
    const length = slot && lengths[slot];
    if (!slot || length === undefined) return text;
    const heads = text.split('\n').filter((line) => /^##? /.test(line));
    return [...heads, newsBody(slot, length, seed * 31 + STORIES.indexOf(slot)), ''].join('\n\n');
  });
}

/** What the slots of the page say that they take, without some others. */
function capacities(gone: readonly string[] = []): Record<string, readonly [least: number, most: number]> {
  const { slots } = newsPage({}, 1, gone).page!.page.template!;
  const own = STORIES.filter((slot) => !gone.includes(slot));
  return Object.fromEntries(own.map((slot) => [slot, [slots[slot]!.min!, slots[slot]!.max!]]));
}

const held = (problems: readonly Problem[]) =>
  problems.filter(({ severity }) => severity !== 'advisory').map(({ code }) => code);

function closes({ page, problems }: ReturnType<typeof newsPage>, what: string): void {
  expect(held(problems), what).toEqual([]);
  expect(
    problems.map(({ code }) => code).filter((code) => code.startsWith('slot-')),
    what,
  ).toEqual([]);
  expect(page!.page.model.fit, what).toBeDefined();
  expect(page!.fit, what).toMatchObject({ closed: true });
  for (const { story, overset, underset } of page!.stories) {
    expect(overset.lines, `${story} ${what}`).toBe(0);
    expect(underset.lines, `${story} ${what}`).toBeLessThanOrEqual(1);
  }
  expect(lintErrors({ page: page!, problems }), what).toEqual([]);
}

describe.each([
  [[], RUNS],
  [['lead-photo'], RUNS / 4],
  [['third-photo'], RUNS / 4],
  [['fourth'], RUNS / 4],
  [['comment'], RUNS / 4],
] as const)('without %j', (gone, runs) => {
  const range = capacities(gone);

  test('the page closes whatever each of its stories comes to within its slot', () => {
    const lengths = fc.record(
      Object.fromEntries(
        Object.entries(range).map(([slot, [min, max]]) => [slot, fc.integer({ min, max })]),
      ) as Record<Slot, fc.Arbitrary<number>>,
    );
    fc.assert(
      fc.property(lengths, fc.integer({ min: 1, max: 1000 }), (own, seed) => {
        closes(newsPage(own, seed, gone), JSON.stringify(own));
      }),
      { numRuns: Math.ceil(runs), endOnFailure: true },
    );
  }, 600_000);

  test('and at the ends of all slots', () => {
    for (const end of [0, 1])
      closes(
        newsPage(
          Object.fromEntries(Object.entries(range).map(([slot, ends]) => [slot, ends[end]!])),
          5,
          gone,
        ),
        `end ${end}`,
      );
  }, 60_000);
});

test('nothing of that holds for a page that may not give', () => {
  const plain = (text: string) =>
    text.replace(/^fit:[\s\S]*?^themes:/m, 'themes:').replace(/^ {4}fit: .*\n/gm, '');
  const range = capacities();
  const long = newsPage(Object.fromEntries(STORIES.map((slot) => [slot, range[slot]![1]])), 5, [], plain);
  expect(long.page!.fit).toBeUndefined();
  expect(held(long.problems)).toContain('overset');
});

describe('beyond what the slots take', () => {
  const middle = Object.fromEntries(
    Object.entries(capacities()).map(([slot, [min, max]]) => [slot, Math.round((min + max) / 2)]),
  );

  test.each(
    [0.7, 1.3].flatMap((share) => [
      ...STORIES.map((slot) => [share, slot] as const),
      [share, 'all'] as const,
    ]),
  )(
    '%f of %s: the page closes, or says of each story what to cut or to add',
    (share, which) => {
      const lengths = Object.fromEntries(
        STORIES.map((slot) => [
          slot,
          which === 'all' || which === slot ? Math.round(middle[slot]! * share) : middle[slot]!,
        ]),
      );
      const { page, problems } = newsPage(lengths, 3);
      const told = (story: string, code: string) =>
        problems.find((one) => one.code === code && one.params.story === story);
      for (const { story, overset, underset } of page!.stories) {
        if (overset.lines > 0) {
          const long = told(story, 'fit-too-long');
          expect(long?.params, story).toMatchObject({ lines: overset.lines });
          expect(Number(long?.params.chars)).toBeGreaterThan(0);
          expect(told(story, 'overset')?.params, story).toBeDefined();
        } else if (underset.lines > 1) {
          const short = told(story, 'fit-too-short');
          expect(Number(short?.params.chars), story).toBeGreaterThan(0);
        }
      }
      const open = page!.stories.some(({ overset, underset }) => overset.lines > 0 || underset.lines > 1);
      if (open) expect(page!.fit?.closed).toBe(false);
    },
    60_000,
  );
});

test('between briefs there is as much white everywhere', () => {
  for (const length of [300, 345, 390]) {
    const { scene } = newsPage({ briefs: length }, 2).page!;
    const lines = scene.lines.filter(({ frame }) => frame === 'briefs');
    const whites = lines.flatMap((line, i) =>
      i > 0 && line.kind === 'subhead'
        ? [Math.round((line.baseline - lines[i - 1]!.baseline) / scene.grid.pitch)]
        : [],
    );
    expect(whites.length).toBeGreaterThan(3);
    expect(new Set(whites).size, `${length}: ${whites.join(' ')}`).toBe(1);
  }
});

test('the third story without a picture has a head of two lines on a tint', () => {
  const { page } = newsPage({ third: 900, second: 700, fourth: 430 }, 1, ['third-photo']);
  expect(describeBoxes(page!)).toMatch(/third-head headline .* 3 lines 3\d\/16pt/);
});

test('what was changed is told in the words of the template', () => {
  const { page } = newsPage({ lead: 1400, second: 640, third: 680 }, 1);
  const names = page!.fit!.changes.flatMap((one) =>
    'name' in one && one.name ? [one.name.frame.zh] : [one.what],
  );
  expect(names).toContain('头条图片');
  expect(names.filter((name) => ['height', 'headline', 'dropped'].includes(name))).toEqual([]);
  for (const change of page!.fit!.changes) {
    if (change.what !== 'height') continue;
    const { box, kind } = page!.scene.frames.find(({ id }) => id === change.frame)!;
    const { pitch, body } = page!.scene.grid;
    if (kind === 'text' && change.frame !== 'comment')
      expect(Math.round((box.height - body) / pitch) + 1, change.frame).toBe(change.to);
  }
});
