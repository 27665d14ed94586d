// Bundles the command line into dist/ (or the folder given), with lazy chunks for the heavy modules.
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const outdir = process.argv[2] ?? 'dist';
rmSync(resolve(root, outdir), { recursive: true, force: true });

/** Dependencies of dependencies that are slow to load and not needed by a page: see scripts/shims. */
const shims = {
  name: 'shims',
  setup({ onResolve }) {
    const shim = (name) => ({ path: resolve(root, 'scripts/shims', name) });
    onResolve({ filter: /^unicode-trie$/ }, ({ importer }) =>
      importer.includes('shims') ? undefined : shim('lazy-trie.mjs'),
    );
    onResolve({ filter: /^brotli\// }, () => shim('no-brotli.mjs'));
    onResolve({ filter: /^(linebreak|png-js|@noble\/ciphers\/aes)$/ }, () => shim('no-pdfkit-extras.mjs'));
    // The ESM build of yaml can be shaken; the CommonJS one, which Node's conditions choose, cannot.
    onResolve({ filter: /^yaml$/ }, () => ({ path: resolve(root, 'node_modules/yaml/browser/index.js') }));
  },
};

await build({
  absWorkingDir: root,
  entryPoints: {
    dayang: 'src/cli/main.ts',
    index: 'src/index.ts',
    // The thread of dayang watch that draws.
    'render-worker': 'src/watch/render-worker.ts',
  },
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  chunkNames: 'chunks/[name]-[hash]',
  minifySyntax: true,
  minifyWhitespace: true,
  minifyIdentifiers: true,
  legalComments: 'none',
  plugins: [shims],
  // PDFium and lcms find their WASM files beside their own modules, sharp its native library: they stay outside.
  external: ['@embedpdf/pdfium', 'lcms-wasm', 'sharp'],
  // CommonJS dependencies call require for Node's own modules.
  banner: {
    js: "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);",
  },
  logLevel: 'warning',
});

// The viewer of proofs, for browsers: once for the one file of a proof, once for the live server.
await build({
  absWorkingDir: root,
  entryPoints: {
    'proof-viewer': 'src/proof/viewer/static.ts',
    'proof-live': 'src/proof/viewer/live.ts',
    'proof-viewer.style': 'src/proof/viewer/viewer.css',
  },
  outdir,
  bundle: true,
  format: 'iife',
  platform: 'browser',
  target: ['es2022', 'safari15'],
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
});
