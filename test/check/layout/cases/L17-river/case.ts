import { scene, text } from '../../build.ts';

const lines = (count: number, words: (row: number) => string) =>
  text('a', 'a', [1, 1], [0, 39], (line, _leg, row) =>
    row >= 5 && row < 5 + count ? { ...line, text: words(row) } : line,
  );

export const wrong = [
  scene(lines(3, (row) => `第${row}条船靠了岸，`)),
  scene(lines(3, (row) => `船来了又走${row}次了`)),
];
export const right = scene(lines(2, (row) => `第${row}条船靠了岸，`));
