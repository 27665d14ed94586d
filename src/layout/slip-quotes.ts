import { type FlowResult, type Placement, textEnd } from './flow.ts';
import type { ThreadBlock } from './thread.ts';

/** How many paragraphs a quote may slip behind: further away it would not stand by the words that it repeats. */
const FARTHEST = 3;

/**
 * Lets a quote that has no room where it was written stand behind one of the paragraphs after it, where that closes
 * the legs better: rows left empty before a quote look like a mistake, and a quote may stand anywhere near its words.
 *
 * @param flow runs blocks through the thread.
 */
export function slipQuotes(
  blocks: readonly ThreadBlock[],
  flowed: FlowResult,
  flow: (blocks: readonly ThreadBlock[]) => FlowResult,
): { blocks: readonly ThreadBlock[]; flowed: FlowResult } {
  let best = { blocks, flowed };
  for (let index = 0; index < blocks.length; index++) {
    if (!isQuote(blocks[index]!) || !leavesHole(best, blocks[index]!)) continue;
    const from = best.blocks.indexOf(blocks[index]!);
    for (let by = 1; by <= FARTHEST && best.blocks[from + by]?.flow.kind === 'text'; by++) {
      const moved = [...best.blocks];
      moved.splice(from + by, 0, ...moved.splice(from, 1));
      const again = flow(moved);
      if (again.cost < best.flowed.cost) best = { blocks: moved, flowed: again };
    }
  }
  return best;
}

function isQuote({ flow, copy }: ThreadBlock): boolean {
  return flow.kind === 'display' && flow.keepNext === 0 && copy === undefined;
}

/** Whether rows stand empty between a block and the one before it. */
function leavesHole(
  { blocks, flowed }: { blocks: readonly ThreadBlock[]; flowed: FlowResult },
  block: ThreadBlock,
): boolean {
  const at = blocks.indexOf(block);
  const before = flowed.placements[at - 1];
  const own = flowed.placements[at];
  if (!before || own?.kind !== 'display') return false;
  return own.slot - own.above > endOf(before);
}

/** One past the last slot that a placement takes. */
function endOf(placement: Placement): number {
  return placement.kind === 'text' ? textEnd(placement) : placement.slot + placement.rows + placement.below;
}
