import { area, picture, scene, text } from '../../build.ts';

const beside = (to: number) =>
  text('a', 'a', [1, 1], [0, 39], (line, _leg, row) =>
    row >= 10 && row <= to ? { ...line, measure: 50 } : line,
  );

export const wrong = [
  scene(text('a', 'a', [1, 4], [0, 3])),
  scene(beside(11), picture('photo', { ...area([1, 1], [10, 11]), x: 60, width: 40, height: 32 })),
];
export const right = [
  scene(text('a', 'a', [1, 4], [0, 9])),
  scene(beside(15), picture('photo', { ...area([1, 1], [10, 15]), x: 60, width: 40, height: 72 })),
];
