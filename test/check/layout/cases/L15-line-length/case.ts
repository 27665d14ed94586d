import { scene, text } from '../../build.ts';

const wide = (measure: number) => text('a', 'a', [1, 1], [0, 39], (line) => ({ ...line, measure }));

export const wrong = [scene(wide(70)), scene(wide(400))];
export const right = [scene(wide(80)), scene(wide(270))];
