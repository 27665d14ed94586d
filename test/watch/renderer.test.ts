import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openRenderer, type Renderer } from '../../src/watch/renderer.ts';

/** A thread that draws nothing, but fails in every way that PDFium could: it throws, crashes, ends. */
const THREAD = `import { parentPort } from 'node:worker_threads';
let open = 0;
parentPort.on('message', ({ id, kind, pdf, page }) => {
  if (kind === 'load') {
    if (pdf[0] === 0) return parentPort.postMessage({ id, error: 'not a PDF' });
    if (pdf[0] === 9) process.exit(3);
    open = pdf[0];
    return parentPort.postMessage({ id });
  }
  if (page === 8) throw new Error('memory access out of bounds');
  if (page === 9) process.exit(3);
  parentPort.postMessage({ id, png: Uint8Array.of(open, page) });
});
`;
const region = { dpi: 72, x: 0, y: 0, width: 1, height: 1 };

let folder: string;
let script: string;
let renderer: Renderer;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dayang-renderer-'));
  script = join(folder, 'thread.mjs');
  writeFileSync(script, THREAD);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => renderer.close());

describe('a thread that draws', () => {
  test('draws from the PDF that was loaded last', async () => {
    renderer = openRenderer(script);
    for (const first of [1, 2]) {
      await renderer.load(Uint8Array.of(first));
      expect(await renderer.tile(5, region)).toEqual(Uint8Array.of(first, 5));
    }
  });
  test.each([
    ['throws', 8],
    ['ends', 9],
  ])('that %s is replaced, and the new one has the page at once', async (_name, page) => {
    renderer = openRenderer(script);
    await renderer.load(Uint8Array.of(4));
    await expect(renderer.tile(page, region)).rejects.toThrow();
    expect(await renderer.tile(1, region)).toEqual(Uint8Array.of(4, 1));
  });
  test.each([
    ['is none', 0],
    ['kills it', 9],
  ])('keeps the page before when a PDF %s', async (_name, first) => {
    renderer = openRenderer(script);
    await renderer.load(Uint8Array.of(4));
    await expect(renderer.load(Uint8Array.of(first))).rejects.toThrow();
    expect(await renderer.tile(1, region)).toEqual(Uint8Array.of(4, 1));
  });
  test('refuses what is still waiting when it is closed', async () => {
    renderer = openRenderer(script);
    const tile = renderer.tile(1, region);
    const refused = expect(tile).rejects.toThrow('closed');
    await renderer.close();
    await refused;
  });
});
