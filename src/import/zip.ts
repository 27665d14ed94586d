import { type UnzipFileInfo, unzipSync } from 'fflate';
import { type Outcome, problem } from '../problems/problem.ts';

/** What an archive may be before anything of it is unpacked: a Word file of a whole page stays far below. */
export const ZIP_LIMITS = {
  entries: 4000,
  /** Bytes of all entries together, unpacked. */
  total: 400 * 1024 * 1024,
  /** Bytes of one part that is text. */
  xml: 64 * 1024 * 1024,
  /** How many times an entry above `ratioFrom` bytes may be larger than packed: text packs 30 times at most. */
  ratio: 200,
  ratioFrom: 1024 * 1024,
} as const;

/**
 * An opened archive. Names have `/` between folders whatever the program that packed it wrote, and are found whatever
 * their case is (names of parts, ECMA-376 part 2, 6.2.2.2).
 */
export interface Archive {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Unpacks an entry; undefined when there is none of that name or it is broken. */
  read(name: string): Uint8Array | undefined;
}

/**
 * Opens a ZIP file. Sizes are those of its directory, and an entry is never unpacked into more bytes than the
 * directory says, so that a directory that lies gets a broken part and not the memory of the machine.
 */
export function openZip(bytes: Uint8Array, file: string): Outcome<Archive> {
  const entries: UnzipFileInfo[] = [];
  try {
    unzipSync(bytes, { filter: (entry) => entries.push(entry) < 0 });
  } catch {
    return { problems: [problem('import-zip-broken', { file })] };
  }
  if (entries.length === 0) return { problems: [problem('import-zip-broken', { file })] };
  if (isBomb(entries)) return { problems: [problem('import-zip-bomb', { file })] };
  const names = entries.map(({ name }) => usualName(name));
  const places = new Map<string, string>();
  // Of two entries with one name the exact one counts, then the first.
  entries.forEach(({ name }, i) => {
    for (const key of [name, names[i]!, names[i]!.toLowerCase()]) if (!places.has(key)) places.set(key, name);
  });
  const find = (name: string) => places.get(name) ?? places.get(plainName(name).toLowerCase());
  return {
    value: {
      names,
      has: (name) => find(name) !== undefined,
      read: (name) => {
        const entry = find(name);
        return entry === undefined ? undefined : unpack(bytes, entry);
      },
    },
    problems: [],
  };
}

/** Some programs write `word\document.xml`, some `/word/document.xml`. */
function usualName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '');
}

/** A name as relations write it: with `%20` for a blank. */
function plainName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function unpack(bytes: Uint8Array, name: string): Uint8Array | undefined {
  try {
    return unzipSync(bytes, { filter: (entry) => entry.name === name })[name];
  } catch {
    return undefined;
  }
}

function isBomb(entries: readonly UnzipFileInfo[]): boolean {
  const total = entries.reduce((sum, { originalSize }) => sum + originalSize, 0);
  if (entries.length > ZIP_LIMITS.entries || total > ZIP_LIMITS.total) return true;
  return entries.some(
    ({ name, size, originalSize }) =>
      (/\.(?:xml|rels)$/i.test(name) && originalSize > ZIP_LIMITS.xml) ||
      (originalSize > ZIP_LIMITS.ratioFrom && originalSize > size * ZIP_LIMITS.ratio),
  );
}
