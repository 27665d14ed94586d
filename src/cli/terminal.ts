import type { Lang } from '../problems/problem.ts';
import { type Colors, openColors } from './colors.ts';
import { chooseLanguage } from './language.ts';
import type { Timer } from './stopwatch.ts';

/** Exit statuses of every command. */
export const EXIT = {
  ok: 0,
  /** A problem held the page back. */
  problems: 1,
  /** Unknown option, missing argument, wrong value. */
  usage: 2,
  /** A fault of the tool itself (EX_SOFTWARE). */
  internal: 70,
} as const;

/** What commands know of the world: streams, language, environment, clock. */
export interface Terminal {
  readonly lang: Lang;
  /** Colours of stderr, where everything for people goes. */
  readonly colors: Colors;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly timer: Timer;
  /** Machine output. */
  out(text: string): void;
  /** A line for people. */
  say(line: string): void;
  /** Puts a question and takes one line; absent where nobody is there to answer. */
  ask?(question: string): Promise<string>;
}

/** The terminal of this process. */
export function processTerminal(argv: readonly string[], timer: Timer): Terminal {
  const { env, stdout, stderr } = process;
  // A reader that has seen enough (`| head`) closes the pipe: no fault of ours.
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  return {
    lang: chooseLanguage({ argv, env, ...systemLocale() }),
    colors: openColors({ env, isTerminal: stderr.isTTY === true }),
    env,
    cwd: process.cwd(),
    timer,
    out: (text) => void stdout.write(text),
    say: (line) => void stderr.write(`${line}\n`),
    ...(process.stdin.isTTY && stderr.isTTY ? { ask: askPerson } : {}),
  };
}

/** One line from the keyboard; nothing when it is closed. */
async function askPerson(question: string): Promise<string> {
  const { createInterface } = await import('node:readline');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((done) => {
    lines.once('close', () => done(''));
    lines.question(question, (answer) => {
      done(answer.trim());
      lines.close();
    });
  });
}

/** Windows has no locale variables; asking Intl costs start-up time, so nobody else pays for it. */
function systemLocale(): { systemLocale?: string } {
  if (process.platform !== 'win32') return {};
  return { systemLocale: Intl.DateTimeFormat().resolvedOptions().locale };
}
