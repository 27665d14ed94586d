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
  /** The border between two cells of a row. */
  | { readonly kind: 'cell' }
  /** Index in `Manuscript.pictures`. */
  | { readonly kind: 'picture'; readonly picture: number };

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
  readonly number?: string;
  /** Size of most of its type in pt. */
  readonly size?: number;
}

/** A table: rows of cells of paragraphs. */
export interface Table {
  readonly kind: 'table';
  readonly rows: readonly (readonly (readonly Paragraph[])[])[];
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
  /** Text boxes: each becomes a story of its own. Their pictures are numbered in the list of the whole. */
  readonly boxes: readonly Manuscript[];
  readonly changes: readonly Change[];
  /** What belongs to no paragraph: headers, footers, pictures that nothing shows. */
  readonly problems: readonly Problem[];
}

/** The words of a paragraph as typed; a break is one blank, a border of cells a bar. */
export function wordsOf(paragraph: Paragraph): string {
  return paragraph.pieces.map(wordsOfPiece).join('');
}

function wordsOfPiece(piece: Piece): string {
  if (piece.kind === 'text') return piece.text;
  return piece.kind === 'break' ? ' ' : piece.kind === 'cell' ? '｜' : '';
}
