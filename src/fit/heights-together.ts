import type { Ground, Group, Picked } from './heights.ts';
import { OFF, suits } from './known.ts';
import type { HeightLever } from './rooms.ts';

/** A height of one frame, or heights of several, and the lines that each thread of the group then has more. */
interface Step {
  readonly values: Picked['heights'];
  readonly cost: number;
  readonly gives: readonly number[];
}

/** What one thread makes of a room: heights that bear on it alone, and what these cost with what is still amiss. */
interface Settled {
  readonly values: Picked['heights'];
  readonly give: number;
  readonly score: number;
}

/** Ways to settle one thread that are kept, and most heights of the frames that bear on it alone. */
const WAYS = 3;
const MOST_OWN = 400;

/**
 * The best heights of many frames that bear on many threads. Frames that bear on one thread alone are settled for
 * each room that it may come to have; the others are gone through, those first that bear on most threads, and a way
 * is left as soon as it costs more than what is known.
 */
export function pickTogether(
  group: Pick<Group, 'threads' | 'levers'>,
  ground: Ground,
  most: number,
): Picked[] {
  const { threads } = group;
  const levers = group.levers.filter(({ id }) => !ground.gone.has(id));
  const bearsOn = (lever: HeightLever) =>
    threads.flatMap((key, i) => (lever.choices.some(({ gives }) => gives.has(key)) ? [i] : []));
  const shared = levers
    .map((lever) => ({ steps: stepsOf(lever, threads, ground), on: bearsOn(lever) }))
    .filter(({ on }) => on.length > 1)
    .sort((a, b) => b.on.length - a.on.length);
  const settle = threads.map((key, i) => {
    const own = levers.filter((lever) => bearsOn(lever).length === 1 && bearsOn(lever)[0] === i);
    return settler(key, i, own, threads, ground);
  });
  // After which of the shared frames a thread's room is known.
  const knownAfter = threads.map((_, i) => shared.findLastIndex(({ on }) => on.includes(i)));
  const top: { picked: Picked; lines: readonly number[]; steps: readonly Step[] }[] = [];
  const bound = () => (top.length < most ? Number.POSITIVE_INFINITY : top.at(-1)!.picked.score);
  const worst = () =>
    top.length > 0 ? Math.min(bound(), Math.max(ground.limit, top[0]!.picked.score)) : bound();

  const go = (at: number, lines: readonly number[], steps: readonly Step[], cost: number): void => {
    const settled = knownAfter.reduce(
      (sum, after, i) => (after === at - 1 ? sum + settle[i]!(lines[i]!)[0]!.score : sum),
      cost,
    );
    if (settled >= worst()) return;
    const next = shared[at];
    if (!next) {
      top.push({ picked: join(lines, steps, () => 0), lines, steps });
      top.sort((a, b) => a.picked.score - b.picked.score);
      if (top.length > most) top.pop();
      return;
    }
    for (const step of next.steps) {
      if (settled + step.cost >= worst()) break;
      go(
        at + 1,
        lines.map((one, i) => one + step.gives[i]!),
        [...steps, step],
        settled + step.cost,
      );
    }
  };
  const join = (
    lines: readonly number[],
    steps: readonly Step[],
    way: (thread: number) => number,
  ): Picked => {
    const ways = threads.map((_, i) => settle[i]!(lines[i]!)[way(i)]!);
    const all: readonly { values: Picked['heights'] }[] = [...steps, ...ways];
    const heights = all.flatMap(({ values }) => values);
    const give =
      steps.reduce((sum, { cost }) => sum + cost, 0) + ways.reduce((sum, one) => sum + one.give, 0);
    const amiss = ways.reduce((sum, { give, score }) => sum + score - give, 0);
    return { heights, give, off: Math.floor(amiss / OFF), score: give + amiss };
  };
  go(
    0,
    threads.map((key) => ground.base.get(key) ?? 0),
    [],
    0,
  );
  const [best] = top;
  if (!best) return [];
  // Where the best was tried already, one thread settled another way is the next.
  const others = threads.flatMap((_, i) =>
    settle[i]!(best.lines[i]!)
      .slice(1)
      .map((__, k) => join(best.lines, best.steps, (thread) => (thread === i ? k + 1 : 0))),
  );
  return [...top.map(({ picked }) => picked), ...others].sort((a, b) => a.score - b.score);
}

/** The choices of a frame, cheapest first; headlines in it cost what they cost when only it changes. */
function stepsOf(
  { id, bearsHeads, choices }: HeightLever,
  threads: readonly string[],
  { heads }: Ground,
): Step[] {
  return choices
    .map(({ value, cost, gives }): Step => {
      const own = [id, value] as const;
      const values = cost === 0 ? [] : [own];
      const more = bearsHeads && cost > 0 ? Math.max(0, heads.at([own].join(' '), [own]) - heads.plain) : 0;
      return { values, cost: cost + more, gives: threads.map((key) => gives.get(key) ?? 0) };
    })
    .sort((a, b) => a.cost - b.cost);
}

/** For each room that a thread may come to have: the best ways to set the frames that bear on it alone. */
function settler(
  key: string,
  index: number,
  levers: readonly HeightLever[],
  threads: readonly string[],
  ground: Ground,
): (lines: number) => readonly Settled[] {
  let ways: Step[] = [{ values: [], cost: 0, gives: threads.map(() => 0) }];
  for (const lever of levers) {
    const steps = stepsOf(lever, threads, ground);
    ways = ways
      .flatMap((way) =>
        steps.map((step) => ({
          values: [...way.values, ...step.values],
          cost: way.cost + step.cost,
          gives: way.gives.map((lines, i) => lines + step.gives[i]!),
        })),
      )
      .sort((a, b) => a.cost - b.cost)
      .slice(0, MOST_OWN);
  }
  const own = ground.known.get(key);
  const judge = own ? suits(own) : () => 0;
  const memo = new Map<number, readonly Settled[]>();
  return (lines) => {
    const before = memo.get(lines);
    if (before) return before;
    const made = ways
      .map(({ values, cost, gives }): Settled => {
        return { values, give: cost, score: cost + judge(lines + gives[index]!) };
      })
      .sort((a, b) => a.score - b.score)
      .slice(0, WAYS);
    memo.set(lines, made);
    return made;
  };
}
