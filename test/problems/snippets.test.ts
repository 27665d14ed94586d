import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPages } from '../../src/build.ts';
import { openFiles } from '../../src/files.ts';
import { lintPages } from '../../src/lint.ts';
import { BASE_PAGE, BASE_STORY, type Snippet, snippets } from './snippets.ts';

const library = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dayang-snippets-'));
  writeFileSync(join(folder, 'base.yaml'), BASE_PAGE);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function codes(where: Snippet['in'], text: string): string[] {
  const story = where === 'txt' ? 'lead.txt' : 'lead.md';
  writeFileSync(join(folder, story), where === 'page' ? BASE_STORY : `${text}\n`);
  const page = where === 'page' ? text : `stories: { lead: ${story} }`;
  writeFileSync(join(folder, 'page.yaml'), `extends: base.yaml\n${page}\n`);
  const files = openFiles({ pageFile: join(folder, 'page.yaml'), library }).value!;
  const built = buildPages(files, files.pageFile);
  return [...built.problems, ...lintPages(built.value ?? []).problems].map(({ code }) => code);
}

it.each(Object.entries(snippets))('%s is told, and cured', (code, snippet) => {
  expect(codes(snippet.in, snippet.wrong)).toContain(code);
  expect(codes(snippet.in, snippet.right)).not.toContain(code);
});
