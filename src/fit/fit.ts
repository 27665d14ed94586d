import { type CopyMemory, copyMemory } from '../layout/copy-memory.ts';
import type { Grid } from '../layout/grid.ts';
import type { HeadSize } from '../layout/headline.ts';
import { type LaidPage, type LayoutMatter, layoutMatter } from '../layout/layout.ts';
import type { Outcome } from '../problems/problem.ts';
import type { FitSettings } from '../spec/fit-model.ts';
import type { LoadedPage } from '../spec/model.ts';
import {
  bestCandidate,
  type Candidate,
  correct,
  type Field,
  fieldOf,
  fitOf,
  type Known,
  OFF,
} from './candidates.ts';
import { type Levers, leversOf, priceOf } from './levers.ts';
import { shifted } from './need.ts';
import { notClosed } from './not-closed.ts';
import { type FitReceipt, receiptOf } from './receipt.ts';
import { difference, type LeverRooms, leverRooms, roomsIn } from './rooms.ts';
import { inSetting, plainSetting, type Setting } from './setting.ts';
import { type Trial, tryIn } from './trial.ts';

/** A page that was laid out, as it then is, and what was changed so that it closes. */
export interface FittedPage extends LaidPage {
  readonly page: LoadedPage;
  /** Absent when the page says of nothing that it may give. */
  readonly fit?: FitReceipt;
}

/** Trials of one page at the most; each sets all of its running text. */
const MOST_TRIALS = 32;
/** Trials after the first that closes, for one that closes better; and trials where nothing seems to close. */
const MOST_BETTER = 6;
const MOST_IN_VAIN = 4;
/** Combinations of sizes of heads that are set to see what they fill. */
const MOST_LADDERS = 6;
/** Settings looked at by their geometry alone for each trial. */
const MOST_LOOKS = 40;

/**
 * Lays a page out so that it closes: where its `fit` names what may give, the cheapest of that is changed with which
 * the copy comes out at the foot. A page without `fit`, and one that closes as it stands, is laid out as it is.
 */
export function fitPage(matter: LayoutMatter): Outcome<FittedPage> {
  const { page } = matter;
  const found = page.model.fit ? closePage(matter, page.model.fit) : undefined;
  if (!found) {
    const laid = layoutMatter(matter);
    return laid.value ? { ...laid, value: { ...laid.value, page } } : { problems: laid.problems };
  }
  const { trial, grid, trials, asItStands } = found;
  const moved = asItStands ? matter : { ...matter, ...inSetting(matter, grid, trial.setting), flush: true };
  const laid = layoutMatter(moved);
  if (!laid.value) return { problems: laid.problems };
  const fit = receiptOf(matter, grid, found.heads, trial, trials);
  const problems = [...laid.problems, ...(trial.closed ? [] : notClosed(matter, trial))];
  return { value: { ...laid.value, page: moved.page, fit }, problems };
}

interface Search {
  readonly matter: LayoutMatter;
  readonly grid: Grid;
  readonly memory: CopyMemory;
  /** The page as it stands, its running text coming down to the foot as far as it can. */
  readonly first: Trial;
  readonly levers: Levers;
  readonly field: Field;
  /** Threads that something bears on. */
  readonly demands: (key: string) => boolean;
  readonly tried: Map<string, Trial | undefined>;
  /** What trials have taught, by the type that they were set in. */
  readonly learnt: Map<string, ReadonlyMap<string, Known>>;
}

interface Found {
  readonly trial: Trial;
  readonly grid: Grid;
  readonly trials: number;
  /** Sizes of the headlines of the page as it stands. */
  readonly heads: readonly HeadSize[];
  /** The page is to be laid out as if nothing could give. */
  readonly asItStands: boolean;
}

/** The trial that closes the page at the lowest cost, or comes nearest to it; undefined when not even a first can be made. */
function closePage(matter: LayoutMatter, fit: FitSettings): Found | undefined {
  const memory = copyMemory();
  const everything = {
    give: 0,
    demands: () => true,
    allowed: Number.POSITIVE_INFINITY,
    torn: Number.POSITIVE_INFINITY,
  };
  const begun = tryIn(matter, undefined, undefined, memory, everything);
  if (!begun) return undefined;
  const { grid } = begun;
  const plain = plainSetting(grid);
  const own = { grid, heads: begun.heads };
  const stands = { ...own, trial: { ...begun, setting: plain }, trials: 1, asItStands: true };
  if (begun.closed) return stands;
  // First what flow can do by itself: white, and paragraphs a line longer or shorter.
  const flushed = { ...matter, flush: true };
  const levers = leversOf(matter.page.model, fit, grid);
  const rooms = leverRooms(matter, grid, plain, levers);
  if (!rooms) return stands;
  const demands = concerned(levers, rooms);
  const made = tryIn(flushed, undefined, undefined, memory, {
    give: 0,
    demands,
    allowed: begun.blocking,
    torn: begun.torn,
  });
  if (!made) return stands;
  const first = { ...made, setting: plain };
  const tooLong = first.threads.some(({ overset, key }) => overset > 0 && demands(key));
  const optional = (fit.optional ?? []).map((one) => ('frame' in one ? one.frame : undefined));
  const field = fieldOf(plain, levers, rooms, tooLong, optional);
  const tried = new Map<string, Trial | undefined>([[keyOf(plain), first]]);
  const search: Search = {
    matter: flushed,
    grid,
    memory,
    first,
    levers,
    field,
    demands,
    tried,
    learnt: new Map(),
  };
  learn(search, first);
  const trial = first.closed ? first : run(search);
  return { ...own, trial, trials: tried.size + 1, asItStands: false };
}

/** Whether a thread is one on which anything that may give bears. */
function concerned(levers: Levers, rooms: LeverRooms): (key: string) => boolean {
  if (levers.sizes.length > 1 || levers.heads.length > 1) return () => true;
  const others = [...rooms.lines.values(), ...rooms.dropped.values()];
  const moved = new Set([
    ...rooms.heights.flatMap(({ choices }) => choices.flatMap(({ gives }) => [...gives.keys()])),
    ...others.flatMap((one) => [...difference(rooms.plain, one).keys()]),
  ]);
  return (key) => moved.has(key);
}

/** Tries the most promising setting, learns from it, and so on until nothing cheaper can close. */
function run(search: Search): Trial {
  let best = search.first;
  const take = (trial: Trial | undefined): void => {
    if (!trial || !isBetter(trial, best)) return;
    best = trial;
    better = 0;
  };
  const types = otherTypes(search);
  let better = 0;
  let vain = 0;
  while (search.tried.size < MOST_TRIALS && better < MOST_BETTER && vain < MOST_IN_VAIN) {
    const next = nextCandidate(search);
    const limit = Math.min(next?.score ?? Number.POSITIVE_INFINITY, best.closed ? best.total : OFF * OFF);
    // What other type fills has to be seen once, but not before it could be worth its price.
    if (types[0] && priceOf(search.levers, types[0]) < limit) {
      take(attempt(search, types.shift()!));
      continue;
    }
    if (!next || (best.closed && (next.off > 0 || next.score >= best.total))) break;
    if (best.closed) better++;
    if (next.off > 0) vain++;
    take(attempt(search, next.setting));
  }
  return best;
}

function isBetter(one: Trial, other: Trial): boolean {
  return one.closed === other.closed ? one.total < other.total : one.closed;
}

/** Type in another size, and the page without some quote, by what they cost. */
function otherTypes({ levers, field, first }: Search): Setting[] {
  const plain = first.setting;
  const words = field.globals.some(({ value }) => value.dropped > 0)
    ? levers.dropped.filter(({ value }) => value > 0 && field.optional[value - 1] === undefined)
    : [];
  const types = [
    ...levers.sizes.slice(1).map(({ value }) => ({ ...plain, size: value })),
    ...levers.heads.slice(1, MOST_LADDERS).map(({ value }) => ({ ...plain, heads: value })),
    ...words.map(({ value }) => ({ ...plain, dropped: value })),
  ];
  return types.sort((a, b) => priceOf(levers, a) - priceOf(levers, b));
}

/** Sets the page in a setting and learns from it. */
function attempt(search: Search, setting: Setting): Trial | undefined {
  const { matter, grid, memory, demands, first, tried } = search;
  const give = priceOf(search.levers, setting);
  const made = tryIn(matter, grid, setting, memory, {
    give,
    demands,
    allowed: first.blocking,
    torn: first.torn,
  });
  const trial = made && { ...made, setting };
  tried.set(keyOf(setting), trial);
  if (trial) learn(search, trial);
  return trial;
}

/** The best candidate that the geometry itself, not only the sum of what gives, does not rule out. */
function nextCandidate(search: Search): Candidate | undefined {
  const { field, matter, grid, tried } = search;
  const seen = new Set<string>();
  const ruledOut = new Set<string>();
  const known = new Map<Omit<Setting, 'heights'>, ReturnType<typeof knownIn>>();
  const knownOf = (setting: Omit<Setting, 'heights'>) => {
    if (!known.has(setting)) known.set(setting, knownIn(search, setting));
    return known.get(setting);
  };
  const isNew = (setting: Setting) => !tried.has(keyOf(setting)) && !ruledOut.has(keyOf(setting));
  let last: Candidate | undefined;
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const candidate = bestCandidate(field, knownOf, isNew);
    if (!candidate || candidate.off > 0) return candidate;
    last = candidate;
    const key = keyOf(candidate.setting);
    const rooms = roomsIn(matter, grid, candidate.setting);
    const threads = knownIn(search, candidate.setting);
    const off = (one: string, own: Known) => fitOf(own, rooms?.get(one)?.lines ?? 0).off;
    if (rooms && threads && [...threads].every(([one, own]) => off(one, own) === 0)) return candidate;
    if (rooms) correct(field, candidate.setting, rooms);
    if (!rooms || seen.has(key)) ruledOut.add(key);
    seen.add(key);
  }
  return last;
}

/** What a trial says of its threads in this type. */
function learn({ learnt, demands }: Search, { setting, threads }: Trial): void {
  const before = learnt.get(typeOf(setting));
  const known = threads.flatMap(({ key, capacity, need, overset, underset, short, hole, middle }) => {
    if (!demands(key)) return [];
    const { tooSmall, tooLarge } = before?.get(key) ?? UNTRIED;
    const isLarge = !middle && overset === 0 && underset > short && hole === 0;
    const own: Known = {
      need,
      tooSmall: overset > 0 ? Math.max(tooSmall, capacity) : tooSmall,
      tooLarge: isLarge ? Math.min(tooLarge, capacity) : tooLarge,
      loose: middle,
    };
    return [[key, own] as const];
  });
  learnt.set(typeOf(setting), new Map(known));
}

/**
 * What is known of the threads in the type of a setting: learnt in it, or told from what each of its differences
 * makes by itself. Undefined while one of them is unknown.
 */
function knownIn(search: Search, setting: Omit<Setting, 'heights'>): ReadonlyMap<string, Known> | undefined {
  const { learnt, first, demands, field } = search;
  const own = learnt.get(typeOf(setting));
  const plain = first.setting;
  // A frame that goes takes no words with it: the text fills what it filled with the last quote that went.
  const quote = field.optional.slice(0, setting.dropped).lastIndexOf(undefined) + 1;
  const heads = setting.heads.size === 0 ? undefined : learnt.get(typeOf({ ...plain, heads: setting.heads }));
  // Heads that fill the same lines in another size are no help.
  if (heads && !differs(heads, first)) return undefined;
  const parts = [
    ...(setting.size === plain.size ? [] : [{ ...plain, size: setting.size }]),
    ...(setting.heads.size === 0 ? [] : [{ ...plain, heads: setting.heads }]),
    ...(quote === 0 ? [] : [{ ...plain, dropped: quote }]),
  ].map((one) => learnt.get(typeOf(one)));
  if (parts.includes(undefined)) return undefined;
  if (own) return own;
  const base = learnt.get(typeOf(plain));
  const known = first.threads.flatMap((thread) => {
    if (!demands(thread.key)) return [];
    const start = base?.get(thread.key)?.need ?? thread.need;
    const need = parts.reduce((sum, part) => {
      const to = part?.get(thread.key)?.need;
      return to ? shifted(sum, thread.need, to) : sum;
    }, start);
    return [[thread.key, { ...UNTRIED, need, loose: thread.middle }] as const];
  });
  return new Map(known);
}

function differs(part: ReadonlyMap<string, Known>, first: Trial): boolean {
  return first.threads.some(({ key, need }) => {
    const other = part.get(key)?.need;
    return other !== undefined && (other.prefer !== need.prefer || other.least !== need.least);
  });
}

const UNTRIED = { tooSmall: 0, tooLarge: Number.POSITIVE_INFINITY } as const;

/** Settings in which the same words fill the same lines. */
function typeOf({ size, heads, dropped }: Omit<Setting, 'heights'>): string {
  return `${size} ${[...heads].join(' ')} ${dropped}`;
}

function keyOf(setting: Setting): string {
  const heights = [...setting.heights].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${typeOf(setting)} ${setting.lines} ${heights.join(' ')}`;
}
