import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * A key that is the same for two paths that may be one file: through links, and on systems where `版面.PDF` and
 * `版面.pdf`, or a name in either Unicode normal form, are one. Says “the same” too often rather than too seldom, since
 * it keeps outputs from destroying inputs.
 */
export function fileKey(path: string): string {
  return realPath(path).normalize('NFC').toLowerCase();
}

/** The real path as far as there is one; the rest as it is written. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const folder = dirname(path);
    return folder === path ? path : join(realPath(folder), basename(path));
  }
}
