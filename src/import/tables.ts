import type { Cell, Paragraph, Piece, Remark, Table } from './manuscript.ts';
import { paragraphsOf, wordsOf } from './manuscript.ts';
import { pictureBlocks } from './picture-tables.ts';

/** A table as a story has it: as many cells in every row, a paragraph in each. */
export interface TableCopy {
  readonly rows: readonly (readonly Paragraph[])[];
  readonly head: 'row' | 'column' | 'both' | 'none';
  readonly caption?: Paragraph;
}

/** What a drawn table is: a table, or words that only stood in one. */
export type TableReading =
  | { readonly kind: 'loose'; readonly blocks: readonly (Paragraph | Table)[] }
  | { readonly kind: 'table'; readonly table: TableCopy; readonly remarks: readonly Remark[] };

/** What `:::table` takes (src/content/tables.ts). */
const MOST_COLUMNS = 12;
const MOST_ROWS = 200;
/** Characters of a cell from which its words are running text. */
const RUNNING = 80;
/** Characters of the longest title of a table. */
const LONGEST_TITLE = 40;

/**
 * Says what a table is. One cell is a box round paragraphs; pictures with words under them, one column, or running text
 * without lines, are layout; what
 * is larger than a newspaper's table is text, a row a paragraph.
 */
export function readTable(table: Table): TableReading {
  const cells = table.rows.flat().filter(({ blocks }) => isFilled(blocks));
  const all = [...(table.caption ?? []), ...cells.flatMap(({ blocks }) => blocks)];
  if (cells.length <= 1) return { kind: 'loose', blocks: all };
  const pictures = pictureBlocks(table);
  if (pictures) {
    const words = cells.flatMap(({ blocks }) => wordsIn(blocks) || []).join('｜');
    return {
      kind: 'loose',
      blocks: [remarkable('picture-table', words), ...(table.caption ?? []), ...pictures],
    };
  }
  const grid = narrowed(table.rows.map((row) => row.flatMap(spread)));
  const columns = grid.rows[0]?.length ?? 0;
  if (columns <= 1 || isLayout(table, cells)) {
    return { kind: 'loose', blocks: [remarkable('layout-table', rowWords(grid.rows)), ...all] };
  }
  if (columns > MOST_COLUMNS || grid.rows.length > MOST_ROWS) {
    const rows = grid.rows.map(rowParagraph);
    return { kind: 'loose', blocks: [remarkable('large-table', rowWords(grid.rows)), ...rows] };
  }
  const own = table.caption && inOne(table.caption);
  const title = own ?? titleRow(table.rows, grid.rows);
  const rows = title && !own ? grid.rows.slice(1) : grid.rows;
  return {
    kind: 'table',
    table: { rows, head: headOf(rows), ...(title ? { caption: title } : {}) },
    remarks: [
      { thing: 'table', how: 'table', words: rowWords(rows.slice(0, 1)) },
      ...remarksOf(table, title !== undefined && !own),
      ...grid.remarks,
    ],
  };
}

function isFilled(blocks: Cell['blocks']): boolean {
  return paragraphsOf(blocks).some(({ pieces, remarks }) => pieces.length > 0 || remarks.length > 0);
}

function wordsIn(blocks: Cell['blocks']): string {
  return paragraphsOf(blocks).map(wordsOf).join(' ').trim();
}

/** A cell and the empty ones that it reaches over. */
function spread({ blocks, columns }: Cell): Paragraph[] {
  const empty = (): Paragraph => ({ kind: 'paragraph', pieces: [], remarks: [] });
  return [inOne(paragraphsOf(blocks)), ...Array.from({ length: columns - 1 }, empty)];
}

/** Paragraphs on one line: a blank parts Latin words, Han run on. */
function inOne(paragraphs: readonly Paragraph[]): Paragraph {
  const pieces = paragraphs.flatMap((paragraph, i): readonly Piece[] =>
    i === 0 ? paragraph.pieces : [{ kind: 'break' }, ...paragraph.pieces],
  );
  return { kind: 'paragraph', pieces, remarks: paragraphs.flatMap(({ remarks }) => remarks) };
}

/** Rows of one length, without rows and columns that say nothing; what those held beside words is told all the same. */
function narrowed(rows: readonly (readonly Paragraph[])[]): {
  rows: readonly (readonly Paragraph[])[];
  remarks: readonly Remark[];
} {
  const columns = Math.max(0, ...rows.map(({ length }) => length));
  const empty: Paragraph = { kind: 'paragraph', pieces: [], remarks: [] };
  const whole = rows.map((row) => Array.from({ length: columns }, (_, i) => row[i] ?? empty));
  const used = Array.from({ length: columns }, (_, i) => whole.some((row) => isFilled([row[i]!])));
  const filled = whole.filter((row) => row.some((cell) => isFilled([cell])));
  return {
    rows: filled.map((row) => row.filter((_, i) => used[i])),
    remarks: filled.flat().flatMap(({ remarks }) => remarks),
  };
}

/** Running text in a table without lines. */
function isLayout({ hasRules }: Table, cells: readonly Cell[]): boolean {
  return !hasRules && cells.some(({ blocks }) => wordsIn(blocks).length > RUNNING);
}

/** A first row that is one cell from side to side is the title of the rest. */
function titleRow(rows: Table['rows'], grid: readonly (readonly Paragraph[])[]): Paragraph | undefined {
  const [first] = grid;
  const isWide = rows[0]?.length === 1 && rows[0][0]!.columns > 1;
  if (!first || !isWide || grid.length < 3) return undefined;
  return canBeTitle(first[0]!) ? first[0] : undefined;
}

/** Words that fit between the quotation marks of `caption="…"`. */
export function canBeTitle(paragraph: Paragraph): boolean {
  const words = wordsOf(paragraph).trim();
  const isText = paragraph.pieces.every(({ kind }) => kind === 'text');
  return isText && words !== '' && words.length <= LONGEST_TITLE && !/["{}\n]/.test(words);
}

/** The first row is the head, as newspapers set it; a bold first column is one as well, or alone when no row is bold. */
function headOf(rows: readonly (readonly Paragraph[])[]): TableCopy['head'] {
  const isBold = (cells: readonly Paragraph[]) =>
    cells.every(({ pieces }) => pieces.every((piece) => piece.kind !== 'text' || piece.bold === true));
  if (rows.length < 2) return 'none';
  const body = rows.slice(1);
  const isColumn = isBold(body.map((row) => row[0]!)) && !isBold(body.flatMap((row) => row.slice(1)));
  if (!isColumn) return 'row';
  return isBold(rows[0]!.slice(1)) || !isBold(rows[0]!.slice(0, 1)) ? 'both' : 'column';
}

/** What a table of a story cannot show. */
function remarksOf(table: Table, hasTitleRow: boolean): Remark[] {
  const cells = table.rows.flat();
  const wide = table.rows.slice(hasTitleRow ? 1 : 0).flatMap((row, r, rows) =>
    row.flatMap((cell, i) => {
      if (!cell.isBelow) return cell.columns > 1 ? [cell] : [];
      return rows.slice(0, r).findLast((above) => above[i]?.isBelow !== true)?.[i] ?? [];
    }),
  );
  const merged = [...new Set(wide)].filter(({ blocks }) => isFilled(blocks));
  const nested = cells.filter(({ blocks }) => blocks.some(({ kind }) => kind === 'table'));
  const pictures = cells.filter(({ blocks }) =>
    paragraphsOf(blocks).some(({ pieces }) => pieces.some(({ kind }) => kind === 'picture')),
  );
  const lines = cells.filter(({ blocks }) => {
    const { pieces } = inOne(paragraphsOf(blocks).filter((paragraph) => wordsOf(paragraph).trim() !== ''));
    return pieces.some(({ kind }) => kind === 'break');
  });
  const tell = (thing: string, which: readonly Cell[]): Remark[] =>
    which.length === 0
      ? []
      : [
          {
            thing,
            how: 'plain',
            words: which
              .map(({ blocks }) => wordsIn(blocks))
              .filter(Boolean)
              .join('｜'),
          },
        ];
  const heads = table.rows.slice(1, table.headRows).flat();
  return [
    ...tell('merged-cells', merged),
    ...tell('head-rows', heads),
    ...tell('nested-table', nested),
    ...tell('cell-picture', pictures),
    ...tell('cell-lines', lines),
  ];
}

function rowWords(rows: readonly (readonly Paragraph[])[]): string {
  return rows.map((row) => row.map((cell) => wordsOf(cell).trim()).join('｜')).join(' / ');
}

/** A row as a paragraph, bars between its cells. */
export function rowParagraph(row: readonly Paragraph[]): Paragraph {
  const pieces = row.flatMap((cell, i): readonly Piece[] =>
    i === 0 ? cell.pieces : [{ kind: 'text', text: '｜' }, ...cell.pieces],
  );
  return { kind: 'paragraph', pieces, remarks: row.flatMap(({ remarks }) => remarks) };
}

/** An empty paragraph that bears a remark. */
function remarkable(thing: string, words: string): Paragraph {
  return { kind: 'paragraph', pieces: [], remarks: [{ thing, how: 'plain', words }] };
}
