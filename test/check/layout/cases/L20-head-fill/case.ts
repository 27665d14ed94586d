import { head, scene } from '../../build.ts';

const filled = (width: number) => scene(head('head', 'a', [1, 2], [0, 3], [{ text: '老渡口', width }]));

export const wrong = [filled(100), filled(230)];
export const right = [filled(180), filled(210)];
