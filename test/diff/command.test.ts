import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageMarks } from '../../src/output/pdf/marks.ts';
import { readPdf } from '../../src/output/pdf/read.ts';
import { type Bundle, buildBundle } from '../support/bundle.ts';
import { edited, putPage, SMALL } from './pages.ts';

let bundle: Bundle;
let folder: string;
const at = (name: string) => join(folder, name);
const dayang = (...args: readonly string[]) => bundle.run(args, { cwd: folder });
const lines = (text: string) => text.split('\n').filter((line) => line !== '');

beforeAll(async () => {
  bundle = buildBundle('diff');
  folder = mkdtempSync(join(tmpdir(), 'dayang-diff-cli-'));
  putPage(at('old'), SMALL);
  putPage(at('new'), edited(SMALL, ['story', '错一个字谁都看得见', '错一个字人人看得见']));
  for (const name of ['old', 'new']) {
    await dayang('build', `${name}/innovation.yaml`, '-o', `${name}.pdf`, '--scene', `${name}.json`);
  }
}, 60_000);
afterAll(() => {
  bundle.remove();
  rmSync(folder, { recursive: true, force: true });
});

const FORMS = ['old/innovation.yaml', 'old.json', 'old.pdf'];

describe('dayang diff', () => {
  test.each(FORMS.flatMap((a) => FORMS.map((b) => [a, b])))(
    '%s and %s: the same page, status 0',
    async (a, b) => {
      const ran = await dayang('diff', a, b);
      expect([ran.status, lines(ran.stdout)[0], ran.stderr]).toEqual([0, '两版一样，没有变化', '']);
    },
  );

  test.each(FORMS)('%s and the new page, in any form: one change, status 1', async (old) => {
    for (const now of ['new/innovation.yaml', 'new.json', 'new.pdf']) {
      const ran = await dayang('diff', old, now);
      expect(ran.status).toBe(1);
      const told = lines(ran.stdout);
      expect(told[0]).toMatch(/^1\. \[文字\] .*“谁都” → “人人”，.*错一个字【人人】看得见/);
      expect(told).toContain('除上列外，版面无变化');
      expect(told.filter((line) => /^\d/.test(line) && !line.includes('[移行]'))).toHaveLength(1);
    }
  });

  test('a folder is the old copy; in English', async () => {
    const ran = await dayang('diff', 'old', 'new/innovation.yaml', '--lang', 'en');
    expect(lines(ran.stdout)[0]).toMatch(
      /^1\. \[words\] column \d, line \d+ story lead, body, paragraph \d: “谁都” → “人人”/,
    );
    expect(lines(ran.stdout).at(-1)).toBe('Nothing else on the page changed');
  });

  test('--format json: plain data, the same ids each time', async () => {
    const run = async () =>
      JSON.parse((await dayang('diff', 'old.json', 'new.json', '--format', 'json')).stdout);
    const report = await run();
    expect(report).toMatchObject({
      format: 'dayang-diff/1',
      same: false,
      pages: [{ page: 1, same: false, blind: [] }],
    });
    expect(report.pages[0].changes[0]).toMatchObject({
      id: expect.stringMatching(/^words-/),
      kind: 'words',
      before: '谁都',
      after: '人人',
      message: expect.stringContaining('“谁都” → “人人”'),
    });
    expect(await run()).toEqual(report);
  });

  test('several pages: each by itself, or the one that is asked for', async () => {
    const two = `${SMALL.page}pages: [{ title: 一 }, { title: 二 }]\n`;
    putPage(at('two'), { ...SMALL, page: two });
    await dayang('build', 'two/innovation.yaml', '--one', '-o', 'two.pdf');
    const ran = await dayang('diff', 'two/innovation.yaml', 'two.pdf');
    expect(lines(ran.stdout)).toEqual(['# 1', '两版一样，没有变化', '# 2', '两版一样，没有变化']);
    expect(await dayang('diff', 'two.pdf', 'old.pdf')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('[diff-page-count]'),
    });
    expect((await dayang('diff', 'two.pdf', 'two/innovation.yaml', '--page', '2')).status).toBe(0);
    const third = await dayang('diff', 'two.pdf', 'old.pdf', '--page', '3');
    expect([third.status, third.stderr]).toEqual([2, expect.stringContaining('没有第 3 页')]);
  });
});

describe('pictures and the sheet', () => {
  test('--html and --sheet go to out/ of the new page; the sheet is black ink on A4 and says what is to be checked', async () => {
    const ran = await dayang(
      'diff',
      'old.pdf',
      'new/innovation.yaml',
      '--html',
      '--sheet',
      '--stage',
      '2',
      '--time',
      '17:30',
    );
    expect([ran.status, lines(ran.stderr)]).toEqual([
      1,
      ['已写 new/out/innovation.diff.html', '已写 new/out/innovation.diff.pdf'],
    ]);
    const pdf = readPdf(readFileSync(at('new/out/innovation.diff.pdf')));
    expect(pdf.pages).toHaveLength(1);
    const marks = pageMarks(pdf, pdf.pages[0]!);
    const text = marks.glyphs.map((glyph) => glyph.text).join('');
    for (const words of [
      '核红单',
      '校次　二校样',
      '时间　17:30',
      '一张大样的一夜',
      '栏／行',
      '原文',
      '改后',
      '【谁都】',
      '【人人】',
      '除上列外，版面无变化',
    ])
      expect(text).toContain(words);
    expect(new Set(marks.glyphs.map((glyph) => glyph.fill))).toEqual(new Set(['0 0 0 1 k']));
    expect(pdf.pages[0]!.boxes.TrimBox).toEqual([0, 0, 595.276, 841.89]);
  });

  test('a scene whose fonts are not here: the list alone, and it is said', async () => {
    const text = readFileSync(at('old.json'), 'utf8').replaceAll(/"sha256":"[0-9a-f]{64}"/g, '"sha256":"00"');
    writeFileSync(at('fonts.json'), text);
    const ran = await dayang('diff', 'fonts.json', 'new.json', '--html', 'list.html');
    expect([ran.status, ran.stderr]).toEqual([1, expect.stringContaining('[diff-no-picture]')]);
    const html = readFileSync(at('list.html'), 'utf8');
    expect(html).toContain('没有版面图');
    expect(html).not.toContain('<script');
  });

  test('an output that is one of the two pages is refused, and they are as they were', async () => {
    const before = readFileSync(at('old.pdf'));
    const ran = await dayang('diff', 'old.pdf', 'new.pdf', '--sheet', 'old.pdf');
    expect([ran.status, ran.stderr]).toEqual([2, expect.stringContaining('[output-is-input]')]);
    expect(readFileSync(at('old.pdf'))).toEqual(before);
  });
});

describe('what cannot be compared: one message, status 2', () => {
  const put = (name: string, data: string | Uint8Array) => writeFileSync(at(name), data);
  const ruined = (edit: (scene: Record<string, unknown>) => void) => {
    const scene = JSON.parse(readFileSync(at('old.json'), 'utf8'));
    edit(scene);
    return JSON.stringify(scene);
  };
  test.each<[name: string, code: string, data: () => string | Uint8Array]>([
    ['copy.txt', 'diff-kind-unknown', () => '大样'],
    ['half.json', 'diff-scene-broken', () => readFileSync(at('old.json'), 'utf8').slice(0, 5000)],
    ['other.json', 'diff-scene-broken', () => '{"a":1}'],
    [
      'next.json',
      'diff-scene-version',
      () => ruined((scene) => Object.assign(scene, { format: 'dayang-scene/2' })),
    ],
    ['lines.json', 'diff-scene-broken', () => ruined((scene) => Object.assign(scene, { lines: [] }))],
    [
      'items.json',
      'diff-scene-broken',
      () => ruined((scene) => Object.assign(scene, { items: [{ kind: 'text' }] })),
    ],
    ['half.pdf', 'diff-pdf-broken', () => readFileSync(at('old.pdf')).subarray(0, 30_000)],
    [
      'foreign.pdf',
      'diff-pdf-not-ours',
      () =>
        Buffer.from(readFileSync(at('old.pdf')).toString('latin1').replaceAll('dayang', 'laypan'), 'latin1'),
    ],
    ['empty.pdf', 'diff-kind-unknown', () => ''],
    ['broken.yaml', 'yaml-bracket', () => 'frames: {'],
  ])('%s', async (name, code, data) => {
    put(name, data());
    const ran = await dayang('diff', 'old.json', name);
    expect([ran.status, ran.stdout, ran.stderr]).toEqual([2, '', expect.stringContaining(`[${code}]`)]);
    expect(ran.stderr).not.toContain('    at ');
  });
  test('a file that is not there, and too few arguments', async () => {
    expect(await dayang('diff', 'old.pdf', 'nix.pdf')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('[diff-missing]'),
    });
    expect((await dayang('diff', 'old.pdf')).status).toBe(2);
  });
});
