import { join, resolve } from 'node:path';
import { writeWhole } from '../../output/write-file.ts';
import { houseJsonSchema, pageJsonSchema, plantJsonSchema, wordsJsonSchema } from '../../spec/json-schema.ts';
import { pathFrom } from '../page-run.ts';
import { formatProblems } from '../reporter.ts';
import { EXIT, type Terminal } from '../terminal.ts';
import { wordsOf } from '../words.ts';

/** `dayang schema` */
export interface SchemaOptions {
  /** Folder to write `page.schema.json` and its like to; absent = print that of pages. */
  readonly write?: string;
}

/** Each kind of file that people write. */
const SCHEMAS = {
  page: pageJsonSchema,
  plant: plantJsonSchema,
  dayang: houseJsonSchema,
  house: wordsJsonSchema,
} as const;

/** Prints the JSON Schema of page specs, or writes those of all files into a folder. */
export function schema(options: SchemaOptions, terminal: Terminal): number {
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
