import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ViewerAssets } from '../proof/html.ts';

/** Reads the viewer that was bundled beside the program (scripts/build.mjs). */
export function viewerAssets(): ViewerAssets {
  const own = dirname(fileURLToPath(import.meta.url));
  const folder = [own, dirname(own)].find((one) => existsSync(join(one, 'proof-viewer.js')));
  if (!folder) throw new Error(`no proof-viewer.js above ${own}: the installation is not complete`);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return { script: scriptSafe(read('proof-viewer.js')), style: read('proof-viewer.style.css') };
}

/** A script inside HTML must not spell the end of its own element. */
function scriptSafe(script: string): string {
  return script.replaceAll('</script', '<\\/script');
}
