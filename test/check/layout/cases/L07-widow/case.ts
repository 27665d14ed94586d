import { scene, text } from '../../build.ts';

const begins = (more: object) =>
  text('a', 'a', [1, 2], [0, 39], (line, leg, row) => (leg === 1 && row === 0 ? { ...line, ...more } : line));

export const wrong = [
  scene(begins({ text: '船还在开。', last: true })),
  scene(begins({ text: '开。', last: true })),
];
/** A paragraph of a single line is none. */
export const right = [scene(begins({})), scene(begins({ text: '船还在开。', first: true, last: true }))];
