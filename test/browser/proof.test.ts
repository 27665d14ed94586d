import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openFile, type Watched } from '../support/browser.ts';
import { type Bundle, buildBundle } from '../support/bundle.ts';

const STORY = `# 渡口的一夜

## 潮水与灯火

船工周渡生守着渡口四十年，来往的人都叫他老周。他说 the ferry never sleeps，灯要一直亮到天明。:query[请核对年数]每天夜里，他把缆绳检查三遍，把水位写在本子上。

### 潮水

潮水来的时候，渡口要停航。老周把船拢到岸边，等到潮水退去。</script><script>window.hurt = 1</script>

### 灯火

灯火是渡口的眼睛。"><img src=x onerror="window.hurt=2">老周每天擦一遍灯罩。<b>这里不是粗体</b>。
`;
const PAGE = `extends: broadsheet.yaml
page: { size: [210mm, 148mm], typeArea: [180mm, 128mm] }
grid: { columns: 3, characters: 14 }
styles:
  headline: { size: 40pt }
  deck: { size: 20pt }
  subhead: { size: 14pt, leading: 18pt, above: { min: 0, prefer: 1, max: 2 }, below: 0 }
stories: { lead: 稿件.md }
frames:
  folio: { right: '"><img src=x onerror="window.hurt=3">' }
  head: { kind: headline, columns: 1-3, lines: 1-6, valign: middle }
  left: { kind: text, columns: 1, lines: 8-11 }
  right: { kind: text, columns: 2-3, lines: 8-10 }
`;

let bundle: Bundle;
let browser: Browser;
let folder: string;
let file: string;
beforeAll(async () => {
  bundle = buildBundle('browser');
  folder = mkdtempSync(join(tmpdir(), 'dayang-browser-'));
  writeFileSync(join(folder, '版面.yaml'), PAGE);
  writeFileSync(join(folder, '稿件.md'), STORY);
  const ran = await bundle.run(['proof', '版面.yaml', '--lang', 'zh', '--time', '11月22日 17:30'], {
    cwd: folder,
  });
  expect([ran.status, ran.stderr]).toEqual([1, expect.stringContaining('版面.html')]);
  file = join(folder, 'out', '版面.proof', '版面.html');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  bundle?.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a test on a page of its own, which must do nothing behind our backs. */
async function onProof(
  use: (page: Page) => Promise<void>,
  size?: { width: number; height: number },
): Promise<void> {
  const opened: Watched = await openFile(browser, file, size);
  try {
    await use(opened.page);
    expect(opened.faults).toEqual([]);
  } finally {
    await opened.page.context().close();
  }
}

/** Whether a layer has marks that are drawn. */
const drawn = (page: Page, id: string) =>
  page
    .locator(`svg [data-layer=${id}] > *`)
    .first()
    .evaluate((mark) => getComputedStyle(mark.parentElement!).display !== 'none');

test('opens from the disk and says which proof it is', () =>
  onProof(async (page) => {
    const head = await page.locator('header').innerText();
    expect(head).toContain('渡口的一夜');
    expect(head).toContain('一校样');
    expect(head).toContain('11月22日 17:30');
    expect(head).toMatch(/[0-9a-f]{8}/);
    expect(await page.locator('footer').innerText()).toContain('不是新闻纸');
    const shown = await page
      .locator('img.picture')
      .evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight]);
    expect(shown).toEqual([1240, 874]);
  }));

test('switches every layer by button and by key', () =>
  onProof(async (page) => {
    for (const [id, key] of Object.entries({
      grid: 'g',
      baselines: 'b',
      frames: 'f',
      threads: 't',
      trim: 'c',
      problems: 'm',
      queries: 'q',
      fits: 'o',
    })) {
      const before = await drawn(page, id);
      await page.click(`[data-switch=${id}]`);
      expect(await drawn(page, id), id).toBe(!before);
      expect(await page.getAttribute(`[data-switch=${id}]`, 'aria-pressed')).toBe(String(!before));
      await page.keyboard.press(key);
      expect(await drawn(page, id), `${id} by key`).toBe(before);
    }
    await page.keyboard.press('f');
    expect(await page.locator('.labels').innerText()).toContain('left · text');
    await page.keyboard.press('t');
    expect(await page.locator('.thread .head').count()).toBeGreaterThan(0);
  }));

test('hides no copy that can be read: queries shrink to their mark, copy fit stands beside the lines', () =>
  onProof(async (page) => {
    const boxOf = (wanted: string) =>
      page.locator(wanted).evaluate((node) => {
        const { x, y, width, height } = node.getBoundingClientRect();
        return { x, y, width, height };
      });
    for (let steps = 0; steps < 4; steps++) await page.keyboard.press('-');
    const whole = await boxOf('.label.query');
    await page.keyboard.press('1');
    const mark = await boxOf('.label.query');
    expect(mark.width).toBeLessThan(24);
    expect(whole.width).toBeGreaterThan(2 * mark.width);
    await page.mouse.move(mark.x + mark.width - 2, mark.y + 2);
    expect((await boxOf('.label.query')).width).toBeGreaterThan(2 * mark.width);
    const over = await boxOf('.label.overset');
    const line = await boxOf('rect.overset');
    expect(over.y).toBeGreaterThanOrEqual(line.y + line.height - 2);
  }));

test('jumps to a problem from the list, by its number on the page and by key, and pulses it', () =>
  onProof(async (page) => {
    const rows = page.locator('.problem-row');
    const over = rows.filter({ hasText: '余文' });
    await over.click();
    expect(await over.getAttribute('aria-current')).toBe('true');
    const number = await over.getAttribute('data-number');
    const pulse = await page.locator('.pulse').boundingBox();
    const view = await page.locator('.view').boundingBox();
    expect(pulse!.x).toBeGreaterThan(view!.x);
    expect(pulse!.y + pulse!.height).toBeLessThan(view!.y + view!.height);
    expect(await page.locator(`.pin[data-problem="${number}"]`).isVisible()).toBe(true);
    await page.keyboard.press('n');
    expect(await page.locator('.problem-row[aria-current]').getAttribute('data-number')).toBe(
      String(Number(number) + 1),
    );
    await page.keyboard.press('p');
    expect(await page.locator('.problem-row[aria-current]').getAttribute('data-number')).toBe(number);
    await page.click('[data-switch=problems]');
    await page.click('[data-switch=problems]');
    await page.keyboard.press('0');
    const pin = page.locator('.pin').first();
    await pin.dispatchEvent('click');
    expect(await page.locator('.problem-row[aria-current]').getAttribute('data-number')).toBe(
      await pin.innerText(),
    );
  }));

describe('find', () => {
  test('finds words over the end of a line, all of them, and steps', () =>
    onProof(async (page) => {
      const lines = await page.locator('.text p span').allInnerTexts();
      const at = lines.findIndex((line, i) => line.length === 14 && lines[i + 1]!.length > 3);
      const across = lines[at]!.slice(-2) + lines[at + 1]!.slice(0, 2);
      await page.keyboard.press('/');
      await page.keyboard.type(across);
      expect(await page.locator('.search + .count').innerText()).toBe('第 1 处，共 1 处');
      expect(await page.locator('.hit').count()).toBe(2);
      await page.fill('#find', '渡口');
      const count = await page.locator('.hit-row').count();
      expect(count).toBeGreaterThan(2);
      await page.press('#find', 'Enter');
      expect(await page.locator('.search + .count').innerText()).toBe(`第 2 处，共 ${count} 处`);
      await page.press('#find', 'Shift+Enter');
      await page.press('#find', 'Shift+Enter');
      expect(await page.locator('.search + .count').innerText()).toBe(`第 ${count} 处，共 ${count} 处`);
      await page.fill('#find', 'ｆｅｒｒｙ NEVER');
      expect(await page.locator('.hit-row').count()).toBe(1);
      await page.fill('#find', '没有这句话');
      expect(await page.locator('.search + .count').innerText()).toBe('没有找到');
    }));
});

test('tells where a clicked character stands in its story', () =>
  onProof(async (page) => {
    const span = page.locator('.text span', { hasText: '船工周渡生' });
    const box = (await span.boundingBox())!;
    await page.mouse.click(box.x + (box.width * 3.5) / 14, box.y + box.height / 2);
    const place = await page.locator('dl.place').innerText();
    const source = STORY.split('\n');
    const row = source.findIndex((line) => line.startsWith('船工'));
    expect(place).toContain(`稿件.md:${row + 1}:`);
    const column = Number(/稿件\.md:\d+:(\d+)/.exec(place)![1]);
    const character = /字\s+(\S) \(/.exec(place)![1];
    expect(source[row]![column - 1]).toBe(character);
    expect(place).toContain('第 1 栏');
    expect(place).toContain('left');
    expect(await page.locator('aside blockquote mark').innerText()).toBe(await span.innerText());
  }));

test('copies the words as the story has them', () =>
  onProof(async (page) => {
    const copied = await page.evaluate(() => {
      const spans = [...document.querySelectorAll<HTMLElement>('.text span')];
      const from = spans.findIndex((span) => span.textContent!.startsWith('船工'));
      const to = spans.findIndex(
        (span) => span.textContent!.includes('检查三遍') || span.textContent!.includes('本子上'),
      );
      const range = document.createRange();
      range.setStart(spans[from]!.firstChild!, 2);
      range.setEnd(spans[to]!.firstChild!, spans[to]!.textContent!.length);
      document.getSelection()!.removeAllRanges();
      document.getSelection()!.addRange(range);
      const data = new DataTransfer();
      document
        .querySelector('.text')!
        .dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
      return data.getData('text/plain');
    });
    const source = STORY.split('\n')
      .find((line) => line.startsWith('船工'))!
      .replace(/:query\[.*?\]/, '')
      .replaceAll(/(?<=\p{sc=Han}) | (?=\p{sc=Han})/gu, '');
    expect(copied).toMatch(/^周渡生守着/);
    expect(source).toContain(copied.trimEnd());
    expect(copied).toContain('the ferry never sleeps');
  }));

test('selects words with the mouse in the select mode, and drags in the other', () =>
  onProof(async (page) => {
    await page.keyboard.press('1');
    await page.click('text=选字');
    const box = (await page.locator('.text span', { hasText: '船工周渡生' }).boundingBox())!;
    await page.mouse.move(box.x + 3, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    expect(await page.evaluate(() => document.getSelection()!.toString())).toMatch(/^船?工周渡生/);
    await page.keyboard.press('h');
    for (let i = 0; i < 4; i++) await page.keyboard.press('+');
    const before = await page.locator('.view').evaluate((view) => [view.scrollLeft, view.scrollTop]);
    await page.mouse.move(600, 500);
    await page.mouse.down();
    await page.mouse.move(540, 470, { steps: 4 });
    await page.mouse.up();
    const after = await page.locator('.view').evaluate((view) => [view.scrollLeft, view.scrollTop]);
    expect([after[0]! - before[0]!, after[1]! - before[1]!]).toEqual([60, 30]);
  }));

test('zooms with the wheel about the pointer, and with keys', () =>
  onProof(async (page) => {
    const level = async () => Number.parseInt(await page.locator('.level').innerText(), 10);
    await page.keyboard.press('1');
    expect(await level()).toBe(100);
    for (let i = 0; i < 3; i++) await page.keyboard.press('+');
    const under = async () => {
      const sheet = (await page.locator('.sheet').boundingBox())!;
      return (500 - sheet.x) / sheet.width;
    };
    const before = await under();
    await page.mouse.move(500, 400);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await expect.poll(level).toBeGreaterThan(250);
    expect(await under()).toBeCloseTo(before, 2);
    await page.keyboard.press('0');
    expect(await level()).toBeLessThan(250);
    await page.locator('.view').focus();
    for (let i = 0; i < 9; i++) await page.keyboard.press('+');
    const top = await page.locator('.view').evaluate((view) => view.scrollTop);
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('.view').evaluate((view) => view.scrollTop)).toBe(top + 80);
  }));

test('can be used with the keyboard alone', () =>
  onProof(async (page) => {
    const seen = new Set<string>();
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab');
      seen.add(
        await page.evaluate(() => {
          const { activeElement: node } = document;
          return node?.getAttribute('role') ?? node?.tagName.toLowerCase() ?? '';
        }),
      );
    }
    expect([...seen]).toEqual(expect.arrayContaining(['button', 'region', 'tab', 'tabpanel']));
    await page.locator('[role=tab]').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.locator('[role=tab][aria-selected=true]').innerText()).toBe('位置');
    await page.locator('.view').focus();
    await page.keyboard.press(']');
    await expect.poll(() => page.locator('dl.place').innerText()).toContain('主题');
    await page.keyboard.press('?');
    await expect.poll(() => page.locator('dialog').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
  }));

test('speaks Chinese and English, and keeps its place', () =>
  onProof(async (page) => {
    await page.keyboard.press('+');
    const level = await page.locator('.level').innerText();
    await page.click('button.language');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('header').innerText()).toContain('first proof');
    expect(await page.locator('.problem-row').first().innerText()).not.toContain('办法');
    expect(await page.locator('.level').innerText()).toBe(level);
    await page.keyboard.press('l');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  }));

test('has names and places for those who hear it', () =>
  onProof(async (page) => {
    for (const landmark of [
      'header',
      'main',
      'aside[aria-label]',
      'footer',
      '.view[role=region][aria-label]',
    ])
      expect(await page.locator(landmark).count(), landmark).toBe(1);
    expect(await page.locator('img.picture').getAttribute('alt')).toContain('渡口的一夜');
    expect(await page.locator('.text h2').innerText()).toContain('渡口的一夜');
    const nameless = await page.evaluate(
      () =>
        [...document.querySelectorAll('button, input')].filter((node) => {
          const label = node.getAttribute('aria-label') ?? node.textContent ?? '';
          return label.trim() === '' && !(node instanceof HTMLInputElement && node.labels?.length);
        }).length,
    );
    expect(nameless).toBe(0);
  }));

test('words of the story are never markup', () =>
  onProof(async (page) => {
    expect(await page.evaluate(() => (window as { hurt?: number }).hurt)).toBeUndefined();
    expect(await page.locator('img').count()).toBe(1);
    expect(await page.locator('#proof b:has-text("粗体")').count()).toBe(0);
    const text = await page.locator('.text').innerText();
    expect(text.replaceAll(/\s/g, '')).toContain('"><imgsrc=xonerror="window.hurt=3">');
    expect(readFileSync(file, 'utf8').match(/<script/g)).toHaveLength(2);
  }));

test('fits a telephone', () =>
  onProof(
    async (page) => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      await page.keyboard.press('n');
      expect(await page.locator('.pulse').isVisible()).toBe(true);
    },
    { width: 390, height: 800 },
  ));
