import { describe, expect, it } from 'vitest';
import {
  charactersIn,
  dividedColumns,
  headlineRows,
  lengthPt,
  lineBaseline,
  mergedColumns,
  resolveGrid,
} from '../../src/layout/grid.ts';
import vectors from './geometry-vectors.json' with { type: 'json' };
import { em, mm, nowhere, pageModel, pt } from './model.ts';

const MM = 72 / 25.4;

function gridOf(...args: Parameters<typeof pageModel>) {
  const { grid, problems } = resolveGrid(pageModel(...args), 880, nowhere);
  expect(problems).toEqual([]);
  return grid;
}

describe('newspaper arithmetic', () => {
  it.each(vectors.map((v) => [v.id, v.question, v] as const))('%s %s', (_id, question, vector) => {
    const input = vector.input as Record<string, number> & { sizes: number[] };
    if (question.startsWith('merged')) {
      expect(mergedColumns(input.columns!, input.base!, input.gutter!)).toBe(vector.expect);
    } else if (question.startsWith('broken')) {
      const line = mergedColumns(input.span!, input.base!, input.gutter!);
      expect(dividedColumns(line, input.into!, input.gutter!)).toEqual(vector.expect);
    } else if (question.startsWith('characters')) {
      const chars = mergedColumns(input.columns!, input.base!, input.gutter!);
      expect(charactersIn(chars * input.bodyPt!, input.headPt!)).toBe(vector.expect);
    } else {
      const { exact, rounded } = headlineRows(input.sizes, input.pitch!, input.white!);
      expect({ exact: Math.round(exact * 1000) / 1000, rounded }).toEqual(vector.expect);
    }
  });
});

describe('grid stated in characters', () => {
  it('8 × 13 字 of 9 pt with a gutter of one makes its own width of 352.4 mm, and the margins shrink evenly', () => {
    const grid = gridOf({ columns: 8, characters: 13, gutter: em(1) });
    expect(grid.typeArea.width).toBeCloseTo(999, 6);
    expect(grid.typeArea.width / MM).toBeCloseTo(352.425, 3);
    expect(grid.typeArea.x).toBeCloseTo((390 * MM - 999) / 2, 6);
    expect(grid.columns).toHaveLength(8);
    expect(grid.columns[1]!.x - grid.columns[0]!.x).toBeCloseTo(14 * 9, 6);
  });

  it('without a gutter the type area gives it: 5 × 16 字 of 11 pt in 350 mm leave 28.03 pt', () => {
    const grid = gridOf({ columns: 5, characters: 16, body: pt(11), pitch: pt(18) });
    expect(grid.gutter).toBeCloseTo(28.03, 2);
    expect(grid.typeArea.width).toBeCloseTo(350 * MM, 6);
    expect(grid.lines).toBe(75);
  });
});

describe('grid derived from 350 mm', () => {
  it('finds 12 characters a column for 8 columns and widens the gutters', () => {
    const grid = gridOf({ columns: 8 });
    expect(grid.columns[0]!.width).toBe(12 * 9);
    expect(grid.gutter).toBeCloseTo((350 * MM - 8 * 108) / 7, 6);
    expect(grid.typeArea.width).toBeCloseTo(350 * MM, 6);
  });

  it('or leaves the rest to the margins', () => {
    const grid = gridOf({ columns: 8, remainder: 'margins' });
    expect(grid.gutter).toBe(9);
    expect(grid.typeArea.width).toBeCloseTo(8 * 108 + 7 * 9, 6);
    expect(grid.typeArea.x).toBeCloseTo((390 * MM - 927) / 2, 6);
  });

  it('holds 123 lines of 9 on 11.25 in 490 mm without a 报眉', () => {
    const model = pageModel();
    const { grid } = resolveGrid({ ...model, page: { ...model.page, folioHeight: mm(0) } }, 880, nowhere);
    expect(grid.lines).toBe(123);
  });
});

describe('column modes', () => {
  it('absolute: equal columns that need not be whole characters', () => {
    const grid = gridOf({ mode: 'absolute', columns: 7, gutter: pt(10) });
    expect(grid.columns[0]!.width).toBeCloseTo((350 * MM - 60) / 7, 6);
  });
  it('relative: widths in proportion', () => {
    const grid = gridOf({ mode: 'relative', columns: 3, parts: [2, 1, 1], gutter: pt(12) });
    expect(grid.columns[0]!.width).toBeCloseTo(2 * grid.columns[1]!.width, 6);
    expect(grid.columns[2]!.x + grid.columns[2]!.width).toBeCloseTo(grid.typeArea.x + 350 * MM, 6);
  });
  it('free: the widths as given, centred on the page', () => {
    const grid = gridOf({ mode: 'free', columns: 2, widths: [mm(100), mm(60)], gutter: mm(5) });
    expect(grid.typeArea.width / MM).toBeCloseTo(165, 6);
    expect(grid.typeArea.x / MM).toBeCloseTo((390 - 165) / 2, 6);
  });
});

describe('what cannot be', () => {
  it('columns that do not fit are a problem, not a page', () => {
    const { problems } = resolveGrid(pageModel({ columns: 24, characters: 13 }), 880, nowhere);
    expect(problems.map((p) => p.code)).toContain('grid-columns-too-narrow');
  });
  it('a grid wider than the sheet is a problem', () => {
    const { problems } = resolveGrid(pageModel({ columns: 9, characters: 13, gutter: em(1) }), 880, nowhere);
    expect(problems.map((p) => p.code)).toEqual(['type-area-too-large']);
  });
});

describe('lengths', () => {
  const grid = gridOf({ columns: 8, characters: 13, gutter: em(1) });
  it.each([
    [pt(9), 9],
    [mm(25.4), 72],
    [em(2), 18],
    [{ value: 3, unit: 'line' as const }, 33.75],
    [{ value: 2, unit: 'column' as const }, 27 * 9],
  ])('%o is %d pt', (length, value) => expect(lengthPt(length, grid)).toBeCloseTo(value, 6));

  it('the first baseline lies an ascent under the top of the grid', () => {
    expect(lineBaseline(grid, 0) - grid.top).toBeCloseTo(9 * 0.88, 6);
  });
});
