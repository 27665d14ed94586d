import { area, head, picture, scene, text } from '../../build.ts';

const photos = [picture('p1', area([1, 1], [34, 39])), picture('p2', area([4, 4], [34, 39]))];

export const wrong = scene(
  head('head', 'a', [1, 4], [0, 3], [{ text: '老渡口又开船' }]),
  text('a', 'a', [1, 4], [5, 39]),
);
export const right = scene(
  head('head', 'a', [1, 4], [0, 3], [{ text: '老渡口又开船' }]),
  text('a', 'a', [1, 4], [5, 33]),
  ...photos,
);
