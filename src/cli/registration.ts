import type { Command } from 'commander';
import type { Lang } from '../problems/problem.ts';
import type { HelpTexts } from './help.ts';
import { EXIT, type Terminal } from './terminal.ts';
import { printable } from './terminal-text.ts';

/** What a command is registered with. Each has a file in `registrations/`, which loads the command's own file when it is called. */
export interface Registration {
  readonly program: Command;
  /** Texts that commands share, in the language of the terminal. */
  readonly texts: HelpTexts;
  readonly terminal: Terminal;
  /** Takes the exit status. */
  finish(status: number): void;
}

/** What the parser hands over: only what was typed. */
export type Given<T, Arguments extends string = 'page'> = Partial<Omit<T, Arguments>>;

/** A text of one command alone, in both languages. */
export type Both = Readonly<Record<Lang, string>>;

/** Loads the module of a command, on the clock. */
export function load<T>(terminal: Terminal, module: () => Promise<T>): Promise<T> {
  return terminal.timer.timeAsync('load', module);
}

/** A usage error that the parser cannot see: says so and gives its exit status. */
export function wrongUsage(sentence: string, { terminal, texts }: Registration): number {
  terminal.say(printable(texts.usage.error + sentence));
  return EXIT.usage;
}
