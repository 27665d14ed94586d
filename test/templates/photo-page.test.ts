import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BuiltPage } from '../../src/build.ts';
import type { Problem } from '../../src/problems/problem.ts';
import { lintErrors, paragraphs } from '../fit/pages.ts';
import { makeVaried } from './vary.ts';

/** The photo page in a variant, with copy of so many characters, without some of its pictures. */
interface Case {
  /** Of the story. */
  readonly heads?: readonly string[];
  readonly variant?: string;
  readonly length: number;
  readonly seed: number;
  readonly gone: readonly string[];
}

const HEADS = ['# 一座灯塔的四季', '## 从春雾到冬雪，灯照样亮'];

function photoPage({ heads = HEADS, variant, length, seed, gone }: Case, template = (text: string) => text) {
  const copy = [...heads, ...paragraphs(length, seed), ''];
  return makeVaried('photo-page-sample', (text, file) => {
    if (file.endsWith('coast.md')) return copy.join('\n\n');
    if (file.endsWith('/photo-page.yaml')) return template(text);
    if (!file.endsWith('photo-page-sample.yaml')) return text;
    const page = gone.reduce(
      (left, slot) => left.replace(new RegExp(`^  ${slot}:\\n(?: {4}.*\\n)+`, 'm'), ''),
      text,
    );
    return variant ? page.replace(/^extends: .*$/m, `$&\nvariant: ${variant}`) : page;
  });
}

const body = (page: BuiltPage) => page.stories.find(({ part }) => part === 'body')!;
const codes = (problems: readonly Problem[]) => problems.map(({ code }) => code);

/** Width over height of a picture, its caption of one line not counted. */
function shape({ scene }: BuiltPage, id: string): number | undefined {
  const image = scene.items.find((item) => item.kind === 'image' && item.frame === id);
  return image?.kind === 'image' ? image.box.width / image.box.height : undefined;
}

const CAPACITY: Readonly<Record<string, readonly [least: number, most: number]>> = {
  '': [400, 800],
  'long-text': [700, 1250],
  'two-pictures': [400, 800],
};
const anyCase = fc
  .record({
    variant: fc.constantFrom('', 'long-text'),
    gone: fc.subarray(['tall', 'lower']),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    seed: fc.integer({ min: 1, max: 9999 }),
  })
  .map(({ variant, gone, share, seed }): Case => {
    const [least, most] = CAPACITY[variant]!;
    return { variant, gone, seed, length: Math.round(least + share * (most - least)) };
  });

describe('the photo page', () => {
  test('closes with copy of any length that it takes, whichever of its pictures it has', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const { page, problems } = photoPage(one);
        expect(codes(problems)).not.toContain('slot-long');
        expect(problems.filter(({ severity }) => severity !== 'advisory')).toEqual([]);
        expect(page?.fit?.closed).toBe(true);
        expect(body(page!).overset.lines).toBe(0);
        expect(body(page!).underset.lines).toBeLessThanOrEqual(1);
        expect(lintErrors({ page: page!, problems })).toEqual([]);
      }),
      { numRuns: Number(process.env.FC_RUNS ?? 45) },
    );
  }, 60_000);

  test('does not close by itself: without `fit` its copy runs over or leaves a hole', () => {
    const without = (text: string) => text.replace(/^fit:[\s\S]*?^(?=themes:)/m, '');
    const left = [420, 560, 640, 780].map((length) => {
      const { page } = photoPage({ length, seed: 3, gone: [] }, without);
      const { overset, underset } = body(page!);
      return Math.max(overset.lines, underset.lines);
    });
    expect(left.filter((lines) => lines > 1).length).toBeGreaterThan(2);
  });

  test.each([400, 480, 600, 720, 800])('keeps its pictures in shape with %i characters', (length) => {
    const { page } = photoPage({ length, seed: 5, gone: [] });
    const between = (id: string, least: number, most: number) => {
      expect(shape(page!, id), id).toBeGreaterThanOrEqual(least);
      expect(shape(page!, id), id).toBeLessThanOrEqual(most);
    };
    between('main', 1.3, 1.82);
    between('tall', 0.53, 0.86);
    between('upper', 0.95, 1.62);
    between('lower', 0.95, 1.62);
    const bottoms = ['tall', 'upper', 'lower'].map((id) => {
      const { box } = page!.scene.frames.find((frame) => frame.id === id)!;
      return box.y + box.height;
    });
    expect(new Set(bottoms).size).toBe(1);
  });

  test.each([420, 600, 780])('with two pictures alone closes with %i characters', (length) => {
    const { page, problems } = photoPage({
      variant: 'two-pictures',
      length,
      seed: 8,
      gone: ['tall', 'lower'],
    });
    expect(problems.filter(({ severity }) => severity !== 'advisory')).toEqual([]);
    expect(page?.fit?.closed).toBe(true);
    expect(shape(page!, 'main')).toBeLessThan(2);
    expect(shape(page!, 'upper')).toBeLessThan(3.1);
  });

  test.each([
    [['## 海边见闻', ...HEADS], ''],
    [['# 守塔人说起灯塔的春夏秋冬'], 'no-deck'],
    [['# 灯塔'], 'no-deck'],
  ])('has room for %j', (heads, variant) => {
    const { page, problems } = photoPage({ heads, variant, length: 480, seed: 2, gone: [] });
    expect(problems.filter(({ severity }) => severity !== 'advisory')).toEqual([]);
    const kinds = ['kicker', 'title', 'subtitle'];
    const set = new Set(page!.scene.lines.map(({ kind }) => kind).filter((kind) => kinds.includes(kind)));
    expect(set.size).toBe(heads.length);
    expect(lintErrors({ page: page!, problems })).toEqual([]);
  });

  test.each([
    [280, 'slot-short'],
    [1040, 'slot-long'],
  ] as const)('with %i characters closes or says what to do', (length, code) => {
    const { page, problems } = photoPage({ length, seed: 4, gone: [] });
    expect(codes(problems)).toContain(code);
    if (page?.fit?.closed) expect(body(page).underset.lines).toBeLessThanOrEqual(1);
    else expect(codes(problems)).toContain('fit-not-closed');
  });

  test('says of copy that no height takes how much is to go', () => {
    const { page, problems } = photoPage({ variant: 'long-text', length: 1625, seed: 4, gone: [] });
    expect(page?.fit?.closed).toBe(false);
    expect(codes(problems)).toEqual(expect.arrayContaining(['slot-long', 'overset']));
    expect(problems.filter(({ code }) => code.startsWith('fit-')).length).toBeGreaterThan(0);
  });
});
