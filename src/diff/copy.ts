import type { Box } from '../scene/types.ts';
import { type Change, type ChangeKind, type Explained, NOTHING, type Where } from './changes.ts';
import { whereBox, whereLines } from './place.ts';
import { boxOfCells, type Sheet, unionOf } from './sheet.ts';
import { linesOfTokens, type StreamPair } from './stream-pair.ts';
import type { Stream, Token } from './streams.ts';
import type { Range, WordChange } from './words.ts';

/** Characters shown on each side of a change. */
const CONTEXT = 8;

/** Entries for the words that changed. */
export function wordChanges(pair: StreamPair): Explained[] {
  return [...pair.alignment.changes.map((change) => wordEntry(pair, change)), ...blankChanges(pair)];
}

function wordEntry(pair: StreamPair, { kind, old, new: now }: WordChange): Explained {
  const { oldSheet, newSheet } = pair;
  const before = wordsOf(pair.old, old);
  const after = wordsOf(pair.now, now);
  const [oldLines, newLines] = [touchedLines(pair.old, old), touchedLines(pair.now, now)];
  const isText = kind !== 'paragraph-moved' && kind !== 'paragraph-joined' && kind !== 'paragraph-parted';
  const oldPlace = placeOf(pair.old, oldSheet, old);
  const newPlace = placeOf(pair.now, newSheet, now);
  const lines = oldLines.map((line) => oldSheet.lines[line]!);
  const { story, role, kind: of } = (newLines[0] === undefined ? lines[0] : newSheet.lines[newLines[0]])!;
  const paragraph = paragraphAt(
    kind === 'paragraph-removed' ? pair.old : pair.now,
    kind === 'paragraph-removed' ? old : now,
  );
  return {
    change: {
      kind,
      of,
      role,
      ...(story === undefined ? {} : { story }),
      ...(paragraph === undefined ? {} : { paragraph }),
      ...(oldPlace ? { old: oldPlace } : {}),
      ...(newPlace ? { new: newPlace } : {}),
      ...(isText || before !== '' ? { before } : {}),
      ...(isText || after !== '' ? { after } : {}),
      ...(kind === 'words'
        ? { context: contextOf(pair.now, now), oldContext: contextOf(pair.old, old) }
        : {}),
    },
    old: { ...NOTHING, lines: oldLines },
    new: { ...NOTHING, lines: newLines },
  };
}

/** Blanks between words that both pages have, where no line breaks: they may be added or taken out by themselves. */
function blankChanges(pair: StreamPair): Explained[] {
  const { old, now, alignment } = pair;
  return now.tokens.flatMap((token, index) => {
    const from = alignment.oldOf.get(index);
    if (from === undefined || alignment.oldOf.get(index - 1) !== from - 1) return [];
    const before = old.tokens[from]!;
    if (token.blank === undefined || before.blank === undefined || token.blank === before.blank) return [];
    const entry = wordEntry(pair, { kind: 'words', old: [from, from + 1], new: [index, index + 1] });
    const [a, b] = [before.blank ? ' ' : '', token.blank ? ' ' : ''];
    return [{ ...entry, change: { ...entry.change, before: a + before.text, after: b + token.text } }];
  });
}

/** Words as they are read: a blank where one stands, or where a line breaks between Latin words. */
export function wordsOf(stream: Stream, [from, until]: Range): string {
  let text = '';
  for (let i = from; i < until; i++) {
    const token = stream.tokens[i]!;
    const atBreak = token.blank === undefined && isLatin(token) && i > 0 && isLatin(stream.tokens[i - 1]!);
    text += (i > from && (token.blank || atBreak) ? ' ' : '') + token.text;
  }
  return text;
}

function isLatin({ text }: Token): boolean {
  return /^[\p{Script=Latin}\p{Nd}]/u.test(text);
}

function contextOf(stream: Stream, [from, until]: Range): [string, string] {
  const paragraph = stream.paragraphs.find(
    (one) => one.from <= from && from <= one.until && until <= one.until,
  );
  const [low, high] = paragraph ? [paragraph.from, paragraph.until] : [0, stream.tokens.length];
  const before = wordsOf(stream, [Math.max(low, from - CONTEXT), from]);
  const after = wordsOf(stream, [until, Math.min(high, until + CONTEXT)]);
  return [from - CONTEXT > low ? `…${before}` : before, until + CONTEXT < high ? `${after}…` : after];
}

/** Lines that a change of words touches: its own; where nothing is left, those of its neighbours in the paragraph. */
function touchedLines(stream: Stream, [from, until]: Range): number[] {
  if (until > from) return linesOfTokens(stream, [from, until]);
  const paragraph = stream.paragraphs.find((one) => one.from <= from && from <= one.until);
  if (!paragraph) return [];
  return linesOfTokens(stream, [Math.max(paragraph.from, from - 1), Math.min(paragraph.until, from + 1)]);
}

function placeOf(stream: Stream, sheet: Sheet, [from, until]: Range): Where | undefined {
  if (until > from) return tokensPlace(stream, sheet, [from, until]);
  // What is gone has a place all the same: between its neighbours.
  const [next, last] = [stream.tokens[from], stream.tokens[from - 1]];
  const place = next
    ? tokensPlace(stream, sheet, [from, from + 1])
    : last && tokensPlace(stream, sheet, [from - 1, from]);
  if (!place) return undefined;
  const { x, y, width, height } = place.boxes[0]!;
  const line = (next ?? last)!.cells[0]!.line;
  const box = sheet.lines[line]!.vertical
    ? { x, y: next ? y - 1000 : y + height, width, height: 1000 }
    : { x: next ? x - 1000 : x + width, y, width: 1000, height };
  return { ...whereBox(sheet, place.boxes[0]!, place.frame), box, boxes: [box] };
}

function tokensPlace(stream: Stream, sheet: Sheet, range: Range): Where {
  const lines = linesOfTokens(stream, range);
  const whole = whereLines(sheet, lines)!;
  const boxes: Box[] = lines.map((line) => {
    const cells = stream.tokens
      .slice(range[0], range[1])
      .flatMap((token) => token.cells.filter((at) => at.line === line));
    return boxOfCells(cells.map(({ cell }) => sheet.lines[line]!.cells[cell]!));
  });
  if (lines.length === 1) return whereBox(sheet, boxes[0]!, whole.frame);
  // Of a long stretch a box for each leg is enough.
  return lines.length > 3 ? whole : { ...whole, box: unionOf(boxes), boxes };
}

function paragraphAt(stream: Stream, [from]: Range): number | undefined {
  const index = stream.paragraphs.findIndex((one) => one.from <= from && from < one.until);
  return index < 0 ? undefined : index + 1;
}

/** Whole streams that are on one page only: a story that came or went, or words of a frame that is on both pages. */
export function loneStream(
  side: 'old' | 'new',
  stream: Stream,
  sheet: Sheet,
  isExplained: (line: number) => boolean,
): Explained[] {
  const lines = stream.lines.filter((line) => !isExplained(line));
  if (lines.length === 0) return [];
  const { story, role, kind: of } = sheet.lines[lines[0]!]!;
  const kinds: Record<'old' | 'new', ChangeKind> =
    role === 'story' && story !== undefined
      ? { old: 'story-removed', new: 'story-added' }
      : { old: 'paragraph-removed', new: 'paragraph-added' };
  const place = whereLines(sheet, lines);
  const change: Omit<Change, 'id'> = {
    kind: kinds[side],
    of,
    role,
    ...(story === undefined ? {} : { story }),
    ...(place ? { [side]: place } : {}),
    [side === 'old' ? 'before' : 'after']: wordsOf(stream, [0, stream.tokens.length]),
    count: stream.tokens.length,
  };
  const touched = { ...NOTHING, lines };
  return [{ change, old: side === 'old' ? touched : NOTHING, new: side === 'new' ? touched : NOTHING }];
}
