import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storyText } from '../../src/content/words.ts';
import { chunksOf } from '../../src/import/merge/chunks.ts';
import { mergeStories } from '../../src/import/merge/merge.ts';
import { mergeWords } from '../../src/import/merge/words.ts';
import { parse } from '../content/helpers.ts';

const sign = fc.constantFrom(
  ...'小站灯光亮到深夜老人等着末班车，。热水针线',
  '12',
  '7%',
  'AB',
  '\\*',
  '（',
  '）',
);
const words = fc.array(sign, { minLength: 3, maxLength: 30 }).map((signs) => `头${signs.join('')}尾`);
const paragraphs = fc.array(words, { minLength: 1, maxLength: 8 });
const story = (texts: readonly string[]) => `# 题目一行字\n\n${texts.join('\n\n')}\n`;
/** Marks of layout on some characters: words stay the same. */
const marked = (texts: readonly string[], at: readonly number[]) =>
  texts.map((text, i) => {
    const k = at[i % at.length]! % 3;
    return k === 0 ? text : k === 1 ? text.replace(/^头/, '**头**') : text.replace(/尾$/, ':hei[尾]');
  });
const printed = (text: string) => storyText(parse(text).value!);

describe('for any stories', () => {
  it('a story that was not touched becomes the new one, word for word', () => {
    fc.assert(
      fc.property(paragraphs, paragraphs, (a, b) => {
        const merged = mergeStories(story(a), story(b), story(a));
        expect(printed(merged.text)).toBe(printed(story(b)));
      }),
      { numRuns: 500 },
    );
  });

  it('so does one that has only marks, and its notes name every paragraph that is not as it was', () => {
    fc.assert(
      fc.property(
        paragraphs,
        fc.array(fc.nat(5), { minLength: 1 }),
        fc.nat(7),
        words,
        (a, at, which, text) => {
          const now = a.map((each, i) => (i === which % a.length ? text : each));
          const merged = mergeStories(story(marked(a, at)), story(now), story(a));
          expect(printed(merged.text)).toBe(printed(story(now)));
          expect(merged.notes.length > 0).toBe(printed(story(now)) !== printed(story(a)));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('a new file that says nothing new changes nothing', () => {
    fc.assert(
      fc.property(paragraphs, paragraphs, (base, mine) => {
        expect(mergeStories(story(mine), story(base), story(base))).toEqual({ text: story(mine), notes: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('doing it twice does nothing the second time', () => {
    fc.assert(
      fc.property(paragraphs, paragraphs, paragraphs, (base, mine, now) => {
        const once = mergeStories(story(mine), story(now), story(base)).text;
        expect(mergeStories(once, story(now), story(now)).text).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  it('chunks and their gaps are the whole file', () => {
    const pieces = fc.constantFrom(
      '# 题',
      '## 副',
      '### 小',
      '> 编者按 按语',
      '>',
      '正文',
      ':::quote',
      ':::',
      '【作者】某某',
      '---',
      '',
      '\n',
      '\r\n',
      '【数说】1|%|a|b',
      ':query[问]',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        const text = parts.join('\n');
        const whole = chunksOf(text)
          .map(({ gap, source }) => gap + source)
          .join('');
        expect(text.startsWith(whole)).toBe(true);
        expect(text.slice(whole.length).replace(/^>/gm, '').trim()).toBe('');
      }),
      { numRuns: 1000 },
    );
  });

  it('words that only one side changed are that side’s', () => {
    fc.assert(
      fc.property(words, words, (base, other) => {
        expect(mergeWords(base, base, other)).toEqual({ words: other, conflicts: [] });
        expect(mergeWords(base, other, base)).toEqual({ words: other, conflicts: [] });
        expect(mergeWords(base, other, other)).toEqual({ words: other, conflicts: [] });
      }),
      { numRuns: 500 },
    );
  });
});
