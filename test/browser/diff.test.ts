import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { edited, putPage, SMALL } from '../diff/pages.ts';
import { openBrowser, openFile, type Watched } from '../support/browser.ts';
import { type Bundle, buildBundle } from '../support/bundle.ts';

const HOSTILE = '</script><script>window.hurt=1</script>"><img src=x onerror=window.hurt=2>';

let bundle: Bundle;
let browser: Browser;
let folder: string;
let opened: Watched;
beforeAll(async () => {
  bundle = buildBundle('diff-browser');
  folder = mkdtempSync(join(tmpdir(), 'dayang-diff-browser-'));
  putPage(join(folder, 'old'), SMALL);
  putPage(
    join(folder, 'new'),
    edited(
      SMALL,
      ['story', '错一个字谁都看得见', '错一个字人人看得见'],
      ['page', '练习版', `'${HOSTILE}'`],
      [
        'page',
        'thickness: 1pt, columns: 1-2, lines: 6, height: 1pt',
        'thickness: 1pt, columns: 1-2, lines: 6, height: 1.25pt',
      ],
    ),
  );
  const ran = await bundle.run(['diff', 'old/innovation.yaml', 'new/innovation.yaml', '--html'], {
    cwd: folder,
  });
  if (ran.status !== 1) throw new Error(ran.stderr);
  browser = await openBrowser();
  opened = await openFile(browser, join(folder, 'new/out/innovation.diff.html'), undefined, '.sheet svg');
});
afterAll(async () => {
  await browser?.close();
  bundle?.remove();
  rmSync(folder, { recursive: true, force: true });
});

describe('the HTML of a comparison', () => {
  test('opens from disk with list and boxes that answer to each other; hostile words stay words', async () => {
    const { page } = opened;
    expect(await page.locator('nav li').count()).toBe(await page.locator('g.change').count());
    expect(await page.locator('nav').textContent()).toContain('</script><script>window.');
    expect(await page.evaluate('window.hurt')).toBeUndefined();
    expect(await page.locator('.stray').count()).toBe(0);
    expect(await page.locator('nav .end').first().textContent()).toBe('除上列外，版面无变化');
  });

  test('n and p go through the changes, and bring each box into view', async () => {
    const { page } = opened;
    const count = await page.locator('nav li').count();
    for (let i = 0; i < count; i++) {
      await page.keyboard.press('n');
      expect(await page.locator('nav a[aria-current]').getAttribute('data-change')).toBe(
        await page.locator('g[aria-current]').getAttribute('data-change'),
      );
    }
    await page.keyboard.press('p');
    expect(await page.locator('nav a[aria-current]').getAttribute('data-change')).toBe(`0-${count - 1}`);
    expect(await page.locator('.live').textContent()).not.toBe('');
  });

  test('a click on a box marks its line of the list', async () => {
    const { page } = opened;
    await page.locator('#c0-1').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('nav a[aria-current]').getAttribute('data-change')).toBe('0-1');
  });

  test('blink, curtain and zoom', async () => {
    const { page } = opened;
    const mode = () => page.evaluate('document.body.dataset.mode');
    expect(await mode()).toBe('faded');
    await page.keyboard.press('b');
    expect(await mode()).toBe('old');
    await expect.poll(mode).toBe('new');
    await page.keyboard.press('b');
    expect(await mode()).toBe('faded');
    await page.keyboard.press('s');
    expect(await mode()).toBe('slide');
    const clip = () => page.evaluate('document.querySelector("img.old").style.clipPath');
    const before = await clip();
    await page.keyboard.press('ArrowRight');
    expect(await clip()).not.toBe(before);
    await page.keyboard.press('s');
    const width = () => page.evaluate('document.querySelector(".sheet").offsetWidth');
    const narrow = Number(await width());
    await page.keyboard.press('+');
    expect(Number(await width())).toBeGreaterThan(narrow);
    await page.keyboard.press('0');
    expect(Number(await width())).toBe(narrow);
  });

  test('complains of nothing and asks the network for nothing', () => {
    expect(opened.faults).toEqual([]);
  });
});
