import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampInk, INK_CELL, inkMeter } from '../../src/color/ink-limit.ts';

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

describe('inkMeter', () => {
  it('finds the highest and the mean ink, and the mean of each cell', () => {
    const width = INK_CELL + 1;
    const cmyk = new Uint8Array(width * 2 * 4);
    cmyk.fill(255, INK_CELL * 4, INK_CELL * 4 + 4);
    const { use, map } = measured(cmyk, width, 2, 4);
    expect(use).toEqual({ max: 400, mean: Math.round((400 / width / 2) * 10) / 10 });
    expect(map).toMatchObject({ columns: 2, rows: 1, mean: [0, 2000] });
  });

  it('takes grey as black ink', () => {
    expect(measured(Uint8Array.of(0, 255), 2, 1, 1).use).toEqual({ max: 100, mean: 50 });
  });

  it('says the same of a picture whole and row by row', () => {
    const [width, height] = [2 * INK_CELL + 3, 3 * INK_CELL + 1];
    const cmyk = Uint8Array.from({ length: width * height * 4 }, (_, i) => (i * 37 + (i >> 5)) % 256);
    const rows = inkMeter(width, height, 4);
    for (let at = 0; at < cmyk.length; at += width * 4) rows.add(cmyk.subarray(at, at + width * 4));
    expect(rows.read()).toEqual(measured(cmyk, width, height, 4));
    // Rows in another order are another picture.
    const turned = inkMeter(width, height, 4);
    for (let at = cmyk.length; at > 0; at -= width * 4) turned.add(cmyk.subarray(at - width * 4, at));
    expect(turned.read()).not.toEqual(rows.read());
  });
});

function measured(samples: Uint8Array, width: number, height: number, channels: 1 | 4) {
  const meter = inkMeter(width, height, channels);
  meter.add(samples);
  return meter.read();
}
