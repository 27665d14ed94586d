import { describe, expect, test } from 'vitest';
import { openColors } from '../../src/cli/colors.ts';
import { formatProblems, type ReportStyle } from '../../src/cli/reporter.ts';
import { formatTimings, openTimer } from '../../src/cli/stopwatch.ts';
import { wordsOf } from '../../src/cli/words.ts';
import { problem } from '../../src/problems/problem.ts';
import { allowClasses, judge } from '../../src/problems/verdict.ts';
import { sourceText } from '../../src/source.ts';

const source = sourceText('page.yaml', 'frames:\n  照片: { columns: 1-2 }\n  body: { columns: 1-8 }\n');
const style: ReportStyle = {
  lang: 'zh',
  colors: openColors({ env: {}, isTerminal: false }),
  sourceOf: (file) => (file === 'page.yaml' ? source : undefined),
  nameOf: (file) => `版面/${file}`,
};
const at = (line: number, column: number, length = 1) => ({ file: 'page.yaml', line, column, length });
const overlap = problem('frame-overlap', { first: '照片', second: 'body' }, at(3, 3, 4), [at(2, 3)]);
const query = problem('story-query', { question: '缺字' }, at(2, 3, 2));

test('a problem: place, severity, code, sentence, code frame, hint, the other place', () => {
  expect(formatProblems([overlap], style)).toEqual([
    '版面/page.yaml:3:3 错误 [frame-overlap] 框 body 压在框 照片 上',
    '    3 │   body: { columns: 1-8 }',
    '      │   ^^^^',
    expect.stringMatching(/^ {2}办法：要文字绕开它/),
    '  另见 版面/page.yaml:2:3',
  ]);
  expect(formatProblems([overlap], { ...style, lang: 'en' })[0]).toBe(
    '版面/page.yaml:3:3 error [frame-overlap] Frame body overlaps frame 照片',
  );
});

test('the worst come first; a sixth of one kind is counted, not shown', () => {
  const told = formatProblems([...Array(17).fill(query), overlap], style);
  expect(told[0]).toContain('[frame-overlap]');
  expect(told.filter((line) => line.includes('警告 [story-query]'))).toHaveLength(5);
  expect(told.at(-1)).toBe('  [story-query] 同类问题另有 12 处');
});

test('what --allow lets through is said to be let through', () => {
  const [line] = formatProblems([query], { ...style, letThrough: new Set([query]) });
  expect(line).toContain('警告（已放行） [story-query]');
});

test('colours only for a terminal that wants them', () => {
  const red = (env: Record<string, string>, isTerminal: boolean) =>
    openColors({ env, isTerminal }).red('x') !== 'x';
  expect(red({}, true)).toBe(true);
  expect(red({}, false)).toBe(false);
  expect(red({ NO_COLOR: '1' }, true)).toBe(false);
  expect(red({ NO_COLOR: '1', FORCE_COLOR: '1' }, true)).toBe(false);
  expect(red({ FORCE_COLOR: '1' }, false)).toBe(true);
  expect(red({ TERM: 'dumb' }, true)).toBe(false);
});

describe('verdict', () => {
  const underset = problem('underset', { story: 'a', part: 'b', partEn: 'b', lines: 1, chars: 2 } as never);
  const sealed = problem('font-no-embedding', { file: 'a.ttf' });
  test.each([
    ['nothing', [], [], true],
    ['advice', [underset], [], true],
    ['a blocking problem', [query], [], false],
    ['… that is let through', [query], ['query'], true],
    ['… while another class is', [query], ['overset'], false],
    ['a blocking problem without a class', [sealed], allowClasses(), false],
    ['a fatal problem', [overlap], allowClasses(), false],
  ])('%s', (_, problems, allow, ok) => {
    expect(judge(problems, new Set(allow)).ok).toBe(ok);
  });
});

test('timings: phases, what no phase owns, and the sum', () => {
  let clock = 30;
  const timer = openTimer(() => clock);
  timer.add('startup', 30);
  for (let i = 0; i < 2; i++)
    timer.time('layout', () => {
      clock += 50;
    });
  clock += 7;
  expect(formatTimings(timer.read(), wordsOf('zh'))).toEqual([
    '阶段',
    '启动              30.0 ms',
    '排版             100.0 ms',
    '其他               7.0 ms',
    '合计             137.0 ms',
  ]);
});
