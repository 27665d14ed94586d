/**
 * The scene: a page after layout, as plain data. Lengths and positions are integers in 1/1000 pt, measured from
 * the top left corner of the trimmed page, y downwards. Nothing in a scene needs laying out again.
 */
export interface Scene {
  readonly format: 'dayang-scene/1';
  readonly title: string;
  /** BCP 47, `zh-CN`. */
  readonly language: string;
  readonly page: ScenePage;
  readonly grid: SceneGrid;
  readonly fonts: readonly SceneFont[];
  readonly frames: readonly SceneFrame[];
  readonly stories: readonly SceneStory[];
  /** Lines of type, in no order that matters; items point here. */
  readonly lines: readonly SceneLine[];
  /** In paint order: tints, pictures, story, derived, furniture. */
  readonly items: readonly SceneItem[];
  /** Indexes of the text items of role `story`, in reading order. */
  readonly reading: readonly number[];
  /** Editorial queries with the place where each would stand. */
  readonly queries: readonly SceneQuery[];
  /** Charts and QR codes; absent where there are none. */
  readonly drawings?: readonly SceneDrawing[];
}

/** A figure that is drawn: its shapes and its words name it. */
export interface SceneDrawing {
  readonly id: string;
  readonly frame: string;
  readonly box: Box;
  /** What it shows, in words. */
  readonly alt: string;
  /** The story that it belongs to, and the number of the paragraph that it stands before; absent for a frame's own. */
  readonly story?: string;
  readonly paragraph?: number;
}

export interface ScenePage {
  readonly width: number;
  readonly height: number;
  /** Paint that runs past the trim on every side. */
  readonly bleed: number;
}

/** The grid, for overlays and checks. */
export interface SceneGrid {
  /** Type area (版心), 报眉 included. */
  readonly typeArea: Box;
  /** Base columns of the text grid. */
  readonly columns: readonly { readonly x: number; readonly width: number }[];
  /** Top of the first line's characters. */
  readonly top: number;
  readonly lines: number;
  readonly pitch: number;
  /** Size of the body and its em-box ascent: baseline of line k is top + k·pitch + ascent. */
  readonly body: number;
  readonly ascent: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SceneFont {
  readonly id: string;
  readonly postscriptName: string;
  readonly sha256: string;
}

export interface SceneFrame {
  readonly id: string;
  readonly kind: string;
  readonly box: Box;
  readonly story?: string;
}

export interface SceneStory {
  readonly id: string;
  /** Path of the story file relative to the root. */
  readonly file: string;
}

/** `story`: the article, once. `derived`: repeats words of it (摘句, 数说). `furniture`: everything else. */
export type Role = 'story' | 'derived' | 'furniture';

/** CMYK in per cent. There is no RGB in a scene. */
export interface Cmyk {
  readonly kind: 'cmyk';
  readonly c: number;
  readonly m: number;
  readonly y: number;
  readonly k: number;
  /** Its name in the page's palette. */
  readonly name?: string;
}
/** A share of an ink of its own (专色). A plant that has no such ink prints the alternate instead. */
export interface Spot {
  readonly kind: 'spot';
  /** Name of the ink as the press knows it, `PANTONE 185 C`, `专红`. */
  readonly name: string;
  /** Per cent. */
  readonly tint: number;
  /** What the full ink looks like in process inks; its `name` is the colour's name in the palette. */
  readonly alternate: Cmyk;
}
export type Color = Cmyk | Spot;

/** Where words come from: UTF-16 offsets in the original file. */
export interface SourceRange {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** What a line of type is, in the trade's sense. */
export type LineKind =
  | 'body'
  | 'item-mark'
  | 'cell'
  | 'chart'
  | 'subhead'
  | 'byline'
  | 'editor-note'
  | 'kicker'
  | 'title'
  | 'subtitle'
  | 'quote'
  | 'figure'
  | 'label'
  | 'caption'
  | 'credit'
  | 'folio'
  /** 下转、上接 */
  | 'jump';

/** What a line is in a list, table, chart or QR code. Rows and columns count from 0 in the whole of it. */
export interface LineGroup {
  readonly kind: 'list' | 'table' | 'chart' | 'qr';
  /** Shared by all lines of the list, table or drawing. */
  readonly id: string;
  /** `mark` and `item` of a list; the head of a column, of a row, or of neither in a table. */
  readonly part: 'mark' | 'item' | 'caption' | 'cell' | 'column-head' | 'row-head' | 'label';
  readonly row: number;
  readonly column: number;
  /** Of a table: how many columns it has, empty cells counted. */
  readonly columns?: number;
}

/** One line of type. */
export interface SceneLine {
  readonly frame: string;
  readonly kind: LineKind;
  readonly role: Role;
  readonly story?: string;
  /** Paragraph number within the story, counted over all its parts; lines of one paragraph share it. */
  readonly paragraph?: number;
  /** Where it belongs when it is not running text. */
  readonly group?: LineGroup;
  /** Leg (column) of the frame, from 0. */
  readonly leg: number;
  /** Line of the baseline grid, from 0; absent for lines that do not sit on it. */
  readonly row?: number;
  /**
   * A line from top to bottom (竖排): `x`, `start` and `end` are then counted down the page, and `baseline` is where
   * its axis stands, counted from the left.
   */
  readonly vertical?: true;
  /** Left end of the measure, and the measure. */
  readonly x: number;
  readonly measure: number;
  readonly baseline: number;
  /** First-line indent that is part of the measure. */
  readonly indent: number;
  /** Where the set line really begins and ends: origin of the first glyph plus its left trim; after the last advance. */
  readonly start: number;
  readonly end: number;
  /** True when the line must reach its measure. */
  readonly full: boolean;
  /** First or last line of its paragraph. */
  readonly first: boolean;
  readonly last: boolean;
  /** Widest opened gap and sum of squeezes, in 1/1000 em. */
  readonly opened: number;
  readonly squeezed: number;
  readonly text: string;
}

export type SceneItem = TextItem | RectItem | PathItem | ImageItem;

/** Glyphs of one font, size and colour on one baseline. `glyphs`, `x` and `clusters` are parallel. */
export interface TextItem {
  readonly kind: 'text';
  readonly role: Role;
  readonly frame: string;
  /** Index into `lines`. */
  readonly line: number;
  /** Font id. */
  readonly font: string;
  readonly size: number;
  readonly color: Color;
  /**
   * Of a vertical line: its glyphs stand upright one below the other, or are turned a quarter clockwise. `x` are then
   * their origins down the page, and `y` is where these stand from the left: see `glyphOrigin`.
   */
  readonly vertical?: 'upright' | 'turned';
  readonly y: number;
  readonly x: readonly number[];
  readonly glyphs: readonly number[];
  /** The source characters of the run. */
  readonly text: string;
  /** UTF-16 index in `text` where each glyph's characters begin; they end where the next begin. */
  readonly clusters: readonly number[];
  /** Horizontal scale in thousandths; absent = 1000. */
  readonly scaleX?: number;
  readonly source?: SourceRange;
  /** Of derived text: the words of the article that it repeats. */
  readonly repeats?: readonly SourceRange[];
}

/** A filled rectangle: tints, rules, bars. */
export interface RectItem {
  readonly kind: 'rect';
  readonly role: Role;
  readonly frame: string;
  readonly box: Box;
  readonly color: Color;
  /** A tint or panel that lies under type. */
  readonly ground?: boolean;
  /** The chart or QR code that it is part of. */
  readonly drawing?: string;
}

/** A shape. `commands` is flat: 'M', x, y, 'L', x, y, 'C', x1, y1, x2, y2, x, y, 'Z'. */
export interface PathItem {
  readonly kind: 'path';
  readonly role: Role;
  readonly frame: string;
  readonly commands: readonly (number | 'M' | 'L' | 'C' | 'Z')[];
  readonly fill?: Color;
  readonly stroke?: { readonly color: Color; readonly width: number };
  readonly ground?: boolean;
  readonly drawing?: string;
  /** Outlines of type (转曲) of this size. */
  readonly typeSize?: number;
}

/** A picture. Its pixels are not in the scene: they are made for the press from the file, by this item's data alone. */
export interface ImageItem {
  readonly kind: 'image';
  readonly role: Role;
  readonly frame: string;
  readonly box: Box;
  /** SHA-256 of the file. */
  readonly image: string;
  /** Path of the file relative to the root. */
  readonly file: string;
  /** The part that fills the box, in pixels of the picture as it is seen (after its orientation). */
  readonly crop: Box;
  /** Effective resolution of the file at this size: the smaller of both axes, rounded down (GWG D0018). */
  readonly ppi: number;
  /** What it shows, in words; empty for mere decoration. */
  readonly alt?: string;
  /** It lies under type. */
  readonly ground?: boolean;
}

export interface SceneQuery {
  readonly question: string;
  readonly source: SourceRange;
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly size: number;
  readonly frame: string;
}
