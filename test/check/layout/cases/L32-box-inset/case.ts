import { area, edges, scene, text } from '../../build.ts';

const boxed = (inset: number, id = 'a', columns: readonly [number, number] = [1, 1]) => {
  const box = area(columns, [0, 9]);
  const lines = {
    ...box,
    x: box.x - inset,
    y: box.y - inset,
    width: box.width + 2 * inset,
    height: box.height + 2 * inset,
  };
  return text(id, id, columns, [0, 9], undefined, { box: lines, rects: edges(lines, 0.5) });
};

/** Too tight, too wide, and two boxes that touch. */
export const wrong = [scene(boxed(3)), scene(boxed(20)), scene(boxed(5), boxed(5, 'b', [2, 2]))];
export const right = [scene(boxed(10)), scene(text('a', 'a', [1, 1], [0, 9]))];
