import { Option } from 'commander';
import type { FontsOptions } from '../commands/fonts.ts';
import { formatOption, langOption } from '../options.ts';
import { type Given, load, type Registration } from '../registration.ts';

/** `dayang fonts [PAGE]` */
export function registerFonts({ program, texts, terminal, finish }: Registration): void {
  program
    .command('fonts')
    .description(texts.commands.fonts)
    .argument('[page]', texts.pageOptional)
    .addOption(new Option('--root <folder>', texts.options.root))
    .addOption(formatOption(texts))
    .addOption(langOption(texts))
    .action(async (page: string | undefined, given: Given<FontsOptions>) => {
      const { fonts } = await load(terminal, () => import('../commands/fonts.ts'));
      finish(fonts({ format: 'human', ...given, ...(page === undefined ? {} : { page }) }, terminal));
    });
}
