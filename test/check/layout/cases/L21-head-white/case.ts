import { head, scene, text } from '../../build.ts';

const spaced = (above: number, below: number) =>
  scene(
    text('a', 'a', [1, 4], [0, 10]),
    head('head', 'b', [1, 4], [11 + above, 12 + above], [{ text: '新大桥', size: 20 }]),
    text('b', 'b', [1, 4], [13 + above + below, 39]),
  );

export const wrong = [spaced(1, 2), spaced(1, 0)];
export const right = spaced(2, 1);
