import { closeSync, openSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Outcome, problem } from '../problems/problem.ts';

/** How long somebody else's signing is waited for, and how often it is looked at, in ms. */
const WAIT = 5000;
const STEP = 50;

/**
 * Does some work while nobody else signs the same page: of two that sign at the same time the second reads what the
 * first has written. Where no lock can be made (a read-only folder) the work is done without: it cannot write either.
 */
export async function whileLocked<T>(
  record: string,
  shown: (path: string) => string,
  work: () => Outcome<T>,
  wait = WAIT,
): Promise<Outcome<T>> {
  const lock = join(dirname(record), `.${basename(record)}.lock`);
  for (let waited = 0; ; waited += STEP) {
    const state = take(lock);
    if (state === 'held') {
      if (waited >= wait)
        return { problems: [problem('sign-busy', { seconds: wait / 1000, file: shown(lock) })] };
      await pause(STEP);
      continue;
    }
    try {
      return work();
    } finally {
      if (state === 'taken') rmSync(lock, { force: true });
    }
  }
}

function take(lock: string): 'taken' | 'held' | 'impossible' {
  try {
    closeSync(openSync(lock, 'wx'));
    return 'taken';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'held' : 'impossible';
  }
}
