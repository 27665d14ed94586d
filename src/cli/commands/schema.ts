import { join, resolve } from 'node:path';
import { fontsJsonSchema } from '../../fonts/json-schema.ts';
import { writeWhole } from '../../output/write-file.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { judge } from '../../problems/verdict.ts';
import type { SourceText } from '../../source.ts';
import { issueJsonSchema } from '../../spec/issue-json-schema.ts';
import { checkBySchema } from '../../spec/json-check.ts';
import { houseJsonSchema, pageJsonSchema, plantJsonSchema, wordsJsonSchema } from '../../spec/json-schema.ts';
import { readYaml } from '../../spec/yaml.ts';
import { fileKind } from '../file-kind.ts';
import { openPage, pathFrom } from '../open-page.ts';
import { formatProblems } from '../reporter.ts';
import { EXIT, type Terminal } from '../terminal.ts';
import { wordsOf } from '../words.ts';

/** `dayang schema` */
export interface SchemaOptions {
  /** Folder to write `page.schema.json` and its like to; absent = print that of pages. */
  readonly write?: string;
  /** Files to hold to their schemas, as an editor does. */
  readonly check?: readonly string[];
}

/** Each kind of file that people write. */
const SCHEMAS = {
  page: pageJsonSchema,
  issue: issueJsonSchema,
  plant: plantJsonSchema,
  dayang: houseJsonSchema,
  house: wordsJsonSchema,
  fonts: fontsJsonSchema,
} as const;

/** Prints the JSON Schema of page specs, or writes those of all files into a folder. */
export function schema(options: SchemaOptions, terminal: Terminal): number {
  if (options.check) return checkFiles(options.check, terminal);
  if (options.write === undefined) {
    terminal.out(schemaText(pageJsonSchema()));
    return EXIT.ok;
  }
  for (const [name, make] of Object.entries(SCHEMAS)) {
    const status = writeSchema(join(options.write, `${name}.schema.json`), schemaText(make()), terminal);
    if (status !== EXIT.ok) return status;
  }
  return EXIT.ok;
}

/** Looks files over by their schemas alone: what they extend and name is not read. */
function checkFiles(paths: readonly string[], terminal: Terminal): number {
  const { lang, colors, cwd, say } = terminal;
  const problems: Problem[] = [];
  const texts = new Map<string, SourceText>();
  for (const path of paths) {
    const opened = openPage({ page: resolve(cwd, path) });
    const text = opened.files?.readText(opened.files.pageFile);
    problems.push(...opened.problems, ...(text?.problems ?? []));
    if (!text?.value) continue;
    const source = { ...text.value, file: path };
    texts.set(path, source);
    problems.push(...checkFile(path, source));
  }
  const style = { lang, colors, sourceOf: (file: string) => texts.get(file), nameOf: (file: string) => file };
  for (const line of formatProblems(problems, style)) say(line);
  const fine = judge(problems, new Set()).ok;
  if (fine) say(wordsOf(lang).clean);
  return fine ? EXIT.ok : EXIT.problems;
}

function checkFile(path: string, source: SourceText): readonly Problem[] {
  const kind = fileKind(path, source.text);
  const known = Object.keys(SCHEMAS);
  if (kind === undefined || !Object.hasOwn(SCHEMAS, kind))
    return [problem('schema-kind', { known }, { file: path, line: 1, column: 1 })];
  const tree = readYaml({ path, source });
  // An empty dayang.yaml marks the folder of a project and is whole.
  if (kind === 'dayang' && tree.problems.every(({ code }) => code === 'yaml-empty') && !tree.value) return [];
  if (!tree.value) return tree.problems;
  return checkBySchema(tree.value, SCHEMAS[kind as keyof typeof SCHEMAS]());
}

function schemaText(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function writeSchema(shown: string, text: string, terminal: Terminal): number {
  const done = writeWhole(resolve(terminal.cwd, shown), text, { shown });
  const { lang, colors, say } = terminal;
  const style = { lang, colors, sourceOf: () => undefined, nameOf: (file: string) => file };
  for (const line of formatProblems(done.problems, style)) say(line);
  if (done.value === undefined) return EXIT.problems;
  say(colors.green(wordsOf(lang).written(pathFrom(terminal.cwd, done.value))));
  return EXIT.ok;
}
