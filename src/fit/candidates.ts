import type { HeadPrices } from './head-prices.ts';
import type { Choice, Levers } from './levers.ts';
import type { Need } from './need.ts';
import type { HeightLever, LeverRooms } from './rooms.ts';
import { difference } from './rooms.ts';
import { geometryOf, type Setting, typeOf } from './setting.ts';

/** Heights of some frames together, with what they cost and give. */
interface Heights {
  readonly values: readonly (readonly [id: string, lines: number])[];
  readonly cost: number;
  readonly gives: ReadonlyMap<string, number>;
  /** Heights of headlines are among them. */
  readonly bearsHeads: boolean;
}

/** A setting that is worth a look: what gives costs, and how far it is from closing by the estimate. */
export interface Candidate {
  readonly setting: Setting;
  readonly give: number;
  /** Lines that threads are over or short by the estimate. */
  readonly off: number;
  readonly score: number;
}

/** A choice of everything but heights, with the names of its type and of its geometry. */
export interface Global extends Choice<Omit<Setting, 'heights'>> {
  readonly type: string;
  readonly geometry: string;
}

/** What the candidates of a page are made from. */
export interface Field {
  readonly plain: Setting;
  /** Everything but heights, cheapest first. */
  readonly globals: readonly Global[];
  readonly rooms: LeverRooms;
  /** Frames whose heights bear on the same threads, in all combinations, cheapest first. */
  readonly groups: readonly Group[];
  /** Frames among what can be dropped, in its order. */
  readonly optional: readonly (string | undefined)[];
  readonly priceOfHeads: HeadPrices;
  /** By how much rooms differ from the sum of what gives, where somebody has looked. */
  readonly errors: Map<string, ReadonlyMap<string, number>>;
  /** Rooms by geometry, as far as they were asked for. */
  readonly bases: Map<string, ReadonlyMap<string, number>>;
}

/** Heights of frames that bear on the same threads. */
interface Group {
  /** All combinations, cheapest first. */
  readonly all: readonly Heights[];
  /** Those that give most and least, for a page that cannot be closed. */
  readonly ends: readonly Heights[];
  /** Least and most lines that each thread can be given. */
  readonly reach: ReadonlyMap<string, readonly [least: number, most: number]>;
}

/** Most combinations of heights of one group, and most of each group that are weighed against the others. */
const MOST_COMBINATIONS = 2500;
const TOP = 6;
/** A line off by the estimate. */
export const OFF = 1000;
/** A room that left a hole before: another cut of it may not, but anything else is more likely to. */
const HOLED = 30;
/** Each time that body type of this size left a hole: another size may fall better. */
const OFTEN_HOLED = 10;

/** @param tooLong whether optional elements may go: they never do for a page that is too short. */
export function fieldOf(
  plain: Setting,
  levers: Levers,
  rooms: LeverRooms,
  tooLong: boolean,
  optional: readonly (string | undefined)[],
  priceOfHeads: HeadPrices,
): Field {
  // Smaller type never helps a page that is too short, nor larger type one that is too long.
  const sizes = levers.sizes.filter(({ value }) => (tooLong ? value <= plain.size : value >= plain.size));
  const globals = sizes.flatMap((size) =>
    levers.lines.flatMap((lines) =>
      levers.heads.flatMap((heads) =>
        (tooLong ? levers.dropped : levers.dropped.slice(0, 1)).map((dropped) => ({
          value: { size: size.value, lines: lines.value, heads: heads.value, dropped: dropped.value },
          cost: size.cost + lines.cost + heads.cost + dropped.cost,
        })),
      ),
    ),
  );
  const known = globals.filter(
    ({ value }) =>
      rooms.sizes.has(value.size) && rooms.lines.has(value.lines) && rooms.dropped.has(value.dropped),
  );
  return {
    plain,
    globals: known
      .sort((a, b) => a.cost - b.cost)
      .map((one) => ({ ...one, type: typeOf(one.value), geometry: geometryOf(one.value) })),
    rooms,
    groups: grouped(rooms.heights).map((levers) => groupOf(combinations(levers))),
    optional,
    priceOfHeads,
    errors: new Map(),
    bases: new Map(),
  };
}

/** Frames that bear on a thread in common, however indirectly, belong together. */
function grouped(levers: readonly HeightLever[]): HeightLever[][] {
  const groups: { levers: HeightLever[]; threads: Set<string> }[] = [];
  for (const lever of levers) {
    const threads = new Set(lever.choices.flatMap(({ gives }) => [...gives.keys()]));
    if (threads.size === 0) continue;
    const meets = groups.filter((group) => [...threads].some((key) => group.threads.has(key)));
    for (const group of meets) groups.splice(groups.indexOf(group), 1);
    groups.push({
      levers: [...meets.flatMap((group) => group.levers), lever],
      threads: new Set([...meets.flatMap((group) => [...group.threads]), ...threads]),
    });
  }
  return groups.map((group) => group.levers);
}

function groupOf(all: readonly Heights[]): Group {
  const reach = new Map<string, readonly [number, number]>();
  for (const { gives } of all) {
    for (const [key, lines] of gives) {
      const [least, most] = reach.get(key) ?? [0, 0];
      reach.set(key, [Math.min(least, lines), Math.max(most, lines)]);
    }
  }
  const given = ({ gives }: Heights) => [...gives.values()].reduce((total, lines) => total + lines, 0);
  const rising = [...all].sort((a, b) => given(a) - given(b));
  return { all, ends: [...new Set([...rising.slice(0, TOP), ...rising.slice(-TOP)])], reach };
}

function combinations(levers: readonly HeightLever[]): Heights[] {
  const count = (most: number) =>
    levers.reduce((product, { choices }) => product * Math.min(most, choices.length), 1);
  let most = Math.max(...levers.map(({ choices }) => choices.length));
  while (most > 2 && count(most) > MOST_COMBINATIONS) most--;
  let all: Heights[] = [{ values: [], cost: 0, gives: new Map(), bearsHeads: false }];
  for (const { id, choices, bearsHeads } of levers) {
    const picked = thinned(choices, most);
    all = all.flatMap((heights) =>
      picked.map((choice) => ({
        values: choice.cost === 0 ? heights.values : [...heights.values, [id, choice.value] as const],
        cost: heights.cost + choice.cost,
        gives: sum(heights.gives, choice.gives),
        bearsHeads: heights.bearsHeads || (bearsHeads && choice.cost > 0),
      })),
    );
    if (all.length > MOST_COMBINATIONS) all = all.sort((a, b) => a.cost - b.cost).slice(0, MOST_COMBINATIONS);
  }
  return all.sort((a, b) => a.cost - b.cost);
}

/** Some of the choices, the page's own and the ends among them. */
function thinned<T extends Choice<number>>(choices: readonly T[], most: number): T[] {
  if (choices.length <= most) return [...choices];
  const rising = [...choices].sort((a, b) => a.value - b.value);
  const step = (rising.length - 1) / Math.max(1, most - 1);
  const picked = new Set(Array.from({ length: most }, (_, i) => rising[Math.round(i * step)]!));
  picked.add(choices[0]!);
  return [...picked];
}

function sum(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const both = new Map(a);
  for (const [key, lines] of b) both.set(key, (both.get(key) ?? 0) + lines);
  return both;
}

/** What is known of a thread in some type: its need, and rooms that have proved too small or too large for it. */
export interface Known {
  readonly need: Need;
  readonly tooSmall: number;
  readonly tooLarge: number;
  /** Rooms in which it left a hole that no white could mend. */
  readonly holed: ReadonlySet<number>;
  /** How often type of this size has left holes. */
  readonly often: number;
  /** It may be shorter than its room. */
  readonly loose: boolean;
}

/** Lines that a room is off for a thread, and how far it is from what would be preferred. */
export function fitOf(known: Known, lines: number): { off: number; away: number } {
  const { from, to } = limitsOf(known);
  if (lines < from) return { off: from - lines, away: 0 };
  if (known.loose) return { off: 0, away: 0 };
  const holes = (known.holed.has(lines) ? HOLED : 0) + known.often * OFTEN_HOLED;
  const away = Math.abs(lines - known.need.prefer) + holes;
  return { off: Math.max(0, lines - to), away };
}

/** Rooms that a thread may fill, as far as is known. */
function limitsOf({ need, tooSmall, tooLarge, loose }: Known): { from: number; to: number } {
  const from = Math.max(need.least, tooSmall + 1);
  const to = loose ? Number.POSITIVE_INFINITY : Math.max(from, Math.min(need.most + 1, tooLarge - 1));
  return { from, to };
}

/**
 * The candidate with the lowest score that `isNew` lets pass, among those in type of which something is known: by what gives, by how far whites are from what is
 * preferred, and by lines that are off.
 */
export function bestCandidate(
  field: Field,
  knownOf: (choice: Global) => ReadonlyMap<string, Known> | undefined,
  isNew: (setting: Setting) => boolean,
): Candidate | undefined {
  let best: Candidate | undefined;
  for (const choice of field.globals) {
    const { value, cost, geometry } = choice;
    if (best && cost >= best.score) break;
    const known = knownOf(choice);
    if (!known) continue;
    const base = roomsAt(field, value, geometry);
    const heads = field.priceOfHeads({ ...value, heights: new Map() });
    const limit = best ? best.score - cost - heads : Number.POSITIVE_INFINITY;
    for (const { heights, give, off, score } of pickHeights(field, value, base, known, limit, heads)) {
      const total = cost + heads + score;
      if (best && total >= best.score) break;
      const setting = { ...value, heights: new Map(heights) };
      if (isNew(setting)) best = { setting, give: cost + heads + give, off, score: total };
    }
  }
  return best;
}

/** Lines of the threads when nothing but heights is left to choose. */
function roomsAt(
  { rooms, errors, bases }: Field,
  { size, lines, dropped }: Omit<Setting, 'heights'>,
  geometry: string,
): ReadonlyMap<string, number> {
  const before = bases.get(geometry);
  if (before) return before;
  const error = errors.get(geometry);
  const deltas = [rooms.sizes.get(size), rooms.lines.get(lines), rooms.dropped.get(dropped)].map((one) =>
    difference(rooms.plain, one ?? rooms.plain),
  );
  const made = new Map(
    [...rooms.plain].map(([key, room]) => [
      key,
      deltas.reduce((total, delta) => total + (delta.get(key) ?? 0), room.lines + (error?.get(key) ?? 0)),
    ]),
  );
  bases.set(geometry, made);
  return made;
}

/** Takes down the rooms that a setting really has, for the settings that are like it. */
export function correct(field: Field, setting: Setting, real: ReadonlyMap<string, { lines: number }>): void {
  const geometry = geometryOf(setting);
  const base = roomsAt(field, setting, geometry);
  const before = field.errors.get(geometry);
  const error = [...base].map(([key, lines]) => {
    const given = field.rooms.heights.reduce((total, { id, choices }) => {
      const choice = choices.find(({ value }) => value === setting.heights.get(id));
      return total + (choice?.gives.get(key) ?? 0);
    }, lines);
    return [key, (before?.get(key) ?? 0) + (real.get(key)?.lines ?? given) - given] as const;
  });
  field.errors.set(geometry, new Map(error));
  field.bases.delete(geometry);
}

interface Picked {
  readonly heights: Heights['values'];
  readonly give: number;
  readonly off: number;
  readonly score: number;
}

/** The best heights of all groups, and those where one group takes its second best, third best …; best first. */
function pickHeights(
  { groups, optional, priceOfHeads }: Field,
  value: Omit<Setting, 'heights'>,
  base: ReadonlyMap<string, number>,
  known: ReadonlyMap<string, Known>,
  limit: number,
  heads: number,
): Picked[] {
  const touched = new Set(groups.flatMap(({ reach }) => [...reach.keys()]));
  const fixed = { heights: [], give: 0, ...weigh(base, new Map(), known, (key) => !touched.has(key)) };
  if (groups.length === 0) {
    const all = { heights: [], give: 0, ...weigh(base, new Map(), known, () => true) };
    return [all];
  }
  const gone = new Set(optional.slice(0, value.dropped));
  const headsAt = (heights: Heights) =>
    heights.bearsHeads ? priceOfHeads({ ...value, heights: new Map(heights.values) }) - heads : 0;
  const tops = groups.map((group) => topOf(group, gone, base, known, { limit, heads, headsAt }));
  const first = tops.map((top) => top[0]!);
  const join = (parts: readonly Picked[]): Picked =>
    [fixed, ...parts].reduce((a, b) => ({
      heights: [...a.heights, ...b.heights],
      give: a.give + b.give,
      off: a.off + b.off,
      score: a.score + b.score,
    }));
  const variants = tops.flatMap((top, i) =>
    top.slice(1).map((other) => join(first.map((one, j) => (i === j ? other : one)))),
  );
  return [join(first), ...variants].sort((a, b) => a.score - b.score);
}

/** What bounds a search for heights: what is better already known, and what heads cost without and with them. */
interface Prices {
  readonly limit: number;
  readonly heads: number;
  readonly headsAt: (heights: Heights) => number;
}

function topOf(
  group: Group,
  gone: ReadonlySet<string | undefined>,
  base: ReadonlyMap<string, number>,
  known: ReadonlyMap<string, Known>,
  { limit, heads, headsAt }: Prices,
): Picked[] {
  const own = group.reach;
  const top: Picked[] = [];
  const reaches = canReach(group, base, known);
  for (const heights of reaches ? group.all : group.ends) {
    const { values, gives } = heights;
    if (gone.size > 0 && values.some(([id]) => gone.has(id))) continue;
    const worst = top.length < TOP ? Number.POSITIVE_INFINITY : top.at(-1)!.score;
    // Costs rise, so nothing better comes, unless heads were mended. The first is kept in any case, to have one.
    if (reaches && top.length > 0 && heights.cost - heads >= Math.min(worst, limit)) break;
    const cost = heights.cost + headsAt(heights);
    const { off, score } = weigh(base, gives, known, (key) => own.has(key));
    if (cost + score >= worst) continue;
    top.push({ heights: values, give: cost, off, score: cost + score });
    top.sort((a, b) => a.score - b.score);
    if (top.length > TOP) top.pop();
  }
  if (top.length > 0) return top;
  const plain = weigh(base, new Map(), known, (key) => own.has(key));
  return [{ heights: [], give: 0, ...plain }];
}

/** Whether some combination may suit every thread, each looked at by itself. */
function canReach(
  { reach }: Group,
  base: ReadonlyMap<string, number>,
  known: ReadonlyMap<string, Known>,
): boolean {
  return [...reach].every(([key, [least, most]]) => {
    const own = known.get(key);
    if (!own) return true;
    const lines = base.get(key) ?? 0;
    const { from, to } = limitsOf(own);
    return lines + most >= from && lines + least <= to;
  });
}

function weigh(
  base: ReadonlyMap<string, number>,
  gives: ReadonlyMap<string, number>,
  known: ReadonlyMap<string, Known>,
  concerns: (key: string) => boolean,
): { off: number; score: number } {
  let off = 0;
  let away = 0;
  for (const [key, lines] of base) {
    const own = known.get(key);
    if (!own || !concerns(key)) continue;
    const fit = fitOf(own, lines + (gives.get(key) ?? 0));
    off += fit.off;
    away += fit.away;
  }
  return { off, score: off * OFF + away };
}
