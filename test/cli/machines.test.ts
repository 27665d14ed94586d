import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Bundle, buildBundle } from '../support/bundle.ts';
import { photograph, png } from '../support/pictures.ts';

/** The machines that newspapers have: other systems’ names, line ends, encodings, places and rights. */

const PAGE = `date: 2021-03-01
stories: { lead: 稿件.md }
frames:
  main: { kind: text, story: lead, columns: 1-2, lines: 1-6 }
  tag: { kind: label, text: 看样, style: folio, columns: 4, lines: 1-2 }
  photo: { kind: image, file: 图/图.png, columns: 5-6, lines: 1-9, caption: 工人量尺寸, alt: 车间 }
`;
const TEXTS: Readonly<Record<string, string>> = {
  '版面.yaml': PAGE,
  '稿件.md': '# 一张大样\n\n党支部带领大家创新。\n\n第二段也在这里，\n接着写。\n',
  'dayang.yaml': 'plant: 厂.yaml\nsigning: { steps: [责编] }\n',
  '厂.yaml': 'name: 东方印务\ndeliveryNote: true\n',
  'house.yaml': 'forbidden:\n  - word: 第一名\n',
};
const ALLOW = ['--allow', 'resolution,lint,unused'];

let bundle: Bundle;
let temporary: string;
let folder: string;
let picture: Uint8Array;
beforeAll(async () => {
  bundle = buildBundle('machines');
  temporary = mkdtempSync(join(tmpdir(), 'dayang-machines-'));
  picture = await png(photograph(60, 40, 1));
}, 60_000);
afterAll(() => {
  bundle.remove();
  rmSync(temporary, { recursive: true, force: true });
});
beforeEach(() => {
  folder = newProject();
});

function newProject(texts: Readonly<Record<string, string | Uint8Array>> = TEXTS): string {
  const made = mkdtempSync(join(temporary, '版 面 '));
  for (const [name, text] of Object.entries(texts)) write(name, text, made);
  write('图/图.png', picture, made);
  return made;
}

function write(name: string, data: string | Uint8Array, into = folder): void {
  mkdirSync(dirname(join(into, name)), { recursive: true });
  writeFileSync(join(into, name), data);
}

const dayang = (args: readonly string[], cwd = folder, env: Readonly<Record<string, string>> = {}) =>
  bundle.run(args, { cwd, env });
const sha = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

async function built(cwd = folder, env: Readonly<Record<string, string>> = {}, page = '版面.yaml') {
  const ran = await dayang(['build', page, ...ALLOW, '-o', 'out/a.pdf', '--scene', 'out/a.json'], cwd, env);
  expect([ran.status, ran.stderr.includes('内部错误')]).toEqual([0, false]);
  return { pdf: sha(join(cwd, 'out/a.pdf')), stderr: ran.stderr, scene: sha(join(cwd, 'out/a.json')) };
}

describe('place and language of the machine', () => {
  test.each([
    { TZ: 'America/St_Johns', LANG: 'zh_CN.GB18030' },
    { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', TERM: 'dumb' },
  ])('make no difference to a byte: %o', async (env) => {
    const here = await built(folder, { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8' });
    const there = await built(folder, env);
    expect([there.pdf, there.scene]).toEqual([here.pdf, here.scene]);
  });
  test('nor does a user without a home', async () => {
    const here = await built();
    expect((await built(folder, { HOME: '', USERPROFILE: '' })).pdf).toBe(here.pdf);
  });
  test('messages are in one language, with no colour on a dumb terminal or with NO_COLOR', async () => {
    write('版面.yaml', PAGE.replace('columns: 4', 'columns: 44'));
    for (const env of [{ TERM: 'dumb' }, { NO_COLOR: '1', FORCE_COLOR: '1' }] as Record<string, string>[]) {
      const { stderr } = await dayang(['build', '版面.yaml', '--lang', 'en'], folder, env);
      expect(stderr).not.toContain('\u001b');
      expect(stderr).not.toMatch(/错误|警告|办法|没有写/);
    }
  });
});

const BOM = '\ufeff';
const FORMS: Readonly<Record<string, (text: string) => string>> = {
  'CR LF': (text) => text.replaceAll('\n', '\r\n'),
  'a lone CR': (text) => text.replaceAll('\n', '\r'),
  'a BOM': (text) => BOM + text,
  'a BOM and CR LF': (text) => BOM + text.replaceAll('\n', '\r\n'),
};

describe('texts as other editors save them', () => {
  const all = (form: (text: string) => string) =>
    Object.fromEntries(Object.entries(TEXTS).map(([name, text]) => [name, form(text)]));

  test.each(Object.entries(FORMS))('every file with %s gives the same page', async (_, form) => {
    const other = newProject(all(form));
    const [one, two] = [await built(), await built(other)];
    expect(two.pdf).toBe(one.pdf);
    expect(two.stderr).toBe(one.stderr);
  });

  test.each(Object.entries(FORMS).filter(([name]) => / LF|lone/.test(name) && name !== 'CR LF'))(
    'a fault in a file with %s is where it is without',
    async (_, form) => {
      const wrong: Record<string, [string, string]> = {
        '版面.yaml': ['alt: 车间', 'alto: 车间'],
        '厂.yaml': ['deliveryNote', 'deliveryNotes'],
        'dayang.yaml': ['steps', 'stepps'],
        '稿件.md': ['第二段', ':foo[第二段]'],
      };
      for (const [name, [from, to]] of Object.entries(wrong)) {
        const places = [];
        for (const shape of [(text: string) => text, form]) {
          const project = newProject({ ...TEXTS, [name]: shape(TEXTS[name]!.replace(from, to)) });
          const ran = await dayang(['build', '版面.yaml', '--format', 'json'], project);
          const [first] = JSON.parse(ran.stdout).problems.filter(
            ({ file }: { file?: string }) => file === name,
          );
          places.push({ code: first.code, line: first.line, column: first.column });
        }
        expect(places[1]).toEqual(places[0]);
      }
    },
  );

  test('signatures hold when line ends change on the way through another system', async () => {
    await dayang(['sign', '版面.yaml', '--as', '责编', '--name', '王芳', ...ALLOW]);
    const signed = readFileSync(join(folder, '版面.signed.yaml'), 'utf8');
    const status = () => dayang(['sign', '版面.yaml', '--status', '--lang', 'zh']);
    const before = await status();
    for (const form of Object.values(FORMS)) {
      for (const [name, text] of Object.entries(TEXTS)) write(name, form(text));
      write('版面.signed.yaml', form(signed));
      expect(await status()).toEqual(before);
    }
    write('稿件.md', TEXTS['稿件.md']!.replace('创新', '创优'));
    expect((await status()).stdout).not.toBe(before.stdout);
  });

  const utf16 = (text: string) => new Uint8Array(Buffer.from(BOM + text, 'utf16le'));
  // 版面 in GB18030: what Notepad called ANSI on a Chinese Windows.
  const gbk = (text: string) =>
    new Uint8Array(
      Buffer.concat([
        Buffer.from(`# `),
        Buffer.from([0xb0, 0xe6, 0xc3, 0xe6, 0x0a]),
        Buffer.from(text.replace(/[^\n -~]/g, '')),
      ]),
    );
  test.each(Object.keys(TEXTS))('%s in UTF-16 or GB18030 is named, not guessed at', async (name) => {
    for (const [encode, code] of [
      [utf16, 'encoding-utf-16'],
      [gbk, 'encoding-gb18030'],
    ] as const) {
      write(name, encode(TEXTS[name]!));
      const command = name === 'house.yaml' ? 'check' : 'build';
      const { status, stderr } = await dayang([command, '版面.yaml']);
      expect([status, stderr]).toEqual([1, expect.stringContaining(`[${code}]`)]);
      expect(stderr).toContain('UTF-8');
    }
  });
});

describe('names of files', () => {
  const odd = ['图 #1 100% & “样”', "o'neil {1} [a] $x ^&", '🗞️ｆｕｌｌ　ｗｉｄｔｈ', 'café 한글 が'];
  test.each(odd)('%s: page, story, picture, proof, SARIF', async (name) => {
    const yaml = PAGE.replace('稿件.md', JSON.stringify(`${name}.md`)).replace(
      '图/图.png',
      JSON.stringify(`${name}/${name}.png`),
    );
    write(`${name}.yaml`, yaml);
    write(`${name}.md`, '党支部带领大家:query[核对]创新。\n');
    write(`${name}/${name}.png`, picture);
    const args = [`${name}.yaml`, '--allow', 'resolution,lint,unused,query'];
    expect(await dayang(['build', ...args])).toMatchObject({ status: 0 });
    expect(readdirSync(join(folder, 'out')).some((file) => file.endsWith('传版单.txt'))).toBe(true);
    await dayang(['proof', ...args]);
    expect(existsSync(join(folder, 'out', `${name}.proof`, `${name}.html`))).toBe(true);
    const { stdout } = await dayang(['check', ...args, '--format', 'sarif']);
    const uris = [...new Set([...stdout.matchAll(/"uri": ?"([^"]*)"/g)].map(([, uri]) => uri!))];
    const own = uris.filter((uri) => !uri.startsWith('file:'));
    expect(own.length).toBeGreaterThan(0);
    for (const uri of own) {
      expect(uri).toMatch(/^[\w\-.~!*'()%/]+$/);
      expect(existsSync(fileURLToPath(new URL(uri, pathToFileURL(`${folder}/`))))).toBe(true);
    }
  });

  const NAMES = ['图/café.png', '사진/한글 が.png'];
  test.each(
    NAMES.flatMap(
      (name) =>
        [
          [name, 'NFC', 'NFD'],
          [name, 'NFD', 'NFC'],
        ] as const,
    ),
  )('%s written in %s, on the disk in %s', async (name, written, stored) => {
    write('版面.yaml', PAGE.replace('图/图.png', name.normalize('NFC')));
    write(name.normalize('NFC'), picture);
    const plain = await built();
    const other = newProject({ ...TEXTS, '版面.yaml': PAGE.replace('图/图.png', name.normalize(written)) });
    write(name.normalize(stored), picture, other);
    expect(await built(other)).toMatchObject({ pdf: plain.pdf, scene: plain.scene });
  });
  test('a folder in one form and a file in the other', async () => {
    write('版面.yaml', PAGE.replace('图/图.png', '사진/한글.png'));
    write(join('사진'.normalize('NFD'), '한글.png'), picture);
    await built();
  });
  test('the page itself', async () => {
    write('caf\u00e9.yaml'.normalize('NFD'), PAGE);
    await built(folder, {}, 'caf\u00e9.yaml');
  });
  test('the scene names a story in one form, whatever the disk has', async () => {
    const one = newProject({ ...TEXTS, '版面.yaml': PAGE.replace('稿件', 'é'), 'é.md': TEXTS['稿件.md']! });
    const two = newProject({
      ...TEXTS,
      '版面.yaml': PAGE.replace('稿件', 'é'),
      ['é.md'.normalize('NFD')]: TEXTS['稿件.md']!,
    });
    expect((await built(one)).scene).toBe((await built(two)).scene);
  });
  test('two files that differ by the form alone stay two', async () => {
    const two = PAGE.replace('lead: 稿件.md', `lead: é.md, other: ${'é.md'.normalize('NFD')}`).replace(
      'lines: 1-6 }',
      'lines: 1-6 }\n  more: { kind: text, story: other, columns: 1-2, lines: 8-12 }',
    );
    write('版面.yaml', two);
    write('é.md', '甲稿在这里。\n');
    write('é.md'.normalize('NFD'), '乙稿:query[核对]在这里。\n');
    const { stdout } = await dayang(['build', '版面.yaml', '--format', 'json']);
    const query = JSON.parse(stdout).problems.find(({ code }: { code: string }) => code === 'story-query');
    expect(query.file).toBe('é.md'.normalize('NFD'));
  });

  test.each(['图/con.png', 'NUL', 'aux.txt/图.png', 'COM1 .png', 'C:图.png'])(
    '%s is refused',
    async (name) => {
      write('版面.yaml', PAGE.replace('图/图.png', name));
      const { status, stderr } = await dayang(['build', '版面.yaml']);
      expect([status, stderr]).toEqual([1, expect.stringMatching(/file-device-name|file-windows-path/)]);
    },
  );
});

describe('nothing that is read is written over', () => {
  test.each([
    [['-o', '稿件.MD']],
    [['-o', 'out/../稿件.md']],
    [['-o', 'a.pdf', '--png', 'A.PDF']],
    [['-o', 'é.pdf', '--png', 'e\u0301.pdf']],
    [['-o', '图/图.PNG']],
  ])('%s', async (more) => {
    const { status, stderr } = await dayang(['build', '版面.yaml', ...ALLOW, ...more]);
    expect([status, stderr]).toEqual([1, expect.stringContaining('[output-is-input]')]);
    expect(readFileSync(join(folder, '稿件.md'), 'utf8')).toBe(TEXTS['稿件.md']);
  });
  test('nor by a proof in the folder of a picture of its name', async () => {
    write('版面.yaml', PAGE.replace('图/图.png', '图/版面.png'));
    write('图/版面.png', picture);
    const { status, stderr } = await dayang(['proof', '版面.yaml', '-o', '图']);
    expect([status, stderr]).toEqual([1, expect.stringContaining('[output-is-input]')]);
    expect(new Uint8Array(readFileSync(join(folder, '图/版面.png')))).toEqual(new Uint8Array(picture));
  });
  test('and the same names apart are no harm', async () => {
    expect(await dayang(['build', '版面.yaml', ...ALLOW, '-o', 'a.pdf', '--png', 'a.png'])).toMatchObject({
      status: 0,
    });
  });
});

test('a folder that cannot be written to: one message, no file', async () => {
  mkdirSync(join(folder, 'out'));
  writeFileSync(join(folder, 'out', 'b'), '');
  chmodSync(join(folder, 'out'), 0o500);
  // root may write anywhere; a file in place of the folder stops everybody.
  const target = process.getuid?.() === 0 ? 'out/b/a.pdf' : 'out/a.pdf';
  const { status, stderr } = await dayang(['build', '版面.yaml', ...ALLOW, '-o', target]);
  expect([status, stderr]).toEqual([1, expect.stringContaining('[output-unwritable]')]);
  expect(readdirSync(join(folder, 'out'))).toEqual(['b']);
  chmodSync(join(folder, 'out'), 0o700);
});
