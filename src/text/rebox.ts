import type { Face } from '../fonts/face.ts';
import { CONN, hasBlank, LONG, MID, OP, SEP } from './classes.ts';

/** Dashes, dots and connectors this much off the middle of the em, in thousandths, are moved there. */
const OFF_MIDDLE = 30;

/**
 * How far a dash, ellipsis, connector or interpunct has to be raised, in em of its size, to stand on the middle
 * of the em box as Chinese marks do: Latin fonts draw dashes at x-height and dots on the baseline.
 */
export function riseOf(face: Face, glyph: number): number {
  const { yMin, yMax } = face.boundsOf(glyph);
  if (yMax <= yMin) return 0;
  const rise = face.ascent - 500 - (yMin + yMax) / 2;
  return Math.abs(rise) <= OFF_MIDDLE ? 0 : rise / 1000;
}

/** Where a mark's glyph goes in its Chinese box, in em of the type size. */
export interface Boxed {
  /** Width of the box, whatever advance the font gives the glyph. */
  readonly width: number;
  /** Origin of the glyph from the left of the box. */
  readonly dx: number;
  /** Horizontal scale in thousandths. */
  readonly scale: number;
  /** How much of the box is blank that may be cut: at the left of an opening mark, else at the right. */
  readonly blank: number;
}

/** Ink wider than this, in thousandths, cannot be a half-em mark: ⁉ and the like keep a whole em. */
const WIDEST_HALF = 500;
/** Advance up to which a mark counts as drawn for half an em. */
const NARROW = 560;
/** Room that a mark of half an em leaves for its ink, so that it does not touch its neighbours. */
const HALF_INK = 460;
/** Ink of a one-em connector: a little clear at both ends, and longer than that of 一 (GB/T 15834 5.1.6). */
const CONNECTOR_INK = 940;

/**
 * Puts one mark into the box that GB/T 15834 part 5 gives it. Fonts made for Latin give “ ” ‘ ’ — … · narrow or
 * centred advances (CLREQ 3.1); here they are anchored as a Chinese font would draw them: opening marks in the
 * right half of the em, closing marks, pauses and stops in the left half, interpuncts centred in half an em.
 */
export function boxMark(face: Face, glyph: number, cls: number): Boxed {
  const advance = face.advanceOf(glyph);
  const { xMin, xMax } = face.boundsOf(glyph);
  const ink = xMax - xMin;
  const middle = ink > 0 ? (xMin + xMax) / 2 : advance / 2;
  if (hasBlank(cls)) return halfMark(cls, advance, xMin, xMax);
  if (cls === MID) return { width: 0.5, dx: (250 - middle) / 1000, scale: 1000, blank: 0 };
  if (cls === LONG) return centred(1000, ink > 0 && advance === 1000 ? 500 : middle, 1000);
  if (cls === SEP) return centred(500, middle, ink > HALF_INK ? Math.round((1000 * HALF_INK) / ink) : 1000);
  if (cls === CONN) return connector(face, glyph, ink, middle);
  return { width: advance / 1000, dx: 0, scale: 1000, blank: 0 };
}

/** The glyph with the font's own advance, a mark in the middle of it as in Taiwan, for comparison. */
export function asDrawn(face: Face, glyph: number, cls: number): Boxed {
  const width = face.advanceOf(glyph) / 1000;
  if (!hasBlank(cls)) return { width, dx: 0, scale: 1000, blank: 0 };
  const { xMin, xMax } = face.boundsOf(glyph);
  return { width, dx: width / 2 - (xMin + xMax) / 2000, scale: 1000, blank: 0.5 };
}

function centred(width: number, middle: number, scale: number): Boxed {
  return { width: width / 1000, dx: (width / 2 - (middle * scale) / 1000) / 1000, scale, blank: 0 };
}

/** `half` marks the connectors – and - that take half an em. */
export function boxConnector(face: Face, glyph: number, half: boolean): Boxed {
  const { xMin, xMax } = face.boundsOf(glyph);
  const ink = xMax - xMin;
  const middle = ink > 0 ? (xMin + xMax) / 2 : face.advanceOf(glyph) / 2;
  if (!half) return connector(face, glyph, ink, middle);
  return centred(500, middle, ink > HALF_INK ? Math.round((1000 * HALF_INK) / ink) : 1000);
}

function connector(face: Face, glyph: number, ink: number, middle: number): Boxed {
  const fits = face.advanceOf(glyph) === 1000 && ink <= 960 && ink >= 600;
  if (fits || ink <= 0) return centred(1000, fits ? 500 : middle, 1000);
  return centred(1000, middle, Math.round((1000 * CONNECTOR_INK) / ink));
}

function halfMark(cls: number, advance: number, xMin: number, xMax: number): Boxed {
  const ink = xMax - xMin;
  if (ink > WIDEST_HALF) return { width: 1, dx: (500 - (xMin + xMax) / 2) / 1000, scale: 1000, blank: 0 };
  const centre = cls === OP ? 750 : 250;
  let dx = 0;
  if (advance === 1000) {
    const inPlace = ink === 0 || (cls === OP ? xMin >= 440 : xMax <= 560);
    if (!inPlace) dx = centre - (xMin + xMax) / 2;
  } else if (advance <= NARROW) dx = centre - advance / 2;
  else dx = centre - (ink > 0 ? (xMin + xMax) / 2 : advance / 2);
  return { width: 1, dx: dx / 1000, scale: 1000, blank: 0.5 };
}

/** The two glyphs of —— or ……, or the one of ⸺: origins from the left of the 2-em box, and their scale. */
export interface LongBox {
  readonly origins: readonly number[];
  readonly scale: number;
}

/** Clear room at either end of the bar: neighbours of a dash do not touch it. */
const BAR_CLEAR = 0.05;
/** How far the halves of a bar run into each other, so that no seam shows at any resolution. */
const BAR_OVERLAP = 0.06;

/** One unbroken bar of 2 em out of `count` (2 or 1) dash glyphs stretched sideways. */
export function boxBar(face: Face, glyph: number, count: number): LongBox {
  const { xMin, xMax } = face.boundsOf(glyph);
  const ink = (xMax - xMin) / 1000;
  if (ink <= 0) return { origins: count === 2 ? [0, 1] : [0], scale: 1000 };
  const whole = 2 - 2 * BAR_CLEAR;
  const part = count === 2 ? (whole + BAR_OVERLAP) / 2 : whole;
  const scale = Math.round((1000 * part) / ink);
  const left = BAR_CLEAR - (xMin * scale) / 1e6;
  const right = 2 - BAR_CLEAR - (xMax * scale) / 1e6;
  return { origins: count === 2 ? [left, right] : [left], scale };
}

/** Six dots at even distances, centred in 2 em, out of two glyphs of three dots. */
export function boxEllipsis(face: Face, glyph: number): LongBox {
  const { xMin, xMax, yMin, yMax } = face.boundsOf(glyph);
  const dot = yMax - yMin;
  const pitch = (xMax - xMin - dot) / 2;
  if (pitch <= 0) return { origins: [0, 1], scale: 1000 };
  const even = Math.abs(pitch - 1000 / 3) < 60;
  const scale = even ? 1000 : Math.round(Math.min(1250, Math.max(800, 1e6 / 3 / pitch)));
  const step = even ? pitch * 3 : 1000;
  const first = 1000 - step / 2 - (((xMin + xMax) / 2) * scale) / 1000;
  return { origins: [first / 1000, (first + step) / 1000], scale };
}

/** Clear space at either side of a curly quote inside a Latin word, in thousandths of the em. */
const QUOTE_BEARING = 60;
/** A curly quote that is wider than this has the box of a Chinese mark. */
const LATIN_QUOTE = 500;

/**
 * Box of a glyph inside a Latin run, in em: its own, but for “ ” ‘ ’, which Chinese faces draw in a full box
 * (CLREQ 3.1: the code points are shared). The apostrophe of don’t takes its ink and a little air.
 */
export function latinBox(
  face: Face,
  glyph: number,
  advance: number,
  unit: number,
): { readonly advance: number; readonly offset: number } {
  const curly = unit === 0x2018 || unit === 0x2019 || unit === 0x201c || unit === 0x201d;
  if (!curly || advance <= LATIN_QUOTE) return { advance: advance / 1000, offset: 0 };
  const { xMin, xMax } = face.boundsOf(glyph);
  if (xMax <= xMin) return { advance: advance / 1000, offset: 0 };
  return { advance: (xMax - xMin + 2 * QUOTE_BEARING) / 1000, offset: (QUOTE_BEARING - xMin) / 1000 };
}
