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

/**
 * The foot of a group moves, and with it, column by column, all that stands between it and the running text below,
 * whose first line moves. Undefined where a column has no text below, or something stands in the way.
 */
function pushDown(
  frames: readonly RowFrame[],
  own: RowFrame,
  group: ReadonlySet<string>,
  by: number,
): readonly RowFrame[] | undefined {
  let columns = own.columns;
  for (let round = 0; round <= frames.length; round++) {
    const found = movedBelow(frames, own, group, columns);
    if (!found) return undefined;
    if (found.columns[0] !== columns[0] || found.columns[1] !== columns[1]) {
      columns = found.columns;
      continue;
    }
    return frames.map((frame) => {
      if (group.has(frame.id) || found.stretches.has(frame.id)) return grown(frame, 'foot', by);
      if (found.shifts.has(frame.id)) return { ...frame, first: frame.first + by, last: frame.last + by };
      if (found.takes.has(frame.id)) return { ...frame, first: frame.first + by };
      return frame;
    });
  }
  return undefined;
}

interface Below {
  readonly columns: readonly [number, number];
  /** Frames that move whole, those whose first line moves, and grounds whose last line does. */
  readonly shifts: ReadonlySet<string>;
  readonly takes: ReadonlySet<string>;
  readonly stretches: ReadonlySet<string>;
}

/** What moves with the foot of a frame, and the columns that this concerns. */
function movedBelow(
  frames: readonly RowFrame[],
  own: RowFrame,
  group: ReadonlySet<string>,
  columns: readonly [number, number],
): Below | undefined {
  const inside = frames.filter((frame) => inColumns(frame, columns));
  const below = inside.filter((frame) => frame.first > own.last);
  const takers = new Set<RowFrame>();
  const topAt = new Map<number, number>();
  for (let column = columns[0]; column <= columns[1]; column++) {
    const texts = below.filter((frame) => frame.runs && inColumns(frame, [column, column]));
    if (texts.length === 0) return undefined;
    const taker = texts.reduce((one, other) => (other.first < one.first ? other : one));
    takers.add(taker);
    topAt.set(column, taker.first);
  }
  const tops = (frame: RowFrame) =>
    [...topAt].filter(([column]) => inColumns(frame, [column, column])).map(([, top]) => top);
  const isAbove = (frame: RowFrame) => frame.last < Math.min(...tops(frame));
  const holds = (ground: RowFrame) =>
    ground.kind === 'shape' && [...takers].some((taker) => meets(ground, taker));
  const rest = below.filter((frame) => !takers.has(frame) && frame.first < Math.max(...tops(frame)));
  // A ground begins with what stands on it; a picture at the head of the text stays there.
  const grounds = rest.filter(holds);
  const between = rest.filter((frame) => isAbove(frame) && !frame.runs);
  const rides = below.filter((frame) =>
    [...takers].some((taker) => taker.first === frame.first && hostOf(frames, frame)?.id === taker.id),
  );
  const known = new Set([...grounds, ...between, ...rides]);
  if (rest.some((frame) => !known.has(frame) && !hostOf(frames, frame))) return undefined;
  // What reaches over the edge grows with the group; grounds do, anything else stands in the way.
  const across = inside.filter(
    (frame) =>
      frame.first <= own.last &&
      frame.last >= own.last &&
      !group.has(frame.id) &&
      hostOf(frames, frame)?.id !== own.id,
  );
  const isOpen = (frame: RowFrame) => frame.kind === 'shape' || (frame.runs && !isAbove(frame));
  if (!across.every(isOpen)) return undefined;
  return {
    columns: [...between, ...takers].reduce(
      (range, { columns: own }) => union(range, own),
      union(columns, own.columns),
    ),
    shifts: new Set([...between, ...rides].map(({ id }) => id)),
    takes: new Set([...takers, ...grounds].map(({ id }) => id)),
    stretches: new Set(across.filter((frame) => frame.kind === 'shape' && !holds(frame)).map(({ id }) => id)),
  };
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
