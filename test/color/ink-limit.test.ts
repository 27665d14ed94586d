import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampInk, INK_CELL, measureInk } from '../../src/color/ink-limit.ts';

const samples = fc
  .uint8Array({ minLength: 4, maxLength: 400 })
  .map((a) => a.slice(0, a.length - (a.length % 4)));

describe('clampInk', () => {
  it('scales the colours and keeps black', () => {
    const cmyk = Uint8Array.of(255, 255, 255, 255, 100, 0, 0, 20);
    clampInk(cmyk, 220);
    expect([...cmyk]).toEqual([102, 102, 102, 255, 100, 0, 0, 20]);
  });

  it('leaves no pixel over the limit, black as it was, and nothing that was within touched', () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 100, max: 400 }), (cmyk, limit) => {
        const after = cmyk.slice();
        clampInk(after, limit);
        for (let i = 0; i < cmyk.length; i += 4) {
          const sum = (a: Uint8Array) => a[i]! + a[i + 1]! + a[i + 2]! + a[i + 3]!;
          expect(sum(after) / 2.55).toBeLessThanOrEqual(limit + 1e-9);
          expect(after[i + 3]).toBe(cmyk[i + 3]);
          if (sum(cmyk) / 2.55 <= limit - 0.5)
            expect(after.subarray(i, i + 4)).toEqual(cmyk.subarray(i, i + 4));
        }
      }),
    );
  });
});

describe('measureInk', () => {
  it('finds the highest and the mean ink, and the mean of each cell', () => {
    const width = INK_CELL + 1;
    const cmyk = new Uint8Array(width * 2 * 4);
    cmyk.fill(255, INK_CELL * 4, INK_CELL * 4 + 4);
    const { use, map } = measureInk(cmyk, width, 2, 4);
    expect(use).toEqual({ max: 400, mean: Math.round((400 / width / 2) * 10) / 10 });
    expect(map).toMatchObject({ columns: 2, rows: 1, mean: [0, 2000] });
  });

  it('takes grey as black ink', () => {
    expect(measureInk(Uint8Array.of(0, 255), 2, 1, 1).use).toEqual({ max: 100, mean: 50 });
  });
});
