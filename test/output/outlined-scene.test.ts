import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { FontSet } from '../../src/fonts/face.ts';
import { openFace } from '../../src/fonts/fontkit-face.ts';
import { contourPath } from '../../src/fonts/glyph-path.ts';
import { outlinedScene } from '../../src/output/outlined-scene.ts';
import { overprintOf } from '../../src/output/pdf/overprint.ts';
import { boundsOf } from '../../src/scene/grounds.ts';
import type { PathItem } from '../../src/scene/types.ts';
import { handScene, RED } from '../support/scenes.ts';

const bytes = readFileSync(new URL('../../fonts/song.ttf', import.meta.url));
const place = { file: 'fonts.yaml', line: 1, column: 1 };
const song = openFace({ id: 'song', bytes, file: 'song.ttf', place }).value!;
const testFonts: FontSet = { chain: () => [song], byId: () => song, roles: ['song'] };

describe('type as outlines', () => {
  const scene = handScene([
    { x: 20, baseline: 60, runs: [{ text: '国党', size: 20 }] },
    { x: 20, baseline: 90, runs: [{ text: '红', size: 20, color: RED, scaleX: 800 }] },
  ]);
  const outlined = outlinedScene(scene, testFonts);
  const paths = outlined.items as readonly PathItem[];

  test('inks the same boxes as the type', () => {
    const box = song.boundsOf(song.glyphOf('国'.codePointAt(0)!));
    const [first] = paths;
    const alone = outlinedScene(
      handScene([{ x: 20, baseline: 60, runs: [{ text: '国', size: 20 }] }]),
      testFonts,
    );
    const found = boundsOf(alone.items[0] as PathItem);
    expect(found.x / 1000).toBeCloseTo(20 + (box.xMin * 20) / 1000, 1);
    expect((found.y + found.height) / 1000).toBeCloseTo(60 - (box.yMin * 20) / 1000, 1);
    expect(found.width / 1000).toBeCloseTo(((box.xMax - box.xMin) * 20) / 1000, 1);
    expect(first?.fill).toEqual(scene.items[0]?.kind === 'text' && scene.items[0].color);
  });

  test('has no words and no fonts, and only whole numbers', () => {
    expect(outlined.reading).toEqual([]);
    expect(outlined.items.map(({ kind }) => kind)).toEqual(['path', 'path']);
    const numbers = paths.flatMap(({ commands }) => commands.filter((part) => typeof part === 'number'));
    expect(numbers.every((value) => Number.isSafeInteger(value) && !Object.is(value, -0))).toBe(true);
  });

  test('overprints where the type did', () => {
    const over = (items: typeof scene) => overprintOf(items).map(({ overprint }) => overprint);
    expect(over(outlined)).toEqual(over(scene));
  });
});

test('contours of quadratic curves close, also those without a point on the curve', () => {
  const point = (x: number, y: number, onCurve: boolean, endContour = false) => ({
    x,
    y,
    onCurve,
    endContour,
  });
  const square = [point(0, 0, true), point(100, 0, true), point(100, 100, true), point(0, 100, true, true)];
  expect(contourPath(square, 1)).toEqual(['M', 0, 0, 'L', 100, 0, 'L', 100, 100, 'L', 0, 100, 'Z']);
  const round = [
    point(0, 0, false),
    point(100, 0, false),
    point(100, 100, false),
    point(0, 100, false, true),
  ];
  const path = contourPath(round, 1);
  expect(path.slice(0, 3)).toEqual(['M', 0, 50]);
  expect(path.filter((part) => part === 'C')).toHaveLength(4);
  expect(path.slice(-3)).toEqual([0, 50, 'Z']);
});
