import { type Placement, textEnd } from './flow.ts';
import type { Slots } from './slots.ts';

/** Legs before the last one in use that end in empty rows: their index in the thread, and how many rows. */
export function shortLegs(
  placements: readonly Placement[],
  { legs }: Slots,
): readonly { readonly leg: number; readonly rows: number }[] {
  const used = new Set<number>();
  for (const placement of placements) {
    const from = placement.kind === 'text' ? placement.slot : placement.slot - placement.above;
    // White that a block leaves at the foot of a leg is as empty as any other.
    const to = placement.kind === 'text' ? textEnd(placement) : placement.slot + placement.rows;
    for (let i = from; i < to; i++) used.add(i);
  }
  const end = Math.max(0, ...used);
  return legs.flatMap(({ from, to }, leg) => {
    if (to > end) return [];
    let rows = 0;
    for (let i = to - 1; i >= from && !used.has(i); i--) rows++;
    return rows > 0 ? [{ leg, rows }] : [];
  });
}
