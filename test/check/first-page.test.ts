import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { buildPages } from '../../src/build.ts';
import { openFiles } from '../../src/files.ts';
import { lintPages } from '../../src/lint.ts';
import { firstPageAnswers } from './first-page.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

it('the first page: what is found on it has an answer', () => {
  const files = openFiles({ pageFile: `${project}layouts/innovation.yaml`, library: project }).value!;
  const { problems } = lintPages(buildPages(files, files.pageFile).value!);
  expect(problems.map(({ code }) => code)).toEqual(firstPageAnswers.map(({ code }) => code));
  expect(new Set(problems.map(({ severity }) => severity))).toEqual(new Set(['advisory']));
});
