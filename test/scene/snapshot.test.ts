import { expect, test } from 'vitest';
import { layoutSnapshot } from '../../src/scene/snapshot.ts';
import type { Scene } from '../../src/scene/types.ts';
import { handScene, RED, TINT } from '../support/scenes.ts';

const scene = handScene(
  [
    { x: 20, baseline: 40, runs: [{ text: '科技' }, { text: '强国', font: 'hei' }] },
    { x: 20, baseline: 27, runs: [{ text: '中国' }] },
  ],
  {
    grounds: [
      {
        kind: 'rect',
        role: 'furniture',
        frame: 'main',
        box: { x: 0, y: 0, width: 100_000, height: 60_000 },
        color: TINT,
        ground: true,
      },
    ],
    furniture: [
      {
        kind: 'path',
        role: 'furniture',
        frame: 'main',
        commands: ['M', 0, 0, 'L', 10_000, 0, 'Z'],
        fill: RED,
      },
    ],
  },
);

test('a layout as text: one row a line, in reading order of the frame, then shapes', () => {
  expect(layoutSnapshot(scene)).toMatchInlineSnapshot(`
    "#page	226772 × 141732	bleed 0	手排的一页
    #grid	0 0 226772 141732	top 0	10 × 13000	body 9000	ascent 7920
    frame	main	text	0 0 226772 141732	
    #line	frame	leg	row	kind	role	x	baseline	measure	start	end	set	opened	squeezed	type	glyphs	text
    line	main	0		body	story	20000	27000	18000	20000	38000	f-l	0	0	song/9000 0/0/0/100	74b9054a	中国
    line	main	0		body	story	20000	40000	36000	20000	56000	f-l	0	0	song/9000 0/0/0/100 + hei/9000 0/0/0/100	3dc1cf82	科技强国
    rect	main	furniture	0 0 100000 60000	0/8/12/0	ground
    path	main	furniture	fill 0/100/100/0			M 0 0 L 10000 0 Z
    "
  `);
});

test('the order of `lines` does not matter', () => {
  const shuffled: Scene = {
    ...scene,
    lines: [...scene.lines].reverse(),
    items: scene.items.map((item) =>
      item.kind === 'text' ? { ...item, line: scene.lines.length - 1 - item.line } : item,
    ),
  };
  expect(layoutSnapshot(shuffled)).toBe(layoutSnapshot(scene));
});

test('a glyph that is not the text’s own shows, though the text is the same', () => {
  const wrong: Scene = {
    ...scene,
    items: scene.items.map((item) =>
      item.kind === 'text' ? { ...item, glyphs: item.glyphs.map((g) => g + 1) } : item,
    ),
  };
  expect(layoutSnapshot(wrong)).not.toBe(layoutSnapshot(scene));
});
