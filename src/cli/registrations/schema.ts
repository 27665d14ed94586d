import { Option } from 'commander';
import type { SchemaOptions } from '../commands/schema.ts';
import { langOption } from '../options.ts';
import { load, type Registration } from '../registration.ts';

/** `dayang schema` */
export function registerSchema({ program, texts, terminal, finish }: Registration): void {
  program
    .command('schema')
    .description(texts.commands.schema)
    .addOption(new Option('--write <folder>', texts.options.write))
    .addOption(langOption(texts))
    .action(async (options: SchemaOptions) => {
      const { schema } = await load(terminal, () => import('../commands/schema.ts'));
      finish(schema(options, terminal));
    });
}
