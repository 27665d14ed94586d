import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { browserCommand, editorArguments, editorCommand, startProgram } from '../../src/watch/editor.ts';
import { findEditor, userConfigFile } from '../../src/watch/user-config.ts';

describe('the command of an editor', () => {
  test.each([
    ['code -g {file}:{line}:{column}', ['code', '-g', '{file}:{line}:{column}']],
    ['vim', ['vim', '{file}']],
    ['vim +{line}', ['vim', '+{line}', '{file}']],
    ['"C:\\Program Files\\Code.exe" -g {file}', ['C:\\Program Files\\Code.exe', '-g', '{file}']],
    ["'/opt/my editor/bin' --at='{line} x' {file}", ['/opt/my editor/bin', '--at={line} x', '{file}']],
    ['  subl   {file}  ', ['subl', '{file}']],
    ['code -g {file} && rm -rf ~', ['code', '-g', '{file}', '&&', 'rm', '-rf', '~']],
  ])('%s', (text, expected) => expect(editorCommand(text)).toEqual(expected));

  test.each(['', '   ', '"', 'code "', "code 'x", '""'])('%j is none', (text) =>
    expect(editorCommand(text)).toBeUndefined(),
  );

  test('a file is one argument whatever it is called, and is never read as a pattern', () => {
    const command = editorCommand('code -g {file}:{line}:{column}')!;
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), (name, line, column) => {
        const file = `/${name}`;
        expect(editorArguments(command, { file, line, column })).toEqual(['-g', `${file}:${line}:${column}`]);
      }),
    );
    for (const file of ['/a b"c', "/it's;ls", '/$(id)', '/`id`', '/$&$1{line}', '/稿 件.md']) {
      expect(editorArguments(['x', '{file}'], { file, line: 1, column: 2 })).toEqual([file]);
    }
  });

  test('a program that is not there is an error, not a crash', async () => {
    await expect(startProgram('/no/such/editor', [])).rejects.toThrow('ENOENT');
  });

  test('the browser gets the address as an argument, on every system', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      expect(browserCommand(platform, 'http://127.0.0.1:1/t/').at(-1)).toBe('http://127.0.0.1:1/t/');
    }
  });
});

describe('where the command comes from', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'dayang home '));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));
  const settings = (text: string) => {
    mkdirSync(join(home, 'dayang'), { recursive: true });
    writeFileSync(join(home, 'dayang', 'config.yaml'), text);
  };
  const env = () => ({ XDG_CONFIG_HOME: home });
  const codes = (found: ReturnType<typeof findEditor>) => found.problems.map(({ code }) => code);

  test('the command line, then the environment, then the settings of the user', () => {
    settings('editor: from-settings {file}\n');
    expect(findEditor('typed', { ...env(), DAYANG_EDITOR: 'from-env' }, 'linux').value?.[0]).toBe('typed');
    expect(findEditor(undefined, { ...env(), DAYANG_EDITOR: 'from-env' }, 'linux').value?.[0]).toBe(
      'from-env',
    );
    expect(findEditor(undefined, env(), 'linux').value).toEqual(['from-settings', '{file}']);
  });
  test('nothing anywhere is no editor and no problem', () => {
    expect(findEditor(undefined, env(), 'linux')).toEqual({ problems: [] });
    settings('# nothing yet\n');
    expect(findEditor(undefined, env(), 'linux')).toEqual({ problems: [] });
  });
  test.each([
    ['editor: [code, -g]\n', 'watch-editor-command'],
    ['editor: "code \'"\n', 'watch-editor-command'],
    ['editor: code\nbrowser: x\n', 'watch-config-key'],
    ['editor: [\n', 'yaml-bracket'],
  ])('settings %j are a problem with a place', (text, code) => {
    settings(text);
    const found = findEditor(undefined, env(), 'linux');
    expect(codes(found)).toEqual([code]);
    expect(found.problems[0]?.place?.file).toContain('config.yaml');
  });
  test('a command line that is no command', () => {
    expect(codes(findEditor('"', env(), 'linux'))).toEqual(['watch-editor-command']);
  });
  test('where the settings are on each system', () => {
    expect(userConfigFile({ HOME: '/home/li' }, 'linux')).toBe('/home/li/.config/dayang/config.yaml');
    expect(userConfigFile({ APPDATA: '/App' }, 'win32')).toBe(join('/App', 'dayang', 'config.yaml'));
  });
});
