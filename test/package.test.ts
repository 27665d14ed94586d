import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { oldNodeMessage } from '../src/cli/node-version.ts';
import { type Bundle, buildBundle } from './support/bundle.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  engines: { node: string };
};

/** What `npm pack` would put into the package, but for `dist/`, of which a fresh one is made. */
function packed(): { readonly path: string; readonly size: number }[] {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline'];
  const [pack] = JSON.parse(
    execFileSync('npm', args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] }).toString(),
  );
  return pack.files;
}

/** Runtime dependencies and theirs, by folder in node_modules. */
function installed(names: readonly string[], found = new Set<string>()): Set<string> {
  for (const name of names) {
    const folder = join(root, 'node_modules', name);
    let own: { dependencies?: object; optionalDependencies?: object };
    try {
      own = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    } catch {
      continue; // for another system
    }
    if (found.has(name)) continue;
    found.add(name);
    installed(Object.keys({ ...own.dependencies, ...own.optionalDependencies }), found);
  }
  return found;
}

let bundle: Bundle;
let temporary: string;
let files: { readonly path: string; readonly size: number }[];
beforeAll(() => {
  bundle = buildBundle('package');
  temporary = mkdtempSync(join(tmpdir(), 'dayang-package-'));
  files = packed();
}, 120_000);
afterAll(() => {
  bundle.remove();
  rmSync(temporary, { recursive: true, force: true });
});

/** The package as npm unpacks it, in a folder whose name is Chinese and has a blank; gives its program. */
function install(name: string, wanted: (path: string) => boolean): string {
  const folder = join(temporary, name, '程序 dayang');
  mkdirSync(folder, { recursive: true });
  for (const { path } of files.filter((file) => wanted(file.path) && !file.path.startsWith('dist/'))) {
    cpSync(join(root, path), join(folder, path));
  }
  cpSync(dirname(bundle.program), join(folder, 'dist'), { recursive: true });
  for (const library of installed(Object.keys(manifest.dependencies))) {
    mkdirSync(dirname(join(folder, 'node_modules', library)), { recursive: true });
    symlinkSync(join(root, 'node_modules', library), join(folder, 'node_modules', library));
  }
  return join(folder, 'dist', 'dayang.mjs');
}

describe('the package that npm makes', () => {
  test('holds the program and what it reads, nothing of the workshop, and is small', () => {
    const paths = files.map(({ path }) => path);
    for (const path of [
      'LICENSE',
      'README.md',
      'fonts/fonts.yaml',
      'fonts/LICENSES',
      'schema/page.schema.json',
    ]) {
      expect(paths.some((one) => one.startsWith(path))).toBe(true);
    }
    expect(paths.filter((path) => /^(?:src|test|scripts|docs|out|\.)/.test(path))).toEqual([]);
    expect(files.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(32_000_000);
    expect([...installed(Object.keys(manifest.dependencies))].length).toBeLessThan(12);
  });

  test('names the licence of every library in the bundle', () => {
    const notices = readFileSync(join(dirname(bundle.program), 'THIRD-PARTY.txt'), 'utf8');
    for (const name of ['pdfkit', 'fontkit', 'yaml', 'zod', 'lcms-wasm', 'commander', 'parse5']) {
      expect(notices).toMatch(new RegExp(`^  ${name} \\d`, 'm'));
    }
    expect(notices).not.toMatch(/\bundefined\b/);
  });

  test('builds every shipped page by itself, from a folder with a Chinese name', async () => {
    const program = install('all', () => true);
    const layouts = join(dirname(dirname(program)), 'layouts');
    const pages = readdirSync(layouts).filter((file) =>
      /^content:|^stories:/m.test(readFileSync(join(layouts, file), 'utf8')),
    );
    expect(pages.length).toBeGreaterThanOrEqual(5);
    const folder = mkdtempSync(join(temporary, '版 面-'));
    for (const page of pages) {
      const args = ['build', join(layouts, page), '--force', '-o', join(folder, `${page}.pdf`)];
      const { status, stderr } = await bundle.run(args, { cwd: folder, program });
      expect([page, status, stderr.includes('file-missing')]).toEqual([page, 0, false]);
    }
  });

  test('makes a page of a template, its proof and a picture', async () => {
    const program = install('new', () => true);
    const cwd = mkdtempSync(join(temporary, '我的 版面-'));
    const run = (...args: string[]) => bundle.run(args, { cwd, program });
    expect(await run('new', 'photo-page', '照片')).toMatchObject({ status: 0 });
    expect(await run('build', '照片/照片.yaml', '--png', '照片.png')).toMatchObject({ status: 0 });
    // The sample itself is not fit for press: the proof says so, and is written.
    expect((await run('proof', '照片/照片.yaml')).status).toBeLessThan(2);
    expect(readdirSync(join(cwd, '照片/out/照片.proof'))).toContain('照片.png');
    expect(await run('fonts')).toMatchObject({ status: 0 });
    expect(readdirSync(cwd).sort()).toEqual(['照片', '照片.png']);
  });

  test('would not do without its samples: the test sees what is left out', async () => {
    const program = install('less', (path) => !path.startsWith('content/samples/pictures/'));
    const cwd = mkdtempSync(join(temporary, 'less-'));
    const { status, stderr } = await bundle.run(['new', 'photo-page', 'a'], { cwd, program });
    expect(status).toBe(1);
    expect(stderr).toContain('file-missing');
  });
});

describe('an old Node', () => {
  const { node } = manifest.engines;
  test.each(['12.22.12', '18.20.4', '20.18.3'])('%s is told what to install', (version) => {
    const message = oldNodeMessage(version, node);
    expect(message).toContain(version);
    expect(message).toContain('20.19');
    expect(message).toContain('https://nodejs.org/');
  });
  test.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0-nightly'])('%s is new enough', (version) => {
    expect(oldNodeMessage(version, node)).toBeUndefined();
  });
  test('can read the file that tells it: no syntax and no module names of later Nodes', () => {
    const text = readFileSync(bundle.program, 'utf8');
    expect(text.length).toBeLessThan(6000);
    expect(text).not.toMatch(/\?\?|\?\.|from"node:|await /);
    expect(text).toContain('import("./main.mjs")');
  });
});
