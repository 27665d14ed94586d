import { head, scene, text } from '../../build.ts';

const wide = (columns: readonly [number, number]) => head('head', 'a', columns, [0, 1], [{ text: '老渡口' }]);

export const wrong = scene(wide([1, 3]), text('a', 'a', [1, 2], [3, 39]), text('b', 'b', [3, 3], [3, 39]));
export const right = [
  scene(wide([1, 2]), text('a', 'a', [1, 2], [3, 39]), text('b', 'b', [3, 3], [3, 39])),
  scene(wide([1, 3]), text('a', 'a', [1, 3], [3, 9]), text('b', 'b', [3, 3], [12, 39])),
];
