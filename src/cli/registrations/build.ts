import { join } from 'node:path';
import { Option } from 'commander';
import { readFontsAhead } from '../../fonts/read-ahead.ts';
import { libraryFolder } from '../../library.ts';
import type { BuildOptions } from '../commands/build.ts';
import {
  dpi,
  type GivenPages,
  onlyOf,
  onlyOption,
  REPORT_DEFAULTS,
  standardOption,
  withReportOptions,
} from '../options.ts';
import { type Given, load, type Registration, wrongUsage } from '../registration.ts';

/** `dayang build PAGE` */
export function registerBuild(to: Registration): void {
  const { program, texts, terminal, finish } = to;
  const o = texts.options;
  const command = program
    .command('build')
    .description(texts.commands.build)
    .argument('<page>', texts.page)
    .addOption(new Option('-o, --output <file>', o.output))
    .addOption(new Option('--one', o.one))
    .addOption(onlyOption(texts))
    .addOption(new Option('--png <file>', o.png))
    .addOption(new Option('--dpi <n>', o.dpi).argParser((text) => dpi(text, texts.usage)))
    .addOption(new Option('--scene <file>', o.scene))
    .addOption(standardOption(texts))
    .addOption(new Option('--marks', o.marks))
    .addOption(new Option('--proof', o.proof))
    .addOption(new Option('--force', o.force));
  withReportOptions(command, texts).action(async (page: string, given: Given<BuildOptions> & GivenPages) => {
    const seconds = terminal.env.SOURCE_DATE_EPOCH;
    if (seconds && !/^\d{1,11}$/.test(seconds)) return finish(wrongUsage(texts.usage.epoch, to));
    if (given.dpi && !given.png) return finish(wrongUsage(texts.usage.dpiNeedsPng, to));
    const ahead = readFontsAhead(join(libraryFolder(), 'fonts'));
    const { build } = await load(terminal, () => import('../commands/build.ts'));
    const defaults = { ...REPORT_DEFAULTS, one: false, proof: false, dpi: 150, ahead };
    finish(await build({ ...defaults, ...given, ...onlyOf(given), page }, terminal));
  });
}
