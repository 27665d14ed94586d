import { type Face, findGlyph } from '../fonts/face.ts';
import { CONN, LAT, LONG, SP } from './classes.ts';
import { keeps } from './rules.ts';
import type { Profile } from './types.ts';

/**
 * How a piece of text stands in a vertical line (CLREQ 2.1.3, GB/T 15834 5.2): `upright` in cells of its own,
 * `tcy` (纵中横) side by side in one cell, `rotated` a quarter clockwise with its line.
 */
export type Stance = 'upright' | 'tcy' | 'rotated';

/** Widest 纵中横 group in em of the line, and how narrow its signs may be made, in thousandths. */
export const WIDEST_GROUP = 1.1;
const NARROWEST_SIGN = 600;

const NUMBER = /^\d{2,3}$/;
/** 3.0, A+, 2B, 5G, 42%: short groups of digits, capitals and signs. */
const SHORT_MIXED = /^(?=.*\d)(?:\d\.\d|[\dA-Z]{2,3}|\d{1,2}%)$|^[A-Z][+-]$/;
const ACRONYM = /^[A-Z]{2,4}$/;

/** How a Latin run stands; `text` is the whole run. */
export function latinStance(text: string, profile: Profile): Stance {
  const short = [...text].length;
  if (short === 1) return keeps(profile, 'upright') ? 'upright' : 'rotated';
  if (NUMBER.test(text)) return keeps(profile, 'tcy') ? 'tcy' : 'rotated';
  if (SHORT_MIXED.test(text)) return keeps(profile, 'tcy') && keeps(profile, 'tcy-mixed') ? 'tcy' : 'rotated';
  if (ACRONYM.test(text)) return keeps(profile, 'upright') ? 'upright' : 'rotated';
  return keeps(profile, 'rotate') ? 'rotated' : 'upright';
}

/** How a token of a class stands. Dashes, ellipses and connectors turn with the line (GB/T 15834 5.2.2). */
export function stanceOf(cls: number, text: string, profile: Profile): Stance {
  if (cls === LAT) return latinStance(text, profile);
  // ／ and the interpunct stand upright (CLREQ A.5); a blank turns with the words round it.
  const turns = cls === LONG || cls === CONN || cls === SP;
  return turns && keeps(profile, 'rotate') ? 'rotated' : 'upright';
}

/** Curly quotes stand as corner brackets in vertical lines (GB/T 15834 5.2.3). */
const CORNERS: ReadonlyMap<number, number> = new Map([
  [0x201c, 0x300e],
  [0x201d, 0x300f],
  [0x2018, 0x300c],
  [0x2019, 0x300d],
]);

/** The character that is drawn for a character in a vertical line; the text keeps its own. */
export function drawnInstead(codePoint: number, profile: Profile): number {
  if (!keeps(profile, 'corner-quotes')) return codePoint;
  return CORNERS.get(codePoint) ?? codePoint;
}

/** Where the glyph of an upright character goes. Lengths in em of its size. */
export interface Cell {
  readonly glyph: number;
  /** Of the cell, down the line. */
  readonly height: number;
  /** Origin (baseline) of the glyph from the head of the cell. */
  readonly down: number;
  /** Origin of the glyph from the axis of the line, to the right. */
  readonly right: number;
  /** Blank that may be cut: at the head of an opening mark, else at the foot. */
  readonly blank: number;
  /** Horizontal scale in thousandths. */
  readonly scale: number;
}

/** A whole character in a cell of one em, its em box centred on the axis. */
export function wholeCell(face: Face, glyph: number): Cell {
  return {
    glyph,
    height: 1,
    down: face.ascent / 1000,
    right: -face.advanceOf(glyph) / 2000,
    blank: 0,
    scale: 1000,
  };
}

/** The vertical form of a glyph, where the rule asks for it and the font has one. */
export function verticalForm(face: Face, glyph: number, profile: Profile): number {
  return keeps(profile, 'vertical-forms') ? (face.verticalOf?.(glyph) ?? glyph) : glyph;
}

/** ： ； ？ ！ fill their cell; other marks have their ink in half of it (CLREQ 3.1.6.1). */
const WHOLE = '：；？！⁇⁈⁉‼';

/**
 * A mark with a blank: 、，。 and closing brackets have their ink in the upper half of the cell, opening ones in the
 * lower half. A font that has no vertical form of a pause or stop gets its ink moved to the upper right.
 */
export function markCell(face: Face, glyph: number, codePoint: number, profile: Profile): Cell {
  const form = verticalForm(face, glyph, profile);
  const cell = wholeCell(face, form);
  if (WHOLE.includes(String.fromCodePoint(codePoint))) {
    return keeps(profile, 'whole-marks') ? cell : { ...cell, blank: 0.5 };
  }
  const { xMin, xMax, yMin, yMax } = face.boundsOf(form);
  const pause = '、，。．'.includes(String.fromCodePoint(codePoint));
  if (form !== glyph || !pause || !keeps(profile, 'vertical-forms')) return { ...cell, blank: 0.5 };
  return {
    ...cell,
    blank: 0.5,
    down: (250 + (yMin + yMax) / 2) / 1000,
    right: (250 - (xMin + xMax) / 2) / 1000,
  };
}

/** An interpunct: half an em high, its dot in the middle of it and on the axis. */
export function dotCell(face: Face, glyph: number, profile: Profile): Cell {
  const { xMin, xMax, yMin, yMax } = face.boundsOf(glyph);
  if (!keeps(profile, 'middle')) return { ...wholeCell(face, glyph), height: 0.5, down: face.ascent / 1000 };
  return {
    glyph,
    height: 0.5,
    down: 0.25 + (yMin + yMax) / 2000,
    right: -(xMin + xMax) / 2000,
    blank: 0,
    scale: 1000,
  };
}

/** A Latin sign upright in a cell of its own: its full-width form where the chain has one, the ink on the axis. */
export function signCell(
  chain: readonly Face[],
  face: Face,
  codePoint: number,
  profile: Profile,
): Cell & { face: Face } {
  const wide = keeps(profile, 'wide-signs') ? findGlyph(chain, codePoint + 0xfee0) : undefined;
  const found = wide ?? { face, glyph: face.glyphOf(codePoint) };
  const { xMin, xMax } = found.face.boundsOf(found.glyph);
  const cell = wholeCell(found.face, found.glyph);
  const centred = keeps(profile, 'wide-signs') && xMax > xMin;
  return { ...cell, face: found.face, right: centred ? -(xMin + xMax) / 2000 : cell.right };
}

/** Scale of the signs of a 纵中横 group of so many em, in thousandths; undefined when it does not fit a cell. */
export function groupScale(width: number, profile: Profile): number | undefined {
  if (width <= 1 || !keeps(profile, 'tcy-fit')) return 1000;
  const scale = Math.floor(1000 / width);
  return scale < NARROWEST_SIGN ? undefined : scale;
}

/** How far the baseline of turned type lies from the axis, so that its em box is centred: to the right, in em. */
export function turnedAxis(face: Face): number {
  return -(face.ascent - 500) / 1000;
}
