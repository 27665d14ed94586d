import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storyPieces } from '../../src/content/words.ts';
import { parse, wordsOf } from './helpers.ts';

const han = fc.constantFrom(...'上汽基层党组织创新生活一二三');
const marks = fc.constantFrom(...'，。、；：？！“”‘’（）《》【】…—·');
const signs = fc.constantFrom(
  ':',
  '[',
  ']',
  '*',
  '#',
  '>',
  '|',
  '-',
  '_',
  '<',
  '&',
  '(',
  ')',
  '/',
  '`',
  '~',
  '^',
  '.',
  '!',
);
const latin = fc.constantFrom(...'ABCxyz0123456789%');
const blanks = fc.constantFrom(' ', '  ', '　', '\t', '\n', '\n\n', '\r\n');
const copy = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: han },
      marks,
      { weight: 3, arbitrary: signs },
      { weight: 2, arbitrary: latin },
      blanks,
    ),
    {
      minLength: 1,
      maxLength: 80,
    },
  )
  .map((parts) => parts.join(''))
  // Registered markup is not plain copy: heads, notes, blocks, emphasis.
  .filter(
    (text) =>
      !/^[ \t　]*(?:#{1,3}(?:[ \t　]|$)|>(?:[ \t　]|$)|:::)/m.test(text) && !/(?<!\*)\*\*(?!\*)/.test(text),
  )
  .filter((text) => /\S/.test(text));

const shown = (text: string) => text.replace(/[\s　]+/g, '');

describe('for any plain Chinese text', () => {
  it('the story’s text equals the source less white space', () => {
    fc.assert(
      fc.property(copy, (text) => {
        expect(shown(wordsOf(text))).toBe(shown(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('and where there is markup it does not, so the property can fail', () => {
    for (const text of ['一**二**三', '# 一', '一:hei[二]', '一【存疑：二】', '\\*']) {
      expect(shown(parse(`零\n\n${text}`).value ? wordsOf(`零\n\n${text}`) : '')).not.toBe(
        shown(`零${text}`),
      );
    }
  });

  it('blanks remain only between Latin and Latin', () => {
    fc.assert(
      fc.property(copy, (text) => {
        const words = wordsOf(text);
        expect(words).not.toMatch(/[\t\r　]|(?: {2})|(?:^| )(?:\n|$)/m);
        expect(words).not.toMatch(
          /[\p{Script=Han}，。、；：？！（）《》【】·] | [\p{Script=Han}，。、；：？！（）《》【】·]/u,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('every character maps to the same character in the file, in rising order', () => {
    fc.assert(
      fc.property(copy, (text) => {
        const { value } = parse(text);
        let last = -1;
        for (const { text: words, offsets } of storyPieces(value!)) {
          expect(offsets).toHaveLength(words.length + 1);
          for (let i = 0; i < words.length; i++) {
            const offset = offsets[i]!;
            expect(offset).toBeGreaterThan(last);
            last = offset;
            if (words[i] !== ' ') expect(text[offset]).toBe(words[i]);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('a plain .txt keeps every character too', () => {
    fc.assert(
      fc.property(copy, (text) => {
        expect(shown(wordsOf(text, 'text'))).toBe(shown(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('any text at all, markup or not, is read without a crash, its marks in order inside the text', () => {
    const pieces = fc.constantFrom(
      ...[
        '**',
        ':hei[',
        ':kai[',
        ':query[',
        ']',
        '[',
        '【存疑：',
        '】',
        '【主题】',
        '【数说】',
        '\n',
        '\n\n',
        '# ',
        '> ',
        '编者按 ',
      ],
      ...[
        ':::quote',
        ':::figures',
        ':::',
        '|',
        '\\',
        '一',
        '二',
        'A',
        ' ',
        '1%',
        '<b>',
        '![',
        '](',
        '```',
        '---',
      ],
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 40 }),
        fc.constantFrom('markdown', 'text'),
        (parts, format) => {
          const { value, problems } = parse(parts.join(''), format);
          for (const { place } of problems) expect(place?.column).toBeGreaterThan(0);
          for (const { text, marks, queries } of value ? storyPieces(value) : []) {
            let end = 0;
            for (const mark of marks) {
              expect(mark.start).toBeGreaterThanOrEqual(end);
              expect(mark.end).toBeGreaterThan(mark.start);
              end = mark.end;
            }
            expect(end).toBeLessThanOrEqual(text.length);
            for (const query of queries) expect(query.at).toBeLessThanOrEqual(text.length);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});

// Anything quadratic takes minutes and runs into the time limit.
describe('a paragraph of 1 MB is read to its end', { timeout: 60_000 }, () => {
  // A megabyte of Chinese in UTF-8.
  const size = 350_000;
  it.each([
    '创新实践',
    '[',
    ']',
    ':hei[',
    ':hei[一]',
    '【存疑：',
    '】[',
    '[】',
    '【:hei[',
    '**一',
    '*',
    '<b ',
    '](',
    '![](',
    '上汽 M ',
    '一\n',
    '- 一\n',
    ':::quote\n',
    '【数说】\n',
    '> 一\n\n',
    '\\',
    '#',
    ' ',
    '|-',
    '\u200b',
  ])('%j over and over', (piece) => {
    const text = `一${piece.repeat(size / piece.length)}`;
    expect(parse(text)).toBeDefined();
  });
});
