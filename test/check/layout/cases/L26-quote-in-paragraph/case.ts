import { scene, text } from '../../build.ts';

const quoted = (after: number) =>
  text('a', 'a', [1, 1], [0, 39], (line, _leg, row) =>
    row === 20
      ? { ...line, kind: 'quote', role: 'derived', paragraph: 9 }
      : { ...line, paragraph: row > 20 ? after : 1 },
  );

export const wrong = scene(quoted(1));
export const right = scene(quoted(2));
