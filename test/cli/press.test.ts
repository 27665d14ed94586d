import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readPdf } from '../../src/output/pdf/read.ts';
import { type Bundle, buildBundle } from '../support/bundle.ts';
import { tinyProfile } from '../support/press.ts';

const PAGE = `date: 2021-03-01
stories: { lead: 稿件.md }
frames:
  main: { kind: text, story: lead, columns: 1-2, lines: 1-6 }
`;
const QUERY = '党支部带领大家:query[核对原稿]创新。\n';

let bundle: Bundle;
let folder: string;
beforeAll(() => {
  bundle = buildBundle('press');
});
afterAll(() => bundle.remove());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dayang 付印 '));
  write('版面.yaml', PAGE);
  write('稿件.md', '党支部带领大家创新。\n');
  return () => rmSync(folder, { recursive: true, force: true });
});

/** The newsprint profile with the version number of a later one. */
function version4(): Uint8Array {
  const bytes = new Uint8Array(readFileSync(new URL('../../profiles/newsprint-tr002.icc', import.meta.url)));
  bytes[8] = 4;
  return bytes;
}

const write = (name: string, data: string | Uint8Array) => writeFileSync(join(folder, name), data);
const dayang = (args: readonly string[]) => bundle.run(args, { cwd: folder });
const pdf = (name: string) => readPdf(readFileSync(join(folder, name)));
const out = () => readdirSync(join(folder, 'out')).sort();
const xmpOf = (name: string) => {
  const file = pdf(name);
  return new TextDecoder().decode(file.bytes(file.catalog.get('Metadata')));
};

describe('the standard', () => {
  test('is PDF/X-4 when nobody says otherwise', async () => {
    expect((await dayang(['build', '版面.yaml', '-o', 'a.pdf'])).status).toBe(0);
    expect(pdf('a.pdf').version).toBe('1.6');
    expect(xmpOf('a.pdf')).toContain('PDF/X-4');
    expect(pdf('a.pdf').catalog.has('OutputIntents')).toBe(true);
  });
  test.each(['x-1a:2003', 'x-1a', 'X-1A:2003'])('--standard %s', async (name) => {
    expect((await dayang(['build', '版面.yaml', '-o', 'a.pdf', '--standard', name])).status).toBe(0);
    expect(pdf('a.pdf').version).toBe('1.4');
    expect(pdf('a.pdf').info.GTS_PDFXVersion).toBe('PDF/X-1a:2003');
  });
  test('another one is wrong usage', async () => {
    const ran = await dayang(['build', '版面.yaml', '--standard', 'x-3']);
    expect([ran.status, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toContain('可以写 x-4, x-1a:2003');
  });
  test('the page’s own press says it too; the option wins', async () => {
    write('版面.yaml', `${PAGE}press: { standard: x-1a:2003 }\n`);
    await dayang(['build', '版面.yaml', '-o', 'a.pdf']);
    await dayang(['build', '版面.yaml', '-o', 'b.pdf', '--standard', 'x-4']);
    expect([pdf('a.pdf').version, pdf('b.pdf').version]).toEqual(['1.4', '1.6']);
  });
});

describe('the plant', () => {
  const PLANT = `name: 东方印务
bleed: 3mm
marks: true
fileName: '{date}-{page}-{section}.pdf'
outlines: true
deliveryNote: true
`;
  beforeEach(() => {
    write('dayang.yaml', 'plant: plant.yaml\n');
    write('plant.yaml', PLANT);
  });

  test('gives file name, marks, bleed, outlines and delivery note', async () => {
    write('版面.yaml', `${PAGE}press: { page: A3, section: 党建/专版 }\n`);
    const ran = await dayang(['build', '版面.yaml']);
    expect(ran.stderr).toContain('已写 out/2021-03-01-A3-党建-专版.pdf');
    expect(ran.status).toBe(0);
    const name = '2021-03-01-A3-党建-专版';
    expect(out()).toEqual([`${name}-outlines.pdf`, `${name}-传版单.txt`, `${name}.pdf`]);
    const { boxes, fonts } = pdf(`out/${name}.pdf`).pages[0]!;
    expect(boxes.TrimBox![0] - boxes.BleedBox![0]).toBeCloseTo(8.504, 2);
    expect(boxes.BleedBox![0]).toBeGreaterThan(20);
    expect(fonts.size).toBeGreaterThan(0);
    const outlined = pdf(`out/${name}-outlines.pdf`).pages[0]!;
    const marks = new TextDecoder().decode(outlined.content);
    expect([outlined.fonts.size, / c /.test(marks), /\bBT\b/.test(marks)]).toEqual([0, true, false]);
    const note = readFileSync(join(folder, 'out', `${name}-传版单.txt`), 'utf8');
    for (const file of [`${name}.pdf`, `${name}-outlines.pdf`]) {
      const sum = createHash('sha256')
        .update(readFileSync(join(folder, 'out', file)))
        .digest('hex');
      expect(note).toContain(sum);
    }
    expect(note).toContain('东方印务');
    expect(note).toContain('390 × 540 mm');
    expect(note).toContain('PDF/X-4');
    expect(note).toContain('C M Y K');
  });

  test('a name that lacks a part holds the page back; -o or --allow settles it', async () => {
    const ran = await dayang(['build', '版面.yaml']);
    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain('缺少 page、section');
    expect((await dayang(['build', '版面.yaml', '--allow', 'file-name'])).status).toBe(0);
    expect(out()).toContain('2021-03-01.pdf');
    expect((await dayang(['build', '版面.yaml', '-o', 'x.pdf'])).status).toBe(0);
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['x-outlines.pdf', 'x-传版单.txt', 'x.pdf']));
  });
});

describe('--force', () => {
  beforeEach(() => write('稿件.md', QUERY));
  test('writes all the same, and says so in the report, the JSON and the delivery note', async () => {
    write('plant.yaml', 'deliveryNote: true\n');
    write('版面.yaml', `${PAGE}press: { plant: plant.yaml }\n`);
    expect((await dayang(['build', '版面.yaml', '-o', 'a.pdf'])).status).toBe(1);
    const ran = await dayang(['build', '版面.yaml', '-o', 'a.pdf', '--force']);
    expect(ran.status).toBe(0);
    expect(ran.stderr).toContain('按 --force 强行输出，未处理：稿件存疑 query 1 处');
    expect(readFileSync(join(folder, 'a-传版单.txt'), 'utf8')).toContain('[story-query] 稿件存疑：核对原稿');
    const json = await dayang(['build', '版面.yaml', '-o', 'a.pdf', '--force', '--format', 'json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: true, forced: true, counts: { letThrough: 1 } });
  });
  test('says so in the slug', async () => {
    const size = async (args: readonly string[]) => {
      await dayang(['build', '版面.yaml', '-o', 'a.pdf', '--marks', ...args]);
      return pdf('a.pdf').pages[0]!.content.length;
    };
    const forced = await size(['--force']);
    write('稿件.md', QUERY.replace(':query[核对原稿]', ''));
    expect(forced).toBeGreaterThan(await size([]));
  });
  test('does not write what cannot be written', async () => {
    write('稿件.md', '');
    expect((await dayang(['build', '版面.yaml', '-o', 'a.pdf', '--force'])).status).toBe(1);
    expect(readdirSync(folder)).not.toContain('a.pdf');
  });
});

describe('--proof', () => {
  test('is a screen PDF without output intent, written with its problems, exit 1', async () => {
    write('稿件.md', QUERY);
    const ran = await dayang(['build', '版面.yaml', '--proof']);
    expect(ran.status).toBe(1);
    expect(out()).toEqual(['版面-proof.pdf']);
    const proof = pdf('out/版面-proof.pdf');
    expect(proof.catalog.has('OutputIntents')).toBe(false);
    const marked = proof.pages[0]!.content.length;
    write('稿件.md', QUERY.replace(':query[核对原稿]', ''));
    expect((await dayang(['build', '版面.yaml', '--proof'])).status).toBe(0);
    expect(pdf('out/版面-proof.pdf').pages[0]!.content.length).toBeLessThan(marked);
  });
  test('is not made of a page that cannot be set', async () => {
    write('稿件.md', '');
    expect((await dayang(['build', '版面.yaml', '--proof'])).status).toBe(1);
    expect(readdirSync(folder)).not.toContain('out');
  });
});

describe('check --press', () => {
  test('reports rule, box, found and allowed, and writes nothing', async () => {
    write(
      '版面.yaml',
      `${PAGE}  bar: { kind: rule, thickness: 0.1pt, color: red, columns: 4-6, lines: 20-21 }\n`,
    );
    const ran = await dayang(['check', '版面.yaml', '--press', '--format', 'json', '--allow', 'lint']);
    expect(ran.status).toBe(0);
    const { problems, pages } = JSON.parse(ran.stdout);
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'press-hairline',
        rule: 'R0019',
        box: expect.objectContaining({ page: '版面', width: expect.any(Number) }),
        params: expect.objectContaining({ found: '0.1 pt', limit: '0.25 pt' }),
        line: 5,
      }),
    );
    expect(pages[0].press).toMatchObject({ standard: 'x-4', overprint: { knockout: { color: 1 } } });
    const human = await dayang(['check', '版面.yaml', '--press']);
    expect(human.stderr).toMatch(/\[press-hairline R0019\]/);
    expect(human.stderr).toMatch(/版面位置：版面，左 [\d.]+、上 [\d.]+ 毫米/);
    expect(human.stderr).toContain('叠印：');
    expect(readdirSync(folder).sort()).toEqual(['版面.yaml', '稿件.md']);
  });
});

describe('bad input: one clear problem, exit 1, the old file as it was', () => {
  const BAR = '  bar: { kind: rule, thickness: 3pt, color: red, columns: 4-6, lines: 20-21 }\n';
  beforeEach(() => write('a.pdf', 'old'));
  const cases: readonly [
    name: string,
    page: string,
    files: Record<string, string | Uint8Array>,
    message: RegExp,
  ][] = [
    [
      'a spot colour that the press does not have',
      `${BAR}palette: { red: { cmyk: [60, 0, 100, 0], spot: 专绿 } }\npress: { plant: plant.yaml }\n`,
      { 'plant.yaml': 'inks: { process: k, spots: [{ name: 专红, cmyk: [0, 100, 100, 0] }] }\n' },
      /专绿.*没有/,
    ],
    [
      'a tint over the ink limit',
      `${BAR}palette: { red: [90, 90, 90, 0] }\n`,
      {},
      /\[press-ink-total PRESS-TAC\] 颜色 red 总墨量 270%，超过上限 240%/,
    ],
    [
      'a profile that is none',
      'press: { profile: news.icc }\n',
      { 'news.icc': 'not a profile' },
      /版面\.yaml:5:\d+ .*news\.icc 不是 ICC 特性文件/,
    ],
    [
      'a profile of a screen, named by the plant',
      'press: { plant: plant.yaml }\n',
      { 'plant.yaml': 'profile: screen.icc\n', 'screen.icc': tinyProfile({ cls: 'mntr', space: 'RGB ' }) },
      /plant\.yaml:1:10 .*screen\.icc/,
    ],
    [
      'a profile that PDF/X-1a cannot have',
      'press: { profile: new.icc, standard: x-1a:2003 }\n',
      { 'new.icc': version4() },
      /版面\.yaml:5:\d+ .*new\.icc 是 ICC 4.* 版，PDF\/X-1a:2003 只能用 2 版/,
    ],
    ['a placeholder in the folio', '  folio: { kind: folio, right: XXX专版 }\n', {}, /占位文字“XXX”/],
  ];
  test.each(cases)('%s', async (_name, page, files, message) => {
    write('版面.yaml', `${PAGE}${page}`);
    for (const [name, data] of Object.entries(files)) write(name, data);
    const ran = await dayang(['build', '版面.yaml', '-o', 'a.pdf']);
    expect(ran.status).toBe(1);
    expect(ran.stderr).toMatch(message);
    expect(readFileSync(join(folder, 'a.pdf'), 'utf8')).toBe('old');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test.skipIf(process.getuid?.() === 0)('a folder that cannot be written to', async () => {
    chmodSync(folder, 0o555);
    const ran = await dayang(['build', '版面.yaml', '-o', 'b.pdf']);
    chmodSync(folder, 0o755);
    expect([ran.status, readdirSync(folder).includes('b.pdf')]).toEqual([1, false]);
  });
  test('an output in the place of a folder', async () => {
    const ran = await dayang(['build', '版面.yaml', '-o', '.']);
    expect(ran.status).toBe(1);
    expect(ran.stderr).toMatch(/是文件夹/);
  });
});
