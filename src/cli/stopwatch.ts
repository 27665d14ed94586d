import type { Stopwatch } from '../build.ts';
import { padEnd, padStart } from './terminal-text.ts';
import type { Words } from './words.ts';

/** Milliseconds by phase, in the order in which phases first ended; phases that run for each page add up. */
export type Timings = ReadonlyMap<string, number>;

/** Takes the time of phases. The clock comes in, since the core knows none. */
export interface Timer {
  /** For phases that run at one go. */
  readonly time: Stopwatch;
  /** For phases that wait. */
  timeAsync<T>(phase: string, work: () => Promise<T>): Promise<T>;
  /** Notes time that was spent before the timer was there. */
  add(phase: string, milliseconds: number): void;
  /** The phases so far, what no phase owns as `other`, and the sum since the process began as `total`. */
  read(): Timings;
}

/** Starts a timer on a clock that counts milliseconds since the process began. */
export function openTimer(now: () => number): Timer {
  const spent = new Map<string, number>();
  const add = (phase: string, milliseconds: number) => {
    spent.set(phase, (spent.get(phase) ?? 0) + milliseconds);
  };
  return {
    add,
    time(phase, work) {
      const start = now();
      try {
        return work();
      } finally {
        add(phase, now() - start);
      }
    },
    async timeAsync(phase, work) {
      const start = now();
      try {
        return await work();
      } finally {
        add(phase, now() - start);
      }
    },
    read() {
      const total = now();
      const known = [...spent.values()].reduce((sum, one) => sum + one, 0);
      return new Map([...spent, ['other', Math.max(0, total - known)], ['total', total]]);
    },
  };
}

/** The table of `--timings`. */
export function formatTimings(timings: Timings, words: Words): string[] {
  const name = (phase: string) =>
    phase === 'total' ? words.timings.total : (words.timings.phases[phase] ?? phase);
  const rows = [...timings].map(([phase, ms]) => [name(phase), `${ms.toFixed(1)} ms`] as const);
  return [[words.timings.phase, ''] as const, ...rows].map(([label, value]) =>
    `${padEnd(label, 14)}${padStart(value, 11)}`.trimEnd(),
  );
}
