import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/problems/problem.ts';
import { describeBoxes, makeVaried, plain, varied } from './vary.ts';

/** Each template by its sample: the story that is made longer and shorter. */
const SAMPLES = [
  ['special-page-sample', 'ferry.md'],
  ['special-tabloid-sample', 'library.md'],
  ['news-page-sample', 'harvest.md'],
] as const;

const codes = (problems: readonly Problem[], severity: string) =>
  problems.filter((one) => one.severity === severity).map(({ code }) => code);
const held = (problems: readonly Problem[]) => [...codes(problems, 'fatal'), ...codes(problems, 'blocking')];

/** Words that quotes and figures repeat may be cut away; that is not the template's fault. */
const ofCopy = (code: string) => !code.startsWith('derived-');

describe.each(SAMPLES)('%s', (sample, story) => {
  test.each([0.8, 1, 1.25])(
    'closes with %f of its copy',
    (share) => {
      const { page, problems } = makeVaried(sample, (text, file) =>
        file.endsWith(story) ? varied(text, share) : text,
      );
      expect(held(problems).filter(ofCopy)).toEqual([]);
      const body = page?.stories.find(({ story: id, part }) => id === 'lead' && part === 'body');
      expect(body?.overset.lines).toBe(0);
      expect(body?.underset.lines).toBeLessThanOrEqual(1);
    },
    60_000,
  );

  test('does without note, figures and quotes, its neighbours in their place', async () => {
    const { page, problems } = makeVaried(sample, (text, file) =>
      file.endsWith(story) ? varied(plain(text), 1.15) : text,
    );
    expect(held(problems)).toEqual([]);
    await expect(describeBoxes(page!)).toMatchFileSnapshot(`snapshots/${sample}-plain.txt`);
  }, 60_000);

  test('stands as it was passed', async () => {
    const { page, problems } = makeVaried(sample);
    expect(held(problems)).toEqual([]);
    await expect(describeBoxes(page!)).toMatchFileSnapshot(`snapshots/${sample}.txt`);
  }, 60_000);
});

test.each(['special-page-sample', 'special-tabloid-sample'])(
  '%s: without figures the second picture stands at the foot of the page, not in the middle of columns',
  (sample) => {
    const { page, problems } = makeVaried(sample, (text, file) =>
      file.endsWith(`${sample}.yaml`)
        ? text.replace(
            / {2}photo:\n {4}file: (.*)\n/,
            (all, file) => `  photo-2: { file: ${file}, alt: '' }\n${all}`,
          )
        : /\.md$/.test(file)
          ? varied(plain(text), 1.1)
          : text,
    );
    expect(held(problems)).toEqual([]);
    const box = (id: string) => page!.scene.frames.find((frame) => frame.id === id)!.box;
    const [picture, body] = [box('photo-2'), box('body')];
    expect(Math.abs(picture.y + picture.height - body.y - body.height)).toBeLessThan(15_000);
    const under = page!.scene.lines.filter(
      ({ frame, x, baseline }) => frame === 'body' && x >= picture.x && baseline > picture.y,
    );
    expect(under).toEqual([]);
  },
  60_000,
);

test('a title of two characters stands on one line, its deck as wide as it needs', () => {
  const { page, problems } = makeVaried('special-page-sample', (text, file) =>
    file.endsWith('ferry.md') ? text.replace(/^# .*$/m, '# 摆渡') : text,
  );
  expect(held(problems)).toEqual([]);
  expect(page!.scene.lines.filter(({ kind, frame }) => kind === 'title' && frame === 'head')).toHaveLength(1);
}, 60_000);

test('a tabloid closes with any length of copy that its slot takes', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.72, max: 1.4, noNaN: true }), (share) => {
      const { page, problems } = makeVaried('special-tabloid-sample', (text, file) =>
        file.endsWith('library.md') ? varied(text, share) : text,
      );
      expect(problems.map(({ code }) => code)).not.toContain('slot-long');
      const body = page?.stories.find(({ part }) => part === 'body');
      expect(held(problems).filter(ofCopy)).toEqual([]);
      expect(body?.underset.lines).toBeLessThanOrEqual(1);
    }),
    { numRuns: Number(process.env.FC_RUNS ?? 12) },
  );
}, 120_000);

describe('photo-page-sample', () => {
  const without = (...slots: string[]) =>
    makeVaried('photo-page-sample', (text, file) =>
      file.endsWith('photo-page-sample.yaml')
        ? slots.reduce(
            (page, slot) =>
              page
                .replace(`  ${slot}:\n    file:`, `  ${slot}: null\n  # :\n  x-${slot}:\n    file:`)
                .replace(new RegExp(`  # :\\n  x-${slot}:\\n(?: {4}.*\\n)+`), ''),
            text,
          )
        : text,
    );

  test.each([[[]], [['lower']], [['tall']], [['tall', 'lower']]])('without %j', async (slots) => {
    const { page, problems } = without(...slots);
    expect(held(problems)).toEqual([]);
    const name = ['photo-page-sample', ...slots].join('-');
    await expect(describeBoxes(page!)).toMatchFileSnapshot(`snapshots/${name}.txt`);
  });

  test('a required picture is missed', () => {
    expect(held(without('main').problems)).toEqual(['slot-empty']);
  });
});

describe('news-page-sample', () => {
  test.each(['fourth', 'comment'])('without %s its neighbour takes the room', async (slot) => {
    const { page, problems } = makeVaried('news-page-sample', (text, file) =>
      file.endsWith('news-page-sample.yaml') ? text.replace(new RegExp(`^  ${slot}: .*$`, 'm'), '') : text,
    );
    expect(held(problems)).toEqual([]);
    await expect(describeBoxes(page!)).toMatchFileSnapshot(`snapshots/news-page-sample-no-${slot}.txt`);
  });
});

describe('themes', () => {
  const themes: [string, string][] = [
    ...['red', 'ink', 'green', 'blue'].map((theme): [string, string] => ['special-page-sample', theme]),
    ...['red', 'blue', 'ink'].map((theme): [string, string] => ['news-page-sample', theme]),
    ...['ink', 'red', 'blue'].map((theme): [string, string] => ['photo-page-sample', theme]),
  ];
  test.each(themes)(
    '%s in %s: newsprint bears its inks, and type stands out from its ground',
    (sample, theme) => {
      const { page } = makeVaried(sample, (text, file) =>
        file.endsWith(`${sample}.yaml`) ? text.replace(/^(extends: .*)$/m, `$1\ntheme: ${theme}`) : text,
      );
      const { palette } = page!.page.model;
      for (const inks of Object.values(palette))
        expect(inks.reduce((sum, ink) => sum + ink, 0)).toBeLessThanOrEqual(220);
      // Shade by the inks: black counts most, yellow hardly.
      const shade = (name: string) => {
        const [c, m, y, k] = palette[name]!;
        return 0.5 * c + 0.45 * m + 0.1 * y + k;
      };
      expect(shade('red') - shade('tint')).toBeGreaterThan(40);
      expect(shade('black') - shade('tint')).toBeGreaterThan(80);
    },
  );
});
