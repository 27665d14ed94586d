// Times a broadsheet page of ten pictures of 12 megapixels, with a cold cache of pictures and with a warm one, as a
// user meets it: a whole process each time. Needs dist/ (npm run build).
//
//   node scripts/bench-pictures.mjs
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../dist/dayang.mjs', import.meta.url));
if (!existsSync(cli)) throw new Error('dist/ is missing: npm run build');
const [WIDTH, HEIGHT] = [4000, 3000];
// A process inherits the peak memory of the one that starts it, so the pictures are made in a process of their own.
if (process.argv[2] === 'make') {
  await make(process.argv[3]);
  process.exit();
}
const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
try {
  spawnSync(process.execPath, [fileURLToPath(import.meta.url), 'make', folder], { stdio: 'inherit' });
  run('cold');
  for (let i = 0; i < 3; i++) run('warm');
  console.log(`PDF ${(statSync(join(folder, 'out', 'page.pdf')).size / 1e6).toFixed(1)} MB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function make(folder) {
  const { default: sharp } = await import('sharp');
  mkdirSync(join(folder, 'pictures'));
  let bytes = 0;
  for (let i = 0; i < 10; i++) {
    const data = await photograph(sharp, i + 1);
    writeFileSync(join(folder, 'pictures', `${i}.jpg`), data);
    bytes += data.length;
  }
  writeFileSync(join(folder, 'page.yaml'), page());
  console.log(`ten pictures of ${WIDTH} × ${HEIGHT}, ${(bytes / 1e6).toFixed(1)} MB`);
}

/** Gradients, edges and grain, so that neither decoding nor packing is easier than with a photograph. */
async function photograph(sharp, seed) {
  const data = Buffer.alloc(WIDTH * HEIGHT * 3);
  let state = seed;
  for (let y = 0, at = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const grain = (state >>> 27) - 16;
      const hill = y > HEIGHT * (0.5 + 0.1 * Math.sin(x / 400 + seed)) ? -70 : 0;
      const wave = 30 * Math.sin(x / 90 + y / 70);
      data[at++] = Math.max(0, Math.min(255, 190 - (y / HEIGHT) * 90 + hill + wave + grain));
      data[at++] = Math.max(0, Math.min(255, 180 - (y / HEIGHT) * 60 + hill / 2 + wave / 2 + grain));
      data[at++] = Math.max(0, Math.min(255, 200 + hill + grain));
    }
  }
  return sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** Five rows of two pictures over the whole type area. */
function page() {
  const frames = Array.from({ length: 10 }, (_, i) => {
    const [columns, y] = [i % 2 === 0 ? '1-4' : '5-8', Math.floor(i / 2) * 94];
    const words = `caption: 第 ${i + 1} 张图片的说明, credit: 某某 摄, alt: 第 ${i + 1} 张图片`;
    return `  p${i}: { kind: image, file: pictures/${i}.jpg, columns: ${columns}, y: ${y + 12}mm, height: 90mm, ${words} }`;
  });
  return `title: 图片专版\nframes:\n${frames.join('\n')}\n`;
}

function run(what) {
  const started = process.hrtime.bigint();
  const wrapped = `process.on('exit',()=>process.stderr.write('\\nRSS '+process.resourceUsage().maxRSS+'\\n'))`;
  const result = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(wrapped)}`,
      cli,
      'build',
      join(folder, 'page.yaml'),
      '--timings',
    ],
    { encoding: 'utf8' },
  );
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const rss = Number(/RSS (\d+)/.exec(result.stderr)?.[1] ?? 0) / 1024;
  if (result.status !== 0) throw new Error(result.stderr);
  console.log(`${what}: ${seconds.toFixed(2)} s, ${rss.toFixed(0)} MB`);
}
