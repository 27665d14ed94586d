// How fast a paragraph is measured, broken by optimum fit and placed, warm and on one core.
import { performance } from 'node:perf_hooks';
import { sampleCopy } from './copy.mjs';
import { bundled, openSong } from './engine.mjs';

const EM = 11;
const MEASURE = 13;

/** Best of many runs over 10,000 Han at 13 em, and one run over a paragraph of a megabyte, in ms. */
export async function compositionSpeed(runs = 60) {
  const engine = await bundled(`
    export { breakLines } from './src/text/break-lines.ts';
    export { setLine } from './src/text/justify.ts';
    export { measureParagraph } from './src/text/measure.ts';
    export { houseProfile } from './src/text/profile.ts';
    export { openFace } from './src/fonts/fontkit-face.ts';
  `);
  const song = openSong(engine.openFace);
  const steps = (text) => set(engine, song, text);
  const paragraphs = hanOf(sampleCopy(30_000), 10_000);
  let best = [Number.POSITIVE_INFINITY];
  for (let run = 0; run < runs; run++) {
    const times = [0, 0, 0, 0];
    for (const text of paragraphs) {
      for (const [i, time] of steps(text).entries()) times[i] += time;
    }
    if (times[0] < best[0]) best = times;
  }
  const long = sampleCopy(350_000).join('').slice(0, 349_525);
  return { best, megabyte: steps(long)[0], bytes: Buffer.byteLength(long) };
}

/** Paragraphs with so many Han in all. */
function hanOf(paragraphs, count) {
  const taken = [];
  let han = 0;
  for (const text of paragraphs) {
    if (han >= count) break;
    const own = text.match(/\p{Script=Han}/gu)?.length ?? 0;
    taken.push(text);
    han += own;
  }
  return taken;
}

/** Time of all, of measuring, of breaking, of placing. */
function set({ measureParagraph, breakLines, setLine, houseProfile }, song, text) {
  const style = { faces: [song], size: EM, tracking: 0, color: 'black' };
  const start = performance.now();
  const p = measureParagraph({
    text,
    runs: [{ start: 0, end: text.length, style }],
    profile: houseProfile,
    em: EM,
  });
  const measured = performance.now();
  const { lines } = breakLines(p, () => MEASURE * EM);
  const broken = performance.now();
  for (const line of lines) setLine(p, line);
  const end = performance.now();
  return [end - start, measured - start, broken - measured, end - broken];
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const { best, megabyte, bytes } = await compositionSpeed();
  console.log(best.map((time) => time.toFixed(1)).join(' '), `${bytes} bytes: ${megabyte.toFixed(0)} ms`);
}
