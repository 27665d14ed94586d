import type { Problem } from '../problems/problem.ts';

/** A stretch of a paragraph of the file that was handed in. */
export type Piece =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly bold?: boolean;
      /** Name of the East Asian font, as the file has it. */
      readonly font?: string;
    }
  /** Shift-Enter. */
  | { readonly kind: 'break' }
  /** A comment of the file, or a place that cannot be kept and has to be looked at. */
  | { readonly kind: 'query'; readonly question: string }
  /** Index in `Manuscript.pictures`; one that `floats` stands beside the words of the paragraph it is tied to. */
  | { readonly kind: 'picture'; readonly picture: number; readonly floats?: true };

/** Something of a paragraph that could not be kept as it was; `things.ts` has the names. */
export interface Remark {
  readonly thing: string;
  /** `lost`: not in the story. `plain`: the words are kept, the look is not. `table`: a table of the story. */
  readonly how: 'lost' | 'plain' | 'table';
  readonly words: string;
}

/** A paragraph as it was handed in, before anybody has said what it is. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly pieces: readonly Piece[];
  readonly remarks: readonly Remark[];
  /** Name of its style: `heading 1`, 小标题, `h2`. */
  readonly style?: string;
  /** 1 to 9 where the style is a heading of that level, whatever its name. */
  readonly level?: number;
  readonly align?: 'center' | 'right';
  /** The automatic number that its words begin with. */
  readonly number?: AutoNumber;
  /** Size of most of its type in pt. */
  readonly size?: number;
}

/** A number that was counted, not typed; the words of its paragraph begin with it. */
export interface AutoNumber {
  /** As it is shown, without blanks: `三、`, `●`. */
  readonly text: string;
  /** 0 is the outermost list. */
  readonly level: number;
  /** Of a bullet nothing is counted: 0. */
  readonly value: number;
}

/** A table as it was drawn. */
export interface Table {
  readonly kind: 'table';
  readonly rows: readonly (readonly Cell[])[];
  /** It has lines, so that it was not only meant to put words in their places. */
  readonly hasRules: boolean;
  /** Rows that the file marks as head. */
  readonly headRows: number;
  /** The title that a web page gives it. */
  readonly caption?: readonly Paragraph[];
}

/** A cell. */
export interface Cell {
  readonly blocks: readonly (Paragraph | Table)[];
  /** Columns that it reaches over. */
  readonly columns: number;
  /** It goes on with the cell above it. */
  readonly isBelow?: boolean;
}

/** A picture of the file. */
export interface Picture {
  /** Absent where the file has no bytes of it: linked, missing. */
  readonly bytes?: Uint8Array;
  /** Its name in the file, for messages only. */
  readonly name: string;
  /** What it shows, as the file says for those who cannot see it. */
  readonly alt?: string;
}

/** A tracked change. */
export interface Change {
  readonly kind: 'insert' | 'delete' | 'move';
  readonly author: string;
  readonly words: string;
  /** Where it is; absent for one in a paragraph that is gone. */
  readonly paragraph: Paragraph | undefined;
}

/** What a reader of a format hands on: paragraphs with their looks. */
export interface Manuscript {
  readonly blocks: readonly (Paragraph | Table)[];
  readonly pictures: readonly Picture[];
  /**
   * Text boxes: each becomes a story of its own, or is the caption of one of the pictures `near` it. Their pictures are
   * numbered in the list of the whole.
   */
  readonly boxes: readonly (Manuscript & { readonly near?: readonly number[] })[];
  readonly changes: readonly Change[];
  /** What belongs to no paragraph: headers, footers, pictures that nothing shows. */
  readonly problems: readonly Problem[];
}

/** The words of a paragraph as typed; a break is one blank. */
export function wordsOf(paragraph: Paragraph): string {
  return paragraph.pieces
    .map((piece) => (piece.kind === 'text' ? piece.text : piece.kind === 'break' ? ' ' : ''))
    .join('');
}

/** Pieces without their first characters and the blanks after those. */
export function cutStart(pieces: readonly Piece[], length: number): Piece[] {
  let left = length;
  let begun = false;
  return pieces.flatMap((piece): Piece[] => {
    if (piece.kind !== 'text' || begun) return [piece];
    const rest = piece.text.slice(left);
    left = Math.max(0, left - piece.text.length);
    const text = left > 0 ? '' : rest.replace(/^[\s\u3000]+/, '');
    begun = text !== '';
    return begun ? [{ ...piece, text }] : [];
  });
}

/** The paragraphs of blocks, those of tables cell by cell. */
export function paragraphsOf(blocks: readonly (Paragraph | Table)[]): Paragraph[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block]
      : block.rows.flatMap((row) => row.flatMap((cell) => paragraphsOf(cell.blocks))),
  );
}
