import { join } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { readFontsAhead } from '../../fonts/read-ahead.ts';
import { libraryFolder } from '../../library.ts';
import { STAGES, type Stage } from '../../proof/data.ts';
import type { ProofOptions } from '../commands/proof.ts';
import { dpi, oneOf, REPORT_DEFAULTS, withReportOptions } from '../options.ts';
import { type Both, type Given, load, type Registration } from '../registration.ts';

const WORDS = {
  proof: {
    zh: '出校样：版面图，一个可以看、查、找的网页，小样；有问题也出',
    en: 'make proofs: pictures, one HTML file to look through, galleys; problems are shown, not held',
  },
  stage: {
    zh: '校次：一校样、二校样、清样、付印样，或 1、2、clean、press（默认一校样）',
    en: 'which proof: 1, 2, clean or press (default: 1)',
  },
  time: { zh: '写在校样上的时间，照原样写', en: 'the time that the proof shows, as it is typed' },
  output: { zh: '校样文件夹（默认 out/版面名.proof）', en: 'folder of the proofs (default: out/PAGE.proof)' },
  dpi: {
    zh: '版面图每英寸点数，20 到 600，默认 150',
    en: 'resolution of the pictures, 20 to 600 (default 150)',
  },
  marks: {
    zh: '版面图带裁切线、套准线、色标和版边说明',
    en: 'pictures with crop and registration marks, colour bar and slug',
  },
  paper: {
    zh: '另出打印用的 PDF：a3、a2 缩成一张，tile 原大拼成几张 A3',
    en: 'also a PDF to print: a3 or a2 on one sheet, tile at full size on sheets of A3',
  },
  against: {
    zh: '和旧版相比，网页里加“改动”：同 dayang diff 的旧版，或 signed[:步骤]，和签样时的样子相比',
    en: 'compare with an old page, shown in the HTML file: as OLD of dayang diff, or signed[:STEP] for the page as it was signed',
  },
  badStage: { zh: '可以写 一校样、二校样、清样、付印样', en: 'use one of 1, 2, clean, press' },
  badTime: { zh: '要一行字，40 字以内', en: 'use one line of at most 40 characters' },
} satisfies Record<string, Both>;

const SHORT: Readonly<Record<string, Stage>> = {
  '1': 'first',
  '2': 'second',
  clean: 'clean',
  press: 'press',
};

/** `dayang proof PAGE` */
export function registerProof({ program, texts, terminal, finish }: Registration): void {
  const say = (both: Both) => both[terminal.lang];
  const command = program
    .command('proof')
    .description(say(WORDS.proof))
    .argument('<page>', texts.page)
    .addOption(new Option('-o, --output <folder>', say(WORDS.output)))
    .addOption(new Option('--stage <stage>', say(WORDS.stage)).argParser((text) => stageOf(text, say)))
    .addOption(new Option('--time <text>', say(WORDS.time)).argParser((text) => timeOf(text, say)))
    .addOption(new Option('--dpi <n>', say(WORDS.dpi)).argParser((text) => dpi(text, texts.usage)))
    .addOption(new Option('--marks', say(WORDS.marks)))
    .addOption(
      new Option('--paper <paper>', say(WORDS.paper)).argParser((text) =>
        oneOf(text.toLowerCase(), ['a3', 'a2', 'tile'], texts.usage),
      ),
    );
  command.addOption(new Option('--against <old>', say(WORDS.against)));
  withReportOptions(command, texts).action(async (page: string, given: Given<ProofOptions>) => {
    const ahead = readFontsAhead(join(libraryFolder(), 'fonts'));
    const { proof } = await load(terminal, () => import('../commands/proof.ts'));
    finish(await proof({ ...REPORT_DEFAULTS, dpi: 150, ahead, ...given, page }, terminal));
  });
}

function stageOf(text: string, say: (both: Both) => string): Stage {
  const named = Object.entries(STAGES).find(
    ([, { zh, en }]) => text === zh || text === en || `${text}样` === zh,
  );
  const stage = SHORT[text.toLowerCase()] ?? (named?.[0] as Stage | undefined);
  if (!stage) throw new InvalidArgumentError(say(WORDS.badStage));
  return stage;
}

/** A time is words for people: one short line. */
function timeOf(text: string, say: (both: Both) => string): string {
  const time = text.trim();
  if (time === '' || [...time].length > 40 || /\p{Cc}/u.test(time))
    throw new InvalidArgumentError(say(WORDS.badTime));
  return time;
}
