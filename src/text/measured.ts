import type { Face } from '../fonts/face.ts';
import type { MissingGlyph, Profile, RunStyle } from './types.ts';

/**
 * A paragraph ready for breaking: tokens and glyphs as parallel arrays, and running sums that give the width of
 * any stretch of tokens in constant time. Widths are in em of the paragraph. Callers outside this folder use
 * `text`, `em`, `tokenCount` and `missing`; the rest may change.
 */
export interface Measured {
  readonly text: string;
  /** Size in pt of one em. */
  readonly em: number;
  readonly profile: Profile;
  readonly tokenCount: number;
  readonly missing: readonly MissingGlyph[];
  readonly tokens: TokenArrays;
  readonly glyphs: GlyphArrays;
  readonly sums: Sums;
}

/** One entry a token. Offsets are UTF-16. */
export interface TokenArrays {
  /** First offset; entry `tokenCount` is the text's length. */
  readonly start: Int32Array;
  readonly cls: Uint8Array;
  /** Advance before pair rules and edge trims. */
  readonly width: Float64Array;
  /** Blank that may still be cut from it: left of an opening mark, right of the others. */
  readonly blank: Float64Array;
  /** Cut from its left whatever the line: 开明 and 半角 widths of opening marks. */
  readonly baseLeft: Float64Array;
  /** Cut from its left when the token before is on the same line (T1). */
  readonly pairLeft: Float64Array;
  /** Cut from its right when the token after is on the same line (T2). */
  readonly pairRight: Float64Array;
  /** Han–Latin gap after it, when the next token is on the same line. */
  readonly gap: Float64Array;
  /** The part of that gap that is dropped at a line end: all of it. */
  readonly endGap: Float64Array;
  /** Tracking after it, when the next token is on the same line. */
  readonly track: Float64Array;
  /** Cut from its left at a line start, from its right at a line end. */
  readonly trimStart: Float64Array;
  readonly trimEnd: Float64Array;
  /** What a line end after it would be: see kinsoku.ts. */
  readonly edge: Uint8Array;
  /** Why a line end after it is not liked: see tokens.ts. */
  readonly soft: Uint8Array;
  /** 1 when the space after it may be opened (X3). */
  readonly opens: Uint8Array;
  /** Last token that has ink when a line ends here: the one before a word space, else itself. */
  readonly visible: Int32Array;
  /** Type size relative to the paragraph's em. */
  readonly scale: Float64Array;
  readonly style: Uint16Array;
  /** First glyph; entry `tokenCount` is the number of glyphs. */
  readonly glyph: Int32Array;
}

/** One entry a glyph. */
export interface GlyphArrays {
  readonly id: Int32Array;
  readonly face: Uint16Array;
  /** Origin from the left of its token's uncut box. */
  readonly x: Float64Array;
  readonly at: Int32Array;
  readonly until: Int32Array;
  /** Thousandths. */
  readonly scaleX: Uint16Array;
  /** How far it is raised, in em; in a vertical line its distance from the axis, to the right. */
  readonly rise: Float64Array;
  /** Of a vertical line: 1 where the glyph is turned a quarter clockwise. */
  readonly turned: Uint8Array;
  readonly faces: readonly Face[];
  readonly styles: readonly RunStyle[];
}

/** Running sums: entry k is the sum over the tokens before k (or over the spaces after them). */
export interface Sums {
  /** Natural advance, pair rules and gaps included. */
  readonly natural: Float64Array;
  /** What can be squeezed out of word spaces (S2), brackets and quotes (S4), pauses (S5), stops (S7). */
  readonly s2: Float64Array;
  readonly s4: Float64Array;
  readonly s5: Float64Array;
  readonly s7: Float64Array;
  /** The four together. */
  readonly marks: Float64Array;
  /** What can be squeezed out of Han–Latin gaps (S6), and what they can grow by (X2). */
  readonly s6: Float64Array;
  readonly x2: Float64Array;
  /** What word spaces can grow by (X1). */
  readonly x1: Float64Array;
  /** Number of spaces that X3 may open. */
  readonly x3: Int32Array;
}

/** Token arrays with room for so many, all zero. @param bareEdges drops Han–Latin gaps at line ends. */
export function emptyTokens(room: number, bareEdges: boolean): TokenArrays {
  const floats = () => new Float64Array(room);
  const gap = floats();
  return {
    start: new Int32Array(room + 1),
    cls: new Uint8Array(room),
    width: floats(),
    blank: floats(),
    baseLeft: floats(),
    pairLeft: floats(),
    pairRight: floats(),
    gap,
    endGap: bareEdges ? gap : floats(),
    track: floats(),
    trimStart: floats(),
    trimEnd: floats(),
    edge: new Uint8Array(room),
    soft: new Uint8Array(room),
    opens: new Uint8Array(room),
    visible: new Int32Array(room),
    scale: floats(),
    style: new Uint16Array(room),
    glyph: new Int32Array(room + 1),
  };
}
