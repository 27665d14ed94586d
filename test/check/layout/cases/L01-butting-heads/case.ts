import { area, edges, head, scene, text } from '../../build.ts';

const left = head('head-a', 'a', [1, 2], [0, 2], [{ text: '老渡口又开船', size: 20 }]);
const below = [text('a', 'a', [1, 2], [4, 39]), text('b', 'b', [3, 4], [4, 39])];
const beside = (size: number, more = {}) =>
  head('head-b', 'b', [3, 4], [0, 2], [{ text: '新大桥已合龙', size }], more);

/** Alike in size, nearly so, and one that leaves most of its frame white. */
export const wrong = [
  scene(left, beside(20), ...below),
  scene(left, beside(18), ...below),
  scene(head('head-a', 'a', [1, 2], [0, 2], [{ text: '渡口', size: 20 }]), beside(20), ...below),
];
/** Another size, a lower place, a box, the same story, or a column between them. */
export const right = [
  scene(left, beside(12), ...below),
  scene(left, head('head-b', 'b', [3, 4], [20, 22], [{ text: '新大桥已合龙' }]), ...below),
  scene(left, beside(20, { rects: edges(area([3, 4], [0, 2]), 0.5) }), ...below),
  scene(left, head('head-b', 'a', [3, 4], [0, 2], [{ text: '又一节' }]), ...below),
  scene(left, head('head-b', 'b', [4, 4], [0, 2], [{ text: '合龙', size: 20 }]), ...below),
];
