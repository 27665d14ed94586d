import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BuiltPage } from '../../src/build.ts';
import type { Scene, SceneItem } from '../../src/scene/types.ts';
import { BLACK } from '../support/scenes.ts';
import { describeBoxes, makeVaried, plain, varied } from '../templates/vary.ts';
import { renderScene } from './matcher.ts';
import { coarse, compareImage, compareLayout, folders, modeOf } from './reference.ts';

/** A sample page with its story, and what is changed on the way: the copy, and the page itself. */
interface Case {
  readonly sample: string;
  readonly story: string;
  readonly copy?: (story: string) => string;
  readonly page?: (yaml: string) => string;
}

const share = (of: number) => (story: string) => varied(story, of);
const bare = (of: number) => (story: string) => varied(plain(story), of);
/** The page without what it puts into some slots. */
const without =
  (...slots: string[]) =>
  (yaml: string) =>
    slots.reduce((left, slot) => left.replace(new RegExp(`^ {2}${slot}:.*\\n(?: {4}.*\\n)*`, 'm'), ''), yaml);
const inVariant = (name: string) => (yaml: string) => yaml.replace(/^extends: .*$/m, `$&\nvariant: ${name}`);

const SPECIAL = { sample: 'special-page-sample', story: 'ferry.md' };
const TABLOID = { sample: 'special-tabloid-sample', story: 'library.md' };
const NEWS = { sample: 'news-page-sample', story: 'harvest.md' };
const PHOTO = { sample: 'photo-page-sample', story: 'coast.md' };

/** Each template with its sample as it is, with short and long copy, and without what it can do without. */
const CASES: Readonly<Record<string, Case>> = {
  'special-page': SPECIAL,
  'special-page-short': { ...SPECIAL, copy: share(0.8) },
  'special-page-long': { ...SPECIAL, copy: share(1.25) },
  'special-page-bare': { ...SPECIAL, copy: bare(1.15), page: without('tag') },
  'special-tabloid': TABLOID,
  'special-tabloid-short': { ...TABLOID, copy: share(0.8) },
  'special-tabloid-long': { ...TABLOID, copy: share(1.25) },
  'special-tabloid-bare': { ...TABLOID, copy: bare(1.15), page: without('tag') },
  'news-page': NEWS,
  'news-page-short': { ...NEWS, copy: share(0.8) },
  'news-page-long': { ...NEWS, copy: share(1.25) },
  'news-page-bare': { ...NEWS, page: without('fourth', 'comment') },
  'photo-page': PHOTO,
  'photo-page-short': { ...PHOTO, copy: share(0.8) },
  'photo-page-long': { ...PHOTO, copy: share(1.9), page: inVariant('long-text') },
  'photo-page-no-tall': { ...PHOTO, page: without('tall') },
  'photo-page-no-lower': { ...PHOTO, page: without('lower') },
};

function make({ sample, story, copy, page: change }: Case, template = (yaml: string) => yaml): BuiltPage {
  const { page, problems } = makeVaried(sample, (text, file) => {
    if (file.endsWith(`/${story}`)) return copy ? copy(text) : text;
    if (file.endsWith(`/${sample}.yaml`)) return change ? change(text) : text;
    return template(text);
  });
  if (!page) throw new Error(problems.map(({ code }) => code).join());
  return page;
}

/**
 * Pictures as grey panels with a cross: decoders of pictures need not agree in the last bit on every machine, and
 * these pages are about where things stand. What of a picture is shown is told in words.
 */
function withPanels(scene: Scene): Scene {
  return {
    ...scene,
    items: scene.items.flatMap((item): SceneItem[] => {
      if (item.kind !== 'image') return [item];
      const { role, frame, box } = item;
      const [x, y, right, foot] = [box.x, box.y, box.x + box.width, box.y + box.height];
      const cross = ['M', x, y, 'L', right, foot, 'M', x, foot, 'L', right, y] as const;
      return [
        { kind: 'rect', role, frame, box, color: { ...BLACK, k: 20 }, ground: true },
        { kind: 'path', role, frame, commands: cross, stroke: { color: BLACK, width: 500 }, ground: true },
      ];
    }),
  };
}

/** Boxes in mm, and of each picture the part that is shown, in pixels. */
function inWords(page: BuiltPage): string {
  const crops = page.scene.items.flatMap((item) => {
    if (item.kind !== 'image') return [];
    const { x, y, width, height } = item.crop;
    return [`${item.frame} shows ${[x, y, width, height].map(Math.round).join(' ')} of ${item.file}`];
  });
  return `${[describeBoxes(page), ...crops].join('\n')}\n`;
}

async function compare(name: string, page: BuiltPage, mode = modeOf(process.env), at = folders) {
  const bitmap = coarse(await renderScene(withPanels(page.scene), 72, page.fonts));
  const verdicts = [
    compareLayout(`templates/${name}`, inWords(page), mode, at),
    compareImage(`templates/${name}`, bitmap, mode, at),
  ];
  return verdicts.flatMap(({ message }) => message ?? []);
}

describe('templates at 72 dpi', () => {
  test.each(Object.keys(CASES))('%s', async (name) => {
    expect(await compare(name, make(CASES[name]!))).toEqual([]);
  });
});

describe('a template that was changed', () => {
  const changed = async (from: string, to: string) => {
    const out = mkdtempSync(join(tmpdir(), 'templates-'));
    try {
      const page = make(PHOTO, (yaml) => yaml.replace(from, to));
      return await compare('photo-page', page, 'ci', { ref: folders.ref, out: `${out}/` });
    } finally {
      rmSync(out, { recursive: true });
    }
  };

  test('passes as long as nothing moves', async () => {
    expect(await changed('about: 大图', 'about: 主图')).toEqual([]);
  });

  test('fails in words and in pixels when a frame moves by a line', async () => {
    const [words, pixels] = await changed(
      'lower, columns: 5-6, lines: 67-85',
      'lower, columns: 5-6, lines: 68-85',
    );
    expect(words).toContain('+ lower image');
    expect(pixels).toMatch(/\d+ pixels differ/);
  });

  test('fails in pixels alone when heads become another colour', async () => {
    const left = await changed(
      'palette: { red: [0, 0, 0, 100] }\nstyles',
      'palette: { red: [0, 100, 100, 0] }\nstyles',
    );
    expect(left).toHaveLength(1);
    expect(left[0]).toMatch(/\d+ pixels differ/);
  });
});
