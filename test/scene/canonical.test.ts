import { describe, expect, test } from 'vitest';
import { sceneHash, sceneJson } from '../../src/scene/canonical.ts';
import type { Scene, TextItem } from '../../src/scene/types.ts';
import { handScene } from '../support/scenes.ts';

const scene = handScene([{ x: 20, baseline: 40, runs: [{ text: '科技强国' }] }]);

/** The scene with other fields in its only text item. */
function withItem(change: Partial<TextItem>): Scene {
  return { ...scene, items: [{ ...(scene.items[0] as TextItem), ...change }] };
}

describe('the canonical form of a scene', () => {
  test('is JSON that gives the scene back', () => {
    expect(JSON.parse(sceneJson(scene))).toEqual(scene);
  });

  test('does not depend on the order in which fields were written', () => {
    const reversed = Object.fromEntries(Object.entries(scene).reverse()) as unknown as Scene;
    expect(sceneJson(reversed)).toBe(sceneJson(scene));
    expect(sceneHash(reversed)).toBe(sceneHash(scene));
  });

  test('does not tell an absent field from an undefined one', () => {
    const undefinedField = { ...scene, title: scene.title, extra: undefined } as Scene;
    expect(sceneHash(undefinedField)).toBe(sceneHash(scene));
  });

  test('changes with a thousandth of a point', () => {
    expect(sceneHash(withItem({ y: 40_001 }))).not.toBe(sceneHash(scene));
  });

  test.each([
    ['a fraction', 40_000.5],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['minus zero', -0],
  ])('throws on %s where an integer belongs, and says where', (_, y) => {
    expect(() => sceneJson(withItem({ y }))).toThrow(/scene\.items\[0\]\.y/);
  });

  test('lets inks have decimals', () => {
    const color = { kind: 'cmyk', c: 0, m: 12.5, y: 0, k: 0 } as const;
    expect(sceneJson(withItem({ color }))).toContain('"m":12.5');
  });
});
