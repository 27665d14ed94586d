import { type Cell, type Paragraph, paragraphsOf, type Table, wordsOf } from './manuscript.ts';

type Blocks = (Paragraph | Table)[];

/** Characters of the longest words under a picture that are its caption by their place alone. */
const LONGEST = 60;
/** Cells of words alone that a table may have for each cell with a picture. */
const MOST_WORDS = 2;

/**
 * What stands in a table that only puts pictures in their places: each picture, then the words under it in its cell or in
 * the cell below, which are its caption. Undefined for a table of words in which pictures are few.
 */
export function pictureBlocks({ rows }: Table): Blocks | undefined {
  const cells = rows.flat();
  const pictures = cells.filter(hasPicture);
  const words = cells.filter((cell) => hasWords(cell) && !hasPicture(cell));
  if (pictures.length === 0 || words.length > MOST_WORDS * pictures.length) return undefined;
  const done = new Set<Cell>();
  return rows.flatMap((row, r) => {
    const under = (rows[r + 1] ?? []).filter((cell) => hasWords(cell) && !hasPicture(cell));
    const blocks = row.flatMap((cell, i): Blocks => {
      if (done.has(cell)) return [];
      if (!hasPicture(cell) || hasWords(cell)) return inCell(cell);
      const below = rows[r + 1]?.[i];
      const isPair = below !== undefined && under.includes(below) && rows[r + 1]!.length === row.length;
      if (!isPair) return inCell(cell);
      done.add(below);
      return [...inCell(cell), ...below.blocks.map(captioned)];
    });
    // One cell of words under a row of pictures tells of them all.
    const [only] = under;
    const isShared = under.length === 1 && only && !done.has(only) && row.every(isPicture);
    if (!isShared) return blocks;
    done.add(only);
    return [...blocks, ...only.blocks.map(captioned)];
  });
}

/** The blocks of a cell; words right after a picture are its caption. */
function inCell({ blocks }: Cell): Blocks {
  return blocks.map((block, i) => {
    const before = blocks[i - 1];
    return before && hasPicture({ blocks: [before] }) ? captioned(block) : block;
  });
}

function captioned(block: Paragraph | Table): Paragraph | Table {
  if (block.kind === 'table' || wordsOf(block).trim().length > LONGEST) return block;
  return wordsOf(block).trim() === '' ? block : { ...block, style: 'caption' };
}

function isPicture(cell: Cell): boolean {
  return hasPicture(cell) || !hasWords(cell);
}

function hasPicture({ blocks }: Pick<Cell, 'blocks'>): boolean {
  return paragraphsOf(blocks).some(({ pieces }) => pieces.some(({ kind }) => kind === 'picture'));
}

function hasWords({ blocks }: Cell): boolean {
  return paragraphsOf(blocks).some((paragraph) => wordsOf(paragraph).trim() !== '');
}
