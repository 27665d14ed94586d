// What line breaking makes of a lot of copy, first-fit beside optimum-fit: prints a table for each text; `--write`
// puts it in docs/composition.md. `--characters N` sets the size of the made copy (100,000).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { sampleCopy } from './composition/copy.mjs';
import { bundled, openSong } from './composition/engine.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const size = Number(process.argv[process.argv.indexOf('--characters') + 1]) || 100_000;
const MEASURES = [11, 13, 16, 17, 20, 27];
const EM = 11;

const {
  breakLines,
  fits,
  FORCED,
  forbiddenAtEnd,
  forbiddenAtStart,
  frameOf,
  houseProfile,
  LEGAL,
  measureParagraph,
  openFace,
  priceLine,
  setLine,
} = await bundled(`
    export { breakLines } from './src/text/break-lines.ts';
    export { setLine } from './src/text/justify.ts';
    export { measureParagraph } from './src/text/measure.ts';
    export { houseProfile } from './src/text/profile.ts';
    export { openFace } from './src/fonts/fontkit-face.ts';
    export { forbiddenAtStart, forbiddenAtEnd, FORCED, LEGAL } from './src/text/kinsoku.ts';
    export { priceLine } from './src/text/cost.ts';
    export { fits } from './src/text/first-fit.ts';
    export { frameOf } from './src/text/line-metrics.ts';
  `);

const song = openSong(openFace);

function measured(paragraphs) {
  const style = { faces: [song], size: EM, tracking: 0, color: 'black' };
  return paragraphs.map((text) =>
    measureParagraph({ text, em: EM, runs: [{ start: 0, end: text.length, style }], profile: houseProfile }),
  );
}

/** Whether a last line has the two characters that 单字不成行 asks for. */
function isLongEnough(text) {
  return [...text].filter((c) => /[\p{L}\p{N}]/u.test(c)).length >= 2;
}

/**
 * Whether any legal setting of a paragraph at all keeps every gap within a limit and does not end in a single
 * character: every line end is tried.
 */
function canStayWithin(p, em, limit) {
  const price = { cost: 0, shade: 1, gap: 0 };
  const reached = new Uint8Array(p.tokenCount + 1);
  reached[0] = 1;
  for (let first = 0; first < p.tokenCount; first++) {
    if (!reached[first]) continue;
    const { room } = frameOf(p, first === 0, em);
    for (let last = first; last < p.tokenCount && fits(p, first, last, room); last++) {
      const edge = p.tokens.edge[last];
      if (last < p.tokenCount - 1 && edge !== LEGAL && edge !== FORCED) continue;
      priceLine(p, first, last, room, false, price);
      const ends = last === p.tokenCount - 1;
      if (ends && first > 0 && !isLongEnough(p.text.slice(p.tokens.start[first]))) continue;
      if (price.gap <= limit + 1e-6) reached[last + 1] = 1;
      if (edge === FORCED) break;
    }
  }
  return reached[p.tokenCount] === 1;
}

/** What one way of breaking makes of the paragraphs at one measure. */
function look(paragraphs, em, mode) {
  const found = {
    lines: 0,
    violations: 0,
    above06: 0,
    above12: 0,
    above25: 0,
    opened: 0,
    widest: 0,
    squeezed: 0,
    single: 0,
    avoidable: 0,
    listed: [],
  };
  let time = 0;
  let characters = 0;
  for (const p of paragraphs) {
    const start = performance.now();
    const broken = breakLines(p, () => em * EM, { mode });
    time += performance.now() - start;
    characters += p.text.length;
    found.violations += broken.infeasible.length;
    broken.lines.forEach((line, number) => {
      const set = setLine(p, line);
      found.lines++;
      found.squeezed += set.squeezed;
      if (set.opened > 1e-6) found.opened++;
      if (set.opened > 0.06 + 1e-6) found.above06++;
      if (set.opened > 0.12 + 1e-6) {
        found.above12++;
        if (mode === 'optimum') {
          const avoidable = canStayWithin(p, em, 0.12);
          if (avoidable) found.avoidable++;
          found.listed.push([em, set.opened, p.text.slice(line.start, line.end), avoidable]);
        }
      }
      if (set.opened > 0.25 + 1e-6) found.above25++;
      found.widest = Math.max(found.widest, set.opened);
      const { cls, visible } = p.tokens;
      if (number > 0 && forbiddenAtStart(cls[line.firstToken], 'gb')) found.violations++;
      if (!line.last && forbiddenAtEnd(cls[visible[line.endToken - 1]], 'gb')) found.violations++;
      if (line.last && number > 0 && !isLongEnough(p.text.slice(line.start, line.end))) found.single++;
    });
  }
  return { ...found, time: (time / characters) * 1000, squeezed: found.squeezed / found.lines };
}

const share = (part, of) => `${((100 * part) / of).toFixed(2)} %`;
const COLUMNS = [
  ['em', (r) => r.em],
  ['fit', (r) => r.mode.replace('-fit', '')],
  ['lines', (r) => r.lines],
  ['violations', (r) => r.violations],
  ['gap > 0.06', (r) => share(r.above06, r.lines)],
  ['gap > 0.12', (r) => r.above12],
  ['gap > 0.25', (r) => r.above25],
  ['no gap', (r) => share(r.lines - r.opened, r.lines)],
  ['widest advance', (r) => `${(1 + r.widest).toFixed(3)} em`],
  ['mean squeeze', (r) => `${r.squeezed.toFixed(3)} em`],
  ['single endings', (r) => r.single],
  ['ms / 1000 ch', (r) => r.time.toFixed(2)],
];

function table(rows) {
  return [
    `| ${COLUMNS.map(([name]) => name).join(' | ')} |`,
    `|${COLUMNS.map(() => '---').join('|')}|`,
    ...rows.map((row) => `| ${COLUMNS.map(([, show]) => show(row)).join(' | ')} |`),
  ].join('\n');
}

/** The conditions that the engine is held to, and whether they are met. */
function marks(rows) {
  return MEASURES.flatMap((em) => {
    const [first, best] = ['first-fit', 'optimum'].map((mode) =>
      rows.find((r) => r.em === em && r.mode === mode),
    );
    const say = (what, ok) => `${ok ? 'met' : 'NOT MET'}: ${em} em, ${what}`;
    return [
      ...(em <= 17
        ? [
            say(
              `lines above 0.06 em at most half (${best.above06} of ${first.above06})`,
              best.above06 * 2 <= first.above06,
            ),
            say(
              `opened lines at most half (${best.opened} of ${first.opened})`,
              best.opened * 2 <= first.opened,
            ),
          ]
        : []),
      say(
        `line count grows by at most 0.5 % (${best.lines} for ${first.lines})`,
        best.lines <= first.lines * 1.005,
      ),
      say(`no violation (${best.violations})`, best.violations === 0),
      ...(em >= 13
        ? [
            say(
              `none above 0.12 em but where no other setting exists (${best.above12}, of them avoidable ${best.avoidable})`,
              best.avoidable === 0,
            ),
          ]
        : []),
      ...(em === 16
        ? [
            say(
              `94.6 % of lines without letter-spacing (${share(best.lines - best.opened, best.lines)})`,
              best.opened <= best.lines * 0.054,
            ),
          ]
        : []),
    ];
  });
}

const article = readFileSync(join(root, 'content/innovation.md'), 'utf8')
  .replace(/:::[\s\S]*?\n:::/g, '')
  .split('\n')
  .map((line) => line.replace(/^> |^:query\[[^\]]*\]/, ''))
  .filter((line) => /^[\p{Script=Han}“\d（]/u.test(line))
  .map((line) => line.replace(/:[a-z-]+\[[^\]]*\](\{[^}]*\})?/g, '').replace(/\*\*|[[\]]/g, ''));

const out = [];
for (const [name, copy] of [
  ['The sample article', article],
  ['Made copy', sampleCopy(size)],
]) {
  const paragraphs = measured(copy);
  for (const em of MEASURES) look(paragraphs.slice(0, 40), em, 'optimum');
  const rows = MEASURES.flatMap((em) =>
    ['first-fit', 'optimum'].map((mode) => ({ em, mode, ...look(paragraphs, em, mode) })),
  );
  const characters = copy.reduce((sum, text) => sum + text.length, 0);
  const listed = rows.flatMap((row) => row.listed).filter(([em]) => em >= 13);
  out.push(
    `## ${name}: ${copy.length} paragraphs, ${characters} characters\n`,
    table(rows),
    '',
    ...marks(rows).map((line) => `- ${line}`),
    ...(listed.length > 0
      ? ['', 'Lines above 0.12 em at 13 em and wider; no setting of their paragraphs keeps within it:', '']
      : []),
    ...listed.map(
      ([em, gap, text, avoidable]) =>
        `- ${em} em, ${gap.toFixed(3)}: ${text}${avoidable ? ' (AVOIDABLE)' : ''}`,
    ),
    '',
  );
}
const text = out.join('\n');
console.log(text);
if (process.argv.includes('--write')) {
  const head = `# Composition report

First-fit beside optimum-fit in the house profile, printed by \`npm run bench:composition -- --write\`. Gaps are em of the
text, opened between characters; times are of breaking alone, warm, on one core. The made copy is original sample text
from \`scripts/composition/copy.mjs\`: news with figures and foreign words, a feature with quotations, a tale with dialogue.

`;
  writeFileSync(join(root, 'docs', 'composition.md'), head + text);
}
