import { describe, expect, it } from 'vitest';
import { body, build, lintErrors, SMALL, story } from './pages.ts';

/** Characters that fill the small sheet as it stands. */
const NOMINAL = 700;
const HEAD = 'head: { kind: headline, columns: 1-3, lines: 1-4, valign: middle }';
/** The sheet with a head of two lines at least, each of them at least 36 points: too high for its four lines. */
const HIGH = SMALL.replace(
  HEAD,
  HEAD.replace(
    ' }',
    ', pieces: [{ part: title, ladder: [40pt, 36pt], minLines: 2, maxLines: 2, align: left }] }',
  ),
);
/** Copy under a head that is too wide for one line. */
const copy = (length: number) =>
  story(length).replace('# 一张大样的一夜', '# 一张大样走过的一夜 付印之前再看一遍');
const giving = (frames: string) => `${HIGH}fit:\n  frames: { ${frames} }\n`;
const codes = (built: ReturnType<typeof build>) => built.problems.map(({ code }) => code);

describe('a headline that fits its frame in no size', () => {
  it('holds a page back that says of nothing that it may give, though its text closes', () => {
    const built = build(HIGH, copy(NOMINAL));
    expect(body(built)).toMatchObject({ over: 0, short: 0 });
    expect(codes(built)).toContain('headline-too-high');
  });

  it('gets a higher frame where that may give, and the text closes below it', () => {
    const built = build(giving('head: { lines: [3, 7] }, photo: { lines: [4, 14] }'), copy(NOMINAL));
    expect(codes(built)).not.toContain('headline-too-high');
    const heights = built.page.fit!.changes.filter(({ what }) => what === 'height');
    expect(heights).toContainEqual({ what: 'height', frame: 'head', from: 4, to: 6 });
    expect(built.page.fit?.closed).toBe(true);
    expect(body(built)).toMatchObject({ over: 0 });
    expect(body(built).short).toBeLessThanOrEqual(1);
    expect(lintErrors(built)).toEqual([]);
  });

  it('gets it as well where the text does not close as it stands', () => {
    const built = build(giving('head: { lines: [3, 7] }, photo: { lines: [4, 14] }'), copy(NOMINAL * 0.93));
    expect(codes(built)).not.toContain('headline-too-high');
    expect(built.page.fit?.closed).toBe(true);
  });

  it.each([
    ['what may give is no help to it', 'photo: { lines: [4, 14] }'],
    ['its frame may not give enough', 'head: { lines: [3, 4] }, photo: { lines: [4, 14] }'],
  ])('leaves the page as it stands where %s', (_, frames) => {
    const built = build(giving(frames), copy(NOMINAL));
    expect(codes(built)).toContain('headline-too-high');
    expect(built.page.fit?.changes).toEqual([]);
    expect(body(built)).toMatchObject({ over: 0, short: 0 });
  });
});
