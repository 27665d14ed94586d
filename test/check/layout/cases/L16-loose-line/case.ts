import { scene, text } from '../../build.ts';

const opened = (by: number) =>
  text('a', 'a', [1, 1], [0, 39], (line, _leg, row) => (row === 5 ? { ...line, opened: by } : line));

export const wrong = [scene(opened(150)), scene(opened(300))];
export const right = scene(opened(100));
