import { webcrypto } from 'node:crypto';
import { open, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';

/** A font file that was read before anyone asked for it. */
export interface ReadFont {
  readonly bytes: Uint8Array;
  /** SHA-256 of the file, hexadecimal. */
  readonly sha256: string;
}

/** Fonts by the real path of their file. */
export type FontsAhead = ReadonlyMap<string, ReadFont>;

/**
 * Reads and hashes the fonts of a folder in the thread pool, while the main thread is busy loading the program:
 * 24 MB that nearly every page needs. What cannot be read is left out; whoever needs it will be told then.
 */
export async function readFontsAhead(folder: string): Promise<FontsAhead> {
  const names = await readdir(folder).catch(() => []);
  const fonts = await Promise.all(
    names.filter((name) => name.endsWith('.ttf')).map((name) => readFont(join(folder, name)).catch(() => [])),
  );
  return new Map(fonts.flat());
}

async function readFont(file: string): Promise<[string, ReadFont][]> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const bytes = new Uint8Array(size);
    // One read for the whole: reading by pieces would wait for the main thread after each.
    const { bytesRead } = await handle.read(bytes, 0, size, 0);
    if (bytesRead !== size) return [];
    const digest = await webcrypto.subtle.digest('SHA-256', bytes);
    return [[await realpath(file), { bytes, sha256: Buffer.from(digest).toString('hex') }]];
  } finally {
    await handle.close();
  }
}
