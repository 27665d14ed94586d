import type { Frame } from '../spec/model.ts';

/** A frame on the lines of the page, both ends included, in the base columns that it covers. */
export interface RowFrame {
  readonly id: string;
  readonly kind: Frame['kind'];
  readonly first: number;
  readonly last: number;
  readonly columns: readonly [first: number, last: number];
  /** Text runs round it. */
  readonly wraps: boolean;
  /** Running text, which takes whatever room there is: not an editor's note. */
  readonly runs: boolean;
}

/** Running text in fewer lines than this is no leg any more (L14). */
const LEAST_TEXT = 3;

type Edge = 'top' | 'foot';

/**
 * Makes a frame, and those that go with it, higher by `by` lines or lower. Around it text takes or gives the room,
 * and so do the frames `against` it: where the text runs round the frame nothing else moves; else what stands between
 * the frame and the running text next to it moves along. Undefined when no text can give or take it.
 */
export function resize(
  frames: readonly RowFrame[],
  id: string,
  by: number,
  together: readonly string[] = [],
  edge?: Edge,
  against: readonly string[] = [],
): readonly RowFrame[] | undefined {
  const own = frames.find((frame) => frame.id === id);
  if (!own || by === 0) return own ? frames : undefined;
  const group = new Set([id, ...together]);
  const host = hostOf(frames, own);
  if (host) {
    const at = edge ?? (own.last === host.last && own.first !== host.first ? 'top' : 'foot');
    const moved = frames.map((frame) => (group.has(frame.id) ? grown(frame, at, by) : frame));
    const next = moved.find((frame) => frame.id === id)!;
    return next.first >= host.first && next.last <= host.last && isSound(moved) ? moved : undefined;
  }
  const edges: readonly Edge[] = edge ? [edge] : ['foot', 'top'];
  const open = frames.map((frame) => (against.includes(frame.id) ? { ...frame, runs: true } : frame));
  for (const at of edges) {
    const moved = at === 'foot' ? pushDown(open, own, group, by) : pushUp(open, own, group, by);
    if (moved && isSound(moved)) return moved.map((frame, i) => ({ ...frame, runs: frames[i]!.runs }));
  }
  return undefined;
}

/**
 * Takes a frame off the page. Its lines go to the text frames of `heirs`, or to the running text above or below it
 * in its columns; text that ran round it takes them of itself.
 */
export function dropFrame(
  frames: readonly RowFrame[],
  id: string,
  heirs?: readonly string[],
): readonly RowFrame[] {
  const own = frames.find((frame) => frame.id === id);
  if (!own) return frames;
  const rest = frames.filter((frame) => frame.id !== id);
  if (hostOf(frames, own)) return rest;
  const near = (frame: RowFrame) =>
    heirs ? heirs.includes(frame.id) : frame.runs && sharesColumns(frame, own);
  let left: readonly RowFrame[] = rest;
  for (const heir of rest.filter(near).sort((a, b) => distance(a, own) - distance(b, own))) {
    const taken = { ...heir, first: Math.min(heir.first, own.first), last: Math.max(heir.last, own.last) };
    const next = left.map((frame) => (frame.id === heir.id ? taken : frame));
    const free = left.every(
      (frame) => frame.id === heir.id || frame.wraps || !meets(frame, taken) || meets(frame, heir),
    );
    if (free) left = withRiders(left, next, heir, taken);
    // Without heirs that are named one is enough: the text nearest to it.
    if (free && !heirs) break;
  }
  return left;
}

/** Pictures that stood at the head or the foot of a text frame before it grew stand there again. */
function withRiders(
  before: readonly RowFrame[],
  after: readonly RowFrame[],
  heir: RowFrame,
  taken: RowFrame,
): readonly RowFrame[] {
  return after.map((frame) => {
    if (hostOf(before, frame)?.id !== heir.id) return frame;
    const by =
      frame.last === heir.last
        ? taken.last - heir.last
        : frame.first === heir.first
          ? taken.first - heir.first
          : 0;
    return { ...frame, first: frame.first + by, last: frame.last + by };
  });
}

/**
 * The page with `by` lines more or fewer, which go to its running text: everything below a seam moves, what lies
 * across it grows. The seam is where fewest frames but text are cut, as low as can be. Undefined when there is none.
 */
export function insertLines(
  frames: readonly RowFrame[],
  by: number,
  lines: number,
): readonly RowFrame[] | undefined {
  let best: { cost: number; moved: readonly RowFrame[] } | undefined;
  for (let seam = lines; seam > 1; seam--) {
    const cost = seamCost(frames, seam);
    if (best && cost >= best.cost) continue;
    const moved = frames.map((frame) =>
      frame.first >= seam
        ? { ...frame, first: frame.first + by, last: frame.last + by }
        : frame.last >= seam
          ? { ...frame, last: frame.last + by }
          : frame,
    );
    // Lines that are taken out must not swallow the ends of other frames.
    const clear = by > 0 || frames.every((frame) => !isIn(frame.last, seam + by, seam));
    if (clear && cost < Number.POSITIVE_INFINITY && isSound(moved)) best = { cost, moved };
  }
  return best?.moved;
}

function isIn(line: number, from: number, to: number): boolean {
  return line >= from && line < to;
}

/** What a seam above a line would cut: a picture is worse than a box, text and grounds are nothing. */
function seamCost(frames: readonly RowFrame[], seam: number): number {
  let cost = 0;
  let text = 0;
  for (const frame of frames) {
    if (frame.first >= seam || frame.last < seam) continue;
    const width = frame.columns[1] - frame.columns[0] + 1;
    if (frame.runs) text += width;
    else if (frame.kind === 'text') cost += width;
    else if (frame.kind !== 'shape') cost += 10 * width;
  }
  return text > 0 ? cost : Number.POSITIVE_INFINITY;
}

/** The text frame that a wrapping frame stands in. */
function hostOf(frames: readonly RowFrame[], own: RowFrame): RowFrame | undefined {
  const before = frames.slice(
    0,
    frames.findIndex((frame) => frame.id === own.id),
  );
  if (!own.wraps) return undefined;
  return before.find(
    (frame) =>
      frame.kind === 'text' &&
      frame.first <= own.first &&
      frame.last >= own.last &&
      sharesColumns(frame, own),
  );
}

/** The foot of a group moves, and with it all that stands between it and the running text below. */
function pushDown(
  frames: readonly RowFrame[],
  own: RowFrame,
  group: ReadonlySet<string>,
  by: number,
): readonly RowFrame[] | undefined {
  let columns = own.columns;
  for (let round = 0; round <= frames.length; round++) {
    const inside = frames.filter((frame) => inColumns(frame, columns));
    const below = inside.filter((frame) => frame.first > own.last);
    const heads = below.filter((frame) => frame.runs);
    const top = Math.min(...heads.map((frame) => frame.first));
    if (!Number.isFinite(top)) return undefined;
    const takes = new Set(heads.filter((frame) => frame.first === top).map((frame) => frame.id));
    const between = below.filter((frame) => frame.last < top);
    // What reaches over the edge grows with the group; grounds do, anything else stands in the way.
    const across = inside.filter(
      (frame) => frame.first <= own.last && frame.last >= own.last && !group.has(frame.id),
    );
    if (across.some((frame) => frame.kind !== 'shape' && !(frame.runs && frame.last >= top)))
      return undefined;
    const wide = [...between, ...heads.filter((frame) => takes.has(frame.id))].reduce(
      (range, frame) => union(range, frame.columns),
      union(columns, own.columns),
    );
    if (wide[0] !== columns[0] || wide[1] !== columns[1]) {
      columns = wide;
      continue;
    }
    // A picture at the head of the text stays there.
    const rides = inside.filter((frame) => frame.first === top && takes.has(hostOf(frames, frame)?.id ?? ''));
    const shifts = new Set([...between, ...rides].map((frame) => frame.id));
    const stretches = new Set(across.filter((frame) => frame.kind === 'shape').map((frame) => frame.id));
    return frames.map((frame) => {
      if (group.has(frame.id) || stretches.has(frame.id)) return grown(frame, 'foot', by);
      if (shifts.has(frame.id)) return { ...frame, first: frame.first + by, last: frame.last + by };
      if (takes.has(frame.id)) return { ...frame, first: frame.first + by };
      return frame;
    });
  }
  return undefined;
}

/** The same upwards: the page upside down. */
function pushUp(
  frames: readonly RowFrame[],
  own: RowFrame,
  group: ReadonlySet<string>,
  by: number,
): readonly RowFrame[] | undefined {
  const turned = pushDown(frames.map(turn), turn(own), group, by);
  return turned?.map(turn);
}

function turn(frame: RowFrame): RowFrame {
  return { ...frame, first: -frame.last, last: -frame.first };
}

function grown(frame: RowFrame, edge: Edge, by: number): RowFrame {
  return edge === 'foot' ? { ...frame, last: frame.last + by } : { ...frame, first: frame.first - by };
}

function isSound(frames: readonly RowFrame[]): boolean {
  return frames.every(({ first, last, runs }) => last - first + 1 >= (runs ? LEAST_TEXT : 1));
}

function sharesColumns(a: RowFrame, b: RowFrame): boolean {
  return inColumns(a, b.columns);
}

function inColumns({ columns }: RowFrame, [first, last]: readonly [number, number]): boolean {
  return columns[0] <= last && columns[1] >= first;
}

function union(a: readonly [number, number], b: readonly [number, number]): readonly [number, number] {
  return [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
}

function meets(a: RowFrame, b: RowFrame): boolean {
  return sharesColumns(a, b) && a.first <= b.last && a.last >= b.first;
}

/** Lines between two frames. */
function distance(a: RowFrame, b: RowFrame): number {
  return Math.max(0, a.first - b.last, b.first - a.last);
}
