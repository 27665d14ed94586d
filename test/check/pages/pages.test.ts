import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPages } from '../../../src/build.ts';
import { layoutRules } from '../../../src/check/layout/rules.ts';
import { openFiles } from '../../../src/files.ts';
import { lintPages } from '../../../src/lint.ts';
import type { Problem } from '../../../src/problems/problem.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const library = fileURLToPath(new URL('../../..', import.meta.url));
const cases = readdirSync(here).filter((name) => existsSync(`${here}${name}/wrong.yaml`));
const ruleOf = (name: string) => layoutRules.find(({ id }) => name.startsWith(id))!;

/** Rules that a page cannot be made to break; the scenes by hand in ../layout/cases hold them to what they say. */
const BY_HAND: Readonly<Record<string, string>> = {
  L26: 'the quotes of a story stand between its paragraphs, and layout leaves them there',
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dayang-lint-pages-'));
  cpSync(here, folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the lint says about a page of a case, with further lines of YAML. */
function lint(name: string, which: 'wrong' | 'right', more = ''): readonly Problem[] {
  const pageFile = join(folder, name, more === '' ? `${which}.yaml` : 'more.yaml');
  if (more !== '') writeFileSync(pageFile, `extends: ${which}.yaml\n${more}\n`);
  const files = openFiles({ pageFile, library, root: folder }).value!;
  const built = buildPages(files, files.pageFile);
  expect(built.problems.filter(({ severity }) => severity === 'fatal')).toEqual([]);
  return lintPages(built.value!).problems;
}

describe('pages that break a rule of make-up, and pages that do not', () => {
  it.each(cases)('%s', (name) => {
    const rule = ruleOf(name);
    const told = lint(name, 'wrong').filter(({ code }) => code === rule.code);
    expect(told.length).toBeGreaterThan(0);
    for (const one of told) expect(one).toMatchObject({ rule: rule.id, place: {}, box: { page: 'wrong' } });
    expect(lint(name, 'right').filter(({ code }) => code === rule.code)).toEqual([]);
  });

  it('are there for each rule that a page can break', () => {
    const shown = new Set([...cases.map((name) => name.slice(0, 3)), ...Object.keys(BY_HAND)]);
    expect(layoutRules.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
  });
});

/** Limits at which the wrong page of a case passes. */
const LOOSE: Readonly<Record<string, string>> = {
  L01: 'gutters: 0',
  L03: 'gutters: 30',
  L04: 'lines: 0',
  L06: 'least: 1',
  L09: 'least: 0',
  L12: 'tolerance: 1000',
  L13: 'tolerance: 100',
  L14: 'lines: 1, beside: 1',
  L15: 'least: 2',
  L16: 'warn: 5, error: 5',
  L17: 'run: 9',
  L20: 'least: 1',
  L22: 'sizes: 9',
  L23: 'lines: 99',
  L32: 'least: 0',
  L33: 'most: 9',
  L36: 'hues: 9',
  L37: 'width: 9',
  L39: 'share: 1',
  L40: 'characters: 9',
  L41: 'gutters: 0, lines: 0',
};

describe('what a page says about a rule holds', () => {
  it.each(cases)('%s: severity, and off with the reason', (name) => {
    const { id, code } = ruleOf(name);
    const severities = (level: string) =>
      lint(name, 'wrong', `lint: { ${id}: { severity: ${level} } }`)
        .filter((one) => one.code === code)
        .map(({ severity }) => severity);
    expect(new Set(severities('error'))).toEqual(new Set(['blocking']));
    expect(new Set(severities('info'))).toEqual(new Set(['advisory']));
    const off = lint(name, 'wrong', `lint: { ${id}: { off: 版面有意如此 } }`);
    expect(off.filter((one) => one.code === code)).toEqual([]);
    expect(off.find((one) => one.code === 'lint-off')).toMatchObject({
      rule: id,
      params: { reason: '版面有意如此' },
      place: { file: `${name}/more.yaml`, line: 2 },
    });
  });

  it.each(cases.filter((name) => name.slice(0, 3) in LOOSE))('%s: limits', (name) => {
    const { id, code } = ruleOf(name);
    const told = lint(name, 'wrong', `lint: { ${id}: { limits: { ${LOOSE[id]} } } }`);
    expect(told.filter((one) => one.code === code)).toEqual([]);
  });
});
