import { type Explained, NOTHING, type Push } from './changes.ts';
import { whereLines } from './place.ts';
import type { LinePair, StreamPair } from './stream-pair.ts';

/** Why a line that is not as it was needs no words of its own. */
export type Explanation = 'words' | 'moved-with-frame' | undefined;

/**
 * Lines whose words stayed and that stand elsewhere, in one entry for each stretch: a stretch goes on over a line
 * whose words changed and ends at the first line that is as it was.
 */
export function pushedLines(
  pair: StreamPair,
  explained: (line: LinePair) => Explanation,
  pushed: boolean,
): Explained[] {
  const entries: Explained[] = [];
  let run: LinePair[] = [];
  const close = () => {
    if (run.length > 0) entries.push(entryOf(pair, run, pushed));
    run = [];
  };
  for (const line of pair.lines) {
    const why = line.same ? 'same' : explained(line);
    if (why === 'same' || why === 'moved-with-frame') close();
    else if (why === undefined) run.push(line);
  }
  close();
  return entries;
}

function entryOf(pair: StreamPair, run: readonly LinePair[], pushed: boolean): Explained {
  const { oldSheet, newSheet, oldLinesOf } = pair;
  const newLines = run.map(({ line }) => line);
  const oldLines = [...new Set(newLines.flatMap((line) => [...(oldLinesOf.get(line) ?? [])]))];
  const [old, now] = [whereLines(oldSheet, oldLines), whereLines(newSheet, newLines)];
  const { story, role, kind } = newSheet.lines[newLines[0]!]!;
  const kinds = new Set(newLines.map((line) => newSheet.lines[line]!.kind));
  return {
    change: {
      kind: 'lines',
      of: kinds.size === 1 ? kind : 'text',
      role,
      ...(story === undefined ? {} : { story }),
      ...(old ? { old } : {}),
      ...(now ? { new: now } : {}),
      count: run.length,
      push: pushOf(pair, run, pushed),
    },
    old: { ...NOTHING, lines: oldLines },
    new: { ...NOTHING, lines: newLines },
  };
}

function pushOf({ newSheet }: StreamPair, run: readonly LinePair[], pushed: boolean): Push {
  const { precision, grid } = newSheet;
  const near = (value: number) => (Math.abs(value) <= precision ? 0 : value);
  const ways = run.flatMap(({ by }) => (by ? [{ x: near(by.x), y: near(by.y) }] : []));
  // A line that went over to another leg went both down and across, or up.
  const far = grid ? grid.pitch * 3 : 60_000;
  const isVertical = run.every(({ line }) => newSheet.lines[line]!.vertical);
  const within = ways.filter(({ x, y }) => Math.abs(isVertical ? y : x) < far);
  const down = rangeOf(within.map(({ y }) => y));
  const right = rangeOf(within.map(({ x }) => x));
  // Vertical lines stand on no line of the grid.
  const rows =
    grid && down && !isVertical && down[1] - down[0] <= 2 * precision ? down[0] / grid.pitch : undefined;
  return {
    whole: ways.length,
    rebroken: run.length - ways.length,
    ...(down ? { down } : {}),
    ...(right ? { right } : {}),
    ...(rows !== undefined && Math.abs(rows - Math.round(rows)) < 0.002 ? { rows: Math.round(rows) } : {}),
    over: ways.length - within.length,
    pushed,
  };
}

function rangeOf(values: readonly number[]): [number, number] | undefined {
  return values.length === 0 ? undefined : [Math.min(...values), Math.max(...values)];
}
