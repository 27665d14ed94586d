import { type Detail, type Explained, HEAD_KINDS, NOTHING } from './changes.ts';
import { wordsOf } from './copy.ts';
import { whereLines } from './place.ts';
import type { Cell } from './sheet.ts';
import { linesOfTokens, type StreamPair } from './stream-pair.ts';

const LOOKS = ['size', 'font', 'color', 'scale', 'glyph', 'turned'] as const;
type Look = (typeof LOOKS)[number];

/** Words that stayed and are printed in another size, font or colour: one entry for each kind of line and change. */
export function styleChanges(pair: StreamPair): Explained[] {
  const groups = new Map<string, Group>();
  for (const { old, now, oldLine, newLine } of [...pair.cells, ...replacedCells(pair)]) {
    const { kind } = pair.newSheet.lines[newLine]!;
    for (const what of LOOKS) {
      const [before, after] = [String(old[what] ?? ''), String(now[what] ?? '')];
      if (before === after || ignored(what, old, now)) continue;
      // The size of a head is told with the head.
      if (what === 'size' && isHead(kind)) continue;
      const key = `${kind} ${what} ${before} ${after}`;
      const group = groups.get(key) ?? newGroup(kind, { what, old: before, new: after });
      groups.set(key, group);
      group.count++;
      group.words += now.text;
      group.old.add(oldLine);
      group.now.add(newLine);
    }
  }
  return [...groups.values()].map((group) => groupEntry(pair, group));
}

/** The looks of a word in whose place another came, beside those of the new one. */
function replacedCells({ old, now, oldSheet, newSheet, alignment }: StreamPair): StreamPair['cells'] {
  return alignment.changes.flatMap(({ kind, old: from, new: to }) => {
    const [a, b] = [old.tokens[from[0]]?.cells[0], now.tokens[to[0]]?.cells[0]];
    if (kind !== 'words' || from[0] === from[1] || to[0] === to[1] || !a || !b) return [];
    const [before, after] = [oldSheet.lines[a.line]!.cells[a.cell]!, newSheet.lines[b.line]!.cells[b.cell]!];
    return [{ old: { ...before, glyph: '' }, now: after, oldLine: a.line, newLine: b.line }];
  });
}

interface Group {
  readonly kind: string;
  readonly detail: Detail;
  readonly old: Set<number>;
  readonly now: Set<number>;
  count: number;
  words: string;
}

function newGroup(kind: string, detail: Detail): Group {
  return { kind, detail, old: new Set(), now: new Set(), count: 0, words: '' };
}

/** Another font has other glyphs, and other glyphs are needed at another width. */
function ignored(what: Look, old: Cell, now: Cell): boolean {
  if (what === 'scale') return old.text !== now.text || old.font !== now.font;
  return what === 'glyph' && (old.glyph === '' || now.glyph === '' || old.font !== now.font);
}

/** Longest piece of the words that an entry repeats. */
const LONGEST = 24;

function groupEntry({ oldSheet, newSheet }: StreamPair, group: Group): Explained {
  const [oldLines, newLines] = [[...group.old], [...group.now]];
  const [old, now] = [whereLines(oldSheet, oldLines), whereLines(newSheet, newLines)];
  const { story, role } = newSheet.lines[newLines[0]!]!;
  return {
    change: {
      kind: 'style',
      of: group.kind,
      role,
      ...(story === undefined ? {} : { story }),
      ...(old ? { old } : {}),
      ...(now ? { new: now } : {}),
      after: group.words.length > LONGEST ? `${group.words.slice(0, LONGEST)}…` : group.words,
      count: group.count,
      details: [group.detail],
    },
    old: { ...NOTHING, lines: oldLines },
    new: { ...NOTHING, lines: newLines },
  };
}

function isHead(kind: string): boolean {
  return (HEAD_KINDS as ReadonlySet<string>).has(kind);
}

/** Heads whose size changed, or whose lines break elsewhere. */
export function headChanges(pair: StreamPair): Explained[] {
  const { now, alignment, oldSheet, newSheet } = pair;
  return now.paragraphs.flatMap(({ from, until, kind }): Explained[] => {
    if (!isHead(kind)) return [];
    const newLines = linesOfTokens(now, [from, until]);
    const own = new Set(newLines);
    const oldLines = [...new Set(newLines.flatMap((line) => [...(pair.oldLinesOf.get(line) ?? [])]))];
    if (oldLines.length === 0) return [];
    const resized = pair.cells.find(
      ({ old, now: cell, newLine }) => own.has(newLine) && old.size !== cell.size,
    );
    const edited = alignment.changes.some(
      ({ kind: of, old, new: to }) =>
        of !== 'paragraph-moved' &&
        ((to[0] < until && to[1] > from) ||
          (to[0] === to[1] && to[0] >= from && to[0] <= until) ||
          linesOfTokens(pair.old, old).some((line) => oldLines.includes(line))),
    );
    const [before, after] = [breaksOf(pair, 'old', oldLines), breaksOf(pair, 'now', newLines)];
    const rebroken = !edited && before !== after;
    if (!resized && !rebroken) return [];
    const { story, role } = newSheet.lines[newLines[0]!]!;
    const [oldPlace, newPlace] = [whereLines(oldSheet, oldLines), whereLines(newSheet, newLines)];
    return [
      {
        change: {
          kind: resized ? 'head-resized' : 'head-rebroken',
          of: kind,
          role,
          ...(story === undefined ? {} : { story }),
          ...(oldPlace ? { old: oldPlace } : {}),
          ...(newPlace ? { new: newPlace } : {}),
          ...(before === after ? {} : { before, after }),
          ...(resized
            ? {
                details: [
                  { what: 'size' as const, old: String(resized.old.size), new: String(resized.now.size) },
                ],
              }
            : {}),
        },
        old: { ...NOTHING, lines: oldLines },
        new: { ...NOTHING, lines: newLines },
      },
    ];
  });
}

/** The lines of a head with a bar where one ends. */
function breaksOf(pair: StreamPair, side: 'old' | 'now', lines: readonly number[]): string {
  const stream = pair[side];
  return lines
    .map((line) => {
      const own = stream.tokens.flatMap((token, index) => (token.cells[0]?.line === line ? [index] : []));
      return own.length === 0 ? '' : wordsOf(stream, [own[0]!, own.at(-1)! + 1]);
    })
    .filter((text) => text !== '')
    .join('｜');
}
