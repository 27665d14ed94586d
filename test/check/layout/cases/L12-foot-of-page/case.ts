import { area, picture, scene, text } from '../../build.ts';

const to = (row: number, columns: readonly [number, number] = [1, 4]) => text('a', 'a', columns, [0, row]);

/** A leg that ends in a quote, with or without rules above and below it. */
const quoted = (rules: boolean) =>
  text(
    'a',
    'a',
    [1, 4],
    [0, 39],
    (line, leg, row) => {
      if (leg !== 0 || row < 34) return line;
      return row === 36 ? { ...line, kind: 'quote', paragraph: 9 } : undefined;
    },
    rules
      ? { rects: [34, 39].map((row) => ({ box: { x: 0, y: row * 10 + 8, width: 100, height: 1 } })) }
      : {},
  );

export const wrong = [scene(to(35)), scene(to(39, [1, 3])), scene(quoted(false))];
export const right = [
  scene(quoted(true)),
  scene(to(39)),
  scene(to(29), picture('photo', area([1, 4], [30, 39]))),
  scene(text('a', 'a', [1, 4], [0, 39], (line, leg, row) => (leg === 3 && row > 37 ? undefined : line))),
];
