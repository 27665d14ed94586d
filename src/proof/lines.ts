import type { Scene, SceneLine, TextItem } from '../scene/types.ts';
import { placeAt } from '../source.ts';
import type { ProofLine } from './data.ts';
import type { Found, StoryIndex } from './story-index.ts';

/** The lines of a page in reading order, each character with its origin and its place in the story. */
export function proofLines(scene: Scene, find: StoryIndex): ProofLine[] {
  const runs = runsByLine(scene);
  const order = readingOrder(scene, runs);
  const found = order.map((index) => firstWords(runs.get(index) ?? [], find));
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
      baseline,
      size: Math.max(scene.grid.body / 4, ...own.map((run) => run.size)),
      end,
      text,
      x: origins(line, own),
      ...(join === undefined ? {} : { join }),
      ...placesOf(text, found[n]),
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

/** Where the first words of a line stand in the copy. */
function firstWords(runs: readonly TextItem[], find: StoryIndex): Found | undefined {
  const sources = runs.flatMap(({ source }) => source ?? []);
  if (sources.length === 0) return undefined;
  const first = sources.reduce((a, b) => (b.start < a.start ? b : a));
  return find(first.file, first.start);
}

/** What the copy has between a line and the next of its paragraph; undefined at the end of one. */
function joint(
  line: SceneLine,
  found: Found | undefined,
  next: SceneLine | undefined,
  after: Found | undefined,
): string | undefined {
  if (!found || !next || found.rich !== after?.rich || next.frame === '' || line.role !== next.role)
    return undefined;
  return found.rich.text.slice(found.at + line.text.length, after.at);
}

function placesOf(text: string, found: Found | undefined): Pick<ProofLine, 'file' | 'places'> {
  if (!found || text === '') return {};
  const { rich, source, at: from } = found;
  const places: [number, number, number][] = [];
  let expected = -1;
  for (let i = 0; i < text.length; i++) {
    const offset = rich.offsets[from + i];
    if (offset === undefined) break;
    if (offset !== expected) {
      const { line, column } = placeAt(source, offset);
      places.push([i, line, column]);
    }
    expected = offset + 1;
  }
  return { file: source.file, places };
}
