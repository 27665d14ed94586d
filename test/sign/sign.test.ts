import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openColors } from '../../src/cli/colors.ts';
import { runCommand } from '../../src/cli/program.ts';
import { whileLocked } from '../../src/cli/sign-lock.ts';
import { signedScenes } from '../../src/cli/signed-scenes.ts';
import { openTimer } from '../../src/cli/stopwatch.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { openFiles } from '../../src/files.ts';
import { libraryFolder } from '../../src/library.ts';
import { pdfCanonicalHash } from '../../src/output/pdf/read.ts';
import { readRecord } from '../../src/sign/read-record.ts';
import { recordText } from '../../src/sign/record.ts';
import { sourceText } from '../../src/source.ts';
import { type Bundle, buildBundle, type Ran } from '../support/bundle.ts';
import { photograph, png } from '../support/pictures.ts';

const PAGE = `stories: { lead: 稿件.md }
frames:
  main: { kind: text, story: lead, columns: 1-2, lines: 1-6 }
  tag: { kind: label, text: 看样, style: folio, columns: 4, lines: 1-2 }
  photo: { kind: image, file: 图.png, columns: 5-6, lines: 1-9, caption: 工人量尺寸, alt: 车间 }
`;
const HOUSE = 'signing: { steps: [责编, 美编, 终审签发], required: true }\n';
const picture = (seed: number) => png(photograph(60, 40, seed));
const STEPS = ['责编', '美编', '终审签发'] as const;
const RECORD = '版面.signed.yaml';
const TIME = '2021-03-01T20:15:00+08:00';
/** A small picture has too few pixels for the press; that is not what these tests are about. */
const ALLOW = ['--allow', 'resolution,lint'];

let bundle: Bundle;
let temporary: string;
let folder: string;
beforeAll(() => {
  bundle = buildBundle('sign');
  temporary = mkdtempSync(join(tmpdir(), 'dayang-sign-'));
});
afterAll(() => {
  bundle.remove();
  rmSync(temporary, { recursive: true, force: true });
});
beforeEach(async () => {
  folder = mkdtempSync(join(temporary, '签 样 '));
  write('版面.yaml', PAGE);
  write('稿件.md', '党支部带领大家创新。\n\n第二段也在这里。\n');
  write('图.png', await picture(1));
  write('dayang.yaml', HOUSE);
});

const write = (name: string, data: string | Uint8Array) => writeFileSync(join(folder, name), data);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const edit = (name: string, from: string, to: string) => write(name, read(name).replace(from, to));
/** A command as the program runs it, in this process: a page is signed a hundred times here. */
async function dayang(
  [command, , ...more]: readonly string[],
  env: Record<string, string> = {},
): Promise<Ran> {
  const said: string[] = [];
  const out: string[] = [];
  const terminal: Terminal = {
    lang: 'zh',
    colors: openColors({ env: {}, isTerminal: false }),
    env,
    cwd: folder,
    timer: openTimer(() => 0),
    out: (text) => void out.push(text),
    say: (line) => void said.push(`${line}\n`),
  };
  const status = await runCommand([command!, join(folder, '版面.yaml'), ...more], terminal);
  return { status, stdout: out.join(''), stderr: said.join('') };
}
/** The same by the bundled program, in a process of its own. */
const program = (args: readonly string[], env = {}) =>
  bundle.run([...args, '--lang', 'zh'], { cwd: folder, env });
const signAs = (step: string, ...more: string[]) =>
  dayang(['sign', '版面.yaml', '--as', step, '--name', '王某', '--time', TIME, ...ALLOW, ...more]);
const build = (...more: string[]) => dayang(['build', '版面.yaml', ...ALLOW, ...more]);
async function signAll(): Promise<void> {
  for (const step of STEPS) expect(await signAs(step)).toMatchObject({ status: 0 });
}
interface Step {
  readonly step: string;
  readonly state: string;
  readonly changes: readonly { kind: string; zh: string; resets: boolean }[];
}
async function status(): Promise<{ steps: readonly Step[]; next: string | null; required: boolean }> {
  const ran = await dayang(['sign', '版面.yaml', '--status', '--format', 'json', ...ALLOW]);
  return JSON.parse(ran.stdout);
}
const states = async () => (await status()).steps.map(({ state }) => state);
async function checked(): Promise<Record<string, unknown>[]> {
  const ran = await dayang(['check', '版面.yaml', '--format', 'json', ...ALLOW]);
  const problems: { code: string }[] = JSON.parse(ran.stdout).problems;
  return problems.filter(({ code }) => code.startsWith('signed-'));
}

describe('signing', () => {
  test('step by step, until the page may go to press', async () => {
    const before = await build();
    expect(before.status).toBe(1);
    expect(before.stderr).toContain('[unsigned] 这个版面还没有签样：责编、美编、终审签发');
    expect(existsSync(join(folder, 'out'))).toBe(false);
    await signAs('责编');
    expect(await states()).toEqual(['fresh', 'missing', 'missing']);
    const half = await build();
    expect(half.stderr).toContain('还没有签样：美编、终审签发');
    expect(half.stderr).toContain('dayang sign 版面.yaml --as 美编 --name 姓名');
    await signAs('美编');
    const last = await signAs('终审签发');
    expect(last.stderr).toMatch(/已写 版面\.signed\.yaml\n/);
    expect(last.stderr).toContain('已签：终审签发 王某；各步都已签');
    expect(await status()).toMatchObject({ next: null, required: true });
    expect((await build()).status).toBe(0);
    expect(await checked()).toEqual([]);
  });

  test('records the digest of the very file that goes to press, and keeps scene and story', async () => {
    await signAll();
    await build();
    const pdf = pdfCanonicalHash(new Uint8Array(readFileSync(join(folder, 'out/版面.pdf'))));
    expect(read(RECORD).split(`pdf: ${pdf}`).length + read(RECORD).split(`pdf: "${pdf}"`).length).toBe(5);
    const report = JSON.parse((await build('--format', 'json')).stdout);
    expect(readdirSync(join(folder, '.dayang/signed'))).toEqual(
      expect.arrayContaining([`${report.pages[0].sceneHash}.scene.json.gz`]),
    );
    expect(readdirSync(join(folder, '.dayang/signed'))).toHaveLength(2);
    expect(read(RECORD)).toContain('allowed: [resolution]');
  });

  test('is the same bytes for the same signatures, whenever they are made', async () => {
    await signAll();
    const first = read(RECORD);
    const kept = readdirSync(join(folder, '.dayang/signed')).map((name) => read(`.dayang/signed/${name}`));
    rmSync(join(folder, RECORD));
    rmSync(join(folder, '.dayang'), { recursive: true });
    await signAll();
    expect(read(RECORD)).toBe(first);
    expect(readdirSync(join(folder, '.dayang/signed')).map((name) => read(`.dayang/signed/${name}`))).toEqual(
      kept,
    );
  });

  test('takes the time from SOURCE_DATE_EPOCH, else from the clock', async () => {
    const args = ['sign', '版面.yaml', '--as', '责编', '--name', '王', ...ALLOW];
    await dayang(args, { SOURCE_DATE_EPOCH: '1614600900' });
    expect(read(RECORD)).toContain('time: 2021-03-01T12:15:00Z');
    await program([...args, '--again'], { TZ: 'Asia/Shanghai' });
    expect(read(RECORD)).toMatch(/time: 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00/);
  });

  test('without steps of the house any step may sign, which is said', async () => {
    write('dayang.yaml', '');
    const ran = await signAs('随便 谁"');
    expect(ran.status).toBe(0);
    expect(ran.stderr).toContain('单位设置里没有签样步骤');
    expect((await build()).status).toBe(0);
    edit('稿件.md', '创新', '革新');
    expect((await status()).steps).toMatchObject([{ step: '随便 谁"', state: 'stale' }]);
  });

  test('keeps a name with quotes, line ends and marks of YAML', async () => {
    write('dayang.yaml', '');
    const name = '“引”"双"\'单\'\n- {a: [b]} # c\u2028😀';
    await dayang(['sign', '版面.yaml', '--as', name, '--name', name, '--time', TIME, ...ALLOW]);
    expect((await status()).steps).toMatchObject([{ step: name, name }]);
  });
});

describe('sign refuses', () => {
  test.each([
    [['终审签发'], /\[sign-out-of-order\] 还轮不到“终审签发”签：责编、美编 还没有签/],
    [['责校'], /\[sign-unknown-step\] 没有“责校”这一步[\s\S]*责编、美编、终审签发/],
  ])('the step %s', async ([step], message) => {
    const ran = await signAs(step!);
    expect(ran.status).toBe(1);
    expect(ran.stderr).toMatch(message);
    expect(ran.stderr).toContain('没有签，签样记录未动');
    expect(existsSync(join(folder, RECORD))).toBe(false);
  });
  test('the same step twice without --again', async () => {
    await signAs('责编');
    const once = read(RECORD);
    expect((await signAs('责编')).stderr).toMatch(/\[sign-twice\] “责编”已经由 王某 签过/);
    expect(read(RECORD)).toBe(once);
    expect((await signAs('责编', '--again')).status).toBe(0);
    expect(read(RECORD).match(/step: 责编/g)).toHaveLength(2);
  });
  test('a page with blocking problems; what --allow lets through is recorded', async () => {
    write('稿件.md', '党支部:query[核对]带领大家创新。\n');
    const ran = await signAs('责编');
    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain('稿件存疑：核对');
    expect(existsSync(join(folder, RECORD))).toBe(false);
    expect((await signAs('责编', '--allow', 'query')).status).toBe(0);
    expect(read(RECORD)).toContain('allowed: [query, resolution]');
  });
  test('a page that cannot be set', async () => {
    write('版面.yaml', `${PAGE}nothing: 1\n`);
    expect(await signAs('责编')).toMatchObject({ status: 1 });
    expect(existsSync(join(folder, RECORD))).toBe(false);
  });
  test.each([
    [['--as', '责编'], /要写 --as/],
    [['--as', ' ', '--name', '王'], /步骤最多 40 字/],
    [['--as', '责编', '--name', '王'.repeat(101)], /姓名最多 100 字/],
    [['--as', '责编', '--name', '王', '--time', '昨天'], /--time 写成/],
    [['--as', '责编', '--name', '王', '--time', '2021-13-41'], /--time 写成/],
    [['--status', '--as', '责编'], /--status 只看不签/],
  ])('wrong usage %j', async (args, message) => {
    const ran = await dayang(['sign', '版面.yaml', ...args]);
    expect([ran.status, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toMatch(message);
  });
  test('to touch a damaged record, and says where the damage is', async () => {
    await signAs('责编');
    const damaged = read(RECORD).replace('王某', '李某');
    write(RECORD, damaged);
    const commands = [
      ['sign', '版面.yaml', '--as', '美编', '--name', '王'],
      ['sign', '版面.yaml', '--status'],
      ['check', '版面.yaml'],
      ['build', '版面.yaml'],
    ];
    for (const args of commands) {
      const ran = await dayang([...args, ...ALLOW]);
      expect(ran.status).toBe(1);
      expect(ran.stderr).toMatch(
        /版面\.signed\.yaml:5:\d+ 错误 \[sign-file-edited\] “责编”的这条签样写成以后被改过/,
      );
    }
    expect(read(RECORD)).toBe(damaged);
    expect(existsSync(join(folder, 'out'))).toBe(false);
    expect((await build('--proof')).status).toBe(0);
  });
  test.skipIf(process.getuid?.() === 0)('a folder that cannot be written to', async () => {
    chmodSync(folder, 0o555);
    const ran = await signAs('责编');
    chmodSync(folder, 0o755);
    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain('没有写入权限');
    expect(existsSync(join(folder, RECORD))).toBe(false);
  });
  test('where scene and story cannot be kept', async () => {
    write('.dayang', 'not a folder');
    const ran = await signAs('责编');
    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain('路径中间有一段不是文件夹');
    expect(existsSync(join(folder, RECORD))).toBe(false);
  });
  test('while somebody else is signing, but not for ever', async () => {
    const record = join(folder, RECORD);
    const lock = join(folder, `.${RECORD}.lock`);
    write(`.${RECORD}.lock`, '');
    const work = () => ({ value: 'done', problems: [] });
    const held = await whileLocked(record, () => 'lock', work, 100);
    expect(held).toMatchObject({ problems: [{ code: 'sign-busy', params: { file: 'lock', seconds: 0.1 } }] });
    setTimeout(() => rmSync(lock), 100);
    expect(await whileLocked(record, () => 'lock', work)).toMatchObject({ value: 'done' });
    expect(existsSync(lock)).toBe(false);
  });
});

describe('a change after signing', () => {
  let signed: string | undefined;
  beforeEach(async () => {
    // Signed once, and copied: a page is as good as signed wherever it lies.
    if (signed) return cpSync(signed, folder, { recursive: true });
    await signAll();
    signed = `${folder} signed`;
    cpSync(folder, signed, { recursive: true });
  }, 60_000);

  test('of one character holds the page back; check names story and place, status who signs again', async () => {
    edit('稿件.md', '第二段也', '第二段又');
    const ran = await build();
    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain(
      '[unsigned-since] 这个版面签样以后改过（稿件 稿件.md），要重签：责编、美编、终审签发',
    );
    expect(existsSync(join(folder, 'out'))).toBe(false);
    expect(await checked()).toMatchObject([
      {
        code: 'signed-words',
        severity: 'advisory',
        message: '责编、美编、终审签发 签样以后文字改过：稿件 稿件.md；要重签：责编、美编、终审签发',
        file: '稿件.md',
        line: 3,
        column: 4,
      },
    ]);
    expect(await states()).toEqual(['stale', 'stale', 'stale']);
    const human = await dayang(['sign', '版面.yaml', '--status', ...ALLOW]);
    expect(human.stdout).toContain('责编      须重签  王某  2021-03-01T20:15:00+08:00');
    expect(human.stdout).toContain('签后改了：稿件 稿件.md');
    expect(human.stdout).toContain('下一步：责编');
    expect((await build('--proof')).status).toBe(0);
    await signAll();
    expect((await build()).status).toBe(0);
  });

  test('and back again is none', async () => {
    edit('稿件.md', '创新', '革新');
    edit('稿件.md', '革新', '创新');
    expect(await states()).toEqual(['fresh', 'fresh', 'fresh']);
  });

  test.each([
    ['a picture', () => picture(2).then((data) => write('图.png', data)), 'pictures', '图片 图.png'],
    ['the place of a frame', () => edit('版面.yaml', 'columns: 4,', 'columns: 3,'), 'layout', '版面 版面'],
    [
      'a caption',
      () => edit('版面.yaml', '量尺寸', '看图纸'),
      'words',
      '图片说明、标签、报眉等文字，版面 版面',
    ],
    [
      'words for those who cannot see',
      () => edit('版面.yaml', '车间', '厂房'),
      'words',
      '图片说明、标签、报眉等文字，版面 版面',
    ],
    [
      'the press',
      () => write('版面.yaml', `${PAGE}press: { standard: x-1a:2003 }\n`),
      'settings',
      '印厂设置，版面 版面',
    ],
  ])('of %s is told by its kind alone', async (_name, change, kind, zh) => {
    await change();
    const { steps } = await status();
    for (const { changes } of steps) expect(changes.map((one) => [one.kind, one.zh])).toEqual([[kind, zh]]);
    expect(await states()).toEqual([kind === 'words' ? 'stale' : 'fresh', 'stale', 'stale']);
    expect((await checked()).map(({ code }) => code)).toEqual([`signed-${kind}`]);
    expect((await build()).status).toBe(1);
  });

  test('resets only what the house says', async () => {
    const resets = '{ layout: [美编], words: [责编, 终审签发], pictures: none }';
    write('dayang.yaml', `signing: { steps: [责编, 美编, 终审签发], required: true, resets: ${resets} }\n`);
    edit('版面.yaml', 'columns: 4,', 'columns: 3,');
    expect(await states()).toEqual(['fresh', 'stale', 'fresh']);
    await signAs('美编');
    expect(await states()).toEqual(['fresh', 'fresh', 'fresh']);
    edit('稿件.md', '创新', '革新');
    expect(await states()).toEqual(['stale', 'fresh', 'stale']);
    await signAs('责编');
    await signAs('终审签发');
    write('图.png', await picture(3));
    expect(await states()).toEqual(['fresh', 'fresh', 'fresh']);
    expect(await checked()).toMatchObject([
      { code: 'signed-pictures', params: { since: [...STEPS], reset: '不用重签' } },
      { code: 'signed-words', params: { since: ['美编'], reset: '不用重签' } },
    ]);
    expect((await build()).status).toBe(0);
  });

  test('of words alone is none of layout, though the page gives for its copy', async () => {
    write('版面.yaml', `${PAGE}fit: { body: { leading: [10pt, 12pt] } }\n`);
    for (const step of STEPS) expect(await signAs(step, '--again')).toMatchObject({ status: 0 });
    edit(
      '稿件.md',
      '第二段也在这里。',
      '第二段也在这里，比原来长了许多许多，一行放不下，两行也放不下，要好几行才放得下。'.repeat(6),
    );
    expect((await checked()).map(({ code }) => code)).toEqual(['signed-words']);
  });

  test('of line ends in a story is none, and the kept files are the same', async () => {
    const kept = readdirSync(join(folder, '.dayang/signed'));
    write('稿件.md', read('稿件.md').replaceAll('\n', '\r\n'));
    expect(await states()).toEqual(['fresh', 'fresh', 'fresh']);
    expect(await checked()).toEqual([]);
    expect((await build()).status).toBe(0);
    await signAs('责编', '--again');
    expect(readdirSync(join(folder, '.dayang/signed'))).toEqual(kept);
    const scenes = read(RECORD).match(/scene: .*/g);
    expect(new Set(scenes).size).toBe(1);
    expect(new Set(read(RECORD).match(/pdf: .*/g)).size).toBe(1);
  });

  test('a comment in the spec, the folder it lies in and settings of the lint change nothing', async () => {
    write('版面.yaml', `# 注\n${PAGE}lint: { L12: { off: 半版 } }\n`);
    expect(await states()).toEqual(['fresh', 'fresh', 'fresh']);
  });

  test('of a file that has no digest of its own counts with the key that names it', async () => {
    write('字体.yaml', 'extends: builtin\nfonts: {}\n');
    write('版面.yaml', `${PAGE}fonts: 字体.yaml\n`);
    await signAs('责编');
    await signAs('美编');
    expect(await states()).toEqual(['fresh', 'fresh', 'stale']);
    write('字体.yaml', 'extends: builtin\nfonts: { song: { file: song.ttf, fallback: [kai] } }\n');
    expect((await status()).steps[1]!.changes.map(({ kind }) => kind)).toContain('layout');
  });

  test('can be shown: the scenes as somebody signed them', async () => {
    const files = openFiles({ pageFile: join(folder, '版面.yaml'), library: libraryFolder() }).value!;
    edit('稿件.md', '创新', '革新');
    const kept = signedScenes(files, '美编').value!;
    expect(kept.signature).toMatchObject({ step: '美编', name: '王某' });
    expect(kept.scenes.map(({ lines }) => lines.some(({ text }) => text.includes('创新')))).toEqual([true]);
    expect(signedScenes(files).value!.signature.step).toBe('终审签发');
    expect(signedScenes(files, '一校').problems).toMatchObject([{ code: 'sign-none-of-step' }]);
    const [name] = readdirSync(join(folder, '.dayang/signed')).filter((one) => one.includes('scene'));
    write(`.dayang/signed/${name}`, 'damaged');
    expect(signedScenes(files).problems).toMatchObject([{ code: 'sign-not-kept', params: { page: '版面' } }]);
    rmSync(join(folder, RECORD));
    expect(signedScenes(files).problems).toMatchObject([{ code: 'sign-none' }]);
  });

  test('is shown by diff --since-signed, since the last signature or that of a step', async () => {
    const diff = (...more: string[]) => dayang(['diff', '版面.yaml', '--since-signed', ...more]);
    expect(await diff()).toMatchObject({ status: 0, stdout: expect.stringContaining('两版一样') });
    edit('稿件.md', '创新', '革新');
    await signAs('责编');
    edit('稿件.md', '大家', '众人');
    const last = await diff();
    expect(last.status).toBe(1);
    expect(last.stderr).toContain(`版面.signed.yaml 责编 王某 ${TIME} →`);
    expect(last.stdout).toMatch(/“大家” → “众人”/);
    expect(last.stdout).not.toContain('创');
    const earlier = JSON.parse((await diff('美编', '--format', 'json')).stdout);
    expect(earlier).toMatchObject({ same: false, old: `版面.signed.yaml 美编 王某 ${TIME}` });
    expect(JSON.stringify(earlier)).toContain('“大家创” → “众人革”');
    expect((await dayang(['diff', '版面.yaml'])).status).toBe(2);
    expect(await diff('一校')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('[sign-none-of-step]'),
    });
  });

  test('to another version of the tool is told, and resets what the house says', async () => {
    const source = sourceText(RECORD, read(RECORD));
    const older = readRecord(RECORD, source).value!.map((one) => ({ ...one, tool: '0.0.9' }));
    write(RECORD, recordText(older));
    expect(await checked()).toMatchObject([
      { code: 'signed-tool', params: { what: expect.stringMatching(/^0\.0\.9 → \d/), reset: '不用重签' } },
    ]);
    expect(await states()).toEqual(['fresh', 'fresh', 'fresh']);
    write('dayang.yaml', HOUSE.replace('required', 'resets: { tool: all }, required'));
    const held = await build();
    expect(held.status).toBe(1);
    expect(held.stderr).toContain('这个版面签样以后改过（0.0.9 → ');
  });

  test('--allow unsigned lets the page through; report and delivery note say so', async () => {
    write('plant.yaml', 'deliveryNote: true\n');
    write('dayang.yaml', `${HOUSE}plant: plant.yaml\n`);
    const ran = await build('--allow', 'unsigned', '--report', 'r.json');
    expect(ran.status).toBe(0);
    expect(ran.stderr).toContain('没有签样 unsigned 1 处');
    expect(JSON.parse(read('r.json')).problems).toContainEqual(
      expect.objectContaining({ code: 'unsigned-since', allow: 'unsigned', letThrough: true }),
    );
    expect(read('out/版面-传版单.txt')).toMatch(/\[unsigned-since\] 这个版面签样以后改过/);
  });
});

test('a list of pages is signed as one; what changed is told of its own page', async () => {
  const label = (text: string) =>
    `{ frames: { tag: { kind: label, text: ${text}, style: folio, columns: 4, lines: 1-2 } } }`;
  write('版面.yaml', `${PAGE}pages:\n  - ${label('一版')}\n  - ${label('二版')}\n`);
  await signAll();
  expect(read(RECORD).match(/- page: .*/g)).toEqual(STEPS.flatMap(() => ['- page: 版面', '- page: 版面-2']));
  edit('版面.yaml', '二版', '三版');
  const { steps } = await status();
  expect(steps[0]!.changes.map(({ zh }) => zh)).toEqual(['图片说明、标签、报眉等文字，版面 版面-2']);
  edit('版面.yaml', `  - ${label('三版')}\n`, '');
  expect((await status()).steps[0]!.changes.map(({ zh }) => zh)).toEqual(['版面 版面-2（去掉了）']);
});

test('two who sign at the same time both stand in the record', async () => {
  write('dayang.yaml', '');
  const names = ['甲', '乙', '丙', '丁'];
  const ran = await Promise.all(
    names.map((name) => program(['sign', '版面.yaml', '--as', name, '--name', name, ...ALLOW])),
  );
  expect(ran.map(({ status: exit }) => exit)).toEqual([0, 0, 0, 0]);
  expect((await status()).steps.map(({ step }) => step).sort()).toEqual([...names].sort());
  expect(await program(['build', '版面.yaml', ...ALLOW])).toMatchObject({ status: 0 });
  expect(readdirSync(folder).filter((name) => /\.(lock|tmp)$/.test(name))).toEqual([]);
});
