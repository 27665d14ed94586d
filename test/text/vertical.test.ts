import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openFace } from '../../src/fonts/fontkit-face.ts';
import { breakLines } from '../../src/text/break-lines.ts';
import { LAT } from '../../src/text/classes.ts';
import { setLine } from '../../src/text/justify.ts';
import { measureParagraph } from '../../src/text/measure.ts';
import { houseProfile } from '../../src/text/profile.ts';
import type { Rule } from '../../src/text/rules.ts';
import file from './vectors.json' with { type: 'json' };

const song = openFace({
  id: 'song',
  bytes: readFileSync(new URL('../../fonts/song.ttf', import.meta.url)),
  file: 'song.ttf',
  place: { file: 'fonts.yaml', line: 1, column: 1 },
}).value!;
const EM = 10;

function set(text: string, without: readonly Rule[] = [], em = 100) {
  const profile = { ...houseProfile, indent: 0, writing: 'vertical', without } as const;
  const style = { faces: [song], size: EM, tracking: 0, color: 'black' };
  const p = measureParagraph({ text, runs: [{ start: 0, end: text.length, style }], profile, em: EM });
  return { p, lines: breakLines(p, () => em * EM).lines };
}

interface Piece {
  text: string;
  mode: string;
  position?: string;
}

const CORNERS: Readonly<Record<string, string>> = { '“': '『', '”': '』', '‘': '「', '’': '」' };

/** What stands how in a line, read from its glyphs. */
function pieces(text: string, without: readonly Rule[] = []): Piece[] {
  const { p } = set(text, without);
  const found: Piece[] = [];
  for (let t = 0; t < p.tokenCount; t++) {
    const [from, to] = [p.tokens.glyph[t]!, p.tokens.glyph[t + 1]!];
    const source = text.slice(p.tokens.start[t], p.tokens.start[t + 1]);
    const latin = p.tokens.cls[t] === LAT;
    const turned = p.glyphs.turned[from] === 1;
    const sameCell = to - from > 1 && p.glyphs.x[from] === p.glyphs.x[to - 1];
    const drawn = String(p.glyphs.id[from]);
    const corner = CORNERS[source];
    const isCorner = corner && p.glyphs.id[from] === song.verticalOf!(song.glyphOf(corner.codePointAt(0)!));
    const shown = isCorner ? corner : source;
    const isForm = !latin && drawn !== String(song.glyphOf(source.codePointAt(0)!));
    const mode = turned
      ? latin
        ? 'rotate90'
        : 'vert'
      : isForm
        ? 'vert'
        : latin && to - from > 1
          ? sameCell
            ? 'tcy'
            : 'upright-each'
          : 'upright';
    const { xMin, yMin } = song.boundsOf(p.glyphs.id[from]!);
    const upperRight = '，。、'.includes(source) && xMin > 500 && yMin > 400;
    const last = found.at(-1);
    if (mode === 'upright' && last?.mode === 'upright') last.text += shown;
    else found.push({ text: shown, mode, ...(upperRight ? { position: 'upper-right' } : {}) });
  }
  return found;
}

const vectors = file.vectors as unknown as {
  id: string;
  kind: string;
  input: string;
  expect: Piece[];
  rule: string;
}[];
const vertical = vectors.filter(({ kind }) => kind === 'vertical');

describe('vectors of kind vertical: how each sign stands', () => {
  it.each(vertical)('$id $input: $rule', (one) => expect(pieces(one.input)).toEqual(one.expect));
  it('covers the 9 cases of the file', () => expect(vertical).toHaveLength(9));

  it.each([
    // The form that this font has for a curly quote is the corner bracket too.
    ['“匠心”', ['corner-quotes', 'vertical-forms']],
    ['48个', ['tcy']],
    ['（CVT）', ['upright']],
    ['好，他。', ['vertical-forms']],
    ['EUNIQ', ['rotate']],
    ['他——我', ['rotate']],
  ] as const)('%s is set otherwise without %s', (text, rules) => {
    const expected = vertical.find(({ input }) => input === text)!.expect;
    expect(pieces(text, rules)).not.toEqual(expected);
  });
});

describe('a vertical line', () => {
  const text =
    '渡口的灯亮了，船工说：“今天开船！”全年渡客1234567人次，48个人，131辆车，GPS终端，说Good morning。';

  it('sets every character once and in order, whatever the measure', () => {
    for (let em = 8; em <= 20; em++) {
      const { p, lines } = set(text, [], em);
      const covered = lines.flatMap((line) =>
        setLine(p, line).runs.flatMap((run) => run.at.map((at, i) => text.slice(at, run.until[i]))),
      );
      expect(covered.join('')).toBe(text);
    }
  });

  it('reaches its measure', () => {
    const { p, lines } = set(text, [], 12);
    for (const line of lines.slice(0, -1)) expect(setLine(p, line).endX).toBeCloseTo(12 * EM, 6);
  });

  it('keeps groups within a cell', () => {
    for (const group of ['48', '131', '3.0', 'A+', '42%', '5G']) {
      const { p, lines } = set(`有${group}个`);
      const runs = setLine(p, lines[0]!).runs;
      const signs = runs.flatMap((run) =>
        run.glyphs.map((glyph, i) => ({
          text: `有${group}个`.slice(run.at[i], run.until[i]),
          left: (run.rise ?? 0) / EM,
          right: (run.rise ?? 0) / EM + (song.advanceOf(glyph) * run.scaleX) / 1e6,
        })),
      );
      const own = signs.filter((sign) => group.includes(sign.text));
      expect(Math.min(...own.map(({ left }) => left))).toBeGreaterThanOrEqual(-0.551);
      expect(Math.max(...own.map(({ right }) => right))).toBeLessThanOrEqual(0.551);
    }
  });

  it('takes no gap beside what stands upright, and one beside what is turned', () => {
    const gaps = (copy: string) =>
      [...set(copy).p.tokens.gap.slice(0, copy.length - 1)].some((gap) => gap > 0);
    expect(gaps('有48个')).toBe(false);
    expect(gaps('装GPS终端')).toBe(false);
    expect(gaps('有1234个')).toBe(true);
  });
});
