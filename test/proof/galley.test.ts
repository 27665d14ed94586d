import { describe, expect, it } from 'vitest';
import type { BuiltPage } from '../../src/build.ts';
import { writePdf } from '../../src/output/pdf/writer.ts';
import { openRaster } from '../../src/output/png/raster.ts';
import { storyGalley } from '../../src/proof/galley.ts';
import { galleyWords } from '../../src/proof/stamp.ts';
import { runCase } from '../cases/run.ts';
import { makePage } from '../pages/page.ts';

const words = galleyWords({ stage: 'second', lang: 'zh', time: '11月22日' }, 'innovation', 'c48b0925');

async function textOf(built: BuiltPage): Promise<{ pages: string[] }> {
  const scenes = storyGalley(built, 'lead', words);
  const pdf = await writePdf(scenes, built.fonts, { title: '小样' });
  const raster = await openRaster();
  const pages = scenes.map((_, page) =>
    raster
      .characters(pdf, page)
      .map(({ text }) => text)
      .join(''),
  );
  return { pages };
}

describe('小样', () => {
  it('has every word of the story, numbered lines, counts and the queries', async () => {
    const { built } = await makePage('innovation');
    const { pages } = await textOf(built);
    const all = pages.join('');
    const flat = all.replaceAll(/\s/g, '');
    for (const block of built.texts.get('lead')!.blocks) {
      if (block.kind === 'byline') expect(flat).toContain(block.text.text);
      if (block.kind === 'paragraph') expect(flat).toContain(block.text.text.slice(0, 20));
    }
    for (const page of pages)
      expect(page.replaceAll(/\s/g, '')).toContain('二校样11月22日innovationc48b0925');
    expect(flat).toContain('存疑：');
    expect(flat).toContain('本段段首缺失');
    expect(flat).toContain('3487字');
    expect(flat).toContain('第1页，共5页');
  });

  it('marks what found no room on the page, and nothing where all of it did', async () => {
    const bars = (name: string) =>
      storyGalley(runCase(name).pages[0]!, 'lead', words)
        .flatMap(({ items }) => items)
        .filter((item) => item.kind === 'path' && item.fill?.kind === 'cmyk' && item.fill.k === 100).length;
    expect(bars('overset')).toBeGreaterThan(0);
    expect(bars('underset')).toBe(0);
  });
});
