import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The system's Chromium without a window, a sandbox or a wish to call home. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = PLACES.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('no Chromium: install it, or name it in CHROMIUM');
  const quiet = ['background-networking', 'component-update', 'sync', 'gpu', 'quic'].map(
    (it) => `--disable-${it}`,
  );
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--no-first-run', ...quiet] });
}

/** What a page did that it should not: words on the console, errors, requests. */
export interface Watched {
  readonly page: Page;
  readonly faults: string[];
}

/** Opens a page that may load nothing but itself. @param ready what it shows once it is there. */
export async function openFile(
  browser: Browser,
  file: string,
  size = { width: 1440, height: 900 },
  ready = '.sheet .text',
): Promise<Watched> {
  const context = await browser.newContext({ viewport: size, offline: true });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const address = `file://${encodeURI(file)}`;
  page.on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('data:'))
      faults.push(`request: ${request.url()}`);
  });
  await page.goto(address);
  await page.waitForSelector(ready);
  return { page, faults };
}
