import { evenHeads } from '../layout/even-white.ts';
import type { Grid } from '../layout/grid.ts';
import type { ClosedThread } from '../layout/set-thread.ts';
import { shortLegs } from '../layout/short-legs.ts';
import type { Flexible } from '../spec/model.ts';

/** Lines that a thread fills: with all its white at the least, as preferred, and at the most. */
export interface Need {
  readonly least: number;
  readonly prefer: number;
  readonly most: number;
  /** It fills the least and every so many lines more: white that is the same above all heads. 1 where nothing is. */
  readonly step: number;
}

/**
 * What a thread would fill in a frame of another height, told from the way it filled this one. Copy that runs over
 * has given all its white away; copy that is short has taken all that it can.
 */
export function needOf(closed: ClosedThread): Need {
  const { flowed, thread } = closed;
  const end = flowed?.end ?? 0;
  const { least, prefer, most } = whiteOf(closed);
  const free = thread.slots.length - end;
  const step = Math.max(1, evenHeads(closed.blocks.map((block) => block.flow)));
  if (free < 0) return { least: end, prefer: Math.max(end, end + prefer), most: end + most, step };
  if (free > 1 && step === 1)
    return { least: end + least, prefer: Math.min(end, end + prefer), most: end, step };
  return { least: end + least, prefer: end + prefer, most: end + most, step };
}

/** Rows that white and the heights of quotes could still give or take. */
function whiteOf({ blocks, flowed, thread }: ClosedThread): Omit<Need, 'step'> {
  const white = { least: 0, prefer: 0, most: 0 };
  flowed?.placements.forEach((placement, i) => {
    const flow = blocks[i]!.flow;
    if (placement.kind !== 'display' || flow.kind !== 'display') return;
    const slot = thread.slots[placement.slot] ?? thread.slots.at(-1);
    const parts: [number, Flexible][] = [[placement.rows, flow.rowsAt(slot?.width ?? 1)]];
    // The white above falls away at the head of a leg, and is never there at the head of the thread.
    if (i > 0 && (placement.above > 0 || flow.above.min > 0)) parts.push([placement.above, flow.above]);
    if (i + 1 < blocks.length) parts.push([placement.below, flow.below]);
    for (const [actual, { min, prefer, max }] of parts) {
      white.least -= Math.max(0, actual - min);
      white.prefer += prefer - actual;
      white.most += Math.max(0, max - actual);
    }
  });
  return white;
}

/** A need that is so many rows more. */
export function shifted({ least, prefer, most, step }: Need, by: number): Need {
  return { least: least + by, prefer: prefer + by, most: most + by, step };
}

/**
 * Most rows that one leg before the last that is used leaves empty at its foot. At the foot of the page a row counts
 * double: there every leg ends on the last line (L12).
 */
export function holeOf({ flowed, thread }: ClosedThread, grid: Grid): number {
  const holes = shortLegs(flowed?.placements ?? [], thread).map(
    ({ leg, rows }) => rows * (endsPage(thread, leg, grid) ? 2 : 1),
  );
  return Math.max(0, ...holes);
}

/** Rows that a thread may be short of its foot: a single leg that ends the page none (L12), any other one (L11). */
export function mayBeShort({ thread }: ClosedThread, grid: Grid): number {
  return thread.legs.length === 1 && endsPage(thread, 0, grid) ? 0 : 1;
}

function endsPage({ legs, slots }: ClosedThread['thread'], leg: number, grid: Grid): boolean {
  return slots[legs[leg]!.to - 1]?.row === grid.lines - 1;
}
