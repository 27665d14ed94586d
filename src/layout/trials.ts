import type { Outcome } from '../problems/problem.ts';
import type { CopyMemory } from './copy-memory.ts';
import type { Grid } from './grid.ts';
import type { HeadSize } from './headline.ts';
import { begin, geometryOf, type LayoutMatter, paintUpright, turnedThread } from './layout.ts';
import type { ThreadPlan } from './parts.ts';
import { saidOf } from './said.ts';
import { type ClosedThread, closeThread, lengthOf, roomOf } from './set-thread.ts';
import type { Slots } from './slots.ts';

/** A page as far as it is known before its running text is painted. */
export interface TriedPage {
  readonly grid: Grid;
  readonly threads: readonly ClosedThread[];
  readonly heads: readonly HeadSize[];
}

/**
 * Everything of a layout but the painting of its running text and the counting of cures: how each thread closes.
 * Trials that share a memory measure and break no paragraph twice.
 */
export function tryPage(matter: LayoutMatter, memory: CopyMemory): Outcome<TriedPage> {
  const begun = begin(matter, memory, 'trial');
  if (!begun.value) return { problems: begun.problems };
  const { context, placed, threads, heads } = begun.value;
  const closed = threads.map((thread) => closeThread(...turnedThread(thread, placed, context)));
  const all = [...begun.problems, ...context.out.problems];
  return { value: { grid: context.grid, threads: closed, heads }, problems: all };
}

/** The room of each thread, its slots, as far as it can be told from the geometry alone; nothing when that makes no sense. */
export function threadRooms(matter: LayoutMatter, memory?: CopyMemory): TriedRooms | undefined {
  const geometry = geometryOf(matter, memory);
  if (!geometry) return undefined;
  const { grid, context, placed, threads } = geometry;
  return {
    grid,
    threads: threads.map((plan) => ({
      plan,
      thread: roomOf(...turnedThread(plan, placed, context)),
    })),
  };
}

/** Rows that each thread comes to in a column without an end: its type set, and nothing placed. */
export function threadLengths(matter: LayoutMatter, memory: CopyMemory): readonly ThreadLength[] {
  const geometry = geometryOf(matter, memory);
  if (!geometry) return [];
  const { context, placed, threads } = geometry;
  return threads.map((plan) => ({ plan, rows: lengthOf(...turnedThread(plan, placed, context)) }));
}

/** A thread and the rows that it comes to. */
export interface ThreadLength {
  readonly plan: ThreadPlan;
  readonly rows: number;
}

/** The sizes that the headlines of a page come to have. */
export function headlineSizes(matter: LayoutMatter, memory: CopyMemory): readonly HeadSize[] {
  const geometry = geometryOf(matter, memory);
  if (!geometry) return [];
  const { context, placed } = geometry;
  const heads = placed.filter(({ frame }) => frame.kind === 'headline');
  return heads.flatMap((frame) => saidOf(frame, context, memory, () => paintUpright(frame, context, placed)));
}

/** What threadRooms tells. */
export interface TriedRooms {
  readonly grid: Grid;
  readonly threads: readonly { readonly plan: ThreadPlan; readonly thread: Slots }[];
}
