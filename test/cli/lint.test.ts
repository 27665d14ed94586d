import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Bundle, buildBundle } from '../support/bundle.ts';

const PAGE = `stories: { lead: 稿件.md }
frames:
  main: { kind: text, story: lead, columns: 1-2, lines: 1-6 }
`;

let bundle: Bundle;
let temporary: string;
let folder: string;
beforeAll(() => {
  bundle = buildBundle('lint');
  temporary = mkdtempSync(join(tmpdir(), 'dayang-lint-'));
});
afterAll(() => {
  bundle.remove();
  rmSync(temporary, { recursive: true, force: true });
});
beforeEach(() => {
  folder = mkdtempSync(join(temporary, '版 '));
  write('版面.yaml', PAGE);
  write('稿件.md', '船来了,人走了。\n');
});

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
async function check(...args: string[]) {
  const ran = await bundle.run(['check', '版面.yaml', ...args], { cwd: folder });
  return ran;
}
async function problems(...args: string[]): Promise<Record<string, unknown>[]> {
  return JSON.parse((await check('--format', 'json', ...args)).stdout).problems;
}

describe('check', () => {
  test('finds copy and make-up at their places', async () => {
    const found = await problems();
    expect(found).toContainEqual(
      expect.objectContaining({ code: 'text-halfwidth-punct', file: '稿件.md', line: 1, column: 4 }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({
        code: 'layout-foot-of-page',
        rule: 'L12',
        allow: 'lint',
        file: '版面.yaml',
        line: 3,
      }),
    );
  });

  test('prints the reason for which a rule is off, and takes other limits', async () => {
    write('版面.yaml', `${PAGE}lint: { L12: { off: 半版 }, text-halfwidth-punct: { severity: error } }\n`);
    const found = await problems();
    expect(found.map(({ code }) => code)).not.toContain('layout-foot-of-page');
    expect(found).toContainEqual(
      expect.objectContaining({ code: 'lint-off', params: expect.objectContaining({ reason: '半版' }) }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({ code: 'text-halfwidth-punct', severity: 'blocking' }),
    );
  });

  test.each([
    ['lint: { L99: { off: 例 } }', 'lint-unknown-rule'],
    ['lint: { L12: { limits: { most: 3 } } }', 'lint-unknown-limit'],
    ["lint: { L12: { off: '' } }", 'spec-reason'],
    ['lint: { L12: { serverity: info } }', 'unknown-key'],
    ['lint: { L12: { severity: bad } }', 'spec-choice'],
    ['lint: [L12]', 'spec-map'],
  ])('says what is wrong with %s', async (line, code) => {
    write('版面.yaml', `${PAGE}${line}\n`);
    expect(await problems()).toContainEqual(
      expect.objectContaining({ code, severity: 'fatal', file: '版面.yaml', line: 4 }),
    );
  });

  test('holds copy to the words of the house', async () => {
    write('稿件.md', '摆渡佬周渡声来了。\n');
    write('house.yaml', 'names: [{ name: 周渡生 }]\nforbidden: [{ word: 摆渡佬, use: 船工 }]\n');
    const codes = (await problems()).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['text-house-name', 'text-house-forbidden']));
    write('house.yaml', 'name: [周渡生]\n');
    expect(await problems()).toContainEqual(
      expect.objectContaining({ code: 'unknown-key', file: 'house.yaml', line: 1 }),
    );
  });
});

describe('check --fix', () => {
  test('makes the safe changes, tells them, and leaves the rest', async () => {
    write('稿件.md', '\ufeff船来了,共 3艘...\r\n他说"走"。20几人。\r\n');
    const ran = await check('--fix');
    expect(read('稿件.md')).toBe('\ufeff船来了，共3艘……\r\n他说“走”。20几人。\r\n');
    expect(ran.stderr).toContain('稿件.md:1:4 已改“,”→“，”');
    expect(ran.stderr).not.toContain('[text-halfwidth-punct]');
    expect(ran.stderr).toContain('[text-numeral-ji]');
  });

  test('goes on with what the first changes brought to light', async () => {
    write('稿件.md', '他说"走"...\n');
    const ran = await check('--fix');
    expect(read('稿件.md')).toBe('他说“走”……\n');
    expect(ran.stderr).toContain('已改“...”→“……”');
    expect(ran.stderr).not.toContain('[text-ellipsis-form]');
  });

  test('writes nothing when there is nothing to do, nor without --fix', async () => {
    await check();
    expect(read('稿件.md')).toBe('船来了,人走了。\n');
    write('稿件.md', '船来了，人走了。\n');
    expect((await check('--fix')).stderr).not.toContain('已改');
  });
});

test('build says nothing of the lint', async () => {
  const ran = await bundle.run(['build', '版面.yaml'], { cwd: folder });
  expect([ran.status, ran.stderr.includes('[text-'), ran.stderr.includes('[layout-')]).toEqual([
    0,
    false,
    false,
  ]);
});
