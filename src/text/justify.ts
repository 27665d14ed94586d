import { type Adjustment, adjust, capacitiesOf } from './adjust.ts';
import { CL, OP, PA, SP, ST } from './classes.ts';
import { shortfall } from './cost.ts';
import { HYPHEN } from './kinsoku.ts';
import { EPSILON, startTrim } from './line-metrics.ts';
import { hyphenOf } from './measure.ts';
import type { Measured } from './measured.ts';
import { keeps } from './rules.ts';
import type { GlyphRun, Line, SetLine } from './types.ts';

/** How a line stands in its measure. */
export interface SetOptions {
  /** `justify` (default) brings every line but the last to its measure; the others only squeeze. */
  readonly align?: 'justify' | 'left' | 'center' | 'right';
}

/** Advance and following space of each token of a line, in em, as it is set. */
export interface SetTokens {
  readonly advances: Float64Array;
  readonly gapsAfter: Float64Array;
  /** Cut from the left of each token: its glyphs stand that much further left. */
  readonly cuts: Float64Array;
  readonly adjustment: Adjustment;
}

/** A last line, and one that ends by rule, need not reach the measure. */
function endsShort(line: Line): boolean {
  return line.last || line.ended === true;
}

/** Last token of a line that has ink inside the measure. */
function lastInside(line: Line): number {
  return line.hung === true ? line.endToken - 2 : line.endToken - 1;
}

/** The final widths of a line (typography 1.8): what each token and each space after it takes. */
export function setTokens(p: Measured, line: Line, align: SetOptions['align'] = 'justify'): SetTokens {
  const first = line.firstToken;
  const last = lastInside(line);
  const room = (line.measure - line.indent) / p.em;
  const delta = shortfall(p, first, last, room);
  const opens = align === 'justify' && (!endsShort(line) || p.profile.lastLine === 'justify');
  const adjustment = adjust(p, first, last, delta > 0 && !opens ? 0 : delta);
  return { ...widths(p, line, last, adjustment, room), adjustment };
}

function widths(p: Measured, line: Line, last: number, a: Adjustment, room: number) {
  const { tokens, profile } = p;
  const first = line.firstToken;
  const count = line.endToken - first;
  const advances = new Float64Array(count);
  const gapsAfter = new Float64Array(count);
  const cuts = new Float64Array(count);
  const share = sharesOf(p, first, last, a);
  const outer = keeps(profile, 'outer-side');
  const evenly = keeps(profile, 'stretch-evenly');
  let opening = -1;
  const end = Math.max(first, tokens.visible[last]!);
  for (let t = first; t < line.endToken; t++) {
    const k = t - first;
    const cls = tokens.cls[t]!;
    if (t > last) {
      // The hung mark keeps its ink half; nothing after it counts.
      advances[k] = tokens.width[t]! - tokens.blank[t]!;
      continue;
    }
    if (t > end) continue;
    let left = t === first ? startTrim(p, t) : tokens.pairLeft[t]!;
    let right = t === end ? tokens.trimEnd[t]! : tokens.pairRight[t]!;
    if (t === end && profile.lineEnd === 'auto' && fitsUntrimmed(p, first, last, room)) right = 0;
    if (t > first && t < end) {
      const room = Math.max(0, tokens.blank[t]! - left - right);
      const cut =
        room * (cls === OP || cls === CL ? share.s4 : cls === PA ? share.s5 : cls === ST ? share.s7 : 0);
      if (cls === OP) left += cut;
      else if (givesStop(p, t)) right += cut;
    }
    cuts[k] = outer ? left + tokens.baseLeft[t]! : right;
    advances[k] = tokens.width[t]! - left - right;
    if (t === end) continue;
    if (cls === SP && t > first) advances[k]! += spaceChange(p, t, share);
    gapsAfter[k] = gapAfter(p, t, share, a);
    if (!evenly && tokens.opens[t] === 1) {
      gapsAfter[k]! -= a.gap;
      opening = k;
    }
  }
  if (opening >= 0) gapsAfter[opening]! += a.gap * a.places;
  return { advances, gapsAfter, cuts };
}

function fitsUntrimmed(p: Measured, first: number, last: number, room: number): boolean {
  const trim = p.tokens.trimEnd[p.tokens.visible[last]!]!;
  const { natural } = p.sums;
  const end = p.tokens.visible[last]!;
  const width =
    natural[end + 1]! -
    natural[first]! +
    p.tokens.pairLeft[first]! +
    p.tokens.pairRight[end]! -
    startTrim(p, first);
  return trim > 0 && width - p.tokens.gap[end]! - p.tokens.track[end]! <= room + EPSILON;
}

function givesStop(p: Measured, t: number): boolean {
  const { sums } = p;
  return p.tokens.cls[t] !== ST || sums.s7[t + 1]! > sums.s7[t]!;
}

/** The steps of an adjustment, each as a part of what it can give. */
type Shares = Pick<Adjustment, 's2' | 's4' | 's5' | 's6' | 's7' | 'x1' | 'x2'>;

/** Which part of its capacity each step has used: the same for all its places. */
function sharesOf(p: Measured, first: number, last: number, a: Adjustment): Shares {
  const c = capacitiesOf(p, first, last);
  const part = (used: number, room: number) => (room > 0 ? used / room : 0);
  return {
    s2: part(a.s2, c.s2),
    s4: part(a.s4, c.s4),
    s5: part(a.s5, c.s5),
    s6: part(a.s6, c.s6),
    s7: part(a.s7, c.s7),
    x1: part(a.x1, c.x1),
    x2: part(a.x2, c.x2),
  };
}

function spaceChange(p: Measured, t: number, share: Shares): number {
  const { sums } = p;
  const grow = (sums.x1[t + 1]! - sums.x1[t]!) * share.x1;
  return grow - (sums.s2[t + 1]! - sums.s2[t]!) * share.s2;
}

function gapAfter(p: Measured, t: number, share: Shares, a: Adjustment): number {
  const { sums, tokens } = p;
  const change = (sums.x2[t + 1]! - sums.x2[t]!) * share.x2 - (sums.s6[t + 1]! - sums.s6[t]!) * share.s6;
  return tokens.gap[t]! + tokens.track[t]! + change + (tokens.opens[t] === 1 ? a.gap : 0);
}

const LAST = { start: 'left', center: 'center', end: 'right', justify: 'justify' } as const;

/** Places the glyphs of one line. */
export function setLine(p: Measured, line: Line, options: SetOptions = {}): SetLine {
  const wished = options.align ?? 'justify';
  const align = wished === 'justify' && endsShort(line) ? LAST[p.profile.lastLine] : wished;
  const set = setTokens(p, line, align);
  const { adjustment: a } = set;
  const end = lastInside(line) - line.firstToken;
  let width = 0;
  for (let k = 0; k <= end; k++) width += set.advances[k]! + set.gapsAfter[k]!;
  const spare = line.measure - line.indent - width * p.em;
  const shift = align === 'right' ? spare : align === 'center' ? spare / 2 : 0;
  const startX = line.indent + Math.max(0, shift);
  const full = Math.abs(spare) < 1e-3;
  return {
    runs: place(p, line, set, startX),
    startX,
    endX: full ? line.measure : startX + width * p.em,
    full,
    opened: a.gap,
    squeezed: a.s2 + a.s4 + a.s5 + a.s6 + a.s7,
    unresolved: a.unresolved * p.em,
  };
}

interface OpenRun {
  face: number;
  style: number;
  scaleX: number;
  rise: number;
  turned: number;
  glyphs: number[];
  x: number[];
  at: number[];
  until: number[];
}

function place(p: Measured, line: Line, set: SetTokens, startX: number): GlyphRun[] {
  const { tokens, glyphs, em } = p;
  const runs: OpenRun[] = [];
  let run: OpenRun | undefined;
  let x = startX;
  for (let t = line.firstToken; t < line.endToken; t++) {
    const k = t - line.firstToken;
    const style = tokens.style[t]!;
    const origin = x - set.cuts[k]! * em;
    for (let g = tokens.glyph[t]!; g < tokens.glyph[t + 1]!; g++) {
      const face = glyphs.face[g]!;
      const scaleX = glyphs.scaleX[g]!;
      const rise = glyphs.rise[g]!;
      const turned = glyphs.turned[g]!;
      if (
        run === undefined ||
        run.face !== face ||
        run.style !== style ||
        run.scaleX !== scaleX ||
        run.rise !== rise ||
        run.turned !== turned
      ) {
        run = { face, style, scaleX, rise, turned, glyphs: [], x: [], at: [], until: [] };
        runs.push(run);
      }
      run.glyphs.push(glyphs.id[g]!);
      run.x.push(origin + glyphs.x[g]! * em);
      run.at.push(glyphs.at[g]!);
      run.until.push(glyphs.until[g]!);
    }
    x += (set.advances[k]! + set.gapsAfter[k]!) * em;
  }
  if (run !== undefined && tokens.edge[line.endToken - 1] === HYPHEN) addHyphen(p, line, run, x);
  return runs.map(({ face, style, rise, turned, ...rest }) => {
    const { size, color } = glyphs.styles[style]!;
    const set = { face: glyphs.faces[face]!, size, color, ...rest };
    const moved = rise === 0 ? set : { ...set, rise: rise * em };
    return turned === 1 ? { ...moved, turned: true } : moved;
  });
}

/** The hyphen of a parted word: another glyph of its last letter, so that the text layer has the word without it. */
function addHyphen(p: Measured, line: Line, run: OpenRun, end: number): void {
  const { glyphs, tokens, em } = p;
  const face = glyphs.faces[run.face]!;
  const glyph = hyphenOf(face);
  run.glyphs.push(glyph);
  run.x.push(end - (face.advanceOf(glyph) / 1000) * tokens.scale[line.endToken - 1]! * em);
  run.at.push(run.at.at(-1)!);
  run.until.push(run.until.at(-1)!);
}
