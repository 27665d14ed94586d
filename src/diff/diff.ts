import { createHash } from 'node:crypto';
import type { Box, Scene } from '../scene/types.ts';
import {
  type Blind,
  type Change,
  type Detail,
  type Explained,
  NOTHING,
  type SceneChanges,
  type Touched,
} from './changes.ts';
import { loneStream, wordChanges } from './copy.ts';
import { type FrameMatch, frameChanges, matchFrames } from './frames.ts';
import { headChanges, styleChanges } from './looks.ts';
import { type MarkMatch, markChanges } from './marks.ts';
import { whereBox, whereLines } from './place.ts';
import { pushedLines } from './pushed.ts';
import { boxText, type Sheet, sceneSheet } from './sheet.ts';
import { type LinePair, pairStreams, type StreamPair } from './stream-pair.ts';
import { type Stream, streamsOf } from './streams.ts';

/**
 * Everything that differs between two pages, as a list for people: what moved, which words changed, what came and
 * went, what was only pushed. Every difference is in one of the entries; what no rule knows is of kind `other`.
 * Where words stand in their file and how a line came to be spaced do not count. Pure. The other way
 * round gives the same entries the other way round, but for lines that were pushed: those are of the new page.
 */
export function diffScenes(old: Scene, now: Scene): SceneChanges {
  return diffSheets(sceneSheet(old), sceneSheet(now)).changes;
}

/** The same for pages from anywhere; with what each entry explains, for tests. */
export function diffSheets(
  old: Sheet,
  now: Sheet,
  blind: readonly Blind[] = [],
): { readonly changes: SceneChanges; readonly explained: readonly Explained[] } {
  const frames = matchFrames(old, now);
  const marks = markChanges(old, now, frames, blind);
  const moves = mergeFrames(frameChanges(old, now, frames), marks, now);
  const { copy, carried } = copyChanges(old, now, frames, moves);
  const framed = moves.map((one) => withLines(one, carried));
  const told = withFollowers([...framed, ...copy], marks.changes, old, now);
  const known = [...pageChanges(old, now), ...told, ...unseenChanges(old, now)];
  const explained = sorted([...known, ...restOf(old, now, known)]);
  const reach = [...reachOf(old, 'old', explained), ...reachOf(now, 'new', explained)];
  return { changes: { changes: numbered(explained), blind, pages: sizes(old, now), reach }, explained };
}

function reachOf(sheet: Sheet, side: 'old' | 'new', explained: readonly Explained[]): Box[] {
  return explained.flatMap((one) => [
    ...(one.change[side]?.boxes ?? []),
    ...one[side].lines.map((index) => sheet.lines[index]!.box),
    ...one[side].marks.map((index) => sheet.marks[index]!.box),
  ]);
}

function sizes(old: Sheet, now: Sheet): SceneChanges['pages'] {
  const size = ({ page: { width, height } }: Sheet) => ({ width, height });
  return { old: size(old), new: size(now) };
}

/** Frames that appeared or went take their marks along; a rule or a picture that moved is told once. */
function mergeFrames(changes: readonly Explained[], marks: MarkMatch, now: Sheet): Explained[] {
  const told = new Set(marks.changes.flatMap((one) => one.new.marks.map((index) => now.marks[index]!.frame)));
  return changes
    .map((one): Explained => {
      const id = one.new.frames[0];
      const carried = marks.carried.filter(({ frame }) => frame === id && id !== undefined);
      if (one.change.kind !== 'frame-moved' || carried.length === 0) return one;
      return {
        ...one,
        old: { ...one.old, marks: [...one.old.marks, ...carried.map(({ pair }) => pair[0])] },
        new: { ...one.new, marks: [...one.new.marks, ...carried.map(({ pair }) => pair[1])] },
      };
    })
    .filter(({ change, new: { frames } }) => {
      const alone = change.of === 'image' || change.of === 'rule' || change.of === 'shape';
      return !(change.kind === 'frame-moved' && alone && told.has(frames[0] ?? ''));
    });
}

/** Pairs of lines that moved with their frame, by the frame's id on the new page. */
type CarriedLines = Map<string, { readonly old: number; readonly now: number }[]>;

function withLines(one: Explained, carried: CarriedLines): Explained {
  const lines = one.new.frames.flatMap((id) => carried.get(id) ?? []);
  if (one.change.kind !== 'frame-moved' || lines.length === 0) return one;
  return {
    change: one.change,
    old: { ...one.old, lines: [...one.old.lines, ...lines.map((line) => line.old)] },
    new: { ...one.new, lines: [...one.new.lines, ...lines.map((line) => line.now)] },
  };
}

/** What happened to the copy, stream by stream. */
function copyChanges(
  old: Sheet,
  now: Sheet,
  frames: FrameMatch,
  framed: readonly Explained[],
): { readonly copy: Explained[]; readonly carried: CarriedLines } {
  // A PDF has no frames: all that is not of a story is one piece of copy.
  const oldStreams = streamsOf(old, (id) => (id === '' ? id : (frames.newOf.get(id)?.id ?? `old ${id}`)));
  const newStreams = streamsOf(now, (id) => (id === '' || frames.oldOf.has(id) ? id : `new ${id}`));
  const pairs = matchStreams(oldStreams, newStreams);
  const gone = framed.filter(
    ({ change }) => change.kind === 'frame-removed' || change.kind === 'frame-added',
  );
  const explainedOld = new Set(gone.flatMap((one) => one.old.lines));
  const explainedNew = new Set(gone.flatMap((one) => one.new.lines));
  const moved = new Map(
    framed.flatMap(({ change, new: { frames: ids } }) =>
      change.kind === 'frame-moved' && change.by ? ids.map((id) => [id, change.by!] as const) : [],
    ),
  );
  const out: Explained[] = [];
  const around: Around = { moved, restless: new Set(), carried: new Map() };
  for (const [a, b] of pairs) {
    if (a && b) out.push(...streamChanges(pairStreams(a, b, old, now), around));
    else if (a) out.push(...loneStream('old', a, old, (line) => explainedOld.has(line)));
    else if (b) out.push(...loneStream('new', b, now, (line) => explainedNew.has(line)));
  }
  return { copy: out, carried: around.carried };
}

/** Stories first, so that what is set among their lines knows whether they were pushed. */
function matchStreams(
  old: readonly Stream[],
  now: readonly Stream[],
): (readonly [Stream | undefined, Stream | undefined])[] {
  const byKey = new Map(old.map((stream) => [stream.key, stream]));
  const taken = new Set<string>();
  const pairs: [Stream | undefined, Stream | undefined][] = [];
  const lone: Stream[] = [];
  for (const stream of now) {
    const same = byKey.get(stream.key);
    if (same) {
      taken.add(stream.key);
      pairs.push([same, stream]);
    } else {
      lone.push(stream);
    }
  }
  // A story that was given another name is the same story when it begins with the same words.
  for (const stream of lone) {
    const start = stream.paragraphs[0]?.text;
    const other = old.find(
      (one) => !taken.has(one.key) && start !== undefined && one.paragraphs[0]?.text === start,
    );
    if (other) taken.add(other.key);
    pairs.push([other, stream]);
  }
  for (const stream of old) if (!taken.has(stream.key)) pairs.push([stream, undefined]);
  const rank = ([a, b]: (typeof pairs)[number]) => ((b ?? a)!.key.startsWith('story') ? 0 : 1);
  return pairs.sort((a, b) => rank(a) - rank(b));
}

/** What the streams of a page know of each other. */
interface Around {
  /** How far frames moved, by id on the new page. */
  readonly moved: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  /** Frames whose story lines moved. */
  readonly restless: Set<string>;
  readonly carried: CarriedLines;
}

function streamChanges(pair: StreamPair, { moved, restless, carried }: Around): Explained[] {
  const { newSheet } = pair;
  const frameOf = (line: number) => newSheet.lines[line]!.frame;
  const words = wordChanges(pair);
  const heads = headChanges(pair);
  const styles = styleChanges(pair);
  const covered = new Set(
    [...words, ...heads, ...styles.filter(({ change }) => change.details?.[0]?.what !== 'color')].flatMap(
      (one) => one.new.lines,
    ),
  );
  // Another colour moves nothing: a line that stayed is told by its colour alone.
  const colored = new Set(styles.flatMap((one) => one.new.lines));
  const explained = (line: LinePair) => {
    if (covered.has(line.line)) return 'words';
    if (colored.has(line.line) && staysPut(pair, line)) return 'words';
    const way = moved.get(frameOf(line.line));
    const { by } = line;
    const along = way && by && Math.abs(by.x - way.x) <= 2 && Math.abs(by.y - way.y) <= 2;
    if (!along || line.whole === undefined) return undefined;
    const frame = frameOf(line.line);
    carried.set(frame, [...(carried.get(frame) ?? []), { old: line.whole, now: line.line }]);
    return 'moved-with-frame';
  };
  const causes = [...words, ...heads, ...styles];
  const pushed =
    causes.length > 0 ||
    pair.lines.some(({ line }) => moved.has(frameOf(line)) || restless.has(frameOf(line)));
  const lines = pushedLines(pair, explained, pushed);
  if (pair.now.story !== undefined) {
    for (const one of [...causes, ...lines]) for (const line of one.new.lines) restless.add(frameOf(line));
  }
  return [...words, ...heads, ...styles, ...lines].map((one) => withPartners(one, pair));
}

/** Whether all of a line stands where it stood, whatever it looks like. */
function staysPut({ oldSheet, newSheet }: StreamPair, { line, whole }: LinePair): boolean {
  if (whole === undefined) return false;
  const [a, b] = [oldSheet.lines[whole]!.cells, newSheet.lines[line]!.cells];
  const { precision } = newSheet;
  return (
    a.length === b.length &&
    a.every((cell, i) => Math.abs(cell.x - b[i]!.x) <= precision && Math.abs(cell.y - b[i]!.y) <= precision)
  );
}

/** An entry explains the lines of the other page too that have the same words. */
function withPartners(one: Explained, { oldLinesOf, newLinesOf }: StreamPair): Explained {
  const add = (lines: readonly number[], from: readonly number[], map: StreamPair['oldLinesOf']) => [
    ...new Set([...lines, ...from.flatMap((line) => [...(map.get(line) ?? [])])]),
  ];
  return {
    change: one.change,
    old: { ...one.old, lines: add(one.old.lines, one.new.lines, oldLinesOf) },
    new: { ...one.new, lines: add(one.new.lines, one.old.lines, newLinesOf) },
  };
}

/**
 * Marks that came or went with their frame, and marks that hang on a line of type, such as dots of emphasis, belong to
 * the entries of those; the others are entries of their own.
 */
function withFollowers(
  told: readonly Explained[],
  marks: readonly Explained[],
  old: Sheet,
  now: Sheet,
): Explained[] {
  const inFrames = {
    old: new Set(told.flatMap((one) => one.old.marks)),
    new: new Set(told.flatMap((one) => one.new.marks)),
  };
  const all = [...told];
  const own = marks.filter((one) => {
    const { old: a, new: b } = one;
    const isTold =
      a.marks.every((index) => inFrames.old.has(index)) && b.marks.every((index) => inFrames.new.has(index));
    if (isTold) return false;
    const at = all.findIndex(
      (entry) =>
        a.marks.every((index) => hangsOn(old, index, entry.old.lines)) &&
        b.marks.every((index) => hangsOn(now, index, entry.new.lines)),
    );
    if (at < 0) return true;
    const entry = all[at]!;
    all[at] = {
      change: entry.change,
      old: { ...entry.old, marks: [...entry.old.marks, ...a.marks] },
      new: { ...entry.new, marks: [...entry.new.marks, ...b.marks] },
    };
    return false;
  });
  return [...all, ...own];
}

/** Whether a mark stands close beside one of some lines, and is no larger. */
function hangsOn(sheet: Sheet, index: number, lines: readonly number[]): boolean {
  const { box, kind } = sheet.marks[index]!;
  if (kind === 'image') return false;
  return lines.some((line) => {
    const { box: type, vertical } = sheet.lines[line]!;
    const room = (vertical ? type.width : type.height) * 0.6;
    return (
      box.height <= type.height &&
      (!vertical || box.width <= type.width) &&
      box.y >= type.y - room &&
      box.y + box.height <= type.y + type.height + room &&
      box.x >= type.x - room &&
      box.x + box.width <= type.x + type.width + room
    );
  });
}

function pageChanges(old: Sheet, now: Sheet): Explained[] {
  const details: Detail[] = [];
  const size = ({ page }: Sheet) => `${page.width} ${page.height}`;
  const slack = now.precision;
  if (
    Math.abs(old.page.width - now.page.width) > slack ||
    Math.abs(old.page.height - now.page.height) > slack
  ) {
    details.push({ what: 'size', old: size(old), new: size(now) });
  }
  if (Math.abs(old.page.bleed - now.page.bleed) > slack) {
    details.push({ what: 'bleed', old: String(old.page.bleed), new: String(now.page.bleed) });
  }
  return details.length === 0 ? [] : [{ change: { kind: 'page', details }, old: NOTHING, new: NOTHING }];
}

/** What differs and does not show: title, grid, names. Only what both sides tell is compared. */
function unseenChanges(old: Sheet, now: Sheet): Explained[] {
  const details = Object.keys(now.unseen).flatMap((what): Detail[] => {
    const [before, after] = [old.unseen[what], now.unseen[what]];
    if (before === undefined || after === undefined || before === after) return [];
    return [{ what: what.split(' ')[0] as Detail['what'], old: before, new: after }];
  });
  return details.length === 0 ? [] : [{ change: { kind: 'unseen', details }, old: NOTHING, new: NOTHING }];
}

/**
 * Lines and marks that differ and that no entry explains. There should be none; that there are is told, with the
 * place, rather than passed over.
 */
function restOf(old: Sheet, now: Sheet, known: readonly Explained[]): Explained[] {
  const touched = { old: touchedBy(known, 'old'), new: touchedBy(known, 'new') };
  const print = (sheet: Sheet, side: 'old' | 'new') => ({
    lines: sheet.lines.flatMap((line, index) =>
      touched[side].lines.has(index) || line.cells.length === 0 ? [] : [index],
    ),
    marks: sheet.marks.flatMap((_, index) => (touched[side].marks.has(index) ? [] : [index])),
  });
  const [a, b] = [print(old, 'old'), print(now, 'new')];
  const lines = unlike(
    a.lines,
    b.lines,
    (i) => lineKey(old, i),
    (i) => lineKey(now, i),
  );
  const marks = unlike(
    a.marks,
    b.marks,
    (i) => markKey(old, i),
    (i) => markKey(now, i),
  );
  const of = (side: 'old' | 'new', sheet: Sheet): Explained[] => [
    ...lines[side].map((index) => rest(side, whereLines(sheet, [index]), { ...NOTHING, lines: [index] })),
    ...marks[side].map((index) =>
      rest(side, whereBox(sheet, sheet.marks[index]!.box), { ...NOTHING, marks: [index] }),
    ),
  ];
  return [...of('old', old), ...of('new', now)];
}

function rest(side: 'old' | 'new', where: ReturnType<typeof whereLines>, touched: Touched): Explained {
  return {
    change: { kind: 'other', ...(where ? { [side]: where } : {}) },
    old: side === 'old' ? touched : NOTHING,
    new: side === 'new' ? touched : NOTHING,
  };
}

function touchedBy(known: readonly Explained[], side: 'old' | 'new') {
  return {
    lines: new Set(known.flatMap((one) => one[side].lines)),
    marks: new Set(known.flatMap((one) => one[side].marks)),
  };
}

/** What is in one list and not in the other, each as often as it is there. */
function unlike(
  old: readonly number[],
  now: readonly number[],
  oldKey: (index: number) => string,
  newKey: (index: number) => string,
): { readonly old: number[]; readonly new: number[] } {
  const waiting = new Map<string, number[]>();
  for (const index of old) {
    const key = oldKey(index);
    waiting.set(key, [...(waiting.get(key) ?? []), index]);
  }
  const extra = now.filter((index) => waiting.get(newKey(index))?.shift() === undefined);
  return { old: [...waiting.values()].flat(), new: extra };
}

/** All of a line that prints; places only where they are exact, for pairs of lines were held to theirs before. */
function lineKey(sheet: Sheet, index: number): string {
  const { cells } = sheet.lines[index]!;
  const exact = sheet.precision === 0;
  return JSON.stringify(
    cells.map(({ text, x, y, size, font, color, scale, glyph, turned }) =>
      exact
        ? [text, x, y, size, font, color, scale, glyph, turned]
        : [text, size, font, color, scale, turned],
    ),
  );
}

function markKey(sheet: Sheet, index: number): string {
  const { box, fill, stroke, shape, kind, layer } = sheet.marks[index]!;
  const place = sheet.precision === 0 ? boxText(box) : '';
  return JSON.stringify([kind, fill, stroke, shape, layer, place]);
}

const ORDER: readonly Change['kind'][] = [
  'page',
  'story-added',
  'story-removed',
  'frame-added',
  'frame-removed',
  'frame-moved',
  'picture',
  'head-resized',
  'head-rebroken',
  'words',
  'paragraph-added',
  'paragraph-removed',
  'paragraph-moved',
  'paragraph-joined',
  'paragraph-parted',
  'style',
  'mark-added',
  'mark-removed',
  'mark-changed',
  'order',
  'lines',
  'unseen',
  'other',
];
/** Words and paragraphs are read through in one go. */
const rank = (kind: Change['kind']) =>
  kind.startsWith('paragraph') ? ORDER.indexOf('words') : ORDER.indexOf(kind);

/** By what it is, then in the order in which it was found: that of reading. */
function sorted(explained: readonly Explained[]): Explained[] {
  return [...explained].sort((a, b) => rank(a.change.kind) - rank(b.change.kind));
}

/** Names the entries by what they say, so that a name outlives changes elsewhere. */
function numbered(explained: readonly Explained[]): Change[] {
  const seen = new Map<string, number>();
  return explained.map(({ change }) => {
    const { kind, of, story, before, after, context, details, old, new: now } = change;
    const frame = (now ?? old)?.frame;
    const key = createHash('sha256')
      .update(JSON.stringify([kind, of, story, frame, before, after, context, details]))
      .digest('hex')
      .slice(0, 8);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return { id: `${kind}-${key}${count > 1 ? `-${count}` : ''}`, ...change };
  });
}
