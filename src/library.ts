import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import manifest from '../package.json' with { type: 'json' };

/** Version of this package. */
export const version: string = manifest.version;

/**
 * Folder of this package, whose `layouts/` and `fonts/` are the shipped library. It is looked for upwards, since the
 * bundle lies at another depth than the source.
 */
export function libraryFolder(): string {
  const own = dirname(fileURLToPath(import.meta.url));
  for (let at = own; ; at = dirname(at)) {
    if (existsSync(join(at, 'fonts', 'fonts.yaml'))) return at;
    if (dirname(at) === at)
      throw new Error(`no fonts/fonts.yaml above ${own}: the installation is not complete`);
  }
}
