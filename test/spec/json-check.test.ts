import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openColors } from '../../src/cli/colors.ts';
import { schema } from '../../src/cli/commands/schema.ts';
import { fileKind } from '../../src/cli/file-kind.ts';
import { openTimer } from '../../src/cli/stopwatch.ts';
import { fontsJsonSchema } from '../../src/fonts/json-schema.ts';
import { sourceText } from '../../src/source.ts';
import { checkBySchema } from '../../src/spec/json-check.ts';
import { pageJsonSchema, plantJsonSchema } from '../../src/spec/json-schema.ts';
import { readYaml } from '../../src/spec/yaml.ts';
import { said } from './disk.ts';

const check = (text: string, json = pageJsonSchema()) => {
  const path = 'page.yaml';
  const { value } = readYaml({ path, source: sourceText(path, text) });
  return said(checkBySchema(value!, json));
};

describe('a file against its schema', () => {
  test.each([
    ['extends: a.yaml\n', []],
    ['grid: { columns: 5, body: 11pt, pitch: 18pt }\nframes: { a: null }\n', []],
    ['grid: { columns: 99 }\n', ['page.yaml:1:18 schema-value']],
    ['grid: { colums: 5 }\n', ['page.yaml:1:9 unknown-key']],
    ['frams: {}\n', ['page.yaml:1:1 unknown-key']],
    ['frames: { a: { kind: text, columns: 1-4, lines: 19-0 } }\n', ['page.yaml:1:49 schema-value']],
    ['frames: { a: { kind: txt } }\n', ['page.yaml:1:22 schema-value']],
    ['frames: { a: { kind: image, caption: 3 } }\n', ['page.yaml:1:38 schema-value']],
    ['palette: { red: [0, 100, 100] }\n', ['page.yaml:1:12 schema-value']],
    ['palette: { red: [0, 100, 101, 0] }\n', ['page.yaml:1:26 schema-value']],
    [
      'template: { name: 模板 }\nslots: { a: { accepts: story, min: -1 } }\n',
      ['page.yaml:2:36 schema-value'],
    ],
    ['pages: []\n', ['page.yaml:1:1 schema-value']],
  ])('%s', (text, expected) => {
    expect(check(text)).toEqual(expected);
  });

  test('a kind that there is not is told with all that there are', () => {
    const { value } = readYaml({
      path: 'a.yaml',
      source: sourceText('a.yaml', 'frames: { a: { kind: txt } }\n'),
    });
    const [fault] = checkBySchema(value!, pageJsonSchema());
    expect(fault?.params.expected).toMatch(/^text \| headline .*image/);
  });

  test('other kinds', () => {
    expect(check('bleed: 3mm\n', plantJsonSchema())).toEqual([]);
    expect(check('bleed: 3\n', plantJsonSchema())).toEqual(['page.yaml:1:8 schema-value']);
    expect(
      check('extends: builtin\nfonts: { song: { file: a.ttf, fallback: [kai] } }\n', fontsJsonSchema()),
    ).toEqual([]);
    expect(check('fonts: { song: { fil: a.ttf } }\n', fontsJsonSchema())).toEqual([
      'page.yaml:1:18 unknown-key',
    ]);
  });
});

test.each([
  ['a.yaml', '# yaml-language-server: $schema=../schema/plant.schema.json\nbleed: 3mm\n', 'plant'],
  ['dayang.yaml', '', 'dayang'],
  ['字体.yaml', '', 'fonts'],
  ['版面.yaml', 'extends: a.yaml\n', 'page'],
  ['x.yaml', 'a: 1\n', undefined],
])('the kind of %s', (path, text, kind) => {
  expect(fileKind(path, text)).toBe(kind);
});

describe('schema --check', () => {
  let cwd: string;
  let lines: string[];
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'dayang-schema-'));
    lines = [];
  });
  afterEach(() => rmSync(cwd, { recursive: true, force: true }));
  const run = (...files: string[]) =>
    schema(
      { check: files },
      {
        lang: 'zh',
        colors: openColors({ env: {}, isTerminal: false }),
        env: {},
        cwd,
        timer: openTimer(() => 0),
        out: () => undefined,
        say: (line) => void lines.push(line),
      },
    );

  test('gives places and a status', () => {
    writeFileSync(join(cwd, 'a.yaml'), 'grid: { columns: 99 }\n');
    writeFileSync(join(cwd, 'b.yaml'), 'grid: { columns: 5 }\n');
    writeFileSync(join(cwd, 'c.yaml'), 'x: 5\n');
    expect(run('b.yaml')).toBe(0);
    expect(lines).toEqual(['没有问题']);
    expect(run('a.yaml', 'b.yaml')).toBe(1);
    expect(lines[1]).toMatch(/^a\.yaml:1:18 错误 \[schema-value\]/);
    expect(run('c.yaml')).toBe(1);
    expect(run('none.yaml')).toBe(1);
  });

  test('an empty dayang.yaml is whole, an empty page is not', () => {
    for (const name of ['dayang.yaml', 'page.yaml']) writeFileSync(join(cwd, name), '\n');
    expect(run('dayang.yaml')).toBe(0);
    expect(run('page.yaml')).toBe(1);
  });
});
