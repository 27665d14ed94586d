import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { watch } from 'chokidar';

/** Watches the files that a page is made from. */
export interface FileWatch {
  /** Watches these files too, whether they are there or not, as they are now. */
  add(paths: Iterable<string>): Promise<void>;
  /** Files that are not as they were when they were added or this was asked last. */
  changed(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Saves that follow one another this quickly, in ms, are one: editors write, rename and touch. */
const QUIET_MS = 30;
/** How often, in ms, the files are looked at though nothing was reported: network drives report nothing. */
const ROUND_MS = 1000;

/**
 * Calls `onChange` when a file may have changed. What the system reports only says when to look: whether a file has
 * changed is decided by its time, size and number (atomic saves give a new one), so that a report that was lost or
 * came twice does no harm. Folders are watched, since a file that is replaced takes its own watch with it.
 */
export function watchFiles(onChange: () => void): FileWatch {
  const files = new Set<string>();
  const folders = new Set<string>();
  const known = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  const soon = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(onChange, ms);
  };
  const watcher = watch([], {
    ignoreInitial: true,
    depth: 0,
    atomic: false,
    ignored: (path) => !files.has(path) && !folders.has(path),
  });
  watcher.on('all', () => soon(QUIET_MS));
  // A folder that goes, or more files than the system can watch: the rounds go on.
  watcher.on('error', () => undefined);
  const round = setInterval(async () => {
    for (const path of files) {
      if ((await signature(path)) === known.get(path)) continue;
      soon(QUIET_MS);
      return;
    }
  }, ROUND_MS);
  round.unref();
  return {
    async add(paths) {
      const fresh = [...new Set(paths)].filter((path) => !files.has(path));
      for (const path of fresh) known.set(path, await signature(path));
      for (const path of fresh) {
        files.add(path);
        folders.add(dirname(path));
      }
      if (fresh.length > 0) watcher.add([...new Set(fresh.map((path) => dirname(path))), ...fresh]);
    },
    async changed() {
      const all = await Promise.all([...files].map(async (path) => [path, await signature(path)] as const));
      const different = all.filter(([path, now]) => known.get(path) !== now);
      for (const [path, now] of different) known.set(path, now);
      return different.map(([path]) => path);
    },
    async close() {
      clearTimeout(timer);
      clearInterval(round);
      await watcher.close();
    },
  };
}

async function signature(path: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return 'missing';
  }
}
