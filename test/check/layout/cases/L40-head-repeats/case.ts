import { head, scene, text } from '../../build.ts';

const deck = (words: string) =>
  scene(
    head(
      'head',
      'a',
      [1, 4],
      [0, 5],
      [
        { text: '老渡口又开船', size: 30 },
        { text: words, kind: 'subtitle', size: 14 },
      ],
    ),
  );

export const wrong = [
  deck('镇上老渡口热闹起来'),
  scene(
    head('head', 'a', [1, 4], [0, 2], [{ text: '老渡口' }]),
    text('a', 'a', [1, 1], [4, 39], (line, _leg, row) =>
      row === 20 ? { ...line, kind: 'subhead', text: '老渡口' } : line,
    ),
  ),
];
export const right = deck('镇上热闹起来');
