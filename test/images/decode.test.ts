import { describe, expect, it } from 'vitest';
import { openDecoder } from '../../src/images/decode.ts';
import { readPicture } from '../../src/images/source.ts';
import { jpeg, photograph } from '../support/pictures.ts';

describe('the decoder, while it works', () => {
  /** What the main thread was told, and what came of the picture. */
  async function decode(bytes: Uint8Array, stored = 0) {
    const read = readPicture(bytes, 'a.jpg').value!;
    const { width, height } = read.header;
    const header = { ...read.header, storedWidth: stored || read.header.storedWidth };
    const told: (number | undefined)[] = [];
    const decoder = await openDecoder();
    const plan = { crop: { x: 0, y: 0, width, height }, size: { width, height }, sharpen: false };
    const made = await decoder.decode({ ...read, header }, plan, (icc) => told.push(icc?.length));
    return { told, made };
  }

  it('says once that it has begun', async () => {
    const { told, made } = await decode(await jpeg(photograph(60, 40)));
    expect(told).toEqual([undefined]);
    expect(made).toMatchObject({ width: 60, height: 40, channels: 3 });
  });

  it('says which profile the picture brings', async () => {
    const { default: sharp } = await import('sharp');
    const blank = sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } });
    const bytes = new Uint8Array(await blank.jpeg().withIccProfile('srgb').toBuffer());
    const { told } = await decode(bytes);
    expect(told).toEqual([(await sharp(bytes).metadata()).icc!.length]);
  });

  it('says nothing of a picture that is refused before a pixel is decoded', async () => {
    const { told, made } = await decode(await jpeg(photograph(60, 40)), 61);
    expect(made).toHaveProperty('damaged');
    expect(told).toEqual([]);
  });
});
