import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Profile, readProfile } from '../../src/color/icc.ts';
import { type ColorEngine, openColorEngine } from '../../src/color/transform.ts';

const bytes = new Uint8Array(readFileSync('profiles/newsprint-tr002.icc'));
const newsprint = readProfile(bytes, 'newsprint-tr002.icc').value!;

describe('the shipped newsprint profile', () => {
  let engine: ColorEngine;
  beforeAll(async () => {
    engine = await openColorEngine();
  });

  it('is the committed one', () => {
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      '54f140955b5fb57e1d615ac306101a8c8d16a905c2989fd0e0b83e19e117d143',
    );
  });

  it('is a version 2 CMYK output profile over Lab that names its source', () => {
    expect(newsprint).toMatchObject({ deviceClass: 'prtr', space: 'CMYK', pcs: 'Lab', version: 2.2 });
    expect(newsprint.description).toContain('TR 002-2007');
    expect(new TextDecoder('latin1').decode(bytes)).toContain('Data copyright 2007 NPES');
  });

  it('gives no colour more than 220 % of ink on a grid of 17³ colours', () => {
    const toPress = engine.toPress('srgb', newsprint)!;
    const ink = toPress(rgbGrid(17));
    const sums = Array.from({ length: ink.length / 4 }, (_, i) => total(ink, i));
    expect(Math.max(...sums)).toBeLessThan(220.001);
    expect(Math.max(...sums)).toBeGreaterThan(180);
  });

  it('leaves white paper free of ink and builds greys mostly from black', () => {
    const toPress = engine.toPress('srgb', newsprint)!;
    const [white, grey, black] = [255, 128, 0].map((v) => [...toPress(Uint8Array.of(v, v, v))]);
    expect(white).toEqual([0, 0, 0, 0]);
    expect(grey![3]!).toBeGreaterThan(2 * Math.max(...grey!.slice(0, 3)));
    expect(black![3]!).toBeGreaterThan(200);
  });

  it('sets greys in black alone, white as paper and black as full black', () => {
    const grey = engine.greyToPress(undefined, newsprint)!;
    const curve = grey(Uint8Array.from({ length: 256 }, (_, v) => v));
    expect([curve[0], curve[255]]).toEqual([0, 255]);
    for (let v = 1; v < 256; v++) expect(curve[v]!).toBeGreaterThanOrEqual(curve[v - 1]!);
  });

  it('makes a transform once for each pair of profiles', () => {
    expect(engine.toPress('srgb', newsprint)).toBe(engine.toPress('srgb', newsprint));
    expect(engine.toPress(newsprint, newsprint)).not.toBe(engine.toPress('srgb', newsprint));
  });

  it('refuses a profile whose tables are garbage instead of converting with another', () => {
    const broken = bytes.slice();
    const { offset } = tag(bytes, 'B2A1');
    broken.fill(0xff, offset, offset + 64);
    const profile: Profile = { ...newsprint, bytes: broken, sha256: 'broken' };
    expect(engine.toPress('srgb', profile)).toBeUndefined();
  });
});

function rgbGrid(steps: number): Uint8Array {
  const level = (i: number) => Math.round((i * 255) / (steps - 1));
  return Uint8Array.from({ length: steps ** 3 * 3 }, (_, i) => {
    const color = Math.floor(i / 3);
    return level(Math.floor(color / steps ** (i % 3)) % steps);
  });
}

function total(ink: Uint8Array, i: number): number {
  return ((ink[i * 4]! + ink[i * 4 + 1]! + ink[i * 4 + 2]! + ink[i * 4 + 3]!) / 255) * 100;
}

function tag(icc: Uint8Array, name: string): { offset: number } {
  const view = new DataView(icc.buffer, icc.byteOffset);
  for (let at = 132; ; at += 12) {
    const found = String.fromCharCode(...icc.subarray(at, at + 4));
    if (found === name) return { offset: view.getUint32(at + 4) };
  }
}
