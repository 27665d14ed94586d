import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OVERLAP, paperSheets } from '../../src/proof/paper.ts';
import { MM, toMpt } from '../../src/units.ts';

const mm = (value: number) => toMpt(value * MM);
const broadsheet = { width: mm(390), height: mm(540) };

describe('one sheet', () => {
  it.each([
    ['a2', 1],
    ['a3', 0.73],
  ] as const)('%s takes a broadsheet page at %f of its size', (paper, scale) => {
    const [sheet] = paperSheets(broadsheet, paper);
    expect(sheet!.scale).toBeCloseTo(scale, 2);
    expect(sheet!.x).toBeGreaterThan(0);
    expect(sheet!.y + broadsheet.height * sheet!.scale).toBeLessThan(sheet!.height);
  });
  it('never enlarges a small page, and turns for a wide one', () => {
    const [sheet] = paperSheets({ width: mm(200), height: mm(100) }, 'a3');
    expect([sheet!.scale, sheet!.width > sheet!.height]).toEqual([1, true]);
  });
});

describe('tiles', () => {
  it('puts a broadsheet page on two sheets of A3', () => {
    const sheets = paperSheets(broadsheet, 'tile');
    expect(sheets.map(({ row, column, scale, width }) => [row, column, scale, width])).toEqual([
      [0, 0, 1, mm(420)],
      [1, 0, 1, mm(420)],
    ]);
  });

  it('covers every point of any page, and neighbours share the overlap', () => {
    const length = fc.integer({ min: mm(20), max: mm(1000) });
    fc.assert(
      fc.property(length, length, (width, height) => {
        const sheets = paperSheets({ width, height }, 'tile');
        for (const { part, x, y, width: wide, height: high } of sheets) {
          expect(part.width).toBeGreaterThan(0);
          expect(part.height).toBeGreaterThan(0);
          expect(x + part.width).toBeLessThanOrEqual(wide);
          expect(y + part.height).toBeLessThanOrEqual(high);
        }
        const right = Math.max(...sheets.map(({ part }) => part.x + part.width));
        const foot = Math.max(...sheets.map(({ part }) => part.y + part.height));
        expect([right, foot]).toEqual([width, height]);
        for (const one of sheets) {
          const below = sheets.find(({ row, column }) => row === one.row + 1 && column === one.column);
          if (below) expect(one.part.y + one.part.height - below.part.y).toBe(OVERLAP);
          const beside = sheets.find(({ row, column }) => row === one.row && column === one.column + 1);
          if (beside) expect(one.part.x + one.part.width - beside.part.x).toBe(OVERLAP);
        }
      }),
    );
  });
});
