// Bundles the command line into dist/ (or the folder given), with lazy chunks for the heavy modules.
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { thirdPartyNotices } from './third-party.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const outdir = process.argv[2] ?? 'dist';
rmSync(resolve(root, outdir), { recursive: true, force: true });

/** Dependencies of dependencies that are slow to load and not needed by a page: see scripts/shims. */
const shims = {
  name: 'shims',
  setup({ onLoad, onResolve }) {
    const shim = (name) => ({ path: resolve(root, 'scripts/shims', name) });
    onResolve({ filter: /^unicode-trie$/ }, ({ importer }) =>
      importer.includes('shims') ? undefined : shim('lazy-trie.mjs'),
    );
    onResolve({ filter: /^tiny-inflate$/ }, () => shim('native-inflate.cjs'));
    onResolve({ filter: /^brotli\// }, () => shim('no-brotli.mjs'));
    onResolve({ filter: /^(linebreak|png-js|@noble\/ciphers\/aes)$/ }, () => shim('no-pdfkit-extras.mjs'));
    onResolve({ filter: /^semver$/ }, () => shim('no-semver.mjs'));
    // The ESM build of yaml can be shaken; the CommonJS one, which Node's conditions choose, cannot.
    onResolve({ filter: /^yaml$/ }, () => ({ path: resolve(root, 'node_modules/yaml/browser/index.js') }));
    onLoad({ filter: /[\\/]sharp[\\/]dist[\\/](?:sharp|utility)\.mjs$/ }, ({ path }) => ({
      contents: nativeBesideSharp(readFileSync(path, 'utf8')),
    }));
  },
};

/** A file of sharp's that, from within the bundle, looks for its native library where sharp is installed. */
function nativeBesideSharp(source) {
  const own = 'createRequire(import.meta.url)';
  if (!source.includes(own))
    throw new Error(`sharp no longer says ${own}: see how it finds its native library`);
  return source.replace(own, `createRequire(${own}.resolve('sharp'))`);
}

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: {
    main: 'src/cli/main.ts',
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
  metafile: true,
  // PDFium finds its WASM file beside its own module: it stays outside. Of sharp only the native library does; its
  // hundred files of JavaScript take longer to be found and read than to run.
  external: ['@embedpdf/pdfium'],
  // CommonJS dependencies call require for Node's own modules.
  banner: {
    js: "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);",
  },
  logLevel: 'warning',
});

// Outside, lcms would bring the hundred packages of a test library along. It looks for its WASM file beside itself.
copyFileSync(
  resolve(root, 'node_modules/lcms-wasm/dist/lcms.wasm'),
  resolve(root, outdir, 'chunks', 'lcms.wasm'),
);

// What is started: looks at the version of Node, in words that old ones understand, before anything else is read.
await build({
  absWorkingDir: root,
  entryPoints: { dayang: 'src/cli/start.ts' },
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node13.2',
  minify: true,
  charset: 'utf8',
  logLevel: 'warning',
});

// The licences of what the bundles contain ask to be handed on with it.
writeFileSync(
  resolve(root, outdir, 'THIRD-PARTY.txt'),
  thirdPartyNotices(root, Object.keys(metafile.inputs)),
);

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
