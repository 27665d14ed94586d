import { area, edges, picture, RED, scene } from '../../build.ts';

const box = area([1, 1], [0, 9]);
const framed = (width: number, color?: typeof RED) =>
  scene({ ...picture('photo', box), rects: edges(box, width, color) });

export const wrong = framed(2);
export const right = [framed(0.5), framed(2, RED), scene(picture('photo', box))];
