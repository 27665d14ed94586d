import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeWhole } from '../../src/output/write-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), '大样 写 '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const codes = (path: string, options = {}) => writeWhole(path, 'new', options).problems.map((p) => p.code);
const failing = (code: string) => () => {
  throw Object.assign(new Error(code), { code });
};

test('makes the folders that are missing and leaves nothing else behind', () => {
  expect(writeWhole(join(folder, 'a', 'b', '版.pdf'), 'new').problems).toEqual([]);
  expect(read('a/b/版.pdf')).toBe('new');
  expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['版.pdf']);
});

test('replaces an old file; a symbolic link stays one', () => {
  writeFileSync(join(folder, 'real.pdf'), 'old');
  symlinkSync('real.pdf', join(folder, 'link.pdf'));
  expect(codes(join(folder, 'link.pdf'))).toEqual([]);
  expect(read('real.pdf')).toBe('new');
  expect(readdirSync(folder)).toEqual(['link.pdf', 'real.pdf']);
});

describe('what cannot be written is one problem, and the old file is as it was', () => {
  test.skipIf(process.platform !== 'linux')('a folder that nobody can make', () => {
    expect(codes('/proc/nobody/a/page.pdf')).toEqual(['output-unwritable']);
  });

  test('a folder of that name', () => {
    mkdirSync(join(folder, 'page.pdf'));
    expect(codes(join(folder, 'page.pdf'))).toEqual(['output-is-folder']);
    expect(readdirSync(join(folder, 'page.pdf'))).toEqual([]);
  });
  test('a file where a folder should be', () => {
    writeFileSync(join(folder, 'out'), 'old');
    expect(codes(join(folder, 'out', 'page.pdf'))).toEqual(['output-unwritable']);
    expect(read('out')).toBe('old');
  });
  test('a name that is too long', () => {
    expect(codes(join(folder, `${'长'.repeat(300)}.pdf`))).toEqual(['output-unwritable']);
    expect(readdirSync(folder)).toEqual([]);
  });
  test('a disk that fills up at the last moment', () => {
    writeFileSync(join(folder, 'page.pdf'), 'old');
    expect(codes(join(folder, 'page.pdf'), { rename: failing('ENOSPC') })).toEqual(['output-unwritable']);
    expect(read('page.pdf')).toBe('old');
    expect(readdirSync(folder)).toEqual(['page.pdf']);
  });
});

test.each(['EPERM', 'EBUSY', 'EACCES'])(
  'held open by a viewer (%s): the new file stays beside the old one',
  (code) => {
    const target = join(folder, 'page.pdf');
    writeFileSync(target, 'old');
    const rename = (from: string, to: string) => {
      if (to === target) failing(code)();
      writeFileSync(to, readFileSync(from));
      rmSync(from);
    };
    const { problems } = writeWhole(target, 'new', { rename, shown: 'out/page.pdf' });
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'output-held-open',
        params: { file: 'out/page.pdf', kept: join('out', 'page.new.pdf') },
      }),
    ]);
    expect(readdirSync(folder)).toEqual(['page.new.pdf', 'page.pdf']);
    expect(read('page.pdf')).toBe('old');
    expect(read('page.new.pdf')).toBe('new');
  },
);

test('held by a scanner for a moment: the old file is replaced after all', () => {
  const target = join(folder, 'page.pdf');
  writeFileSync(target, 'old');
  let tries = 0;
  const rename = (from: string, to: string) => {
    if (++tries < 3) failing('EPERM')();
    writeFileSync(to, readFileSync(from));
    rmSync(from);
  };
  expect(writeWhole(target, 'new', { rename }).problems).toEqual([]);
  expect([readdirSync(folder), read('page.pdf')]).toEqual([['page.pdf'], 'new']);
});
