import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writePdf } from '../../src/output/pdf/writer.ts';
import { layoutSnapshot } from '../../src/scene/snapshot.ts';
import type { Scene, TextItem } from '../../src/scene/types.ts';
import { testFace, testFonts } from '../support/fonts.ts';
import { originFaults, sharedRaster } from '../support/origins.ts';
import { fragments } from './cases.ts';
import { renderScene } from './matcher.ts';
import { compareImage, compareLayout, type Folders, modeOf } from './reference.ts';
import { diffLines } from './report.ts';

const scene = fragments['mixed-sizes']!;
let at: Folders;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'visual-'));
  at = { ref: `${folder}/ref/`, out: `${folder}/out/` };
  compareLayout('page', layoutSnapshot(scene), 'accept', at);
  compareImage('page', await renderScene(scene), 'accept', at);
});
afterAll(() => rmSync(join(at.ref, '..'), { recursive: true }));

const layoutOf = (changed: Scene) => compareLayout('page', layoutSnapshot(changed), 'ci', at).message;
const pixelsOf = async (changed: Scene) => compareImage('page', await renderScene(changed), 'ci', at).message;

/** The scene with its first text item changed. */
function withFirst(change: (item: TextItem) => Partial<TextItem>): Scene {
  const first = scene.items.findIndex((item) => item.kind === 'text');
  return {
    ...scene,
    items: scene.items.map((item, i) =>
      i === first && item.kind === 'text' ? { ...item, ...change(item) } : item,
    ),
  };
}

describe('deliberate faults', () => {
  test('the page as it is passes all three checks', async () => {
    expect(layoutOf(scene)).toBeUndefined();
    expect(await pixelsOf(scene)).toBeUndefined();
    const pdf = await writePdf([scene], testFonts, { title: 'x' });
    expect(originFaults(scene, pdf, await sharedRaster())).toEqual([]);
  });

  test('a wrong glyph in the scene fails the snapshot and the pixels', async () => {
    const wrong = withFirst((item) => ({
      glyphs: [testFace('song').glyphOf('友'.codePointAt(0)!), ...item.glyphs.slice(1)],
    }));
    expect(layoutOf(wrong)).toContain('the layout has changed');
    expect(await pixelsOf(wrong)).toMatch(/\d+ pixels differ/);
  });

  test('a line moved 0.25 pt in the layout fails the snapshot', () => {
    const lines = scene.lines.map((line, i) => (i === 0 ? { ...line, baseline: line.baseline + 250 } : line));
    const items = scene.items.map((item) =>
      item.kind === 'text' && item.line === 0 ? { ...item, y: item.y + 250 } : item,
    );
    expect(layoutOf({ ...scene, lines, items })).toContain('the layout has changed');
  });

  test('a line moved 0.25 pt only inside the PDF writer fails the origin check', async () => {
    const pdf = await writePdf([scene], testFonts, {
      title: 'x',
      onContent: (content) => content.replace('1 0 0 -1 14 60 Tm', '1 0 0 -1 14.25 60 Tm'),
    });
    const faults = originFaults(scene, pdf, await sharedRaster());
    expect(faults).toContain(
      'content stream: “报” (glyph 0) stands at 14.250 60.000, in the scene at 14.000 60.000',
    );
    expect(faults).toContain('PDFium: “报” (glyph 0) stands at 14.250 60.000, in the scene at 14.000 60.000');
    expect(layoutOf(scene)).toBeUndefined();
  });
});

describe('the report', () => {
  test('shows old, new and difference, and goes away when the fault does', async () => {
    const wrong = withFirst(() => ({ y: 61_000 }));
    expect(layoutOf(wrong)).toBeDefined();
    expect(await pixelsOf(wrong)).toContain('npm run visual:update');
    const html = readFileSync(`${at.out}report.html`, 'utf8');
    expect(html.match(/data:image\/png/g)).toHaveLength(3);
    expect(html).toContain('<del>- line');
    expect(html).toContain('<ins>+ line');
    expect(layoutOf(scene)).toBeUndefined();
    expect(await pixelsOf(scene)).toBeUndefined();
    expect(existsSync(`${at.out}report.html`)).toBe(false);
  });

  test('a missing reference is written at the desk and fails in CI', async () => {
    const bitmap = await renderScene(scene, 72);
    expect(compareImage('new', bitmap, 'ci', at).message).toContain('no reference');
    expect(compareImage('new', bitmap, 'compare', at).message).toBeUndefined();
    expect(compareImage('new', bitmap, 'ci', at).message).toBeUndefined();
    expect(modeOf({})).toBe('compare');
    expect(modeOf({ CI: 'true' })).toBe('ci');
    expect(modeOf({ CI: 'true', UPDATE_REFS: '1' })).toBe('accept');
  });

  test('another size is a difference', async () => {
    expect(compareImage('page', await renderScene(scene, 72), 'ci', at).message).toContain('instead of');
    expect(await pixelsOf(scene)).toBeUndefined();
  });

  test('line differences are the shortest', () => {
    expect(diffLines(['a', 'b', 'c', 'd'], ['a', 'c', 'x', 'd']).map((r) => r.mark + r.line)).toEqual([
      ' a',
      '-b',
      ' c',
      '+x',
      ' d',
    ]);
  });
});
