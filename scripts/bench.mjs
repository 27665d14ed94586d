// Benchmarks: whole processes, layout alone, and dense pages in numbers. Prints a table; `--write` puts it in docs/.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { compositionSpeed } from './composition/speed.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'dist', 'dayang.mjs');
const { buildPages, openFiles, writePdf } = await import(join(root, 'dist', 'index.mjs'));
const work = mkdtempSync(join(tmpdir(), 'dayang-bench-'));
const rows = [];
const report = (what, value) => {
  rows.push([what, value]);
  console.log(`${what.padEnd(58)} ${value}`);
};

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

/** Wall time of a process in ms. */
function wall(args, cwd = root) {
  const start = performance.now();
  const ran = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  const time = performance.now() - start;
  if (ran.status !== 0) throw new Error(`${args.join(' ')}\n${ran.stderr}`);
  return time;
}

/** Wall time and peak memory of one run of the command line. */
function measured(args) {
  const peakFile = join(work, 'peak.txt');
  const hook = `process.on('exit',()=>require('node:fs').writeFileSync(${JSON.stringify(peakFile)},String(process.resourceUsage().maxRSS)))`;
  const preload = join(work, 'peak.cjs');
  writeFileSync(preload, hook);
  const time = wall(['--require', preload, cli, ...args]);
  return { time, mb: Number(readFileSync(peakFile, 'utf8')) / 1024 };
}

// ---- the sample page, whole process --------------------------------------------------------------------------
const RUNS = 7;
const sample = [
  'build',
  'layouts/innovation.yaml',
  '--allow',
  'query',
  '--quiet',
  '-o',
  join(work, 'sample.pdf'),
];
wall([cli, ...sample]);
const bare = [];
const whole = [];
for (let i = 0; i < RUNS; i++) {
  bare.push(wall(['-e', '0']));
  whole.push(wall([cli, ...sample]));
}
report(`bare node, median of ${RUNS}`, ms(median(bare)));
report(`sample page, whole process, median of ${RUNS}`, ms(median(whole)));

// ---- a page from a template, then its first build: two processes in a folder that never saw either --------------
{
  const steps = { new: [], build: [], both: [] };
  for (let i = 0; i < RUNS; i++) {
    const folder = join(work, `new-${i}`);
    mkdirSync(folder);
    const made = wall([cli, 'new', 'special-page', '专版', '--title', '新的题目'], folder);
    const built = wall([cli, 'build', join('专版', '专版.yaml'), '--quiet'], folder);
    steps.new.push(made);
    steps.build.push(built);
    steps.both.push(made + built);
  }
  report(`dayang new special-page, whole process, median of ${RUNS}`, ms(median(steps.new)));
  report(`dayang build of that page, its picture converted, median of ${RUNS}`, ms(median(steps.build)));
  report(`both, from nothing to a press file, median of ${RUNS}`, ms(median(steps.both)));
}

// ---- layout alone, warm -----------------------------------------------------------------------------------------
/** Layout time of a page that was built often enough to be warm; its story may change between builds. */
function warmLayout(pageFile, change = () => {}) {
  const times = [];
  const faces = new Map();
  for (let i = 0; i < 60; i++) {
    change(i);
    const files = openFiles({ pageFile, library: root }).value;
    let layout = 0;
    const time = (phase, run) => {
      const start = performance.now();
      const result = run();
      if (phase === 'layout') layout += performance.now() - start;
      return result;
    };
    buildPages(files, files.pageFile, time, faces);
    if (i >= 40) times.push(layout);
  }
  return median(times);
}
report('sample page, layout alone, warm', ms(warmLayout(join(root, 'layouts', 'innovation.yaml'))));

// ---- dense pages ------------------------------------------------------------------------------------------------
/** Small deterministic generator (a linear congruential one), so that every run sets the same words. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Copy of about `length` characters: sentences of the sample article in another order for every seed. */
function denseStory(seed, length) {
  const article = readFileSync(join(root, 'content', 'innovation.md'), 'utf8')
    .split('\n')
    .filter((line) => /^[^#>:（\s]/.test(line) && line.length > 40)
    .join('');
  const sentences = article.match(/[^。]*。/g).filter((one) => !/[“”‘’:[\]]/.test(one));
  const next = random(seed);
  const lines = [`# 第${seed + 1}版稠密样张标题`, ''];
  for (let chars = 0; chars < length; ) {
    let paragraph = '';
    const wanted = 60 + next() * 160;
    while (paragraph.length < wanted) paragraph += sentences[Math.floor(next() * sentences.length)];
    chars += paragraph.length;
    lines.push(paragraph, '');
  }
  return lines.join('\n');
}

const DENSE_CHARS = 7800;

function densePages(count) {
  const folder = join(work, `dense-${count}`);
  mkdirSync(folder);
  const pages = [];
  for (let i = 0; i < count; i++) {
    writeFileSync(join(folder, `story-${i}.md`), denseStory(i, DENSE_CHARS));
    pages.push(`  - stories: { lead: story-${i}.md }`);
  }
  const file = join(folder, 'page.yaml');
  writeFileSync(
    file,
    `grid: { columns: 6, body: 9.5pt, pitch: 12.5pt }
styles: { headline: { size: 48pt } }
frames:
  folio: { kind: folio, right: 样张, rule: 0.5pt black }
  head: { kind: headline, columns: 1-6, lines: 1-7, pieces: [{ part: title, fill: width, maxLines: 1 }], valign: middle }
  body: { kind: text, columns: 1-6, lines: 8-109 }
pages:
${pages.join('\n')}
`,
  );
  return { folder, file };
}

for (const count of [1, 10, 100]) {
  const { folder, file } = densePages(count);
  const out = join(folder, 'out.pdf');
  const { time, mb } = measured(['build', file, '--one', '--quiet', '--root', folder, '-o', out]);
  const bytes = statSync(out).size;
  const name = `${count} dense page${count > 1 ? 's' : ''} of about ${DENSE_CHARS} characters`;
  report(name, `${(time / 1000).toFixed(2)} s, ${mb.toFixed(0)} MB, ${(bytes / 1024).toFixed(0)} kB`);
}

// ---- one dense page again after an edit of one character -----------------------------------------------------------
{
  const { folder, file } = densePages(2);
  const story = join(folder, 'story-0.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/ {2}- stories: \{ lead: story-1\.md \}\n/, ''));
  const text = readFileSync(story, 'utf8');
  const middle = text.indexOf('党', text.length >> 1);
  const edit = (i) =>
    writeFileSync(story, text.slice(0, middle) + (i % 2 ? '党' : '团') + text.slice(middle + 1));
  report('a dense page again after an edit, layout alone, warm', ms(warmLayout(file, edit)));
  const files = openFiles({ pageFile: file, library: root }).value;
  const [page] = buildPages(files, files.pageFile).value;
  const times = [];
  for (let i = 0; i < 12; i++) {
    const start = performance.now();
    await writePdf([page.scene], page.fonts, { title: 'dense' });
    if (i >= 5) times.push(performance.now() - start);
  }
  report('a dense page, PDF alone, warm', ms(median(times)));
}

// ---- closing a page: all trials of its fit together --------------------------------------------------------------
{
  const folder = join(work, 'fit');
  mkdirSync(folder);
  const file = join(folder, 'page.yaml');
  writeFileSync(
    file,
    `extends: special-page.yaml
content: { lead: story.md, tag: 样张 }
frames:
  box: { kind: label, text: 图片, style: tag, background: red, columns: 2-4, lines: 21-37, wrap: { standoff: 9pt } }
fit:
  body: { size: [10.2pt, 11.8pt], leading: [17.2pt, 19.2pt] }
  heads: { subhead: [18pt, 16pt, 15pt] }
  frames: { box: { lines: [9, 24] }, head: { lines: [13, 18] } }
  optional: [box]
`,
  );
  for (const length of [2900, 3500, 4500]) {
    const lines = denseStory(7, length).split('\n');
    const third = Math.floor(lines.length / 6) * 2;
    for (const at of [2 * third, third]) lines.splice(at, 0, '### 一个小标题写在这里，说后面几段的事', '');
    writeFileSync(join(folder, 'story.md'), lines.join('\n'));
    const files = openFiles({ pageFile: file, library: root }).value;
    const [page] = buildPages(files, files.pageFile).value;
    const how = `${page.fit.trials} trials, ${page.fit.closed ? 'closed' : 'not closed'}`;
    report(`special page of ${length} characters closed by its fit (${how}), warm`, ms(warmLayout(file)));
  }
}

// ---- an issue of eight pages, whole process -----------------------------------------------------------------------
{
  const folder = join(work, 'issue');
  mkdirSync(folder);
  const pages = [];
  for (let i = 0; i < 8; i++) {
    writeFileSync(join(folder, `story-${i}.md`), denseStory(20 + i, i === 0 ? 2 * DENSE_CHARS : DENSE_CHARS));
    const stories = i === 1 ? '' : `stories: { lead: story-${i}.md }, `;
    pages.push(`  - { number: ${i + 1}, section: 样张, ${stories}extends: base.yaml }`);
  }
  writeFileSync(
    join(folder, 'base.yaml'),
    `grid: { columns: 6, body: 9.5pt, pitch: 12.5pt }
styles: { headline: { size: 48pt } }
frames:
  folio: { kind: folio, left: '{date-cn}　第{page}版', right: '{paper}', rule: 0.5pt black }
  head: { kind: headline, story: lead, columns: 1-6, lines: 1-7, pieces: [{ part: title, fill: width, maxLines: 1 }], valign: middle }
  body: { kind: text, story: lead, columns: 1-6, lines: 8-109 }
`,
  );
  writeFileSync(
    join(folder, 'issue.yaml'),
    `paper: 样张报\ndate: 2021-03-01\njumps: { lead: { from: 1, to: 2 } }\npages:\n${pages.join('\n')}\n`,
  );
  const args = ['build', join(folder, 'issue.yaml'), '--quiet', '--root', folder];
  const runs = Array.from({ length: 3 }, () => measured(args));
  const { time, mb } = runs.sort((a, b) => a.time - b.time)[1];
  report(
    'issue of eight dense pages with a jump, eight PDFs',
    `${(time / 1000).toFixed(2)} s, ${mb.toFixed(0)} MB`,
  );
}

// ---- composition alone --------------------------------------------------------------------------------------------
{
  const { best, megabyte, bytes } = await compositionSpeed();
  const [all, measure, lines, place] = best.map(ms);
  report(
    '10,000 Han at 13 em, optimum fit, warm, best of 60',
    `${all} (measure ${measure}, break ${lines}, place ${place})`,
  );
  report(`one paragraph of ${(bytes / 1e6).toFixed(2)} MB at 13 em, all three`, ms(megabyte));
}

rmSync(work, { recursive: true, force: true });
if (process.argv.includes('--write')) {
  const table = rows.map(([what, value]) => `| ${what} | ${value} |`).join('\n');
  const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'processor'}`;
  const file = join(root, 'docs', 'benchmark.md');
  // Sections of other benchmarks stay.
  const [, others = ''] = /(\n## [\s\S]*)$/.exec(readFileSync(file, 'utf8')) ?? [];
  writeFileSync(
    file,
    `# Benchmark\n\n\`npm run bench -- --write\` on ${machine}.\n\n| what | figure |\n|---|---|\n${table}\n${others}`,
  );
}
