import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Bundle, buildBundle, type RunOptions } from '../support/bundle.ts';

const PAGE = `stories: { lead: 稿 件.md }
frames:
  main: { kind: text, story: lead, columns: 1-2, lines: 1-6 }
`;
const QUERY = '党支部带领大家:query[核对原稿]创新。\n';

let bundle: Bundle;
let temporary: string;
/** A project folder of its own for each test: Chinese names with blanks. */
let folder: string;
beforeAll(() => {
  bundle = buildBundle('cli');
  temporary = mkdtempSync(join(tmpdir(), 'dayang-cli-'));
});
afterAll(() => {
  bundle.remove();
  rmSync(temporary, { recursive: true, force: true });
});
beforeEach(() => {
  folder = mkdtempSync(join(temporary, '党建 专版 '));
  write('版 面.yaml', PAGE);
  write('稿 件.md', '党支部带领大家创新。\n');
});

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}
const dayang = (args: readonly string[], options: RunOptions = {}) =>
  bundle.run(args, { cwd: folder, ...options });
const lines = (text: string) => text.split('\n').filter((line) => line !== '');

describe('help and version', () => {
  test('in Chinese by default, in English by locale or --lang', async () => {
    expect((await dayang(['--help'])).stdout).toContain('用法: dayang [选项] [命令]');
    expect((await dayang(['--help', '--lang', 'en'])).stdout).toContain('Usage: dayang [options] [command]');
    expect((await dayang(['build', '-h'], { env: { LANG: 'en_US.UTF-8' } })).stdout).toContain(
      'write the press PDF',
    );
    expect((await dayang(['help', 'check'])).stdout).toContain('只检查');
  });
  test('the version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    for (const flag of ['--version', '-V', '-v']) {
      expect(await dayang([flag])).toEqual({ status: 0, stdout: `dayang ${version}\n`, stderr: '' });
    }
  });
});

describe('wrong usage: exit 2, one sentence, where to read more, nothing on stdout', () => {
  test.each([
    [['build'], '没有写版面文件'],
    [['build', 'a.yaml', 'b.yaml'], '参数太多'],
    [['biuld', 'a.yaml'], '没有命令 biuld\n  是不是 build？'],
    [['a.yaml'], '没有命令 a.yaml\n  是不是 dayang build a.yaml？'],
    [['build', 'a.yaml', '--formta', 'json'], '没有选项 --formta\n  是不是 --format？'],
    [['build', 'a.yaml', '--format', 'xml'], '“xml”不对：可以写 human, json'],
    [['build', 'a.yaml', '--lang', 'fr'], '“fr”不对：可以写 zh, en'],
    [['build', 'a.yaml', '--allow', 'qurey'], /没有“qurey”这一类警告；可放行的有：.*overset.*query/],
    [['build', 'a.yaml', '--allow', ','], '可放行的有'],
    [['build', 'a.yaml', '-o'], '-o, --output <file> 后面要写值'],
    [['build', 'a.yaml', '--png', 'a.png', '--dpi', '7'], '20 到 600'],
    [['build', 'a.yaml', '--dpi', '72'], '--dpi 要和 --png 一起用'],
  ])('%j', async (args, sentence) => {
    const ran = await dayang(args);
    expect(ran.status).toBe(2);
    expect(ran.stdout).toBe('');
    expect(ran.stderr).toMatch(sentence);
    expect(lines(ran.stderr)[0]).toMatch(/^用法不对：/);
    expect(readdirSync(folder)).not.toContain('out');
  });
  test('nothing at all shows the help', async () => {
    const ran = await dayang([]);
    expect([ran.status, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toContain('build <page>');
  });
  test('in English', async () => {
    const ran = await dayang(['build', '--lang', 'en']);
    expect(lines(ran.stderr)).toEqual(['wrong usage: no page spec given', '  see dayang build --help']);
  });
  test('a SOURCE_DATE_EPOCH that is no number', async () => {
    const ran = await dayang(['build', '版 面.yaml'], { env: { SOURCE_DATE_EPOCH: 'today' } });
    expect([ran.status, ran.stderr]).toEqual([2, expect.stringContaining('SOURCE_DATE_EPOCH')]);
  });
});

describe('build', () => {
  test('writes out/NAME.pdf under the project, wherever it is called from', async () => {
    const ran = await bundle.run(['build', join(folder, '版 面.yaml')], { cwd: temporary });
    expect(ran.status).toBe(0);
    expect(ran.stdout).toBe('');
    expect(ran.stderr).toMatch(/稿件 lead 正文：10 字 \d 行，余文 0，缺文 \d+ 行/);
    expect(readFileSync(join(folder, 'out', '版 面.pdf'), 'latin1')).toMatch(/^%PDF-1\.6/);
    expect(readdirSync(join(folder, 'out'))).toEqual(['版 面.pdf']);
  });

  test('a query holds the page back until it is let through, which is said', async () => {
    write('稿 件.md', QUERY);
    mkdirSync(join(folder, 'out'));
    write('out/版 面.pdf', 'old');
    const held = await dayang(['build', '版 面.yaml']);
    expect(held.status).toBe(1);
    expect(held.stderr).toContain('稿 件.md:1:8 警告 [story-query]');
    expect(held.stderr).toContain('加 --allow query');
    expect(readFileSync(join(folder, 'out', '版 面.pdf'), 'utf8')).toBe('old');
    const through = await dayang(['build', '版 面.yaml', '--allow', 'query，overset', '--report', 'r.json']);
    expect(through.status).toBe(0);
    expect(through.stderr).toContain('按 --allow 放行：稿件存疑 query 1 处');
    const report = JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8'));
    expect(report).toMatchObject({
      ok: true,
      allow: ['overset', 'query'],
      counts: { blocking: 0, letThrough: 1 },
    });
  });

  test('--format json: everything on stdout, nothing on stderr', async () => {
    write('稿 件.md', QUERY);
    const ran = await dayang(['build', '版 面.yaml', '--format', 'json', '--timings']);
    expect([ran.status, ran.stderr]).toEqual([1, '']);
    const report = JSON.parse(ran.stdout);
    expect(report.problems).toContainEqual({
      code: 'story-query',
      severity: 'blocking',
      allow: 'query',
      message: '稿件存疑：核对原稿',
      hint: expect.stringContaining('--allow query'),
      file: '稿 件.md',
      line: 1,
      column: 8,
      length: 12,
      params: { question: '核对原稿' },
    });
    expect(report.pages).toEqual([
      {
        name: '版 面',
        stories: [expect.objectContaining({ story: 'lead', part: 'body', chars: 10 })],
        sceneHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        output: null,
        press: {
          standard: 'x-4',
          condition: 'CGATS TR 002',
          inks: { process: 'cmyk', spots: [] },
          inkLimit: { warn: 220, error: 240, mean: 245 },
          overprint: { over: 0, knockout: {} },
        },
      },
    ]);
    expect(Object.keys(report.timings)).toEqual(
      expect.arrayContaining(['startup', 'spec', 'layout', 'total']),
    );
  });

  test('--scene, --png and -o', async () => {
    const args = ['-o', 'a/页.pdf', '--scene', 'a/页.json', '--png', 'a/页.png', '--dpi', '20'];
    const ran = await dayang(['build', '版 面.yaml', ...args]);
    expect(ran.status).toBe(0);
    expect(readdirSync(join(folder, 'a')).sort()).toEqual(['页.json', '页.pdf', '页.png']);
    expect(JSON.parse(readFileSync(join(folder, 'a', '页.json'), 'utf8')).format).toBe('dayang-scene/1');
    expect(readFileSync(join(folder, 'a', '页.png'), 'latin1').slice(1, 4)).toBe('PNG');
  });

  test('a list of pages gives a file a page', async () => {
    write('版 面.yaml', `${PAGE}pages: [{ title: 一 }, { title: 二 }]\n`);
    expect((await dayang(['build', '版 面.yaml'])).status).toBe(0);
    expect((await dayang(['build', '版 面.yaml', '-o', 'p.pdf'])).status).toBe(0);
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['版 面-2.pdf', '版 面.pdf']);
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['p.pdf', 'p-2.pdf']));
  });

  test('two builds are the same bytes; the date of SOURCE_DATE_EPOCH is the only clock', async () => {
    const built = async (env: Record<string, string>) => {
      await dayang(['build', '版 面.yaml', '-o', 'a.pdf'], { env });
      return readFileSync(join(folder, 'a.pdf'), 'latin1');
    };
    const plain = await built({ TZ: 'Asia/Shanghai' });
    expect(await built({ TZ: 'America/New_York', LC_ALL: 'de_DE.UTF-8' })).toBe(plain);
    expect(await built({ SOURCE_DATE_EPOCH: '1614556800' })).toContain('2021-03-01T00:00:00');
  });

  test('an output that is one of the inputs, a folder, or has no place to be', async () => {
    for (const [output, code] of [
      ['稿 件.md', 'output-is-input'],
      ['版 面.yaml', 'output-is-input'],
      ['.', 'output-is-folder'],
      ['稿 件.md/a.pdf', 'output-unwritable'],
    ] as const) {
      const ran = await dayang(['build', '版 面.yaml', '-o', output]);
      expect([ran.status, ran.stderr]).toEqual([1, expect.stringContaining(`[${code}]`)]);
    }
    expect(readFileSync(join(folder, '版 面.yaml'), 'utf8')).toBe(PAGE);
    expect(readdirSync(folder).sort()).toEqual(['版 面.yaml', '稿 件.md']);
  });

  test('--quiet says nothing when all is well', async () => {
    expect(await dayang(['build', '版 面.yaml', '--quiet'])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('colours only when asked for: the tests have no terminal', async () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape that begins a colour
    const ansi = /\u001b\[/;
    const forced = { NO_COLOR: '', FORCE_COLOR: '1' };
    expect((await dayang(['check', '版 面.yaml'], { env: forced })).stderr).toMatch(ansi);
    expect((await dayang(['check', '版 面.yaml'], { env: { ...forced, NO_COLOR: '1' } })).stderr).not.toMatch(
      ansi,
    );
  });
});

test('check judges as build does, looks at make-up and copy besides, and writes nothing', async () => {
  // A page of one short leg has a ragged foot, which build does not mind.
  expect((await dayang(['check', '版 面.yaml'])).stderr).toContain('[layout-foot-of-page L12]');
  const lint = ['--allow', 'lint'];
  expect((await dayang(['check', '版 面.yaml', ...lint])).status).toBe(0);
  write('稿 件.md', QUERY);
  expect((await dayang(['check', '版 面.yaml', ...lint])).status).toBe(1);
  expect((await dayang(['check', '版 面.yaml', '--allow', 'query,lint'])).status).toBe(0);
  expect(readdirSync(folder).sort()).toEqual(['版 面.yaml', '稿 件.md']);
});

test('a page that is not there: one message, exit 1', async () => {
  const ran = await dayang(['build', 'nowhere.yaml']);
  expect([ran.status, ran.stdout]).toEqual([1, '']);
  expect(ran.stderr).toContain('[file-missing]');
  expect(ran.stderr).toContain('办法：');
});

test('schema prints JSON, or writes it into a folder', async () => {
  const printed = await dayang(['schema']);
  expect(JSON.parse(printed.stdout)).toHaveProperty('$schema');
  expect((await dayang(['schema', '--write', 's'])).status).toBe(0);
  expect(readFileSync(join(folder, 's', 'page.schema.json'), 'utf8')).toBe(printed.stdout);
});

test('fonts lists roles, files and coverage; with a page only what it uses', async () => {
  const all = await dayang(['fonts']);
  expect(all.status).toBe(0);
  expect(all.stdout).toMatch(/^song +song\.ttf +NotoSerifSC-Regular +8105 /m);
  const used = JSON.parse((await dayang(['fonts', '版 面.yaml', '--format', 'json'])).stdout);
  expect(used.fonts[0]).toMatchObject({
    role: 'song',
    postscriptName: 'NotoSerifSC-Regular',
    standard: 8105,
  });
  expect(used.problems).toEqual([]);
});

test('a fault of the tool itself: one line and what to do, exit 70; the stack only with DAYANG_DEBUG=1', async () => {
  // A copy of the program without its fonts is a broken installation.
  const broken = mkdtempSync(join(temporary, 'broken-'));
  cpSync(dirname(bundle.program), broken, { recursive: true });
  const run = (env: Record<string, string>) =>
    bundle.run(['build', '版 面.yaml'], { cwd: folder, program: join(broken, 'dayang.mjs'), env });
  const plain = await run({});
  expect([plain.status, plain.stdout]).toEqual([70, '']);
  expect(lines(plain.stderr)).toEqual([
    expect.stringMatching(/^程序内部错误：Error: no fonts/),
    expect.stringContaining('DAYANG_DEBUG=1'),
  ]);
  expect((await run({ DAYANG_DEBUG: '1' })).stderr).toMatch(/^ +at /m);
});
