import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BuiltPage } from '../../src/build.ts';
import { describe as inWords, type Problem } from '../../src/problems/problem.ts';
import { lintErrors } from '../fit/pages.ts';
import { makeVaried, varied } from './vary.ts';

/** What a page may be without, and how its files say so. */
const CHANGES = {
  picture: (page: string) => page.replace(/ {2}photo:\n(?: {4}.*\n)+/, ''),
  note: (story: string) => story.replace(/^> .*\n\n/m, ''),
  figures: (story: string) => story.replace(/^:::figures[\s\S]*?^:::\n\n/m, ''),
  quotes: (story: string) => story.replace(/^:::quote[\s\S]*?^:::\n\n/gm, ''),
} as const;

/** The sample with so much of its copy, without some of its parts, in a variant. */
function special(share: number, without: readonly (keyof typeof CHANGES)[] = [], variant?: string) {
  return makeVaried('special-page-sample', (text, file) => {
    if (file.endsWith('ferry.md')) {
      const less = without.reduce((copy, part) => (part === 'picture' ? copy : CHANGES[part](copy)), text);
      return varied(less, share);
    }
    if (!file.endsWith('special-page-sample.yaml')) return text;
    const page = without.includes('picture') ? CHANGES.picture(text) : text;
    return variant ? page.replace(/^(extends: .*)$/m, `$1\nvariant: ${variant}`) : page;
  });
}

/** Words that quotes and figures repeat may be cut away; that is not the template's fault. */
const isOfCopy = ({ code }: Problem) => code.startsWith('derived-');

function expectClosed({ page, problems }: { page?: BuiltPage; problems: readonly Problem[] }, of: string) {
  const held = problems.filter((one) => one.severity !== 'advisory' && !isOfCopy(one));
  expect(
    held.map(({ code }) => code),
    of,
  ).toEqual([]);
  const body = page!.stories.find(({ part }) => part === 'body')!;
  expect(body.overset.lines, of).toBe(0);
  expect(body.underset.lines, of).toBeLessThanOrEqual(1);
  expect(lintErrors({ page: page!, problems }), of).toEqual([]);
  const frames = page!.page.model.frames.map(({ id }) => id);
  for (const change of page!.fit!.changes)
    if (change.what === 'height') expect(frames, of).toContain(change.frame);
}

const slotCodes = (problems: readonly Problem[]) =>
  problems.map(({ code }) => code).filter((code) => code.startsWith('slot-'));

describe('the special page', () => {
  test('closes with any length of copy that its slot takes, with or without note, figures and quotes', () => {
    const parts = fc.subarray<'note' | 'figures' | 'quotes'>(['note', 'figures', 'quotes']);
    fc.assert(
      fc.property(fc.double({ min: 0.77, max: 1.66, noNaN: true }), parts, (share, without) => {
        const made = special(share, without);
        expect(slotCodes(made.problems)).toEqual([]);
        expectClosed(made, `${share} without ${without.join(', ')}`);
      }),
      { numRuns: Number(process.env.FC_RUNS ?? 20) },
    );
  }, 120_000);

  test('closes with seven tenths of its copy', () => {
    expectClosed(special(0.7), '0.7');
  }, 60_000);

  test.each([0.7, 1, 1.3, 1.6])(
    'closes in six columns with %f of its copy',
    (share) => expectClosed(special(share, [], 'six-columns'), `${share}`),
    60_000,
  );

  test.each([0.8, 1, 1.3, 1.6])(
    'closes with its title on one line with %f of its copy',
    (share) => {
      const made = special(share, [], 'one-line');
      expectClosed(made, `${share}`);
      expect(made.page!.scene.lines.filter(({ kind }) => kind === 'title')).toHaveLength(1);
    },
    60_000,
  );

  test.each([
    [0.9, []],
    [0.94, []],
    [1.35, []],
    [1.85, []],
    [1.2, ['note', 'figures', 'quotes']],
    [1.6, ['note', 'figures', 'quotes']],
  ] as const)(
    'closes without a picture with %f of its copy, without %j',
    (share, parts) => expectClosed(special(share, ['picture', ...parts]), `${share}`),
    60_000,
  );

  test('says what is missing where nothing can close it, and where that is cheapest', () => {
    const { page, problems } = special(0.7, ['picture']);
    expect(page!.fit!.closed).toBe(false);
    const short = problems.filter(({ code }) => code === 'fit-too-short');
    expect(short).toHaveLength(1);
    const { sentence, hint } = inWords(short[0]!, 'zh');
    expect(sentence).toMatch(/稿件 lead 的正文.*\d+ 字/);
    expect(hint).toMatch(/^第\d+段（.+…）末行\d+字：补\d+字多1行/);
  });

  test('sets the head in the middle of its band where no note stands beside it', () => {
    const middle = (made: ReturnType<typeof special>) => {
      const { lines, frames } = made.page!.scene;
      const { box } = frames.find(({ id }) => id === 'head')!;
      const [title] = lines.filter(({ kind }) => kind === 'title');
      return { left: title!.start - box.x, right: box.x + box.width - title!.end };
    };
    const alone = middle(special(1.6, ['note']));
    expect(Math.abs(alone.left - alone.right)).toBeLessThan(60_000);
    expect(middle(special(1)).left).toBe(0);
  });
});
