import { area, head, picture, scene, text } from '../../build.ts';

const over = head('head', 'a', [1, 4], [10, 12], [{ text: '老渡口' }]);
const hole = (from: number, to: number) =>
  text('a', 'a', [1, 2], [13, 39], (line, leg, row) =>
    leg === 0 && row >= from && row <= to ? undefined : line,
  );

/** On to the left; up above the head; a picture across a leg. */
export const wrong = [
  scene(over, text('a', 'a', [3, 4], [13, 39]), text('a2', 'a', [1, 2], [13, 39])),
  scene(over, text('a', 'a', [1, 1], [13, 39]), text('a2', 'a', [2, 2], [0, 8])),
  scene(over, hole(20, 29), picture('photo', area([1, 1], [20, 29]))),
];
export const right = [
  scene(over, text('a', 'a', [1, 2], [13, 39]), text('a2', 'a', [3, 4], [13, 39])),
  scene(over, hole(13, 22), picture('photo', area([1, 1], [13, 22]))),
];
