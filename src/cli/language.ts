import type { Lang } from '../problems/problem.ts';

/** Where the language is looked for, most telling first. */
export interface LanguageClues {
  /** Arguments after the script's name. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What the operating system says where there are no locale variables, as on Windows: a BCP 47 tag. */
  readonly systemLocale?: string;
}

/**
 * The language of the messages: `--lang`, then LC_ALL, LC_MESSAGES and LANG, then the system's locale. A locale that
 * names no language (`C`, `POSIX`, nothing at all) gives Chinese, the language that the tool was written in.
 */
export function chooseLanguage({ argv, env, systemLocale }: LanguageClues): Lang {
  const asked = langOption(argv);
  if (asked === 'zh' || asked === 'en') return asked;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || systemLocale || '';
  if (/^(C|POSIX)?([.@]|$)/.test(locale)) return 'zh';
  return /^zh([_.@-]|$)/i.test(locale) ? 'zh' : 'en';
}

/** `--lang` is needed before the arguments are parsed, since help and usage errors are in that language too. */
function langOption(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--');
  const options = end < 0 ? argv : argv.slice(0, end);
  const at = options.findLastIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  if (at < 0) return undefined;
  return options[at] === '--lang' ? options[at + 1] : options[at]!.slice('--lang='.length);
}
