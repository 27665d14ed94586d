import type { Flexible } from '../spec/model.ts';
import type { BrokenParagraph } from '../text/types.ts';
import { COST } from './costs.ts';
import { withEvenWhite } from './even-white.ts';
import { levelSubheads } from './level-heads.ts';
import { isLegHead, legEnd, roomAt, type Slots, slotAt } from './slots.ts';

/** A paragraph on its way through a thread. */
export interface TextBlock {
  readonly kind: 'text';
  /** Breaks the paragraph for the measures of successive lines. */
  readonly breakAt: (widthOf: (line: number) => number, looseness: number) => BrokenParagraph;
  /** The same at one measure, remembered by who can. */
  readonly breakEven?: (width: number, looseness: number) => BrokenParagraph;
  /** Width in pt of what must follow on the last line, at least one em away, or else take a line of its own (署名). */
  readonly tail?: number;
  readonly em: number;
  /** Its last line may stand alone at the head of a leg. */
  readonly widows?: true;
}

/** A block of whole rows: a subhead, a quote. */
export interface DisplayBlock {
  readonly kind: 'display';
  /** White above and below in rows; the white above falls away at the head of a leg. */
  readonly above: Flexible;
  readonly below: Flexible;
  /** Height in rows at a measure. */
  readonly rowsAt: (width: number) => Flexible;
  /** Rows of text that must follow in the same leg: 2 under a subhead (背题, L09), 0 for a quote. */
  readonly keepNext: number;
}

export type FlowBlock = TextBlock | DisplayBlock;

/** Where a block came to stand: slots are indexes into the thread, and may lie past its end (余文). */
export type Placement =
  | {
      readonly kind: 'text';
      readonly slot: number;
      readonly broken: BrokenParagraph;
      readonly tailSlot: number;
    }
  | {
      readonly kind: 'display';
      /** First slot of the block itself, after the white above. */
      readonly slot: number;
      readonly above: number;
      readonly rows: number;
      readonly below: number;
    };

/** One past the last slot that a paragraph takes, its byline included. */
export function textEnd({ slot, broken, tailSlot }: Extract<Placement, { kind: 'text' }>): number {
  return Math.max(slot + broken.lines.length, tailSlot + 1);
}

export interface FlowResult {
  readonly placements: readonly Placement[];
  /** One past the last slot used. */
  readonly end: number;
  readonly cost: number;
  /** Whether something is left that the page lint would warn of. */
  readonly faulty: boolean;
}

/** States kept after each block: far more than a page ever has, so that hostile input stays bounded. */
const MAX_STATES = 256;

const NO_ROWS: readonly number[] = [0];

interface State {
  readonly at: number;
  readonly cost: number;
  /** Whether a step on the way cost as much as a warning of the page lint. */
  readonly faulty: boolean;
  readonly from?: State;
  readonly placement?: Placement;
}

/**
 * Runs blocks through the lines of a thread and closes it: a shortest path over (block, line) where each flexible
 * height is a choice. First with every paragraph at its best setting; when that leaves a fault, paragraphs may
 * also be a line longer or shorter. Subheads that come to stand level are pushed apart in further rounds.
 */
export function flowBlocks(
  blocks: readonly FlowBlock[],
  thread: Slots,
  loosenesses: readonly number[],
): FlowResult {
  const memo = breakMemo(blocks, thread);
  return withEvenWhite(blocks, (own) => flowApart(own, thread, loosenesses, memo));
}

/** Flow in rounds, until no subheads stand level any more. */
function flowApart(
  blocks: readonly FlowBlock[],
  thread: Slots,
  loosenesses: readonly number[],
  memo: Memo,
): FlowResult {
  const banned = new Map<string, number>();
  let best: FlowResult | undefined;
  for (let round = 0; round < 6; round++) {
    const found = search(blocks, thread, memo, [0], banned);
    const better =
      found.faulty && loosenesses.length > 0
        ? search(blocks, thread, memo, [0, ...loosenesses], banned)
        : found;
    const level = levelSubheads(blocks, thread, better);
    const cost = better.cost + level.reduce((sum, [, price]) => sum + price, 0);
    if (!best || cost < best.cost) best = { ...better, cost };
    if (level.length === 0) break;
    for (const [places] of level) for (const [key, price] of places) banned.set(key, price);
  }
  return best!;
}

type Memo = (block: number, slot: number, looseness: number) => BrokenParagraph;

function search(
  blocks: readonly FlowBlock[],
  thread: Slots,
  memo: Memo,
  loosenesses: readonly number[],
  banned: ReadonlyMap<string, number>,
): FlowResult {
  let states: State[] = [{ at: 0, cost: 0, faulty: false }];
  blocks.forEach((block, index) => {
    const next = new Map<number, State>();
    const reach = (from: State, at: number, cost: number, placement: Placement) => {
      const step = cost + oversetCost(from.at, at, thread);
      const total = from.cost + step;
      const known = next.get(at);
      const faulty = from.faulty || step >= COST.legHead;
      if (!known || total < known.cost) next.set(at, { at, cost: total, faulty, from, placement });
    };
    for (const state of states) {
      if (block.kind === 'text') placeText(block, index, state, thread, memo, loosenesses, reach);
      else placeDisplay(block, blocks[index + 1], index, state, thread, banned, reach);
    }
    states = [...next.values()].sort((a, b) => a.cost - b.cost || a.at - b.at).slice(0, MAX_STATES);
  });
  return finish(states, thread);
}

function finish(states: readonly State[], thread: Slots): FlowResult {
  let best: State | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const state of states) {
    const cost = state.cost + endCost(state.at, thread);
    if (cost < bestCost) [best, bestCost] = [state, cost];
  }
  const placements: Placement[] = [];
  for (let state = best; state?.placement; state = state.from) placements.unshift(state.placement);
  const end = best?.at ?? 0;
  return { placements, end, cost: bestCost, faulty: best !== undefined && curable(best, placements, thread) };
}

/** Whether paragraphs of another length could mend what is wrong: each can give a row or two, no more. */
function curable(best: State, placements: readonly Placement[], thread: Slots): boolean {
  const paragraphs = placements.filter(({ kind }) => kind === 'text').length;
  if (Math.abs(best.at - thread.slots.length) > paragraphs) return false;
  return best.faulty || endCost(best.at, thread) >= COST.longEnd;
}

type Reach = (from: State, at: number, cost: number, placement: Placement) => void;

function placeText(
  block: TextBlock,
  index: number,
  state: State,
  thread: Slots,
  memo: Memo,
  loosenesses: readonly number[],
  reach: Reach,
): void {
  const best = memo(index, state.at, 0);
  for (const looseness of loosenesses) {
    // A paragraph that cannot be set by the rules anyway is left as the breaker found it best.
    if (looseness !== 0 && (best.infeasible.length > 0 || !canGive(best, looseness, block.em))) continue;
    const broken = looseness === 0 ? best : memo(index, state.at, looseness);
    if (looseness !== 0 && broken.lines.length === best.lines.length) continue;
    const count = broken.lines.length;
    const last = broken.lines[count - 1];
    const tailFits =
      block.tail === undefined ||
      (last !== undefined && last.indent + last.natural + block.em + block.tail <= last.measure + 0.01);
    const end = state.at + count + (tailFits ? 0 : 1);
    const opened = looseness === 0 ? 0 : COST.loose + COST.opened * Math.max(0, broken.cost - best.cost);
    const cost = opened + legBreakCost(broken, state.at, thread, block.widows);
    reach(state, end, cost, { kind: 'text', slot: state.at, broken, tailSlot: end - 1 });
  }
}

/** What a line can give on average before it looks squeezed or torn, in em. */
const GIVES = { squeeze: 0.35, stretch: 1 } as const;

/** Whether asking the breaker for a line more or fewer is worth its time: the last line tells how far it is. */
function canGive({ lines }: BrokenParagraph, looseness: number, em: number): boolean {
  const last = lines.at(-1);
  if (!last || lines.length < 3) return false;
  return looseness < 0
    ? last.natural <= lines.length * GIVES.squeeze * em
    : last.measure - last.natural <= lines.length * GIVES.stretch * em;
}

/** Widows and orphans where a leg ends inside a paragraph. */
function legBreakCost(broken: BrokenParagraph, at: number, thread: Slots, widows = false): number {
  const count = broken.lines.length;
  if (count < 2) return 0;
  let cost = 0;
  const end = legEnd(thread, at);
  if (end === at + 1) cost += COST.orphan;
  const lastSlot = at + count - 1;
  const slot = thread.slots[lastSlot];
  if (slot && !widows && thread.legs[slot.leg]!.from === lastSlot) {
    const last = broken.lines[count - 1]!;
    cost += last.endToken - last.firstToken <= 2 ? COST.lonelyWidow : COST.widow;
  }
  return cost;
}

function placeDisplay(
  block: DisplayBlock,
  next: FlowBlock | undefined,
  index: number,
  state: State,
  thread: Slots,
  banned: ReadonlyMap<string, number>,
  reach: Reach,
): void {
  const atHead = isLegHead(thread, state.at);
  const room = roomAt(thread, state.at);
  const { width } = slotAt(thread, state.at);
  const wished = block.rowsAt(width);
  const keep = rowsToKeep(block, next, width);
  const endsLeg = state.at + room === legEnd(thread, state.at);
  const whites = atHead ? NO_ROWS : range(block.above);
  // White below a quote and white above a subhead that follows it are one white, not two.
  const given = state.placement?.kind === 'display' ? state.placement.below : 0;
  const headCost = atHead && state.at > 0 && block.keepNext > 0 ? COST.legHead : 0;
  // What does not come needs no white above it.
  const belows = next ? range(block.below) : NO_ROWS;
  // Of all ways to the same row only the cheapest is of use.
  const cheapest: { cost: number; above: number; rows: number }[] = [];
  for (const rows of range(wished)) {
    for (const wishedWhite of whites) {
      const above = Math.max(0, wishedWhite - given);
      for (const below of belows) {
        const height = above + rows + below;
        if (height + keep > room && !(keep === 0 && above + rows <= room)) continue;
        // A quote at the foot of a leg needs no white below it.
        const kept = Math.min(height, room);
        const white = kept - above - rows;
        const cost =
          COST.row *
            ((atHead ? 0 : away(wishedWhite, block.above)) +
              away(rows, wished) +
              (next ? away(below, block.below) : 0)) +
          headCost +
          (endsLeg && kept === room ? COST.footWhite * white : 0) +
          (banned.size > 0 ? (banned.get(`${index}@${state.at + above}`) ?? 0) : 0);
        const known = cheapest[kept];
        if (!known || cost < known.cost) cheapest[kept] = { cost, above, rows };
      }
    }
  }
  cheapest.forEach(({ cost, above, rows }, kept) => {
    const slot = state.at + above;
    reach(state, state.at + kept, cost, { kind: 'display', slot, above, rows, below: kept - above - rows });
  });
  if (cheapest.length === 0) jumpToNextLeg(block, keep, state, thread, reach);
}

/** Rows that must have room below a block in its leg: some of the text, or the whole of what stands under it. */
function rowsToKeep(block: DisplayBlock, next: FlowBlock | undefined, width: number): number {
  if (!next || block.keepNext === 0) return 0;
  if (next.kind === 'text') return block.keepNext;
  return next.above.min + next.rowsAt(width).min + next.keepNext;
}

/**
 * No room in this leg: leave the rest of it empty and stand at the head of the next one that has room. Where none
 * has room for the text to keep, the block stands without it; where none has room at all, it is 余文.
 */
function jumpToNextLeg(block: DisplayBlock, keep: number, state: State, thread: Slots, reach: Reach): void {
  const stand = (at: number, above: number, cost: number) => {
    const rows = block.rowsAt(slotAt(thread, at).width)[at < thread.slots.length ? 'min' : 'prefer'];
    const below = Math.min(block.below.min, roomAt(thread, at) - above - rows);
    reach(state, at + above + rows + below, cost, { kind: 'display', slot: at + above, above, rows, below });
  };
  let hole = 0;
  for (let at = state.at; at < thread.slots.length; ) {
    const free = roomAt(thread, at);
    const need = block.rowsAt(slotAt(thread, at).width).min + block.below.min + keep;
    if (need <= free && isLegHead(thread, at)) {
      stand(at, 0, hole * COST.hole);
      return;
    }
    hole += free;
    at += free;
  }
  for (let at = state.at, left = 0; at < thread.slots.length; ) {
    const free = roomAt(thread, at);
    const above = at === state.at && !isLegHead(thread, at) ? block.above.min : 0;
    if (above + block.rowsAt(slotAt(thread, at).width).min <= free) {
      stand(at, above, COST.foot + left * COST.hole);
      return;
    }
    left += free;
    at += free;
  }
  stand(Math.max(state.at, thread.slots.length), 0, hole * COST.hole);
}

function oversetCost(from: number, to: number, thread: Slots): number {
  const capacity = thread.slots.length;
  return to > capacity ? (to - Math.max(from, capacity)) * COST.overset : 0;
}

function endCost(end: number, thread: Slots): number {
  const short = Math.max(0, thread.slots.length - end);
  const allowed = Math.min(Math.max(0, thread.legs.length - 1), thread.flush ? 1 : Number.POSITIVE_INFINITY);
  const further = thread.flush ? COST.flushEnd : COST.longEnd;
  return Math.min(short, allowed) * COST.shortEnd + Math.max(0, short - allowed) * further;
}

/** Breaks each paragraph once a measure; only lines that meet an obstacle or another width are broken anew. */
function breakMemo(blocks: readonly FlowBlock[], thread: Slots): Memo {
  const uniform = new Map<string, BrokenParagraph>();
  const special = new Map<string, BrokenParagraph>();
  const sameUntil = uniformRuns(thread);
  return (index, at, looseness) => {
    const block = blocks[index]!;
    if (block.kind !== 'text') throw new Error('only text is broken into lines');
    const { width } = slotAt(thread, at);
    const key = `${index}/${looseness}/${width}`;
    let broken = uniform.get(key);
    if (!broken) {
      broken = block.breakEven?.(width, looseness) ?? block.breakAt(() => width, looseness);
      uniform.set(key, broken);
    }
    const until = at < sameUntil.length ? sameUntil[at]! : Number.POSITIVE_INFINITY;
    if (at + broken.lines.length <= until) return broken;
    const own = `${index}/${looseness}@${at}`;
    let varied = special.get(own);
    if (!varied) {
      varied = block.breakAt((line) => slotAt(thread, at + line).width, looseness);
      special.set(own, varied);
    }
    return varied;
  };
}

/** For each slot, one past the last slot in a row that has its width; Infinity when nothing changes any more. */
function uniformRuns({ slots }: Slots): number[] {
  const until = new Array<number>(slots.length);
  let end = Number.POSITIVE_INFINITY;
  for (let i = slots.length - 1; i >= 0; i--) {
    if (i + 1 < slots.length && slots[i + 1]!.width !== slots[i]!.width) end = i + 1;
    until[i] = end;
  }
  return until;
}

function range({ min, max }: Flexible): number[] {
  return Array.from({ length: max - min + 1 }, (_, i) => min + i);
}

/** Rows away from what is preferred, the second counting two, the third three. */
function away(value: number, { prefer }: Flexible): number {
  const by = Math.abs(value - prefer);
  return (by * (by + 1)) / 2;
}
