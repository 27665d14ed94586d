import { scene, text } from '../../build.ts';

const short = (own: number, by: number) =>
  text('a', 'a', [1, 4], [0, 39], (line, leg, row) => (leg === own && row > 39 - by ? undefined : line));

export const wrong = [scene(short(1, 2)), scene(short(1, 5)), scene(short(3, 4))];
/** The last of four legs may be short by three lines. */
export const right = [scene(short(1, 1)), scene(short(3, 3))];
