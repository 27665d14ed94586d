import { describe, expect, it } from 'vitest';
import { fixText } from '../../../src/check/text/fix.ts';
import { lintText, textProblems } from '../../../src/check/text/lint.ts';
import { storyParagraphs } from '../../../src/check/text/paragraphs.ts';
import { parseStory } from '../../../src/content/grammar.ts';
import { sourceText } from '../../../src/source.ts';
import { NO_WORDS } from '../../../src/spec/house.ts';

function lint(text: string) {
  const source = sourceText('story.md', text);
  const story = parseStory(source, 'markdown').value!;
  const findings = lintText(storyParagraphs(story), NO_WORDS);
  return { source, findings, fixed: fixText(source, findings) };
}

describe('--fix', () => {
  it('changes width, quotes, dashes, ellipses and blanks, and nothing else', () => {
    const { fixed } = lint('# 题 目\n\n共 30 艘,他说"走"--那时...３人来了20几人，3～5%。\n');
    expect(fixed.text).toBe('# 题 目\n\n共30艘，他说“走”——那时……3人来了20几人，3～5%。\n');
    expect(
      fixed.changes.map(({ place, before, after }) => [place.line, place.column, before, after])[0],
    ).toEqual([3, 2, ' ', '']);
  });

  it('leaves a text alone that it has fixed once', () => {
    const once = lint('船来 了,"好"。\r\n\r\n等...等船--\r\n').fixed.text;
    expect(lint(once).fixed.changes).toEqual([]);
  });

  it('keeps its hands off markup, queries and line ends', () => {
    const text = '# 题\r\n\r\n船**，**来:query[哪条?]了。\r\n渡口\r\n又开了。\r\n';
    expect(lint(text).fixed).toEqual({ text, changes: [] });
  });
});

describe('places', () => {
  it('are those of the file', () => {
    const { findings } = lint('# 题\n\n第一段。\n\n第**二**段,完。\n');
    const [one] = textProblems(findings);
    expect(one).toMatchObject({
      code: 'text-halfwidth-punct',
      place: { file: 'story.md', line: 5, column: 8 },
    });
  });

  it('are kept off by a setting', () => {
    const { findings } = lint('# 题\n\n船,桥。\n');
    expect(textProblems(findings, { 'text-halfwidth-punct': { off: '原文如此' } })).toEqual([]);
    expect(textProblems(findings, { 'text-halfwidth-punct': { severity: 'error' } })[0]?.severity).toBe(
      'blocking',
    );
  });
});
