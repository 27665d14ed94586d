import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Files } from '../../files.ts';
import { libraryFolder } from '../../library.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { judge } from '../../problems/verdict.ts';
import { loadPages } from '../../spec/load.ts';
import type { TemplateUse } from '../../spec/template-model.ts';
import { readYaml } from '../../spec/yaml.ts';
import { nearest } from '../../suggest.ts';
import { badFolderName, isDay } from '../new-name.ts';
import { type NewPage, newPage, type SkeletonFile } from '../new-page.ts';
import { openPage } from '../open-page.ts';
import { formatProblems } from '../reporter.ts';
import { findTemplate, sampleOf, type TemplateFile, templateFiles } from '../template-files.ts';
import { EXIT, type Terminal } from '../terminal.ts';

/** `dayang new` */
export interface NewOptions {
  readonly template: string;
  readonly name: string;
  readonly title?: string;
  readonly section?: string;
  /** ISO date. */
  readonly date?: string;
  /** Number of the page, as it stands in the folio. */
  readonly page?: string;
  readonly variant: readonly string[];
  readonly theme?: string;
}

/** Makes a page folder from a template: page, stories and pictures of its sample, ready to build. Never overwrites. */
export async function newFolder(options: NewOptions, terminal: Terminal): Promise<number> {
  const made = await make({ ...options, name: options.name.normalize('NFC') }, terminal);
  const { lang, colors } = terminal;
  const style = { lang, colors, sourceOf: () => undefined, nameOf: (file: string) => file };
  for (const line of formatProblems(made.problems, style)) terminal.say(line);
  for (const line of made.said) terminal.say(line);
  return judge(made.problems, new Set()).ok ? EXIT.ok : EXIT.problems;
}

interface Made {
  readonly problems: readonly Problem[];
  readonly said: readonly string[];
}

const failed = (...problems: Problem[]): Made => ({ problems, said: [] });

async function make(options: NewOptions, terminal: Terminal): Promise<Made> {
  const { name } = options;
  const bad = badFolderName(name);
  if (bad) return failed(problem('new-name', { name, ...bad }));
  const template = findTemplate(terminal.cwd, options.template.replace(/\.ya?ml$/, ''));
  if (!template) {
    const known = templateFiles(terminal.cwd).map(({ id }) => id);
    const suggestion = nearest(options.template, known)[0] ?? known[0] ?? '—';
    return failed(problem('template-unknown', { name: options.template, known, suggestion }));
  }
  const folder = join(terminal.cwd, name);
  if (existsSync(folder) && !isEmptyFolder(folder)) return failed(problem('new-exists', { name }));
  const source = readSample(template, options.variant);
  if (!source.value) return failed(...source.problems);
  const { files, use, sample } = source.value;
  const chosen = checkChoices(options, use);
  if (chosen.length > 0) return failed(...chosen);
  const { page: number, ...asked } = await answers(options, terminal);
  const schema = schemaPath(folder);
  const page: NewPage = {
    ...asked,
    ...(number === undefined ? {} : { number }),
    name,
    template: template.id,
    base: template.shipped ? `${template.id}.yaml` : relative(folder, template.path).split(sep).join('/'),
    variants: options.variant,
    ...(options.theme === undefined ? {} : { theme: options.theme }),
    schema: schema ?? 'page.schema.json',
  };
  const skeleton = newPage(page, use, sample);
  const contents = new Map<string, string | Uint8Array>([[`${name}.yaml`, skeleton.yaml]]);
  const problems = copySample(files, template, skeleton.files, page, use, contents);
  if (problems.length > 0) return failed(...problems);
  if (schema === undefined) contents.set('page.schema.json', shippedSchema());
  return write(folder, name, contents, terminal);
}

interface Source {
  readonly files: Files;
  readonly use: TemplateUse;
  readonly sample: NonNullable<ReturnType<typeof readYaml>['value']>;
}

/** The template with its sample: what its slots are, and what the sample puts into them. */
function readSample(
  template: TemplateFile,
  variants: readonly string[],
): {
  readonly value?: Source;
  readonly problems: readonly Problem[];
} {
  const path = join(dirname(template.path), sampleOf(template, variants));
  const { files, problems } = openPage({ page: path });
  if (!files) return { problems };
  const loaded = loadPages(files, files.pageFile);
  const text = files.readText(files.pageFile);
  const yaml = text.value ? readYaml({ path: files.pageFile, source: text.value }) : text;
  const use = loaded.value?.[0]?.template;
  if (!use || !yaml.value) return { problems: [...loaded.problems, ...yaml.problems] };
  return { value: { files, use, sample: yaml.value as Source['sample'] }, problems: [] };
}

function checkChoices({ variant, theme }: NewOptions, use: TemplateUse): Problem[] {
  const check = (code: 'unknown-variant' | 'unknown-theme', name: string, list: TemplateUse['variants']) => {
    const known = list.map((one) => one.name);
    if (known.includes(name)) return [];
    const suggestion = nearest(name, known)[0] ?? known[0] ?? '—';
    return [problem(code, { name, suggestion, known: known.length > 0 ? known : '—' })];
  };
  return [
    ...variant.flatMap((name) => check('unknown-variant', name, use.variants)),
    ...(theme === undefined ? [] : check('unknown-theme', theme, use.themes)),
  ];
}

const QUESTIONS = {
  title: { zh: '主题（回车照样稿）：', en: 'Headline (Enter: as in the sample): ' },
  section: { zh: '版名（如 质量专版）：', en: 'Name of the section: ' },
  date: { zh: '日期（如 2021-02-01）：', en: 'Date (2021-02-01): ' },
  page: { zh: '版次（如 4）：', en: 'Page number (4): ' },
} as const;

const ASKED = ['title', 'section', 'date', 'page'] as const;

/** Title, section, date and page number: from the flags, else from the person at the keyboard, when there is one and no flag was given. */
async function answers(options: NewOptions, { ask, lang }: Terminal) {
  const given = Object.fromEntries(
    ASKED.flatMap((key) => {
      const value = options[key]?.replace(/\s+/g, ' ').trim();
      return value ? [[key, value]] : [];
    }),
  ) as Partial<Record<(typeof ASKED)[number], string>>;
  const flags =
    options.title ?? options.section ?? options.date ?? options.page ?? options.theme ?? options.variant[0];
  if (!ask || flags !== undefined) return given;
  const answered: Partial<Record<(typeof ASKED)[number], string>> = {};
  for (const key of ASKED) {
    let answer = await ask(QUESTIONS[key][lang]);
    while (key === 'date' && answer !== '' && !isDay(answer)) answer = await ask(QUESTIONS[key][lang]);
    if (answer !== '') answered[key] = answer;
  }
  return answered;
}

function copySample(
  files: Files,
  template: TemplateFile,
  wanted: readonly SkeletonFile[],
  { title }: NewPage,
  use: TemplateUse,
  contents: Map<string, string | Uint8Array>,
): Problem[] {
  const lead = Object.keys(use.slots).find((slot) => use.slots[slot]?.accepts === 'story');
  return wanted.flatMap(({ slot, wanted: path, name }) => {
    const found = files.resolve(template.path, path);
    const bytes = found.value === undefined ? found : files.readBytes(found.value);
    if (bytes.value === undefined) return [...bytes.problems];
    const data = bytes.value as Uint8Array;
    const isLead = slot === lead && title !== undefined;
    contents.set(name, isLead ? withTitle(Buffer.from(data).toString('utf8'), title) : data);
    return [];
  });
}

function withTitle(story: string, title: string): string {
  return story.replace(/^# .*$/m, () => `# ${title}`);
}

/** The page schema that lies above the folder already, as a path from it. */
function schemaPath(folder: string): string | undefined {
  for (let at = dirname(folder); ; at = dirname(at)) {
    for (const way of ['page.schema.json', 'schema/page.schema.json']) {
      const path = join(at, way);
      if (existsSync(path)) return relative(folder, path).split(sep).join('/');
    }
    if (dirname(at) === at) return undefined;
  }
}

/** The page schema of the package, which is quicker copied than made. */
function shippedSchema(): Uint8Array {
  return readFileSync(join(libraryFolder(), 'schema', 'page.schema.json'));
}

function isEmptyFolder(path: string): boolean {
  try {
    return readdirSync(path).length === 0;
  } catch {
    return false;
  }
}

/** A folder that those may read who may read others: `mkdtemp` makes one for its owner alone. */
function newTemporary(cwd: string): string {
  for (let attempt = 0; ; attempt++) {
    const path = join(cwd, `.dayang-new-${process.pid}-${attempt}`);
    try {
      mkdirSync(path);
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt >= 100) throw error;
    }
  }
}

/** Writes the folder under another name first, so that nobody ever sees half of it. */
function write(
  folder: string,
  name: string,
  contents: ReadonlyMap<string, string | Uint8Array>,
  { cwd, lang }: Terminal,
): Made {
  let temporary: string | undefined;
  try {
    mkdirSync(cwd, { recursive: true });
    temporary = newTemporary(cwd);
    for (const [file, data] of contents) writeFileSync(join(temporary, file), data);
    renameSync(temporary, folder);
  } catch (error) {
    if (temporary) rmSync(temporary, { recursive: true, force: true });
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return failed(problem('new-exists', { name }));
    return failed(problem('new-unwritable', { name, detail: code }));
  }
  const page = `${name}/${name}.yaml`;
  const shown = /\s/.test(page) ? `"${page}"` : page;
  const list = [...contents.keys()].map((file) => `  ${file}`);
  return {
    problems: [],
    said:
      lang === 'zh'
        ? [`已建 ${name}/`, ...list, `排版：dayang build ${shown}`]
        : [`made ${name}/`, ...list, `typeset it: dayang build ${shown}`],
  };
}
