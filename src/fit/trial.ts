import type { CopyMemory } from '../layout/copy-memory.ts';
import { COST } from '../layout/costs.ts';
import type { Grid } from '../layout/grid.ts';
import type { HeadSize } from '../layout/headline.ts';
import type { LayoutMatter } from '../layout/layout.ts';
import type { ClosedThread } from '../layout/set-thread.ts';
import { tryPage } from '../layout/trials.ts';
import type { Problem } from '../problems/problem.ts';
import { TORN } from '../text/cost.ts';
import { holeOf, mayBeShort, type Need, needOf } from './need.ts';
import { inSetting, type Setting } from './setting.ts';

/** How a thread closed in a trial, in lines. */
export interface ThreadTrial {
  readonly key: string;
  readonly capacity: number;
  readonly need: Need;
  readonly overset: number;
  readonly underset: number;
  /** Lines that it may be short. */
  readonly short: number;
  /** Rows that the shortest of its other legs is short. */
  readonly hole: number;
  /** Stands in the middle of its frame, or goes on on another page: it may be shorter than that. */
  readonly middle: boolean;
  readonly closed: ClosedThread;
}

/** A page tried in a setting. */
export interface Trial {
  readonly setting: Setting;
  readonly threads: readonly ThreadTrial[];
  /** What gives, and what flow makes of it, in rows of white. */
  readonly total: number;
  /** No 余文, all feet flush to a line (L11; not of text in the middle of its frame), and nothing wrong that is not wrong on the page as it stands. */
  readonly closed: boolean;
  /** Problems that hold a page back, its open queries and headlines that do not fit not counted. */
  readonly blocking: number;
  /** Pieces of headlines that fit their frames in no size. */
  readonly unfit: number;
  /** Lines opened more than may be. */
  readonly torn: number;
  /** Sizes that the headlines came to have. */
  readonly heads: readonly HeadSize[];
}

/** Lines that a text in the middle of its box may be shorter without looking lost, and what a further one costs. */
const MIDDLE_SHORT = 2;
const MIDDLE_LINE = 0.5;
const BLOCKING = 1000;
/** A line that a thread is short beyond what is allowed. */
const SHORT_LINE = 30;
/** A torn line: as bad as a hole (L16). */
const TORN_LINE = COST.hole;

/** What a trial is judged by. */
export interface Judge {
  /** What the setting costs. */
  readonly give: number;
  /** What it costs that headlines come out in other sizes. */
  readonly heads: number;
  /** Whether a thread has to come down to the foot. */
  readonly demands: (key: string) => boolean;
  /** Problems, headlines that do not fit and torn lines that the page has as it stands. */
  readonly allowed: number;
  readonly unfit: number;
  readonly torn: number;
}

/** The name of a thread: its story and part. */
export function threadKey({ story, part }: { readonly story: string; readonly part: string }): string {
  return `${story}/${part}`;
}

/** Lays the page out in a setting as far as closing goes. Undefined where the geometry makes no sense. */
export function tryIn(
  matter: LayoutMatter,
  grid: Grid | undefined,
  setting: Setting | undefined,
  memory: CopyMemory,
  judge: Judge,
): (Omit<Trial, 'setting'> & { grid: Grid }) | undefined {
  const moved = grid && setting ? inSetting(matter, grid, setting, memory) : matter;
  if (!moved) return undefined;
  const tried = tryPage({ ...matter, ...moved }, memory);
  if (!tried.value) return undefined;
  const threads = tried.value.threads.map((closed) => threadTrial(closed, tried.value!.grid));
  const blocking = tried.problems.filter(holdsBack).length;
  const unmet = threads.filter((thread) => !thread.middle && judge.demands(thread.key));
  const { heads } = tried.value;
  const unfit = heads.filter(({ fits }) => !fits).length;
  const torn = threads.reduce((sum, thread) => sum + tornLines(thread.closed), 0);
  const closed =
    blocking <= judge.allowed &&
    unfit <= judge.unfit &&
    torn <= judge.torn &&
    threads.every(({ overset }) => overset === 0) &&
    threads.every(({ middle, closed: { flowed } }) => middle || (flowed?.cost ?? 0) < COST.foot) &&
    unmet.every((thread) => thread.underset <= thread.short && thread.hole <= 1);
  const total =
    judge.give +
    judge.heads +
    Math.max(0, blocking - judge.allowed) * BLOCKING +
    torn * TORN_LINE +
    threads.reduce((sum, thread) => sum + costOf(thread, unmet.includes(thread)), 0);
  return { threads, total, closed, blocking, unfit, torn, heads, grid: tried.value.grid };
}

function costOf({ closed, overset, underset, short, middle }: ThreadTrial, demanded: boolean): number {
  const over = overset * BLOCKING;
  if (middle || !demanded) return over + Math.max(0, underset - MIDDLE_SHORT) * MIDDLE_LINE;
  return (closed.flowed?.cost ?? BLOCKING) + Math.max(0, underset - short) * SHORT_LINE;
}

/** Lines of running text that are opened more than their style lets pass, for want of a better break. */
function tornLines({ flowed }: ClosedThread): number {
  return (flowed?.placements ?? []).reduce(
    (sum, one) =>
      sum + (one.kind === 'text' ? one.broken.lines.filter(({ cost }) => cost >= TORN).length : 0),
    0,
  );
}

function threadTrial(closed: ClosedThread, grid: Grid): ThreadTrial {
  const capacity = closed.thread.slots.length;
  const end = closed.flowed?.end ?? 0;
  return {
    key: threadKey(closed.plan),
    capacity,
    need: needOf(closed),
    overset: Math.max(0, end - capacity),
    underset: Math.max(0, capacity - end),
    hole: holeOf(closed, grid),
    short: mayBeShort(closed, grid),
    // A story that goes on elsewhere fills what room it has.
    middle: closed.plan.jump?.kind === 'to' || closed.plan.frames.some((frame) => frame.valign === 'middle'),
    closed,
  };
}

/** Problems of geometry and of display type; those of the copy itself are the same in every trial. */
function holdsBack({ severity, code }: Problem): boolean {
  return severity !== 'advisory' && code !== 'headline-too-high' && code !== 'headline-does-not-fit';
}
