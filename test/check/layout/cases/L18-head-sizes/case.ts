import { head, scene, text } from '../../build.ts';

const pair = (upper: number, lower: number) =>
  scene(
    head('head-a', 'a', [1, 4], [0, 3], [{ text: '老渡口', size: upper }]),
    text('a', 'a', [1, 4], [5, 19]),
    head('head-b', 'b', [1, 4], [21, 25], [{ text: '新大桥', size: lower }]),
    text('b', 'b', [1, 4], [27, 39]),
  );
const deck = (size: number) =>
  scene(
    head(
      'head',
      'a',
      [1, 4],
      [0, 5],
      [
        { text: '老渡口', size: 30 },
        { text: '又开船了', kind: 'subtitle', size },
      ],
    ),
  );

export const wrong = [pair(24, 30), deck(30)];
export const right = [pair(30, 24), deck(14)];
