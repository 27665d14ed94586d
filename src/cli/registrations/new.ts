import { InvalidArgumentError, Option } from 'commander';
import type { NewOptions } from '../commands/new.ts';
import { isDay } from '../new-name.ts';
import { langOption } from '../options.ts';
import { type Both, type Given, load, type Registration } from '../registration.ts';

const TEXTS = {
  description: {
    zh: '照模板做一版：新建文件夹，里面是版面、样稿和图片，马上能排',
    en: 'make a page folder from a template, with sample copy, ready to build',
  },
  template: { zh: '模板（dayang templates 列出）', en: 'template (dayang templates lists them)' },
  name: { zh: '新文件夹的名字', en: 'name of the new folder' },
  title: { zh: '主稿的主题', en: 'headline of the main story' },
  section: { zh: '版名，排在报眉和栏目题', en: 'section, for the folio and the nameplate' },
  date: { zh: '日期，如 2021-02-01', en: 'date, 2021-02-01' },
  page: { zh: '版次，排在报眉，如 4', en: 'page number, for the folio: 4' },
  badPage: { zh: '要写成 4 或 A3', en: 'write 4 or A3' },
  variant: { zh: '模板的变体，几个用逗号隔开', en: 'variants of the template, comma separated' },
  theme: { zh: '模板的配色', en: 'colour theme of the template' },
  badDate: { zh: '要写成 2021-02-01，是真有的日子', en: 'write a real day as 2021-02-01' },
} as const satisfies Record<string, Both>;

/** `dayang new TEMPLATE NAME` */
export function registerNew({ program, texts, terminal, finish }: Registration): void {
  const say = (key: keyof typeof TEXTS) => TEXTS[key][terminal.lang];
  const date = (text: string) => {
    if (!isDay(text)) throw new InvalidArgumentError(say('badDate'));
    return text;
  };
  const number = (text: string) => {
    if (!/^[A-Za-z]?\d{1,3}$/.test(text)) throw new InvalidArgumentError(say('badPage'));
    return text;
  };
  const variants = (text: string, before: readonly string[] = []) => [
    ...before,
    ...text.split(/[\s,，、]+/u).filter((name) => name !== ''),
  ];
  program
    .command('new')
    .description(say('description'))
    .argument('<template>', say('template'))
    .argument('<name>', say('name'))
    .addOption(new Option('--title <text>', say('title')))
    .addOption(new Option('--section <text>', say('section')))
    .addOption(new Option('--date <day>', say('date')).argParser(date))
    .addOption(new Option('--page <number>', say('page')).argParser(number))
    .addOption(new Option('--variant <names>', say('variant')).argParser(variants))
    .addOption(new Option('--theme <name>', say('theme')))
    .addOption(langOption(texts))
    .action(async (template: string, name: string, given: Given<NewOptions, 'template' | 'name'>) => {
      const { newFolder } = await load(terminal, () => import('../commands/new.ts'));
      finish(await newFolder({ variant: [], ...given, template, name }, terminal));
    });
}
