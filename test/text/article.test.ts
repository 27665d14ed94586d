import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openFace } from '../../src/fonts/fontkit-face.ts';
import { breakLines } from '../../src/text/break-lines.ts';
import { setLine } from '../../src/text/justify.ts';
import { forbiddenAtEnd, forbiddenAtStart } from '../../src/text/kinsoku.ts';
import type { Measured } from '../../src/text/measure.ts';
import { houseProfile } from '../../src/text/profile.ts';
import type { BreakOptions } from '../../src/text/types.ts';
import { EM, measure } from './builder.ts';

/** The note and the body of the sample page in the body face: what the house profile does to real copy. */
const copy = readFileSync(new URL('../../content/innovation.md', import.meta.url), 'utf8')
  .replace(/:::[\s\S]*?\n:::/g, '')
  .split('\n')
  .map((line) => line.replace(/^> |^:query\[[^\]]*\]/, ''))
  .filter((line) => /^[\p{Script=Han}“\d（]/u.test(line))
  .map((line) => line.replace(/:[a-z-]+\[[^\]]*\](\{[^}]*\})?/g, '').replace(/\*\*|[[\]]/g, ''));

const song = openFace({
  id: 'song',
  bytes: readFileSync(new URL('../../fonts/song.ttf', import.meta.url)),
  file: 'song.ttf',
  place: { file: 'fonts.yaml', line: 1, column: 1 },
}).value!;

const paragraphs: Measured[] = copy.map((text) => measure(text, houseProfile, song));

function look(em: number, options: BreakOptions = {}) {
  let lines = 0;
  let opened = 0;
  let seen = 0;
  let widest = 0;
  let violations = 0;
  for (const p of paragraphs) {
    const broken = breakLines(p, () => em * EM, options);
    violations += broken.infeasible.length;
    for (const line of broken.lines) {
      const set = setLine(p, line);
      lines++;
      if (set.opened > 1e-6) opened++;
      if (set.opened > 0.06 + 1e-6) seen++;
      widest = Math.max(widest, set.opened);
      violations += edgeViolations(p, line.firstToken, line.endToken);
    }
  }
  return { lines, opened, seen, widest, violations };
}

function edgeViolations(p: Measured, first: number, end: number): number {
  const { cls, visible } = p.tokens;
  const starts = first > 0 && forbiddenAtStart(cls[first]!, 'gb') ? 1 : 0;
  const ends = end < p.tokenCount && forbiddenAtEnd(cls[visible[end - 1]!]!, 'gb') ? 1 : 0;
  return starts + ends;
}

describe('the article in the house profile', () => {
  it('has its paragraphs', () => {
    expect(paragraphs.length).toBeGreaterThan(12);
    expect(paragraphs.flatMap((p) => p.missing)).toEqual([]);
  });

  it.each([11, 13, 16, 17, 20, 27])('%i em: no violation, at most half of the gaps of first-fit', (em) => {
    const best = look(em);
    const greedy = look(em, { mode: 'first-fit' });
    expect(best.violations).toBe(0);
    expect(best.opened).toBeLessThanOrEqual(greedy.opened / 2);
    expect(best.seen).toBeLessThanOrEqual(greedy.seen / 2);
    expect(best.lines).toBeLessThanOrEqual(greedy.lines * 1.005);
    if (em >= 13) expect(best.widest).toBeLessThanOrEqual(0.12);
  });

  it('16 em: at least 94.6 % of the lines keep their characters solid', () => {
    const { lines, opened } = look(16);
    expect(1 - opened / lines).toBeGreaterThanOrEqual(0.946);
  });
});
