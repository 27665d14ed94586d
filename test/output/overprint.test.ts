import { describe, expect, test } from 'vitest';
import { pageContent } from '../../src/output/pdf/content.ts';
import { useFont } from '../../src/output/pdf/fonts.ts';
import { pageMarks } from '../../src/output/pdf/marks.ts';
import { overprintOf } from '../../src/output/pdf/overprint.ts';
import { readPdf } from '../../src/output/pdf/read.ts';
import { writePdf } from '../../src/output/pdf/writer.ts';
import type { Cmyk, Color, ImageItem, SceneItem } from '../../src/scene/types.ts';
import { testFace, testFonts } from '../support/fonts.ts';
import { INTENT } from '../support/press.ts';
import { BLACK, handScene, RED, type RunSpec, TINT } from '../support/scenes.ts';

const WHITE: Cmyk = { kind: 'cmyk', c: 0, m: 0, y: 0, k: 0 };
const rect = (color: Color, x: number, y: number, width: number, height: number): SceneItem => ({
  kind: 'rect',
  role: 'furniture',
  frame: 'main',
  box: { x: x * 1000, y: y * 1000, width: width * 1000, height: height * 1000 },
  color,
});
const PICTURE: ImageItem = {
  kind: 'image',
  role: 'furniture',
  frame: 'main',
  box: { x: 0, y: 0, width: 200_000, height: 100_000 },
  image: '',
  file: 'a.jpg',
  crop: { x: 0, y: 0, width: 1, height: 1 },
  ppi: 200,
};

/** What becomes of a word of type at x 20, baseline 60, over some ground. */
function typeOn(grounds: readonly SceneItem[], run: Partial<RunSpec> = {}, options = {}) {
  const scene = handScene([{ x: 20, baseline: 60, runs: [{ text: '党建', ...run }] }], { grounds });
  const { overprint, reason } = overprintOf(scene, options).at(-1)!;
  return `${overprint ? 'overprint' : 'knockout'}: ${reason}`;
}

describe('black type', () => {
  const flat = [rect(TINT, 0, 0, 200, 100)];
  const edge = [rect(TINT, 0, 0, 30, 100)];
  const large = { size: 36 };

  test('overprints on paper and on one flat tint, at every size', () => {
    expect(typeOn([])).toBe('overprint: black-on-paper');
    expect(typeOn([], large)).toBe('overprint: black-on-paper');
    expect(typeOn(flat)).toBe('overprint: black-on-flat-tint');
    expect(typeOn(flat, large)).toBe('overprint: black-on-flat-tint');
  });

  test('knocks out of a tint from the size that the plant names', () => {
    expect(typeOn(flat, large, { knockoutFrom: 24 })).toBe('knockout: large-black');
    expect(typeOn(flat, { size: 23.9 }, { knockoutFrom: 24 })).toBe('overprint: black-on-flat-tint');
    expect(typeOn([], large, { knockoutFrom: 24 })).toBe('overprint: black-on-paper');
  });

  test('knocks out across an edge and on a picture, but small type overprints all the same (R0009)', () => {
    expect(typeOn(edge, large)).toBe('knockout: black-across-edge');
    expect(typeOn(edge, { size: 12 })).toBe('knockout: black-across-edge');
    expect(typeOn(edge)).toBe('overprint: small-black-type');
    expect(typeOn([PICTURE], large)).toBe('knockout: black-on-picture');
    expect(typeOn([PICTURE])).toBe('overprint: small-black-type');
  });

  test('knocks out where black and what lies under it would be more ink than the press takes', () => {
    const red = [rect(RED, 0, 0, 200, 100)];
    expect(typeOn(red)).toBe('overprint: black-on-flat-tint');
    expect(typeOn(red, {}, { inkLimit: 240 })).toBe('knockout: ink-limit');
    expect(typeOn(flat, {}, { inkLimit: 240 })).toBe('overprint: black-on-flat-tint');
    expect(typeOn([rect(RED, 0, 0, 30, 100)], {}, { inkLimit: 240 })).toBe('knockout: ink-limit');
    const rules = handScene([], {
      grounds: [rect(RED, 0, 0, 30, 10), rect(BLACK, 0, 9, 90, 1), rect(BLACK, 0, 10, 90, 1)],
    });
    // The second rule touches the red without lying on it.
    expect(overprintOf(rules, { inkLimit: 240 }).map(({ reason }) => reason)).toEqual([
      'color',
      'ink-limit',
      'thin-black-rule',
    ]);
  });

  test('sees the topmost ground alone, and nothing that is painted later', () => {
    expect(typeOn([...edge, rect(RED, 0, 0, 200, 100)], large)).toBe('overprint: black-on-flat-tint');
    const scene = handScene([{ x: 20, baseline: 60, runs: [{ text: '党建', size: 36 }] }], {
      furniture: edge,
    });
    expect(overprintOf(scene)[0]).toEqual({ overprint: true, reason: 'black-on-paper' });
  });
});

describe('everything else knocks out', () => {
  test.each([
    ['white type', WHITE, 'white'],
    ['red type', RED, 'color'],
    ['grey type', { ...BLACK, k: 99 }, 'color'],
    ['rich black', { ...BLACK, c: 30 }, 'color'],
  ] as const)('%s', (_what, color, reason) => {
    expect(typeOn([], { color })).toBe(`knockout: ${reason}`);
  });

  test('a spot ink, a picture', () => {
    const spot = { kind: 'spot', name: '专红', tint: 100, alternate: RED } as const;
    const scene = handScene([], { grounds: [rect(spot, 0, 0, 9, 9), PICTURE] });
    expect(overprintOf(scene).map(({ reason }) => reason)).toEqual(['color', 'picture']);
  });

  test('a thick rule or a panel, while a rule under 2 pt overprints (R0010)', () => {
    const reasons = [rect(BLACK, 0, 0, 100, 1.99), rect(BLACK, 0, 0, 100, 2), rect(BLACK, 0, 0, 0.3, 90)];
    const scene = handScene([], { grounds: reasons });
    expect(overprintOf(scene).map(({ reason }) => reason)).toEqual([
      'thin-black-rule',
      'black-panel',
      'thin-black-rule',
    ]);
  });

  test('a drawn line goes by its width, a filled shape is a panel', () => {
    const path = (rest: object): SceneItem => ({
      kind: 'path',
      role: 'furniture',
      frame: 'main',
      commands: ['M', 0, 0, 'L', 9_000, 0],
      ...rest,
    });
    const scene = handScene([], {
      grounds: [
        path({ stroke: { color: BLACK, width: 500 } }),
        path({ stroke: { color: BLACK, width: 2_000 } }),
        path({ fill: BLACK }),
        path({ fill: BLACK, stroke: { color: RED, width: 500 } }),
      ],
    });
    expect(overprintOf(scene).map(({ overprint }) => overprint)).toEqual([true, false, false, false]);
  });
});

describe('in the stream', () => {
  const scene = handScene(
    [
      { x: 20, baseline: 20, runs: [{ text: '甲' }, { text: '乙', color: RED }, { text: '丙' }] },
      { x: 20, baseline: 40, runs: [{ text: '丁' }] },
    ],
    { grounds: [rect(TINT, 0, 0, 200, 100)] },
  );
  const overprint = overprintOf(scene).map((decision) => decision.overprint);

  test('the state is set where it changes and nowhere else', () => {
    const use = useFont(testFace('song'), 'F1');
    const lines = pageContent(scene, () => use, { overprint }).split('\n');
    expect(lines.filter((line) => line.endsWith(' gs'))).toEqual(['/GSo gs', '/GSk gs', '/GSo gs']);
    expect(lines.indexOf('/GSo gs')).toBeGreaterThan(lines.findIndex((line) => line.endsWith('re f')));
  });

  test('a reader finds black on and the rest off; without it nothing overprints', async () => {
    const press = { standard: 'x-4', outputIntent: INTENT } as const;
    const states = async (options: object) => {
      const file = readPdf(await writePdf([scene], testFonts, { title: '叠印', ...options }));
      return pageMarks(file, file.pages[0]!).glyphs.map((glyph) => glyph.overprint ?? false);
    };
    expect(await states({ press })).toEqual([true, false, true, true]);
    expect(await states({ press: { ...press, overprint: false } })).toEqual([false, false, false, false]);
    expect(await states({})).toEqual([false, false, false, false]);
  });
});
