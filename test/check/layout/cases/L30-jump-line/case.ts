import { head, scene, text } from '../../build.ts';

const ending = (words: string) =>
  text('a', 'a', [1, 1], [0, 39], (line, _leg, row) => (row === 39 ? { ...line, text: words } : line));
const beginning = text('b', 'b', [1, 1], [4, 39], (line, _leg, row) =>
  row === 4 ? { ...line, text: '（上接第一版）船来了' } : line,
);

export const wrong = [scene(ending('船来了。（下转第三版）')), scene(beginning)];
export const right = [
  scene(ending('船还没有（下转第三版）')),
  scene(head('head', 'b', [1, 1], [0, 2], [{ text: '老渡口' }]), beginning),
];
