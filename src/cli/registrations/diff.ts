import { InvalidArgumentError, Option } from 'commander';
import type { DiffOptions } from '../commands/diff.ts';
import { formatOption, langOption } from '../options.ts';
import { type Both, type Given, load, type Registration, wrongUsage } from '../registration.ts';
import { stageOption, timeOption } from '../stage-options.ts';

const TEXTS = {
  description: {
    zh: '两版相比，说出改了什么：文字、移动、字号、图片、推行；版面一样退出码 0，有变化 1，比不了 2',
    en: 'say what changed between two pages: words, moves, sizes, pictures, pushed lines; exit status 0 for no change, 1 for changes, 2 for nothing to compare',
  },
  old: {
    zh: '旧版：版面说明 .yaml、排版数据 .json、本程序出的 .pdf，或放着旧版的文件夹',
    en: 'the old page: a spec (.yaml), a scene (.json), a PDF of this program, or the folder of an old copy',
  },
  now: { zh: '新版，同上', en: 'the new page, likewise' },
  since: {
    zh: '只写一个版面：和它签样时相比；写步骤，和那一步最后签的样子相比，不写则和最后一次签样相比',
    en: 'with one page alone: compare it with what was signed, last of all or last in this step',
  },
  sinceAlone: {
    zh: '--since-signed 只写一个版面：dayang diff 版面.yaml --since-signed',
    en: '--since-signed goes with one page: dayang diff PAGE.yaml --since-signed',
  },
  page: { zh: '有几页时只比第几页，从 1 数起', en: 'of several pages compare this one, counted from 1' },
  html: {
    zh: '变化表和对照图写成一个网页（不写文件名是 out/新版名.diff.html）',
    en: 'list and pictures as one HTML file (without a name out/NEW.diff.html)',
  },
  sheet: {
    zh: '核红单：A4，逐条打勾（不写文件名是 out/新版名.diff.pdf）',
    en: 'a sheet for checking corrections on paper, A4 (without a name out/NEW.diff.pdf)',
  },
  pageRange: { zh: '要从 1 起的整数', en: 'a whole number from 1 is wanted' },
} as const satisfies Record<string, Both>;

/** `dayang diff OLD NEW` */
export function registerDiff(to: Registration): void {
  const { program, texts, terminal, finish } = to;
  const { lang } = terminal;
  program
    .command('diff')
    .description(TEXTS.description[lang])
    .argument('<old>', TEXTS.old[lang])
    .argument('[new]', TEXTS.now[lang])
    .addOption(new Option('--since-signed [step]', TEXTS.since[lang]))
    .addOption(
      new Option('--page <n>', TEXTS.page[lang]).argParser((text) => {
        const value = Number(text);
        if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError(TEXTS.pageRange[lang]);
        return value;
      }),
    )
    .addOption(new Option('--html [file]', TEXTS.html[lang]))
    .addOption(new Option('--sheet [file]', TEXTS.sheet[lang]))
    .addOption(stageOption((both) => both[lang]))
    .addOption(timeOption((both) => both[lang]))
    .addOption(new Option('--root <folder>', texts.options.root))
    .addOption(formatOption(texts))
    .addOption(langOption(texts))
    .action(async (old: string, typed: string | undefined, given: Given<DiffOptions, 'old' | 'now'>) => {
      const isSigned = given.sinceSigned !== undefined;
      if (!isSigned && typed === undefined) return finish(wrongUsage(texts.usage.missingArgument('new'), to));
      if (isSigned && typed !== undefined) return finish(wrongUsage(TEXTS.sinceAlone[lang], to));
      const { diff } = await load(terminal, () => import('../commands/diff.ts'));
      finish(await diff({ format: 'human', ...given, old, now: typed ?? old }, terminal));
    });
}
