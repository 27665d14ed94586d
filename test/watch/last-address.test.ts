import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lastAddress, lastAddressFile, newAddress, noteAddress } from '../../src/watch/last-address.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dayang-state-'));
  file = join(folder, 'dayang', 'watch.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const address = { port: 4711, token: newAddress(0).token };

test('an address is remembered for an hour, for its page alone, where its owner alone can read it', () => {
  noteAddress(file, '/a.yaml', address, 1000);
  expect(lastAddress(file, '/a.yaml', 2000)).toEqual(address);
  expect(lastAddress(file, '/b.yaml', 2000)).toBeUndefined();
  expect(lastAddress(file, '/a.yaml', 1000 + 61 * 60 * 1000)).toBeUndefined();
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
});
test('a file that anybody has spoilt is no address', () => {
  noteAddress(file, '/a.yaml', address, 1000);
  for (const text of ['', '{', '[]', 'null', '{"/a.yaml":{"port":1,"token":"x","at":1000}}']) {
    writeFileSync(file, text);
    expect(lastAddress(file, '/a.yaml', 1000)).toBeUndefined();
  }
});
test('a folder that cannot be written to is no harm', () => {
  writeFileSync(join(folder, 'dayang'), '');
  expect(() => noteAddress(file, '/a.yaml', address, 1000)).not.toThrow();
});
test('addresses are long and differ', () => {
  expect(newAddress(0).token).toMatch(/^[\w-]{32}$/);
  expect(newAddress(0).token).not.toBe(newAddress(0).token);
  expect(lastAddressFile({ HOME: '/home/li' }, 'linux')).toBe('/home/li/.local/state/dayang/watch.json');
});
