import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import { type Files, openFiles } from '../../src/files.ts';
import type { Outcome, Problem } from '../../src/problems/problem.ts';
import { loadPages } from '../../src/spec/load.ts';
import type { LoadedPage } from '../../src/spec/model.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files in it, gone after the test. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-spec-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** A symbolic link inside a folder. */
export function link(folder: string, name: string, target: string): void {
  symlinkSync(target, join(folder, name));
}

/** Opens the gate for a page of a folder; the library is its `library` folder. */
export function open(folder: string, page = 'page.yaml', root?: string): Outcome<Files> {
  return openFiles({
    pageFile: join(folder, page),
    library: join(folder, 'library'),
    ...(root === undefined ? {} : { root }),
  });
}

/** Loads `page.yaml` of a set of files; a story `a.md` is always there. */
export function load(files: Readonly<Record<string, string>> | string): Outcome<readonly LoadedPage[]> {
  const given = typeof files === 'string' ? { 'page.yaml': files } : files;
  const gate = open(folderOf({ 'a.md': '一篇稿件。\n', 'b.md': '另一篇。\n', ...given }));
  return gate.value ? loadPages(gate.value, gate.value.pageFile) : { problems: gate.problems };
}

/** The first page, when nothing is wrong. */
export function page(files: Readonly<Record<string, string>> | string): LoadedPage {
  const outcome = load(files);
  if (!outcome.value?.[0]) throw new Error(said(outcome.problems).join('\n'));
  return outcome.value[0];
}

/** `file:line:column code` of each problem. */
export function said(problems: readonly Problem[]): string[] {
  return problems.map(({ place, code }) => `${place?.file}:${place?.line}:${place?.column} ${code}`);
}
