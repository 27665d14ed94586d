import { area, edges, head, scene, text } from '../../build.ts';

const withSubhead = (id: string, columns: readonly [number, number], at: number, more = {}) =>
  text(
    id,
    id,
    columns,
    [4, 39],
    (line, _leg, row) => (row === at ? { ...line, kind: 'subhead', first: true } : line),
    more,
  );

export const wrong = [
  scene(withSubhead('a', [1, 1], 20), withSubhead('b', [2, 2], 20)),
  scene(head('head', 'a', [1, 1], [1, 3], [{ text: '老渡口' }]), withSubhead('b', [1, 1], 4)),
];
/** Another height; sections of one story; one in a box. */
export const right = [
  scene(withSubhead('a', [1, 1], 20), withSubhead('b', [2, 2], 25)),
  scene(withSubhead('a', [1, 2], 20)),
  scene(
    withSubhead('a', [1, 1], 20),
    withSubhead('b', [2, 2], 20, { rects: edges(area([2, 2], [4, 39]), 0.5) }),
  ),
];
