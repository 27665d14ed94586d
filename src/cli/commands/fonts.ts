import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from '../../files.ts';
import type { Face } from '../../fonts/face.ts';
import { type FontRequest, loadFonts, loadManifest } from '../../fonts/load.ts';
import { pageFonts } from '../../fonts/page-fonts.ts';
import { libraryFolder } from '../../library.ts';
import { describe, type Problem } from '../../problems/problem.ts';
import { judge } from '../../problems/verdict.ts';
import { loadPages } from '../../spec/load.ts';
import { nameFrom, openPage } from '../open-page.ts';
import { formatProblems } from '../reporter.ts';
import { EXIT, type Terminal } from '../terminal.ts';
import { padEnd, padStart, printable, textWidth } from '../terminal-text.ts';
import { type Words, wordsOf } from '../words.ts';

/** `dayang fonts` */
export interface FontsOptions {
  /** Absent = the shipped manifest. */
  readonly page?: string;
  readonly root?: string;
  readonly format: 'human' | 'json';
}

/** One role as the list shows it. */
interface RoleRow {
  readonly role: string;
  readonly file: string | null;
  readonly postscriptName: string | null;
  /** Faces to try after it, by PostScript name. */
  readonly fallback: readonly string[];
  /** Characters of the General Standard list (通用规范汉字表, 8,105) that the face has. */
  readonly standard: number;
  /** All code points that the face has. */
  readonly characters: number;
}

/** Lists roles, files, PostScript names and coverage: every role of the shipped manifest, or those that a page uses. */
export function fonts(options: FontsOptions, terminal: Terminal): number {
  const library = libraryFolder();
  const opened = openPage({
    page: options.page ?? join(library, 'fonts', 'fonts.yaml'),
    ...(options.root === undefined ? {} : { root: options.root }),
  });
  const problems: Problem[] = [...opened.problems];
  const rows = opened.files ? list(opened.files, options, problems) : [];
  if (options.format === 'json') {
    const { lang } = terminal;
    const told = problems.map((p) => ({
      code: p.code,
      severity: p.severity,
      ...p.place,
      message: describe(p, lang).sentence,
    }));
    terminal.out(`${JSON.stringify({ fonts: rows, problems: told }, null, 2)}\n`);
  } else {
    const { lang, colors, cwd } = terminal;
    const sourceOf = (file: string) => opened.seen.texts.get(file);
    const style = { lang, colors, sourceOf, nameOf: nameFrom(cwd, opened.seen) };
    for (const line of formatProblems(problems, style)) terminal.say(line);
    if (rows.length > 0) terminal.out(`${table(rows, wordsOf(lang)).join('\n')}\n`);
  }
  return judge(problems, new Set()).ok ? EXIT.ok : EXIT.problems;
}

function list(files: Files, options: FontsOptions, problems: Problem[]): RoleRow[] {
  const rows = new Map<string, RoleRow>();
  const standard = standardCharacters(files.library);
  for (const request of requests(files, options, problems)) {
    const manifest = loadManifest(request);
    const set = loadFonts(request);
    report(set.problems, problems);
    const roles = request.roles?.map(({ role }) => role) ?? [...(manifest.value?.roles.keys() ?? [])];
    for (const role of roles) {
      const file = manifest.value?.roles.get(role)?.file;
      const path = file && files.resolve(file.manifest, file.wanted).value;
      const chain = set.value?.chain(role) ?? [];
      rows.set(role, row(role, path ? files.show(path) : null, chain, standard));
    }
  }
  return [...rows.values()];
}

function requests(files: Files, options: FontsOptions, problems: Problem[]): FontRequest[] {
  if (options.page === undefined) return [{ files, builtin: join(files.library, 'fonts', 'fonts.yaml') }];
  const pages = loadPages(files, files.pageFile);
  report(pages.problems, problems);
  return (pages.value ?? []).map((page) => pageFonts(page, files));
}

/** Pages that share a manifest have the same things wrong with it. */
function report(found: readonly Problem[], problems: Problem[]): void {
  for (const one of found) {
    if (!problems.some((other) => JSON.stringify(other) === JSON.stringify(one))) problems.push(one);
  }
}

/** 通用规范汉字表, committed beside the fonts that are made to cover it. */
function standardCharacters(library: string): number[] {
  const text = readFileSync(join(library, 'fonts', 'charset-8105.txt'), 'utf8');
  const han = [...text].filter((char) => /\p{Script=Han}/u.test(char));
  return [...new Set(han)].map((char) => char.codePointAt(0)!);
}

function row(
  role: string,
  file: string | null,
  chain: readonly Face[],
  standard: readonly number[],
): RoleRow {
  const [face, ...others] = chain;
  return {
    role,
    file,
    postscriptName: face?.postscriptName ?? null,
    fallback: others.map((other) => other.postscriptName),
    standard: face ? standard.filter((codePoint) => face.glyphOf(codePoint) !== 0).length : 0,
    characters: face ? countCharacters(face) : 0,
  };
}

/** The planes that have characters of text: up to the end of the CJK extensions. */
const LAST_CODE_POINT = 0x33479;

function countCharacters(face: Face): number {
  let count = 0;
  for (let codePoint = 0x20; codePoint <= LAST_CODE_POINT; codePoint++) {
    if (face.glyphOf(codePoint) !== 0) count++;
  }
  return count;
}

function table(rows: readonly RoleRow[], words: Words): string[] {
  const cells = rows.map((one) => [
    one.role,
    one.file ?? '-',
    one.postscriptName ?? '-',
    String(one.standard),
    String(one.characters),
    one.fallback.join(' → ') || '-',
  ]);
  const all = [[...words.fontColumns], ...cells];
  const widths = words.fontColumns.map((_, column) =>
    Math.max(...all.map((line) => textWidth(line[column] ?? ''))),
  );
  return all.map((line) =>
    line
      .map((cell, column) =>
        (column === 3 || column === 4 ? padStart : padEnd)(printable(cell), widths[column]!),
      )
      .join('  ')
      .trimEnd(),
  );
}
