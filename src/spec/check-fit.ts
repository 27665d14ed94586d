import type { Problem } from '../problems/problem.ts';
import { problem } from '../problems/problem.ts';
import { absolutePt } from '../units.ts';
import { unknownName } from './check.ts';
import type { FitFrame, FitSettings } from './fit-model.ts';
import { placeIn } from './issues.ts';
import type { Frame, Length } from './model.ts';
import { child, type MapNode } from './node.ts';
import type { PageParts } from './resolve.ts';

type Path = readonly (string | number)[];

/** Copy that only these take would be lost with them. */
const NEVER_DROPPED: ReadonlySet<Frame['kind']> = new Set(['text', 'headline', 'folio']);

/** What `fit` says about things that the page does not have, or says against the page as it stands. */
export function checkFit(tree: MapNode, parts: PageParts): Problem[] {
  const { fit, grid } = parts;
  if (!fit) return [];
  const problems: Problem[] = [];
  const body = ['fit', 'body'];
  if (fit.body?.size && grid)
    problems.push(...limits(tree, [...body, 'size'], fit.body.size.map(pt), pt(grid.body), BODY));
  if (fit.body?.leading && grid)
    problems.push(...limits(tree, [...body, 'leading'], fit.body.leading.map(pt), pt(grid.pitch), PITCH));
  for (const style of Object.keys(fit.heads ?? {})) {
    if (parts.styles.has(style)) continue;
    problems.push(
      unknownName('unknown-style', style, [...parts.styles.keys()], placeIn(tree, ['fit', 'heads', style])),
    );
  }
  for (const [id, frame] of Object.entries(fit.frames ?? {}))
    problems.push(...checkHeights(tree, parts, id, frame));
  (fit.optional ?? []).forEach((optional, index) => {
    const path = ['fit', 'optional', index];
    if ('quote' in optional) {
      if (optional.story !== undefined && !parts.stories.has(optional.story))
        problems.push(
          unknownName('unknown-story', optional.story, [...parts.stories.keys()], placeIn(tree, path)),
        );
      return;
    }
    const going = [optional.frame, ...(optional.with ?? [])];
    problems.push(...frameNames(tree, parts, [...going, ...(optional.gives ?? [])], path));
    for (const id of going) {
      const frame = parts.frames.get(id);
      if (frame && NEVER_DROPPED.has(frame.kind))
        problems.push(problem('fit-not-optional', { frame: frame.id }, placeIn(tree, path)));
    }
    for (const heir of optional.gives ?? []) {
      const taker = parts.frames.get(heir);
      if (taker && taker.kind !== 'text')
        problems.push(problem('fit-heir-not-text', { frame: heir }, placeIn(tree, path)));
    }
  });
  return problems;
}

function checkHeights(tree: MapNode, parts: PageParts, id: string, give: FitFrame): Problem[] {
  const path = ['fit', 'frames', id];
  const missing = frameNames(tree, parts, [id, ...(give.with ?? []), ...(give.against ?? [])], path);
  const frame = parts.frames.get(id);
  if (missing.length > 0 || !frame) return missing;
  const { lines } = frame.area;
  if (!lines || frame.area.height)
    return [problem('fit-frame-not-on-lines', { frame: id }, placeIn(tree, path))];
  const [first, last] = lines;
  // A frame from a line counted from the top to one counted from the foot is as high as the grid makes it.
  return limits(tree, [...path, 'lines'], give.lines, heightOf(first, last), linesOf(id));
}

function heightOf(first: number, last: number): number | undefined {
  return first > 0 === last > 0 ? last - first + 1 : undefined;
}

const BODY: Path = ['grid', 'body'];
const PITCH: Path = ['grid', 'pitch'];
const linesOf = (id: string): Path => ['frames', id, 'lines'];

/**
 * What may give, less what the page itself set beyond the limits of its template: who states a height there means
 * it, and it gives no more.
 */
export function givingOf(tree: MapNode, parts: Pick<PageParts, 'fit' | 'grid' | 'frames'>): FitSettings {
  const { fit = {}, grid } = parts;
  const keeps = (path: Path, ends: readonly number[], present: number | undefined, set: Path) =>
    isWithin(ends, present) || !isOverridden(tree, path, set);
  const { size, leading, ...step } = fit.body ?? {};
  const body = {
    ...step,
    ...(size && grid && keeps(['fit', 'body', 'size'], size.map(pt), pt(grid.body), BODY) ? { size } : {}),
    ...(leading && grid && keeps(['fit', 'body', 'leading'], leading.map(pt), pt(grid.pitch), PITCH)
      ? { leading }
      : {}),
  };
  const frames = Object.entries(fit.frames ?? {}).filter(([id, give]) => {
    const lines = parts.frames.get(id)?.area.lines;
    return !lines || keeps(['fit', 'frames', id, 'lines'], give.lines, heightOf(...lines), linesOf(id));
  });
  return {
    ...fit,
    ...(fit.body ? { body } : {}),
    ...(fit.frames ? { frames: Object.fromEntries(frames) } : {}),
  };
}

/** Whether the page wrote a value over the template that the limits are from. */
function isOverridden(tree: MapNode, limit: Path, value: Path): boolean {
  const page = placeIn(tree, [])?.file;
  return placeIn(tree, value)?.file === page && placeIn(tree, limit)?.file !== page;
}

function isWithin([least = 0, most = 0]: readonly number[], present: number | undefined): boolean {
  return present === undefined || (present > least - 1e-6 && present < most + 1e-6);
}

/** Limits in their order, with what the page has between them. */
function limits(
  tree: MapNode,
  path: Path,
  ends: readonly number[],
  present: number | undefined,
  value: Path,
): Problem[] {
  const [least = 0, most = 0] = ends;
  const place = placeIn(tree, path);
  const key = path.join('.');
  if (least > most) return [problem('spec-order', { key, order: `${most} – ${least}` }, place)];
  if (present === undefined || isWithin(ends, present) || isOverridden(tree, path, value)) return [];
  return [problem('fit-limits', { key, least, most, present }, place)];
}

/** Frames that are not on the page, less those that the page took out of its template. */
function frameNames(tree: MapNode, parts: PageParts, names: readonly string[], path: Path): Problem[] {
  const frames = child(tree, 'frames');
  const removed = frames?.kind === 'map' ? (frames.removed ?? []) : [];
  return names
    .filter((name) => !parts.frames.has(name) && !removed.includes(name))
    .map((name) => unknownName('unknown-frame', name, [...parts.frames.keys()], placeIn(tree, path)));
}

function pt(length: Length): number {
  return absolutePt(length) ?? 0;
}
