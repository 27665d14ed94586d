import type { Lang, Severity } from '../problems/problem.ts';
import type { Box, LineKind, Role } from '../scene/types.ts';

/**
 * The data of the proof viewer: plain values that go through JSON, whether inside the static file or over the wire of
 * the live server. Lengths and positions are integers in 1/1000 pt from the top left corner of the trim, as in a
 * scene. Everything that is said to people is in both languages, since the viewer can change its language.
 */
export interface ProofData {
  /** A viewer refuses any other form. */
  readonly format: 'dayang-proof/1';
  /** Program and version, `dayang 0.1.0`. */
  readonly tool: string;
  /** Language that the viewer opens in. */
  readonly lang: Lang;
  readonly title: string;
  readonly stage: Stage;
  /** As given by `--time`: there is no clock in a proof. */
  readonly time?: string;
  /** In the order of the spec; one at least. */
  readonly pages: readonly ProofPage[];
  /** In the order of the report, which is that of their numbers. */
  readonly problems: readonly ProofProblem[];
  /** What the proof is compared with (`--against`); absent = nothing. */
  readonly against?: ProofAgainst;
}

/** 校次: which of the proofs of a page this is. */
export type Stage = 'first' | 'second' | 'clean' | 'press';

/** The names of the stages in the trade. */
export const STAGES: Readonly<Record<Stage, Both>> = {
  first: { zh: '一校样', en: 'first proof' },
  second: { zh: '二校样', en: 'second proof' },
  clean: { zh: '清样', en: 'clean proof' },
  press: { zh: '付印样', en: 'press proof' },
};

/** Words in both languages. */
export type Both = Readonly<Record<Lang, string>>;

/** One page. */
export interface ProofPage {
  /** Name of the page, unique in a proof: what the viewer keeps its place by when new data comes. */
  readonly name: string;
  readonly title: string;
  readonly width: number;
  readonly height: number;
  /** Of the press file, on every side. */
  readonly bleed: number;
  /** Edge that the press cannot print on, on every side; 0 = none known. */
  readonly nonPrinting: number;
  /** First eight characters of the scene's hash. */
  readonly hash: string;
  readonly picture: ProofPicture;
  readonly grid: ProofGrid;
  readonly frames: readonly ProofFrame[];
  readonly threads: readonly ProofThread[];
  /** In reading order: the article, then what repeats it, then furniture from the top down. */
  readonly lines: readonly ProofLine[];
  readonly queries: readonly ProofQuery[];
  /** 余文、缺文 of each part of a story. */
  readonly fits: readonly ProofFit[];
}

/** Where the picture of a page comes from. It is always rendered from the PDF. */
export type ProofPicture = InlinePicture | TiledPicture;

/** The whole picture inside the file. */
export interface InlinePicture {
  readonly kind: 'inline';
  readonly dataUrl: string;
  readonly dpi: number;
  /** The part of the page that it shows: the trim, or with bleed and marks around it. */
  readonly area: Box;
}

/**
 * Tiles on demand. The tile in column x and row y at a resolution covers the square of `tile` pixels from
 * (x · tile, y · tile) of the picture of `area` at that resolution; tiles at the right and at the foot may be smaller.
 */
export interface TiledPicture {
  readonly kind: 'tiles';
  /** Address with `{dpi}`, `{x}` and `{y}` to fill in; it must change when the picture does. */
  readonly url: string;
  readonly tile: number;
  /** Resolutions that can be had, rising. */
  readonly dpis: readonly number[];
  readonly area: Box;
  /** Where it differs from the picture at another `url`: a viewer that shows that one keeps its other tiles. */
  readonly changed?: { readonly since: string; readonly boxes: readonly Box[] };
}

/** The grid, for overlays. */
export interface ProofGrid {
  readonly typeArea: Box;
  readonly columns: readonly { readonly x: number; readonly width: number }[];
  /** Top of the first line's characters; baseline of line k is top + k·pitch + ascent. */
  readonly top: number;
  readonly lines: number;
  readonly pitch: number;
  readonly body: number;
  readonly ascent: number;
}

export interface ProofFrame {
  readonly id: string;
  readonly kind: string;
  readonly box: Box;
  readonly story?: string;
  /** Where the spec defines it. */
  readonly place?: ProofPlace;
}

/** The way of a part of a story: the legs (columns) that it runs through, in order. */
export interface ProofThread {
  readonly story: string;
  readonly part: Both;
  readonly stops: readonly { readonly frame: string; readonly leg: number; readonly box: Box }[];
}

/** A place in a file: `file` relative to the root, line and column from 1, columns in UTF-16 units. */
export interface ProofPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A line of type as it was set. */
export interface ProofLine {
  readonly frame: string;
  readonly kind: LineKind;
  readonly role: Role;
  readonly story?: string;
  /** Counted over all parts of the story; lines of one paragraph share it. */
  readonly paragraph?: number;
  /** Leg (column) of the frame, from 0. */
  readonly leg: number;
  /** Line of the baseline grid, from 0. */
  readonly row?: number;
  /** It runs down the page: `x` and `end` count down from the top, `baseline` is where its axis stands from the left. */
  readonly vertical?: true;
  readonly baseline: number;
  /** Of its largest character. */
  readonly size: number;
  /** After the last advance. */
  readonly end: number;
  readonly text: string;
  /** Origin of each UTF-16 unit of `text`. */
  readonly x: readonly number[];
  /** What stands between this line and the next of its paragraph in the story: nothing, or a blank. */
  readonly join?: string;
  /** The file of its words; absent for words of the page itself. */
  readonly file?: string;
  /**
   * From unit `at` of the text on, units stand one after another on this line of the file from this column on. In the
   * order of `at`, the first at 0.
   */
  readonly places?: readonly (readonly [at: number, line: number, column: number])[];
}

/** 稿件存疑 */
export interface ProofQuery {
  readonly question: string;
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly size: number;
  readonly frame: string;
  readonly place?: ProofPlace;
}

/** What became of a part of a story. */
export interface ProofFit {
  readonly story: string;
  readonly part: Both;
  readonly frames: readonly string[];
  readonly chars: number;
  readonly lines: number;
  readonly capacity: number;
  readonly overset: { readonly lines: number; readonly chars: number };
  readonly underset: { readonly lines: number; readonly chars: number };
  /** What to cut, when it runs over. */
  readonly cure: Both;
  /** Where the copy runs over, or the room that it leaves empty. */
  readonly boxes: readonly Box[];
  /** The words that no frame took. */
  readonly left?: string;
}

/** A problem of the report. */
export interface ProofProblem {
  /** From 1, over all pages. */
  readonly number: number;
  readonly severity: Severity;
  /** Blocking, but let through by `--allow`. */
  readonly allowed?: boolean;
  /** Code of the catalogue, `overset`. */
  readonly code: string;
  /** Name of the rule, `L01`, `R0016`. */
  readonly rule?: string;
  readonly sentence: Both;
  readonly hint?: Both;
  readonly place?: ProofPlace;
  /** Index of its page, and where it shows there; absent when it has no place on a page. */
  readonly page?: number;
  readonly box?: Box;
}

/** The older state that a proof is compared with. `pages` are parallel to those of the proof. */
export interface ProofAgainst {
  /** What it is: a file as typed, or who signed it when. */
  readonly label: Both;
  readonly pages: readonly ProofAgainstPage[];
}

/** What differs on one page. */
export interface ProofAgainstPage {
  readonly changes: readonly ProofChange[];
  /** That nothing else changed, and what could not be compared. */
  readonly closing: readonly Both[];
  /** Absent where nothing differs, or where the old page cannot be drawn. */
  readonly pictures?: ProofAgainstPictures;
}

/** Pictures on the same pixels as the picture of the page. */
export interface ProofAgainstPictures {
  /** The old page as it was. */
  readonly old: InlinePicture;
  /** The new page faded, what is gone in red and what came in blue. */
  readonly faded: InlinePicture;
  /** Where the pictures differ and no entry says why. */
  readonly strays: readonly Box[];
}

/** One entry of the list of changes. */
export interface ProofChange {
  /** From 1 on each page. */
  readonly number: number;
  /** What it is in a word or two. */
  readonly label: Both;
  /** In columns and lines; empty for what has no place. */
  readonly place: Both;
  readonly sentence: Both;
  /** On the old page, and on the new one. */
  readonly was: readonly Box[];
  readonly is: readonly Box[];
}
