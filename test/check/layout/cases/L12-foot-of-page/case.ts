import { area, picture, scene, text } from '../../build.ts';

const to = (row: number, columns: readonly [number, number] = [1, 4]) => text('a', 'a', columns, [0, row]);

export const wrong = [scene(to(35)), scene(to(39, [1, 3]))];
export const right = [
  scene(to(39)),
  scene(to(29), picture('photo', area([1, 4], [30, 39]))),
  scene(text('a', 'a', [1, 4], [0, 39], (line, leg, row) => (leg === 3 && row > 37 ? undefined : line))),
];
