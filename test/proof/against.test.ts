import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProofData } from '../../src/proof/data.ts';
import { edited, putPage, SMALL } from '../diff/pages.ts';
import { type Bundle, buildBundle } from '../support/bundle.ts';

let bundle: Bundle;
let folder: string;
/** Status of the proof without a comparison. */
let plain: number;
const dayang = (...args: string[]) => bundle.run(args, { cwd: folder });
const at = (name: string) => join(folder, name);
const dataOf = (html: string): ProofData =>
  JSON.parse(/id="proof-data">(?<data>.*?)<\/script>/s.exec(readFileSync(at(html), 'utf8'))!.groups!.data!);

beforeAll(async () => {
  bundle = buildBundle('proof-against');
  folder = mkdtempSync(join(tmpdir(), 'dayang-against-'));
  putPage(at('old'), SMALL);
  putPage(at('new'), edited(SMALL, ['story', '错一个字谁都看得见', '错一个字人人看得见']));
  await dayang('build', 'old/innovation.yaml', '-o', 'old.pdf', '--scene', 'old.json');
  plain = (await dayang('proof', 'new/innovation.yaml', '-o', 'plain')).status;
}, 60_000);
afterAll(() => {
  bundle.remove();
  rmSync(folder, { recursive: true, force: true });
});

describe('dayang proof --against', () => {
  test.each(['old', 'old.json', 'old.pdf'])(
    '%s: list in both languages, boxes, both pictures, and the status of a proof',
    async (old) => {
      const ran = await dayang('proof', 'new/innovation.yaml', '--against', old, '-o', 'proof');
      expect(ran.status).toBe(plain);
      const { against, pages } = dataOf('proof/innovation.html');
      expect(dataOf('plain/innovation.html').against).toBeUndefined();
      const [page] = against!.pages;
      const words = page!.changes.filter(({ sentence }) => sentence.zh.includes('“谁都” → “人人”'));
      expect(words).toHaveLength(1);
      expect(words[0]).toMatchObject({
        number: 1,
        label: { zh: '文字', en: 'words' },
        sentence: { en: expect.stringContaining('“谁都” → “人人”') },
      });
      expect(page!.closing[0]).toEqual({
        zh: '除上列外，版面无变化',
        en: 'Nothing else on the page changed',
      });
      expect(page!.pictures!.strays).toEqual([]);
      const { old: was, faded } = page!.pictures!;
      for (const { dataUrl, dpi, area } of [was, faded]) {
        expect(dataUrl).toMatch(/^data:image\/webp;base64,/);
        const { picture } = pages[0]!;
        expect(picture.kind === 'inline' && picture.dpi).toBe(dpi);
        // The trimmed page, on whole pixels of the picture of the proof.
        expect(Math.abs(area.x) + Math.abs(area.y)).toBeLessThan(2 * (72_000 / dpi));
        expect(area.width).toBeGreaterThanOrEqual(pages[0]!.width - 1);
      }
      const size = (name: string) => readFileSync(at(`${name}/innovation.html`)).length;
      expect(size('proof')).toBeLessThan(3 * size('plain'));
    },
  );

  test('the same page: nothing in the list, and no pictures', async () => {
    await dayang('proof', 'old/innovation.yaml', '--against', 'old.pdf', '-o', 'same');
    expect(dataOf('same/innovation.html').against!.pages).toEqual([
      {
        changes: [],
        closing: [{ zh: '两版一样，没有变化', en: 'Both pages are the same, nothing changed' }],
      },
    ]);
  });

  test('signed and signed:STEP: the page as it was signed', async () => {
    putPage(at('signed'), SMALL);
    const sign = ['sign', 'signed/innovation.yaml', '--as', '责编', '--name', '周渡生'];
    const signed = await dayang(...sign, '--allow', 'lint,empty');
    expect(signed.stderr).not.toContain('    at ');
    if (!existsSync(at('signed/innovation.signed.yaml'))) throw new Error(signed.stderr);
    putPage(at('signed'), edited(SMALL, ['story', '错一个字谁都看得见', '错一个字人人看得见']));
    for (const against of ['signed', 'signed:责编']) {
      await dayang('proof', 'signed/innovation.yaml', '--against', against, '-o', 'of-signed');
      const { against: told } = dataOf('of-signed/innovation.html');
      expect(told!.label.zh).toContain('责编 周渡生');
      expect(told!.pages[0]!.changes[0]!.sentence.zh).toContain('“谁都” → “人人”');
    }
  });

  test.each([
    ['nix.pdf', 'diff-missing'],
    ['broken', 'against-broken'],
    ['signed:终审签发', 'sign-none'],
  ])('%s: one message, and nothing is written', async (old, code) => {
    putPage(at('broken'), { ...SMALL, page: 'frames: {' });
    const ran = await dayang('proof', 'new/innovation.yaml', '--against', old, '-o', 'never');
    expect([ran.status, ran.stderr]).toEqual([1, expect.stringContaining(`[${code}`)]);
    expect(ran.stderr).not.toContain('    at ');
    expect(existsSync(at('never'))).toBe(false);
  });

  test('an old page whose fonts are not here: the list without pictures, and it is said', async () => {
    const text = readFileSync(at('old.json'), 'utf8').replaceAll(/"sha256":"[0-9a-f]{64}"/g, '"sha256":"00"');
    writeFileSync(at('fonts.json'), text);
    const ran = await dayang('proof', 'new/innovation.yaml', '--against', 'fonts.json', '-o', 'fonts');
    expect(ran.stderr).toContain('[diff-no-picture]');
    const [page] = dataOf('fonts/innovation.html').against!.pages;
    expect([page!.pictures, page!.changes.length > 0]).toEqual([undefined, true]);
  });
});
