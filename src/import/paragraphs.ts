import { isBlank, isControl, isPrivateUse, isZeroWidth } from '../content/characters.ts';
import { type Paragraph, type Piece, type Table, wordsOf } from './manuscript.ts';
import { rowsOf } from './tables.ts';

/** A paragraph that is ready to be given a role: no indents, no invisible characters, no Shift-Enter that ends it. */
export interface Entry {
  /** Its number among the paragraphs with words, from 1; one without words has the number before it. */
  readonly n: number;
  readonly paragraph: Paragraph;
  /** Its words; a break in it is a blank. */
  readonly text: string;
  /** Where it comes from. */
  readonly from: Paragraph;
  /** A row of a table: one that the story can hold, by its number, or one whose words alone are kept. */
  readonly row?: number | 'words';
}

/** What was put right in silence, counted for one message each. */
export interface Cleaned {
  readonly entries: readonly Entry[];
  /** Shift-Enters that parted paragraphs, and those that only ended a line. */
  readonly split: number;
  readonly joined: number;
  readonly invisible: number;
  readonly privateUse: number;
  readonly numbers: readonly string[];
  /** Paragraphs that were only a line of signs. */
  readonly rules: number;
}

/** Marks that end a sentence: after them Shift-Enter was meant as Enter. */
const SENTENCE_END = /[。！？；：…]["”’』」）)]?$/;

/** A paragraph of nothing but signs that draw a line. */
const DRAWN_LINE = /^(?:[-=_*~─━═＿＊－＝～.]\s*){3,}$/;

/** Parts, trims and counts the paragraphs of a manuscript. */
export function clean(blocks: readonly (Paragraph | Table)[]): Cleaned {
  const entries: Entry[] = [];
  const counts = { split: 0, joined: 0, invisible: 0, privateUse: 0, rules: 0 };
  const numbers: string[] = [];
  let n = 0;
  const add = (from: Paragraph, row?: Entry['row']) => {
    if (from.number) numbers.push(from.number);
    const pieces = from.pieces.flatMap((piece) => visible(piece, counts));
    const stretches = parted(pieces);
    stretches.forEach((stretch, i) => {
      const trimmed = trim(stretch);
      const paragraph = { ...from, pieces: trimmed, remarks: i === 0 ? from.remarks : [] };
      const text = wordsOf(paragraph).trim();
      if (DRAWN_LINE.test(text)) {
        counts.rules++;
        return;
      }
      if (text !== '') n++;
      if (i > 0 && text !== '') counts.split++;
      counts.joined += trimmed.filter(({ kind }) => kind === 'break').length;
      if (trimmed.length > 0 || paragraph.remarks.length > 0)
        entries.push({ n, paragraph, text, from, ...(row === undefined ? {} : { row }) });
    });
  };
  blocks.forEach((block, table) => {
    if (block.kind === 'paragraph') add(block);
    else for (const { paragraph, row } of rowsOf(block, table)) add(paragraph, row);
  });
  return { entries, ...counts, numbers };
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
    if (done || piece.kind === 'picture' || piece.kind === 'query' || piece.kind === 'cell') {
      kept.unshift(piece);
      done ||= piece.kind === 'cell';
    } else if (piece.kind === 'text') {
      const text = cut(piece.text);
      if (text === '') continue;
      done = true;
      kept.unshift({ ...piece, text });
    }
  }
  return kept;
}
