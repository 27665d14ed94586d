import { head, scene, text } from '../../build.ts';

const over = (to: number) =>
  scene(head('head', 'a', [1, to], [0, 2], [{ text: '老渡口' }]), text('a', 'a', [1, 4], [4, 39]));

export const wrong = over(1);
export const right = over(3);
