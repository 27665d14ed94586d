import { LAT } from './classes.ts';
import { FORCED, LEGAL } from './kinsoku.ts';
import { charactersOf, EPSILON, naturalWidth } from './line-metrics.ts';
import type { Measured } from './measured.ts';

/**
 * What a line costs: what a reader sees of it, in absolute em, never in proportion to what could be stretched —
 * most Han lines have no elasticity at all. One unit is a line in which an attentive reader notices that it was
 * opened.
 */

/** An opened gap that is just seen. A Han character leaves about 0.06 em blank at its sides: twice that shows. */
const SEEN_GAP = 0.06;
/** Any opened line at all: it breaks the square grid of its characters, however little. */
const OPENED = 3;
/**
 * On top of it for a line above `stretchWarn`: more than all the slightly opened lines of an ordinary paragraph,
 * so that none is made while another break exists. And above `stretchMax`: taken only when nothing else fits.
 */
export const LOOSE = 200;
export const TORN = 1000;
/** Widening a word space or a Han–Latin gap, per em: these places are elastic by nature. */
const WIDEN = 0.4;
/** Squeezing by class, per em, in the order of CLREQ 3.6.3: the later a class gives, the more it shows. */
const SQUEEZE_SPACE = 0.3;
const SQUEEZE_BRACKET = 0.7;
const SQUEEZE_PAUSE = 0.8;
const SQUEEZE_GAP = 0.6;
const SQUEEZE_STOP = 2.4;
/** Em that no rule can take: a hole at the line's end. */
const UNRESOLVED = 2000;
/** The same where a line of nothing but an address ends inside it: it cannot be opened, and is not read by its edge. */
const SHORT_ADDRESS = 60;
/** A line end that breaks a rule, or a word that had to be cut. */
export const VIOLATION = 1e6;
/** 单字不成行: worth a loose line, not a torn one. */
const SHORT_LAST = 400;
/** Every line: of two settings that look alike the shorter one is taken, and 1 line in 200 is not given away. */
const LINE = 0.6;
/** A number parted from its classifier, a date in two lines, a name after its dot: a stumble, not a fault. */
const PART_UNIT = 0.5;
const PART_DATE = 0.35;
const PART_NAME = 0.25;
/** A fixed phrase in two lines: nobody stumbles over it, so it only decides between settings that look alike. */
const PART_PHRASE = 0.1;
/** A name of the house in two lines: as bad as a line opened up to the warning, never worth a loose one. */
const PART_HOUSE_NAME = 8;
/** A word with a hyphen: worse than a line that is just opened, better than one whose gaps are seen. */
const PART_WORD = 3.8;
/** By the reasons of tokens.ts. */
const PARTING = [0, PART_UNIT, PART_DATE, PART_NAME, PART_PHRASE, PART_HOUSE_NAME, PART_WORD];
/** Neighbouring lines two or more shades apart. */
const CLASH = 0.5;

/** Shades of a line, from squeezed to loose, for comparing it with the line above. */
export const SHADES = 4;
const TIGHT = 0;
const PLAIN = 1;
const OPEN = 2;
const WIDE = 3;
/** Squeeze in em, of the whole line, from which on it looks darker than its neighbours. */
const SEEN_SQUEEZE = 0.75;

/** Filled by `priceLine`; one is reused for a whole paragraph. */
export interface Price {
  cost: number;
  shade: number;
  /** Gap opened between its characters, in em; infinite when the line has no place to open. */
  gap: number;
}

/** What a line of a shade costs below a line of another shade. */
export function clash(above: number, below: number): number {
  const steps = Math.abs(above - below);
  return steps < 2 ? 0 : CLASH * (steps - 1);
}

/** How far a line is from its room, in em: positive when it is short. Knows `lineEnd: auto`. */
export function shortfall(p: Measured, first: number, last: number, room: number): number {
  const delta = room - naturalWidth(p, first, last);
  if (p.profile.lineEnd !== 'auto') return delta;
  // The hyphen of a parted word is a negative trim: it always counts.
  const trim = Math.max(0, p.tokens.trimEnd[p.tokens.visible[last]!]!);
  return delta >= trim - EPSILON ? delta - trim : delta;
}

/** Prices the line of the tokens `first` … `last` in a room of so many em. */
export function priceLine(
  p: Measured,
  first: number,
  last: number,
  room: number,
  ragged: boolean,
  price: Price,
): void {
  const delta = shortfall(p, first, last, room);
  const isLast = last === p.tokenCount - 1;
  const ends = isLast || p.tokens.edge[last] === FORCED;
  let cost = LINE;
  price.shade = PLAIN;
  price.gap = 0;
  if (delta < -EPSILON) cost += squeezeCost(p, first, last, -delta, price);
  else if (delta > EPSILON && !ends)
    cost += ragged ? raggedCost(delta, room, price) : stretchCost(p, first, last, delta, price);
  if (isLast) cost += lastLineCost(p, first);
  else if (!ends) {
    cost += PARTING[p.tokens.soft[last]!]!;
  }
  price.cost = cost;
}

/** Ragged lines look even when none is more than a couple of characters short; half a line is out of the question. */
function raggedCost(delta: number, room: number, price: Price): number {
  if (delta > room / 2) price.gap = Number.POSITIVE_INFINITY;
  return (delta / 2) ** 2;
}

function lastLineCost(p: Measured, first: number): number {
  const { minLastLine, orphan } = p.profile;
  if (orphan === 'off' || first === 0) return 0;
  return charactersOf(p, first, p.tokenCount - 1, minLastLine) < minLastLine ? SHORT_LAST : 0;
}

function stretchCost(p: Measured, first: number, last: number, delta: number, price: Price): number {
  const { sums, tokens, profile } = p;
  const end = Math.max(first, tokens.visible[last]!);
  const spaces = sums.x1[end]! - sums.x1[Math.min(first + 1, end)]! + sums.x2[end]! - sums.x2[first]!;
  const widened = Math.min(delta, spaces);
  const rest = delta - widened;
  if (rest <= EPSILON) return WIDEN * widened;
  const places = sums.x3[end]! - sums.x3[first]!;
  if (places === 0) {
    if (endsInAddress(p, last)) return WIDEN * widened + SHORT_ADDRESS * rest;
    price.shade = WIDE;
    price.gap = Number.POSITIVE_INFINITY;
    return WIDEN * widened + UNRESOLVED * rest;
  }
  const gap = rest / places;
  price.gap = gap;
  price.shade = gap > SEEN_GAP ? WIDE : OPEN;
  let cost = WIDEN * widened + OPENED + (gap / SEEN_GAP) ** 2;
  if (gap > profile.stretchWarn + EPSILON) cost += LOOSE;
  if (gap > profile.stretchMax + EPSILON) cost += TORN * (1 + gap);
  return cost;
}

/** Whether the line ends at a place inside a web or mail address: no other run of Latin has a legal line end in it. */
function endsInAddress({ tokens }: Measured, last: number): boolean {
  return tokens.edge[last] === LEGAL && tokens.cls[last] === LAT && tokens.cls[last + 1] === LAT;
}

function squeezeCost(p: Measured, first: number, last: number, need: number, price: Price): number {
  const { sums, tokens } = p;
  const end = Math.max(first, tokens.visible[last]!);
  const from = Math.min(first + 1, end);
  if (need > SEEN_SQUEEZE) price.shade = TIGHT;
  let rest = need;
  let part = Math.min(rest, sums.s2[end]! - sums.s2[from]!);
  let cost = SQUEEZE_SPACE * part;
  rest -= part;
  part = Math.min(rest, sums.s4[end]! - sums.s4[from]!);
  cost += SQUEEZE_BRACKET * part;
  rest -= part;
  part = Math.min(rest, sums.s5[end]! - sums.s5[from]!);
  cost += SQUEEZE_PAUSE * part;
  rest -= part;
  part = Math.min(rest, sums.s6[end]! - sums.s6[first]!);
  cost += SQUEEZE_GAP * part;
  rest -= part;
  part = Math.min(rest, sums.s7[end]! - sums.s7[from]!);
  cost += SQUEEZE_STOP * part;
  rest -= part;
  return rest > EPSILON ? cost + UNRESOLVED * rest : cost;
}
