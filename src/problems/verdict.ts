import { catalog } from './catalog.ts';
import { allowClass, type Message, type Problem } from './problem.ts';

/** What the problems of a run mean for the press file. */
export interface Verdict {
  /** No fatal problem, and no blocking one that was not let through. */
  readonly ok: boolean;
  readonly fatal: readonly Problem[];
  /** Blocking problems that hold the page back. */
  readonly held: readonly Problem[];
  /** Blocking problems whose class `--allow` names. */
  readonly letThrough: readonly Problem[];
  readonly advisory: readonly Problem[];
}

/**
 * Judges problems by the table of severities: `allow` has the classes that are let through. With `force` every
 * blocking problem is.
 */
export function judge(problems: readonly Problem[], allow: ReadonlySet<string>, force = false): Verdict {
  const blocking = problems.filter((p) => p.severity === 'blocking');
  const isAllowed = (p: Problem) => force || allow.has(allowClass(p) ?? '');
  const fatal = problems.filter((p) => p.severity === 'fatal');
  const held = blocking.filter((p) => !isAllowed(p));
  return {
    ok: fatal.length === 0 && held.length === 0,
    fatal,
    held,
    letThrough: blocking.filter(isAllowed),
    advisory: problems.filter((p) => p.severity === 'advisory'),
  };
}

/** Every class that `--allow` knows, sorted. */
export function allowClasses(): string[] {
  const classes = Object.values(catalog as Record<string, Message>).flatMap((message) => message.allow ?? []);
  return [...new Set(classes)].sort();
}

/** How many problems of each class, in the order of the classes. */
export function countClasses(problems: readonly Problem[]): [name: string, count: number][] {
  const counts = new Map<string, number>();
  for (const p of problems) {
    const name = allowClass(p) ?? p.code;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}
