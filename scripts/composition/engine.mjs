// The composition of this work tree, bundled without the rest of the program, and the body face to set with.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Loads what `contents`, lines of export from src/, names. */
export async function bundled(contents) {
  const made = await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    // What is loaded by a URL of data has no folder to require from.
    define: { 'import.meta.url': JSON.stringify(new URL('../../', import.meta.url).href) },
    logLevel: 'error',
    banner: {
      js: "import { createRequire as __cr } from 'node:module'; const require = __cr(process.cwd() + '/');",
    },
  });
  const code = Buffer.from(made.outputFiles[0].text).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

/** 报宋, the body face. */
export function openSong(openFace) {
  return openFace({
    id: 'song',
    bytes: readFileSync(join(root, 'fonts/song.ttf')),
    file: 'song.ttf',
    place: { file: 'song.ttf', line: 1, column: 1 },
  }).value;
}
