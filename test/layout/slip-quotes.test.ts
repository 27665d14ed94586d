import { describe, expect, it } from 'vitest';
import { type FlowBlock, flowBlocks } from '../../src/layout/flow.ts';
import { slipQuotes } from '../../src/layout/slip-quotes.ts';
import type { Slots } from '../../src/layout/slots.ts';
import type { ThreadBlock } from '../../src/layout/thread.ts';

/** Legs of ten lines each, of one measure. */
function legs(count: number): Slots {
  const rows = Array.from({ length: count * 10 }, (_, i) => ({ leg: Math.floor(i / 10), row: i % 10 }));
  return {
    slots: rows.map(({ leg, row }) => ({
      frame: 'f',
      leg,
      row,
      x: leg * 200,
      width: 176,
      baseline: 100 + row * 18,
    })),
    legs: Array.from({ length: count }, (_, leg) => ({
      frame: 'f',
      x: leg * 200,
      width: 176,
      from: leg * 10,
      to: leg * 10 + 10,
    })),
  };
}

const line = {
  firstToken: 0,
  endToken: 16,
  start: 0,
  end: 16,
  measure: 176,
  indent: 0,
  natural: 176,
  cost: 0,
  last: false,
};
const block = (flow: FlowBlock): ThreadBlock => ({ flow, paint: () => undefined });

function text(lines: number): ThreadBlock {
  const broken = { cost: 0, infeasible: [], lines: Array.from({ length: lines }, () => line) };
  return block({ kind: 'text', em: 11, breakAt: () => broken });
}

function quote(rows: number): ThreadBlock {
  const none = { min: 0, prefer: 0, max: 0 };
  const high = { min: rows, prefer: rows, max: rows };
  return block({ kind: 'display', above: none, below: none, rowsAt: () => high, keepNext: 0 });
}

describe('a quote without room where it was written', () => {
  const flow = (blocks: readonly ThreadBlock[]) =>
    flowBlocks(
      blocks.map((one) => one.flow),
      legs(2),
      [],
    );
  const blocks = [text(7), quote(5), text(8)];

  it('would leave the rest of its leg empty', () => {
    expect(flow(blocks).placements[1]).toMatchObject({ slot: 10 });
  });

  it('slips behind the paragraph after it, and the legs close', () => {
    const { blocks: order, flowed } = slipQuotes(blocks, flow(blocks), flow);
    expect(order.indexOf(blocks[1]!)).toBe(2);
    expect(flowed.placements.map((placement) => placement.slot)).toEqual([0, 7, 15]);
    expect(flowed.end).toBe(20);
  });

  it('stays where it has room', () => {
    const roomy = [text(4), quote(5), text(8)];
    expect(slipQuotes(roomy, flow(roomy), flow).blocks).toBe(roomy);
  });
});
