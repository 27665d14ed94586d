import { area, BLUE, GREEN, RED, scene, TINT, text } from '../../build.ts';

const bars = (...colors: readonly (typeof RED)[]) =>
  scene({
    id: 'bars',
    kind: 'rule',
    box: area([1, 1], [0, 0]),
    rects: colors.map((color) => ({ box: area([1, 1], [0, 0]), color })),
  });
const onTint = (size: number) =>
  scene(
    text('a', 'a', [1, 1], [0, 9], (line) => ({ ...line, size }), {
      rects: [{ box: area([1, 4], [0, 39]), color: TINT, ground: true }],
    }),
  );

export const wrong = [
  bars(RED, BLUE, GREEN),
  scene(text('a', 'a', [1, 1], [0, 9], (line) => ({ ...line, color: RED }))),
  onTint(7),
];
export const right = [bars(RED, BLUE), scene(text('a', 'a', [1, 1], [0, 9])), onTint(10)];
