import type { Face } from '../fonts/face.ts';
import type { Rule } from './rules.ts';

/** 避头尾 levels (CLREQ 3.1.4; `gb` is GB/T 15834 part 5). */
export type Kinsoku = 'none' | 'basic' | 'gb' | 'strict';

/** How a paragraph is composed. Defaults, and where each comes from, are in profile.ts. Lengths are in em. */
export interface Profile {
  /** 横排 or 竖排. A vertical line is composed like a horizontal one, its measure counted downwards. */
  readonly writing: 'horizontal' | 'vertical';
  readonly kinsoku: Kinsoku;
  /** Adjacent marks (CLREQ 3.1.6.2): `normal` T1–T3, `tight` also closing + opening → 1 em. */
  readonly pairs: 'normal' | 'tight' | 'off';
  /** Widths of marks inside the line: 全角, 开明, 半角. */
  readonly widthStyle: 'full' | 'kaiming' | 'half';
  readonly lineStart: 'trim' | 'full';
  /** Opening mark at the head of an indented first line. */
  readonly firstLine: 'trim' | 'full' | 'hang';
  readonly lineEnd: 'half' | 'auto' | 'full';
  /** One of 、，。 may stand past the right edge. */
  readonly hanging: boolean;
  /** Gap between Han and Latin. */
  readonly autospace: { readonly default: number; readonly min: number; readonly max: number };
  /** Whether 。？！ may be squeezed, after everything else. */
  readonly squeezeStop: 'last' | 'never';
  /** First-line indent. */
  readonly indent: number;
  /** 单字不成行: how a single-character last line is repaired; `search` leaves it to optimum fit. */
  readonly orphan: 'off' | 'pull' | 'squeeze' | 'search';
  /** Han characters that a last line must have. */
  readonly minLastLine: number;
  /** A number keeps its classifier (48个) as one unit. */
  readonly keepUnit: boolean;
  /** Phrases that are never broken: names of several Latin words. */
  readonly keep: readonly string[];
  /** Names that are parted only where keeping them whole would tear a line. */
  readonly names: readonly string[];
  /** Fixed phrases (固定提法) that are kept whole where two settings look alike. */
  readonly phrases: readonly string[];
  /**
   * Parting Latin words at line ends (CLREQ 6.1.4): `en` by English rules, `off` at soft hyphens of the copy and in runs
   * marked as English, `never` in heads.
   */
  readonly hyphenate: 'never' | 'off' | 'en';
  /** Opened gap above which a line is reported as loose, and above which it is only taken when nothing else fits. */
  readonly stretchWarn: number;
  readonly stretchMax: number;
  /** Last line of a justified paragraph (CLREQ 3.4.3): at the start, or brought to the measure like the others (均排). */
  readonly lastLine: 'start' | 'center' | 'end' | 'justify';
  /** 凸排: how far every line but the first stands in (CLREQ 3.4.2). */
  readonly hangIndent: number;
  /** What **强调** is: another face, or dots under its characters where the line gap has room (CLREQ 3.1.8). */
  readonly emphasis: 'face' | 'dots';
  /** Rules that are switched off, to see what each of them does. */
  readonly without: readonly Rule[];
}

/** The look of a stretch of a paragraph. */
export interface RunStyle {
  /** Face and fallbacks. */
  readonly faces: readonly Face[];
  /** Type size in pt. */
  readonly size: number;
  /** Extra advance after every character, in em of `size`. */
  readonly tracking: number;
  /** Name of the palette colour; carried through, never looked at. */
  readonly color: string;
  /** Language of its Latin words; absent = what the profile says. */
  readonly lang?: 'en';
}

/** A run of one look; runs follow one another without gaps and cover the text. UTF-16 offsets. */
export interface StyledRun {
  readonly start: number;
  readonly end: number;
  readonly style: RunStyle;
}

/** What measuring takes. */
export interface ParagraphInput {
  readonly text: string;
  readonly runs: readonly StyledRun[];
  readonly profile: Profile;
  /** Size in pt that the profile's em means: the size of the paragraph's body. */
  readonly em: number;
  /** Stretches that are never parted. UTF-16 offsets. */
  readonly units?: readonly Unit[];
  /** Soft hyphens of the copy: offsets of the letters before which they stood. */
  readonly hyphens?: readonly number[];
}

/** A stretch of a paragraph that no line end parts; nothing is opened inside a rigid one. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly rigid?: true;
}

/** A character that no face of its chain has. */
export interface MissingGlyph {
  /** UTF-16 offset in the text. */
  readonly at: number;
  readonly codePoint: number;
  /** Id of the first face asked. */
  readonly face: string;
}

/** How breakLines works. */
export interface BreakOptions {
  /** `optimum` searches the whole paragraph (default); `first-fit` is the reference algorithm of the vectors. */
  readonly mode?: 'optimum' | 'first-fit';
  /** Ask for the best setting with this many lines more (+1) or fewer (-1) than the optimum. */
  readonly looseness?: number;
  /** False for lines that are set ragged: they are broken evenly instead of for the least opening. Default true. */
  readonly justify?: boolean;
}

/** One line after breaking: token range and how it was adjusted. Text offsets are UTF-16. */
export interface Line {
  readonly firstToken: number;
  /** One past the last token. */
  readonly endToken: number;
  readonly start: number;
  readonly end: number;
  /** Measure that it was broken for, in pt, first-line indent included. */
  readonly measure: number;
  /** Indent in pt. */
  readonly indent: number;
  /** Width after pair rules and edge trims, before adjustment, in pt, without the indent. */
  readonly natural: number;
  /** What a reader sees of the adjustment; 0 for a line that is set naturally. */
  readonly cost: number;
  readonly last: boolean;
  /** True when it ends by rule before its measure, like a last line: round two ellipses. */
  readonly ended?: boolean;
  /** True when the last mark hangs past the measure (行尾悬挂). */
  readonly hung?: boolean;
}

/** Result of breaking. */
export interface BrokenParagraph {
  readonly lines: readonly Line[];
  readonly cost: number;
  /** A token that is wider than its line, or a line that has no legal break: UTF-16 offsets in the text. */
  readonly infeasible: readonly { readonly at: number; readonly kind: 'too-wide' | 'prohibition' }[];
}

/** Glyphs of one face, size and colour on one line, ready for the scene: parallel arrays, one entry a glyph. */
export interface GlyphRun {
  readonly face: Face;
  /** pt */
  readonly size: number;
  readonly color: string;
  readonly glyphs: readonly number[];
  /** Origin of each glyph in pt from the left end of the line's measure (so the indent is included). */
  readonly x: readonly number[];
  /** UTF-16 offset in the paragraph's text of each glyph's first character. */
  readonly at: readonly number[];
  /** One past the last UTF-16 unit of each glyph's cluster. */
  readonly until: readonly number[];
  /** Horizontal scale in thousandths, 1000 unless a dash is stretched into a bar. */
  readonly scaleX: number;
  /**
   * pt that the run stands above the baseline: dashes and dots of a Latin font are raised to the middle of the em.
   * In a vertical line: pt from the axis of the line to the origins, to the right.
   */
  readonly rise?: number;
  /** Of a vertical line: turned a quarter clockwise; origins are counted down the line all the same. */
  readonly turned?: true;
}

/** A line with its glyphs placed. */
export interface SetLine {
  readonly runs: readonly GlyphRun[];
  /** pt from the left end of the measure: ink-free start and end after edge trims. `end` of a full line equals its measure. */
  readonly startX: number;
  readonly endX: number;
  /** True when the line was brought to its measure. */
  readonly full: boolean;
  /** Widest gap opened between characters by stretching, in em; 0 when none was. */
  readonly opened: number;
  /** Em squeezed out of the line in all. */
  readonly squeezed: number;
  /** Gap left over that no rule could take, in pt: positive = too short, negative = sticks out. */
  readonly unresolved: number;
}
