import { join } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { readFontsAhead } from '../../fonts/read-ahead.ts';
import { libraryFolder } from '../../library.ts';
import type { WatchOptions } from '../commands/watch.ts';
import { allowOption, langOption } from '../options.ts';
import { type Both, type Given, load, type Registration } from '../registration.ts';

const TEXTS = {
  watch: {
    zh: '边改边看：在浏览器里看校样，版面、稿件一存盘就跟着变',
    en: 'live proof in the browser: it follows every save of the page and its stories',
  },
  port: { zh: '用哪个端口（默认自己找一个空的）', en: 'port to serve on (default: any free one)' },
  open: { zh: '开始后在浏览器里打开', en: 'open the address in the browser' },
  editor: {
    zh: '点一行时打开编辑器的命令，如 "code -g {file}:{line}:{column}"（也可写在环境变量 DAYANG_EDITOR 或个人设置里）',
    en: 'command that opens a clicked line, for instance "code -g {file}:{line}:{column}" (also DAYANG_EDITOR or your own settings)',
  },
  portRange: { zh: '要写 0 到 65535 的整数', en: 'give a whole number from 0 to 65535' },
} as const satisfies Record<string, Both>;

/** `dayang watch PAGE` */
export function registerWatch({ program, texts, terminal, finish }: Registration): void {
  const { lang } = terminal;
  program
    .command('watch')
    .description(TEXTS.watch[lang])
    .argument('<page>', texts.page)
    .addOption(
      new Option('--port <n>', TEXTS.port[lang]).argParser((text) => port(text, TEXTS.portRange[lang])),
    )
    .addOption(new Option('--open', TEXTS.open[lang]))
    .addOption(new Option('--editor <command>', TEXTS.editor[lang]))
    .addOption(allowOption(texts))
    .addOption(new Option('--root <folder>', texts.options.root))
    .addOption(langOption(texts))
    .action(async (page: string, given: Given<WatchOptions>) => {
      const ahead = readFontsAhead(join(libraryFolder(), 'fonts'));
      const { watch } = await load(terminal, () => import('../commands/watch.ts'));
      const defaults = { allow: new Set<string>(), port: 0, open: false, ahead };
      finish(await watch({ ...defaults, ...given, page }, terminal));
    });
}

function port(text: string, range: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 65_535) throw new InvalidArgumentError(range);
  return value;
}
