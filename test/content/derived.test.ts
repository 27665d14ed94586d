import { describe, expect, it } from 'vitest';
import { checkDerived } from '../../src/content/derived.ts';
import { describe as say } from '../../src/problems/problem.ts';
import { found, parse, storyOf } from './helpers.ts';

const article =
  '# 锐意进取勇向前 创新实践迈大步\n\n' +
  '严海桥深有感触地说，“个人的成长离不开组织的培养，发扬工匠精神，就是要不断创新。”\n\n' +
  '系统上线后，设备综合效率提升11%，次年提升111%。平台已有近8400人次访问页面，节约3000万元，上千家企业加入。\n\n';
const quote = (words: string, speaker = '') => `${article}:::quote${speaker}\n${words}\n:::\n`;
const figures = (...cells: string[]) => `${article}:::figures\n${cells.join('\n')}\n:::\n`;

describe('pull quotes repeat the story word for word', () => {
  it.each([
    ['个人的成长离不开组织的培养，发扬工匠精神'],
    ['个人的成长……就是要不断创新。'],
    ['锐意进取勇向前创新实践迈大步'],
    ['**个人的成长**离不开\n组织的培养'],
  ])('%s', (words) => {
    expect(found(quote(words, '{speaker=严海桥}'))).toEqual([]);
  });

  it.each([
    ['个人成长离不开组织的培养', '8:3'],
    ['个人的成长离不开组织的培养。', '8:14'],
    ['个人的成长离不开组织', '7:20', '{speaker=严海乔}'],
  ])('%s departs at %s', (words, place, speaker = '') => {
    expect(found(quote(words, speaker))).toEqual([`derived-not-in-story ${place}`]);
  });

  it('keeps the order of the story', () => {
    expect(found(quote('就是要不断创新……个人的成长'))).toEqual(['derived-out-of-order 8:10']);
  });

  it('names the nearest words and their place', () => {
    const [problem] = parse(quote('个人成长离不开组织的培养')).problems;
    expect(say(problem!, 'zh').hint).toContain('个人的成长离不开组织的培');
    expect(problem?.related?.[0]).toMatchObject({ line: 3, column: 12 });
  });

  it('finds nothing near in words that are not there at all', () => {
    const [problem] = parse(quote('完全无关')).problems;
    expect(problem).toMatchObject({ code: 'derived-nowhere-in-story', params: { text: '完全无关' } });
    expect(problem?.severity).toBe('blocking');
  });
});

describe('figures repeat the story word for word', () => {
  it('takes value and unit together, and each field with its range', () => {
    const text = figures('11|%|设备综合效率提升|系统');
    expect(found(text)).toEqual([]);
    const story = storyOf(text);
    const block = story.blocks.at(-1)!;
    if (block.kind !== 'figures') throw new Error();
    const { ranges } = checkDerived(story);
    const [cell] = block.items;
    const start = text.indexOf('11%');
    expect(ranges.get(cell!.value)).toEqual([{ file: 'a.md', start, end: start + 2 }]);
    expect(ranges.get(cell!.unit)).toEqual([{ file: 'a.md', start: start + 2, end: start + 3 }]);
  });

  it.each([
    ['12|%|设备综合效率提升|系统', 'derived-nowhere-in-story 8:1'],
    ['11|倍|设备综合效率提升|系统', 'derived-not-in-story 8:2'],
    ['11|%|设备综合效率提高|系统', 'derived-not-in-story 8:13'],
    ['11|%|设备综合效率提升|厂家', 'derived-nowhere-in-story 8:15'],
    ['1|%||系统', 'derived-not-in-story 8:1'],
    ['8400|人次|访问页面|平台', 'derived-drops-qualifier 8:1'],
    ['千|家|企业加入|平台', 'derived-drops-qualifier 8:1'],
    ['近8400|人次|访问页面|平台', ''],
    ['3000|万元|节约|平台', ''],
    ['111|%|次年提升|系统', ''],
  ])('%s → %s', (cell, problem) => {
    expect(found(figures(cell)).join(' ')).toBe(problem);
  });

  it('means the number that stands by its label', () => {
    const text = '今年约11%。后来，效率提升11%。明年超11%。\n\n:::figures\n11|%|效率提升|今年\n:::';
    expect(found(text)).toEqual([]);
    expect(found(text.replace('效率提升11%', '效率提升逾11%'))).toEqual(['derived-drops-qualifier 4:1']);
  });

  it('reports a fact that is lifted out twice', () => {
    expect(found(figures('11|%|设备综合效率提升|系统', '11|%|设备综合效率提升|系统'))).toEqual([
      'derived-twice 9:1',
    ]);
    expect(found(`${quote('设备综合效率提升11%')}\n:::figures\n11|%||系统\n:::`)).toEqual([
      'derived-twice 12:1',
    ]);
    expect(found(`${quote('发扬工匠精神')}\n${':::quote\n发扬工匠精神\n:::'}`)).toEqual([
      'derived-twice 12:1',
    ]);
    expect(found(figures('11|%|设备综合效率提升|系统', '111|%|次年提升|系统'))).toEqual([]);
  });
});
