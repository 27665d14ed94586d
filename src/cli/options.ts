import { type Command, InvalidArgumentError, Option } from 'commander';
import { allowClasses } from '../problems/verdict.ts';
import type { HelpTexts, UsageTexts } from './help.ts';

/** What every report is unless the command line says otherwise. */
export const REPORT_DEFAULTS = {
  allow: new Set<string>(),
  format: 'human',
  quiet: false,
  timings: false,
} as const;

/** What every command on a page takes; `forms` are those of `--format` besides human and json. */
export function withReportOptions(
  command: Command,
  texts: HelpTexts,
  forms: readonly string[] = [],
): Command {
  const o = texts.options;
  return command
    .addOption(allowOption(texts))
    .addOption(new Option('--report <file>', o.report))
    .addOption(new Option('--root <folder>', o.root))
    .addOption(formatOption(texts, forms))
    .addOption(new Option('--quiet', o.quiet))
    .addOption(new Option('--timings', o.timings))
    .addOption(langOption(texts));
}

/** `--lang zh | en` */
export function langOption(texts: HelpTexts): Option {
  return new Option('--lang <lang>', texts.options.lang).argParser((value) =>
    oneOf(value, ['zh', 'en'], texts.usage),
  );
}

/** `--format human | json`, and further forms where a command has them. */
export function formatOption(texts: HelpTexts, further: readonly string[] = []): Option {
  return new Option('--format <form>', texts.options.format).argParser((value) =>
    oneOf(value, ['human', 'json', ...further], texts.usage),
  );
}

/** `--standard`; `x-1a` is short for the only edition that there is. */
export function standardOption(texts: HelpTexts): Option {
  return new Option('--standard <name>', texts.options.standard).argParser((value) => {
    const name = value.toLowerCase();
    return oneOf(name === 'x-1a' ? 'x-1a:2003' : name, ['x-4', 'x-1a:2003'], texts.usage);
  });
}

/** `--allow`, once or more often. */
export function allowOption(texts: HelpTexts): Option {
  return new Option('--allow <classes>', texts.options.allow).argParser(
    (text, before: ReadonlySet<string> | undefined) => allowed(text, before ?? new Set(), texts.usage),
  );
}

/** A value out of a list; anything else is a usage error that names the list. */
export function oneOf(value: string, known: readonly string[], usage: UsageTexts): string {
  if (!known.includes(value)) throw new InvalidArgumentError(usage.oneOf(known.join(', ')));
  return value;
}

/** Dots per inch, 20 to 600. */
export function dpi(text: string, usage: UsageTexts): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 20 || value > 600) throw new InvalidArgumentError(usage.dpiRange);
  return value;
}

/** Classes may be separated by commas of either width, and the option may stand more than once. */
function allowed(text: string, before: ReadonlySet<string>, usage: UsageTexts): ReadonlySet<string> {
  const known = allowClasses();
  const names = text.split(/[\s,，、]+/u).filter((name) => name !== '');
  const stranger = names.find((name) => !known.includes(name));
  if (stranger !== undefined || names.length === 0) {
    throw new InvalidArgumentError(usage.unknownClass(stranger ?? text, known.join(', ')));
  }
  return new Set([...before, ...names]);
}

/** `--page`, once or more often, or several numbers joined by commas. */
export function onlyOption({ options }: HelpTexts): Option {
  return new Option('--page <numbers>', options.only).argParser(
    (text, before: readonly string[] | undefined) => [
      ...(before ?? []),
      ...text.split(/[,，、\s]+/).filter(Boolean),
    ],
  );
}

/** What the parser hands over where `--page` was typed beside the page's own file. */
export type GivenPages = { readonly page?: readonly string[] };

/** `--page` under the name that a request has. */
export function onlyOf({ page }: GivenPages): { only?: readonly string[] } {
  return page && page.length > 0 ? { only: page } : {};
}
