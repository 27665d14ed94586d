import type { FlowBlock, FlowResult } from './flow.ts';
import { type Cure, charCount, MOST_CURES } from './report.ts';
import type { Slots } from './slots.ts';
import type { ThreadBlock } from './thread.ts';

/** How often a thread is set again to prove cures, and up to how many characters it is worth that. */
const MOST_TRIALS = 40;
const MOST_CHARACTERS = 20_000;
/** Characters beyond the last line that are tried where measures differ. */
const BEYOND = [0, 1, 2, 4, 7, 11] as const;

/**
 * What to cut where so that a line is saved, cheapest first. Each cure is proven: the thread is set again without
 * these characters at the paragraph's end. Past a certain length of copy only the last lines are counted.
 */
export function findCures(
  blocks: readonly ThreadBlock[],
  flowed: FlowResult,
  thread: Slots,
  setAgain: (blocks: readonly FlowBlock[]) => FlowResult,
): Cure[] {
  const over = flowed.end - thread.slots.length;
  const candidates = lastLines(blocks, flowed);
  const characters = blocks.reduce((sum, { copy }) => sum + (copy?.rich.text.length ?? 0), 0);
  if (over <= 0 || characters > MOST_CHARACTERS) return candidates;
  const cures: Cure[] = [];
  let trials = MOST_TRIALS;
  const flows = blocks.map((block) => block.flow);
  for (const cure of candidates) {
    if (cures.length >= Math.min(over, MOST_CURES)) break;
    for (const more of BEYOND) {
      if (trials-- <= 0) break;
      const cut = blocks[cure.block]!.cut?.(cure.chars + more);
      if (!cut) break;
      const { end } = setAgain(flows.map((flow, i) => (i === cure.block ? cut : flow)));
      if (end >= flowed.end) continue;
      cures.push({ ...cure, chars: cure.chars + more });
      break;
    }
  }
  return cures.sort((a, b) => a.chars - b.chars || a.paragraph - b.paragraph);
}

/**
 * The last line of every paragraph of several lines. Not where the byline stands on that line: it would take a
 * line of its own then.
 */
function lastLines(blocks: readonly ThreadBlock[], { placements }: FlowResult): Cure[] {
  const found: Cure[] = [];
  let paragraph = 0;
  blocks.forEach(({ copy, tail }, block) => {
    const placement = placements[block];
    if (!copy || placement?.kind !== 'text') return;
    paragraph++;
    const { lines } = placement.broken;
    const last = lines.at(-1);
    if (!last || lines.length < 2) return;
    if (tail && placement.tailSlot < placement.slot + lines.length) return;
    const chars = charCount(copy.rich.text.slice(last.start, last.end));
    found.push({ block, paragraph, begins: copy.rich.text.slice(0, 8), last: chars, chars });
  });
  return found.sort((a, b) => a.chars - b.chars || a.paragraph - b.paragraph);
}
