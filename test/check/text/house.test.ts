import { expect, it } from 'vitest';
import { lintText, textProblems } from '../../../src/check/text/lint.ts';
import type { TextRole } from '../../../src/check/text/rule.ts';
import { describe } from '../../../src/problems/problem.ts';
import type { HouseWords } from '../../../src/spec/house.ts';

const house: HouseWords = {
  names: [
    { name: '周渡生', title: '船厂厂长', order: 1 },
    { name: '林小桥', title: '渡口站长', order: 2 },
  ],
  phrases: ['撑好每一篙，送好每一程'],
  forbidden: [{ word: '摆渡佬', use: '船工' }, { word: '孬种' }],
  spellings: [{ use: '渡口镇', not: ['渡囗镇'] }],
};
const said = (text: string, role: TextRole = 'body') =>
  textProblems(lintText([{ text, role }], house)).map((one) => {
    const { sentence, hint } = describe(one, 'zh');
    return `${sentence} ${hint}`;
  });

it.each([
  ['今天周渡声来了。', '疑是人名写错：“周渡声” 名单里是“周渡生”，请核（house.yaml 姓名）'],
  [
    '今天渡口站长周渡生来了。',
    '姓名和职务对不上：“渡口站长周渡生” 名单里是“船厂厂长周渡生”，请核（house.yaml 职务）',
  ],
  [
    '今天林小桥、周渡生到场。',
    '排名先后和名单不一样：“林小桥、周渡生” 名单的次序是“周渡生、林小桥”（house.yaml 排名）',
  ],
  [
    '要撑好每一篙、送好每一程。',
    '固定提法有出入：“撑好每一篙、送好每一程” 一字不差应为“撑好每一篙，送好每一程”（house.yaml 固定提法）',
  ],
  ['那摆渡佬走了。', '禁用词：“摆渡佬” 这个词不印，换一个说法；名单里写的是：船工（house.yaml）'],
  ['那孬种走了。', '禁用词：“孬种” 这个词不印，换一个说法；名单里写的是：—（house.yaml）'],
  ['渡囗镇到了。', '本单位的写法不是这样：“渡囗镇” 改为“渡口镇”（house.yaml）'],
])('%s', (text, sentence) => expect(said(text)).toEqual([sentence]));

it('heads weigh double, for each kind of word', () => {
  for (const text of ['今天周渡声来了', '要撑好每一篙、送好每一程', '那摆渡佬走了', '渡囗镇到了']) {
    const [head] = lintText([{ text, role: 'title' }], house);
    const [body] = lintText([{ text, role: 'body' }], house);
    expect(head!.weight, text).toBe(2 * body!.weight);
  }
});
