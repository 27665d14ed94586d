import type { Bounds, Face, Shaped } from '../../src/fonts/face.ts';
import { breakLines } from '../../src/text/break-lines.ts';
import { setTokens } from '../../src/text/justify.ts';
import { type Measured, measureParagraph } from '../../src/text/measure.ts';
import { profileWith } from '../../src/text/profile.ts';
import type { BreakOptions, Profile, StyledRun } from '../../src/text/types.ts';

/** A font without a file: fixed advances, and ink where a test wants it. */
export interface FakeFont {
  readonly id?: string;
  readonly advances?: Readonly<Record<string, number>>;
  readonly bounds?: Readonly<Record<string, Bounds>>;
  /** Whether it has the character; every font here has .notdef as glyph 0. */
  readonly has?: (codePoint: number) => boolean;
  /** Kerning by pair of characters. */
  readonly kern?: Readonly<Record<string, number>>;
}

const NO_INK: Bounds = { xMin: 0, yMin: 0, xMax: 0, yMax: 0 };

/** The metrics that the vectors assume, in em: see `metrics` in vectors.json. */
function vectorAdvance(codePoint: number): number {
  if (codePoint === 0x20) return 250;
  if (codePoint > 0x20 && codePoint < 0x7f) return 500;
  return 1000;
}

export function fakeFace(font: FakeFont = {}): Face {
  const { advances = {}, bounds = {}, kern = {}, has = () => true } = font;
  const char = (glyph: number) => String.fromCodePoint(glyph);
  const advanceOf = (glyph: number) => advances[char(glyph)] ?? vectorAdvance(glyph);
  return {
    id: font.id ?? 'fake',
    postscriptName: 'Fake-Regular',
    sha256: '0'.repeat(64),
    ascent: 880,
    glyphOf: (codePoint) => (has(codePoint) ? codePoint : 0),
    advanceOf,
    boundsOf: (glyph) => bounds[char(glyph)] ?? NO_INK,
    shape: (text) => shape(text, advanceOf, kern),
    program: undefined,
  };
}

function shape(
  text: string,
  advanceOf: (glyph: number) => number,
  kern: Readonly<Record<string, number>>,
): Shaped {
  const glyphs: number[] = [];
  const advances: number[] = [];
  const clusters: number[] = [];
  let at = 0;
  for (const char of text) {
    const glyph = char.codePointAt(0)!;
    const after = text.slice(at + char.length, at + char.length + 1);
    glyphs.push(glyph);
    advances.push(advanceOf(glyph) + (kern[char + after] ?? 0));
    clusters.push(at);
    at += char.length;
  }
  return { glyphs, advances, clusters };
}

export type Settings = Parameters<typeof profileWith>[0];

/** What the cases of vectors.json assume where they say nothing. */
export function vectorProfile(settings: Settings = {}): Profile {
  return profileWith({
    kinsoku: 'basic',
    indent: 0,
    orphan: 'off',
    ...settings,
    autospace: { default: 0.25, min: 0.125, max: 0.5, ...settings.autospace },
  });
}

/** One em is 10 pt in all tests. */
export const EM = 10;

export function measure(text: string, profile: Profile, face: Face = fakeFace()): Measured {
  const runs: StyledRun[] = [
    { start: 0, end: text.length, style: { faces: [face], size: EM, tracking: 0, color: 'black' } },
  ];
  return measureParagraph({ text, runs, profile, em: EM });
}

/** Sets `text` in a measure of so many em and gives the lines as strings, without the blanks at their ends. */
export function linesOf(text: string, em: number, profile: Profile, options: BreakOptions = {}): string[] {
  const p = measure(text, profile);
  return breakLines(p, () => em * EM, options).lines.map((line) =>
    text.slice(line.start, line.end).trimEnd(),
  );
}

/** Units of a line — tokens with what is glued to them — with their advances and the space after each, in em. */
export function unitsOf(p: Measured, line: Parameters<typeof setTokens>[1]) {
  const { advances, gapsAfter } = setTokens(p, line);
  const units: { text: string; advance: number; gapAfter: number }[] = [];
  let open = false;
  for (let t = line.firstToken; t < line.endToken; t++) {
    const k = t - line.firstToken;
    const text = p.text.slice(p.tokens.start[t]!, p.tokens.start[t + 1]!);
    const unit = units.at(-1);
    if (open && unit !== undefined) {
      unit.text += text;
      unit.advance += unit.gapAfter + advances[k]!;
      unit.gapAfter = gapsAfter[k]!;
    } else units.push({ text, advance: advances[k]!, gapAfter: gapsAfter[k]! });
    open = isGlued(p, t);
  }
  return units;
}

function isGlued(p: Measured, t: number): boolean {
  const edge = p.tokens.edge[t]!;
  const next = t + 1 < p.tokenCount ? p.text[p.tokens.start[t + 1]!] : ' ';
  return (edge === 0 && next !== ' ') || edge === 4;
}
