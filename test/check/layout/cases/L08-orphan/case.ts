import { scene, text } from '../../build.ts';

const ends = (more: object) =>
  text('a', 'a', [1, 2], [0, 39], (line, leg, row) =>
    leg === 0 && row === 39 ? { ...line, ...more } : line,
  );

export const wrong = scene(ends({ first: true }));
export const right = [scene(ends({})), scene(ends({ first: true, last: true }))];
