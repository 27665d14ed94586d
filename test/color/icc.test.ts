import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readProfile } from '../../src/color/icc.ts';
import { describe as inWords } from '../../src/problems/problem.ts';

const good = new Uint8Array(readFileSync('profiles/newsprint-tr002.icc'));

function changed(change: (bytes: Uint8Array) => void): Uint8Array {
  const bytes = good.slice();
  change(bytes);
  return bytes;
}
function put(at: number, text: string): Uint8Array {
  return changed((bytes) => bytes.set(new TextEncoder().encode(text), at));
}
const codesOf = (bytes: Uint8Array) => readProfile(bytes, 'plant.icc').problems.map(({ code }) => code);

describe('readProfile', () => {
  it('takes a press profile', () => {
    expect(readProfile(good, 'plant.icc').problems).toEqual([]);
  });

  it.each([
    ['an empty file', new Uint8Array(), 'profile-not-icc'],
    ['a text', new TextEncoder().encode('特性文件'.repeat(100)), 'profile-not-icc'],
    ['no signature', put(36, 'xxxx'), 'profile-not-icc'],
    ['a file cut short', good.subarray(0, 5000), 'profile-damaged'],
    ['a header alone', good.subarray(0, 128), 'profile-damaged'],
    ['a wrong length', changed((b) => b.set([0, 0, 1, 0], 0)), 'profile-damaged'],
    ['version 5', changed((b) => b.set([5], 8)), 'profile-damaged'],
    ['an unknown class', put(12, 'zzzz'), 'profile-damaged'],
    ['a link', put(12, 'link'), 'profile-damaged'],
    ['a screen', put(12, 'mntr'), 'profile-not-press'],
    ['an RGB printer', put(16, 'RGB '), 'profile-not-cmyk'],
    ['seven inks', put(16, '7CLR'), 'profile-damaged'],
    ['no connection space', put(20, 'CMYK'), 'profile-damaged'],
    ['a million tags', changed((b) => b.set([0, 15, 66, 64], 128)), 'profile-damaged'],
    ['no tags', changed((b) => b.set([0, 0, 0, 0], 128)), 'profile-damaged'],
    ['a tag outside', changed((b) => b.set([255, 255, 255, 0], 132 + 4)), 'profile-damaged'],
    ['no table to the press', changed((b) => rename(b, 'B2A1')), 'profile-damaged'],
  ])('refuses %s', (_what, bytes, code) => {
    expect(codesOf(bytes)).toEqual([code]);
  });

  it('says what is wrong and what to do', () => {
    const [first] = readProfile(good.subarray(0, 5000), 'plant.icc').problems;
    expect(inWords(first!, 'zh').sentence).toBe(
      `特性文件 plant.icc 不能用：文件头说有 ${good.length} 字节，实有 5000 字节`,
    );
    expect(inWords(first!, 'en').hint).toContain('plant');
  });

  it('survives any byte of header and tag table changed', () => {
    for (let at = 0; at < 400; at++) {
      for (const value of [0, 255])
        expect(() => codesOf(changed((b) => b.fill(value, at, at + 1)))).not.toThrow();
    }
  });
});

function rename(bytes: Uint8Array, name: string): void {
  for (let at = 132; at < 400; at += 12) {
    if (String.fromCharCode(...bytes.subarray(at, at + 4)) === name) bytes[at] = 120;
  }
}
