import { type Grid, gridLines } from '../layout/grid.ts';
import type { HeadSize } from '../layout/headline.ts';
import type { LayoutMatter } from '../layout/layout.ts';
import { toPt } from '../units.ts';
import { bodyCharacters, pitchOf } from './setting.ts';
import type { Trial } from './trial.ts';

/** One thing that was changed so that the page closes, and by how much. */
export type FitChange =
  | {
      readonly what: 'size';
      readonly from: number;
      readonly to: number;
      readonly characters: readonly [from: number, to: number];
    }
  | {
      readonly what: 'leading';
      readonly from: number;
      readonly to: number;
      readonly lines: readonly [from: number, to: number];
    }
  | { readonly what: 'head'; readonly style: string; readonly from: number; readonly to: number }
  | { readonly what: 'height'; readonly frame: string; readonly from: number; readonly to: number }
  | {
      readonly what: 'headline';
      readonly frame: string;
      readonly part: HeadSize['part'];
      readonly from: number;
      readonly to: number;
    }
  | { readonly what: 'dropped'; readonly frame: string }
  | { readonly what: 'dropped-quote'; readonly story: string; readonly quote: number };

/** What became of a page that may give. Sizes in pt, heights in lines. */
export interface FitReceipt {
  /** No 余文, no hole, feet flush. */
  readonly closed: boolean;
  readonly changes: readonly FitChange[];
  /** Layouts that were tried. */
  readonly trials: number;
}

/** The receipt of a trial: everything in which it differs from the page as it stands. */
export function receiptOf(
  { page, stories }: LayoutMatter,
  grid: Grid,
  before: readonly HeadSize[],
  { setting, closed, heads }: Trial,
  trials: number,
): FitReceipt {
  const { model } = page;
  const { fit } = model;
  const changes: FitChange[] = [];
  const { size, lines } = setting;
  if (size !== grid.body)
    changes.push({
      what: 'size',
      from: round(grid.body),
      to: round(size),
      characters: [bodyCharacters(grid, grid.body), bodyCharacters(grid, size)],
    });
  if (lines !== grid.lines)
    changes.push({
      what: 'leading',
      from: round(grid.pitch),
      to: round(pitchOf(grid, size, lines)),
      lines: [grid.lines, lines],
    });
  for (const [style, to] of setting.heads) {
    const own = model.styles[style];
    const from = own ? toPt(own.size, { em: grid.body, pitch: grid.pitch }) : to;
    changes.push({ what: 'head', style, from: round(from), to: round(to) });
  }
  const height = (id: string): number => {
    const span = model.frames.find((frame) => frame.id === id)?.area.lines;
    const [first, last] = span ? gridLines(span, grid.lines) : [1, 0];
    return last - first + 1;
  };
  const isThere = (id: string) => model.frames.some((frame) => frame.id === id);
  const moved = new Map<string, number>();
  const move = (id: string, by: number) => moved.set(id, (moved.get(id) ?? 0) + by);
  for (const [id, to] of setting.heights) {
    const by = to - height(id);
    const { with: along = [], against = [] } = fit?.frames?.[id] ?? {};
    for (const frame of [id, ...along].filter(isThere)) move(frame, by);
    for (const frame of against.filter(isThere)) move(frame, -by);
  }
  for (const [frame, by] of moved) {
    if (by !== 0) changes.push({ what: 'height', frame, from: height(frame), to: height(frame) + by });
  }
  for (const { frame, part, size: to } of heads) {
    const from = before.find((one) => one.frame === frame && one.part === part)?.size ?? to;
    if (Math.abs(from - to) > 1e-6)
      changes.push({ what: 'headline', frame, part, from: round(from), to: round(to) });
  }
  for (const one of (fit?.optional ?? []).slice(0, setting.dropped)) {
    if ('frame' in one) {
      for (const frame of [one.frame, ...(one.with ?? [])])
        if (isThere(frame)) changes.push({ what: 'dropped', frame });
    } else
      changes.push({
        what: 'dropped-quote',
        story: one.story ?? [...stories.keys()][0] ?? '',
        quote: one.quote,
      });
  }
  return { closed, changes, trials };
}

function round(pt: number): number {
  return Math.round(pt * 100) / 100;
}
