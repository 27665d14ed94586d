import { type Cure, charCount, MOST_CURES } from './report.ts';
import type { ClosedThread } from './set-thread.ts';

/**
 * Where a few more characters make a line: the paragraphs whose last line is fullest, the cheapest first. `chars`
 * is what fills it and begins another.
 */
export function findAdditions({ blocks, flowed }: ClosedThread): Cure[] {
  const found: Cure[] = [];
  let paragraph = 0;
  flowed?.placements.forEach((placement, block) => {
    const { copy, tail } = blocks[block]!;
    if (!copy || placement.kind !== 'text') return;
    paragraph++;
    const last = placement.broken.lines.at(-1);
    // A byline that stands on the last line would only move.
    if (!last || tail) return;
    const free = Math.max(0, last.measure - last.indent - last.natural);
    const own = charCount(copy.rich.text.slice(last.start, last.end));
    const chars = Math.floor(free / copy.style.size + 1e-6) + 1;
    found.push({ block, paragraph, begins: copy.rich.text.slice(0, 8), last: own, chars });
  });
  return found.sort((a, b) => a.chars - b.chars || a.paragraph - b.paragraph).slice(0, MOST_CURES);
}
