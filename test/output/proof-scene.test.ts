import { expect, test } from 'vitest';
import { readPdf } from '../../src/output/pdf/read.ts';
import { writePdf } from '../../src/output/pdf/writer.ts';
import { proofScene } from '../../src/output/proof-scene.ts';
import { sceneJson } from '../../src/scene/canonical.ts';
import { testFonts } from '../support/fonts.ts';
import { handScene } from '../support/scenes.ts';

const page = handScene([{ x: 20, baseline: 60, runs: [{ text: '党员' }] }]);
const MARK = { box: { x: 20_000, y: 50_000, width: 18_000, height: 12_000 }, label: '1 R0016' };

test('a proof says so at its head and frames what is wrong, on top of the page as it is', () => {
  const proof = proofScene(page, '校样 不可付印', [MARK], testFonts);
  expect(proof.items.slice(0, page.items.length)).toEqual(page.items);
  const added = proof.items.slice(page.items.length);
  expect(added.flatMap((item) => (item.kind === 'text' ? [item.text] : [])).join('')).toBe(
    '校样 不可付印1 R0016',
  );
  expect(added.filter((item) => item.kind === 'path')).toMatchObject([{ stroke: { width: 1500 } }]);
  expect(added.every(({ role }) => role === 'furniture')).toBe(true);
  expect(proof.reading).toEqual(page.reading);
  expect(sceneJson(proof)).toContain('校样');
});

test('a clean proof has its head alone', () => {
  const proof = proofScene(page, '校样', [], testFonts);
  expect(proof.items.filter(({ kind }) => kind === 'path')).toEqual([]);
  expect(proof.items.filter(({ kind }) => kind === 'rect')).toHaveLength(1);
});

test('a proof can be written, and claims no press standard', async () => {
  const proof = proofScene(page, '校样 不可付印', [MARK], testFonts);
  const file = readPdf(await writePdf([proof], testFonts, { title: '校样' }));
  expect(file.catalog.has('OutputIntents')).toBe(false);
  expect(file.pages).toHaveLength(1);
});
