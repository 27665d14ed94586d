import { describe, expect, test } from 'vitest';
import { codeFrame } from '../../src/cli/code-frame.ts';
import { openColors } from '../../src/cli/colors.ts';
import { printable, textWidth } from '../../src/cli/terminal-text.ts';
import { sourceText } from '../../src/source.ts';

const plain = openColors({ env: {}, isTerminal: false });

/** The frame of the words between 〔 and 〕, which are not part of the text. */
function frame(text: string): string[] {
  const start = text.indexOf('〔');
  const end = text.indexOf('〕') - 1;
  const source = sourceText('a.md', text.replace(/[〔〕]/g, ''));
  const line = source.lineStarts.findLastIndex((at) => at <= start);
  const column = start - source.lineStarts[line]! + 1;
  return codeFrame(source, { file: 'a.md', line: line + 1, column, length: end - start }, plain);
}

/** What stands above the marks, by columns of the terminal. */
function marked([line = '', marks = '']: string[]): string {
  const from = marks.indexOf('^');
  const to = marks.lastIndexOf('^') + 1;
  let column = 0;
  let out = '';
  for (const char of line) {
    if (column >= from && column < to && textWidth(char) > 0) out += char;
    column += textWidth(char);
  }
  return out;
}

describe('the marks stand under what is meant', () => {
  test('in ASCII', () => {
    expect(frame('a: 1\nbody: 〔9〕\n')).toEqual(['    2 │ body: 9', '      │       ^']);
  });
  test('in Chinese, where a character takes two columns', () => {
    expect(frame('大样〔引题〕主题')).toEqual(['    1 │ 大样引题主题', '      │     ^^^^']);
  });
  test('beyond the BMP, beside combining marks and full-width Latin', () => {
    for (const text of ['𪚥〔𠀀〕字', 'e\u0301〔中〕', 'ＡＢ〔Ｃ〕', '😀〔文〕']) {
      expect(marked(frame(text))).toBe(/〔(.*)〕/.exec(text)![1]);
    }
  });
  test('at the end of a line, and where the line is empty', () => {
    expect(frame('标题\n〔〕\n正文')[1]).toBe('      │ ^');
    expect(codeFrame(sourceText('a', '字'), { file: 'a', line: 1, column: 2 }, plain)[1]).toBe('      │   ^');
  });
  test('in a line far longer than the terminal, which is cut around them', () => {
    const far = frame(`${'前'.repeat(400_000)}〔余文〕${'后'.repeat(400_000)}`);
    expect(marked(far)).toBe('余文');
    expect(far[0]).toMatch(/ │ …前+余文后+…$/);
    for (const line of far) expect(textWidth(line)).toBeLessThanOrEqual(80);
  });
  test('a mark that is longer than the frame is cut as well', () => {
    for (const line of frame(`开头〔${'长'.repeat(500)}〕`)) expect(textWidth(line)).toBeLessThanOrEqual(80);
  });
  test('negative control: counting UTF-16 units would miss', () => {
    const [line = ''] = frame('大样〔引题〕');
    expect(marked([line, `${' '.repeat(8 + 2)}^^`])).not.toBe('引题');
  });
});

test('no frame for a line that the file does not have', () => {
  expect(codeFrame(sourceText('a', '一行'), { file: 'a', line: 9, column: 1 }, plain)).toEqual([]);
});

test('escape sequences, changes of direction and tabs of a file never reach the terminal', () => {
  expect(printable('红\u001b[31m\u202e字\t尾\u0007')).toBe('红�[31m�字 尾�');
  expect(frame('甲\u001b〔乙〕').join('')).not.toContain('\u001b');
});
