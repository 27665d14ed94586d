import { Command, CommanderError, Help } from 'commander';
import { version } from '../library.ts';
import { type HelpTexts, helpTexts, type UsageTexts } from './help.ts';
import { registrations } from './registrations.ts';
import { EXIT, type Terminal } from './terminal.ts';
import { printable, textWidth } from './terminal-text.ts';

/**
 * Runs one command line and gives its exit status. Only this file, `options.ts` and the registrations
 * know the argument parser; each command's own file is loaded when it is called, so that `--help` is quick and nobody waits for modules he does not need.
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
  const finish = (code: number) => {
    status = code;
  };
  for (const register of registrations) register({ program, texts, terminal, finish });
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
    const known = program.commands.map((command) => command.name());
    for (const line of usageLines(error, args, known, texts.usage)) terminal.say(printable(line));
    return EXIT.usage;
  }
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

/** The parser's own error in our words and language: one sentence, then where to read more. */
function usageLines(
  error: CommanderError,
  args: readonly string[],
  known: readonly string[],
  usage: UsageTexts,
): string[] {
  const [, name = ''] = /'([^']*)'/.exec(error.message) ?? [];
  const [, suggestion] = /\(Did you mean (?:one of )?(.*)\?\)/.exec(error.message) ?? [];
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
