import {
  CL,
  CONN,
  FSP,
  HAN,
  hasBlank,
  ITER,
  LAT,
  LONG,
  MID,
  OP,
  PA,
  POST,
  PRE,
  SEP,
  SP,
  ST,
} from './classes.ts';
import { breakBetween, FORBIDDEN, FORCED, INSIDE_WORD, LEGAL, NEVER } from './kinsoku.ts';
import type { Sums, TokenArrays } from './measured.ts';
import { keeps } from './rules.ts';
import { CLOSING, GAP_LEFT, GAP_RIGHT, OPENING } from './tokens.ts';
import type { Kinsoku, Profile } from './types.ts';

/** Word spaces are squeezed to a quarter of an em and opened to half an em (CLREQ 3.6.3, 3.6.4). */
const WORD_SPACE_MIN = 0.25;
const WORD_SPACE_MAX = 0.5;

/**
 * Fills in what neighbours do to each other: cuts of adjacent marks (T1–T3), Han–Latin gaps, edge trims, legal
 * line ends and the spaces that may open. `gaps` are the edge bits of tokens.ts; `glued` and INSIDE_WORD entries
 * of `edge` are kept.
 */
export function applyNeighbours(
  tokens: TokenArrays,
  count: number,
  gaps: Uint8Array,
  glued: Uint8Array,
  profile: Profile,
  text: string,
): void {
  narrowStyles(tokens, count, profile);
  const bare = keeps(profile, 'bare-marks');
  const opening = { units: keeps(profile, 'rigid-units'), held: keeps(profile, 'rigid-connectors') };
  const pauses = text.includes('…………') && keeps(profile, 'ellipsis-line');
  if (profile.pairs !== 'off' && keeps(profile, 'doubled-stops')) doubleStops(tokens, count, text);
  for (let t = 0; t < count; t++) {
    trimEdges(tokens, t, profile);
    tokens.visible[t] = isBlank(tokens.cls[t]!) && t > 0 ? tokens.visible[t - 1]! : t;
    if (t + 1 === count) {
      tokens.edge[t] = 1;
      break;
    }
    if (profile.pairs !== 'off') cutPair(tokens, t, profile.pairs === 'tight');
    gapBetween(tokens, t, gaps, profile, bare);
    boundary(tokens, t, gaps, glued[t] === 1, profile.kinsoku, opening);
  }
  if (pauses) standAlone(tokens, count, text);
}

/** Two ellipses together take a line of their own, with the marks that cling to them (GB/T 15834 5.1.5). */
function standAlone(tokens: TokenArrays, count: number, text: string): void {
  const isPause = (t: number) =>
    t >= 0 && t < count && tokens.cls[t] === LONG && text.startsWith('……', tokens.start[t]!);
  for (let t = 0; t + 1 < count; t++) {
    if (!isPause(t) || !isPause(t + 1) || isPause(t - 1) || isPause(t + 2)) continue;
    let first = t;
    while (first > 0 && tokens.cls[first - 1] === OP) first--;
    let last = t + 1;
    while (last + 1 < count && tokens.cls[last + 1]! >= CL && tokens.cls[last + 1]! <= ST) last++;
    if (first > 0) tokens.edge[first - 1] = FORCED;
    tokens.edge[t] = NEVER;
    if (last + 1 < count) tokens.edge[last] = FORCED;
  }
}

function isBlank(cls: number): boolean {
  return cls === SP || cls === FSP;
}

/** 开明式: every mark but 。？！ is half an em; 半角式: every mark is. */
function narrowStyles(tokens: TokenArrays, count: number, profile: Profile): void {
  if (profile.widthStyle === 'full') return;
  for (let t = 0; t < count; t++) {
    const cls = tokens.cls[t]!;
    if (!hasBlank(cls) || (cls === ST && profile.widthStyle === 'kaiming')) continue;
    const blank = tokens.blank[t]!;
    tokens.width[t]! -= blank;
    tokens.blank[t] = 0;
    if (cls === OP) tokens.baseLeft[t] = blank;
  }
}

/** T3: two of ？！ take one em together, three take two (GB/T 15834 5.1.2). They give nothing more inside a line. */
function doubleStops(tokens: TokenArrays, count: number, text: string): void {
  for (let t = 0; t < count; t++) {
    if (!isAsking(tokens, t, text)) continue;
    let end = t + 1;
    while (end < count && isAsking(tokens, end, text)) end++;
    const run = end - t;
    if (run > 1) {
      for (let k = t; k < end; k++) {
        const cut = Math.min(tokens.blank[k]!, (run === 3 ? 1 / 3 : 0.5) * tokens.scale[k]!);
        tokens.width[k]! -= cut;
        tokens.blank[k]! -= cut;
      }
    }
    t = end - 1;
  }
}

function isAsking(tokens: TokenArrays, t: number, text: string): boolean {
  if (tokens.cls[t] !== ST) return false;
  const code = text.charCodeAt(tokens.start[t]!);
  return code === 0xff1f || code === 0xff01;
}

function trimEdges(tokens: TokenArrays, t: number, profile: Profile): void {
  const cls = tokens.cls[t]!;
  if (cls === OP) {
    if (profile.lineStart === 'trim') tokens.trimStart[t] = tokens.blank[t]!;
  } else if (hasBlank(cls) && profile.lineEnd !== 'full') tokens.trimEnd[t] = tokens.blank[t]!;
}

/** T1 and T2 for the pair t, t+1 (CSS Text 4 fullwidth collapsing, CLREQ 3.1.6.2). */
function cutPair(tokens: TokenArrays, t: number, tight: boolean): void {
  const a = tokens.cls[t]!;
  const b = tokens.cls[t + 1]!;
  const aCloses = a >= CL && a <= ST;
  if (b === OP) {
    if (a !== OP && !aCloses && a !== MID && a !== FSP) return;
    // Different sizes: the smaller neighbour of the two gives (CSS Text 4).
    const larger = aCloses && tokens.scale[t]! < tokens.scale[t + 1]!;
    if (!larger || tight) tokens.pairLeft[t + 1] = tokens.blank[t + 1]!;
    if (aCloses && (larger || tight)) tokens.pairRight[t] = tokens.blank[t]!;
    return;
  }
  if (aCloses && ((b >= CL && b <= MID) || b === FSP)) tokens.pairRight[t] = gives(tokens, t, b);
}

/** T3 wins over T2: ？ and ！ of a run have given what they give. */
function gives(tokens: TokenArrays, t: number, next: number): number {
  const inRun = tokens.cls[t] === ST && next === ST && tokens.width[t]! < tokens.scale[t]! - 1e-9;
  return inRun ? 0 : tokens.blank[t]!;
}

function gapBetween(tokens: TokenArrays, t: number, gaps: Uint8Array, profile: Profile, bare: boolean): void {
  const a = tokens.cls[t]!;
  const b = tokens.cls[t + 1]!;
  const hanLeft = a === HAN || a === ITER || (!bare && hasBlank(a));
  const hanRight = b === HAN || b === ITER || (!bare && hasBlank(b));
  if (hanLeft && (gaps[t + 1]! & GAP_LEFT) !== 0)
    tokens.gap[t] = profile.autospace.default * tokens.scale[t]!;
  else if (hanRight && (gaps[t]! & GAP_RIGHT) !== 0)
    tokens.gap[t] = profile.autospace.default * tokens.scale[t + 1]!;
}

/** What is not opened: units, and the neighbourhood of connectors. */
interface Rigid {
  readonly units: boolean;
  readonly held: boolean;
}

function boundary(
  tokens: TokenArrays,
  t: number,
  gaps: Uint8Array,
  glued: boolean,
  level: Kinsoku,
  rigid: Rigid,
): void {
  const a = tokens.cls[t]!;
  const b = tokens.cls[t + 1]!;
  // Inside a Latin run: measure.ts has said what a line end there would be.
  if (tokens.edge[t] !== NEVER) {
    if (!rigid.units && tokens.edge[t] === INSIDE_WORD) tokens.opens[t] = 1;
    return;
  }
  const before = isBlank(a) && t > 0 ? tokens.visible[t]! : t;
  // Half-width marks in Chinese copy are a slip that content checks report; they obey the rules all the same.
  const marked = (gaps[before]! & OPENING) !== 0 || (gaps[t + 1]! & CLOSING) !== 0;
  const edge = glued ? NEVER : breakBetween(tokens.cls[before]!, b, level);
  tokens.edge[t] = edge === LEGAL && marked && level !== 'none' ? FORBIDDEN : edge;
  const { held } = rigid;
  const closed = a === OP || a === MID || (held && (a === CONN || a === SEP)) || a === PRE || isBlank(a);
  const shut = (b >= CL && b <= MID) || (held && (b === CONN || b === SEP)) || b === POST || isBlank(b);
  // A kept phrase of Han opens like the line around it; units of numbers and Latin never do.
  const unit = rigid.units && ((glued && (a !== HAN || b !== HAN)) || (a === LAT && b === LAT));
  if (!closed && !shut && !unit && !marked && tokens.gap[t] === 0) tokens.opens[t] = 1;
}

/** Running sums of widths, of what can be squeezed (1.8, S2–S7) and of what can be opened (X1–X3). */
export function sumUp(tokens: TokenArrays, count: number, profile: Profile, glued: Uint8Array): Sums {
  const sums = emptySums(count);
  const { autospace } = profile;
  const grow = keeps(profile, 'stretch-gap') ? Math.max(0, autospace.max - autospace.default) : 0;
  const shrink = keeps(profile, 'squeeze-gap') ? Math.max(0, autospace.default - autospace.min) : 0;
  const squeezes = keeps(profile, 'squeeze');
  const brackets = squeezes && keeps(profile, 'squeeze-bracket');
  const pauses = squeezes && keeps(profile, 'squeeze-pause');
  const narrows = squeezes && keeps(profile, 'squeeze-space');
  const widens = keeps(profile, 'stretch-space');
  for (let t = 0; t < count; t++) {
    const left = tokens.pairLeft[t]!;
    const right = tokens.pairRight[t]!;
    const gap = tokens.gap[t]!;
    const cls = tokens.cls[t]!;
    sums.natural[t + 1] = sums.natural[t]! + tokens.width[t]! - left - right + gap + tokens.track[t]!;
    const room = Math.max(0, tokens.blank[t]! - left - right);
    const fixed =
      cls === ST &&
      (!squeezes || profile.squeezeStop === 'never' || tokens.width[t]! < tokens.scale[t]! - 1e-9);
    const freeSpace = cls === SP && glued[t] === 0;
    const width = tokens.width[t]!;
    const scale = tokens.scale[t]!;
    const s2 = freeSpace && narrows ? Math.max(0, width - WORD_SPACE_MIN * scale) : 0;
    sums.s2[t + 1] = sums.s2[t]! + s2;
    sums.s4[t + 1] = sums.s4[t]! + (brackets && (cls === OP || cls === CL) ? room : 0);
    sums.s5[t + 1] = sums.s5[t]! + (pauses && cls === PA ? room : 0);
    sums.s7[t + 1] = sums.s7[t]! + (cls === ST && !fixed ? room : 0);
    sums.marks[t + 1] = sums.s2[t + 1]! + sums.s4[t + 1]! + sums.s5[t + 1]! + sums.s7[t + 1]!;
    const perEm = gap > 0 && autospace.default > 0 ? gap / autospace.default : 0;
    sums.s6[t + 1] = sums.s6[t]! + (squeezes ? shrink * perEm : 0);
    sums.x2[t + 1] = sums.x2[t]! + grow * perEm;
    sums.x1[t + 1] = sums.x1[t]! + (freeSpace && widens ? Math.max(0, WORD_SPACE_MAX * scale - width) : 0);
    sums.x3[t + 1] = sums.x3[t]! + tokens.opens[t]!;
  }
  return sums;
}

function emptySums(count: number): Sums {
  const floats = () => new Float64Array(count + 1);
  return {
    natural: floats(),
    s2: floats(),
    s4: floats(),
    s5: floats(),
    s7: floats(),
    marks: floats(),
    s6: floats(),
    x1: floats(),
    x2: floats(),
    x3: new Int32Array(count + 1),
  };
}
