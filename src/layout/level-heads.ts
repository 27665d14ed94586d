import { COST } from './costs.ts';
import type { FlowBlock, FlowResult } from './flow.ts';
import type { Slot, Slots } from './slots.ts';

/** Places of a display as `block@slot`, each with what standing there costs. */
type Places = readonly (readonly [key: string, price: number])[];

/**
 * Subheads that stand beside another in the neighbouring leg and look like one line with it (L10): all places
 * where the second of them would, and the price of where it does.
 */
export function levelSubheads(
  blocks: readonly FlowBlock[],
  thread: Slots,
  result: FlowResult,
): (readonly [Places, number])[] {
  const heads = result.placements.flatMap((placement, index) => {
    const block = blocks[index]!;
    const slot = thread.slots[placement.slot];
    if (placement.kind !== 'display' || block.kind !== 'display' || block.keepNext === 0 || !slot) return [];
    return [{ index, at: placement.slot, slot }];
  });
  return heads.flatMap((b, i) =>
    heads.slice(0, i).flatMap((a) => {
      const price = priceBeside(thread, a.slot, b.slot);
      if (price === 0) return [];
      const places = [];
      for (let at = Math.max(0, b.at - 2); at <= b.at + 2; at++) {
        const slot = thread.slots[at];
        const beside = slot ? priceBeside(thread, a.slot, slot) : 0;
        if (beside > 0) places.push([`${b.index}@${at}`, beside] as const);
      }
      return [[places, price] as const];
    }),
  );
}

/** Price of two subheads on these rows: neighbouring legs of one frame, level or a row apart. */
function priceBeside({ legs, slots }: Slots, a: Slot, b: Slot): number {
  if (b.leg - a.leg !== 1 || a.frame !== b.frame) return 0;
  const { from } = legs[a.leg]!;
  const pitch = (slots[from + 1]?.baseline ?? 0) - (slots[from]?.baseline ?? 0);
  const apart = Math.abs(b.baseline - a.baseline);
  return apart < 1 ? COST.level : apart < pitch + 1 ? COST.nearlyLevel : 0;
}
