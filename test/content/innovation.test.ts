import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkDerived } from '../../src/content/derived.ts';
import { parseStory } from '../../src/content/grammar.ts';
import type { RichText } from '../../src/content/story.ts';
import { storyPieces, storyText } from '../../src/content/words.ts';
import { sourceText } from '../../src/source.ts';

const read = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
const source = sourceText('content/innovation.md', read('../../content/innovation.md'));
const article = read('./innovation.txt');
const outcome = parseStory(source, 'markdown');
const story = outcome.value!;
const bare = (text: string) => text.replace(/\s+/g, '');
const count = (piece: RichText) => bare(piece.text).length;

describe('the article of the first page', () => {
  it('has exactly the words of the article, in reading order', () => {
    expect(bare(storyText(story))).toBe(bare(article));
  });

  it('has its heads, each gap one full-width blank', () => {
    expect(story.kicker).toBeUndefined();
    expect(story.title?.text).toBe('锐意进取勇向前　创新实践迈大步');
    expect(story.subtitle?.text).toBe('上汽基层党组织创新组织生活　助力创新创效');
    expect([story.title!, story.subtitle!].map(count)).toEqual([14, 19]);
  });

  it('has the editor’s note with its label apart', () => {
    expect(story.editorNote?.label?.text).toBe('编者按');
    expect(story.editorNote?.paragraphs.map((p) => p.text.slice(0, 6))).toEqual(['提高组织生活']);
    expect(count(story.editorNote!.label!) + count(story.editorNote!.paragraphs[0]!)).toBe(216);
  });

  it('has as many characters in each paragraph as were counted in the copy', () => {
    const sizes = story.blocks.flatMap((block) =>
      !('text' in block) || block.kind === 'quote' ? [] : [`${block.kind} ${count(block.text)}`],
    );
    expect(sizes).toEqual([
      'paragraph 207',
      'subhead 22',
      'paragraph 131',
      'paragraph 316',
      'paragraph 174',
      'paragraph 240',
      'paragraph 110',
      'subhead 22',
      'paragraph 172',
      'paragraph 239',
      'paragraph 188',
      'paragraph 99',
      'paragraph 161',
      'subhead 22',
      'paragraph 144',
      'paragraph 302',
      'paragraph 157',
      'paragraph 280',
      'paragraph 76',
      'paragraph 115',
      'byline 5',
    ]);
  });

  it('maps every character to its own place in the file', () => {
    for (const { text, offsets } of storyPieces(story)) {
      for (let i = 0; i < text.length; i++) {
        if (text[i] !== '　') expect(source.text[offsets[i]!]).toBe(text[i]);
      }
    }
  });

  it('asks its two questions and has no other problem', () => {
    expect(outcome.problems.map(({ code }) => code)).toEqual(['story-query', 'story-query']);
    const lines = outcome.problems.map(({ place }) => source.text.split('\n')[place!.line - 1]!);
    expect(lines.map((line, i) => line.slice(outcome.problems[i]!.place!.column - 1).slice(0, 10))).toEqual([
      ':query[“积极',
      ':query[本段段',
    ]);
    const asked = story.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.text.queries : []));
    expect(asked.map(({ question, at }) => [at, question])).toEqual([
      [31, '“积极建”与“舞台”之间疑有缺字，请核对原稿'],
      [0, '本段段首缺失，请据原稿补齐'],
    ]);
  });

  it('takes quote and figures word for word from the copy, and says from where', () => {
    const { ranges } = checkDerived(story);
    const repeated = (text: RichText) =>
      ranges.get(text)?.map(({ start, end }) => source.text.slice(start, end));
    const quotes = story.blocks.filter((block) => block.kind === 'quote');
    const figures = story.blocks.find((block) => block.kind === 'figures')!;
    for (const { text } of quotes) {
      expect(repeated(text)).toEqual([text.text]);
      expect(ranges.get(text)![0]!.end).toBeLessThanOrEqual(text.offsets[0]!);
    }
    expect(repeated(quotes[0]!.speaker!)).toEqual(['严海桥']);
    const cells = figures.items.map(({ value, unit, label, whose }) => [value, unit, label, whose]);
    expect(cells.map((cell) => cell.map((field) => field.text).join(' '))).toEqual([
      '11 % 设备综合效率提升 纳铁福康桥工厂',
      '40 % 单次换模时间下降 纳铁福康桥工厂',
      '48 个国家和地区 已销往 上汽大通',
      '2600 条线索数据 收获 “通星汇”',
      '131 辆 成功推荐购车 “通星汇”',
    ]);
    for (const field of cells.flat()) expect(repeated(field)).toEqual([field.text]);
  });
});
