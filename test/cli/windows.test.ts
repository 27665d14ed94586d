import { describe, expect, test, vi } from 'vitest';

// The path rules of Windows in the real source: what is tried here without Windows. The disk stays what it is.
vi.mock('node:path', async (original) => {
  const { win32 } = await original<typeof import('node:path')>();
  return { ...win32, default: win32 };
});
vi.mock('node:url', async (original) => {
  const url = await original<typeof import('node:url')>();
  return { ...url, pathToFileURL: (path: string) => url.pathToFileURL(path, { windows: true }) };
});

const { pathFrom, nameFrom } = await import('../../src/cli/open-page.ts');
const { sarifLog } = await import('../../src/cli/sarif.ts');
const { fileKey } = await import('../../src/cli/file-identity.ts');
const { planOutputs } = await import('../../src/cli/outputs.ts');
const { recordPath } = await import('../../src/cli/signing.ts');
const { basePath } = await import('../../src/cli/import-update.ts');
const { userConfigFile, findEditor } = await import('../../src/watch/user-config.ts');
const { lastAddressFile } = await import('../../src/watch/last-address.ts');
const { problem } = await import('../../src/problems/problem.ts');

const CWD = 'C:\\Users\\张 三\\版面';
const seenOf = (paths: Record<string, string>) => ({
  texts: new Map(),
  paths: new Map(Object.entries(paths)),
  missing: new Set<string>(),
});

describe('paths on Windows', () => {
  test.each([
    [`${CWD}\\稿件\\头条.md`, '稿件/头条.md'],
    ['C:\\Users\\张 三\\共用\\a.yaml', '../共用/a.yaml'],
    ['c:\\users\\张 三\\版面\\a.yaml', 'a.yaml'],
    ['D:\\稿件\\头条.md', 'D:/稿件/头条.md'],
    ['\\\\服务器\\稿库\\头条.md', '//服务器/稿库/头条.md'],
    ['\\\\?\\C:\\很长的路径\\头条.md', '//?/C:/很长的路径/头条.md'],
  ])('%s is shown as %s', (path, shown) => {
    expect(pathFrom(CWD, path)).toBe(shown);
    expect(nameFrom(CWD, seenOf({ '稿.md': path }))('稿.md')).toBe(shown);
  });

  test.each([
    [`${CWD}\\图 #1\\100%.md`, '%E5%9B%BE%20%231/100%25.md', '%SRCROOT%'],
    ['D:\\稿件\\a b.md', 'file:///D:/%E7%A8%BF%E4%BB%B6/a%20b.md', undefined],
    ['\\\\server\\稿库\\a.md', 'file://server/%E7%A8%BF%E5%BA%93/a.md', undefined],
  ])('%s in SARIF', (path, uri, uriBaseId) => {
    const one = problem('file-missing', { file: 'x' }, { file: '稿.md', line: 1, column: 1 });
    const verdict = { ok: false, fatal: [one], blocking: [], letThrough: [], advisory: [] };
    const matter = { problems: [one], pages: [], verdict, forced: false };
    const own = { silenced: [], page: '稿.md', seen: seenOf({ '稿.md': path }), cwd: CWD };
    const text = JSON.stringify(sarifLog(matter as never, own, 'zh'));
    const expected = uriBaseId === undefined ? { uri } : { uri, uriBaseId };
    expect(text).toContain(`"artifactLocation":${JSON.stringify(expected)}`);
  });

  test('files that differ by case alone are one', () => {
    expect(fileKey('C:\\版面\\A.PDF')).toBe(fileKey('c:\\版面\\a.pdf'));
    expect(fileKey('C:\\版面\\b.pdf')).not.toBe(fileKey('C:\\版面\\a.pdf'));
  });

  test('outputs go where they should, and never over an input', () => {
    const page = { page: { name: '版面', model: {}, placeOf: () => undefined }, scene: { title: '题' } };
    const press = { fileName: '{name}.pdf', deliveryNote: true };
    const seen = seenOf({ '头条.md': `${CWD}\\头条.md` });
    const plan = (request: object) =>
      planOutputs(
        { pages: [], problems: [], files: { root: CWD }, seen } as never,
        [{ built: page, press }] as never,
        { one: false, proof: false, ...request },
        { cwd: CWD } as never,
      );
    expect(plan({}).plan[0]!.files).toEqual({
      pdf: `${CWD}\\out\\版面.pdf`,
      note: `${CWD}\\out\\版面-传版单.txt`,
    });
    expect(plan({ output: 'D:\\样\\a.pdf' }).plan[0]!.files.pdf).toBe('D:\\样\\a.pdf');
    expect(plan({ output: '头条.MD' }).problems[0]?.code).toBe('output-is-input');
    expect(plan({ output: 'a.pdf', png: 'A.PDF' }).problems[0]?.code).toBe('output-is-input');
  });

  test('files beside others', () => {
    expect(recordPath({ pageFile: `${CWD}\\版面.YAML` })).toBe(`${CWD}\\版面.signed.yaml`);
    expect(basePath('稿件\\头条.md')).toBe('稿件\\.dayang\\import\\头条.md');
  });

  test('the user’s own settings', () => {
    const env = {
      APPDATA: 'C:\\Users\\张三\\AppData\\Roaming',
      LOCALAPPDATA: 'C:\\Users\\张三\\AppData\\Local',
    };
    expect(userConfigFile(env, 'win32')).toBe(`${env.APPDATA}\\dayang\\config.yaml`);
    expect(lastAddressFile(env, 'win32')).toBe(`${env.LOCALAPPDATA}\\dayang\\watch.json`);
  });

  test('an editor is an .exe: what only the shell of Windows could start is refused with the way out', () => {
    const find = (text: string, platform: NodeJS.Platform = 'win32') => findEditor(text, {}, platform);
    for (const text of [
      'code -g {file}:{line}',
      'CODE.CMD {file}',
      '"C:\\Program Files\\e\\e.bat" {file}',
      'e.cmd.',
    ]) {
      expect(find(text).problems[0]?.code).toBe('watch-editor-script');
    }
    expect(find('"C:\\Program Files\\VS Code\\Code.exe" -g {file}:{line}').value?.[0]).toBe(
      'C:\\Program Files\\VS Code\\Code.exe',
    );
    expect(find('notepad').problems).toEqual([]);
    expect(find('code -g {file}:{line}', 'linux').problems).toEqual([]);
  });
});
