import { describe, expect, it } from 'vitest';
import { describe as say } from '../../src/problems/problem.ts';
import { found, outline, parse, storyOf, wordsOf } from './helpers.ts';

describe('typed blanks', () => {
  it.each([
    ['上汽 MAXUS 上市', '上汽MAXUS上市', 'story-blank-han-latin 1:3'],
    ['提升 11% 以上', '提升11%以上', 'story-blank-han-latin 1:3'],
    ['一 二　三', '一二三', 'story-blank-han 1:2'],
    ['一， 二', '一，二', 'story-blank-han 1:3'],
    ['MAXUS EUNIQ7', 'MAXUS EUNIQ7', ''],
    ['MAXUS   EUNIQ7', 'MAXUS EUNIQ7', ''],
    ['MAXUS\u00a0EUNIQ7', 'MAXUS EUNIQ7', ''],
    ['叫“Hello” world的', '叫“Hello” world的', ''],
    ['He said “Hello” now', 'He said “Hello” now', ''],
    ['叫“你好” world', '叫“你好”world', 'story-blank-han-latin 1:6'],
    ['25 ℃', '25 ℃', ''],
    ['　　段首两空', '段首两空', ''],
    ['\t段首跳格  ', '段首跳格', ''],
    ['一\n二', '一二', ''],
    ['一 \n 二', '一二', ''],
    ['MAXUS\nEUNIQ7', 'MAXUS EUNIQ7', ''],
    ['上汽\nMAXUS', '上汽MAXUS', ''],
    ['一\u200b二', '一二', 'story-zero-width 1:2'],
    ['\ufeff一二', '一二', 'story-zero-width 1:1'],
    ['一\u0007二', '一二', 'story-control-character 1:2'],
    ['一\u000b二', '一二', 'story-control-character 1:2'],
    ['一\u2028二', '一二', 'story-control-character 1:2'],
    ['一\ue123二', '一\ue123二', 'story-private-use 1:2'],
    ['一\ufffd二', '一\ufffd二', 'story-garbled 1:2'],
    ['一\ud800二', '一二', 'story-garbled 1:2'],
    ['𠮷野家', '𠮷野家', ''],
    ['a•b‧c・d', 'a•b‧c・d', ''],
    ['ｅ́é神', 'ｅ́é神', ''],
  ])('%j → %j', (text, words, problem) => {
    expect(wordsOf(text)).toBe(words);
    expect(found(text).join(' ')).toBe(problem);
  });

  it.each([
    ['本报讯　船来了。', '本报讯　船来了。'],
    ['　　本报讯（记者周渡生） 船来了。', '本报讯（记者周渡生）　船来了。'],
    ['新华社北京3月1日电  船来了。', '新华社北京3月1日电　船来了。'],
    ['**本报讯**　船来了。', '本报讯　船来了。'],
    ['【本报讯】　3月1日，船来了。', '【本报讯】　3月1日，船来了。'],
  ])('keeps the gap after a dateline: %j', (text, words) => {
    expect(wordsOf(text)).toBe(words);
    expect(found(text)).toEqual([]);
  });

  it.each([['船来了，本报讯　说。'], ['本报读者　来信。']])('and no other: %j', (text) => {
    expect(wordsOf(text)).toBe(text.replace('　', ''));
    expect(found(text)).toHaveLength(1);
  });

  it('keeps blanks in heads as one gap, and drops those beside Latin', () => {
    expect(outline('# 一  二　　三\n## 上汽 MAXUS 上市\n### 聚焦　AI 时代')).toEqual([
      'title: 一　二　三',
      'subtitle: 上汽MAXUS上市',
      'subhead: 聚焦　AI时代',
    ]);
  });

  it('has no gap beside a mark that clings', () => {
    expect(outline('# 一《二》 三， 四（ 五 ）\n\n正文。\n\n（记者 张三、 李四）')).toEqual([
      'title: 一《二》　三，四（五）',
      'paragraph: 正文。',
      'byline: （记者　张三、李四）',
    ]);
  });

  it('counts once a file, so that an editor is not drowned', () => {
    const { problems } = parse('上汽 MAXUS 上市\n\n提升 11% 以上');
    expect(problems).toHaveLength(1);
    expect(problems[0]?.severity).toBe('advisory');
    expect(say(problems[0]!, 'zh').sentence).toContain('4 处');
    expect(problems[0]?.related).toHaveLength(3);
  });

  it('breaks a head where the bar is, and keeps a bar that is escaped', () => {
    expect(storyOf('# 一二 | 三四\\|五|六\n\n正文|文').title).toMatchObject({
      text: '一二　三四|五六',
      breaks: [3, 7],
    });
    expect(wordsOf('正文|文')).toBe('正文|文');
  });
});
