import { lineBox } from '../../scene/geometry.ts';
import { boundsOf } from '../../scene/grounds.ts';
import type {
  Box,
  Color,
  ImageItem,
  Scene,
  SceneDrawing,
  SceneFrame,
  SceneLine,
  TextItem,
} from '../../scene/types.ts';

/** A line of type with its index in the scene and the look of its largest run. */
export interface TypeLine extends SceneLine {
  readonly index: number;
  readonly size: number;
  readonly font: string;
  readonly color: Color | undefined;
  /** Em box from the first to the last character. */
  readonly box: Box;
}

/** A headline group: kicker, title and deck of one frame. */
export interface Head {
  readonly frame: SceneFrame;
  readonly story: string;
  readonly lines: readonly TypeLine[];
  /** Of the largest line. */
  readonly size: number;
  readonly font: string;
  /** Round its type. */
  readonly box: Box;
  /** Words of the title. */
  readonly text: string;
}

/** One column of text of a frame. */
export interface Leg {
  readonly frame: SceneFrame;
  readonly story: string;
  readonly index: number;
  /** Of the running text, subheads, quotes, tables and words of charts in it, from the top down. */
  readonly lines: readonly TypeLine[];
  readonly box: Box;
  readonly isNote: boolean;
  /** In a frame with a tint or a border. */
  readonly isBoxed: boolean;
}

/** What the page's settings say that its scene does not. */
export interface PageFacts {
  /** Of the issue, `2021-03-01`. */
  readonly date?: string;
  /** Page number, `A3`. */
  readonly page?: string;
  readonly section?: string;
}

/** The scene as the rules of make-up look at it. Lengths in 1/1000 pt. */
export interface Sheet {
  readonly scene: Scene;
  readonly facts: PageFacts;
  readonly lines: readonly TypeLine[];
  readonly heads: readonly Head[];
  readonly legs: readonly Leg[];
  /** Lines of the tiers of vertical frames, as they are read. */
  readonly tiers: readonly (readonly TypeLine[])[];
  readonly pictures: readonly ImageItem[];
  /** Charts and QR codes. */
  readonly drawings: readonly SceneDrawing[];
  /** Frames that show something, less the folio. */
  readonly frames: readonly SceneFrame[];
  /** Rules, shapes and pictures that part one thing from another, with the frame they belong to. */
  readonly separators: readonly { readonly frame: string; readonly box: Box }[];
  /** Frames with a tint or a border. */
  readonly boxed: ReadonlySet<string>;
  /** Indexes of the lines of story text in reading order. */
  readonly reading: readonly TypeLine[];
  readonly pitch: number;
  readonly gutter: number;
  /** Baseline of the last line of the grid. */
  readonly foot: number;
  frame(id: string): SceneFrame | undefined;
}

const HEAD_KINDS = new Set(['kicker', 'title', 'subtitle']);
const LEG_KINDS = new Set([
  'body',
  'editor-note',
  'subhead',
  'byline',
  'quote',
  'item-mark',
  'cell',
  'chart',
  'jump',
]);

/** Prepares a scene for the rules. */
export function sheetOf(scene: Scene, facts: PageFacts = {}): Sheet {
  const lines = typeLines(scene);
  const frames = new Map(scene.frames.map((frame) => [frame.id, frame]));
  const boxed = boxedFrames(scene);
  const drawings = scene.drawings ?? [];
  const { grid } = scene;
  const gaps = grid.columns
    .slice(1)
    .map((column, i) => column.x - grid.columns[i]!.x - grid.columns[i]!.width);
  return {
    scene,
    facts,
    lines,
    heads: headsOf(lines, frames),
    legs: legsOf(lines, frames, boxed, drawings),
    tiers: tiersOf(lines, frames),
    drawings,
    pictures: scene.items.filter((item) => item.kind === 'image'),
    frames: scene.frames.filter(({ kind }) => kind !== 'folio'),
    separators: scene.items.flatMap((item) =>
      item.kind === 'text' || (item.kind !== 'image' && item.ground)
        ? []
        : [{ frame: item.frame, box: boundsOf(item) }],
    ),
    boxed,
    reading: readingLines(scene, lines),
    pitch: grid.pitch,
    gutter: gaps.length > 0 ? Math.max(...gaps) : grid.body,
    foot: grid.top + grid.ascent + (grid.lines - 1) * grid.pitch,
    frame: (id) => frames.get(id),
  };
}

function typeLines(scene: Scene): TypeLine[] {
  const largest = new Map<number, TextItem>();
  for (const item of scene.items) {
    if (item.kind !== 'text') continue;
    const known = largest.get(item.line);
    if (!known || item.size > known.size) largest.set(item.line, item);
  }
  return scene.lines.map((line, index) => {
    const run = largest.get(index);
    const size = run?.size ?? scene.grid.body;
    const box = lineBox(line, size);
    return { ...line, index, size, font: run?.font ?? '', color: run?.color, box };
  });
}

function headsOf(lines: readonly TypeLine[], frames: ReadonlyMap<string, SceneFrame>): Head[] {
  return groups(
    lines.filter((line) => HEAD_KINDS.has(line.kind)),
    (line) => line.frame,
  ).flatMap((own) => {
    const frame = frames.get(own[0]!.frame);
    if (!frame) return [];
    const largest = own.reduce((best, line) => (line.size > best.size ? line : best));
    const title = own.filter((line) => line.kind === 'title');
    return {
      frame,
      story: own[0]!.story ?? '',
      lines: own,
      size: largest.size,
      font: largest.font,
      box: own.map((line) => line.box).reduce(around),
      text: (title.length > 0 ? title : own).map((line) => line.text).join(''),
    };
  });
}

/** Tiers of vertical frames, their lines in reading order: from right to left. */
function tiersOf(
  lines: readonly TypeLine[],
  frames: ReadonlyMap<string, SceneFrame>,
): (readonly TypeLine[])[] {
  const own = lines.filter(
    (line) => LEG_KINDS.has(line.kind) && line.vertical && frames.get(line.frame)?.kind === 'text',
  );
  return groups(own, (line) => `${line.frame} ${line.leg}`).map((tier) =>
    [...tier].sort((a, b) => b.baseline - a.baseline || a.x - b.x),
  );
}

function legsOf(
  lines: readonly TypeLine[],
  frames: ReadonlyMap<string, SceneFrame>,
  boxed: ReadonlySet<string>,
  drawings: readonly SceneDrawing[],
): Leg[] {
  // Tiers of vertical lines have no foot and no grid in common with the legs beside them.
  const own = lines.filter(
    (line) => LEG_KINDS.has(line.kind) && !line.vertical && frames.get(line.frame)?.kind === 'text',
  );
  return groups(own, (line) => `${line.frame} ${line.leg}`).map((leg) => {
    const sorted = [...leg].sort((a, b) => a.baseline - b.baseline || a.x - b.x);
    const first = sorted[0]!;
    // A subhead may stand across all columns of the frame: the body says how wide the leg is.
    const body = sorted.filter((line) => line.kind !== 'subhead');
    const measured = (all: readonly TypeLine[]) =>
      all.map((line) => ({ ...line.box, x: line.x, width: line.measure })).reduce(around);
    const { x, width } = measured(body.length > 0 ? body : sorted);
    const { y, height } = drawings
      .filter(({ frame, box }) => frame === first.frame && sharedWidth(box, { ...box, x, width }) > 0)
      .map(({ box }) => box)
      .reduce(around, measured(sorted));
    return {
      frame: frames.get(first.frame)!,
      story: first.story ?? '',
      index: first.leg,
      lines: sorted,
      box: { x, y, width, height },
      isNote: sorted.some((line) => line.kind === 'editor-note'),
      isBoxed: boxed.has(first.frame),
    };
  });
}

/** Frames with a ground of their size, or with rules along two sides at least. */
function boxedFrames(scene: Scene): ReadonlySet<string> {
  const boxed = new Set<string>();
  for (const frame of scene.frames) {
    let sides = 0;
    for (const item of scene.items) {
      if (item.frame !== frame.id || item.kind === 'text') continue;
      if (item.kind === 'image') continue;
      if (item.ground && boundsOf(item).width >= 0.9 * frame.box.width) sides = 4;
      else if (item.kind === 'rect' && borderSide(item.box, frame.box)) sides++;
    }
    if (sides >= 2) boxed.add(frame.id);
  }
  return boxed;
}

/** The side of a frame that a thin rectangle is the border of. */
export function borderSide(rule: Box, frame: Box): 'top' | 'right' | 'bottom' | 'left' | undefined {
  const near = (a: number, b: number) => Math.abs(a - b) <= 100;
  if (near(rule.width, frame.width) && rule.height < 12_000) {
    if (near(rule.y, frame.y)) return 'top';
    if (near(bottom(rule), bottom(frame))) return 'bottom';
  }
  if (near(rule.height, frame.height) && rule.width < 12_000) {
    if (near(rule.x, frame.x)) return 'left';
    if (near(right(rule), right(frame))) return 'right';
  }
  return undefined;
}

function readingLines(scene: Scene, lines: readonly TypeLine[]): TypeLine[] {
  const indexes = scene.reading.flatMap((at) => {
    const item = scene.items[at];
    return item?.kind === 'text' ? [item.line] : [];
  });
  return [...new Set(indexes)].flatMap((index) => lines[index] ?? []);
}

function groups<T>(all: readonly T[], key: (one: T) => string): T[][] {
  const map = new Map<string, T[]>();
  for (const one of all) {
    const group = map.get(key(one));
    if (group) group.push(one);
    else map.set(key(one), [one]);
  }
  return [...map.values()];
}

/** The smallest box round both. */
export function around(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return { x, y, width: Math.max(right(a), right(b)) - x, height: Math.max(bottom(a), bottom(b)) - y };
}

export function right({ x, width }: Box): number {
  return x + width;
}

export function bottom({ y, height }: Box): number {
  return y + height;
}

/** Length that two boxes share from left to right; negative is their distance. */
export function sharedWidth(a: Box, b: Box): number {
  return Math.min(right(a), right(b)) - Math.max(a.x, b.x);
}

/** Length that two boxes share from top to bottom; negative is their distance. */
export function sharedHeight(a: Box, b: Box): number {
  return Math.min(bottom(a), bottom(b)) - Math.max(a.y, b.y);
}

/** Something in a frame. */
interface Standing {
  readonly box: Box;
  readonly frame: { readonly id: string };
}

/** Whether something parts two boxes that stand side by side: a rule, shape or picture, or the edge of a tint. */
export function partedSideways(sheet: Sheet, a: Standing, b: Standing): boolean {
  if (sheet.boxed.has(a.frame.id) || sheet.boxed.has(b.frame.id)) return true;
  const [left, other] = a.box.x <= b.box.x ? [a.box, b.box] : [b.box, a.box];
  const gap = {
    x: right(left) - 1,
    y: Math.max(left.y, other.y),
    width: other.x - right(left) + 2,
    height: 0,
  };
  const between = { ...gap, height: Math.max(1, sharedHeight(left, other)) };
  return sheet.separators.some(
    ({ box }) => sharedWidth(box, between) >= 0 && sharedHeight(box, between) >= 0.5 * between.height,
  );
}

/** How many Han, letters and digits a line has. */
export function letterCount(text: string): number {
  return [...text].filter((ch) => /[\p{L}\p{N}]/u.test(ch)).length;
}

/** The first words of a text, for messages. */
export function shortened(text: string, most = 14): string {
  const characters = [...text.trim()];
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : characters.join('');
}

/** Lines of the grid that a height is. */
export function inLines(sheet: Sheet, height: number): number {
  return Math.round(height / sheet.pitch);
}
