import { expect, it } from 'vitest';
import { folio } from '../../../src/check/layout/l31-folio.ts';
import { lintLayout } from '../../../src/check/layout/lint.ts';
import type { PageFacts } from '../../../src/check/layout/sheet.ts';
import { describe } from '../../../src/problems/problem.ts';
import { area, scene } from './build.ts';

const place = () => ({ file: 'page.yaml', line: 1, column: 1 });

function said(words: readonly string[], facts: PageFacts, lang: 'zh' | 'en' = 'zh'): string[] {
  const lines = words.map((text) => ({ text, kind: 'folio', role: 'furniture' }) as const);
  const page = scene({ id: 'folio', kind: 'folio', box: area([1, 4], [0, 0]), lines });
  const own = { name: 'page', scene: page, settings: {}, facts, setting: place, frame: place };
  return lintLayout({ ...own, words: () => undefined }, [folio]).map((one) => describe(one, lang).sentence);
}

const FACTS: PageFacts = { date: '2021-03-01', page: 'A3', section: '党建专版' };

it('holds the folio to the date, page and section of the page', () => {
  expect(said(['渡口报', '2021年3月1日', '党建专版 A3'], FACTS)).toEqual([]);
  expect(said(['渡口报', '2021年3月2日', '要闻 A4'], FACTS)).toEqual([
    '报眉不全：日期不是 2021-03-01、版次不是 A3、版名不是 党建专版',
  ]);
  expect(said(['渡口报', '2021年3月1日', '党建专版'], FACTS)).toEqual(['报眉不全：缺版次']);
  expect(said(['渡口报', '2021年3月11日', '党建专版 A3'], FACTS, 'en')).toEqual([
    'Incomplete folio: the date is not 2021-03-01',
  ]);
  expect(said(['渡口报', '2021年3月2日', '要闻 A4'], {})).toEqual([]);
});

it.each(['2021.03.01', '2021-3-1', '2021年3月1日 星期一', '二〇二一年三月一日', '二○二一年三月一日'])(
  'knows the date as %s',
  (date) => expect(said(['渡口报', date, '第3版'], { date: '2021-03-01', page: '3' })).toEqual([]),
);

it.each([
  ['第三版', '3', true],
  ['第十三版', '3', false],
  ['第十三版', '13', true],
  ['3', '3', true],
  ['A3', '3', false],
  ['13版', '3', false],
  ['A3版', 'A3', true],
])('page number %s for page %s: %s', (written, page, right) => {
  expect(said(['渡口报', '2021年3月1日', written], { page }).length).toBe(right ? 0 : 1);
});
