import { expect, it } from 'vitest';
import { receiptText } from '../../src/cli/fit-receipt.ts';
import type { FitReceipt } from '../../src/fit/receipt.ts';
import { build, SMALL, SMALL_FIT, story } from './pages.ts';

const EVERYTHING: FitReceipt = {
  closed: true,
  trials: 9,
  changes: [
    { what: 'size', from: 11, to: 10.6, characters: [16, 17] },
    { what: 'leading', from: 18.2, to: 17.73, lines: [75, 77] },
    { what: 'head', style: 'subhead', from: 18, to: 16 },
    { what: 'height', frame: 'photo', from: 18, to: 15 },
    { what: 'headline', frame: 'head', part: 'title', from: 108, to: 100 },
    { what: 'dropped', frame: 'figures' },
    { what: 'dropped-quote', story: 'lead', quote: 2 },
  ],
};

it('says in Chinese what was changed, and by how much', () => {
  expect(receiptText(EVERYTHING, 'zh')).toBe(
    '合版：正文 11 点 → 10.6 点（每栏 16 字 → 17 字）；行距 18.2 点 → 17.73 点（全版 75 行 → 77 行）；样式 subhead 18 点 → 16 点；' +
      '框 photo 18 行 → 15 行；框 head 的主题 108 点 → 100 点；撤去框 figures；撤去稿件 lead 的第 2 个摘句',
  );
  expect(receiptText({ closed: true, changes: [], trials: 1 }, 'zh')).toBe('合版：字号、行距、框都没有动');
  expect(receiptText({ ...EVERYTHING, closed: false }, 'zh')).toMatch(/^合不上版，已经让到：正文/);
});

it('says the same in English', () => {
  expect(receiptText(EVERYTHING, 'en')).toBe(
    'page closed: body 11 pt → 10.6 pt (16 → 17 characters a line); leading 18.2 pt → 17.73 pt (75 → 77 lines on the page); ' +
      'style subhead 18 pt → 16 pt; frame photo 18 → 15 lines; title of frame head 108 pt → 100 pt; frame figures dropped; ' +
      'pull quote 2 of story lead dropped',
  );
  expect(receiptText({ closed: false, changes: [], trials: 1 }, 'en')).toBe(
    'page not closed, given so far: sizes, leading and frames as they are',
  );
});

it('says of a page what its scene shows', () => {
  const { page } = build(SMALL + SMALL_FIT, story(900));
  for (const change of page.fit!.changes) {
    if (change.what === 'leading') {
      expect(page.scene.grid.lines).toBe(change.lines[1]);
      expect(page.scene.grid.pitch / 1000).toBeCloseTo(change.to, 2);
    }
    if (change.what === 'size') expect(page.scene.grid.body / 1000).toBe(change.to);
    if (change.what === 'height') {
      const { height } = page.scene.frames.find(({ id }) => id === change.frame)!.box;
      const { pitch, body } = page.scene.grid;
      expect(Math.round((height - body) / pitch) + 1).toBe(change.to);
    }
  }
  expect(page.fit!.changes.length).toBeGreaterThan(0);
});
