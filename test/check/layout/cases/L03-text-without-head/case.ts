import { area, edges, head, scene, text } from '../../build.ts';

const over = (columns: readonly [number, number]) => head('head', 'a', columns, [0, 2], [{ text: '老渡口' }]);
const body = text('a', 'a', [1, 4], [4, 39]);

export const wrong = [
  scene(over([1, 3]), body),
  scene(head('head', 'a', [1, 4], [20, 22], [{ text: '老渡口' }]), text('a', 'a', [1, 2], [0, 18])),
];
/** The note of the story stands beside the head; the leg is in a box. */
export const right = [
  scene(over([1, 4]), body),
  scene(
    over([1, 3]),
    text('note', 'a', [4, 4], [0, 3], (line) => ({ ...line, kind: 'editor-note' })),
    body,
  ),
  scene(
    over([1, 2]),
    text('a', 'a', [1, 2], [4, 39]),
    text('side', 'a', [3, 4], [4, 39], undefined, { rects: edges(area([3, 4], [4, 39]), 1) }),
  ),
];
