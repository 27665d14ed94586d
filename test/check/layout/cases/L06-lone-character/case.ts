import { head, scene, text } from '../../build.ts';

const ending = (words: string) =>
  text('a', 'a', [1, 1], [0, 9], (line, _leg, row) =>
    row === 9 ? { ...line, text: words, last: true, full: false } : line,
  );

export const wrong = [
  scene(ending('船。')),
  scene(
    head(
      'head',
      'a',
      [1, 2],
      [0, 5],
      [
        { text: '老渡口又开', first: true },
        { text: '船', last: true },
      ],
    ),
  ),
];
export const right = scene(ending('开船。'));
