import { describe, expect, test } from 'vitest';
import { pageContent } from '../../src/output/pdf/content.ts';
import { useFont } from '../../src/output/pdf/fonts.ts';
import type { Scene, SceneItem, TextItem } from '../../src/scene/types.ts';
import { testFace } from '../support/fonts.ts';
import { BLACK, handScene, type LineSpec, RED } from '../support/scenes.ts';

/** The content stream of hand-set lines, as lines. */
function content(lines: readonly LineSpec[], shapes: readonly SceneItem[] = []): string[] {
  return stream(handScene(lines, { height: 100, furniture: shapes }));
}

function stream(scene: Scene): string[] {
  const use = useFont(testFace('song'), 'F1');
  return pageContent(scene, () => use)
    .trimEnd()
    .split('\n');
}

describe('type', () => {
  test('a line is one BT and ET, its run one array, in the coordinates of the scene', () => {
    expect(content([{ x: 20, baseline: 40, runs: [{ text: '科技强国' }] }])).toEqual([
      '1 0 0 -1 0 100 cm',
      'BT',
      '0 0 0 1 k',
      '/F1 9 Tf',
      '1 0 0 -1 20 40 Tm',
      '[<0001000200030004>]TJ',
      'ET',
    ]);
  });

  test('an adjustment stands where the next origin is not one advance away', () => {
    const lines = content([{ x: 0, baseline: 40, runs: [{ text: '科技强国', advances: [1.1, 0.5, 1, 1] }] }]);
    expect(lines.at(-2)).toBe('[<0001>-100<0002>500<00030004>]TJ');
  });

  test('the same character has the same code; runs of one look set nothing twice', () => {
    const lines = content([
      { x: 0, baseline: 40, runs: [{ text: '科学' }, { text: '科技', color: RED }] },
      { x: 0, baseline: 60, runs: [{ text: '学', color: RED }] },
    ]);
    expect(lines.slice(1)).toEqual([
      'BT',
      '0 0 0 1 k',
      '/F1 9 Tf',
      '1 0 0 -1 0 40 Tm',
      '[<00010002>]TJ',
      '0 1 1 0 k',
      '1 0 0 -1 18 40 Tm',
      '[<00010003>]TJ',
      'ET',
      'BT',
      '1 0 0 -1 0 60 Tm',
      '[<0002>]TJ',
      'ET',
    ]);
  });

  test('a stretched run is scaled, and the next one is not', () => {
    const lines = content([{ x: 0, baseline: 40, runs: [{ text: '一', scaleX: 1182 }, { text: '二' }] }]);
    expect(lines.filter((line) => line.endsWith('Tz'))).toEqual(['118.2 Tz', '100 Tz']);
  });

  test('two glyphs for one character are read as that character', () => {
    const scene = handScene([{ x: 0, baseline: 40, runs: [{ text: '甲乙丙' }] }]);
    const item = { ...(scene.items[0] as TextItem), text: '甲—', clusters: [0, 1, 1] };
    expect(stream({ ...scene, items: [item] }).slice(5)).toEqual([
      '[<0001>]TJ',
      '/Span <</ActualText <feff2014>>> BDC',
      '[<00020003>]TJ',
      'EMC',
      'ET',
    ]);
  });

  test('at 108 pt a unit of the array is a tenth of a thousandth', () => {
    const lines = content([
      { x: 0, baseline: 90, runs: [{ text: '创新', size: 108, advances: [0.98763, 1] }] },
    ]);
    expect(lines.at(-2)).toBe('[<0001>12.4<0002>]TJ');
  });
});

describe('shapes', () => {
  test('a rectangle and a path, each in its ink', () => {
    const lines = content(
      [],
      [
        {
          kind: 'rect',
          role: 'furniture',
          frame: 'main',
          box: { x: 1_000, y: 2_000, width: 30_000, height: 500 },
          color: BLACK,
        },
        {
          kind: 'path',
          role: 'furniture',
          frame: 'main',
          commands: ['M', 0, 0, 'C', 1_000, 0, 2_000, 1_000, 2_000, 2_000, 'L', 0, 2_000, 'Z'],
          fill: RED,
          stroke: { color: BLACK, width: 250 },
        },
      ],
    );
    expect(lines.slice(1)).toEqual([
      '0 0 0 1 k',
      '1 2 30 0.5 re f',
      '0 1 1 0 k',
      '0 0 0 1 K',
      '0.25 w',
      '0 0 m 1 0 2 1 2 2 c 0 2 l h B',
    ]);
  });

  test('a colour that is no CMYK, or a position that is no integer, is a broken invariant', () => {
    const bad = { kind: 'rect', role: 'furniture', frame: 'main' } as const;
    const box = { x: 0, y: 0, width: 1_000, height: 1_000 };
    const rgb = { kind: 'rgb', r: 255, g: 0, b: 0 } as unknown as typeof BLACK;
    expect(() => content([], [{ ...bad, box, color: rgb }])).toThrow('no colours but CMYK');
    expect(() => content([], [{ ...bad, box, color: { ...BLACK, k: 101 } }])).toThrow('101 %');
    expect(() => content([], [{ ...bad, box: { ...box, x: 0.5 }, color: BLACK }])).toThrow('whole number');
  });
});
