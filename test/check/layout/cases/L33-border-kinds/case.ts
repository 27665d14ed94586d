import { area, edges, scene, text } from '../../build.ts';

const boxes = (...widths: readonly number[]) =>
  scene(
    ...widths.map((width, i) => {
      const rows = [i * 10, i * 10 + 8] as const;
      return text(`box-${i}`, 'a', [1, 1], rows, undefined, { rects: edges(area([1, 1], rows), width) });
    }),
  );

export const wrong = boxes(0.5, 1, 2);
export const right = boxes(0.5, 1, 1);
