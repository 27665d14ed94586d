import { describe, expect, test } from 'vitest';
import type { Scene } from '../../src/scene/types.ts';
import { painted, repaint } from '../../src/watch/repaint.ts';
import { BLACK, handScene, TINT } from '../support/scenes.ts';

const rect = (x: number, y: number) => ({
  kind: 'rect' as const,
  role: 'furniture' as const,
  frame: 'main',
  box: { x, y, width: 1000, height: 1000 },
  color: TINT,
});
const page = (texts: readonly string[], options = {}) =>
  handScene(
    texts.map((text, index) => ({ x: 10, baseline: 20 + 20 * index, runs: [{ text }] })),
    options,
  );
const between = (before: Scene, after: Scene) => repaint(painted(before), painted(after));

describe('what has to be painted anew', () => {
  test('nothing when nothing changed, also when the words moved in their file', () => {
    expect(between(page(['甲乙', '丙丁']), page(['甲乙', '丙丁']))).toEqual([]);
    const scene = page(['甲乙']);
    const moved = scene.items.map((item) => ({ ...item, source: { file: 'x', start: 9, end: 11 }, line: 4 }));
    expect(between(scene, { ...scene, items: moved as Scene['items'] })).toEqual([]);
  });
  test('the old and the new place of a line that changed, and no other line', () => {
    const boxes = between(page(['甲乙', '丙丁', '戊己']), page(['甲乙', '丙戊', '戊己']))!;
    expect(boxes).toHaveLength(2);
    for (const { y, height } of boxes) {
      expect(y).toBeLessThanOrEqual(40_000 - 9_000);
      expect(y + height).toBeGreaterThanOrEqual(40_000);
      expect(y).toBeGreaterThan(20_000);
      expect(y + height).toBeLessThan(60_000);
    }
  });
  test('what came, and what went', () => {
    expect(between(page(['甲']), page(['甲'], { furniture: [rect(5, 6)] }))).toEqual([rect(5, 6).box]);
    expect(between(page(['甲'], { furniture: [rect(5, 6)] }), page(['甲']))).toEqual([rect(5, 6).box]);
  });
  test('one of two alike that went', () => {
    const two = { furniture: [rect(1, 1), rect(1, 1)] };
    expect(between(page([], two), page([], { furniture: [rect(1, 1)] }))).toEqual([rect(1, 1).box]);
  });
  test('everything: another size, other faces, the same things in another order', () => {
    expect(between(page(['甲']), page(['甲'], { width: 300 }))).toBeUndefined();
    const scene = page(['甲']);
    expect(between(scene, { ...scene, fonts: [{ ...scene.fonts[0]!, sha256: 'other' }] })).toBeUndefined();
    const [a, b] = [rect(1, 1), rect(900, 1)];
    expect(between(page([], { furniture: [a, b] }), page([], { furniture: [b, a] }))).toBeUndefined();
  });
  test('a path with its stroke', () => {
    const stroke = { color: BLACK, width: 500 };
    const commands = ['M', 1000, 2000, 'L', 4000, 9000] as const;
    const line = { kind: 'path' as const, role: 'furniture' as const, frame: 'main', commands, stroke };
    const [box] = between(page([]), page([], { furniture: [line] }))!;
    expect(box).toEqual({ x: 500, y: 1500, width: 4000, height: 8000 });
  });
});
