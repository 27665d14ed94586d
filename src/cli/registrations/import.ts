import { InvalidArgumentError, Option } from 'commander';
import type { ImportCommand } from '../commands/import.ts';
import { formatOption, langOption, oneOf } from '../options.ts';
import { type Both, type Given, load, type Registration, wrongUsage } from '../registration.ts';

const TEXTS = {
  command: {
    zh: '把 Word、网页、纯文本来稿变成稿件（.md），报出没能保留的东西',
    en: 'turn a manuscript (Word, HTML, plain text) into a story (.md); tell what cannot be kept',
  },
  file: { zh: '来稿：.docx、.html、.txt', en: 'the manuscript: .docx, .html, .txt' },
  output: {
    zh: '稿件写到哪里（默认：当前文件夹，来稿名.md）',
    en: 'where the story goes (default: FILE.md here)',
  },
  into: { zh: '稿件写进哪个文件夹', en: 'folder that the stories go into' },
  map: {
    zh: '样式对照表（YAML）：Word 样式名 → 引题、主题……',
    en: 'mapping file (YAML): style names to roles',
  },
  revisions: {
    zh: '修订：accept 按接受后的样子（默认），reject 按修订前的样子',
    en: 'tracked changes: accept (default) or reject',
  },
  as: {
    zh: '改正猜错的段落，如 --as title=3,deck=4（段号见打印的表）',
    en: 'put a guess right: --as title=3,deck=4 (numbers as in the printed table)',
  },
  update: {
    zh: '并入已有稿件：取新稿的文字，保留排版记号',
    en: 'merge into a story: take the new words, keep the marks of layout',
  },
  force: { zh: '覆盖已有的文件', en: 'overwrite files that exist' },
  oneFile: {
    zh: '-o、--as、--update 一次只能用于一个来稿',
    en: '-o, --as and --update go with one file',
  },
  updateAlone: {
    zh: '--update 不能和 -o、--into、--force 一起用',
    en: '--update does not go with -o, --into or --force',
  },
  outputOrInto: { zh: '-o 和 --into 只能写一个', en: 'use either -o or --into' },
  notText: { zh: '稿件文件名要以 .md 结尾', en: 'the name of a story ends in .md' },
  asShape: {
    zh: '写成 角色=段号，如 title=3,deck=4；角色有',
    en: 'write role=paragraph, for instance title=3,deck=4; roles are',
  },
} as const satisfies Record<string, Both>;

const ROLES = 'kicker, title, deck, subhead, byline, note, quote, caption, body, drop';

/** `dayang import FILE…` */
export function registerImport(to: Registration): void {
  const { program, texts, terminal, finish } = to;
  const say = (text: Both) => text[terminal.lang];
  program
    .command('import')
    .description(say(TEXTS.command))
    .argument('<file...>', say(TEXTS.file))
    .addOption(new Option('-o, --output <file>', say(TEXTS.output)))
    .addOption(new Option('--into <folder>', say(TEXTS.into)))
    .addOption(new Option('--map <file>', say(TEXTS.map)))
    .addOption(
      new Option('--revisions <how>', say(TEXTS.revisions)).argParser((value) =>
        oneOf(value, ['accept', 'reject'], texts.usage),
      ),
    )
    .addOption(
      new Option('--as <roles>', say(TEXTS.as)).argParser(
        (text, before: ReadonlyMap<number, string> | undefined) =>
          asked(text, before ?? new Map(), `${say(TEXTS.asShape)} ${ROLES}`),
      ),
    )
    .addOption(new Option('--update <story>', say(TEXTS.update)))
    .addOption(new Option('--force', say(TEXTS.force)))
    .addOption(formatOption(texts))
    .addOption(langOption(texts))
    .action(async (files: string[], given: Given<ImportCommand, 'files'>) => {
      const fault = usageFault(files, given);
      if (fault) return finish(wrongUsage(say(TEXTS[fault]), to));
      const { importFiles } = await load(terminal, () => import('../commands/import.ts'));
      finish(importFiles({ format: 'human', revisions: 'accept', force: false, ...given, files }, terminal));
    });
}

function usageFault(
  files: readonly string[],
  given: Given<ImportCommand, 'files'>,
): keyof typeof TEXTS | undefined {
  const { output, into, update, as, force } = given;
  if (files.length > 1 && (output !== undefined || update !== undefined || as)) return 'oneFile';
  if (output !== undefined && into !== undefined) return 'outputOrInto';
  if (update !== undefined && (output !== undefined || into !== undefined || force)) return 'updateAlone';
  const name = output ?? update;
  return name !== undefined && !/\.md$/i.test(name) ? 'notText' : undefined;
}

/** `title=3,deck=4`; commas and colons of either width. The roles are looked up by the command. */
function asked(
  text: string,
  before: ReadonlyMap<number, string>,
  wanted: string,
): ReadonlyMap<number, string> {
  const found = new Map(before);
  for (const item of text.split(/[\s,，、]+/u).filter((each) => each !== '')) {
    const [, role, number] = /^([^=：:＝]+)[=：:＝](\d{1,5})$/u.exec(item) ?? [];
    if (!role || !number || number === '0') throw new InvalidArgumentError(wanted);
    found.set(Number(number), role);
  }
  return found;
}
