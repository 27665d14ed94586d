import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { type Bundle, buildBundle } from '../support/bundle.ts';

let bundle: Bundle;
let browser: Browser;
let folder: string;
let page: Page;
let child: ChildProcess | undefined;
let faults: string[];

beforeAll(async () => {
  bundle = buildBundle('watch-browser');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  bundle?.remove();
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dayang 看样 '));
  cpSync('layouts', join(folder, 'layouts'), { recursive: true });
  cpSync('content', join(folder, 'content'), { recursive: true });
  page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await page.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts `dayang watch` on a copy of the sample page. */
async function startWatching(
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<string> {
  const all = [bundle.program, 'watch', 'layouts/innovation.yaml', '--allow', 'query', ...args];
  child = spawn(process.execPath, all, {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', HOME: folder, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (part) => {
    said += part;
  });
  await expect.poll(() => said, { timeout: 20_000 }).toMatch(/第一次排版.*\n/);
  return /http:\/\/\S+?\/[\w-]{32}\//.exec(said)?.[0] ?? '';
}
const story = () => join(folder, 'content', 'innovation.md');
const save = (path: string, text: string) => {
  writeFileSync(`${path}.tmp`, text);
  renameSync(`${path}.tmp`, path);
};
const painted = () => page.evaluate(() => document.documentElement.dataset.painted);
/** Does something and waits until the page that came of it is painted. */
async function repainted(change: () => void): Promise<void> {
  const before = await painted();
  change();
  await expect.poll(painted, { timeout: 10_000 }).not.toBe(before);
}
const seen = () =>
  page.evaluate(() => {
    const view = document.querySelector('.view')!;
    const { width } = document.querySelector('.sheet')!.getBoundingClientRect();
    return { left: view.scrollLeft, top: view.scrollTop, width };
  });

describe('the live proof', () => {
  test('follows a save and keeps zoom, place and layers', async () => {
    await page.goto(await startWatching());
    await page.waitForSelector('html[data-painted]');
    await page.keyboard.press('1');
    await page.evaluate(() => document.querySelector('.view')!.scrollTo(333, 777));
    await page.click('[data-switch="grid"]');
    const before = await seen();
    expect(before.width).toBeGreaterThan(1400);
    expect(before.top).toBe(777);
    const text = readFileSync(story(), 'utf8');
    await repainted(() => save(story(), text.replace('创新', '革新')));
    expect(await seen()).toEqual(before);
    expect(await page.getAttribute('[data-switch="grid"]', 'aria-pressed')).toBe('true');
    const broken = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLImageElement>('img.tile')].filter((one) => one.naturalWidth === 0),
    );
    expect(broken).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('asks only for the tiles that have changed', async () => {
    await page.goto(await startWatching());
    await page.waitForSelector('html[data-painted]');
    await page.keyboard.press('1');
    await page.waitForLoadState('networkidle').catch(() => undefined);
    const tiles = await page.locator('img.tile').count();
    const asked: string[] = [];
    page.on('request', (request) => request.url().includes('/tile/') && asked.push(request.url()));
    const text = readFileSync(story(), 'utf8');
    // The last word of the article: the byline.
    await repainted(() => save(story(), text.replace('（尚启轩）', '（启轩）')));
    expect(asked.length).toBeLessThan(tiles / 2);
  });

  test('says what is wrong over the last good page, and goes on after the cure', async () => {
    await page.goto(await startWatching());
    await page.waitForSelector('html[data-painted]');
    const spec = join(folder, 'layouts', 'innovation.yaml');
    const good = readFileSync(spec, 'utf8');
    const tiles = await page.locator('img.tile').count();
    save(spec, `${good}\nframes: [`);
    await page.waitForSelector('.notice.error');
    const said = (await page.textContent('.notice.error')) ?? '';
    expect(said).toContain('layouts/innovation.yaml:');
    expect(await page.locator('img.tile').count()).toBe(tiles);
    await repainted(() => save(spec, good));
    await expect.poll(() => page.locator('.notice').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test('a page with a fault from the start says so, and comes when it is mended', async () => {
    const spec = join(folder, 'layouts', 'innovation.yaml');
    const good = readFileSync(spec, 'utf8');
    writeFileSync(spec, `${good}\nframes: [`);
    await page.goto(await startWatching());
    await expect.poll(() => page.textContent('body')).toContain('layouts/innovation.yaml:');
    save(spec, good);
    await page.waitForSelector('html[data-painted]');
    expect(await page.locator('img.tile').count()).toBeGreaterThan(0);
  });

  test('a click on a line opens its place in the editor', async () => {
    const stub = join(folder, 'my editor.sh');
    const log = join(folder, 'argv');
    writeFileSync(stub, '#!/bin/sh\nprintf "%s\\n" "$@" > "$LOG"\n');
    chmodSync(stub, 0o755);
    await page.goto(await startWatching(['--editor', `"${stub}" {file}:{line}:{column}`], { LOG: log }));
    await page.waitForSelector('html[data-painted]');
    await clickWords('党');
    await expect.poll(() => readText(log), { timeout: 5000 }).toMatch(/\/content\/innovation\.md:\d+:\d+\n$/);
  });

  test('words of a story that look like markup stay words', async () => {
    await page.goto(await startWatching());
    await page.waitForSelector('html[data-painted]');
    const evil = '</script><img src=x onerror=alert(1)>"><svg onload=alert(2)>';
    const text = readFileSync(story(), 'utf8');
    let alerts = 0;
    page.on('dialog', (dialog) => {
      alerts++;
      void dialog.dismiss();
    });
    await repainted(() => save(story(), text.replace('创新', evil.replaceAll('*', ''))));
    await page.waitForTimeout(300);
    expect(alerts).toBe(0);
    expect(await page.locator('img[src="x"]').count()).toBe(0);
  });

  test('says that the server has ended', async () => {
    await page.goto(await startWatching());
    await page.waitForSelector('html[data-painted]');
    child?.kill('SIGINT');
    await expect.poll(() => page.textContent('.notice').catch(() => '')).toContain('已停止');
    expect(await page.locator('img.tile').count()).toBeGreaterThan(0);
  });

  test('goes on when the server is started again, at the same place', async () => {
    const address = await startWatching();
    await page.goto(address);
    await page.waitForSelector('html[data-painted]');
    await page.keyboard.press('1');
    await page.evaluate(() => document.querySelector('.view')!.scrollTo(111, 222));
    const before = await seen();
    const ended = new Promise((done) => child?.on('exit', done));
    child?.kill('SIGINT');
    await ended;
    await page.waitForSelector('.notice.error');
    save(story(), readFileSync(story(), 'utf8').replace('创新', '革新'));
    const old = await painted();
    expect(await startWatching()).toBe(address);
    await expect.poll(painted, { timeout: 15_000 }).not.toBe(old);
    await expect.poll(() => page.locator('.notice').count()).toBe(0);
    expect(await seen()).toEqual(before);
  });
});

async function clickWords(start: string): Promise<void> {
  const box = await page.evaluate((first) => {
    const data = [...document.querySelectorAll('.sheet .text *')].find(
      (node) => node.children.length === 0 && node.textContent?.startsWith(first),
    );
    const { left, top, width, height } = data!.getBoundingClientRect();
    return { x: left + Math.min(width / 2, 20), y: top + height / 2 };
  }, start);
  await page.mouse.click(box.x, box.y);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
