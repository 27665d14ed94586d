// How long a save takes to be seen in `dayang watch`: from the rename of the story to the last tile in view on the
// screen of a headless Chromium. `npm run bench:watch [-- --runs 30] [-- --write]`; --write puts it into
// docs/benchmark.md.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const RUNS = Number(process.argv[process.argv.indexOf('--runs') + 1]) || 30;
const CHROMIUM = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const QUIET = ['background-networking', 'component-update', 'sync', 'gpu', 'quic'].map(
  (it) => `--disable-${it}`,
);

/** What else the machine was doing: times under load say little. */
const [load] = loadavg();

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const sorted = (values) => [...values].sort((a, b) => a - b);
const median = (values) => sorted(values)[Math.floor(values.length / 2)] ?? 0;
const p90 = (values) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * 0.9))] ?? 0;

/** A copy of the sample page, so that nobody's story is edited. */
const folder = mkdtempSync(join(tmpdir(), 'dayang-bench-watch-'));
for (const name of ['layouts', 'content']) cpSync(join(root, name), join(folder, name), { recursive: true });
const story = join(folder, 'content', 'innovation.md');

const child = spawn(
  process.execPath,
  [join(root, 'dist', 'dayang.mjs'), 'watch', 'layouts/innovation.yaml', '--allow', 'query'],
  {
    cwd: folder,
    env: { ...process.env, LANG: 'en_US.UTF-8', HOME: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
  },
);
let said = '';
child.stderr.on('data', (part) => {
  said += part;
});
while (!/first layout.*\n/.test(said)) await pause(50);
const [address] = /http:\/\/\S+?\/[\w-]{32}\//.exec(said);
const browser = await chromium.launch({
  executablePath: CHROMIUM.find((path) => path && existsSync(path)),
  args: ['--no-sandbox', '--no-first-run', ...QUIET],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(address);
await page.waitForSelector('html[data-painted]');
// 100 %: the size of the paper, where every character is to be read.
await page.keyboard.press('1');
await pause(1500);

/** A line of the body that is in view, and where its words stand in the story. */
const text = readFileSync(story, 'utf8');
const lines = await page.evaluate(() => {
  const view = document.querySelector('.view').getBoundingClientRect();
  return [...document.querySelectorAll('.text [data-line]')]
    .filter((line) => {
      const { top, left } = line.getBoundingClientRect();
      return (
        top > view.top + 50 && top < view.bottom - 100 && left > view.left + 20 && left < view.right - 200
      );
    })
    .map((line) => line.textContent);
});
const words = lines.find((line) => line.length > 12 && text.split(line).length === 2);
const place = text.indexOf(words) + 6;

/** One character in view changes: the smallest edit; then a sentence comes or goes, which pushes the lines after it. */
const edits = {
  'one character': (n) => `${text.slice(0, place)}${n % 2 ? '木' : '林'}${text.slice(place + 1)}`,
  'a sentence that pushes lines': (n) =>
    `${text.slice(0, place)}${n % 2 ? '大家一边学习，一边改进，又提出许多新办法。' : ''}${text.slice(place)}`,
};
const results = {};
for (const [name, edit] of Object.entries(edits)) {
  const samples = [];
  for (let n = 1; n <= RUNS; n++) samples.push(await measure(edit(n)));
  results[name] = samples;
}
await browser.close();
child.kill('SIGINT');
await new Promise((done) => child.on('exit', done));
rmSync(folder, { recursive: true, force: true });
report(results);

/** Saves a text at one go and waits until the page that came of it is on the screen. */
async function measure(next) {
  const before = await page.evaluate(() => {
    performance.clearResourceTimings();
    return document.documentElement.dataset.painted;
  });
  writeFileSync(`${story}.tmp`, next);
  const start = performance.timeOrigin + performance.now();
  renameSync(`${story}.tmp`, story);
  await page.waitForFunction((old) => document.documentElement.dataset.painted !== old, before, {
    polling: 5,
  });
  const seen = await page.evaluate(() => {
    const revision = document.documentElement.dataset.painted;
    const origin = performance.timeOrigin;
    const marks = performance.getEntriesByType('mark').filter(({ name }) => name.endsWith(` ${revision}`));
    const tiles = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.includes(`/tile/${revision}/`));
    return {
      at: Object.fromEntries(marks.map(({ name, startTime }) => [name.split(' ')[0], origin + startTime])),
      took: marks.find(({ detail }) => detail)?.detail ?? {},
      tiles: tiles.length,
      lastTile: origin + Math.max(...tiles.map(({ responseEnd }) => responseEnd)),
      bytes: tiles.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    };
  });
  // Let the slower checks end, and the processor cool down.
  await pause(900);
  const { at, took, tiles, lastTile, bytes } = seen;
  const server = Object.values(took).reduce((sum, ms) => sum + ms, 0);
  return {
    all: at.painted - start,
    'see the save (30 ms of it waiting for further ones), send the data': at.page - start - server,
    'spec, story, fonts': (took.spec ?? 0) + (took.content ?? 0) + (took.fonts ?? 0),
    layout: took.layout ?? 0,
    'PDF for the screen': took.pdf ?? 0,
    'PDFium opens it': took.pdfium ?? 0,
    'data to the browser': at.data - at.page,
    'viewer draws layers and text': at.drawn - at.data,
    'last tile arrives (drawn meanwhile)': Math.max(0, lastTile - at.drawn),
    'tiles decoded and painted': at.painted - Math.max(at.drawn, lastTile),
    tiles,
    kilobytes: bytes / 1000,
  };
}

function report(all) {
  const lines = [];
  const say = (line) => {
    lines.push(line);
    console.log(line);
  };
  for (const [name, samples] of Object.entries(all)) {
    const of = (key, how) => how(samples.map((one) => one[key]));
    say(`| ${name}: saved → sharp on the screen, median | **${of('all', median).toFixed(0)} ms** |`);
    say(`| ${name}: the same, nine of ten | ${of('all', p90).toFixed(0)} ms |`);
    for (const key of Object.keys(samples[0])) {
      if (key === 'all' || key === 'tiles' || key === 'kilobytes') continue;
      say(`| – ${key} | ${of(key, median).toFixed(0)} ms |`);
    }
    say(`| – tiles sent again | ${of('tiles', median)}, ${of('kilobytes', median).toFixed(0)} kB |`);
  }
  if (!process.argv.includes('--write')) return;
  const file = join(root, 'docs', 'benchmark.md');
  const old = readFileSync(file, 'utf8').replace(/\n## Live proof[\s\S]*?(?=\n## |$)/, '');
  const section = [
    '',
    '## Live proof',
    '',
    `\`npm run bench:watch -- --write\`: the story of the sample page is saved ${RUNS} times each way; Chromium without a window or GPU, 1440 × 900, the page at 100 %; times from the rename of the file to the last visible tile on the screen. Node ${process.version}, ${availableParallelism()} processors, load average before the run ${load.toFixed(1)}: with more than the processors can do, every time here is longer than on a quiet machine.`,
    '',
    '| what | figure |',
    '|---|---|',
    ...lines,
    '',
  ].join('\n');
  writeFileSync(file, `${old.trimEnd()}\n${section}`);
}
