import { area, type Part, scene } from '../../build.ts';

const folio = (...words: readonly string[]): Part => ({
  id: 'folio',
  kind: 'folio',
  box: area([1, 4], [0, 0]),
  lines: words.map((text) => ({ text, kind: 'folio', role: 'furniture', width: text.length * 8 })),
});

export const wrong = [
  scene(folio('党建专版')),
  scene(folio('2021年3月1日', '第3版')),
  scene(folio('渡口报', '第3版')),
];
export const right = [scene(folio('渡口报', '2021年3月1日 星期一', '第3版')), scene()];
