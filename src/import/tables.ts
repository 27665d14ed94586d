import { type Paragraph, type Piece, type Table, wordsOf } from './manuscript.ts';

/** A row of a table, or a paragraph of a table that is only a frame. */
export interface Row {
  readonly paragraph: Paragraph;
  /** See `Entry.row`. */
  readonly row?: number | 'words';
}

/** What `:::table` can hold (src/content/tables.ts), and the characters of a cell that still is one and no column of copy. */
const MOST_COLUMNS = 12;
const MOST_ROWS = 200;
const LONGEST_CELL = 60;

/**
 * A table as paragraphs, one a row. A table of one cell is only a frame round its paragraphs; one that the story can hold
 * becomes a table there; of any other, with joined cells or cells full of copy, the words are kept with bars between them.
 */
export function rowsOf({ rows }: Table, number: number): Row[] {
  const cells = rows.flat();
  if (cells.length === 1) return cells[0]!.map((paragraph) => ({ paragraph }));
  const isTable = canBeTable(rows);
  return rows.map((row, i): Row => {
    const pieces = row.flatMap((cell, k): Piece[] => [
      ...(k === 0 ? [] : isTable ? [{ kind: 'cell' as const }] : [{ kind: 'text' as const, text: '｜' }]),
      ...cell.flatMap((paragraph, at): Piece[] => [
        ...(at > 0 && wordsOf(paragraph) !== '' ? [{ kind: 'text' as const, text: ' ' }] : []),
        ...paragraph.pieces.filter(({ kind }) => kind !== 'break').map(plain),
      ]),
    ]);
    const remarks = row.flat().flatMap((paragraph) => paragraph.remarks);
    const words = row.map((cell) => cell.map(wordsOf).join(' ').trim()).join('｜');
    const told =
      i === 0 ? [{ thing: 'table', how: isTable ? ('table' as const) : ('plain' as const), words }] : [];
    const paragraph: Paragraph = { kind: 'paragraph', pieces, remarks: [...told, ...remarks] };
    return { paragraph, row: isTable ? number : 'words' };
  });
}

function canBeTable(rows: Table['rows']): boolean {
  const columns = rows[0]?.length ?? 0;
  if (rows.length < 2 || rows.length > MOST_ROWS || columns < 2 || columns > MOST_COLUMNS) return false;
  return rows.every(
    (row) =>
      row.length === columns &&
      row.some((cell) => cell.some((paragraph) => wordsOf(paragraph).trim() !== '')) &&
      row.every(
        (cell) =>
          cell.reduce((sum, paragraph) => sum + wordsOf(paragraph).length, 0) <= LONGEST_CELL &&
          cell.every(({ pieces }) => pieces.every(({ kind }) => kind !== 'picture')),
      ),
  );
}

function plain(piece: Piece): Piece {
  return piece.kind === 'text' ? { kind: 'text', text: piece.text } : piece;
}
