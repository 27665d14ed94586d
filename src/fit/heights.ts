import type { HeadPricesAt } from './head-prices.ts';
import { pickTogether } from './heights-together.ts';
import { type Known, limitsOf, OFF, offBy, suits } from './known.ts';
import type { Choice } from './levers.ts';
import type { HeightLever } from './rooms.ts';

/** Heights of some frames together, with what they cost and give. */
interface Heights {
  readonly values: readonly (readonly [id: string, lines: number])[];
  readonly cost: number;
  /** Lines for each thread of the group. */
  readonly gives: readonly number[];
  /** Those of the values on which headlines hang. */
  readonly heads: readonly (readonly [id: string, lines: number])[];
  readonly headsKey: string;
}

/** Heights of frames that bear on the same threads. */
export interface Group {
  readonly threads: readonly string[];
  readonly levers: readonly HeightLever[];
  /** Too many combinations to list: they are searched. */
  readonly many: boolean;
  /** All combinations, cheapest first. */
  readonly all: readonly Heights[];
  /** Those that give most and least, for a page that cannot be closed. */
  readonly ends: readonly Heights[];
  /** Least and most lines that each thread can be given. */
  readonly reach: readonly (readonly [least: number, most: number])[];
}

/** Heights that were chosen for a group, by what they cost and how their rooms suit. */
export interface Picked {
  readonly heights: Heights['values'];
  readonly give: number;
  readonly off: number;
  readonly score: number;
}

/** Most combinations of heights of one group, and most of each group that are weighed against the others. */
const MOST_COMBINATIONS = 2500;
const TOP = 6;

/** Frames whose heights bear on the same threads, in all combinations, cheapest first. */
export function groupsOf(levers: readonly HeightLever[]): Group[] {
  return grouped(levers).map(({ levers: own, threads }) => {
    const count = own.reduce((product, { choices }) => product * choices.length, 1);
    const many = threads.size > 1 && count > MOST_COMBINATIONS;
    return groupOf([...threads], own, many ? [] : combinations(own, [...threads]));
  });
}

/** Frames that bear on a thread in common, however indirectly, belong together. */
function grouped(levers: readonly HeightLever[]): { levers: HeightLever[]; threads: Set<string> }[] {
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
  return groups;
}

function groupOf(threads: readonly string[], levers: readonly HeightLever[], all: readonly Heights[]): Group {
  const reach = threads.map((_, i): readonly [number, number] => {
    const lines = all.map(({ gives }) => gives[i]!);
    return [Math.min(0, ...lines), Math.max(0, ...lines)];
  });
  const given = ({ gives }: Heights) => gives.reduce((total, lines) => total + lines, 0);
  const rising = [...all].sort((a, b) => given(a) - given(b));
  const ends = [...new Set([...rising.slice(0, TOP), ...rising.slice(-TOP)])];
  return { threads, levers, many: all.length === 0, all, ends, reach };
}

function combinations(levers: readonly HeightLever[], threads: readonly string[]): Heights[] {
  const count = (most: number) =>
    levers.reduce((product, { choices }) => product * Math.min(most, choices.length), 1);
  let most = Math.max(...levers.map(({ choices }) => choices.length));
  while (most > 2 && count(most) > MOST_COMBINATIONS) most--;
  let all: Heights[] = [{ values: [], cost: 0, gives: threads.map(() => 0), heads: [], headsKey: '' }];
  for (const { id, choices, bearsHeads } of levers) {
    const picked = thinned(choices, most);
    all = all.flatMap((heights) =>
      picked.map((choice) => withChoice(heights, choice, id, bearsHeads, threads)),
    );
    if (all.length > MOST_COMBINATIONS) all = all.sort((a, b) => a.cost - b.cost).slice(0, MOST_COMBINATIONS);
  }
  return all.sort((a, b) => a.cost - b.cost);
}

function withChoice(
  heights: Heights,
  { value, cost, gives }: HeightLever['choices'][number],
  id: string,
  bearsHeads: boolean,
  threads: readonly string[],
): Heights {
  if (cost === 0) return heights;
  const own = [id, value] as const;
  const heads = bearsHeads ? [...heights.heads, own] : heights.heads;
  return {
    values: [...heights.values, own],
    cost: heights.cost + cost,
    gives: heights.gives.map((lines, i) => lines + (gives.get(threads[i]!) ?? 0)),
    heads,
    headsKey: heads === heights.heads ? heights.headsKey : heads.join(' '),
  };
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

/** Lines of the threads before heights are chosen, what is known of them, and what headlines then cost. */
export interface Ground {
  readonly base: ReadonlyMap<string, number>;
  readonly known: ReadonlyMap<string, Known>;
  readonly heads: HeadPricesAt;
  /** Frames that are gone. */
  readonly gone: ReadonlySet<string | undefined>;
  /** A score that is known to be better already. */
  readonly limit: number;
}

/**
 * The best heights of all groups, and those where one group takes its second best, third best …; best first. Nothing
 * where one group alone is no better than the limit.
 */
export function pickHeights(groups: readonly Group[], ground: Ground): Picked[] {
  const touched = new Set(groups.flatMap(({ threads }) => threads));
  const others = [...ground.base.keys()].filter((key) => !touched.has(key));
  const fixed = asTheyStand(others, ground);
  // Of a group that mends headlines others may have the good.
  const limit = ground.limit + ground.heads.plain * Math.max(0, groups.length - 1);
  const tops: Picked[][] = [];
  for (const group of groups) {
    const top = topOf(group, { ...ground, limit });
    if (top.length === 0) return [];
    tops.push(top);
  }
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

function asTheyStand(threads: readonly string[], { base, known }: Ground): Picked {
  let off = 0;
  let score = 0;
  for (const key of threads) {
    const own = known.get(key);
    if (!own) continue;
    const lines = base.get(key) ?? 0;
    off += offBy(own, lines);
    score += suits(own)(lines);
  }
  return { heights: [], give: 0, off, score };
}

function topOf(group: Group, ground: Ground): Picked[] {
  if (group.many) {
    const found = pickTogether(group, ground, TOP);
    return found.length > 0 ? found : [asTheyStand(group.threads, ground)];
  }
  const { base, known, heads, gone, limit } = ground;
  const judges = group.threads.flatMap((key, i) => {
    const own = known.get(key);
    return own ? [{ i, own, lines: base.get(key) ?? 0, suit: suits(own) }] : [];
  });
  const reaches = judges.every(({ i, own, lines }) => {
    const [least, most] = group.reach[i]!;
    const { from, to } = limitsOf(own);
    return lines + most >= from && lines + least <= to;
  });
  const top: Picked[] = [];
  let some = false;
  for (const { values, cost, gives, heads: own, headsKey } of reaches ? group.all : group.ends) {
    if (gone.size > 0 && values.some(([id]) => gone.has(id))) continue;
    some = true;
    const worst = top.length < TOP ? limit : Math.min(limit, top.at(-1)!.score);
    // Costs rise, so nothing better comes, unless heads are mended.
    if (reaches && cost - heads.plain >= worst) break;
    let away = 0;
    for (const { i, lines, suit } of judges) away += suit(lines + gives[i]!);
    // At the best headlines are as they should be: more is not worth asking for.
    if (cost - heads.plain + away >= worst) continue;
    const give = headsKey === '' ? cost : cost + heads.at(headsKey, own) - heads.plain;
    if (give + away >= worst) continue;
    const off =
      away < OFF ? 0 : judges.reduce((sum, one) => sum + offBy(one.own, one.lines + gives[one.i]!), 0);
    top.push({ heights: values, give, off, score: give + away });
    top.sort((a, b) => a.score - b.score);
    if (top.length > TOP) top.pop();
  }
  return some ? top : [asTheyStand(group.threads, ground)];
}
