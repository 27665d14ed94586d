import { type CopyMemory, copyMemory } from '../layout/copy-memory.ts';
import type { Grid } from '../layout/grid.ts';
import type { HeadSize } from '../layout/headline.ts';
import { type LaidPage, type LayoutMatter, layoutMatter } from '../layout/layout.ts';
import type { Outcome } from '../problems/problem.ts';
import type { FitSettings } from '../spec/fit-model.ts';
import type { LoadedPage } from '../spec/model.ts';
import { bestCandidate, type Candidate, correct, type Field, fieldOf, type Global } from './candidates.ts';
import { type HeadPrices, headPrices } from './head-prices.ts';
import { type Knowledge, knownIn, learn } from './knowledge.ts';
import { type Known, offBy } from './known.ts';
import { type Levers, leversOf, priceOf } from './levers.ts';
import { notClosed } from './not-closed.ts';
import { type FitReceipt, receiptOf } from './receipt.ts';
import { difference, type LeverRooms, leverRooms, roomsIn } from './rooms.ts';
import { geometryKey, inSetting, keyOf, plainSetting, type Setting } from './setting.ts';
import { type Trial, tryIn } from './trial.ts';

/** A page that was laid out, as it then is, and what was changed so that it closes. */
export interface FittedPage extends LaidPage {
  readonly page: LoadedPage;
  /** Absent when the page says of nothing that it may give. */
  readonly fit?: FitReceipt;
}

/** Trials of one page at the most; each sets all of its running text. */
const MOST_TRIALS = 20;
/** Trials after the first that closes, for one that closes better; and trials where nothing seems to close. */
const MOST_BETTER = 3;
const MOST_IN_VAIN = 6;
/** Settings looked at by their geometry alone for each trial. */
const MOST_LOOKS = 40;

/**
 * Lays a page out so that it closes: where its `fit` names what may give, the cheapest of that is changed with which
 * the copy comes out at the foot and headlines fit their frames. A page without `fit`, and one that closes as it
 * stands, is laid out as it is.
 */
export function fitPage(matter: LayoutMatter): Outcome<FittedPage> {
  const { page } = matter;
  const memory = copyMemory();
  const found = page.model.fit ? closePage(matter, page.model.fit, memory) : undefined;
  if (!found) {
    const laid = layoutMatter(matter);
    return laid.value ? { ...laid, value: { ...laid.value, page } } : { problems: laid.problems };
  }
  const { trial, grid, trials, asItStands } = found;
  const moved = asItStands ? matter : { ...matter, ...inSetting(matter, grid, trial.setting), flush: true };
  const laid = layoutMatter(moved, memory);
  if (!laid.value) return { problems: laid.problems };
  const fit = receiptOf(matter, grid, found.heads, trial, trials);
  const problems = [...laid.problems, ...(trial.closed ? [] : notClosed(matter, trial))];
  return { value: { ...laid.value, page: moved.page, fit }, problems };
}

interface Search extends Knowledge {
  readonly levers: Levers;
  readonly field: Field;
  readonly tried: Map<string, Trial | undefined>;
  readonly priceOfHeads: HeadPrices;
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
function closePage(matter: LayoutMatter, fit: FitSettings, memory: CopyMemory): Found | undefined {
  const everything = {
    give: 0,
    demands: () => true,
    allowed: Number.POSITIVE_INFINITY,
    unfit: Number.POSITIVE_INFINITY,
    torn: Number.POSITIVE_INFINITY,
    heads: 0,
  };
  const begun = tryIn(matter, undefined, undefined, memory, everything);
  if (!begun) return undefined;
  const { grid } = begun;
  const plain = plainSetting(grid);
  const own = { grid, heads: begun.heads };
  const stands = { ...own, trial: { ...begun, setting: plain }, trials: 1, asItStands: true };
  if (begun.closed && begun.unfit === 0) return stands;
  // First what flow can do by itself: white, and paragraphs a line longer or shorter.
  const flushed = { ...matter, flush: true };
  const levers = leversOf(matter.page.model, fit, grid);
  const rooms = leverRooms(matter, grid, plain, levers, memory);
  if (!rooms) return stands;
  const demands = concerned(levers, rooms);
  const priceOfHeads = headPrices(matter, grid, memory, begun.heads);
  const made = tryIn(flushed, undefined, undefined, memory, {
    give: 0,
    demands,
    allowed: begun.blocking,
    unfit: begun.unfit,
    torn: begun.torn,
    heads: priceOfHeads(plain, geometryKey(plain)).plain,
  });
  if (!made) return stands;
  const first = { ...made, setting: plain };
  // A headline that grows takes its room from the text.
  const tooLong =
    (first.closed && first.unfit > 0) ||
    first.threads.some(({ overset, key }) => overset > 0 && demands(key));
  const optional = (fit.optional ?? []).map((one) => ('frame' in one ? one.frame : undefined));
  const search: Search = {
    matter: flushed,
    grid,
    memory,
    first,
    levers,
    field: fieldOf(plain, levers, rooms, tooLong, optional, priceOfHeads),
    demands,
    optional,
    priceOfHeads,
    tried: new Map([[keyOf(plain), first]]),
    learnt: new Map(),
    lengths: new Map(),
  };
  learn(search, first);
  const trial = first.closed && first.unfit === 0 ? first : run(search);
  // A page whose text closes is not changed for a headline that nothing mends.
  if (begun.closed && trial.unfit >= begun.unfit) return stands;
  return { ...own, trial, trials: search.tried.size + 1, asItStands: false };
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
    vain = 0;
  };
  let better = 0;
  let vain = 0;
  while (search.tried.size < MOST_TRIALS && better < MOST_BETTER && vain < MOST_IN_VAIN) {
    const next = nextCandidate(search);
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

/** Sets the page in a setting and learns from it. */
function attempt(search: Search, setting: Setting): Trial | undefined {
  const { matter, grid, memory, demands, first, tried } = search;
  const give = priceOf(search.levers, setting);
  const made = tryIn(matter, grid, setting, memory, {
    give,
    demands,
    allowed: first.blocking,
    unfit: first.unfit,
    torn: first.torn,
    heads: search.priceOfHeads(setting, geometryKey(setting)).of(setting),
  });
  const trial = made && { ...made, setting };
  tried.set(keyOf(setting), trial);
  if (trial) learn(search, trial);
  return trial;
}

/** The best candidate that the geometry itself, not only the sum of what gives, does not rule out. */
function nextCandidate(search: Search): Candidate | undefined {
  const { field, matter, grid, tried, memory } = search;
  const seen = new Set<string>();
  const ruledOut = new Set<string>();
  const known = new Map<string, ReturnType<typeof knownIn>>();
  const knownOf = ({ value, type }: Global) => {
    if (!known.has(type)) known.set(type, knownIn(search, value));
    return known.get(type);
  };
  const isNew = (setting: Setting) => !tried.has(keyOf(setting)) && !ruledOut.has(keyOf(setting));
  let last: Candidate | undefined;
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const candidate = bestCandidate(field, knownOf, isNew);
    if (!candidate || candidate.off > 0) return candidate;
    last = candidate;
    const key = keyOf(candidate.setting);
    const rooms = roomsIn(matter, grid, candidate.setting, memory);
    const threads = knownIn(search, candidate.setting);
    const off = (one: string, own: Known) => offBy(own, rooms?.get(one)?.lines ?? 0);
    if (rooms && threads && [...threads].every(([one, own]) => off(one, own) === 0)) return candidate;
    if (rooms) correct(field, candidate.setting, rooms);
    if (!rooms || seen.has(key)) ruledOut.add(key);
    seen.add(key);
  }
  return last;
}
