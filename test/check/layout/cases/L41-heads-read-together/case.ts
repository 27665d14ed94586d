import { area, edges, head, scene } from '../../build.ts';

const two = (a: string, b: string, size = 20, more = {}) =>
  scene(
    head('head-a', 'a', [1, 2], [0, 1], [{ text: a }]),
    head('head-b', 'b', [3, 4], [0, 1], [{ text: b, size }], more),
  );
const stacked = (a: string, b: string) =>
  scene(
    head('head-a', 'a', [1, 2], [0, 1], [{ text: a }]),
    head('head-b', 'b', [1, 2], [3, 4], [{ text: b }]),
  );

/** Alike on one line; a head that asks for more, beside or above another. */
export const wrong = [
  two('老船长退休', '新大桥通车'),
  two('老船长把', '渡口交给儿子', 14),
  stacked('全镇都在等待的', '新大桥通车'),
];
export const right = [
  two('老船长退休', '新大桥通车', 14),
  two('老船长退休了吗？', '新大桥通车'),
  two('老船长退休', '新大桥通车', 20, { rects: edges(area([3, 4], [0, 1]), 0.5) }),
  stacked('老船长退休', '新大桥通车'),
];
