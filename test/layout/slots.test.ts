import { describe, expect, it } from 'vitest';
import { type Rect, resolveGrid } from '../../src/layout/grid.ts';
import { placeFrames } from '../../src/layout/placement.ts';
import { frameColumns, threadSlots } from '../../src/layout/slots.ts';
import type { TextFrame } from '../../src/spec/model.ts';
import { em, nowhere, pageModel, pt, textFrame } from './model.ts';

const { grid } = resolveGrid(pageModel({ columns: 8, characters: 13, gutter: em(1) }), 880, nowhere);
const style = { em: 9, ascent: 880 };

function placed(rest: Partial<TextFrame>) {
  const frame = textFrame('a', rest);
  return { ...placeFrames([frame], grid, nowhere).placed[0]!, frame };
}

function slotsOf(rest: Partial<TextFrame>, obstacles: Rect[] = [], own = style) {
  return threadSlots([{ placed: placed(rest), style: own }], () => obstacles, grid);
}

describe('columns of a frame', () => {
  const widths = (rest: Partial<TextFrame>) =>
    frameColumns(placed(rest), grid, 9).map(({ width }) => width / 9);

  it('are the base columns it covers', () =>
    expect(widths({ area: { columns: [1, 3], lines: [1, 5] } })).toEqual([13, 13, 13]));
  it('or its width re-divided: 三破二 gives 20 characters', () =>
    expect(widths({ area: { columns: [1, 3], lines: [1, 5] }, split: 2 })).toEqual([20, 20]));
  it('五破三 gives 22, and the character over goes to the gutters', () => {
    const columns = frameColumns(placed({ area: { columns: [1, 5], lines: [1, 5] }, split: 3 }), grid, 9);
    expect(columns.map(({ width }) => width / 9)).toEqual([22, 22, 22]);
    expect(columns[1]!.x - columns[0]!.x - columns[0]!.width).toBeCloseTo(9 * 1.5, 6);
  });
  it('an inset single column keeps whole characters, centred', () => {
    const inset = { top: pt(9), right: pt(10), bottom: pt(9), left: pt(10) };
    const [column] = frameColumns(placed({ area: { columns: [1, 1], lines: [1, 5] }, inset }), grid, 9);
    expect(column!.width).toBe(10 * 9);
    expect(column!.x - grid.columns[0]!.x).toBeCloseTo((117 - 90) / 2, 6);
  });
});

describe('lines of a frame', () => {
  const area = { columns: [1, 1], lines: [3, 12] } as const;

  it('sit on the page grid, one for each line of the area', () => {
    const { slots } = slotsOf({ area });
    expect(slots.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(slots[0]!.baseline).toBeCloseTo(grid.top + 2 * 11.25 + 9 * 0.88, 6);
  });

  it('an inset costs the lines that it covers', () => {
    const inset = { top: pt(9), right: pt(0), bottom: pt(9), left: pt(0) };
    expect(slotsOf({ area, inset }).slots.map(({ row }) => row)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('larger type shares the baselines of the body', () => {
    const { slots } = slotsOf({ area }, [], { em: 10.5, ascent: 880 });
    expect(slots[0]!.baseline).toBeCloseTo(grid.top + slots[0]!.row! * 11.25 + 9 * 0.88, 6);
  });

  it('a leading of its own leaves the grid', () => {
    const { slots } = slotsOf({ area }, [], { ...style, leading: 20 } as typeof style);
    expect(slots[1]!.baseline - slots[0]!.baseline).toBeCloseTo(20, 6);
    expect(slots[0]!.row).toBeUndefined();
  });

  it('legs follow one another', () => {
    const { legs } = slotsOf({ area: { columns: [1, 2], lines: [1, 4] } });
    expect(legs.map(({ from, to }) => [from, to])).toEqual([
      [0, 4],
      [4, 8],
    ]);
  });
});

describe('obstacles', () => {
  const area = { columns: [1, 2], lines: [1, 10] } as const;
  const column = grid.columns[0]!;
  const block = (x: number, width: number, row: number, rows: number): Rect => ({
    x,
    width,
    y: grid.top + row * 11.25,
    height: (rows - 1) * 11.25 + 9,
  });

  it('at the right edge shorten the lines beside them by whole characters', () => {
    const { slots } = slotsOf({ area, split: 1 }, [block(column.x + 20.5 * 9, 100, 2, 3)]);
    const beside = slots.filter(({ width }) => width < 27 * 9);
    expect(beside.map(({ row }) => row)).toEqual([2, 3, 4]);
    expect(beside[0]!.width / 9).toBe(20);
    expect(beside[0]!.x).toBeCloseTo(column.x, 6);
  });

  it('at the left edge push the lines flush with the right edge', () => {
    const { slots } = slotsOf({ area, split: 1 }, [block(column.x - 5, 9 * 9, 2, 3)]);
    const beside = slots.find(({ row }) => row === 2)!;
    expect(beside.x + beside.width).toBeCloseTo(column.x + 27 * 9, 6);
    expect(Number.isInteger(Math.round((beside.width / 9) * 1e6) / 1e6)).toBe(true);
  });

  it('across the column take the lines away', () => {
    const { slots } = slotsOf({ area, split: 1 }, [block(column.x, 27 * 9, 2, 3)]);
    expect(slots.map(({ row }) => row)).toEqual([0, 1, 5, 6, 7, 8, 9]);
  });

  it('that leave less than five characters take the line too', () => {
    const { slots } = slotsOf({ area, split: 1 }, [block(column.x + 4.9 * 9, 27 * 9, 2, 1)]);
    expect(slots.map(({ row }) => row)).not.toContain(2);
  });
});
