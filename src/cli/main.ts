import { runCommand } from './program.ts';
import { openTimer } from './stopwatch.ts';
import { EXIT, processTerminal, type Terminal } from './terminal.ts';
import { printable } from './terminal-text.ts';
import { wordsOf } from './words.ts';

/** A fault of the tool itself: one line, what to do, and the stack only for those who ask for it. */
function tellFault(error: unknown, terminal: Terminal): number {
  const words = wordsOf(terminal.lang);
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  terminal.say(terminal.colors.red(words.internal(printable(what))));
  terminal.say(`  ${words.internalHint}`);
  if (terminal.env.DAYANG_DEBUG === '1' && error instanceof Error) terminal.say(error.stack ?? '');
  return EXIT.internal;
}

const argv = process.argv.slice(2);
const timer = openTimer(() => performance.now());
const terminal = processTerminal(argv, timer);
timer.add('startup', performance.now());
process.on('uncaughtException', (error) => {
  process.exitCode = tellFault(error, terminal);
});
try {
  process.exitCode = await runCommand(argv, terminal);
} catch (error) {
  process.exitCode = tellFault(error, terminal);
}
