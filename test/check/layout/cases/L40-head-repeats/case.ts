import { head, scene, text } from '../../build.ts';

/** A head of two pieces over a story; `often` is how many of its lines speak of the ferry. */
const deck = (words: string, often = 0) =>
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
    text('a', 'a', [1, 1], [6, 39], (line, _leg, row) => ({
      ...line,
      text: row < 6 + often ? '船工说老渡口热闹起来' : '清晨起了一层薄雾还在',
    })),
  );

export const wrong = [
  deck('镇上老渡口热闹起来'),
  scene(
    head('head', 'a', [1, 4], [0, 2], [{ text: '老渡口' }]),
    text('a', 'a', [1, 1], [4, 39], (line, _leg, row) =>
      row === 20 ? { ...line, kind: 'subhead', text: '老渡口' } : line,
    ),
  ),
  // What is not the subject is told beside what is.
  deck('老渡口盼来又开船', 8),
];
export const right = [deck('镇上热闹起来'), deck('镇上老渡口热闹起来', 8)];
