import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PressImage } from './press-image.ts';

/** Converted pictures on disk. A cache can always be deleted: it only saves time. */
export interface PictureCache {
  /** The picture of that key; undefined when there is none, or what is there is damaged. */
  read(key: string): Promise<PressImage | undefined>;
  /** Keeps a picture. A folder that cannot be written to is no problem: the next build converts again. */
  write(key: string, image: PressImage): Promise<void>;
}

/** First line of a cache file; another layout gets another number. */
const MAGIC = 'dayang-picture/1';
const MAX_HEAD = 4 * 1024 * 1024;

/** A cache that keeps nothing. */
export const noCache: PictureCache = {
  read: () => Promise.resolve(undefined),
  write: () => Promise.resolve(),
};

/** Opens a cache in a folder, which is made when the first picture is kept. */
export function pictureCache(folder: string): PictureCache {
  const fileOf = (key: string) =>
    join(folder, `${createHash('sha256').update(key).digest('hex').slice(0, 40)}.picture`);
  return {
    async read(key) {
      try {
        return parse(await readFile(fileOf(key)), key);
      } catch {
        return undefined;
      }
    },
    async write(key, image) {
      const file = fileOf(key);
      const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
      try {
        await mkdir(folder, { recursive: true });
        // The folder lies in somebody's project: it should not show up in their version control.
        const ignore = join(folder, '.gitignore');
        if (!existsSync(ignore)) await writeFile(ignore, '*\n');
        await writeFile(temporary, [...serialise(key, image)]);
        await rename(temporary, file);
      } catch {
        await rm(temporary, { force: true }).catch(() => undefined);
      }
    },
  };
}

function* serialise(key: string, image: PressImage): Generator<Uint8Array> {
  const { data, ...rest } = image;
  const head = JSON.stringify({ key, image: rest, bytes: data.length });
  yield Buffer.from(`${MAGIC}\n${head}\n`);
  yield data;
}

function parse(file: Uint8Array, key: string): PressImage | undefined {
  const text = new TextDecoder('latin1').decode(file.subarray(0, MAGIC.length + 1));
  if (text !== `${MAGIC}\n`) return undefined;
  const from = MAGIC.length + 1;
  const end = file.indexOf(10, from);
  if (end < 0 || end > MAX_HEAD) return undefined;
  const head = JSON.parse(new TextDecoder().decode(file.subarray(from, end))) as {
    key: string;
    image: Omit<PressImage, 'data'>;
    bytes: number;
  };
  const data = file.subarray(end + 1);
  if (head.key !== key || data.length !== head.bytes) return undefined;
  if (createHash('sha256').update(data).digest('hex') !== head.image.sha256) return undefined;
  return { ...head.image, data };
}
