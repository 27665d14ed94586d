import { scene, text } from '../../build.ts';

const moved = (by: number) =>
  text('a', 'a', [1, 1], [0, 39], (line, _leg, row) =>
    row === 20 ? { ...line, baseline: line.baseline! + by } : line,
  );

export const wrong = scene(moved(0.25));
export const right = [scene(moved(0)), scene(moved(0.05))];
