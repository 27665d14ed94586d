import type { Scene, SceneLine, TextItem } from '../scene/types.ts';
import { placeAt, type SourceText } from '../source.ts';
import type { ProofLine } from './data.ts';
import type { Found, StoryIndex } from './story-index.ts';

/** The lines of a page in reading order, each character with its origin and its place in the story. */
export function proofLines(scene: Scene, find: StoryIndex): ProofLine[] {
  const runs = runsByLine(scene);
  const order = readingOrder(scene, runs);
  const found = order.map((index) => wordsOf(scene.lines[index]!.text, runs.get(index) ?? [], find));
  return order.map((index, n): ProofLine => {
    const line = scene.lines[index]!;
    const own = runs.get(index) ?? [];
    const join = joint(line, found[n], scene.lines[order[n + 1] ?? -1], found[n + 1]);
    const { frame, kind, role, leg, baseline, end, text } = line;
    return {
      frame,
      kind,
      role,
      ...(line.story === undefined ? {} : { story: line.story }),
      ...(line.paragraph === undefined ? {} : { paragraph: line.paragraph }),
      leg,
      ...(line.row === undefined ? {} : { row: line.row }),
      ...(line.vertical ? { vertical: true as const } : {}),
      baseline,
      size: Math.max(scene.grid.body / 4, ...own.map((run) => run.size)),
      end,
      text,
      x: origins(line, own),
      ...(join === undefined ? {} : { join }),
      ...placesOf(found[n]),
    };
  });
}

function runsByLine(scene: Scene): Map<number, TextItem[]> {
  const runs = new Map<number, TextItem[]>();
  for (const item of scene.items) {
    if (item.kind !== 'text') continue;
    const own = runs.get(item.line);
    if (own) own.push(item);
    else runs.set(item.line, [item]);
  }
  for (const own of runs.values()) own.sort((a, b) => a.x[0]! - b.x[0]!);
  return runs;
}

/** Indexes of the lines that show something: the article in its order, then the rest from the top down. */
function readingOrder(scene: Scene, runs: ReadonlyMap<number, unknown>): number[] {
  const read = new Set<number>();
  for (const index of scene.reading) {
    const item = scene.items[index];
    if (item?.kind === 'text') read.add(item.line);
  }
  const rest = [...runs.keys()].filter((index) => !read.has(index));
  const rank = ({ role }: SceneLine) => (role === 'furniture' ? 1 : 0);
  rest.sort((a, b) => {
    const [one, other] = [scene.lines[a]!, scene.lines[b]!];
    return (
      rank(one) - rank(other) ||
      (one.frame === other.frame ? one.leg - other.leg : 0) ||
      one.baseline - other.baseline ||
      one.x - other.x
    );
  });
  return [...read, ...rest];
}

/** Origin of each UTF-16 unit of the line. Units without a glyph of their own share out the room up to the next. */
function origins(line: SceneLine, runs: readonly TextItem[]): number[] {
  const { text } = line;
  const x: (number | undefined)[] = new Array(text.length).fill(undefined);
  let cursor = 0;
  for (const run of runs) {
    const at = text.indexOf(run.text, cursor);
    if (at < 0) continue;
    run.clusters.forEach((cluster, glyph) => {
      x[at + cluster] ??= run.x[glyph]!;
    });
    cursor = at + run.text.length;
  }
  return filled(x, line.start, line.end);
}

function filled(known: readonly (number | undefined)[], start: number, end: number): number[] {
  const out: number[] = [];
  for (let i = 0; i < known.length; ) {
    let next = i + 1;
    while (next < known.length && known[next] === undefined) next++;
    const from = known[i] ?? start;
    const to = known[next] ?? end;
    for (let k = i; k < next; k++) out.push(Math.round(from + ((to - from) * (k - i)) / (next - i)));
    i = next;
  }
  return out;
}

/** The words of a line in their copy; a line may hold pieces of more than one stretch: a label and its note. */
interface LineWords {
  readonly first: Found;
  readonly last: Found;
  readonly source: SourceText;
  /** Offset in the file of each unit of the line; undefined for what the copy does not have. */
  readonly offsets: readonly (number | undefined)[];
}

function wordsOf(text: string, runs: readonly TextItem[], find: StoryIndex): LineWords | undefined {
  const offsets: (number | undefined)[] = new Array(text.length).fill(undefined);
  const pieces: Found[] = [];
  let cursor = 0;
  for (const run of runs) {
    const at = text.indexOf(run.text, cursor);
    const from = run.source && find(run.source.file, run.source.start);
    const until = run.source && find(run.source.file, run.source.end - 1);
    if (at < 0 || !from || !until) continue;
    for (let k = 0; k < run.text.length && from.at + k < from.rich.text.length; k++)
      offsets[at + k] = from.rich.offsets[from.at + k]!;
    cursor = at + run.text.length;
    pieces.push(from, until);
  }
  const [first, last] = [pieces[0], pieces.at(-1)];
  return first && last ? { first, last, source: first.source, offsets } : undefined;
}

/** What the copy has between a line and the next of its paragraph; undefined at the end of one. */
function joint(
  line: SceneLine,
  words: LineWords | undefined,
  next: SceneLine | undefined,
  after: LineWords | undefined,
): string | undefined {
  if (!next || line.role !== next.role) return undefined;
  if (!words) return furnitureJoint(line, next);
  const { rich, at } = words.last;
  return rich === after?.first.rich ? rich.text.slice(at + 1, after.first.at) : undefined;
}

/** Words of the page itself, a caption for instance, have no file to ask: only Latin words are parted by a blank. */
function furnitureJoint(line: SceneLine, next: SceneLine): string | undefined {
  if (line.last || line.frame !== next.frame || line.kind !== next.kind) return undefined;
  const isLatin = /[\p{sc=Latn}\d,.;:!?]$/u.test(line.text) && /^[\p{sc=Latn}\d]/u.test(next.text);
  return isLatin ? ' ' : '';
}

function placesOf(words: LineWords | undefined): Pick<ProofLine, 'file' | 'places'> {
  if (!words) return {};
  const { source, offsets } = words;
  const places: [number, number, number][] = [];
  let expected = -1;
  offsets.forEach((offset, at) => {
    if (offset === undefined) return;
    if (offset !== expected) {
      const { line, column } = placeAt(source, offset);
      places.push([at, line, column]);
    }
    expected = offset + 1;
  });
  return { file: source.file, places };
}
