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
  await bundle.run(['proof', 'new/innovation.yaml', '--against', 'old', '-o', 'proof'], { cwd: folder });
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

describe('the changes in a proof', () => {
  let proof: Watched;
  beforeAll(async () => {
    proof = await openFile(browser, join(folder, 'proof/innovation.html'));
  });
  const look = () => proof.page.evaluate('document.getElementById("proof").dataset.look');
  const current = () => proof.page.locator('.change-row[aria-current] .number').textContent();
  const seen = (kind: string) =>
    proof.page
      .locator(`img.against.${kind}`)
      .evaluate((img) => getComputedStyle(img).visibility === 'visible');

  test('a number on the page for each line of the list; hostile words stay words; n still goes to problems', async () => {
    const { page } = proof;
    await page.click('#tab-changes');
    const count = await page.locator('.change-row').count();
    expect(count).toBeGreaterThan(2);
    expect(await page.locator('.pin.change').count()).toBe(count);
    expect(await page.locator('.changes').textContent()).toContain('</script><script>window.');
    expect(await page.evaluate('window.hurt')).toBeUndefined();
    await page.keyboard.press('n');
    expect(await page.getAttribute('#tab-problems', 'aria-selected')).toBe('true');
  });

  test('j and k go through the changes, a click on a number marks its line', async () => {
    const { page } = proof;
    const count = await page.locator('.change-row').count();
    expect(count).toBe(0);
    await page.keyboard.press('j');
    expect(await current()).toBe('1');
    await page.keyboard.press('k');
    expect(await current()).toBe(String(await page.locator('.change-row').count()));
    await page.locator('.pin.change').first().click();
    expect(await current()).toBe('1');
    expect(await page.locator('[role=status]').textContent()).toContain('1');
  });

  test('overlay, curtain and blink', async () => {
    const { page } = proof;
    expect([await seen('old'), await seen('faded')]).toEqual([false, false]);
    await page.keyboard.press('d');
    expect([await look(), await seen('faded')]).toEqual(['faded', true]);
    await page.keyboard.press('s');
    expect([await look(), await seen('old'), await seen('faded')]).toEqual(['slide', true, false]);
    const clip = () => page.locator('img.against.old').evaluate((img) => getComputedStyle(img).clipPath);
    const before = await clip();
    await page.keyboard.press('ArrowRight');
    expect(await clip()).not.toBe(before);
    await page.keyboard.press('b');
    expect(await look()).toBe('old');
    await expect.poll(look).toBe('new');
    await page.keyboard.press('b');
    await page.waitForTimeout(800);
    expect(await look()).toBe('new');
  });

  test('b is the baselines while another panel is open', async () => {
    const { page } = proof;
    await page.click('#tab-problems');
    const before = await page.getAttribute('[data-switch=baselines]', 'aria-pressed');
    await page.keyboard.press('b');
    expect(await page.getAttribute('[data-switch=baselines]', 'aria-pressed')).not.toBe(before);
    expect(await look()).toBe('new');
  });

  test('in English, with the keys in the table; complains of nothing', async () => {
    const { page } = proof;
    await page.keyboard.press('l');
    await page.keyboard.press('j');
    expect(await page.locator('.panel').innerText()).toContain('Nothing else on the page changed');
    await page.keyboard.press('?');
    expect(await page.locator('dialog').innerText()).toContain('next change');
    expect(proof.faults).toEqual([]);
  });
});
