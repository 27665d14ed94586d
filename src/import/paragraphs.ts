import { isBlank, isControl, isPrivateUse, isZeroWidth } from '../content/characters.ts';
import { hasNeighbour } from './lists.ts';
import { type Paragraph, type Piece, paragraphsOf, type Remark, type Table, wordsOf } from './manuscript.ts';
import { readTable, rowParagraph, type TableCopy } from './tables.ts';

/** A paragraph that is ready to be given a role: no indents, no invisible characters, no Shift-Enter that ends it. */
export interface Entry {
  /** Its number among the paragraphs with words, from 1; one without words has the number before it. */
  readonly n: number;
  readonly paragraph: Paragraph;
  /** Its words; a break in it is a blank. */
  readonly text: string;
  /** Where it comes from: one paragraph, of a table those of its cells. */
  readonly from: readonly Paragraph[];
  /** Of a table: its cells. */
  readonly table?: TableCopy;
}

/** What was put right in silence, counted for one message each. */
export interface Cleaned {
  readonly entries: readonly Entry[];
  /** Shift-Enters that parted paragraphs, and those that only ended a line. */
  readonly split: number;
  readonly joined: number;
  readonly invisible: number;
  readonly privateUse: number;
  /** Paragraphs that were only a line of signs. */
  readonly rules: number;
}

/** Marks that end a sentence: after them Shift-Enter was meant as Enter. */
const SENTENCE_END = /[。！？；：…]["”’』」）)]?$/;

/** A paragraph of nothing but signs that draw a line. */
const DRAWN_LINE = /^(?:[-=_*~─━═＿＊－＝～.]\s*){3,}$/;

/** Parts, trims and counts the paragraphs of a manuscript; a table is one of them. */
export function clean(blocks: readonly (Paragraph | Table)[]): Cleaned {
  const state: State = { entries: [], split: 0, joined: 0, invisible: 0, privateUse: 0, rules: 0, n: 0 };
  addBlocks(state, blocks);
  return state;
}

interface State {
  readonly entries: Entry[];
  split: number;
  joined: number;
  invisible: number;
  privateUse: number;
  rules: number;
  n: number;
}

function addBlocks(state: State, blocks: readonly (Paragraph | Table)[]): void {
  blocks.forEach((block, i) => {
    if (block.kind === 'paragraph') {
      addParagraph(state, block, hasNeighbour(block, [blocks[i - 1], blocks[i + 1]]));
      return;
    }
    const read = readTable(block);
    if (read.kind === 'loose') addBlocks(state, read.blocks);
    else addTable(state, read.table, read.remarks, paragraphsOf([block]));
  });
}

function addParagraph(state: State, from: Paragraph, isWhole: boolean): void {
  const pieces = from.pieces.flatMap((piece) => visible(piece, state));
  const stretches = isWhole ? [pieces] : parted(pieces);
  stretches.forEach((stretch, i) => {
    const trimmed = trim(stretch);
    const paragraph = { ...from, pieces: trimmed, remarks: i === 0 ? from.remarks : [] };
    const text = wordsOf(paragraph).trim();
    if (DRAWN_LINE.test(text)) {
      state.rules++;
      return;
    }
    if (text !== '') state.n++;
    if (i > 0 && text !== '') state.split++;
    state.joined += trimmed.filter(({ kind }) => kind === 'break').length;
    if (trimmed.length > 0 || paragraph.remarks.length > 0)
      state.entries.push({ n: state.n, paragraph, text, from: [from] });
  });
}

/** A table counts as one paragraph, whose words are those of its cells. */
function addTable(
  state: State,
  copy: TableCopy,
  remarks: readonly Remark[],
  from: readonly Paragraph[],
): void {
  const tidied = (cell: Paragraph): Paragraph => ({
    ...cell,
    pieces: trim(cell.pieces.flatMap((piece) => visible(piece, state))),
  });
  const rows = copy.rows.map((row) => row.map(tidied));
  const caption = copy.caption && tidied(copy.caption);
  const pieces = rows.flatMap((row) => rowParagraph(row).pieces);
  const text = rows.map((row) => row.map(wordsOf).join('｜')).join(' ');
  state.n++;
  state.entries.push({
    n: state.n,
    paragraph: { kind: 'paragraph', pieces, remarks },
    text,
    from,
    table: { head: copy.head, rows, ...(caption ? { caption } : {}) },
  });
}

/** A piece without characters that do not show; blanks that do not break are blanks. */
function visible(piece: Piece, counts: { invisible: number; privateUse: number }): Piece[] {
  if (piece.kind !== 'text') return [piece];
  let text = '';
  for (let i = 0; i < piece.text.length; i++) {
    const unit = piece.text.charCodeAt(i);
    if (isZeroWidth(unit) || (isControl(unit) && unit !== 0x2028)) counts.invisible++;
    else {
      if (isPrivateUse(unit)) counts.privateUse++;
      const isThin = unit !== 0x3000 && isBlank(unit);
      text += isThin || unit === 0x2028 || unit === 10 || unit === 13 ? ' ' : piece.text[i];
    }
  }
  return text === '' ? [] : [{ ...piece, text }];
}

/** Parts a paragraph at the breaks that end a sentence or stand twice; short ones are heads and stay whole. */
function parted(pieces: readonly Piece[]): Piece[][] {
  const stretches: Piece[][] = [[]];
  let said = '';
  pieces.forEach((piece, i) => {
    if (piece.kind === 'text') said += piece.text;
    const ends =
      piece.kind === 'break' && (pieces[i + 1]?.kind === 'break' || SENTENCE_END.test(said.trimEnd()));
    if (!ends) stretches.at(-1)!.push(piece);
    else {
      stretches.push([]);
      said = '';
    }
  });
  return stretches;
}

/** Without blanks and breaks at either end. */
function trim(pieces: readonly Piece[]): Piece[] {
  return trimEnd(
    trimEnd([...pieces].reverse(), (text) => text.replace(/^[\s\u3000]+/, '')).reverse(),
    (text) => text.replace(/[\s\u3000]+$/, ''),
  );
}

/** Cuts blanks from the last piece with words; pictures and queries after it stay. */
function trimEnd(pieces: readonly Piece[], cut: (text: string) => string): Piece[] {
  const kept: Piece[] = [];
  let done = false;
  for (let i = pieces.length - 1; i >= 0; i--) {
    const piece = pieces[i]!;
    if (done || piece.kind === 'picture' || piece.kind === 'query') kept.unshift(piece);
    else if (piece.kind === 'text') {
      const text = cut(piece.text);
      if (text === '') continue;
      done = true;
      kept.unshift({ ...piece, text });
    }
  }
  return kept;
}
