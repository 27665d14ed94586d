/** A glyph as the content stream puts it on the page. */
export interface PlacedGlyph {
  /** What it extracts as; empty for all but the first glyph of an ActualText span. */
  readonly text: string;
  /** Origin in pt from the top left of the trim, y downwards. */
  readonly x: number;
  readonly y: number;
  /** Type size in pt after text matrix and page matrix, measured upright. */
  readonly size: number;
  /** Width of the glyph relative to its height; 1 unless scaled. */
  readonly scale: number;
  /** BaseFont without the subset tag. */
  readonly font: string;
  readonly code: number;
  /** Fill colour as operands and operator, `0 0 0 1 k`; of a colour space of its own `CS1 0.4 scn`. */
  readonly fill: string;
  /** Turned a quarter clockwise: type of a vertical line. */
  readonly turned?: true;
  readonly overprint?: true;
  readonly content?: MarkedContent;
}

/** What one operator shows of type: all its glyphs are of one font, size and colour. */
export interface PlacedText extends Pick<PlacedGlyph, 'size' | 'scale' | 'fill' | 'overprint' | 'content'> {
  /** How many glyphs it has; one at least. */
  readonly codes: number;
  /** Number of the first among the glyphs of the page. */
  readonly first: number;
}

/** The innermost sequence that says what a mark is: an artifact, or the content of a structure element. */
export type MarkedContent = number | 'artifact';

/** A filled or stroked shape, bounds in pt from the top left of the trim. */
export interface PlacedShape {
  readonly box: readonly [x0: number, y0: number, x1: number, y1: number];
  /** All points of its path, x and y by turns; of a rectangle two corners. */
  readonly points: readonly number[];
  readonly fill?: string;
  readonly stroke?: string;
  /** Width of the stroke in pt on the page. */
  readonly width?: number;
  readonly overprint?: true;
  readonly content?: MarkedContent;
}

/** An image as the page places it: the unit square after all matrices, in pt from the top left of the trim. */
export interface PlacedPicture {
  /** Resource name. */
  readonly name: string;
  readonly box: readonly [x0: number, y0: number, x1: number, y1: number];
  readonly content?: MarkedContent;
}

/** What a page paints, each list in paint order. */
export interface PageMarks {
  readonly texts: readonly PlacedText[];
  /** The glyphs of the texts, read when they are first asked for. */
  readonly glyphs: readonly PlacedGlyph[];
  readonly shapes: readonly PlacedShape[];
  readonly pictures: readonly PlacedPicture[];
  /** Every operator of the stream, in order. */
  readonly operators: readonly string[];
  /** Colour spaces that are chosen by name. */
  readonly spaces: readonly string[];
}

/** A mark that is being made. */
export type Writable<T> = { -readonly [K in keyof T]: T[K] };
