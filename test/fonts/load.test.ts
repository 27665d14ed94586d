import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findGlyph } from '../../src/fonts/face.ts';
import { type FontFiles, type FontRequest, loadFonts } from '../../src/fonts/load.ts';
import { problem } from '../../src/problems/problem.ts';
import { sourceText } from '../../src/source.ts';
import { asciiBytes, bytesOf, collection, fixture, patched, shipped } from './fixture.ts';

/** A disk without rules about where files may be. */
const files: FontFiles = {
  resolve(fromFile, wanted, place) {
    const path = resolve(dirname(fromFile), wanted);
    return existsSync(path)
      ? { value: path, problems: [] }
      : { problems: [problem('file-missing', { file: wanted }, place)] };
  },
  readText: (path) => ({ value: sourceText('fonts.yaml', readFileSync(path, 'utf8')), problems: [] }),
  readBytes: (path) => ({ value: bytesOf(path), problems: [] }),
  show: (path) => path.split('/').at(-1) ?? path,
};

const builtin = shipped('fonts.yaml');
const page = { file: 'page.yaml', line: 9, column: 3 };
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dayang-fonts-'));
  mkdirSync(join(folder, '字 体'));
  const tiny = bytesOf(fixture('song-tiny.ttf'));
  const files = {
    '字 体/宋.ttf': tiny,
    '字 体/合集.ttc': collection([tiny, bytesOf(fixture('hei-tiny.ttf'))]),
    '字 体/可变.ttf': bytesOf(fixture('variable-tiny.ttf')),
    '字 体/禁止.ttf': patched(tiny, 'OS/2', 8, 2),
    '字 体/假.ttf': asciiBytes('not a font at all'),
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Loads roles with a manifest of the user's own. */
function load(yaml: string, roles: readonly string[], more: Partial<FontRequest> = {}) {
  const manifest = join(folder, 'fonts.yaml');
  writeFileSync(manifest, yaml);
  return loadFonts({
    files,
    builtin,
    manifest,
    roles: roles.map((role) => ({ role, place: page })),
    ...more,
  });
}

describe('the shipped manifest', () => {
  it('opens every role, each with its fallbacks', () => {
    const { value, problems } = loadFonts({ files, builtin });
    expect(problems).toEqual([]);
    const ids = (role: string) => value?.chain(role).map((face) => face.id);
    expect(value?.roles).toEqual(['song', 'xiaobiaosong', 'biaosong', 'hei', 'xihei', 'kai', 'fangsong']);
    expect(ids('song')).toEqual(['song', 'kai']);
    expect(ids('biaosong')).toEqual(['biaosong', 'xiaobiaosong', 'song', 'kai']);
    expect(ids('hei')).toEqual(['hei', 'xihei', 'song', 'kai']);
    expect(ids('kai')).toEqual(['kai', 'song']);
    expect(value?.chain('fangsong')[0]?.id).toBe('kai');
    expect(value?.chain('隶书')).toEqual([]);
    expect(value?.byId('hei')).toBe(value?.chain('hei')[0]);
  });

  it('finds 𠮷 (Ext-B) for 宋 in 楷, and nothing for what no face has', () => {
    const { value } = loadFonts({ files, builtin, roles: [{ role: 'song' }] });
    expect(findGlyph(value!.chain('song'), 0x20bb7)?.face.postscriptName).toBe('DayangKai-Regular');
    expect(findGlyph(value!.chain('song'), '国'.codePointAt(0)!)?.face.id).toBe('song');
    expect(findGlyph(value!.chain('song'), 0x1f600)).toBeUndefined();
  });

  it('reads only the files that are asked for', () => {
    const read: string[] = [];
    const counting: FontFiles = {
      ...files,
      readBytes(path, place) {
        read.push(files.show(path));
        return files.readBytes(path, place);
      },
    };
    const { value } = loadFonts({ files: counting, builtin, roles: [{ role: 'hei' }] });
    findGlyph(value!.chain('hei'), '国'.codePointAt(0)!);
    expect(read).toEqual(['hei.ttf']);
    findGlyph(value!.chain('hei'), 0x20bb7);
    expect(read).toEqual(['hei.ttf', 'xihei.ttf', 'song.ttf', 'kai.ttf']);
  });

  it('reports a role that it does not have, where the page names it', () => {
    const { problems } = loadFonts({ files, builtin, roles: [{ role: 'sung', place: page }] });
    expect(problems).toMatchObject([{ code: 'font-role-unknown', params: { role: 'sung' }, place: page }]);
  });

  it('opens a face once for all pages that share their open faces', () => {
    const open = new Map();
    const request = { files, builtin, roles: [{ role: 'hei' }], open };
    const [one, two] = [loadFonts(request), loadFonts(request)];
    expect(one.value?.byId('hei')).toBe(two.value?.byId('hei'));
  });
});

describe('a manifest of one’s own', () => {
  it('replaces some roles and keeps the others', () => {
    const yaml = 'extends: builtin\nfonts:\n  song: { file: 字 体/宋.ttf }\n';
    const { value, problems } = load(yaml, ['song', 'hei']);
    expect(problems).toEqual([]);
    expect(value?.chain('song').map((face) => face.id)).toEqual(['song', 'kai']);
    expect(value?.chain('song')[0]?.sha256).not.toBe(value?.chain('hei')[0]?.sha256);
    expect(value?.chain('song')[0]?.glyphOf('龘'.codePointAt(0)!)).toBe(0);
  });

  it('names a face of a collection and an instance of a variable font', () => {
    const yaml = `fonts:
  hei: { file: 字 体/合集.ttc, face: NotoSansSC-Bold }
  song: { file: 字 体/合集.ttc, face: NotoSerifSC-Regular }
  latin: { file: 字 体/可变.ttf, instance: { wght: 700 }, fallback: [song] }
  bold: { file: 字 体/可变.ttf, instance: Bold }
`;
    const { value, problems } = load(yaml, ['hei', 'song', 'latin', 'bold']);
    expect(problems).toEqual([]);
    expect(value?.byId('hei')?.postscriptName).toBe('NotoSansSC-Bold');
    expect(value?.byId('song')?.postscriptName).toBe('NotoSerifSC-Regular');
    expect(value?.byId('latin')?.postscriptName).toBe('NotoSerif-Regular_700wght');
    expect(value?.chain('latin').map((face) => face.id)).toEqual(['latin', 'song']);
  });

  it('shares a face between roles that name the same file', () => {
    const yaml = 'fonts:\n  song: { file: 字 体/宋.ttf }\n  body: { file: 字 体/宋.ttf }\n';
    const { value } = load(yaml, ['song', 'body']);
    expect(value?.chain('body')).toEqual(value?.chain('song'));
  });

  it('survives fallbacks that go round in a circle', () => {
    const yaml = 'fonts:\n  a: { file: 字 体/宋.ttf, fallback: [b] }\n  b: { fallback: [a] }\n';
    const { value, problems } = load(yaml, ['a', 'b']);
    expect(problems).toEqual([]);
    expect(value?.chain('b').map((face) => face.id)).toEqual(['a']);
  });

  it('reports files at the place where they are named', () => {
    const bad = (file: string) => load(`fonts:\n  song: { file: ${file} }\n`, ['song']).problems;
    const place = { file: 'fonts.yaml', line: 2, column: 17 };
    expect(bad('字 体/没有.ttf')).toMatchObject([{ code: 'file-missing', severity: 'fatal', place }]);
    expect(bad('字 体/假.ttf')).toMatchObject([{ code: 'font-not-a-font', severity: 'fatal', place }]);
    expect(bad('字 体/禁止.ttf')).toMatchObject([{ code: 'font-no-embedding', severity: 'blocking', place }]);
    expect(bad('字 体/合集.ttc')).toMatchObject([{ code: 'font-face-missing', severity: 'fatal', place }]);
  });

  it('reports an own fallback file that is broken although no character needs it', () => {
    const yaml = 'extends: builtin\nfonts:\n  kai: { file: 字 体/假.ttf }\n';
    expect(load(yaml, ['song']).problems).toMatchObject([{ code: 'font-not-a-font' }]);
  });

  it.each([
    ['fonts:\n  song: { fiel: a.ttf }\n', 'font-manifest-key', 2],
    ['font: {}\n', 'font-manifest-key', 1],
    ['fonts: [song]\n', 'font-manifest-value', 1],
    ['fonts:\n  song: song.ttf\n', 'font-manifest-value', 2],
    ['fonts:\n  song: { file: 3 }\n', 'font-manifest-value', 2],
    ['fonts:\n  song: { file: a.ttf, instance: { wght: bold } }\n', 'font-manifest-value', 2],
    ['fonts:\n  song: { file: a.ttf, fallback: kai }\n', 'font-manifest-value', 2],
    ['fonts:\n  song: { face: Song-Regular }\n', 'font-manifest-value', 2],
    ['extends: ../fonts.yaml\nfonts: {}\n', 'font-manifest-value', 1],
    ['fonts:\n  song: { file: a.ttf, fallback: [kay] }\n', 'font-role-unknown', 2],
    ['fonts:\n  song: { fallback: [kai] }\n  kai: {}\n', 'font-role-empty', 2],
    ['fonts: "open\n', 'yaml-quote', 1],
  ])('reports %j as %s', (yaml, code, line) => {
    const { problems } = load(yaml, ['song']);
    expect(problems[0]).toMatchObject({ code, severity: 'fatal', place: { file: 'fonts.yaml', line } });
  });
});
