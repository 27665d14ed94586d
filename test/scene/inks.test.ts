import { describe, expect, test } from 'vitest';
import { sceneJson } from '../../src/scene/canonical.ts';
import { darkness, type InkSet, inkScene } from '../../src/scene/inks.ts';
import type { Cmyk, Color, Spot } from '../../src/scene/types.ts';
import { BLACK, handScene, RED, TINT } from '../support/scenes.ts';

const RED_INK = { name: '专红', cmyk: [0, 100, 100, 0] } as const;
const FOUR: InkSet = { process: 'cmyk', spots: [] };
const BLACK_ONLY: InkSet = { process: 'k', spots: [] };
const BLACK_AND_RED: InkSet = { process: 'k', spots: [RED_INK] };

const panel = (color: Color) =>
  ({
    kind: 'rect',
    role: 'furniture',
    frame: 'main',
    box: { x: 0, y: 0, width: 200_000, height: 60_000 },
    color,
    ground: true,
  }) as const;
const page = (type: Cmyk, ground?: Color) =>
  handScene([{ x: 20, baseline: 40, runs: [{ text: '党建', color: type }] }], {
    grounds: ground ? [panel(ground)] : [],
  });
const colorsOf = (scene: ReturnType<typeof page>) =>
  scene.items.map((item) => ('color' in item ? item.color : undefined));

describe('four inks', () => {
  test('leave a page as it is', () => {
    const scene = page(BLACK, RED);
    expect(inkScene(scene, FOUR).scene).toBe(scene);
  });

  test('print an ink of its own in proportion where the press has it not', () => {
    const spot: Spot = { kind: 'spot', name: '专红', tint: 40, alternate: RED };
    const { scene, converted } = inkScene(page(BLACK, spot), FOUR);
    expect(colorsOf(scene)[0]).toEqual({ ...RED, m: 40, y: 40 });
    expect(converted).toHaveLength(1);
  });

  test('keep it where the press has it', () => {
    const spot: Spot = { kind: 'spot', name: '专红', tint: 40, alternate: RED };
    const { scene, converted } = inkScene(page(BLACK, spot), { process: 'cmyk', spots: [RED_INK] });
    expect(colorsOf(scene)[0]).toEqual(spot);
    expect(converted).toEqual([]);
  });

  test('print a colour of the palette as the ink that the table names', () => {
    const inks: InkSet = { process: 'cmyk', spots: [RED_INK] };
    const { scene } = inkScene(page(RED), inks, { red: { spot: '专红', tint: 90 } });
    expect(colorsOf(scene)).toEqual([{ kind: 'spot', name: '专红', tint: 90, alternate: RED }]);
    expect(() => sceneJson(scene)).not.toThrow();
  });
});

describe('black alone', () => {
  test('maps by name first', () => {
    const { scene, converted } = inkScene(page(RED), BLACK_ONLY, { red: { k: 100 } });
    expect(colorsOf(scene)).toEqual([{ ...BLACK, name: 'red' }]);
    expect(converted).toEqual([]);
  });

  test('else takes the grey of the same darkness, and says so', () => {
    const { scene, converted } = inkScene(page(BLACK, RED), BLACK_ONLY);
    expect(colorsOf(scene)).toEqual([{ ...BLACK, k: 70, name: 'red' }, BLACK]);
    expect(converted).toEqual([{ from: RED, to: { ...BLACK, k: 70, name: 'red' } }]);
  });

  test('leaves nothing on the other plates', () => {
    const { scene } = inkScene(page(RED, TINT), BLACK_ONLY);
    for (const color of colorsOf(scene)) expect(color).toMatchObject({ kind: 'cmyk', c: 0, m: 0, y: 0 });
  });

  test('finds type that can no longer be told from its ground', () => {
    const green: Cmyk = { kind: 'cmyk', c: 100, m: 0, y: 100, k: 30, name: 'green' };
    // Red type on green: 70 against 71 in grey. It was no better in colour, so it is nothing new.
    expect(inkScene(page(RED, green), BLACK_ONLY).faint).toEqual([]);
    expect(inkScene(page(RED, TINT), BLACK_ONLY).faint).toEqual([]);
    // The table makes them the same.
    const table = { red: { k: 20 } };
    expect(inkScene(page(RED, TINT), BLACK_ONLY, table).faint).toEqual([{ item: 1, before: 64, after: 14 }]);
  });
});

describe('black and an ink of its own', () => {
  test('a colour that is mostly the ink becomes a tint of it', () => {
    const { scene, converted } = inkScene(page(BLACK, { ...RED, m: 90, y: 80 }), BLACK_AND_RED);
    expect(colorsOf(scene)).toEqual([{ kind: 'spot', name: '专红', tint: 85, alternate: RED }, BLACK]);
    expect(converted).toHaveLength(1);
  });

  test('a colour of another hue becomes grey', () => {
    const cyan: Cmyk = { kind: 'cmyk', c: 100, m: 0, y: 0, k: 0 };
    expect(colorsOf(inkScene(page(BLACK, cyan), BLACK_AND_RED).scene)[0]).toEqual({ ...BLACK, k: 30 });
  });

  test('paths follow, fill and line', () => {
    const scene = page(BLACK);
    const path = {
      kind: 'path',
      role: 'furniture',
      frame: 'main',
      commands: ['M', 0, 0, 'L', 1_000, 0, 'L', 0, 1_000, 'Z'],
      fill: RED,
      stroke: { color: { ...RED, name: 'dark' }, width: 500 },
    } as const;
    const inked = inkScene({ ...scene, items: [path] }, BLACK_ONLY, { dark: { k: 100 } });
    expect(inked.scene.items[0]).toMatchObject({
      fill: { k: 70 },
      stroke: { color: { k: 100 }, width: 500 },
    });
  });
});

test('darkness is that of the grey of ISO 32000-1', () => {
  expect(darkness(BLACK)).toBe(100);
  expect(darkness(RED)).toBeCloseTo(70);
  expect(darkness({ ...RED, k: 60 })).toBe(100);
  expect(darkness({ kind: 'spot', name: 'x', tint: 50, alternate: RED })).toBeCloseTo(35);
});
