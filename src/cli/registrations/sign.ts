import { join } from 'node:path';
import { Option } from 'commander';
import { readFontsAhead } from '../../fonts/read-ahead.ts';
import { libraryFolder } from '../../library.ts';
import type { SignOptions } from '../commands/sign.ts';
import { REPORT_DEFAULTS, withReportOptions } from '../options.ts';
import { type Both, type Given, load, type Registration, wrongUsage } from '../registration.ts';

const TEXTS = {
  command: {
    zh: '签样：记下谁在哪一步看过这个版面（是记录，不是加密签名）',
    en: 'record that somebody passed the page in a step of the house (a record, not a cryptographic signature)',
  },
  as: { zh: '步骤，如 责编、终审签发', en: 'the step that signs: 责编, 终审签发' },
  name: { zh: '签样人的姓名', en: 'name of the person who signs' },
  time: {
    zh: '签样时间，如 2021-03-01T20:15:00+08:00（默认 SOURCE_DATE_EPOCH，没有则看时钟）',
    en: 'time of signing, 2021-03-01T20:15:00+08:00 (default: SOURCE_DATE_EPOCH, else the clock)',
  },
  again: {
    zh: '这一步签过、版面没改，也再签一次',
    en: 'sign once more although the signature of the step still holds',
  },
  status: {
    zh: '只看谁签过、是否有效、下一步是谁，不签',
    en: 'tell who has signed, what still holds and who comes next',
  },
  needs: {
    zh: '签样要写 --as 步骤 和 --name 姓名；只看写 --status',
    en: 'give --as STEP and --name NAME, or --status to look',
  },
  lone: {
    zh: '--status 只看不签，不能和 --as、--name、--again 一起用',
    en: '--status signs nothing: leave --as, --name and --again out',
  },
  long: {
    zh: '步骤最多 40 字、姓名最多 100 字，不能是空的',
    en: 'a step has 1 to 40 characters, a name 1 to 100',
  },
  badTime: {
    zh: '--time 写成 2021-03-01 或 2021-03-01T20:15:00+08:00',
    en: '--time is written 2021-03-01 or 2021-03-01T20:15:00+08:00',
  },
} as const satisfies Record<string, Both>;

/** `dayang sign PAGE` */
export function registerSign(to: Registration): void {
  const { program, texts, terminal, finish } = to;
  const own = (key: keyof typeof TEXTS) => TEXTS[key][terminal.lang];
  const command = program
    .command('sign')
    .description(own('command'))
    .argument('<page>', texts.page)
    .addOption(new Option('--as <step>', own('as')))
    .addOption(new Option('--name <name>', own('name')))
    .addOption(new Option('--time <time>', own('time')))
    .addOption(new Option('--again', own('again')))
    .addOption(new Option('--status', own('status')));
  withReportOptions(command, texts).action(async (page: string, given: Given<SignOptions>) => {
    const wrong = usageFault(given);
    if (wrong) return finish(wrongUsage(own(wrong), to));
    const seconds = terminal.env.SOURCE_DATE_EPOCH;
    if (seconds && !/^\d{1,11}$/.test(seconds)) return finish(wrongUsage(texts.usage.epoch, to));
    const ahead = readFontsAhead(join(libraryFolder(), 'fonts'));
    const { sign } = await load(terminal, () => import('../commands/sign.ts'));
    finish(await sign({ ...REPORT_DEFAULTS, again: false, status: false, ahead, ...given, page }, terminal));
  });
}

const TIME = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?$/;

function usageFault({
  as: step,
  name,
  time,
  again,
  status,
}: Given<SignOptions>): keyof typeof TEXTS | undefined {
  if (status) return step !== undefined || name !== undefined || again ? 'lone' : undefined;
  if (step === undefined || name === undefined) return 'needs';
  if (!fits(step, 40) || !fits(name, 100)) return 'long';
  return time !== undefined && (!TIME.test(time) || Number.isNaN(Date.parse(time))) ? 'badTime' : undefined;
}

function fits(text: string, most: number): boolean {
  return text.trim() !== '' && [...text].length <= most;
}
