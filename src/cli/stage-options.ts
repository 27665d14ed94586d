import { InvalidArgumentError, Option } from 'commander';
import { STAGES, type Stage } from '../proof/data.ts';
import type { Both } from './registration.ts';

const WORDS = {
  stage: {
    zh: '校次：一校样、二校样、清样、付印样，或 1、2、clean、press',
    en: 'which proof: 1, 2, clean or press',
  },
  time: { zh: '写在校样上的时间，照原样写', en: 'the time that the proof shows, as it is typed' },
  badStage: { zh: '可以写 一校样、二校样、清样、付印样', en: 'use one of 1, 2, clean, press' },
  badTime: { zh: '要一行字，40 字以内', en: 'use one line of at most 40 characters' },
} satisfies Record<string, Both>;

const SHORT: Readonly<Record<string, Stage>> = {
  '1': 'first',
  '2': 'second',
  clean: 'clean',
  press: 'press',
};

/** `--stage`; `standard` says what is taken without it. */
export function stageOption(say: (both: Both) => string, standard?: Both): Option {
  const text = say(WORDS.stage) + (standard ? say(standard) : '');
  return new Option('--stage <stage>', text).argParser((typed) => stageOf(typed, say));
}

/** `--time` */
export function timeOption(say: (both: Both) => string): Option {
  return new Option('--time <text>', say(WORDS.time)).argParser((typed) => timeOf(typed, say));
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
