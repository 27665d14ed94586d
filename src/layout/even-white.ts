import type { FlowBlock, FlowResult } from './flow.ts';

/**
 * Flow with the same white above all heads that ask for it (`even`): short items in one column, between which a row
 * more here than there is seen at once. Of all heights that the white may have the one that costs least is taken.
 */
export function withEvenWhite(
  blocks: readonly FlowBlock[],
  flow: (blocks: readonly FlowBlock[]) => FlowResult,
): FlowResult {
  const [first, ...others] = evenWhites(blocks);
  if (first === undefined) return flow(blocks);
  return others
    .map((rows) => flow(withWhite(blocks, rows)))
    .reduce((best, one) => (one.cost < best.cost ? one : best), flow(withWhite(blocks, first)));
}

/** Heads of which each takes a row more when their even white does: none is above the first block of a thread. */
export function evenHeads(blocks: readonly FlowBlock[]): number {
  return blocks.filter((block, i) => i > 0 && block.kind === 'display' && block.above.even).length;
}

function evenWhites(blocks: readonly FlowBlock[]): number[] {
  const whites = blocks.flatMap((block) =>
    block.kind === 'display' && block.above.even ? [block.above] : [],
  );
  if (whites.length === 0) return [];
  const least = Math.min(...whites.map(({ min }) => min));
  const most = Math.max(...whites.map(({ max }) => max));
  return Array.from({ length: most - least + 1 }, (_, i) => least + i);
}

function withWhite(blocks: readonly FlowBlock[], rows: number): FlowBlock[] {
  return blocks.map((block) =>
    block.kind === 'display' && block.above.even
      ? { ...block, above: { ...block.above, min: rows, max: rows } }
      : block,
  );
}
