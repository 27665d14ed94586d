import { area, captioned, head, picture, scene } from '../../build.ts';

const box = area([1, 1], [0, 9]);
const [caption, credit] = captioned(box) as [
  ReturnType<typeof captioned>[0],
  ReturnType<typeof captioned>[0],
];

export const wrong = [
  scene(picture('photo', box, [credit!])),
  scene(picture('photo', box, [caption!])),
  scene(picture('photo', box, captioned(box, '渡口清晨起了一层薄雾船工解开缆绳'))),
  scene(picture('photo', box), head('head', 'a', [1, 1], [10, 11], [{ text: '新大桥' }])),
];
export const right = scene(picture('photo', box), head('head', 'a', [1, 1], [12, 13], [{ text: '新大桥' }]));
