import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Bundle, buildBundle } from '../support/bundle.ts';
import { jpeg, photograph } from '../support/pictures.ts';

const PAGE = `title: 图片专版
frames:
  photo: { kind: image, file: 照片.jpg, columns: 1-4, lines: 1-30, caption: 车间, alt: 车间里的工人 }
`;

let bundle: Bundle;
let folder: string;
let good: Uint8Array;
beforeAll(async () => {
  bundle = buildBundle('pictures');
  good = await jpeg(photograph(1600, 1200));
});
afterAll(() => bundle.remove());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dayang 图片 '));
  writeFileSync(join(folder, '版面.yaml'), PAGE);
  writeFileSync(join(folder, '照片.jpg'), good);
  return () => rmSync(folder, { recursive: true, force: true });
});
const build = () => bundle.run(['build', '版面.yaml', '-o', 'a.pdf'], { cwd: folder });

test('a page with a picture is built, and built again from the cache to the same bytes', async () => {
  expect((await build()).status).toBe(0);
  const first = readFileSync(join(folder, 'a.pdf'));
  const kept = () => readdirSync(join(folder, '.dayang-cache')).filter((name) => name.endsWith('.picture'));
  expect(kept()).toHaveLength(1);
  expect((await build()).status).toBe(0);
  expect(readFileSync(join(folder, 'a.pdf')).equals(first)).toBe(true);
  expect(kept()).toHaveLength(1);
});

test('a picture that is cut short is one problem at its place; the old file stays, no other is left behind', async () => {
  writeFileSync(join(folder, 'a.pdf'), 'old');
  writeFileSync(join(folder, '照片.jpg'), good.subarray(0, good.length / 2));
  const { status, stderr } = await build();
  expect(status).toBe(1);
  expect(stderr).toContain('图片 照片.jpg 已损坏');
  expect(stderr).toContain('版面.yaml:3:');
  expect(readFileSync(join(folder, 'a.pdf'), 'utf8')).toBe('old');
  expect(existsSync(join(folder, '.dayang-cache'))).toBe(false);
});
