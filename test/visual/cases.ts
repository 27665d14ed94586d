import type { Scene, SceneItem } from '../../src/scene/types.ts';
import { testFace } from '../support/fonts.ts';
import { BLACK, handScene, RED, TINT } from '../support/scenes.ts';

const han = (text: string) =>
  [...text].map((c) => ({ glyph: testFace('song').glyphOf(c.codePointAt(0)!), text: c }));
const BAR = testFace('song').glyphOf(0x2014);
/** Scale that brings the advance of the font's dash to two em. */
const BAR_SCALE = Math.round(2_000_000 / testFace('song').advanceOf(BAR));

/** Two dashes as one bar of two em, beside what stands around it. */
const dashBar = handScene([
  {
    x: 20,
    baseline: 40,
    runs: [
      { text: '创新是引领', size: 12 },
      { text: '——', size: 12, glyphs: [{ glyph: BAR, text: '——' }], advances: [2], scaleX: BAR_SCALE },
      { text: '第一动力', size: 12 },
    ],
  },
]);

/** Faces and sizes on one baseline. */
const mixedSizes = handScene([
  {
    x: 14,
    baseline: 60,
    runs: [
      { text: '报宋九点', size: 9 },
      { text: '黑体', font: 'hei', size: 14 },
      { text: '标宋', font: 'biaosong', size: 28, color: RED },
      { text: '楷体', font: 'kai', size: 18 },
    ],
  },
  { x: 14, baseline: 110, runs: [{ text: '大样', font: 'xiaobiaosong', size: 48.5 }] },
]);

const shape = { role: 'furniture', frame: 'main' } as const;
const ring: SceneItem = {
  kind: 'path',
  ...shape,
  commands: [
    ...['M' as const, 180_000, 50_000],
    ...['C' as const, 180_000, 61_046, 171_046, 70_000, 160_000, 70_000],
    ...['C' as const, 148_954, 70_000, 140_000, 61_046, 140_000, 50_000],
    ...['C' as const, 140_000, 38_954, 148_954, 30_000, 160_000, 30_000],
    ...['C' as const, 171_046, 30_000, 180_000, 38_954, 180_000, 50_000, 'Z' as const],
  ],
  fill: TINT,
  stroke: { color: RED, width: 1_500 },
};

/** A tint under type, a hairline rule, a filled and stroked path. */
const shapes = handScene([{ x: 24, baseline: 48, runs: [{ text: '底纹上的字', size: 14 }] }], {
  grounds: [
    {
      kind: 'rect',
      ...shape,
      box: { x: 14_000, y: 28_000, width: 96_000, height: 36_000 },
      color: TINT,
      ground: true,
    },
  ],
  furniture: [
    { kind: 'rect', ...shape, box: { x: 14_000, y: 80_000, width: 198_772, height: 250 }, color: BLACK },
    { kind: 'rect', ...shape, box: { x: 14_000, y: 90_000, width: 198_772, height: 3_000 }, color: RED },
    ring,
  ],
});

/** Opening marks moved left by half an em, at the line's head and after a closing mark; closing marks squeezed. */
const openingMarks: Scene = handScene([
  { x: 20, baseline: 40, runs: [{ text: '甲乙丙丁戊己庚辛', size: 12 }] },
  {
    x: 14,
    baseline: 60,
    runs: [
      {
        text: '《甲乙》，“丙丁”（戊）',
        size: 12,
        glyphs: han('《甲乙》，“丙丁”（戊）'),
        advances: [1, 1, 1, 0.5, 0.5, 1, 1, 1, 0.5, 1, 1, 0.5].map((a, i) => (i === 8 ? 0 : a)),
      },
    ],
  },
]);

/** Hand-made scenes, one feature each: what the output must do before there is any layout. */
export const fragments: Readonly<Record<string, Scene>> = {
  'dash-bar': dashBar,
  'mixed-sizes': mixedSizes,
  shapes,
  'opening-marks': openingMarks,
};
