import type { Box, SceneFrame } from '../scene/types.ts';
import { type Explained, NOTHING } from './changes.ts';
import { whereBox } from './place.ts';
import type { Sheet } from './sheet.ts';

/** How the frames of two pages answer to each other. */
export interface FrameMatch {
  /** Old frame by new id, and new frame by old id. */
  readonly oldOf: ReadonlyMap<string, SceneFrame>;
  readonly newOf: ReadonlyMap<string, SceneFrame>;
  readonly added: readonly SceneFrame[];
  readonly removed: readonly SceneFrame[];
}

/** Pairs frames by name; one whose name changed by what it is and where it stands. */
export function matchFrames(old: Sheet, now: Sheet): FrameMatch {
  const byId = new Map(old.frames.map((frame) => [frame.id, frame]));
  const oldOf = new Map<string, SceneFrame>();
  const taken = new Set<string>();
  for (const { id } of now.frames) {
    const same = byId.get(id);
    if (same && !taken.has(id)) {
      oldOf.set(id, same);
      taken.add(id);
    }
  }
  for (const frame of now.frames) {
    if (oldOf.has(frame.id)) continue;
    const other = old.frames.find(
      (one) => !taken.has(one.id) && one.kind === frame.kind && sameBox(one.box, frame.box, 0),
    );
    if (!other) continue;
    oldOf.set(frame.id, other);
    taken.add(other.id);
  }
  const newOf = new Map<string, SceneFrame>();
  for (const frame of now.frames) {
    const other = oldOf.get(frame.id);
    if (other) newOf.set(other.id, frame);
  }
  return {
    oldOf,
    newOf,
    added: now.frames.filter(({ id }) => !oldOf.has(id)),
    removed: old.frames.filter(({ id }) => !taken.has(id)),
  };
}

/** Frames that appeared, went, or stand elsewhere, each with all that went along with it. */
export function frameChanges(old: Sheet, now: Sheet, match: FrameMatch): Explained[] {
  const added = match.added.map((frame) => appeared('frame-added', now, frame));
  const removed = match.removed.map((frame) => appeared('frame-removed', old, frame));
  const moved = now.frames.flatMap((frame): Explained[] => {
    const before = match.oldOf.get(frame.id);
    if (!before || sameBox(before.box, frame.box, now.precision)) return [];
    return [
      {
        change: {
          kind: 'frame-moved',
          of: frame.kind,
          ...(frame.story === undefined ? {} : { story: frame.story }),
          old: whereBox(old, before.box, before.id),
          new: whereBox(now, frame.box, frame.id),
          by: { x: frame.box.x - before.box.x, y: frame.box.y - before.box.y },
        },
        old: { ...NOTHING, frames: [before.id] },
        new: { ...NOTHING, frames: [frame.id] },
      },
    ];
  });
  return [...moved, ...removed, ...added];
}

/** Longest piece of a frame's words that an entry repeats. */
const LONGEST = 24;

function appeared(kind: 'frame-added' | 'frame-removed', sheet: Sheet, frame: SceneFrame): Explained {
  const side = kind === 'frame-added' ? 'new' : 'old';
  const own = sheet.lines.flatMap((line, index) =>
    line.frame === frame.id && (line.role !== 'story' || line.story === undefined) ? [index] : [],
  );
  const words = sheet.lines
    .filter((line) => line.frame === frame.id)
    .flatMap((line) => line.cells.map((cell) => cell.text))
    .join('');
  const touched = {
    lines: own,
    marks: sheet.marks.flatMap((mark, index) => (mark.frame === frame.id ? [index] : [])),
    frames: [frame.id],
  };
  const shown = words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
  return {
    change: {
      kind,
      of: frame.kind,
      ...(frame.story === undefined ? {} : { story: frame.story }),
      [side]: whereBox(sheet, frame.box, frame.id),
      ...(words === '' ? {} : kind === 'frame-added' ? { after: shown } : { before: shown }),
    },
    old: side === 'old' ? touched : NOTHING,
    new: side === 'new' ? touched : NOTHING,
  };
}

/** Whether two boxes are the same within a tolerance. */
export function sameBox(a: Box, b: Box, precision: number): boolean {
  return (
    Math.abs(a.x - b.x) <= precision &&
    Math.abs(a.y - b.y) <= precision &&
    Math.abs(a.width - b.width) <= 2 * precision &&
    Math.abs(a.height - b.height) <= 2 * precision
  );
}

/** Whether a box went where its frame went: each of its sides as far as one of the frame's sides of that direction. */
export function followsFrame(
  [a, b]: readonly [Box, Box],
  [before, after]: readonly [Box, Box],
  precision: number,
): boolean {
  const along = (from: 'x' | 'y', size: 'width' | 'height') => {
    const near = after[from] - before[from];
    const far = near + after[size] - before[size];
    const goes = (distance: number) => [near, far].some((way) => Math.abs(distance - way) <= precision);
    return goes(b[from] - a[from]) && goes(b[from] + b[size] - a[from] - a[size]);
  };
  return along('x', 'width') && along('y', 'height');
}
