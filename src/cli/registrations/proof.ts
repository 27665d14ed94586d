import { join } from 'node:path';
import { Option } from 'commander';
import { readFontsAhead } from '../../fonts/read-ahead.ts';
import { libraryFolder } from '../../library.ts';
import type { ProofOptions } from '../commands/proof.ts';
import {
  dpi,
  type GivenPages,
  oneOf,
  onlyOf,
  onlyOption,
  REPORT_DEFAULTS,
  withReportOptions,
} from '../options.ts';
import { type Both, type Given, load, type Registration } from '../registration.ts';
import { stageOption, timeOption } from '../stage-options.ts';

const WORDS = {
  proof: {
    zh: '出校样：版面图，一个可以看、查、找的网页，小样；有问题也出',
    en: 'make proofs: pictures, one HTML file to look through, galleys; problems are shown, not held',
  },
  firstStage: { zh: '（默认一校样）', en: ' (default: 1)' },
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
} satisfies Record<string, Both>;

/** `dayang proof PAGE` */
export function registerProof({ program, texts, terminal, finish }: Registration): void {
  const say = (both: Both) => both[terminal.lang];
  const command = program
    .command('proof')
    .description(say(WORDS.proof))
    .argument('<page>', texts.page)
    .addOption(new Option('-o, --output <folder>', say(WORDS.output)))
    .addOption(stageOption(say, WORDS.firstStage))
    .addOption(timeOption(say))
    .addOption(new Option('--dpi <n>', say(WORDS.dpi)).argParser((text) => dpi(text, texts.usage)))
    .addOption(new Option('--marks', say(WORDS.marks)))
    .addOption(onlyOption(texts))
    .addOption(
      new Option('--paper <paper>', say(WORDS.paper)).argParser((text) =>
        oneOf(text.toLowerCase(), ['a3', 'a2', 'tile'], texts.usage),
      ),
    );
  command.addOption(new Option('--against <old>', say(WORDS.against)));
  withReportOptions(command, texts).action(async (page: string, given: Given<ProofOptions> & GivenPages) => {
    const ahead = readFontsAhead(join(libraryFolder(), 'fonts'));
    const { proof } = await load(terminal, () => import('../commands/proof.ts'));
    finish(await proof({ ...REPORT_DEFAULTS, dpi: 150, ahead, ...given, ...onlyOf(given), page }, terminal));
  });
}
