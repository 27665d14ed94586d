import { head, scene, text } from '../../build.ts';

const faces = (count: number) =>
  scene(
    head(
      'head',
      'a',
      [1, 4],
      [0, 9],
      Array.from({ length: count }, (_, i) => ({ text: '渡口', font: `face-${i}` })),
    ),
  );
const subheads = (sizes: readonly number[]) =>
  scene(
    text('a', 'a', [1, 1], [0, 39], (line, _leg, row) =>
      row % 10 === 0 ? { ...line, kind: 'subhead', size: sizes[(row / 10) % sizes.length]! } : line,
    ),
  );

export const wrong = [faces(5), subheads([12, 14])];
export const right = [faces(4), subheads([12])];
