import { join } from 'node:path';
import { Option } from 'commander';
import { readFontsAhead } from '../../fonts/read-ahead.ts';
import { libraryFolder } from '../../library.ts';
import type { CheckOptions } from '../commands/check.ts';
import {
  type GivenPages,
  onlyOf,
  onlyOption,
  REPORT_DEFAULTS,
  standardOption,
  withReportOptions,
} from '../options.ts';
import { type Given, load, type Registration } from '../registration.ts';

/** `dayang check PAGE` */
export function registerCheck({ program, texts, terminal, finish }: Registration): void {
  const command = program
    .command('check')
    .description(texts.commands.check)
    .argument('<page>', texts.page)
    .addOption(new Option('--press', texts.options.press))
    .addOption(new Option('--fix', texts.options.fix))
    .addOption(standardOption(texts))
    .addOption(onlyOption(texts));
  withReportOptions(command, texts, ['sarif']).action(
    async (page: string, given: Given<CheckOptions> & GivenPages) => {
      const ahead = readFontsAhead(join(libraryFolder(), 'fonts'));
      const { check } = await load(terminal, () => import('../commands/check.ts'));
      finish(
        await check(
          { ...REPORT_DEFAULTS, press: false, fix: false, ahead, ...given, ...onlyOf(given), page },
          terminal,
        ),
      );
    },
  );
}
