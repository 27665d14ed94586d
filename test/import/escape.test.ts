import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deskTag } from '../../src/content/tags.ts';
import { storyText } from '../../src/content/words.ts';
import { parse } from '../content/helpers.ts';
import { docx, imported, p, r } from './docx.ts';

const shown = (text: string) => text.replace(/[\s\u3000\u00a0]+/g, '');

const signs = fc.constantFrom(
  ...[
    '**',
    '*',
    ':kai[',
    ':hei[',
    ':query[',
    ']',
    '[',
    '###',
    '#',
    '>',
    '【',
    '】',
    '|',
    ':::',
    '\\',
    ':',
    '](',
    '：',
    '- ',
    '1. ',
  ],
  ...['【存疑：', '【本报讯】', '（', '）', '“', '”', '，', '。', '、', '——', '……'],
);
const han = fc.constantFrom(...'小站灯光亮到深夜老人等着末班车', 'A', 'b', '7', ' ', '\u3000');
const copy = fc
  .array(fc.oneof({ weight: 3, arbitrary: han }, signs), { minLength: 1, maxLength: 40 })
  .map((parts) => parts.join(''));
/** The desk's tags are meant as tags, drawn lines are left out: neither is copy. */
const isCopy = (text: string) => {
  const words = text.trim();
  return (
    words !== '' && !deskTag(words) && !/^编(?:者|后)/.test(words) && !/^(?:[-=_*~.]\s*){3,}$/.test(words)
  );
};

describe('whatever is typed in Word reads back as the same words', () => {
  it('as a paragraph', () => {
    fc.assert(
      fc.property(copy.filter(isCopy), (text) => {
        const { text: source } = imported(docx({ body: `${p('开头。')}${p(text)}${p('结尾的一段话。')}` }), {
          asked: new Map([
            [1, 'paragraph'],
            [2, 'paragraph'],
            [3, 'paragraph'],
          ]),
        });
        expect(shown(storyText(parse(source).value!))).toBe(shown(`开头。${text}结尾的一段话。`));
      }),
      { numRuns: 400 },
    );
  });

  it('as a head, a note, a byline', () => {
    fc.assert(
      fc.property(
        copy.filter(isCopy),
        fc.constantFrom('title', 'subhead', 'note', 'byline', 'quote'),
        (text, role) => {
          const { text: source } = imported(docx({ body: `${p(text)}${p('结尾的一段话。')}` }), {
            asked: new Map([
              [1, role as 'title'],
              [2, 'paragraph'],
            ]),
          });
          const story = parse(source).value!;
          const quote = story.blocks.find(({ kind }) => kind === 'quote');
          const words =
            role === 'quote' && quote?.kind === 'quote'
              ? quote.text.text
              : storyText(story).replace('结尾的一段话。', '');
          expect(shown(words)).toBe(shown(text));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('with bold and comments in the middle', () => {
    fc.assert(
      fc.property(copy.filter(isCopy), copy, copy, (first, bold, last) => {
        const body = `<w:p>${r('头')}${r(first)}${r(bold, '<w:b/>')}<w:r><w:commentReference w:id="1"/></w:r>${r(last)}${r('尾')}</w:p>`;
        const comments = `<w:comment w:id="1" w:author="李编辑"><w:p>${r('核对]这[里\\')}</w:p></w:comment>`;
        const { text: source } = imported(docx({ body: `${body}${p('结尾的一段话。')}`, comments }), {
          asked: new Map([
            [1, 'paragraph'],
            [2, 'paragraph'],
          ]),
        });
        const { value } = parse(source);
        expect(shown(storyText(value!))).toBe(shown(`头${first}${bold}${last}尾结尾的一段话。`));
        const queries = value!.blocks.flatMap((block) =>
          block.kind === 'paragraph' ? block.text.queries : [],
        );
        expect(queries.map(({ question }) => question)).toEqual(['李编辑：核对]这[里\\']);
      }),
      { numRuns: 400 },
    );
  });

  it('in the cells of tables and the items of lists', () => {
    const table = (cells: readonly string[]) =>
      `<w:tbl><w:tr>${['首', ...cells].map((text) => `<w:tc>${p(text)}</w:tc>`).join('')}</w:tr><w:tr>${[...cells, '尾'].map((text) => `<w:tc>${p(text)}</w:tc>`).join('')}</w:tr></w:tbl>`;
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
    const item = (text: string) => p(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
    const typed = fc.constantFrom('', '1. ', '• ', '3） ', '- ', ':::', '# ');
    const cell = fc.tuple(typed, copy.filter(isCopy)).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 4 }), (cells) => {
        const body = `${p('开头。')}${table(cells)}${p('中间。')}${cells.map(item).join('')}${p('结尾的一段话。')}`;
        const asked = new Map([[1, 'paragraph' as const]]);
        const { value } = parse(imported(docx({ body, numbering }), { asked }).text);
        expect(value!.blocks.map(({ kind }) => kind)).toEqual([
          'paragraph',
          'table',
          'paragraph',
          'list',
          'paragraph',
        ]);
        const items = cells.map((text, i) => `${i + 1}.${text}`);
        const words = ['开头。', '首', ...cells, ...cells, '尾', '中间。', ...items, '结尾的一段话。'].join(
          '',
        );
        expect(shown(storyText(value!))).toBe(shown(words));
      }),
      { numRuns: 400 },
    );
  });

  it('and without the backslashes it would not', () => {
    expect(shown(storyText(parse('开头。\n\n一**二**三').value!))).not.toBe('开头。一**二**三');
  });
});
