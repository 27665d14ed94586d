import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/diff/changes.ts';
import { diffPrinted } from '../../src/diff/compare.ts';
import { printedPages } from '../../src/diff/pdf-page.ts';
import { type PrintedPage, printedScene } from '../../src/diff/printed.ts';
import { writePdf } from '../../src/output/pdf/writer.ts';
import { glyphOrigin } from '../../src/scene/geometry.ts';
import type { Box, Scene } from '../../src/scene/types.ts';
import { runCase } from '../cases/run.ts';
import { changesOf } from './pages.ts';

/** A page of vertical type in the three forms that can be compared. */
interface Forms {
  readonly scene: Scene;
  readonly printed: PrintedPage;
  readonly pdf: PrintedPage;
}

async function forms(
  name: string,
  ...edits: readonly (readonly [from: string, to: string])[]
): Promise<Forms> {
  const found = new Set<string>();
  const { pages } = runCase(name, (text) =>
    edits.reduce((all, [from, to]) => {
      if (all.includes(from)) found.add(from);
      return all.replace(from, to);
    }, text),
  );
  expect([...found]).toEqual(edits.map(([from]) => from));
  const { scene, fonts } = pages[0]!;
  const bytes = await writePdf([scene], fonts, { title: scene.title, producer: 'dayang test' });
  const pdf = printedPages(bytes);
  if (typeof pdf === 'string') throw new Error(pdf);
  return { scene, printed: printedScene(scene), pdf: pdf[0]! };
}

/** All nine pairs of forms: two scenes are compared as such, all others by what a PDF tells. */
function nine(old: Forms, now: Forms): [name: string, changes: readonly Change[]][] {
  const kinds = ['scene', 'printed', 'pdf'] as const;
  return kinds.flatMap((a) =>
    kinds.map((b): [string, readonly Change[]] => {
      if (a === 'scene' && b === 'scene') return [`${a} ${b}`, changesOf(old.scene, now.scene)];
      const side = (forms: Forms, kind: (typeof kinds)[number]) => ({
        page: kind === 'pdf' ? forms.pdf : forms.printed,
        exact: kind === 'pdf',
        grid: forms.scene.grid,
      });
      return [`${a} ${b}`, diffPrinted(side(old, a), side(now, b)).changes];
    }),
  );
}

/** Where the first glyph of some words of a line stands. */
function originOf({ items }: Scene, words: string): { x: number; y: number; size: number } {
  for (const item of items) {
    if (item.kind !== 'text') continue;
    const at = item.text.indexOf(words);
    const glyph = item.clusters.findIndex((cluster) => cluster >= at);
    if (at >= 0 && glyph >= 0) return { ...glyphOrigin(item, glyph), size: item.size };
  }
  throw new Error(`no ${words}`);
}

const holds = ({ x, y, width, height }: Box, at: { x: number; y: number }, slack: number) =>
  at.x >= x - slack && at.x <= x + width + slack && at.y >= y - slack && at.y <= y + height + slack;

describe.each(['vertical-text', 'vertical-headline'])('%s', (name) => {
  test('built anew is the same, whatever the two forms are', async () => {
    const [old, now] = [await forms(name), await forms(name)];
    for (const [pair, changes] of nine(old, now)) expect(changes, pair).toEqual([]);
  });
});

describe('one character of vertical type', () => {
  test.each<[name: string, from: string, to: string, before: string, after: string]>([
    ['vertical-text', '雾里的灯', '雾里的雪', '灯', '雪'],
    ['vertical-text', '几点走', '几时走', '点', '时'],
    ['vertical-headline', '渡口48年', '渡口49年', '48', '49'],
  ])('%s: %s → %s is one entry, with its box on the character', async (name, from, to, before, after) => {
    const [old, now] = [await forms(name), await forms(name, [from, to])];
    for (const [pair, changes] of nine(old, now)) {
      expect(
        changes.map((one) => [one.kind, one.before, one.after]),
        pair,
      ).toEqual([['words', before, after]]);
      const at = originOf(now.scene, after.slice(-1));
      const box = changes[0]!.new!.boxes[0]!;
      expect(holds(box, at, at.size * 0.15), `${pair} ${JSON.stringify([box, at])}`).toBe(true);
      expect(Math.max(box.width, box.height), pair).toBeLessThan(at.size * 2.1);
    }
  });

  test('words of a turned piece', async () => {
    const [old, now] = [await forms('vertical-text'), await forms('vertical-text', ['English', 'Swedish'])];
    for (const [pair, changes] of nine(old, now)) {
      expect(
        changes.filter(({ kind }) => kind === 'words').map((one) => [one.before, one.after]),
        pair,
      ).toEqual([['English', 'Swedish']]);
      const box = changes.find(({ kind }) => kind === 'words')!.new!.boxes[0]!;
      expect(box.height, pair).toBeGreaterThan(2 * box.width);
      const at = originOf(now.scene, 'Swedish');
      expect(holds(box, at, at.size * 0.15), pair).toBe(true);
    }
  });

  test('a cut pushes the lines after it: told as such, nothing unexplained', async () => {
    const [old, now] = [
      await forms('vertical-text'),
      await forms('vertical-text', ['老人、孩子都来了；', '']),
    ];
    for (const [pair, changes] of nine(old, now)) {
      expect(new Set(changes.map(({ kind }) => kind)), pair).toEqual(new Set(['words', 'lines']));
      expect(changes[0], pair).toMatchObject({ before: '老人、孩子都来了；', after: '' });
    }
  });
});
