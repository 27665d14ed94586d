import { describe, expect, it } from 'vitest';
import { lintText, type TextFinding } from '../../../src/check/text/lint.ts';
import type { Paragraph, TextRole } from '../../../src/check/text/rule.ts';
import { textRules } from '../../../src/check/text/rules.ts';
import { textLintMessages } from '../../../src/problems/lint-text.ts';
import { type HouseWords, NO_WORDS } from '../../../src/spec/house.ts';

const house: HouseWords = {
  names: [
    { name: '周渡生', title: '船厂厂长', order: 1 },
    { name: '林小桥', title: '渡口站长', order: 2 },
  ],
  phrases: ['撑好每一篙，送好每一程', '一心一意为渡客'],
  forbidden: [{ word: '摆渡佬', use: '船工' }, '孬' as never].map((one) =>
    typeof one === 'string' ? { word: one } : one,
  ),
  spellings: [{ use: '渡口镇', not: ['渡囗镇', '渡口鎮'] }],
};

const of = (text: string, role: TextRole = 'body'): Paragraph => ({ text, role });
const rulesOf = (findings: readonly TextFinding[]) => findings.map(({ rule }) => rule);

/** Rule, what it speaks about, what it must let pass. Texts are paragraphs of the body unless a role is named. */
const EXAMPLES: readonly (readonly [
  rule: string,
  wrong: readonly string[],
  right: readonly string[],
  role?: TextRole,
])[] = [
  ['enum-comma-between-quotes', ['“船”、“桥”都在。'], ['“船”（旧）、“桥”都在。', '“船”“桥”都在。']],
  ['enum-comma-between-titles', ['《船》、《桥》各一本。'], ['《船》《桥》各一本。']],
  ['ellipsis-form', ['等船...', '等船。。。'], ['等船……', 'a...b 是西文。']],
  ['ellipsis-single', ['等船…来了。'], ['等船……来了。']],
  ['ellipsis-with-deng', ['船、桥……等都有。'], ['船、桥等都有。', '他说……等待渡船。']],
  ['dash-form', ['渡口--老地方。', '渡口―老地方。'], ['渡口——老地方。', '8-10米。']],
  ['middle-dot-char', ['约翰•史密斯来了。', '约翰・史密斯来了。'], ['约翰·史密斯来了。', '升到3.5米。']],
  ['range-mark-date', ['2016～2020年修桥。', '5月3-5日停航。'], ['2016—2020年修桥。']],
  ['range-mark', ['载重3-5吨。', '水深2~3米。'], ['载重3～5吨。', '电话021-5566转。', 'A3-5型船。']],
  ['range-percent-repeat', ['涨3～5%。'], ['涨3%～5%。']],
  ['range-magnitude', ['花2～5万元。'], ['花2万～5万元。']],
  ['halfwidth-tilde', ['2016~2020年。', '水深2~3米。'], ['水深2～3米。']],
  [
    'year-short',
    ['他98年上船。', '08年5月修桥。'],
    ['撑船15年了。', '干了近98年。', '1998年上船。', '90年代修的桥。'],
  ],
  ['approx-enum-comma', ['来了三、四个人。'], ['第三、四个码头。', '一、五个码头。']],
  ['numeral-ji', ['20几人过河。'], ['二十几人过河。']],
  ['numeral-mix', ['十一月7日。', '5月十二日。'], ['十一月七日。', '11月7日。']],
  ['approx-double', ['近300多人。', '超过20吨左右。'], ['近300人。', '节约20多吨。', '附近300多人。']],
  ['halfwidth-punct', ['船来了,人走了。', '渡口(东)。'], ['时间8:00开船。', '比分3:2。', '用IGBT(a,b)。']],
  ['straight-quote', ['他说"走"。'], ['他说“走”。', "It's 6' long。"]],
  ['quote-unpaired', ['他说“走。', '渡口）开了。'], ['他说“走”。', 'Tom’s船。']],
  ['quote-nesting', ['“甲“乙”丙”'], ['“甲‘乙’丙”', '“甲”“乙”']],
  ['title-nesting', ['《读《渡口》》'], ['《读〈渡口〉》']],
  ['punct-repeat', ['开船了！！！！'], ['开船了！！！']],
  ['punct-duplicate', ['船，，桥。', '船。，桥'], ['船，桥。']],
  ['stop-in-heading', ['渡口又开船了。'], ['渡口又开船了'], 'title'],
  [
    'quote-lead',
    ['他说，“船来了。”', '桥叫“老桥”。他说，“船来了。”'],
    ['他说：“船来了。”', '他说，“老船”来了。', '“风小了。”老船长说，“开船。”', '“等——”他说，“开船。”'],
  ],
  ['quote-final-stop', ['他说：“船来了”。'], ['他说：“船来了。”', '这叫“船来了”。']],
  ['fullwidth-alnum', ['共３０艘ＡＢ型。'], ['共30艘AB型。']],
  ['space-between-han', ['船来 了。'], ['船来了。', '本报讯　船来了。']],
  ['space-han-latin', ['共 30艘。', '用IGBT 器件。'], ['共30艘。']],
  ['latin-case', ['CVT两台，CVT一台，cvt一台。'], ['CVT两台，CVT一台。']],
  ['unit-form', ['宽30公分。', '80平米。', '30％。'], ['宽30厘米。', '天公分明。']],
  ['thousand-sep', ['船票12,500张，人次38400个。'], ['船票12500张。', '船票12,500张。']],
  [
    'total-vs-parts',
    ['形成专利42项、发明专利33项、实用新型9项、论文16篇。'],
    ['专利42项、论文16篇、标准3项。', '专利5项、发明2项、外观2项。'],
  ],
  ['brackets-final-mark', ['渡口（在东岸。）开了。'], ['渡口（在东岸）开了。', '渡口开了。（见图。）']],
  ['truncated-paragraph', ['，船才开。', '船来了，人还没到'], ['船来了，人到了。', '渡口']],
  ['name-consistency', ['“通江汇”上线，“通江汇”好用，“通红汇”也好。'], ['“第一支部”“第二支部”。']],
  ['house-name', ['周渡声来了。'], ['周渡生来了。', '林小桥来了。']],
  ['house-title', ['渡口站长周渡生来了。'], ['船厂厂长周渡生来了。', '厂长周渡生来了。']],
  [
    'house-order',
    ['林小桥、周渡生到场。'],
    ['周渡生、林小桥到场。', '林小桥走后，一连几天都没有人来。周渡生来了。'],
  ],
  [
    'house-phrase',
    ['要撑好每一篙、送好每一程。', '一心一意为乘客办事。'.replace('乘客', '船客')],
    ['要撑好每一篙，送好每一程。'],
  ],
  ['house-forbidden', ['那摆渡佬走了。'], ['那船工走了。']],
  ['house-spelling', ['渡囗镇到了。'], ['渡口镇到了。']],
];

describe('rules of the text lint', () => {
  it.each(EXAMPLES.map((one) => [one[0], one] as const))('%s', (rule, [, wrong, right, role]) => {
    for (const text of wrong) expect(rulesOf(lintText([of(text, role)], house)), text).toContain(rule);
    for (const text of right) expect(rulesOf(lintText([of(text, role)], house)), text).not.toContain(rule);
  });

  it('heads are held to the text', () => {
    const story = [
      of('“创梦我形”平台开通', 'title'),
      of('渡口站长周渡生', 'subtitle'),
      of('“创梦我行”平台开通。船厂厂长周渡生来了。'),
    ];
    expect(rulesOf(lintText(story, house))).toEqual(
      expect.arrayContaining(['head-text-differ', 'head-title-differ']),
    );
    const same = [of('“创梦我行”平台开通', 'title'), of('“创梦我行”平台开通。')];
    expect(rulesOf(lintText(same, house))).toEqual([]);
  });

  it('weigh double in heads', () => {
    const weight = (role: TextRole) => lintText([of('开船了！！！！', role)], NO_WORDS)[0]!.weight;
    expect(weight('title')).toBe(2 * weight('body'));
  });

  it('leave the gap of a head alone, and the full-width one of a label', () => {
    expect(lintText([of('锐意进取　创新实践', 'title')], NO_WORDS)).toEqual([]);
    expect(lintText([{ text: '10月18日　星期一' }], NO_WORDS)).toEqual([]);
    expect(rulesOf(lintText([{ text: '渡口 专版' }], NO_WORDS))).toEqual(['space-between-han']);
  });

  it('let a quotation run over paragraphs', () => {
    expect(rulesOf(lintText([of('他说：“船来了。'), of('“人也到了。”')], NO_WORDS))).toEqual([]);
    expect(rulesOf(lintText([of('他说：“船来了。'), of('人也到了。”')], NO_WORDS))).toEqual([
      'quote-unpaired',
      'quote-unpaired',
    ]);
  });

  it('have a message and an example each', () => {
    const ids = textRules.map(({ id }) => `text-${id}`).sort();
    expect(ids).toEqual(Object.keys(textLintMessages).sort());
    const shown = new Set([...EXAMPLES.map(([rule]) => rule), 'head-text-differ', 'head-title-differ']);
    expect(textRules.filter(({ id }) => !shown.has(id))).toEqual([]);
    expect(textRules.every(({ clause }) => clause !== '')).toBe(true);
  });
});

describe('a megabyte of copy', () => {
  const hostile: readonly (readonly [string, string])[] = [
    ['prose', '渡口清晨起了一层薄雾，“船工”把缆绳解开。2016—2020年，共有3%～5%的人说：“船还在开。”'],
    ['digits', '0123456789'],
    ['openers', '说，“'],
    ['brackets', '（《“'],
    ['stops', '。”。）'],
    ['commas', '1,'],
    ['blanks', '船 '],
    ['dots', '.'],
    ['items', '专利1项、'],
    ['name', '周渡'],
    ['phrase', '撑好每一'],
  ];
  // Anything quadratic takes minutes and runs into the time limit.
  it.each(hostile)('of %s is looked over to its end', { timeout: 60_000 }, (_name, unit) => {
    const text = unit.repeat(Math.ceil(350_000 / unit.length));
    expect(lintText([of(text)], house)).toBeDefined();
  });
});
