import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ViewerAssets } from '../proof/html.ts';

/** Reads the viewer that was bundled beside the program (scripts/build.mjs). */
export function viewerAssets(): ViewerAssets {
  return { script: scriptSafe(bundled('proof-viewer.js')), style: bundled('proof-viewer.style.css') };
}

/** Reads a file that was bundled for browsers; it lies beside the program, whose chunks lie a folder deeper. */
export function bundled(name: string): string {
  const own = dirname(fileURLToPath(import.meta.url));
  const folder = [own, dirname(own)].find((one) => existsSync(join(one, name)));
  if (!folder) throw new Error(`no ${name} above ${own}: the installation is not complete`);
  return readFileSync(join(folder, name), 'utf8');
}

/** A script inside HTML must not spell the end of its own element. */
function scriptSafe(script: string): string {
  return script.replaceAll('</script', '<\\/script');
}
