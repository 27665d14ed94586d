import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type PressImage, rowPacker, unpackSamples } from '../../src/images/press-image.ts';

const [width, height] = [700, 400];

/** Edges, gradients and grain: short and long repeats, more of them than the packer's window holds. */
function painted(channels: 1 | 4): Uint8Array {
  let grain = 1;
  return Uint8Array.from({ length: width * height * channels }, (_, i) => {
    grain = (Math.imul(grain, 1664525) + 1013904223) >>> 0;
    return (i % 97 < 40 ? 30 : i >> 9) + (grain >>> 30);
  });
}

async function packed(samples: Uint8Array, channels: 1 | 4, rows: number): Promise<Uint8Array> {
  const packer = rowPacker(width, height, channels);
  const step = rows * width * channels;
  for (let at = 0; at < samples.length; at += step) await packer.add(samples.subarray(at, at + step));
  return packer.end();
}

const digest = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');

describe('rowPacker', () => {
  it.each([1, 4] as const)('gives back what was packed, in %i channels', async (channels) => {
    const samples = painted(channels);
    const data = await packed(samples, channels, 64);
    const image = { width, height, channels, data } as PressImage;
    expect(digest(unpackSamples(image))).toBe(digest(samples));
    expect(data.length).toBeLessThan(samples.length);
  });

  it('gives the same bytes by bands of any height', async () => {
    const samples = painted(4);
    const whole = await packed(samples, 4, height);
    for (const rows of [1, 37, 64, 399]) {
      expect(digest(await packed(samples, 4, rows))).toBe(digest(whole));
    }
  });

  it('writes each row as the difference to the one above', async () => {
    const packer = rowPacker(2, 3, 1);
    await packer.add(Uint8Array.of(10, 20, 11, 18));
    await packer.add(Uint8Array.of(11, 18));
    const rows = Uint8Array.of(2, 10, 20, 2, 1, 254, 2, 0, 0);
    expect(await packer.end()).toEqual(new Uint8Array(deflateSync(rows, { level: 5 })));
  });
});
