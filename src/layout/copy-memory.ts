import type { RichText } from '../content/story.ts';
import type { Problem } from '../problems/problem.ts';
import type { Copy } from './copy.ts';
import type { FlowBlock } from './flow.ts';
import type { Style } from './style.ts';

/** A paragraph measured, with what flow needs of it. */
export interface MadeParagraph {
  readonly copy: Copy;
  readonly tail?: Copy;
  readonly flow: FlowBlock;
}

/**
 * Paragraphs that trials of one page have measured, and their lines at each measure: a trial that changes heights
 * sets the same type as the one before it.
 */
export interface CopyMemory {
  /** The paragraph in these styles, made when it is new. What is wrong with it is said each time. */
  paragraph(
    rich: RichText,
    styles: readonly Style[],
    make: (problems: Problem[]) => MadeParagraph,
    problems: Problem[],
  ): MadeParagraph;
}

/** An empty memory, for the trials of one page: their styles differ in nothing but size and what follows from the pitch. */
export function copyMemory(): CopyMemory {
  const known = new WeakMap<RichText, Map<string, { made: MadeParagraph; problems: readonly Problem[] }>>();
  return {
    paragraph(rich, styles, make, problems) {
      const key = styles
        .map(({ name, size, emphasis, profile }) => `${name} ${size} ${emphasis} ${profile.writing}`)
        .join(', ');
      const own = known.get(rich) ?? new Map();
      known.set(rich, own);
      let entry = own.get(key);
      if (!entry) {
        const found: Problem[] = [];
        entry = { made: make(found), problems: found };
        own.set(key, entry);
      }
      problems.push(...entry.problems);
      return entry.made;
    },
  };
}
