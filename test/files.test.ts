import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../src/encoding.ts';
import { describe as words } from '../src/problems/problem.ts';
import { folderOf, link, open, said } from './spec/disk.ts';

const PLACE = { file: 'page.yaml', line: 2, column: 9 };

describe('the root', () => {
  test('is the nearest folder upwards with dayang.yaml', () => {
    const folder = folderOf({ 'dayang.yaml': '', 'a/b/page.yaml': '' });
    const files = open(folder, 'a/b/page.yaml').value!;
    expect(files.show(files.pageFile)).toBe('a/b/page.yaml');
    expect(files.house).toBe(join(files.root, 'dayang.yaml'));
  });

  test('else the folder of the page, or the parent of layouts', () => {
    const folder = folderOf({ 'a/page.yaml': '', 'a/layouts/page.yaml': '' });
    const plain = open(folder, 'a/page.yaml').value!;
    expect(plain.show(plain.pageFile)).toBe('page.yaml');
    expect(plain.house).toBeUndefined();
    const layouts = open(folder, 'a/layouts/page.yaml').value!;
    expect(layouts.show(layouts.pageFile)).toBe('layouts/page.yaml');
  });

  test('--root overrides, must exist, and must hold the page', () => {
    const folder = folderOf({ 'a/page.yaml': '', 'b/x': '' });
    expect(open(folder, 'a/page.yaml', folder).value!.root).toBe(
      open(folder, 'a/page.yaml', folder).value!.root,
    );
    expect(open(folder, 'a/page.yaml', join(folder, 'none')).problems[0]?.code).toBe('root-missing');
    expect(open(folder, 'a/page.yaml', join(folder, 'b')).problems[0]?.code).toBe('file-outside-root');
  });

  test('a page that is not there', () => {
    const folder = folderOf({ 'page.yml': '' });
    const [one] = open(folder).problems;
    expect(one).toMatchObject({ code: 'file-missing-near', params: { suggestion: 'page.yml' } });
  });
});

describe('looking up', () => {
  const FILES = {
    'page.yaml': '',
    '稿件/头条 二.md': '文',
    'library/layouts/special-page.yaml': '',
    'library/fonts/fonts.yaml': '',
    'library/secret.txt': '',
  };

  test('beside the file that names it, then in the library', () => {
    const folder = folderOf({ ...FILES, 'fonts.yaml': '' });
    const files = open(folder).value!;
    const found = (name: string, from = files.pageFile) => files.resolve(from, name).value;
    const story = found('稿件/头条 二.md')!;
    expect(files.show(story)).toBe('稿件/头条 二.md');
    expect(found('稿件\\头条 二.md')).toBe(story);
    expect(found(story)).toBe(story);
    expect(files.show(found('special-page.yaml')!)).toBe('library/layouts/special-page.yaml');
    expect(files.show(found('fonts.yaml')!)).toBe('fonts.yaml');
    expect(found('../page.yaml', story)).toBe(files.pageFile);
  });

  test('composed and decomposed names are the same name', () => {
    const files = open(folderOf({ ...FILES, 'caf\u00e9.md': '' })).value!;
    expect(files.resolve(files.pageFile, 'cafe\u0301.md').value).toBeDefined();
  });

  test.each([
    ['../x.md', 'file-outside-root'],
    ['/etc/passwd', 'file-outside-root'],
    ['a/../../x.md', 'file-outside-root'],
    ['none.md', 'file-missing'],
    ['稿件/头条二.md', 'file-missing-near'],
    ['a\0.md', 'file-bad-name'],
    [' ', 'file-bad-name'],
  ])('%j is refused', (name, code) => {
    const files = open(folderOf(FILES)).value!;
    expect(said(files.resolve(files.pageFile, name, PLACE).problems)).toEqual([`page.yaml:2:9 ${code}`]);
  });

  test.skipIf(process.platform === 'win32')('Windows paths are named as such', () => {
    for (const name of ['C:\\稿件\\a.md', 'd:/a.md', '\\\\server\\share\\a.md']) {
      const files = open(folderOf(FILES)).value!;
      expect(files.resolve(files.pageFile, name).problems[0]?.code).toBe('file-windows-path');
    }
  });

  test.skipIf(process.platform === 'win32')('a symbolic link does not lead out of the root', () => {
    const outside = folderOf({ 'secret.md': 'x' });
    const folder = folderOf({ ...FILES, 'real.md': 'y' });
    link(folder, 'out.md', join(outside, 'secret.md'));
    link(folder, 'out', outside);
    link(folder, 'in.md', join(folder, 'real.md'));
    const files = open(folder).value!;
    const codes = (name: string) => files.resolve(files.pageFile, name).problems.map((p) => p.code);
    expect(codes('out.md')).toEqual(['file-outside-root']);
    expect(codes('out/secret.md')).toEqual(['file-outside-root']);
    expect(codes('in.md')).toEqual([]);
    expect(files.readText(join(outside, 'secret.md')).problems[0]?.code).toBe('file-outside-root');
  });

  test('the hint names --root', () => {
    const files = open(folderOf(FILES)).value!;
    const [one] = files.resolve(files.pageFile, '../x.md').problems;
    expect(words(one!, 'zh').hint).toContain('--root');
  });
});

describe('reading', () => {
  const read = (bytes: Uint8Array | string) => {
    const files = open(folderOf({ 'page.yaml': bytes })).value!;
    return files.readText(files.pageFile, PLACE);
  };
  const utf16 = (text: string, mark: boolean) =>
    Uint8Array.from(
      [...(mark ? '\ufeff' : ''), ...text].flatMap((char) => [
        char.charCodeAt(0) & 255,
        char.charCodeAt(0) >> 8,
      ]),
    );
  const swapped = (bytes: Uint8Array) => bytes.map((_, i) => bytes[i ^ 1]!);

  test('UTF-8 with and without BOM; line ends are kept', () => {
    expect(read('锐意\r\n进取\n').value).toMatchObject({
      file: 'page.yaml',
      text: '锐意\r\n进取\n',
      lineStarts: [0, 4, 7],
    });
    expect(read('\ufeff锐意').value?.text).toBe('锐意');
    expect(read('').value?.text).toBe('');
  });

  test('UTF-16 and GB18030 are named, with how to convert', () => {
    const copy = '锐意进取勇向前，创新实践迈大步。\n编者按：一年来……';
    // 锐意进取 in GB18030
    const gb = Uint8Array.from([97, 10, 98, 10, 0xc8, 0xf1, 0xd2, 0xe2, 0xbd, 0xf8, 0xc8, 0xa1]);
    expect(said(read(utf16(copy, true)).problems)).toEqual(['page.yaml:1:1 encoding-utf-16']);
    expect(said(read(swapped(utf16(copy, true))).problems)).toEqual(['page.yaml:1:1 encoding-utf-16']);
    expect(said(read(utf16(copy, false)).problems)).toEqual(['page.yaml:1:1 encoding-utf-16']);
    expect(said(read(swapped(utf16(copy, false))).problems)).toEqual(['page.yaml:1:1 encoding-utf-16']);
    expect(said(read(utf16('title: dayang\n', false)).problems)).toEqual(['page.yaml:1:1 encoding-utf-16']);
    const { problems } = read(gb);
    expect(said(problems)).toEqual(['page.yaml:3:1 encoding-gb18030']);
    expect(words(problems[0]!, 'zh').hint).toContain('另存为');
    expect(problems[0]?.related).toEqual([PLACE]);
  });

  test('bytes that are no text', () => {
    expect(said(read(Uint8Array.from([0x41, 0x0a, 0xff, 0x20, 0xff])).problems)).toEqual([
      'page.yaml:2:1 encoding-unknown',
    ]);
    expect(decodeText(Uint8Array.from([0xe9, 0x94])).kind).not.toBe('utf-8');
  });

  test('a folder, a file that went away, a file that is too large', () => {
    const folder = folderOf({ 'page.yaml': '', 'large.md': new Uint8Array(16 * 1024 * 1024 + 1) });
    mkdirSync(join(folder, 'copy'));
    const files = open(folder).value!;
    const codes = (name: string) => files.readText(join(files.root, name)).problems.map((p) => p.code);
    expect(codes('copy')).toEqual(['file-not-a-file']);
    expect(codes('gone.md')).toEqual(['file-missing']);
    expect(codes('large.md')).toEqual(['file-too-large']);
  });

  test('bytes', () => {
    const files = open(folderOf({ 'page.yaml': Uint8Array.from([1, 2, 3]) })).value!;
    expect([...files.readBytes(files.pageFile).value!]).toEqual([1, 2, 3]);
  });
});
