import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as inWords } from '../../src/problems/problem.ts';
import { sceneHash } from '../../src/scene/canonical.ts';
import { body, build, lintErrors, SMALL, SMALL_FIT, story } from './pages.ts';

/** Characters that fill the small sheet as it stands. */
const NOMINAL = 700;

describe('a page that says of nothing that it may give', () => {
  it('reports 余文 and is laid out as it stands', () => {
    const built = build(SMALL, story(NOMINAL * 1.3));
    expect(body(built).over).toBeGreaterThan(3);
    expect(built.page.fit).toBeUndefined();
    expect(built.problems.map(({ code }) => code)).toContain('overset');
  });

  it('is the same page as one that says so, when its copy fits', () => {
    const copy = story(NOMINAL);
    const plain = build(SMALL, copy);
    expect(body(plain)).toMatchObject({ over: 0, short: 0 });
    const fitted = build(SMALL + SMALL_FIT, copy);
    expect(sceneHash(fitted.page.scene)).toBe(sceneHash(plain.page.scene));
    expect(fitted.page.fit).toEqual({ closed: true, changes: [], trials: 1 });
  });
});

describe('a page with what may give', () => {
  it.each([
    ['70 %', 0.7],
    ['85 %', 0.85],
    ['115 %', 1.15],
    ['130 %', 1.3],
  ])('closes with %s of its copy', (_, share) => {
    const built = build(SMALL + SMALL_FIT, story(NOMINAL * share));
    expect(built.page.fit).toMatchObject({ closed: true });
    expect(built.page.fit?.changes.length).toBeGreaterThan(0);
    expect(body(built)).toMatchObject({ over: 0 });
    expect(body(built).short).toBeLessThanOrEqual(1);
  });

  it('closes with a note in the middle of a box that is much too high for it', () => {
    const spec = SMALL.replace('columns: 1-3, lines: 1-4', 'columns: 1-2, lines: 1-12')
      .replace('lines: 6-end-4,', 'lines: 14-end-4,')
      .replace('lines: 8-16,', 'lines: 20-28,');
    const box =
      '  note: { kind: text, part: editor-note, columns: 3, lines: 1-12, valign: middle, label: line }\n';
    const copy = story(NOMINAL * 0.75).replace(/\n\n/, '\n\n> 编者按 看样先看题，一字不落。\n\n');
    const { page } = build(spec + box + SMALL_FIT, copy);
    const note = page.stories.find(({ part }) => part === 'editor-note')!;
    expect(note.underset.lines).toBeGreaterThan(5);
    expect(page.fit?.closed).toBe(true);
    expect(page.fit?.changes.length).toBeGreaterThan(0);
  });

  it('gives the same twice', () => {
    const [one, two] = [0, 1].map(() => build(SMALL + SMALL_FIT, story(NOMINAL * 1.2)).page);
    expect(sceneHash(one!.scene)).toBe(sceneHash(two!.scene));
    expect(one!.fit).toEqual(two!.fit);
  });

  it('closes for copy of any length within its capacity, without an error of the page lint', () => {
    const length = fc.integer({ min: Math.round(NOMINAL * 0.7), max: Math.round(NOMINAL * 1.3) });
    fc.assert(
      fc.property(length, fc.integer({ min: 1, max: 50 }), (chars, seed) => {
        const built = build(SMALL + SMALL_FIT, story(chars, seed));
        expect(built.page.fit?.closed, `${chars} ${seed}`).toBe(true);
        expect(body(built).over).toBe(0);
        expect(body(built).short).toBeLessThanOrEqual(1);
        expect(lintErrors(built)).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  it('drops what it can do without in the order that was written, and nothing from a page that is short', () => {
    const dropped = (length: number) =>
      build(SMALL + SMALL_FIT, story(length)).page.fit?.changes.flatMap((one) =>
        one.what === 'dropped' ? [one.frame] : [],
      );
    expect(dropped(NOMINAL * 0.75)).toEqual([]);
    expect(dropped(NOMINAL * 1.5)).toEqual(['strip']);
    expect(dropped(NOMINAL * 1.7)).toEqual(['strip', 'photo']);
  });

  it('drops the frames that go along with one that it can do without, and says so', () => {
    const spec = (
      along: string,
    ) => `${SMALL}  tag: { kind: label, text: 记录, background: red, columns: 1-3, lines: end-4-end-4 }
fit:
  optional: [{ frame: strip${along} }]
`;
    const low = (text: string) => text.replace('lines: 6-end-4,', 'lines: 6-end-6,');
    const text = story(NOMINAL * 1.06);
    const left = (along: string) => {
      const built = build(low(spec(along)), text);
      return { built, frames: built.page.scene.frames.map(({ id }) => id) };
    };
    const together = left(', with: [tag]');
    expect(together.frames).not.toContain('strip');
    expect(together.frames).not.toContain('tag');
    expect(together.built.page.fit?.changes).toEqual([
      { what: 'dropped', frame: 'strip' },
      { what: 'dropped', frame: 'tag' },
    ]);
    expect(body(together.built)).toMatchObject({ over: 0 });
    // Left alone, the tag stands between the text and the room of the strip.
    const alone = left('');
    expect(alone.frames).toContain('tag');
    expect(body(alone.built).over).toBeGreaterThan(0);
  });

  it('keeps within its limits', () => {
    for (const share of [0.6, 0.8, 1.2, 1.5, 2]) {
      const { page } = build(SMALL + SMALL_FIT, story(NOMINAL * share));
      for (const change of page.fit?.changes ?? []) {
        const [least, most] =
          change.what === 'size'
            ? [10, 12]
            : change.what === 'leading'
              ? [15, 17.2]
              : change.what === 'head'
                ? [12, 14]
                : change.what === 'height'
                  ? change.frame === 'photo'
                    ? [4, 14]
                    : [2, 6]
                  : [0, 0];
        if (!('to' in change)) continue;
        expect(change.to).toBeGreaterThanOrEqual(least!);
        expect(change.to).toBeLessThanOrEqual(most!);
      }
    }
  });
});

describe('a page that nothing closes', () => {
  it('says how many characters to cut, and where that is cheapest', () => {
    const { page, problems } = build(SMALL + SMALL_FIT, story(NOMINAL * 2));
    expect(page.fit?.closed).toBe(false);
    const long = problems.find(({ code }) => code === 'fit-too-long')!;
    const over = problems.find(({ code }) => code === 'overset')!;
    expect(long.params).toMatchObject({ story: 'lead', lines: over.params.lines, chars: over.params.chars });
    expect(inWords(long, 'zh').sentence).toMatch(
      /^能让的都让了，稿件 lead 的正文还多 \d+ 行：再删约 \d+ 字，版就合上了$/,
    );
    expect(inWords(over, 'zh').hint).toMatch(/删\d+字省1行/);
  });

  it('closes once so many are cut', () => {
    const text = story(NOMINAL * 1.8, 3);
    const { problems } = build(SMALL + SMALL_FIT, text);
    const long = problems.find(({ code }) => code === 'fit-too-long')!;
    const lines = text.trimEnd();
    const shorter = `${lines.slice(0, -Number(long.params.chars) - 1)}。\n`;
    expect(build(SMALL + SMALL_FIT, shorter).page.fit?.closed).toBe(true);
  });

  it('says how many characters to add, and where that is cheapest', () => {
    const { page, problems } = build(SMALL + SMALL_FIT, story(NOMINAL * 0.5));
    expect(page.fit?.closed).toBe(false);
    const short = problems.find(({ code }) => code === 'fit-too-short')!;
    expect(Number(short.params.chars)).toBeGreaterThan(14 * (Number(short.params.lines) - 1));
    expect(inWords(short, 'zh').hint).toMatch(/^第\d+段（.+…）末行\d+字：补\d+字多1行/);
    expect(inWords(short, 'en').sentence).toMatch(/add about \d+ characters and the page closes$/);
  });
});
