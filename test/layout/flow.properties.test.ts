import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FlowBlock, type FlowResult, flowBlocks, type Placement } from '../../src/layout/flow.ts';
import type { Slots } from '../../src/layout/slots.ts';
import type { Flexible } from '../../src/spec/model.ts';
import type { BrokenParagraph } from '../../src/text/types.ts';

/** Legs of so many rows; a leg may have a narrower stretch, as beside an obstacle. */
function legs(counts: readonly { rows: number; narrow: number }[]): Slots {
  const slots = [];
  const made = [];
  for (const [leg, { rows, narrow }] of counts.entries()) {
    const from = slots.length;
    for (let row = 0; row < rows; row++) {
      const width = row === narrow ? 88 : 176;
      slots.push({ frame: 'f', leg, row, x: leg * 200, width, baseline: 100 + row * 18 });
    }
    made.push({ frame: 'f', x: leg * 200, width: 176, from, to: slots.length });
  }
  return { slots, legs: made };
}

function paragraph(count: number, give: number): FlowBlock {
  const broken = (lines: number): BrokenParagraph => ({
    cost: lines === count ? 0 : 20,
    infeasible: [],
    lines: Array.from({ length: lines }, (_, i) => ({
      firstToken: i * 16,
      endToken: i * 16 + 16,
      start: i * 16,
      end: i * 16 + 16,
      measure: 176,
      indent: 0,
      natural: 90,
      cost: 0,
      last: i === lines - 1,
    })),
  });
  return {
    kind: 'text',
    em: 11,
    breakAt: (_, looseness) => broken(Math.max(1, count + Math.sign(looseness) * give)),
  };
}

const flexible = (most: number): fc.Arbitrary<Flexible> =>
  fc
    .tuple(fc.nat(most), fc.nat(most), fc.nat(most))
    .map((three) => three.sort((a, b) => a - b))
    .map(([min, prefer, max]) => ({ min: min!, prefer: prefer!, max: max! }));

const text = fc.tuple(fc.integer({ min: 1, max: 14 }), fc.nat(1)).map(([n, give]) => paragraph(n, give));
const display = (keepNext: number) =>
  fc.tuple(flexible(3), flexible(2), flexible(4)).map(([above, below, rows]): FlowBlock => {
    const at = { min: rows.min + 1, prefer: rows.prefer + 1, max: rows.max + 1 };
    return { kind: 'display', above, below, rowsAt: () => at, keepNext };
  });
const blocks = fc.array(fc.oneof({ weight: 3, arbitrary: text }, display(2), display(0)), {
  minLength: 1,
  maxLength: 12,
});
const threads = fc
  .array(fc.record({ rows: fc.integer({ min: 1, max: 24 }), narrow: fc.integer({ min: -1, max: 24 }) }), {
    minLength: 1,
    maxLength: 5,
  })
  .map(legs);

const rowsOf = (p: Placement) => (p.kind === 'text' ? p.broken.lines.length : p.rows);
const startOf = (p: Placement) => (p.kind === 'text' ? p.slot : p.slot - p.above);
const endOf = (p: Placement) => (p.kind === 'text' ? p.tailSlot + 1 : p.slot + p.rows + p.below);
const legAt = (thread: Slots, slot: number) => thread.slots[slot]?.leg;

const forAll = (check: (blocks: readonly FlowBlock[], thread: Slots, result: FlowResult) => void) =>
  fc.assert(
    fc.property(blocks, threads, (list, thread) => check(list, thread, flowBlocks(list, thread, [-1, 1]))),
    { numRuns: 300 },
  );

describe('for any blocks and legs', () => {
  it('every block is placed once, in order, none over another', () => {
    forAll((list, _, { placements, end }) => {
      expect(placements.map((p) => p.kind)).toEqual(list.map((block) => block.kind));
      let at = 0;
      for (const placement of placements) {
        expect(startOf(placement)).toBeGreaterThanOrEqual(at);
        at = endOf(placement);
      }
      expect(end).toBe(at);
    });
  });

  it('a paragraph leaves no line of its thread empty before it', () => {
    forAll((list, _, { placements }) => {
      placements.forEach((placement, i) => {
        const before = placements[i - 1];
        if (list[i]!.kind === 'text' && before) expect(startOf(placement)).toBe(endOf(before));
      });
    });
  });

  it('a subhead or quote stands in one leg, in rows of one measure, as high as it may be', () => {
    forAll((list, thread, { placements }) => {
      placements.forEach((placement, i) => {
        const block = list[i]!;
        if (placement.kind !== 'display' || block.kind !== 'display') return;
        const { min, max } = block.rowsAt(176);
        expect(placement.rows).toBeGreaterThanOrEqual(min);
        expect(placement.rows).toBeLessThanOrEqual(max);
        const own = Array.from({ length: placement.rows }, (_, k) => thread.slots[placement.slot + k]);
        expect(new Set(own.map((slot) => slot?.leg)).size).toBe(1);
        expect(new Set(own.map((slot) => slot?.width)).size).toBe(1);
      });
    });
  });

  it('a subhead keeps two lines of text below it, unless no leg has room for that', () => {
    forAll((list, thread, { placements }) => {
      placements.forEach((placement, i) => {
        const block = list[i]!;
        if (placement.kind !== 'display' || block.kind !== 'display' || block.keepNext === 0) return;
        if (list[i + 1]?.kind !== 'text' || placement.slot >= thread.slots.length) return;
        const last = placement.slot + rowsOf(placement) - 1;
        if (legAt(thread, last + 2) === legAt(thread, last)) return;
        // The heads of the legs from here on have no room either.
        const need = block.rowsAt(176).min + block.below.min + 2;
        for (const leg of thread.legs.filter(({ from }) => from > startOf(placement))) {
          expect(sameMeasureFrom(thread, leg.from)).toBeLessThan(need);
        }
      });
    });
  });

  it('gives the same answer again', () => {
    forAll((list, thread, result) => {
      expect(flowBlocks(list, thread, [-1, 1])).toEqual(result);
    });
  });

  // A search that tries every break would never come to an end.
  it('stays bounded for hundreds of blocks', { timeout: 60_000 }, () => {
    const one = { min: 0, prefer: 1, max: 3 };
    const list: FlowBlock[] = Array.from({ length: 300 }, (_, i) =>
      i % 3 === 0
        ? { kind: 'display', above: one, below: one, rowsAt: () => ({ ...one, min: 1 }), keepNext: 2 }
        : paragraph(4, 1),
    );
    const thread = legs(Array.from({ length: 20 }, () => ({ rows: 80, narrow: -1 })));
    expect(flowBlocks(list, thread, [-1, 1]).placements).toHaveLength(300);
  });
});

/** Rows from the head of a leg that have one measure. */
function sameMeasureFrom(thread: Slots, from: number): number {
  const { leg, width } = thread.slots[from]!;
  let to = from;
  while (thread.slots[to]?.leg === leg && thread.slots[to]?.width === width) to++;
  return to - from;
}

describe('control: the rule can be switched off', () => {
  const head = (keepNext: number): FlowBlock => {
    const one = { min: 1, prefer: 1, max: 1 };
    return { kind: 'display', above: one, below: one, rowsAt: () => one, keepNext };
  };
  const thread = legs([
    { rows: 10, narrow: -1 },
    { rows: 10, narrow: -1 },
  ]);
  const slotOfHead = (keepNext: number) =>
    flowBlocks([paragraph(7, 0), head(keepNext), paragraph(8, 0)], thread, []).placements[1]!.slot;

  it('with nothing to keep the subhead stands at the foot of the leg', () => {
    expect(slotOfHead(0)).toBe(8);
    expect(slotOfHead(2)).toBe(10);
  });
});
