import { area, picture, scene, text } from '../../build.ts';

const short = (by: number) =>
  text('a', 'a', [1, 4], [0, 39], (line, leg, row) => (leg === 2 && row > 39 - by ? undefined : line));

export const wrong = [scene(short(3)), scene(text('a', 'a', [1, 4], [0, 30]))];
export const right = [
  scene(short(2)),
  scene(text('a', 'a', [1, 4], [0, 29]), picture('photo', area([1, 4], [30, 39]))),
];
