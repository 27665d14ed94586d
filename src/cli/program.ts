import { join } from 'node:path';
import { Command, CommanderError, Help, InvalidArgumentError, Option } from 'commander';
import { readFontsAhead } from '../fonts/read-ahead.ts';
import { libraryFolder, version } from '../library.ts';
import { allowClasses } from '../problems/verdict.ts';
import type { BuildOptions } from './commands/build.ts';
import type { CheckOptions } from './commands/check.ts';
import type { FontsOptions } from './commands/fonts.ts';
import type { SchemaOptions } from './commands/schema.ts';
import { type HelpTexts, helpTexts, type UsageTexts } from './help.ts';
import { EXIT, type Terminal } from './terminal.ts';
import { printable, textWidth } from './terminal-text.ts';

/**
 * Runs one command line and gives its exit status. The only file that knows the argument parser; each command's own
 * file is loaded when it is called, so that `--help` is quick and nobody waits for modules he does not need.
 */
export async function runCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  const texts = helpTexts(terminal.lang);
  let status: number = EXIT.ok;
  const program = newCommand('dayang', texts, terminal);
  program
    .description(texts.program)
    .version(`dayang ${version}`, '-V, --version', texts.options.version)
    .helpCommand(`help ${texts.commandWord}`, texts.commands.help)
    .addHelpText('after', `\n${texts.footer}`);
  // The package's version is asked for as -v as often as -V.
  const args = argv.length === 1 && argv[0] === '-v' ? ['-V'] : argv;
  addBuild(program, texts, terminal, (code) => {
    status = code;
  });
  addOthers(program, texts, terminal, (code) => {
    status = code;
  });
  if (args.length === 0) {
    terminal.say(program.helpInformation().trimEnd());
    return EXIT.usage;
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return EXIT.ok;
    for (const line of usageLines(error, args, texts.usage)) terminal.say(printable(line));
    return EXIT.usage;
  }
}

type Finish = (status: number) => void;

function addBuild(program: Command, texts: HelpTexts, terminal: Terminal, finish: Finish): void {
  const o = texts.options;
  const command = pageCommand(program, 'build', texts)
    .addOption(new Option('-o, --output <file>', o.output))
    .addOption(new Option('--one', o.one))
    .addOption(new Option('--png <file>', o.png))
    .addOption(new Option('--dpi <n>', o.dpi).argParser((text) => dpi(text, texts.usage)))
    .addOption(new Option('--scene <file>', o.scene))
    .addOption(standardOption(texts))
    .addOption(new Option('--marks', o.marks))
    .addOption(new Option('--proof', o.proof))
    .addOption(new Option('--force', o.force));
  withReportOptions(command, texts).action(async (page: string, given: Given<BuildOptions>) => {
    const seconds = terminal.env.SOURCE_DATE_EPOCH;
    if (seconds && !/^\d{1,11}$/.test(seconds)) return finish(wrong(texts.usage.epoch, terminal, texts));
    if (given.dpi && !given.png) return finish(wrong(texts.usage.dpiNeedsPng, terminal, texts));
    const ahead = readFontsAhead(join(libraryFolder(), 'fonts'));
    const { build } = await load(terminal, () => import('./commands/build.ts'));
    const defaults = { ...REPORT_DEFAULTS, one: false, proof: false, dpi: 150, ahead };
    finish(await build({ ...defaults, ...given, page }, terminal));
  });
}

/** What the parser hands over: only what was typed. */
type Given<T> = Partial<Omit<T, 'page'>>;

const REPORT_DEFAULTS = {
  allow: new Set<string>(),
  format: 'human',
  quiet: false,
  timings: false,
} as const;

function addOthers(program: Command, texts: HelpTexts, terminal: Terminal, finish: Finish): void {
  const o = texts.options;
  const command = pageCommand(program, 'check', texts)
    .addOption(new Option('--press', o.press))
    .addOption(new Option('--fix', o.fix))
    .addOption(standardOption(texts));
  withReportOptions(command, texts).action(async (page: string, given: Given<CheckOptions>) => {
    const ahead = readFontsAhead(join(libraryFolder(), 'fonts'));
    const { check } = await load(terminal, () => import('./commands/check.ts'));
    finish(await check({ ...REPORT_DEFAULTS, press: false, fix: false, ahead, ...given, page }, terminal));
  });
  program
    .command('schema')
    .description(texts.commands.schema)
    .addOption(new Option('--write <folder>', o.write))
    .addOption(langOption(texts))
    .action(async (options: SchemaOptions) => {
      const { schema } = await load(terminal, () => import('./commands/schema.ts'));
      finish(schema(options, terminal));
    });
  program
    .command('fonts')
    .description(texts.commands.fonts)
    .argument('[page]', texts.pageOptional)
    .addOption(new Option('--root <folder>', o.root))
    .addOption(formatOption(texts))
    .addOption(langOption(texts))
    .action(async (page: string | undefined, given: Given<FontsOptions>) => {
      const { fonts } = await load(terminal, () => import('./commands/fonts.ts'));
      finish(fonts({ format: 'human', ...given, ...(page === undefined ? {} : { page }) }, terminal));
    });
}

function load<T>(terminal: Terminal, module: () => Promise<T>): Promise<T> {
  return terminal.timer.timeAsync('load', module);
}

const plainHelp = new Help();

function newCommand(name: string, texts: HelpTexts, terminal: Terminal): Command {
  const command = new Command(name);
  command
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      // Usage errors are put into words here, from the error's code; a help that was not asked for is none.
      writeErr: () => undefined,
    })
    .configureHelp({
      helpWidth: 100,
      displayWidth: textWidth,
      styleTitle: (title) => texts.titles[title] ?? title,
      commandUsage: (shown) =>
        plainHelp
          .commandUsage(shown)
          .replace('[options]', texts.optionsWord)
          .replace('[command]', texts.commandWord),
      subcommandTerm: (shown) => plainHelp.subcommandTerm(shown).replace(' [options]', ''),
    })
    .helpOption('-h, --help', texts.options.help);
  return command;
}

function pageCommand(program: Command, name: 'build' | 'check', texts: HelpTexts): Command {
  return program.command(name).description(texts.commands[name]).argument('<page>', texts.page);
}

/** What every command on a page takes. */
function withReportOptions(command: Command, texts: HelpTexts): Command {
  const o = texts.options;
  return command
    .addOption(allowOption(texts))
    .addOption(new Option('--report <file>', o.report))
    .addOption(new Option('--root <folder>', o.root))
    .addOption(formatOption(texts))
    .addOption(new Option('--quiet', o.quiet))
    .addOption(new Option('--timings', o.timings))
    .addOption(langOption(texts));
}

function langOption(texts: HelpTexts): Option {
  return new Option('--lang <lang>', texts.options.lang).argParser((value) =>
    oneOf(value, ['zh', 'en'], texts.usage),
  );
}

function formatOption(texts: HelpTexts): Option {
  return new Option('--format <form>', texts.options.format).argParser((value) =>
    oneOf(value, ['human', 'json'], texts.usage),
  );
}

/** `x-1a` is short for the only edition that there is. */
function standardOption(texts: HelpTexts): Option {
  return new Option('--standard <name>', texts.options.standard).argParser((value) => {
    const name = value.toLowerCase();
    return oneOf(name === 'x-1a' ? 'x-1a:2003' : name, ['x-4', 'x-1a:2003'], texts.usage);
  });
}

function allowOption(texts: HelpTexts): Option {
  return new Option('--allow <classes>', texts.options.allow).argParser(
    (text, before: ReadonlySet<string> | undefined) => allowed(text, before ?? new Set(), texts.usage),
  );
}

function oneOf(value: string, known: readonly string[], usage: UsageTexts): string {
  if (!known.includes(value)) throw new InvalidArgumentError(usage.oneOf(known.join(', ')));
  return value;
}

function dpi(text: string, usage: UsageTexts): number {
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

function wrong(sentence: string, terminal: Terminal, texts: HelpTexts): number {
  terminal.say(printable(texts.usage.error + sentence));
  return EXIT.usage;
}

/** The parser's own error in our words and language: one sentence, then where to read more. */
function usageLines(error: CommanderError, args: readonly string[], usage: UsageTexts): string[] {
  const [, name = ''] = /'([^']*)'/.exec(error.message) ?? [];
  const [, suggestion] = /\(Did you mean (?:one of )?(.*)\?\)/.exec(error.message) ?? [];
  const known = ['build', 'check', 'schema', 'fonts'];
  const command = args.find((argument) => known.includes(argument));
  const help = usage.seeHelp(command ? `dayang ${command}` : 'dayang');
  const guess = suggestion ?? (/\.ya?ml$/i.test(name) ? `dayang build ${name}` : undefined);
  const sentence = usageSentence(error, name, usage);
  return [usage.error + sentence, ...(guess ? [`  ${usage.didYouMean(guess)}`] : []), `  ${help}`];
}

function usageSentence({ code, message }: CommanderError, name: string, usage: UsageTexts): string {
  switch (code) {
    case 'commander.unknownOption':
      return usage.unknownOption(name);
    case 'commander.unknownCommand':
      return usage.unknownCommand(name);
    case 'commander.missingArgument':
      return usage.missingArgument(name);
    case 'commander.optionMissingArgument':
      return usage.missingValue(name);
    case 'commander.excessArguments':
      return usage.tooMany;
    case 'commander.invalidArgument': {
      const [, option = '', value = '', wanted = ''] =
        /option '([^']*)' argument '(.*)' is invalid\. (.*)$/s.exec(message) ?? [];
      return option ? usage.badValue(option, value, wanted) : message;
    }
    default:
      return message.replace(/^error: /, '');
  }
}
