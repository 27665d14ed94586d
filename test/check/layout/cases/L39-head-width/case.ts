import { head, scene, text } from '../../build.ts';

const over = (to: number) =>
  scene(head('head', 'a', [1, to], [0, 2], [{ text: '老渡口' }]), text('a', 'a', [1, 4], [4, 39]));

export const wrong = over(1);
/** A deck in a frame of its own beside the title, over the same text. */
const beside = scene(
  head('head', 'a', [1, 3], [0, 2], [{ text: '老渡口' }]),
  head('deck', 'a', [4, 4], [0, 2], [{ text: '雾里来船', kind: 'subtitle' }]),
  text('a', 'a', [1, 4], [4, 39]),
);
export const right = [over(3), beside];
