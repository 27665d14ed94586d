import type { Block, RichText } from './story.ts';

/** How the items of a list are marked: a sign, or numbers as they are typed in copy. */
export type ListMarks = 'bullet' | '1.' | '（1）' | '一、' | '（一）' | '①';

/** A list; each item begins on a line of its own, its mark before it. */
export interface ListBlock {
  readonly kind: 'list';
  /** Where the block begins in the source. */
  readonly offset: number;
  readonly marks: ListMarks;
  readonly items: readonly ListItem[];
}

/** One item. The mark is made, not typed: its offsets are the place of the item. */
export interface ListItem {
  readonly marker: RichText;
  readonly text: RichText;
}

/** A small table. Every row has as many cells as the first. */
export interface TableBlock {
  readonly kind: 'table';
  readonly caption?: RichText;
  /** Cells that name what others hold: the first row, the first column, both, or none. */
  readonly head: 'row' | 'column' | 'both' | 'none';
  readonly rows: readonly (readonly RichText[])[];
  /** Widths of the columns in proportion; absent = by what stands in them. */
  readonly widths?: readonly number[];
  /** Rules above, under the head and below (三线表), between all rows too, or none. */
  readonly rules: 'three' | 'rows' | 'none';
  /** Colour of the palette under the head row. */
  readonly tint?: string;
  readonly offset: number;
}

/** A chart of numbers, drawn from its rows. */
export interface ChartBlock {
  readonly kind: 'chart';
  readonly chart: 'bar' | 'column' | 'line';
  readonly title?: RichText;
  readonly unit?: RichText;
  /** Names of the series, as many as each row has values; none for a single series without a head row. */
  readonly series: readonly RichText[];
  readonly rows: readonly ChartRow[];
  /** Height in lines of the grid; absent = what its width and its rows ask for. */
  readonly lines?: number;
  /** Colours of the palette, one a series; absent = the page's own. */
  readonly colors: readonly string[];
  readonly offset: number;
}

/** One place on the axis of a chart. */
export interface ChartRow {
  readonly label: RichText;
  readonly values: readonly ChartValue[];
}

/** A number as typed, and what it is worth. */
export interface ChartValue {
  readonly text: RichText;
  readonly value: number;
}

/** A QR code. Its content is read by machines; only the caption is words of the story. */
export interface QrBlock {
  readonly kind: 'qr';
  readonly content: string;
  readonly caption?: RichText;
  /** Edge of the code with its quiet zone, in mm. */
  readonly size: number;
  readonly correction: QrCorrection;
  readonly offset: number;
}

/** How much of a QR code may be spoilt: 7, 15, 25 or 30 per cent. */
export type QrCorrection = 'L' | 'M' | 'Q' | 'H';

/** Blocks that are more than a paragraph. */
export type SetPiece = ListBlock | TableBlock | ChartBlock | QrBlock;

/** Tells set pieces from paragraphs and derived blocks. */
export function isSetPiece(block: Block): block is SetPiece {
  return block.kind === 'list' || block.kind === 'table' || block.kind === 'chart' || block.kind === 'qr';
}

/** Pieces of a story that read as one line, and what parts them there. */
export interface ReadingLine {
  readonly pieces: readonly RichText[];
  readonly between: '' | '\t';
}

/**
 * The words of a block in reading order: an item after its mark, a table row by row and cell by cell with tabs
 * between, a chart as the table that it was typed as. Cells without words are left out.
 */
export function readingLines(block: SetPiece): ReadingLine[] {
  const line = (pieces: readonly (RichText | undefined)[], between: '' | '\t' = '\t'): ReadingLine => ({
    pieces: pieces.filter((piece) => piece !== undefined && piece.text !== '') as RichText[],
    between,
  });
  const lines = () => {
    switch (block.kind) {
      case 'list':
        return block.items.map(({ marker, text }) => line([marker, text], ''));
      case 'table':
        return [line([block.caption]), ...block.rows.map((cells) => line(cells))];
      case 'chart':
        return [
          line([block.title]),
          line([block.unit]),
          line(block.series),
          ...block.rows.map(({ label, values }) => line([label, ...values.map(({ text }) => text)])),
        ];
      case 'qr':
        return [line([block.caption])];
    }
  };
  return lines().filter(({ pieces }) => pieces.length > 0);
}
