import { type Grid, gridLines } from '../layout/grid.ts';
import type { HeadSize } from '../layout/headline.ts';
import type { LayoutMatter } from '../layout/layout.ts';
import type { Frame } from '../spec/model.ts';
import { toPt } from '../units.ts';
import { type FrameName, frameName } from './frame-names.ts';
import { bodyCharacters, inSetting, pitchOf } from './setting.ts';
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
  | {
      readonly what: 'height';
      readonly frame: string;
      readonly name?: FrameName;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly what: 'headline';
      readonly frame: string;
      readonly name?: FrameName;
      readonly part: HeadSize['part'];
      readonly from: number;
      readonly to: number;
    }
  | { readonly what: 'dropped'; readonly frame: string; readonly name?: FrameName }
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
  const isThere = (id: string) => model.frames.some((frame) => frame.id === id);
  const named = (frame: string) => {
    const name = frameName(page, frame);
    return name ? { frame, name } : { frame };
  };
  // The feet of text move those of others: what counts is how high a frame then is.
  const after = inSetting({ page, stories }, grid, setting)?.page.model.frames ?? model.frames;
  const mayMove = Object.entries(fit?.frames ?? {}).flatMap(([id, { with: along = [], against = [] }]) =>
    setting.heights.has(id) || model.frames.some((frame) => frame.id === id && frame.kind === 'text')
      ? [id, ...along, ...against]
      : [],
  );
  for (const frame of new Set(setting.heights.size > 0 ? mayMove : [])) {
    const [from, to] = [heightOf(model.frames, frame, grid.lines), heightOf(after, frame, setting.lines)];
    if (to !== undefined && from !== undefined && to !== from)
      changes.push({ what: 'height', ...named(frame), from, to });
  }
  for (const { frame, part, size: to } of heads) {
    const from = before.find((one) => one.frame === frame && one.part === part)?.size ?? to;
    if (Math.abs(from - to) > 1e-6)
      changes.push({ what: 'headline', ...named(frame), part, from: round(from), to: round(to) });
  }
  for (const one of (fit?.optional ?? []).slice(0, setting.dropped)) {
    if ('frame' in one) {
      for (const frame of [one.frame, ...(one.with ?? [])])
        if (isThere(frame)) changes.push({ what: 'dropped', ...named(frame) });
    } else {
      const story = one.story ?? [...stories.keys()][0] ?? '';
      const quotes = stories.get(story)?.blocks.filter(({ kind }) => kind === 'quote').length ?? 0;
      if (one.quote <= quotes) changes.push({ what: 'dropped-quote', story, quote: one.quote });
    }
  }
  return { closed, changes, trials };
}

/** Lines of a frame; undefined where it is not, or stands by lengths alone. */
function heightOf(frames: readonly Frame[], id: string, lines: number): number | undefined {
  const span = frames.find((frame) => frame.id === id)?.area.lines;
  if (!span) return undefined;
  const [first, last] = gridLines(span, lines);
  return last - first + 1;
}

function round(pt: number): number {
  return Math.round(pt * 100) / 100;
}
