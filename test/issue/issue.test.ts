import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPdf } from '../../src/output/pdf/read.ts';
import type { Scene } from '../../src/scene/types.ts';
import { type Bundle, buildBundle } from '../support/bundle.ts';
import { storyText } from '../support/pdf-text.ts';
import { ISSUE, issueFolder } from './issue-files.ts';

let bundle: Bundle;
let folder: string;
beforeAll(async () => {
  bundle = buildBundle('issue');
  folder = issueFolder();
  const ran = await dayang(['build', 'issue.yaml', '--scene', 'scene.json', '--report', 'report.json']);
  expect(ran.stderr).not.toMatch(/错误|警告/);
  expect(ran.status).toBe(0);
}, 60_000);
afterAll(() => {
  bundle.remove();
  rmSync(folder, { recursive: true, force: true });
});

const dayang = (args: readonly string[], cwd = folder) => bundle.run([...args, '--lang', 'zh'], { cwd });
const scene = (page: number): Scene => JSON.parse(readFileSync(join(folder, `scene-${page}.json`), 'utf8'));
const pdf = (name: string) => new Uint8Array(readFileSync(join(folder, 'out', name)));
const linesOf = (page: number, kind: string) =>
  scene(page)
    .lines.filter((line) => line.kind === kind)
    .map(({ text }) => text);
const bodyOf = (file: string) => ISSUE[file]!.split('\n').slice(1).join('').trim();

describe('an issue of four pages', () => {
  test('is four files, named by their page numbers', () => {
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(
      [1, 2, 3, 4].map((number) => `issue-${number}.pdf`),
    );
  });

  test('has the story that jumps once, over both pages in order', () => {
    const first = storyText(scene(1), pdf('issue-1.pdf'));
    const second = storyText(scene(3), pdf('issue-3.pdf'));
    expect(first.replace('渡口的一天', '') + second).toBe(bodyOf('lead.md'));
    expect(second.length).toBeGreaterThan(500);
  });

  test('says at both ends where the story goes on and comes from, as furniture', () => {
    expect(linesOf(1, 'jump')).toEqual(['（下转第3版）']);
    expect(linesOf(3, 'jump')).toEqual(['（上接第1版）']);
    for (const page of [1, 3])
      expect(scene(page).lines.find(({ kind }) => kind === 'jump')?.role).toBe('furniture');
  });

  test('puts the head of the jump over the continuation, which is not the story', () => {
    expect(linesOf(3, 'title')).toEqual(['船又开出去了']);
    expect(scene(3).lines.find(({ kind }) => kind === 'title')?.role).toBe('furniture');
  });

  test('cuts at the foot of the last leg, the jump line being its last line', () => {
    const { lines } = scene(1);
    const jump = lines.find(({ kind }) => kind === 'jump')!;
    const body = lines.filter(({ frame }) => frame === 'body');
    expect(jump.baseline).toBe(Math.max(...body.map(({ baseline }) => baseline)));
    expect(jump.leg).toBe(2);
    expect(body.filter(({ baseline }) => baseline === jump.baseline)).toHaveLength(3);
  });

  test.each([
    [1, '要闻'],
    [2, '街坊'],
    [3, '转版'],
    [4, '副刊'],
  ])('prints date, number, paper and section in the folio of page %i', (number, section) => {
    expect(linesOf(number, 'folio')).toEqual([`2021年3月1日　星期一　第${number}版`, '芦花渡报', section]);
  });

  test('prints name, number and licence in the nameplate', () => {
    expect(linesOf(1, 'label')).toContain('芦花渡报 总第128期 样报');
  });

  test('tells of each page its number and file', () => {
    const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
    expect(
      report.pages.map(({ number, file, output }: Record<string, string>) => [number, file, output]),
    ).toEqual([1, 2, 3, 4].map((n) => [String(n), `page-${n}.yaml`, `out/issue-${n}.pdf`]));
    const jump = report.pages[0].stories[0].jump;
    expect(jump.to).toBe('3');
    expect(jump.chars).toBe(report.pages[2].stories[0].chars);
  });

  test('is the same to the byte when it is built again, and with --page', async () => {
    const before = [1, 2, 3, 4].map((n) => digest(pdf(`issue-${n}.pdf`)));
    rmSync(join(folder, 'out'), { recursive: true });
    expect((await dayang(['build', 'issue.yaml', '--page', '3'])).status).toBe(0);
    expect(readdirSync(join(folder, 'out'))).toEqual(['issue-3.pdf']);
    expect(digest(pdf('issue-3.pdf'))).toBe(before[2]);
    expect((await dayang(['build', 'issue.yaml', '--page', '1,2', '--page', '4'])).status).toBe(0);
    expect([1, 2, 3, 4].map((n) => digest(pdf(`issue-${n}.pdf`)))).toEqual(before);
  });

  test('is one file with --one', async () => {
    expect((await dayang(['build', 'issue.yaml', '--one', '-o', 'whole.pdf'])).status).toBe(0);
    const whole = new Uint8Array(readFileSync(join(folder, 'whole.pdf')));
    expect(readPdf(whole).pages).toHaveLength(4);
    expect((await dayang(['build', 'issue.yaml', '--one'])).status).toBe(0);
    expect(existsSync(join(folder, 'out', 'issue.pdf'))).toBe(true);
  });

  test('takes the pattern of the plant for the names of files', async () => {
    const own = issueFolder({
      'issue.yaml': `${ISSUE['issue.yaml']}press: { fileName: '{date}-{page}-{section}.pdf' }\n`,
    });
    expect((await dayang(['build', 'issue.yaml'], own)).status).toBe(0);
    expect(readdirSync(join(own, 'out'))).toContain('2021-03-01-3-转版.pdf');
    rmSync(own, { recursive: true });
  });

  test('is proofed as one strip of pages', async () => {
    await dayang(['proof', 'issue.yaml', '--dpi', '36']);
    const proofs = readdirSync(join(folder, 'out', 'issue-1.proof'));
    expect(proofs.filter((name) => name.endsWith('.png'))).toHaveLength(4);
  });
});

test('a story turns inside a sentence: full lines before, no indent after', async () => {
  const [head = '', ...paragraphs] = ISSUE['lead.md']!.split('\n\n');
  const text = paragraphs.join('').replaceAll('\n', '');
  const own = issueFolder({ 'lead.md': `${head}\n\n${text}\n` });
  expect((await dayang(['build', 'issue.yaml', '--scene', 'scene.json'], own)).status).toBe(0);
  const lines = (page: number) =>
    (JSON.parse(readFileSync(join(own, `scene-${page}.json`), 'utf8')) as Scene).lines.filter(
      ({ kind }) => kind === 'body',
    );
  const [before, after] = [lines(1), lines(3)];
  expect([...before, ...after].map((line) => line.text).join('')).toBe(text);
  const last = before.at(-1)!;
  expect([last.last, last.end]).toEqual([false, last.x + last.measure]);
  expect(after[0]!.indent).toBe(0);
  rmSync(own, { recursive: true });
});

test.each([4, 5])(
  'does not turn after a whole sentence, which reads as the end (L30): subhead after %i paragraphs',
  async (after) => {
    const [head = '', ...paragraphs] = ISSUE['lead.md']!.split('\n\n');
    const text = [head, ...paragraphs.slice(0, after), '### 船到对岸', ...paragraphs.slice(after)].join(
      '\n\n',
    );
    const own = issueFolder({ 'lead.md': text });
    expect((await dayang(['build', 'issue.yaml', '--scene', 'scene.json'], own)).status).toBe(0);
    const { lines } = JSON.parse(readFileSync(join(own, 'scene-1.json'), 'utf8')) as Scene;
    const turn = lines.findIndex(({ kind }) => kind === 'jump');
    expect(lines[turn - 1]!.text).not.toMatch(/。$/);
    rmSync(own, { recursive: true });
  },
);

test('the shipped sample issue has nothing that holds it back', { timeout: 60_000 }, async () => {
  const project = fileURLToPath(new URL('../..', import.meta.url));
  const ran = await dayang(['check', 'layouts/sample-issue.yaml', '--quiet'], project);
  expect(ran.stderr).not.toMatch(/错误|警告/);
  expect(ran.status).toBe(0);
});

function digest(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
