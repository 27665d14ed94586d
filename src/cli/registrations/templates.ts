import { Option } from 'commander';
import type { TemplatesOptions } from '../commands/templates.ts';
import { formatOption, langOption } from '../options.ts';
import { type Both, type Given, load, type Registration } from '../registration.ts';

const DESCRIPTION: Both = {
  zh: '列出模板：样子、位置、版容、变体、配色',
  en: 'list templates: what they look like, slots and their room, variants, themes',
};
const THUMBNAILS: Both = { zh: '每个模板另写一张小图到文件夹', en: 'also write a small picture of each' };

/** `dayang templates` */
export function registerTemplates({ program, texts, terminal, finish }: Registration): void {
  const { lang } = terminal;
  program
    .command('templates')
    .description(DESCRIPTION[lang])
    .addOption(new Option('--thumbnails <folder>', THUMBNAILS[lang]))
    .addOption(formatOption(texts))
    .addOption(langOption(texts))
    .action(async (given: Given<TemplatesOptions, never>) => {
      const { templates } = await load(terminal, () => import('../commands/templates.ts'));
      finish(await templates({ format: 'human', ...given }, terminal));
    });
}
