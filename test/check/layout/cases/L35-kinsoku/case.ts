import { scene, text } from '../../build.ts';

const two = (first: string, second: string) =>
  scene(
    text('a', 'a', [1, 1], [0, 1], (line, _leg, row) => ({
      ...line,
      text: row === 0 ? first : second,
      first: row === 0,
      last: row === 1,
    })),
  );

export const wrong = [
  two('船来了', '，人走了。'),
  two('他说“', '船来了。”'),
  two('共有12', '34人。'),
  two('船来了—', '—人走了。'),
  two('用的是IG', 'BT器件。'),
];
export const right = [two('船来了，', '人走了。'), two('船来了', '——人走了。'), two('共有1234', '人。')];
