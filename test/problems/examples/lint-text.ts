import { textRules } from '../../../src/check/text/rules.ts';
import type { TextRuleId, textLintMessages } from '../../../src/problems/lint-text.ts';
import type { Examples } from './example.ts';

const rules = new Map(textRules.map((one) => [one.id, one]));

/** What a rule found and what should stand there; the clause is the rule's own. */
function rule(id: TextRuleId, found: string, better = '') {
  const { clause = '', clauseEn = clause.replaceAll('，', ', ') } = rules.get(id) ?? {};
  return { found, better, clause, clauseEn };
}

export const textLintExamples = {
  'text-enum-comma-between-quotes': rule('enum-comma-between-quotes', '“船”、“桥”', '“船”“桥”'),
  'text-enum-comma-between-titles': rule('enum-comma-between-titles', '《船》、《桥》', '《船》《桥》'),
  'text-ellipsis-form': rule('ellipsis-form', '等船...', '等船……'),
  'text-ellipsis-single': rule('ellipsis-single', '等船…来了', '等船……来了'),
  'text-ellipsis-with-deng': rule('ellipsis-with-deng', '船、桥……等都有'),
  'text-dash-form': rule('dash-form', '渡口--老地方', '渡口——老地方'),
  'text-middle-dot-char': rule('middle-dot-char', '约翰•史密斯', '约翰·史密斯'),
  'text-range-mark-date': rule('range-mark-date', '2016～2020年', '2016—2020年'),
  'text-range-mark': rule('range-mark', '载重3-5吨', '载重3～5吨'),
  'text-range-percent-repeat': rule('range-percent-repeat', '3～5%', '3%～5%'),
  'text-range-magnitude': rule('range-magnitude', '2～5万元', '2万～5万元'),
  'text-halfwidth-tilde': rule('halfwidth-tilde', '2~3米', '2～3米'),
  'text-year-short': rule('year-short', '08年5月'),
  'text-approx-enum-comma': rule('approx-enum-comma', '三、四个人', '三四个人'),
  'text-numeral-ji': rule('numeral-ji', '20几人', '二十几人'),
  'text-numeral-mix': rule('numeral-mix', '5月十二日'),
  'text-approx-double': rule('approx-double', '近300多人'),
  'text-halfwidth-punct': rule('halfwidth-punct', '船来了,人走了', '船来了，人走了'),
  'text-straight-quote': rule('straight-quote', '他说"走"', '他说“走”'),
  'text-quote-unpaired': rule('quote-unpaired', '他说“走。'),
  'text-quote-nesting': rule('quote-nesting', '“甲“乙”丙”', '“甲‘乙’丙”'),
  'text-title-nesting': rule('title-nesting', '《读《渡口》》', '《读〈渡口〉》'),
  'text-punct-repeat': rule('punct-repeat', '开船了！！！！', '开船了！！！'),
  'text-punct-duplicate': rule('punct-duplicate', '船，，桥'),
  'text-stop-in-heading': rule('stop-in-heading', '渡口又开船了。'),
  'text-quote-lead': rule('quote-lead', '他说，“船来了。”', '他说：“船来了。”'),
  'text-quote-final-stop': rule('quote-final-stop', '“船来了”。'),
  'text-fullwidth-alnum': rule('fullwidth-alnum', '共３０艘', '共30艘'),
  'text-space-between-han': rule('space-between-han', '船来 了'),
  'text-space-han-latin': rule('space-han-latin', '共 30艘'),
  'text-latin-case': rule('latin-case', 'cvt', 'CVT'),
  'text-unit-form': rule('unit-form', '30公分', '30厘米'),
  'text-thousand-sep': rule('thousand-sep', '12,500张', '12500张'),
  'text-total-vs-parts': rule('total-vs-parts', '专利42项、发明专利33项、实用新型专利9项'),
  'text-brackets-final-mark': rule('brackets-final-mark', '渡口（在东岸。）开了'),
  'text-truncated-paragraph': rule('truncated-paragraph', '，船才开'),
  'text-name-consistency': rule('name-consistency', '“通红汇”', '“通江汇”'),
  'text-head-text-differ': rule('head-text-differ', '“创梦我形”', '“创梦我行”'),
  'text-head-title-differ': rule('head-title-differ', '渡口站长周渡生', '船厂厂长周渡生'),
  'text-house-name': rule('house-name', '周渡声', '周渡生'),
  'text-house-title': rule('house-title', '渡口站长周渡生', '船厂厂长周渡生'),
  'text-house-order': rule('house-order', '林小桥、周渡生', '周渡生、林小桥'),
  'text-house-phrase': rule('house-phrase', '撑好每一篙、送好每一程', '撑好每一篙，送好每一程'),
  'text-house-forbidden': rule('house-forbidden', '摆渡佬', '船工'),
  'text-house-spelling': rule('house-spelling', '渡囗镇', '渡口镇'),
} satisfies Examples<typeof textLintMessages>;
