import { gunzipSync, gzipSync } from 'node:zlib';
import { sceneJson } from '../scene/canonical.ts';
import type { Scene } from '../scene/types.ts';
import { lfText, sha256 } from './canonical.ts';

/** Folder under the root where scenes and stories are kept as they were signed, by their digests. */
export const KEEP_FOLDER = '.dayang/signed';

/** Largest scene or story that is read back, in bytes after unpacking. */
const KEEP_LIMIT = 256 * 1024 * 1024;

/** A file that is kept: its name in the folder says what is in it. */
export interface Kept {
  readonly name: string;
  readonly data: Uint8Array;
}

/** Name of a scene by its digest. */
export function sceneName(digest: string): string {
  return `${digest}.scene.json.gz`;
}

/** Name of a story by its digest. */
export function storyName(digest: string): string {
  return `${digest}.story.txt.gz`;
}

/** A scene as it is kept: its canonical form. */
export function keptScene(scene: Scene): Kept {
  const text = sceneJson(scene);
  return { name: sceneName(sha256(text)), data: packed(text) };
}

/** A story as it is kept: its text with LF. */
export function keptStory(text: string): Kept {
  const lf = lfText(text);
  return { name: storyName(sha256(lf)), data: packed(lf) };
}

/** What was kept; undefined when it is not what its digest says. */
export function unpacked(data: Uint8Array, digest: string): string | undefined {
  try {
    const bytes = gunzipSync(data, { maxOutputLength: KEEP_LIMIT });
    return sha256(bytes) === digest ? bytes.toString('utf8') : undefined;
  } catch {
    return undefined;
  }
}

/** gzip says on which system it ran, in byte 9; the same text is to give the same bytes on all. */
function packed(text: string): Uint8Array {
  const data = gzipSync(text, { level: 9 });
  data[9] = 255;
  return data;
}
