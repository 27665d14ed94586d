import { join, resolve } from 'node:path';
import { writeWhole } from '../../output/write-file.ts';
import { pageJsonSchema } from '../../spec/json-schema.ts';
import { pathFrom } from '../page-run.ts';
import { formatProblems } from '../reporter.ts';
import { EXIT, type Terminal } from '../terminal.ts';
import { wordsOf } from '../words.ts';

/** `dayang schema` */
export interface SchemaOptions {
  /** Folder to write `page.schema.json` to; absent = print it. */
  readonly write?: string;
}

/** Prints the JSON Schema of page specs, or writes it into a folder. */
export function schema(options: SchemaOptions, terminal: Terminal): number {
  const text = `${JSON.stringify(pageJsonSchema(), null, 2)}\n`;
  if (options.write === undefined) {
    terminal.out(text);
    return EXIT.ok;
  }
  const shown = join(options.write, 'page.schema.json');
  const done = writeWhole(resolve(terminal.cwd, shown), text, { shown });
  const { lang, colors, say } = terminal;
  const style = { lang, colors, sourceOf: () => undefined, nameOf: (file: string) => file };
  for (const line of formatProblems(done.problems, style)) say(line);
  if (done.value === undefined) return EXIT.problems;
  say(colors.green(wordsOf(lang).written(pathFrom(terminal.cwd, done.value))));
  return EXIT.ok;
}
