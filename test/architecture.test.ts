import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Imports go in one direction: a folder may import from those named here, besides the leaves that everyone may use.
 */
const MAY: Readonly<Record<string, readonly string[]>> = {
  problems: [],
  spec: ['text'],
  content: ['spec'],
  fonts: ['spec'],
  text: ['fonts'],
  scene: [],
  color: [],
  images: ['color', 'scene', 'spec'],
  layout: ['spec', 'content', 'fonts', 'text', 'scene', 'images'],
  templates: ['spec', 'content'],
  fit: ['spec', 'content', 'fonts', 'text', 'layout'],
  output: ['scene', 'fonts', 'images'],
  import: ['spec', 'content', 'images', 'diff'],
  diff: ['scene', 'output', 'fonts'],
  check: ['spec', 'content', 'scene', 'output', 'color', 'images'],
  proof: ['spec', 'content', 'fonts', 'text', 'layout', 'scene', 'output', 'diff', ''],
  sign: ['spec', 'content', 'scene'],
  watch: ['spec', 'scene', 'output', 'proof'],
  cli: [
    'spec',
    'content',
    'fonts',
    'layout',
    'fit',
    'scene',
    'output',
    'check',
    'images',
    'color',
    'proof',
    'sign',
    'watch',
    'templates',
    'import',
    'diff',
    '',
  ],
  '': [
    'spec',
    'content',
    'fonts',
    'layout',
    'fit',
    'scene',
    'output',
    'text',
    'images',
    'color',
    'check',
    'templates',
  ],
};
/** Types and tools without a phase. */
const LEAVES = [
  'problems',
  'source.ts',
  'files.ts',
  'device-name.ts',
  'units.ts',
  'suggest.ts',
  'encoding.ts',
  'html.ts',
  'library.ts',
  '../package.json',
];

/** Each library has one importing file. */
const ONE_FILE: Readonly<Record<string, readonly string[]>> = {
  diff: ['diff/align.ts'],
  pdfkit: ['output/pdf/document.ts'],
  fontkit: ['fonts/fontkit-face.ts'],
  '@embedpdf/pdfium': ['output/png/raster.ts'],
  picocolors: ['cli/colors.ts'],
  'lcms-wasm': ['color/transform.ts'],
  sharp: ['images/decode.ts'],
  fflate: ['import/zip.ts'],
  saxes: ['import/xml.ts'],
  parse5: ['import/html.ts'],
  chokidar: ['watch/file-watch.ts'],
  hyphen: ['text/hyphenation.ts'],
  uqr: ['layout/qr-matrix.ts'],
  'd3-scale': ['layout/chart-scale.ts'],
  'd3-shape': ['layout/chart-path.ts'],
};

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));

function importsOf(file: string): string[] {
  const text = readFileSync(join('src', file), 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((m) => m[1]!);
}

/** The files that are loaded with one, as long as no `import()` is met. */
function loadedWith(entry: string): readonly string[] {
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    if (file.endsWith('.ts')) valueImportsOf(file).forEach(visit);
  };
  visit(entry);
  return [...seen];
}

/** What a file imports besides types: files of `src/` by their path there, libraries by name. */
function valueImportsOf(file: string): string[] {
  const text = readFileSync(join('src', file), 'utf8');
  return [...text.matchAll(/^(?:import|export)\s+(?!type\s)([^;]*?)\s+from\s+'([^']+)'/gm)].flatMap(
    ([, names = '', path = '']) => {
      const list = names.replace(/[{}]/g, '').split(',');
      if (list.every((name) => /^\s*(type\s.*)?$/.test(name))) return [];
      if (path.startsWith('node:')) return [];
      return path.startsWith('.') ? [posix.join(posix.dirname(file), path)] : [path];
    },
  );
}

/**
 * What a command must not wait for: neither phases it does not come to nor libraries that few pages need. What is
 * loaded later stands behind an `import()`.
 */
const NOT_LOADED: Readonly<Record<string, readonly RegExp[]>> = {
  'cli/main.ts': [
    /^(spec|content|text|layout|fit|templates|images|output|check|scene)\//,
    /^(yaml|zod|fontkit)/,
    /^fonts\/(?!read-ahead)/,
  ],
  'cli/commands/new.ts': [
    /^(content|fonts|layout|fit|templates|images|output|check|scene)\//,
    /^(fontkit|build\.ts)/,
    // The page schema is copied from the package: making it takes its descriptions and half of zod.
    /^spec\/(json-schema|descriptions)/,
  ],
  'cli/commands/build.ts': [
    /^(check|import|proof|diff|watch|sign)\//,
    /^output\/(?!write-file)/,
    /^(pdfkit|sharp|lcms|hyphen|parse5|saxes|fflate|chokidar|diff)/,
    /^(press|pictures|lint)\.ts$/,
  ],
  'cli/commands/check.ts': [/^output\/pdf\/writer/, /^(pdfkit|sharp|lcms)/],
};

const folderOf = (path: string) => (path.includes('/') ? path.split('/')[0]! : '');

describe('architecture', () => {
  it.each(files)('%s imports only from the phases before it', (file) => {
    const own = folderOf(file);
    const wrong = importsOf(file)
      .filter((path) => path.startsWith('.'))
      .map((path) => posix.normalize(posix.join(dirname(file), path)))
      .filter((target) => {
        const folder = folderOf(target);
        if (folder === own || LEAVES.includes(folder) || LEAVES.includes(target)) return false;
        return !(MAY[own] ?? []).includes(folder);
      });
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(ONE_FILE))('%s is imported by one file', (library, allowed) => {
    const importers = files.filter((file) => importsOf(file).includes(library));
    expect(importers).toEqual(allowed);
  });

  it.each(Object.entries(NOT_LOADED))('%s does not load what it may not need', (entry, unwanted) => {
    const loaded = loadedWith(entry);
    expect(loaded.filter((path) => unwanted.some((one) => one.test(path)))).toEqual([]);
  });

  it('knows what is loaded with a file', () => {
    expect(loadedWith('build.ts')).toEqual(expect.arrayContaining(['layout/layout.ts', 'yaml', 'fontkit']));
    // Only its types are asked for, or it stands behind an import().
    expect(valueImportsOf('cli/commands/build.ts')).not.toContain('press.ts');
    expect(loadedWith('cli/commands/build.ts')).not.toContain('pictures.ts');
  });

  it('has no dependency in package.json that nothing imports', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const imported = new Set(
      files.flatMap(importsOf).map((path) => path.replace(/^((?:@[^/]+\/)?[^/]+).*/, '$1')),
    );
    expect(Object.keys(dependencies).filter((name) => !imported.has(name))).toEqual([]);
  });
});
