import { describe, expect, it } from 'vitest';
import { describe as say } from '../../src/problems/problem.ts';
import { found, parse, wordsOf } from './helpers.ts';

/** What was typed, what is reported; the typed words stay in the text. */
const cases: readonly (readonly [string, ...string[]])[] = [
  ['正文。\n\n#### 四级', 'story-heading-depth 3:1'],
  ['看图：![照片](a.jpg)。', 'story-image 1:4'],
  ['看[这里](https://example.com)。', 'story-link 1:2'],
  ['正文\n```js\nlet a\n```\n正文', 'story-code-fence 2:1'],
  ['一<b>二</b>', 'story-html 1:2', 'story-html 1:6'],
  ['<div class="x">二', 'story-html 1:1'],
  ['一<br/>二<!-- 注 -->', 'story-html 1:2', 'story-html 1:8'],
  ['一:quary[二]', 'story-unknown-mark 1:2'],
  ['一：hei[二]', 'story-wide-mark 1:2'],
  ['一:hei【二】', 'story-wide-mark 1:2'],
  ['：：：quote\n二', 'story-wide-mark 1:1'],
  [':::note\n二\n:::', 'story-unknown-block 1:1'],
  ['一\n\n:::', 'story-block-stray-end 3:1'],
  ['一二\n\n:::quote\n一\n\n# 题', 'story-block-unclosed 3:1', 'story-head-late 6:1'],
  ['- 甲\n- 乙', 'story-list 1:1', 'story-list 2:1'],
  ['* 甲', 'story-list 1:1'],
  ['+ 甲', 'story-list 1:1'],
  ['|甲|乙|\n|---|:-:|\n|1|2|', 'story-table 2:1'],
  ['---\ntitle: 甲\n---\n正文', 'story-rule-line 1:1', 'story-rule-line 3:1'],
  ['题\n===', 'story-rule-line 2:1'],
  ['一\n\n* * *\n\n二', 'story-rule-line 3:1'],
  ['> > 套', 'story-nested-quote 1:3'],
  ['> - 套', 'story-list 1:3'],
  ['一:hei[二\n\n三]', 'story-mark-unclosed 1:2'],
  ['一:hei[二[三]', 'story-mark-unclosed 1:2'],
  ['一【存疑：二', 'story-mark-unclosed 1:2'],
  ['一**二\n\n三**四', 'story-emphasis-unpaired 1:2'],
  ['# 甲\n# 乙', 'story-head-twice 2:1'],
  ['正文\n## 甲', 'story-head-late 2:1'],
  ['> 甲\n\n乙\n\n> 丙', 'story-second-note 5:1'],
  ['甲\n\n编者按：乙', 'story-note-unmarked 3:1'],
  ['1\\. 甲\\_乙\\\n丙', 'story-backslash 1:2'],
  ['一\\\\:quary[二] \\:quary[三]', 'story-unknown-mark 1:4'],
  ['#甲乙', 'story-mark-blank 1:1'],
  ['>甲乙', 'story-mark-blank 1:1'],
];

describe('markup outside the grammar', () => {
  for (const [text, ...expected] of cases) {
    it(`${JSON.stringify(text)} → ${expected.join(', ')}`, () => {
      // The blank after a mark that stays in the text is dropped like any other; that is not the point here.
      expect(found(text).filter((line) => !line.startsWith('story-blank'))).toEqual(expected);
      const words = wordsOf(text);
      for (const char of text.match(/\p{Script=Han}/gu) ?? []) expect(words).toContain(char);
    });
  }

  it('is reported in words with a hint, in both languages', () => {
    for (const [text] of cases) {
      for (const problem of parse(text).problems) {
        for (const lang of ['zh', 'en'] as const) {
          const { sentence, hint } = say(problem, lang);
          expect(`${sentence}${hint}`).not.toMatch(/\{\w+\}|undefined/);
          expect(hint).toBeTruthy();
        }
      }
    }
  });
});

describe('empty and broken pieces', () => {
  it.each([
    ['', 'story-empty 1:1'],
    ['\n 　\r\n\t', 'story-empty 1:1'],
    ['#', 'story-mark-empty 1:1;story-empty 1:1'],
    ['正文\n#', 'story-mark-empty 2:1'],
    ['正文:query[]。', 'story-query-empty 1:3'],
    ['正文【存疑】。', 'story-query-empty 1:3'],
    ['正文\n:::quote\n:::', 'story-mark-empty 2:1'],
    ['正文\n:::figures\n\n:::', 'story-mark-empty 2:1'],
    ['正文1%\n:::figures\n1|%|正文\n:::', 'figure-incomplete 3:1'],
    ['正文1%\n:::figures\n1|%|正文|\n:::', 'figure-incomplete 3:1'],
    ['正文1%\n:::figures\n|%|正文|正文\n:::', 'figure-incomplete 3:1'],
    ['甲乙\n:::quote{who=甲}\n乙\n:::', 'story-block-attribute 2:9'],
    ['甲乙\n:::quote 甲\n乙\n:::', 'story-block-attribute 2:10'],
    ['甲1%\n:::figures{speaker=甲}\n1|%||甲\n:::', 'story-block-attribute 2:11'],
  ])('%j → %s', (text, expected) => {
    expect(found(text).sort().join(';')).toBe(expected.split(';').sort().join(';'));
  });

  it('has no story when there is no copy, and says fatal', () => {
    const { value, problems } = parse(' \n');
    expect(value).toBeUndefined();
    expect(problems[0]?.severity).toBe('fatal');
  });

  it('keeps a figure with bars too many, words and all', () => {
    expect(found('甲1%乙|丙\n:::figures\n1|%||乙|丙\n:::')).toEqual(['figure-too-many-fields 3:1']);
    expect(found('甲1%乙|丙\n:::figures\n1|%||乙\\|丙\n:::')).toEqual([]);
  });
});

describe('a file full of the same mistake', () => {
  it('names thirty and counts the rest', () => {
    const problems = parse('- 甲\n'.repeat(100)).problems;
    expect(problems.filter(({ code }) => code === 'story-list')).toHaveLength(30);
    expect(problems.find(({ code }) => code === 'story-more')).toMatchObject({
      params: { count: 70 },
      place: { line: 31, column: 1 },
    });
  });

  it('names every query', () => {
    expect(found('问:query[甲]\n'.repeat(100))).toHaveLength(100);
  });
});
