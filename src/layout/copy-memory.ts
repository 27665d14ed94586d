import type { Problem } from '../problems/problem.ts';
import type { Copy } from './copy.ts';
import type { FlowBlock } from './flow.ts';

/** A paragraph measured, with what flow needs of it. */
export interface MadeParagraph {
  readonly copy: Copy;
  readonly tail?: Copy;
  readonly flow: FlowBlock;
}

/**
 * What trials of one page have made already: paragraphs measured, with their lines at each measure, subheads,
 * styles, what frames without running text have to say. A trial that changes heights sets the same type as the one
 * before it.
 */
export interface CopyMemory {
  /**
   * What was made of a thing under a key, made when it is new; what is wrong with it is said each time. Within one
   * key all values are of one kind, and everything that `make` reads is in the thing or in the key.
   */
  recall<T>(of: object, key: string, make: (problems: Problem[]) => T, problems: Problem[]): T;
}

/** An empty memory, for the trials of one page: its styles differ in nothing but size and what follows from the pitch. */
export function copyMemory(): CopyMemory {
  const known = new WeakMap<object, Map<string, { made: unknown; problems: readonly Problem[] }>>();
  return {
    recall<T>(of: object, key: string, make: (problems: Problem[]) => T, problems: Problem[]): T {
      const own = known.get(of) ?? new Map<string, { made: unknown; problems: readonly Problem[] }>();
      known.set(of, own);
      let entry = own.get(key);
      if (!entry) {
        const found: Problem[] = [];
        entry = { made: make(found), problems: found };
        own.set(key, entry);
      }
      problems.push(...entry.problems);
      return entry.made as T;
    },
  };
}
