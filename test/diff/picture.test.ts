import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bundle, buildBundle } from '../support/bundle.ts';
import { photograph, png } from '../support/pictures.ts';
import { putPage, SMALL } from './pages.ts';

let bundle: Bundle;
let folder: string;
const dayang = (...args: string[]) => bundle.run(args, { cwd: folder });

/** The small page with a picture in its empty third column. */
const withPhoto = (lines: string, more = '') => ({
  ...SMALL,
  page: `${SMALL.page}  photo: { kind: image, file: photo.png, columns: 3, lines: ${lines}, alt: 渡口${more} }\n`.replace(
    'columns: 1-3, lines: 7-18',
    'columns: 1-2, lines: 7-18',
  ),
});

beforeAll(async () => {
  bundle = buildBundle('diff-picture');
  folder = mkdtempSync(join(tmpdir(), 'dayang-diff-picture-'));
  const [one, other] = [await png(photograph(600, 450)), await png(photograph(600, 450, 11))];
  const put = (name: string, lines: string, photo: Uint8Array, more?: string) =>
    putPage(join(folder, name), { ...withPhoto(lines, more), files: { 'photo.png': photo } });
  put('old', '8-13', one);
  put('swapped', '8-13', other);
  put('moved', '10-15', one);
  put('resized', '8-15', one);
  put('cropped', '8-13', one, ', focus: [0, 0]');
  for (const name of ['old', 'swapped', 'moved', 'resized', 'cropped'])
    await dayang('build', `${name}/innovation.yaml`, '--force', '-o', `${name}.pdf`);
}, 120_000);
afterAll(() => {
  bundle.remove();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ['swapped', /换了图片 photo\.png → photo\.png/, /画面不同（换了图，或/],
  ['moved', /下移/, /下移/],
  ['resized', /加高/, /加高/],
  ['cropped', /裁切变了/, /画面不同（换了图，或/],
])('%s: by scene and by PDF', async (name, scene, pdf) => {
  const told = async (ending: string) => {
    const [a, b] = [`old${ending}`, `${name}${ending}`];
    const ran = await dayang('diff', a, b);
    expect([ran.status, ran.stderr]).toEqual([1, '']);
    return ran.stdout;
  };
  const [fromScenes, fromPdfs] = [await told('/innovation.yaml'), await told('.pdf')];
  expect(fromScenes).toMatch(scene);
  if (name !== 'swapped') expect(fromScenes).not.toContain('换了图片');
  expect(fromPdfs).toMatch(pdf);
  expect(fromPdfs).not.toContain('换了图片');
  for (const out of [fromScenes, fromPdfs]) expect(out).not.toContain('其他变化');
});
