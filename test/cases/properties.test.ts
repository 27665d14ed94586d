import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scene, SceneLine, TextItem } from '../../src/scene/types.ts';
import { gridFaults, measureFaults } from '../pages/laws.ts';
import { runCase } from './run.ts';

const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('渡口', '灯', '船工', '桥', '清晨的河面', '等') },
  { weight: 3, arbitrary: fc.constantFrom('，', '。', '、', '；', '：', '？', '——', '……') },
  { weight: 2, arbitrary: fc.constantFrom('“灯”', '（桥）', '《渡口》', '26', '8.5%', 'MPV', '2019年') },
);
const words = (max: number) =>
  fc.array(piece, { minLength: 1, maxLength: max }).map((all) => `样${all.join('')}`);
const blocks = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: words(40) },
    words(4).map((text) => `### ${text}`),
  ),
  { minLength: 1, maxLength: 10 },
);
const stories = fc.tuple(blocks, fc.boolean()).map(([all, byline]) => {
  const story = all.join('\n\n');
  return byline ? `${story}\n\n（船小记）\n` : `${story}\n`;
});

/** Fixed pages: three legs, an obstacle across two, one in the middle, a thread of frames of two widths. */
const pages = ['three-legs', 'column-rules', 'wrap-middle', 'overset-two-frames'] as const;
const bare = (text: string) => text.replace(/[#\s]/g, '');

function forAll(check: (scene: Scene, story: string, counted: { set: number; over: number }) => void): void {
  fc.assert(
    fc.property(fc.constantFrom(...pages), stories, (name, story) => {
      const { pages: made } = runCase(name, (own, file) => (file.endsWith('.md') ? story : own));
      const { scene, stories: reports } = made[0]!;
      const set = reports.reduce((sum, one) => sum + one.chars, 0);
      const over = reports.reduce((sum, one) => sum + one.overset.chars, 0);
      check(scene, story, { set, over });
    }),
    { numRuns: 60 },
  );
}

const texts = (scene: Scene) => scene.items.filter((item): item is TextItem => item.kind === 'text');

describe('for any story on a fixed page', () => {
  it('every character is set once, in order, or counted as 余文', () => {
    forAll((scene, story, { set, over }) => {
      const shown = scene.reading.map((index) => (scene.items[index] as TextItem).text).join('');
      expect(bare(story).startsWith(bare(shown))).toBe(true);
      expect([...bare(shown)].length).toBe(set);
      expect(set + over).toBe([...bare(story)].length);
    });
  });

  it('every line of body type stands on the grid and fills its measure', () => {
    forAll((scene) => {
      const body = scene.lines.filter((line) => line.kind === 'body');
      expect(body.every((line) => line.row !== undefined)).toBe(true);
      expect(gridFaults(scene, body)).toEqual([]);
      expect(measureFaults(body)).toEqual([]);
    });
  });

  it('no line lies over another', () => {
    forAll((scene) => {
      const boxes = scene.lines.map((line, index) => boxOf(scene, line, index));
      boxes.forEach((a, i) => {
        for (const b of boxes.slice(i + 1)) {
          const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const down = Math.min(a.foot, b.foot) - Math.max(a.top, b.top);
          expect(across > 1000 && down > 1000 ? `${a.text} / ${b.text}` : '').toBe('');
        }
      });
    });
  });
});

function boxOf(scene: Scene, line: SceneLine, index: number) {
  const size = Math.max(...texts(scene).flatMap((item) => (item.line === index ? [item.size] : [])), 0);
  const { start: left, end: right, baseline, text } = line;
  return { left, right, top: baseline - 0.88 * size, foot: baseline + 0.12 * size, text };
}
