import { describe, expect, it } from 'vitest';
import { type FlowBlock, flowBlocks } from '../../src/layout/flow.ts';
import type { Slots } from '../../src/layout/slots.ts';
import type { BrokenParagraph } from '../../src/text/types.ts';

/** Legs of the given numbers of lines, all of one measure. */
function legs(...counts: number[]): Slots {
  const slots = [];
  const made = [];
  for (const [leg, count] of counts.entries()) {
    const from = slots.length;
    for (let row = 0; row < count; row++) {
      slots.push({ frame: 'f', leg, row, x: leg * 200, width: 176, baseline: 100 + row * 18 });
    }
    made.push({ frame: 'f', x: leg * 200, width: 176, from, to: slots.length });
  }
  return { slots, legs: made };
}

/** A paragraph of so many lines; `give` says by how many it can be made shorter or longer. */
function text(lines: number, give = 0): FlowBlock {
  const broken = (count: number): BrokenParagraph => ({
    cost: 0,
    infeasible: [],
    lines: Array.from({ length: count }, (_, i) => ({
      firstToken: i * 16,
      endToken: i * 16 + 16,
      start: i * 16,
      end: i * 16 + 16,
      measure: 176,
      indent: 0,
      natural: i === count - 1 ? 22 : 176,
      cost: 0,
      last: i === count - 1,
    })),
  });
  return {
    kind: 'text',
    em: 11,
    breakAt: (_width, loose) => broken(lines + Math.max(-give, Math.min(give, loose))),
  };
}

/** A subhead of 3 rows: white above, and a line of white below. */
function subhead(above = { min: 1, prefer: 2, max: 3 }): FlowBlock {
  const one = { min: 1, prefer: 1, max: 1 };
  const three = { min: 3, prefer: 3, max: 3 };
  return { kind: 'display', above, below: one, rowsAt: () => three, keepNext: 2 };
}

function quote(min: number, prefer: number, max: number): FlowBlock {
  const one = { min: 1, prefer: 1, max: 1 };
  return { kind: 'display', above: one, below: one, rowsAt: () => ({ min, prefer, max }), keepNext: 0 };
}

/** What was placed, as `text@slot+lines` and `head@slot^above`. */
function flow(blocks: FlowBlock[], thread: Slots, give: number[] = []) {
  const result = flowBlocks(blocks, thread, give);
  const shown = result.placements.map((p) =>
    p.kind === 'text' ? `text@${p.slot}+${p.broken.lines.length}` : `head@${p.slot}^${p.above}=${p.rows}`,
  );
  return { shown: shown.join(' '), end: result.end };
}

describe('flow', () => {
  it('runs paragraphs through the legs one after another', () => {
    expect(flow([text(7), text(8), text(5)], legs(10, 10)).shown).toBe('text@0+7 text@7+8 text@15+5');
  });

  it('gives a subhead its preferred white when the page has room', () => {
    expect(flow([text(5), subhead(), text(9)], legs(20)).shown).toBe('text@0+5 head@7^2=3 text@11+9');
  });

  it('takes slack from the white above subheads', () => {
    expect(flow([text(5), subhead(), text(10)], legs(20)).shown).toBe('text@0+5 head@6^1=3 text@10+10');
  });

  it('gives even white the same height everywhere, and leaves the rest at the end', () => {
    const even = () => subhead({ min: 1, prefer: 2, max: 3, even: true } as Parameters<typeof subhead>[0]);
    const blocks = (head: typeof subhead) => [text(4), head(), text(4), head(), text(4)];
    const whites = (shown: string) => [...shown.matchAll(/\^(\d)/g)].map(([, rows]) => rows);
    // 20 rows of matter: 2 rows of white fill 22, 4 fill 24.
    expect(whites(flow(blocks(even), legs(23)).shown)).toEqual(['1', '1']);
    expect(whites(flow(blocks(even), legs(24)).shown)).toEqual(['2', '2']);
    expect(whites(flow(blocks(subhead), legs(23)).shown).sort()).toEqual(['1', '2']);
  });

  it('and from the height of quotes', () => {
    expect(flow([text(5), quote(4, 6, 8), text(5)], legs(18)).end).toBe(18);
    expect(flow([text(5), quote(4, 6, 8), text(5)], legs(20)).end).toBe(20);
  });

  it('shares white among subheads and quotes instead of heaping it on one', () => {
    const wide = { min: 1, prefer: 1, max: 3 };
    const blocks = [text(3), subhead(wide), text(3), subhead(wide), text(3), quote(3, 3, 6), text(3)];
    // 4 rows of white more than is preferred, in places for 7.
    const { placements, end } = flowBlocks(blocks, legs(31), []);
    expect(end).toBe(31);
    const more = placements.flatMap((one) => (one.kind === 'display' ? [one.above - 1 + one.rows - 3] : []));
    expect(more.reduce((sum, rows) => sum + rows)).toBe(4);
    expect(Math.max(...more)).toBe(2);
    expect(Math.min(...more)).toBe(1);
  });

  it('drops the white above a subhead at the head of a leg', () => {
    expect(flow([text(10), subhead(), text(6)], legs(10, 10)).shown).toBe('text@0+10 head@10^0=3 text@14+6');
  });

  it('makes one white of the white below a quote and above the subhead after it', () => {
    const below = { min: 1, prefer: 1, max: 1 };
    const blocks = [
      text(4),
      quote(4, 4, 4),
      { ...subhead(below), above: { min: 2, prefer: 2, max: 2 } },
      text(4),
    ];
    // 4 of text, 1 + 4 + 1 of quote, 2 − 1 of white, 3 + 1 of subhead, 4 of text.
    expect(flow(blocks as FlowBlock[], legs(30)).end).toBe(19);
  });

  it('does not mind a head at the very beginning, but does at the head of a later leg (L10)', () => {
    const cost = (blocks: FlowBlock[], thread: Slots) => flowBlocks(blocks, thread, []).cost;
    expect(cost([subhead(), text(6)], legs(10))).toBe(0);
    expect(cost([text(10), subhead(), text(6)], legs(10, 10))).toBeGreaterThan(10);
  });

  it('never leaves a subhead at the foot of a leg (L09)', () => {
    const { shown } = flow([text(14), subhead(), text(20)], legs(20, 30));
    expect(shown).toMatch(/head@20\^0/);
  });

  it('sets a paragraph a line shorter rather than leave a widow (L07)', () => {
    expect(flow([text(6), text(5)], legs(10, 1)).shown).toBe('text@0+6 text@6+5');
    expect(flow([text(6, 1), text(5)], legs(10, 1), [-1, 1]).shown).toBe('text@0+5 text@5+5');
  });

  it('pushes subheads apart that would stand level in neighbouring legs (L10)', () => {
    const blocks = [text(4), subhead(), text(11), text(3), subhead(), text(11)];
    const { shown } = flow(blocks, legs(20, 20));
    const [a, b] = [...shown.matchAll(/head@(\d+)/g)].map((m) => Number(m[1]));
    expect(b! - 20).not.toBe(a);
  });

  it('counts what does not fit as lines past the end', () => {
    expect(flow([text(25)], legs(10, 10)).end).toBe(25);
  });

  it('finishes for a thread of no room at all', () => {
    expect(flow([subhead(), text(3)], legs(1)).end).toBeGreaterThan(1);
  });
});
