import type { Place } from '../problems/problem.ts';
import type { Profile } from '../text/types.ts';
import type { FitSettings } from './fit-model.ts';
import type { JumpEnd, PageInIssue } from './issue-model.ts';
import type { LintSettings } from './lint-model.ts';
import type { InkColor, PressSettings } from './press-model.ts';
import type { SigningSettings } from './signing-model.ts';
import type { TemplateUse } from './template-model.ts';

/** A length as written: `9pt`, `350mm`, `2em` or `13字`, `3lines` or `48行`, `2栏`; `小五` and such become pt. */
export interface Length {
  readonly value: number;
  readonly unit: 'pt' | 'mm' | 'em' | 'line' | 'column';
}

/** A number of whole lines that may give: what is liked, and the limits. Authored as `2` or `{min, prefer, max}`. */
export interface Flexible {
  readonly min: number;
  readonly prefer: number;
  readonly max: number;
  /** White above heads: the same everywhere in a story. */
  readonly even?: boolean;
}

/**
 * A page after inheritance, defaults and validation: what layout takes. The authored YAML has the same shape with
 * nearly everything optional; schema.ts is the one definition of both.
 */
export interface PageModel {
  /** Text for the PDF's metadata; the lead story's headline when absent. */
  readonly title?: string;
  readonly page: PageSize;
  readonly grid: GridSpec;
  readonly palette: Readonly<Record<string, Cmyk4>>;
  readonly styles: Readonly<Record<string, TextStyle>>;
  /** Path of the fonts manifest relative to the file that names it, made absolute by loading; absent = the shipped one. */
  readonly fonts?: string;
  readonly stories: Readonly<Record<string, StoryRef>>;
  /** In the order of the YAML, a base's frames first. */
  readonly frames: readonly Frame[];
  /** ISO date for the PDF's metadata. */
  readonly date?: string;
  /** 校次 that a proof carries when the command line names none. */
  readonly stage?: '一校样' | '二校样' | '清样' | '付印样';
  /** The press that the page goes to. */
  readonly press: PressSettings;
  /** What colours of the palette are in other inks, by name. */
  readonly inkColors: Readonly<Record<string, InkColor>>;
  /** What the page says about rules of the lint, by their ids; absent = nothing. */
  readonly lint?: LintSettings;
  /** What may give so that the page closes; absent = nothing. */
  readonly fit?: FitSettings;
  /** Names and phrases of the house that the stories have; put in by `buildPages`, not written by anyone. */
  readonly kept?: KeptWords;
}

/** Words of house.yaml that are not parted at line ends. */
export interface KeptWords {
  /** Names that are never parted. */
  readonly hard: readonly string[];
  /** Names that are parted before a line is torn; never in heads. */
  readonly soft: readonly string[];
  /** 固定提法: kept whole where two settings look alike. */
  readonly phrases: readonly string[];
}

/** Per cent. */
export type Cmyk4 = readonly [c: number, m: number, y: number, k: number];

export interface PageSize {
  readonly width: Length;
  readonly height: Length;
  /** 版心, 报眉 included; centred on the page. */
  readonly typeArea: { readonly width: Length; readonly height: Length };
  /** 报眉: height taken off the top of the type area. */
  readonly folioHeight: Length;
  readonly bleed: Length;
}

/**
 * Base columns. `grid`: `columns` of `characters` 字 each (derived from the type area when absent) with `gutter`
 * (derived when absent). `absolute`: equal columns that need not be whole characters. `relative`: widths in
 * proportion to `parts`. `free`: the widths in `widths`.
 */
export interface GridSpec {
  readonly mode: 'grid' | 'absolute' | 'relative' | 'free';
  readonly columns: number;
  readonly characters?: number;
  readonly gutter?: Length;
  readonly parts?: readonly number[];
  readonly widths?: readonly Length[];
  /** Body size and line pitch (行距, from line to line). */
  readonly body: Length;
  readonly pitch: Length;
  /** Lines of the text grid; derived from the height when absent. */
  readonly lines?: number;
  /** Where a width goes that the characters do not use. */
  readonly remainder: 'gutters' | 'margins';
}

/** A named text style. `like` is resolved by loading. */
export interface TextStyle {
  /** Role of the fonts manifest. */
  readonly font: string;
  readonly size: Length;
  /** Pitch of lines that are not on the page's grid. */
  readonly leading?: Length;
  readonly color: string;
  readonly align: 'justify' | 'left' | 'center' | 'right';
  /** First-line indent in em. */
  readonly indent: number;
  /** em after every character. */
  readonly tracking: number;
  readonly composition: Partial<Omit<Profile, 'indent' | 'hyphenate'>> & {
    readonly hyphenate?: 'off' | 'en';
  };
  /** Roles of fonts for the inline marks. */
  readonly hei: string;
  readonly kai: string;
  readonly emphasis: string;
  /** Whole lines of the grid: white above, below, and the height of the block (subheads, quotes). */
  readonly above: Flexible;
  readonly below: Flexible;
  readonly rows?: Flexible;
  /** A bar, rules or quotation marks that belong to the block. */
  readonly ornament?: Ornament;
}

export interface Ornament {
  readonly kind: 'bar' | 'rules' | 'quotes' | 'side-bar';
  readonly color: string;
  /** Width of a bar along the line; thickness of bar and rules. */
  readonly length: Length;
  readonly thickness: Length;
}

export interface StoryRef {
  /** Absolute path. */
  readonly file: string;
  /** Frame ids in the order the body runs through them; absent = the order of the frames. */
  readonly thread?: readonly string[];
}

/**
 * Where a frame stands: on the grid (counted from 1, both ends included; lines also from the last one, which is 0,
 * upwards: -1 is the one above it), or by lengths from the type area's top left.
 */
export interface Area {
  readonly columns?: readonly [first: number, last: number];
  readonly lines?: readonly [first: number, last: number];
  readonly x?: Length;
  readonly y?: Length;
  readonly width?: Length;
  readonly height?: Length;
}

export interface Edge {
  readonly width: Length;
  readonly color: string;
}

/** What every frame can have. Border widths are drawn inside the frame's box. */
export interface FrameBase {
  readonly id: string;
  readonly area: Area;
  readonly background?: string;
  readonly border: {
    readonly top?: Edge;
    readonly right?: Edge;
    readonly bottom?: Edge;
    readonly left?: Edge;
  };
  readonly inset: {
    readonly top: Length;
    readonly right: Length;
    readonly bottom: Length;
    readonly left: Length;
  };
  /** Text of frames listed before this one runs round it at this distance. */
  readonly wrap?: { readonly standoff: Length };
  /** Painted over others without wrap. */
  readonly over: boolean;
}

/** Story text in columns. */
export interface TextFrame extends FrameBase {
  readonly kind: 'text';
  readonly story: string;
  readonly part: string;
  /** 破栏: columns that the frame's width is re-divided into; absent = the base columns it covers, one when placed by lengths. */
  readonly split?: number;
  readonly gutter?: Length;
  readonly columnRule?: Edge;
  /** Styles of the kinds of blocks in it. */
  readonly styles: {
    readonly body: string;
    readonly subhead: string;
    readonly quote: string;
    readonly speaker: string;
    readonly byline: string;
    readonly label: string;
    /** Cells of tables, their heads, captions of tables, charts and QR codes, and the words in charts. */
    readonly cell: string;
    readonly head: string;
    readonly caption: string;
    readonly chart: string;
  };
  /** Where a subhead stands that begins the part: in its column, or across all columns of the frame. */
  readonly heads: 'column' | 'across';
  /** How the label of an editor's note is set. */
  readonly label: 'run-in' | 'line';
  /** Top, middle or spread over the box, for text that is shorter than its frame; `grid` keeps to the page's baseline grid. */
  readonly valign: 'grid' | 'top' | 'middle';
  readonly writing: Writing;
}

/** 横排, or 竖排: lines from top to bottom, from right to left. */
export type Writing = 'horizontal' | 'vertical';

/** 引题、主题、副题 as a group. */
export interface HeadlineFrame extends FrameBase {
  readonly kind: 'headline';
  readonly story: string;
  /** Pieces from top to bottom. */
  readonly pieces: readonly HeadlinePiece[];
  readonly valign: 'top' | 'middle' | 'bottom';
  readonly writing: Writing;
}

export interface HeadlinePiece {
  readonly part: 'kicker' | 'title' | 'subtitle';
  readonly style: string;
  /** Sizes to choose from, largest that fits first; absent = the style's size. */
  readonly ladder?: readonly Length[];
  readonly minLines: number;
  readonly maxLines: number;
  /** The piece's text with `|` where a line ends; checked to be the story's words. */
  readonly breaks?: string;
  /** Distance from em box to em box of two lines. */
  readonly lineGap?: Length;
  /** White above the piece. */
  readonly gap: Length;
  readonly align: 'left' | 'center' | 'right' | 'stepped';
  /** Track the lines out to the whole width, or to the width of the title. */
  readonly fill: 'none' | 'width' | 'title';
}

/** 数说: cells side by side or one under another, from the story's figures. */
export interface FiguresFrame extends FrameBase {
  readonly kind: 'figures';
  readonly story: string;
  readonly direction: 'row' | 'column';
  /** Where the label stands: above its value (已销往 / 48个国家和地区) or below it. */
  readonly label: 'above' | 'below';
  readonly heading?: string;
  readonly styles: {
    readonly value: string;
    readonly unit: string;
    readonly label: string;
    readonly whose: string;
    readonly heading: string;
  };
  readonly divider?: Edge;
}

/** 摘句 in a frame of its own: the story's pull quote of that number, from 1. A quote that a frame takes does not stand in the text. */
export interface QuoteFrame extends FrameBase {
  readonly kind: 'quote';
  readonly story: string;
  readonly quote: number;
  readonly styles: { readonly text: string; readonly speaker: string };
  readonly ornament?: Ornament;
  readonly writing: Writing;
}

/** Furniture text that is not from a story: a section nameplate (栏目题). */
export interface LabelFrame extends FrameBase {
  readonly kind: 'label';
  readonly text: string;
  readonly style: string;
  readonly valign: 'top' | 'middle' | 'bottom';
  readonly writing: Writing;
}

/** 报眉. Only what is given is set. */
export interface FolioFrame extends FrameBase {
  readonly kind: 'folio';
  readonly style: string;
  readonly left?: string;
  readonly center?: string;
  readonly right?: string;
  readonly rule?: Edge;
}

/** A straight rule along the top of its area, or down its left side when it is higher than wide. */
export interface RuleFrame extends FrameBase {
  readonly kind: 'rule';
  readonly width: Length;
  readonly color: string;
}

/** A shape: an SVG path of M L H V C Q Z commands in the units of `viewBox`, scaled to the area. */
export interface ShapeFrame extends FrameBase {
  readonly kind: 'shape';
  readonly path: string;
  readonly viewBox: readonly [x: number, y: number, width: number, height: number];
  readonly fill?: string;
  readonly stroke?: Edge;
}

/**
 * A picture with its caption (图片说明) and credit (摄影) under it. The words are the page's own, not a story's: role
 * `furniture`, but read aloud with the picture.
 */
export interface ImageFrame extends FrameBase {
  readonly kind: 'image';
  /** Absolute path: JPEG, PNG, TIFF, WebP by its bytes, or a simple SVG drawing named `.svg`. */
  readonly file: string;
  /** `cover` fills the box and cuts what stands over; `contain` shows the whole picture in the middle of it. */
  readonly fit: 'cover' | 'contain';
  /** The point that a cut keeps as near to the middle as it can, in per cent from left and top; absent = nobody said. */
  readonly focus?: readonly [x: number, y: number];
  readonly caption?: string;
  readonly credit?: string;
  /** What the picture shows, for those who cannot see it; empty for mere decoration. */
  readonly alt?: string;
  readonly styles: { readonly caption: string; readonly credit: string };
  /** White between picture and caption, at least. */
  readonly gap: Length;
}

/** A QR code of the page's own, with its words under it. */
export interface QrFrame extends FrameBase {
  readonly kind: 'qr';
  /** What machines read: an address. */
  readonly text: string;
  readonly caption?: string;
  /** Edge with the quiet zone; absent = as large as the frame allows. */
  readonly size?: Length;
  readonly level: 'L' | 'M' | 'Q' | 'H';
  /** What it is for, for those who cannot see it. */
  readonly alt?: string;
  readonly style: string;
}

export type Frame =
  | TextFrame
  | HeadlineFrame
  | FiguresFrame
  | QuoteFrame
  | LabelFrame
  | FolioFrame
  | RuleFrame
  | ShapeFrame
  | ImageFrame
  | QrFrame;

/** A loaded page: the model, and where each of its keys was written. */
export interface LoadedPage {
  /** Name for outputs: the file's name without extension, with `-2` … for further pages of a list. */
  readonly name: string;
  readonly model: PageModel;
  /** What its template leaves to be settled once the copy is read; absent for a page without slots. */
  readonly template?: TemplateUse;
  /** What the house asks of signatures; absent = nothing. */
  readonly signing?: SigningSettings;
  /** Its place in an issue; absent for a page by itself. */
  readonly issue?: PageInIssue;
  /** Stories that go on on another page, or began on one, by their ids. */
  readonly jumps?: Readonly<Record<string, JumpEnd>>;
  /** The place of a key: `['frames', 'head', 'pieces', 0, 'style']`; the nearest parent's when it is a default. */
  placeOf(path: readonly (string | number)[]): Place;
}
