import { area, edges, head, picture, scene, text } from '../../build.ts';

const top = [head('head-a', 'a', [1, 4], [0, 2], [{ text: '甲' }]), text('a', 'a', [1, 4], [3, 19])];
const low = [head('head-b', 'b', [1, 4], [20, 22], [{ text: '乙' }]), text('b', 'b', [1, 4], [23, 39])];

/** A band across the page, a gutter down it. */
export const wrong = [
  scene(...top, ...low),
  scene(text('a', 'a', [1, 2], [0, 39]), text('b', 'b', [3, 4], [0, 39])),
];
/** A picture bites into both halves; one story alone; a boxed rail. */
export const right = [
  scene(...top, ...low, picture('photo', area([2, 3], [12, 26]))),
  scene(...top),
  scene(
    text('a', 'a', [1, 3], [0, 39]),
    text('b', 'b', [4, 4], [0, 39], undefined, { rects: edges(area([4, 4], [0, 39]), 0.5) }),
  ),
];
