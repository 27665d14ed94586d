import { describe, expect, it } from 'vitest';
import { body, build, lintErrors, paragraphs, story } from './pages.ts';

/** The special page in its own geometry, a picture's place in its text. */
const SPECIAL = `extends: special-page.yaml
content: { lead: story.md, tag: 样张 }
date: 2021-03-01
frames:
  folio: { left: 2021年3月1日　第4版, right: 样张 }
  box: { kind: label, text: 图片, style: tag, background: red, columns: 2-4, lines: 21-37, wrap: { standoff: 9pt } }
fit:
  body: { size: [10.2pt, 11.8pt], leading: [17.2pt, 19.2pt] }
  heads: { subhead: [18pt, 16pt, 15pt], quote: [18pt, 16pt] }
  frames: { box: { lines: [9, 26] }, head: { lines: [13, 18] } }
  optional: [{ quote: 1 }, box]
`;
const copy = (length: number, seed: number, quote = '') =>
  story(length, seed, ['以深化学习为引领，激发创新活力', '以联建共建为依托，凝聚创新合力'])
    .replace('# 一张大样的一夜', '# 锐意进取勇向前 创新实践迈大步')
    .replace('\n\n### 以联建', quote === '' ? '\n\n### 以联建' : `\n\n:::quote\n${quote}\n:::\n\n### 以联建`);

describe('the special page', () => {
  // Its body holds about 3200 characters as it stands.
  it.each([2300, 2800, 3200, 3700, 4200])('closes with %i characters', (length) => {
    const built = build(SPECIAL, copy(length, 4));
    expect(built.page.fit).toMatchObject({ closed: true });
    expect(body(built).over).toBe(0);
    expect(body(built).short).toBeLessThanOrEqual(1);
    expect(lintErrors(built)).toEqual([]);
  });

  it('drops a quote in the text before a frame, and none of its words with it', () => {
    const length = 4600;
    const text = copy(length, 4);
    const quote = /[\u4e00-\u9fff]{12,20}/.exec(paragraphs(length, 4)[9]!)![0];
    const { page } = build(SPECIAL, copy(length, 4, quote));
    const dropped = page.fit?.changes.filter(({ what }) => what.startsWith('dropped'));
    expect(dropped?.[0]).toEqual({ what: 'dropped-quote', story: 'lead', quote: 1 });
    // A story without a quote has none to drop, and its receipt names none.
    const without = build(SPECIAL, copy(length, 4)).page.fit!.changes;
    expect(without.filter(({ what }) => what === 'dropped-quote')).toEqual([]);
    expect(page.scene.lines.filter(({ kind }) => kind === 'quote')).toEqual([]);
    const set = page.scene.lines.filter(({ kind }) => kind === 'body').map((line) => line.text);
    const written = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(set.join('')).toBe(written.join(''));
  });
});

const TWO = `page: { size: [210mm, 210mm], typeArea: [180mm, 190mm], folioHeight: 8mm }
grid: { columns: 4, characters: 10, body: 11pt, pitch: 16pt }
styles: { subhead: { size: 14pt, leading: 18pt, above: { min: 0, prefer: 1, max: 2 }, below: 0 } }
stories: { a: story.md, b: b.md }
frames:
  head-a: { kind: headline, story: a, columns: 1-2, lines: 1-5, pieces: [{ part: title, ladder: [24pt, 20pt], maxLines: 2 }] }
  a: { kind: text, story: a, columns: 1-2, lines: 6-end }
  photo-a: { kind: label, text: 图甲, background: red, columns: 1-2, lines: 20-25, wrap: { standoff: 0.5字 } }
  head-b: { kind: headline, story: b, columns: 3-4, lines: 1-5, pieces: [{ part: title, ladder: [24pt, 20pt], maxLines: 2 }] }
  photo-b: { kind: label, text: 图乙, background: red, columns: 3-4, lines: 7-12 }
  b: { kind: text, story: b, columns: 3-4, lines: 14-end }
fit:
  frames: { photo-a: { lines: [2, 14] }, photo-b: { lines: [2, 14] } }
`;

describe('a page of two stories', () => {
  it.each([
    [420, 330],
    [420, 400],
    [400, 420],
  ])('closes each by what stands by it: %i and %i characters', (a, b) => {
    const { page } = build(TWO, story(a, 1, ['看样先看题']), { 'b.md': story(b, 2, ['付印之前']) });
    expect(page.fit?.closed).toBe(true);
    for (const { overset, underset } of page.stories) {
      expect(overset.lines).toBe(0);
      expect(underset.lines).toBeLessThanOrEqual(1);
    }
  });
});
