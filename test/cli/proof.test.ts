import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readPdf } from '../../src/output/pdf/read.ts';
import type { ProofData } from '../../src/proof/data.ts';
import { type Bundle, buildBundle } from '../support/bundle.ts';

const PAGE = `stories: { lead: 稿件.md }
page: { size: [210mm, 148mm], typeArea: [180mm, 128mm] }
frames:
  main: { kind: text, story: lead, columns: 1-2, lines: 1-6 }
`;

let bundle: Bundle;
let temporary: string;
let folder: string;
beforeAll(() => {
  bundle = buildBundle('proof');
  temporary = mkdtempSync(join(tmpdir(), 'dayang-proof-'));
});
afterAll(() => {
  bundle.remove();
  rmSync(temporary, { recursive: true, force: true });
});
beforeEach(() => {
  folder = mkdtempSync(join(temporary, '版 '));
  writeFileSync(join(folder, '版面.yaml'), PAGE);
  writeFileSync(join(folder, '稿件.md'), '船来了，人走了。\n');
});

const out = (name: string) => join(folder, 'out', '版面.proof', name);
const proof = (...args: string[]) =>
  bundle.run(['proof', '版面.yaml', '--lang', 'zh', ...args], { cwd: folder });
function data(name = '版面.html'): ProofData {
  const html = readFileSync(out(name), 'utf8');
  return JSON.parse(/id="proof-data">(.*?)<\/script>/s.exec(html)![1]!);
}

describe('proof', () => {
  test('writes picture, viewer and galley, with stage, time and hash', async () => {
    const ran = await proof('--stage', '清样', '--time', '11月22日 17:30', '--allow', 'lint');
    expect([ran.status, ran.stderr]).toEqual([0, expect.stringContaining('已写 out/版面.proof/版面.html')]);
    expect(readdirSync(join(folder, 'out', '版面.proof')).sort()).toEqual([
      '版面-小样.pdf',
      '版面.html',
      '版面.png',
    ]);
    const { stage, time, pages, tool } = data();
    expect([stage, time, pages[0]!.hash, tool]).toEqual([
      'clean',
      '11月22日 17:30',
      expect.stringMatching(/^[0-9a-f]{8}$/),
      expect.stringMatching(/^dayang /),
    ]);
  });

  test('takes the stage from the page when the command line names none', async () => {
    writeFileSync(join(folder, '版面.yaml'), `${PAGE}stage: 付印样\n`);
    await proof();
    expect(data().stage).toBe('press');
    await proof('--stage', '2');
    expect(data().stage).toBe('second');
  });

  test('gives the same bytes again', async () => {
    await proof();
    const first = readFileSync(out('版面.html'));
    await proof();
    expect(readFileSync(out('版面.html')).equals(first)).toBe(true);
  });

  test('shows a page that cannot go to press, with all that check says, and says so by its status', async () => {
    writeFileSync(join(folder, '稿件.md'), `${'船来了，人走了,'.repeat(80)}:query[请核对]\n`);
    const ran = await proof();
    expect(ran.status).toBe(1);
    const codes = data().problems.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['overset', 'story-query', 'text-halfwidth-punct']));
    const check = await bundle.run(['check', '版面.yaml', '--format', 'json'], { cwd: folder });
    expect(codes.toSorted()).toEqual(
      JSON.parse(check.stdout)
        .problems.map(({ code }: { code: string }) => code)
        .toSorted(),
    );
    expect((await proof('--allow', 'overset,query,lint')).status).toBe(0);
    expect(
      data()
        .problems.filter(({ allowed }) => allowed)
        .map(({ code }) => code),
    ).toEqual(expect.arrayContaining(['overset', 'story-query']));
  });

  test('leaves an old proof alone when there is no page', async () => {
    await proof();
    const before = readFileSync(out('版面.html'));
    writeFileSync(join(folder, '版面.yaml'), `${PAGE}colour: red\n`);
    const ran = await proof();
    expect([ran.status, ran.stderr]).toEqual([1, expect.stringContaining('没有写文件，原有文件未动')]);
    expect(readFileSync(out('版面.html')).equals(before)).toBe(true);
  });

  test('puts several pages into one viewer', async () => {
    const both = `${PAGE}pages:\n  - frames: { main: { lines: 1-6 } }\n  - frames: { main: { lines: 2-8 } }\n`;
    writeFileSync(join(folder, '版面.yaml'), both);
    await proof();
    expect(data().pages.map(({ name }) => name)).toEqual(['版面', '版面-2']);
    expect(existsSync(out('版面-2.png'))).toBe(true);
  });

  test.each([
    ['a3', 1],
    ['tile', 1],
  ])('--paper %s writes sheets to print', async (paper, sheets) => {
    await proof('--paper', paper);
    expect(readPdf(readFileSync(out(`版面-${paper}.pdf`))).pages).toHaveLength(sheets);
  });

  test('--marks shows the edges of the sheet', async () => {
    await proof('--marks', '--dpi', '40');
    const { area } = data().pages[0]!.picture as { area: { x: number; width: number } };
    expect(area.x).toBeLessThan(-20_000);
    expect(area.width).toBe(data().pages[0]!.width - 2 * area.x);
  });

  test.each([
    [['--stage', '三校'], '一校样'],
    [['--paper', 'a4'], 'a3, a2, tile'],
    [['--time', ''], '40 字'],
    [['--dpi', '9'], '20 到 600'],
  ])('says what is wrong with %s', async (args, words) => {
    const ran = await proof(...args);
    expect([ran.status, ran.stderr]).toEqual([2, expect.stringContaining(words)]);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});
