import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bundle, buildBundle } from './support/bundle.ts';

const readme = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8').replace(
  /\r\n/g,
  '\n',
);
/** The code blocks of “十分钟做一个自己的版面”, in order. */
const lesson = readme.slice(readme.indexOf('## 十分钟'), readme.indexOf('## 命令'));
const blocks = [...lesson.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, kind, text]) => ({
  kind,
  text: text!,
}));
const [story, page, , overset, fitting, quote, , real] = blocks.map(({ text }) => text) as string[];

let bundle: Bundle;
let folder: string;
beforeAll(() => {
  bundle = buildBundle('readme');
  folder = mkdtempSync(join(tmpdir(), '练习版 '));
});
afterAll(() => {
  bundle.remove();
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const build = (...more: string[]) =>
  bundle.run(['build', '版面.yaml', '--lang', 'zh', ...more], { cwd: folder });

/** The same steps that a newcomer copies, and the same answers: the README shows what the program says. */
describe('the ten-minute lesson of the README', () => {
  test('a frame made too small on purpose', async () => {
    write('稿件.md', story!);
    write('版面.yaml', page!);
    expect(await build()).toEqual({ status: 1, stdout: '', stderr: overset });
  });

  test('two more lines a column', async () => {
    write('版面.yaml', page!.replace('8-13', '8-15'));
    expect(await build()).toEqual({ status: 0, stdout: '', stderr: fitting });
  });

  test('a quote, and room for it', async () => {
    write('稿件.md', story!.replace('### 余文与缺文', `${quote}\n### 余文与缺文`));
    write('版面.yaml', page!.replace('8-13', '8-18'));
    const { status, stderr } = await build('--png', 'out/版面.png');
    expect(stderr).toMatch(
      /已写 out\/版面\.pdf\n已写 out\/版面\.png\n没有问题\n版面忌讳和文字差错要用 dayang check 查\n$/,
    );
    expect(status).toBe(0);
  });

  test('the real sheet holds the same story', async () => {
    write('版面.yaml', real!);
    const { status, stderr } = await build();
    expect(stderr).toMatch(/余文 0，缺文 \d+ 行/);
    expect(status).toBe(0);
  });
});
