import type { Cell, Sheet } from './sheet.ts';
import type { Stream } from './streams.ts';
import { type Alignment, alignWords, type Range } from './words.ts';

/** The same copy on both pages, word by word and line by line. */
export interface StreamPair {
  readonly old: Stream;
  readonly now: Stream;
  readonly oldSheet: Sheet;
  readonly newSheet: Sheet;
  readonly alignment: Alignment;
  /** Lines of the new page, in reading order. */
  readonly lines: readonly LinePair[];
  /** Old lines whose words a new line has, and the other way round. */
  readonly oldLinesOf: ReadonlyMap<number, ReadonlySet<number>>;
  readonly newLinesOf: ReadonlyMap<number, ReadonlySet<number>>;
  /** Cells that are the same words on both pages. */
  readonly cells: readonly CellPair[];
}

export interface CellPair {
  readonly old: Cell;
  readonly now: Cell;
  readonly oldLine: number;
  readonly newLine: number;
}

/** What became of a line. */
export interface LinePair {
  readonly line: number;
  /** The old line that has the same words, all of them and no others. */
  readonly whole?: number;
  /** It is as it was in everything. */
  readonly same: boolean;
  /** Distance that all of it went, where it went as one piece. */
  readonly by?: { readonly x: number; readonly y: number };
}

/** Aligns the words of two streams and finds out what became of each line. */
export function pairStreams(old: Stream, now: Stream, oldSheet: Sheet, newSheet: Sheet): StreamPair {
  const alignment = alignWords(old, now);
  const cells = pairCells(old, now, oldSheet, newSheet, alignment);
  const oldLinesOf = new Map<number, Set<number>>();
  const newLinesOf = new Map<number, Set<number>>();
  const add = (map: Map<number, Set<number>>, key: number, value: number) => {
    const known = map.get(key);
    if (known) known.add(value);
    else map.set(key, new Set([value]));
  };
  for (const { oldLine, newLine } of cells) {
    add(oldLinesOf, newLine, oldLine);
    add(newLinesOf, oldLine, newLine);
  }
  const counts = { old: wordCells(old), now: wordCells(now) };
  const paired = new Map<number, number>();
  for (const { newLine } of cells) paired.set(newLine, (paired.get(newLine) ?? 0) + 1);
  const lines = now.lines.map((line): LinePair => {
    const from = [...(oldLinesOf.get(line) ?? [])];
    const [before] = from;
    const count = paired.get(line) ?? 0;
    const isWhole =
      before !== undefined &&
      from.length === 1 &&
      count === counts.now.get(line) &&
      count === counts.old.get(before);
    if (!isWhole || before === undefined) return { line, same: false };
    return { line, whole: before, ...wayOf(oldSheet, before, newSheet, line) };
  });
  return { old, now, oldSheet, newSheet, alignment, lines, oldLinesOf, newLinesOf, cells };
}

/** How many cells of each line are words; blanks and hyphens at line ends are not. */
function wordCells(stream: Stream): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { cells } of stream.tokens) {
    for (const { line } of cells) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return counts;
}

function pairCells(
  old: Stream,
  now: Stream,
  oldSheet: Sheet,
  newSheet: Sheet,
  { oldOf }: Alignment,
): CellPair[] {
  const pairs: CellPair[] = [];
  now.tokens.forEach((token, index) => {
    const from = oldOf.get(index);
    if (from === undefined) return;
    const before = old.tokens[from]!;
    // A ligature on one side only: the word is the same, its cells are not.
    const count = before.cells.length === token.cells.length ? token.cells.length : 1;
    for (let i = 0; i < count; i++) {
      const [a, b] = [before.cells[i]!, token.cells[i]!];
      pairs.push({
        old: oldSheet.lines[a.line]!.cells[a.cell]!,
        now: newSheet.lines[b.line]!.cells[b.cell]!,
        oldLine: a.line,
        newLine: b.line,
      });
    }
  });
  return pairs;
}

function wayOf(oldSheet: Sheet, before: number, newSheet: Sheet, after: number): Omit<LinePair, 'line'> {
  const [a, b] = [oldSheet.lines[before]!.cells, newSheet.lines[after]!.cells];
  if (a.length !== b.length) return { same: false };
  const precision = newSheet.precision;
  const first = { x: b[0]!.x - a[0]!.x, y: b[0]!.y - a[0]!.y };
  for (const [i, cell] of b.entries()) {
    const other = a[i]!;
    const strays =
      Math.abs(cell.x - other.x - first.x) > 2 * precision ||
      Math.abs(cell.y - other.y - first.y) > 2 * precision;
    if (strays || !sameLooks(other, cell)) return { same: false };
  }
  const stays = Math.abs(first.x) <= precision && Math.abs(first.y) <= precision;
  return { same: stays, by: first };
}

/** Whether two cells are the same type wherever they stand. */
export function sameLooks(a: Cell, b: Cell): boolean {
  return (
    a.text === b.text &&
    a.size === b.size &&
    a.font === b.font &&
    a.color === b.color &&
    a.scale === b.scale &&
    a.turned === b.turned &&
    (a.glyph === b.glyph || a.glyph === '' || b.glyph === '')
  );
}

/** Lines that tokens of a stream stand on, in reading order. */
export function linesOfTokens(stream: Stream, [from, until]: Range): number[] {
  const lines = new Set<number>();
  for (let i = from; i < until; i++) for (const { line } of stream.tokens[i]!.cells) lines.add(line);
  return [...lines];
}
