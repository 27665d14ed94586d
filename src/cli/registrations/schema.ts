import { Option } from 'commander';
import type { SchemaOptions } from '../commands/schema.ts';
import { langOption } from '../options.ts';
import { type Both, load, type Registration } from '../registration.ts';

const CHECK: Both = {
  zh: '照 Schema 核对文件（版面、模板、印厂资料、字体清单等），像编辑器那样',
  en: 'hold files to their schemas (pages, templates, plants, fonts …), as an editor does',
};

/** `dayang schema` */
export function registerSchema({ program, texts, terminal, finish }: Registration): void {
  program
    .command('schema')
    .description(texts.commands.schema)
    .addOption(new Option('--write <folder>', texts.options.write))
    .addOption(new Option('--check <files...>', CHECK[terminal.lang]))
    .addOption(langOption(texts))
    .action(async (options: SchemaOptions) => {
      const { schema } = await load(terminal, () => import('../commands/schema.ts'));
      finish(schema(options, terminal));
    });
}
