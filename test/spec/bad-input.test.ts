import { describe, expect, test } from 'vitest';
import { describe as words } from '../../src/problems/problem.ts';
import { load, said } from './disk.ts';

/** Problems of a page whose first line names the story. */
const problemsOf = (rest: string) => load(`stories: { lead: a.md }\n${rest}`).problems;
const frame = (keys: string) => problemsOf(`frames:\n  m: { kind: text, columns: 1-8, ${keys} }\n`);

describe('YAML', () => {
  test.each([
    ['an open bracket', 'grid: { columns: 5\n', 'page.yaml:3:1 yaml-bracket'],
    ['an open quote', 'title: "大样\n', 'page.yaml:2:8 yaml-quote'],
    ['two colons', 'title: 时间: 8点\n', 'page.yaml:2:8 yaml-syntax'],
    ['a full-width colon', 'title：大样\n', 'page.yaml:2:6 yaml-wide-mark'],
    ['a full-width colon in braces', 'grid: {columns：5}\n', 'page.yaml:2:15 yaml-wide-mark'],
    ['a full-width comma in braces', 'page: {width: 1mm，height: 2mm}\n', 'page.yaml:2:18 yaml-wide-mark'],
    ['a tab', 'grid:\n\tcolumns: 5\n', 'page.yaml:3:1 yaml-tab'],
    ['a wrong indent', 'grid:\n    columns: 5\n  body: 9pt\n', 'page.yaml:4:1 yaml-indent'],
    ['a key twice', 'grid: { columns: 5 }\ngrid: { columns: 6 }\n', 'page.yaml:3:1 yaml-duplicate-key'],
    ['two documents', 'title: a\n---\ntitle: b\n', 'page.yaml:3:1 yaml-multiple-documents'],
    ['a tag', 'title: !secret a\n', 'page.yaml:2:8 yaml-tag'],
    ['an alias of nothing', 'title: *nowhere\n', 'page.yaml:2:8 yaml-alias-unknown'],
    ['a list as a key', '? [a, b]\n: 1\n', 'page.yaml:2:3 yaml-key'],
    ['a merge key', 'grid: &g { columns: 5 }\nframes: { <<: *g }\n', 'page.yaml:3:11 spec-name'],
  ])('%s', (_, rest, expected) => {
    expect(said(problemsOf(rest))[0]).toBe(expected);
  });

  test('a file that is empty, or a list', () => {
    expect(said(load('').problems)).toEqual(['page.yaml:1:1 yaml-empty']);
    expect(said(load('# nothing\n').problems)).toEqual(['page.yaml:1:1 yaml-empty']);
    expect(said(load('- a\n').problems)).toEqual(['page.yaml:1:1 yaml-not-a-map']);
  });

  // Written out it would fill the memory long before the time limit.
  test('an alias bomb is refused before it grows; a few aliases are not', () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++)
      bomb.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    expect(said(problemsOf(bomb.join('\n')))).toEqual(['page.yaml:6:9 yaml-alias-bomb']);
    expect(said(problemsOf('palette: { a: &c [0, 0, 0, 10], b: *c }\n'))).toEqual([]);
  });

  test('an alias of what it stands in', () => {
    expect(said(problemsOf('title: &t [*t]\n'))).toEqual(['page.yaml:2:12 yaml-alias-unknown']);
  });

  test('a hundred thousand brackets, a hundred thousand keys, a million characters', () => {
    expect(said(problemsOf(`title: ${'['.repeat(100_000)}`))[0]).toMatch(/yaml-(too-deep|syntax)$/);
    expect(said(problemsOf(`title: ${'['.repeat(200)}${']'.repeat(200)}\n`))).toEqual([
      'page.yaml:2:40 yaml-too-deep',
    ]);
    const keys = Array.from({ length: 60_000 }, (_, i) => `k${i}: 1`).join('\n');
    expect(said(problemsOf(keys))).toEqual(['page.yaml:1:1 yaml-alias-bomb']);
    expect(said(problemsOf(`title: ${'长'.repeat(1_000_000)}\n`))).toEqual(['page.yaml:1:1 yaml-too-large']);
  });
});

describe('keys and values', () => {
  test('an unknown key, with the one that was meant', () => {
    const [one, two, three] = problemsOf('gird: 3\ngrid: { colums: 5, 行距: 18pt }\n');
    expect(said([one!, two!, three!])).toEqual([
      'page.yaml:2:1 unknown-key',
      'page.yaml:3:9 unknown-key',
      'page.yaml:3:20 unknown-key',
    ]);
    expect([one, two, three].map((p) => p?.params.suggestion)).toEqual(['grid', 'columns', 'pitch']);
    expect(words(one!, 'zh').hint).toContain('是不是“grid”');
    expect(said(problemsOf('zzzzzz: 3\n'))).toEqual(['page.yaml:2:1 unknown-key-plain']);
  });

  test.each([
    ['a bare number', 'lines: 1-9, inset: 9', 'unit-missing'],
    ['a bare number in quotes', 'lines: 1-9, gutter: "9"', 'unit-missing'],
    ['an unknown unit', 'lines: 1-9, gutter: 9px', 'spec-length'],
    ['a negative length', 'lines: 1-9, gutter: -9pt', 'spec-length-range'],
    ['a huge length', 'lines: 1-9, gutter: 99999mm', 'spec-length-range'],
    ['a text for a flag', 'lines: 1-9, over: yes', 'spec-flag'],
    ['a word that is no choice', 'lines: 1-9, valign: gird', 'spec-choice-near'],
    ['a fraction of columns', 'lines: 1-9, split: 2.5', 'spec-whole'],
    ['a range backwards', 'lines: 9-1', 'spec-span-order'],
    ['line zero', 'lines: 0-1', 'spec-line-span'],
    ['a part that is none', 'lines: 1-9, part: boddy', 'spec-part'],
    ['a border without a blank', 'lines: 1-9, border: 2ptred', 'spec-edge'],
    ['a side of a border', 'lines: 1-9, border: { top: 2 }', 'spec-edge'],
    ['a misspelt side', 'lines: 1-9, border: { topp: 2pt red }', 'unknown-key'],
    ['an edge without a colour', 'lines: 1-9, border: { width: 2pt }', 'spec-edge'],
    ['wrap without its distance', 'lines: 1-9, wrap: {}', 'missing-key'],
    ['a list for a text', 'lines: 1-9, story: [a]', 'spec-name'],
    ['a map for a length', 'lines: 1-9, gutter: { a: 1 }', 'spec-length'],
    ['no such story', 'lines: 1-9, story: lede', 'unknown-story'],
    ['no such colour', 'lines: 1-9, background: rad', 'unknown-color'],
    ['no such colour of an edge', 'lines: 1-9, border: { top: 2pt rad }', 'unknown-color'],
    ['no such style', 'lines: 1-9, styles: { body: bdoy }', 'unknown-style'],
  ])('%s', (_, keys, code) => {
    const problems = frame(keys);
    expect(problems.map((p) => p.code)).toEqual([code]);
    const written = `  m: { kind: text, columns: 1-8, ${keys} }`;
    expect(problems[0]?.place).toMatchObject({ file: 'page.yaml', line: 3 });
    expect(problems[0]?.place?.column).toBeGreaterThan(written.indexOf('columns') + 1);
  });

  test('the unit that is missing is named at the number itself', () => {
    const [one] = frame('lines: 1-9, inset: { top: 9 }');
    expect(said([one!])).toEqual(['page.yaml:3:60 unit-missing']);
    expect(words(one!, 'zh')).toEqual({
      sentence: '“frames.m.inset.top”的长度 9 没有单位',
      hint: '写成 9pt、9mm、9字 或 9行',
    });
  });

  test('page, grid, palette, styles', () => {
    expect(
      said(
        problemsOf(`page: { size: [390mm] }
grid: { columns: 25, body: 1000pt, pitch: 2em, mode: free }
palette: { a: [0, 0, 0], b: [0, 0, 0, 101], c: '#f00', d: { rgb: [1, 2, 3] } }
styles:
  a: { size: 9, align: middle, above: { min: 3, prefer: 1, max: 2 }, like: bodyy }
  b: { like: c }
  c: { like: b }
date: 2021-3-1
`),
      ),
    ).toEqual([
      'page.yaml:2:9 spec-size',
      'page.yaml:3:18 spec-whole',
      'page.yaml:3:28 spec-type-range',
      'page.yaml:3:43 spec-length-absolute',
      'page.yaml:4:12 spec-color',
      'page.yaml:4:39 spec-number',
      'page.yaml:4:48 spec-color',
      'page.yaml:4:56 missing-key',
      'page.yaml:4:61 unknown-key-plain',
      'page.yaml:6:14 unit-missing-size',
      'page.yaml:6:24 spec-choice',
      'page.yaml:6:32 spec-flexible-order',
      'page.yaml:6:76 unknown-style',
      'page.yaml:8:14 style-cycle',
      'page.yaml:9:7 spec-date',
    ]);
  });

  test('what styles inherit is wrong once, where it was written', () => {
    const found = problemsOf('styles:\n  body: { size: 11 }\n  lead: { like: body }\n  a: { like: lead }\n');
    expect(said(found)).toEqual(['page.yaml:3:17 unit-missing-size']);
    expect(found[0]?.params).toMatchObject({ key: 'styles.body.size' });
    const two = problemsOf('styles:\n  body: { size: 11 }\n  b: { size: 11 }\n');
    expect(said(two)).toEqual(['page.yaml:3:17 unit-missing-size', 'page.yaml:4:14 unit-missing-size']);
  });

  test('free and relative columns need an entry a column', () => {
    const [one] = problemsOf('grid: { columns: 3, mode: relative, parts: [1, 2] }\n');
    expect(one).toMatchObject({ code: 'grid-counts', params: { key: 'parts', columns: 3, count: 2 } });
    expect(problemsOf('grid: { columns: 2, mode: relative, parts: [1, 2] }\n')).toEqual([]);
  });
});

describe('frames', () => {
  test('no kind, an unknown kind, no place, past the grid', () => {
    expect(
      said(
        problemsOf(`grid: { columns: 5, lines: 75 }
frames:
  a: { columns: 1 }
  b: { kind: texte, columns: 1 }
  c: { kind: text }
  d: { kind: text, columns: 4-6, lines: 70-76 }
  "e e": { kind: text, columns: 1 }
  f: 3
`),
      ),
    ).toEqual([
      'page.yaml:4:3 frame-kind-missing',
      'page.yaml:5:14 spec-choice-near',
      'page.yaml:6:3 frame-nowhere',
      'page.yaml:7:29 frame-outside-columns',
      'page.yaml:7:41 frame-outside-lines',
      'page.yaml:8:3 spec-name',
      'page.yaml:9:6 spec-map',
    ]);
  });

  test('a misspelt kind is told as what was written, with what was meant', () => {
    const [one, ...more] = problemsOf(
      'frames:\n  a: { knid: text, columns: 1 }\n  b: { 类型: text, columns: 1 }\n',
    );
    expect(one).toMatchObject({ code: 'unknown-key', params: { key: 'knid', suggestion: 'kind' } });
    expect(said([one!, ...more])).toEqual(['page.yaml:3:8 unknown-key', 'page.yaml:4:8 unknown-key']);
  });

  test('only the keys of its own kind', () => {
    const [one] = problemsOf('frames:\n  r: { kind: rule, columns: 1, story: lead }\n');
    expect(said([one!])).toEqual(['page.yaml:3:32 unknown-key-plain']);
  });

  test('five hundred and one frames', () => {
    const many = Array.from({ length: 501 }, (_, i) => `  f${i}: { kind: text, columns: 1 }`).join('\n');
    expect(said(problemsOf(`frames:\n${many}\n`))).toEqual(['page.yaml:2:1 spec-too-many']);
  });
});

describe('threads', () => {
  const FRAMES = `frames:
  one: { kind: text, story: lead, columns: 1 }
  two: { kind: text, story: lead, columns: 2 }
  note: { kind: text, story: lead, part: editor-note, columns: 3 }
  other: { kind: text, story: second, columns: 4 }
  head: { kind: headline, story: lead, columns: 5 }
`;
  const thread = (ids: string) =>
    load(`stories:\n  lead: { file: a.md, thread: [${ids}] }\n  second: b.md\n${FRAMES}`).problems;

  test('each frame once, in any order', () => {
    expect(thread('two, one')).toEqual([]);
  });

  test.each([
    ['one, two, one', 'page.yaml:2:42 thread-twice'],
    ['one, two, tow', 'page.yaml:2:42 unknown-frame'],
    ['one, two, head', 'page.yaml:2:42 thread-not-text'],
    ['one, two, other', 'page.yaml:2:42 thread-other-story'],
    ['one, two, note', 'page.yaml:2:42 thread-other-story'],
    ['one', 'page.yaml:6:3 thread-left-out'],
  ])('%s', (ids, expected) => {
    expect(said(thread(ids))).toEqual([expected]);
  });
});

test('a story that is not there, or lies outside, is named where it is written', () => {
  expect(said(load('stories:\n  lead: aa.md\n  two: { file: ../x.md }\n').problems)).toEqual([
    'page.yaml:2:9 file-missing-near',
    'page.yaml:3:16 file-outside-root',
  ]);
});

test('a page list full of mistakes stops being looked at, and says so', () => {
  const frames = Array.from(
    { length: 250 },
    (_, i) => `      f${i}: { kind: text, columns: 1, background: c${i} }`,
  );
  const item = `  - frames:\n${frames.join('\n')}\n`;
  const { problems } = load(`stories: { lead: a.md }\npages:\n${item.repeat(3)}`);
  expect(problems.filter((one) => one.code === 'unknown-color')).toHaveLength(250);
  expect(problems.at(-1)).toMatchObject({ code: 'pages-not-checked', params: { count: 2 } });
});
