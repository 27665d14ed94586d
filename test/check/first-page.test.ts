import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { buildPages } from '../../src/build.ts';
import { openFiles } from '../../src/files.ts';
import { lintPages } from '../../src/lint.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

it('the first page: what is found on it has an answer', () => {
  const files = openFiles({ pageFile: `${project}layouts/innovation.yaml`, library: project }).value!;
  const { problems } = lintPages(buildPages(files, files.pageFile).value!);
  expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    // The copy gives neither date nor page number, and none is invented.
    'advisory lint-off',
    // 创新 is the subject of the page.
    'advisory layout-head-repeats',
    // Two places of the copy, which is set to the letter: a comma before a whole quotation, and 42 = 33 + 9.
    'advisory text-quote-lead',
    'advisory text-total-vs-parts',
    'advisory text-tally',
  ]);
});
