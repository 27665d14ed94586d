import type { CopyMemory } from '../layout/copy-memory.ts';
import type { Grid } from '../layout/grid.ts';
import type { LayoutMatter } from '../layout/layout.ts';
import { threadLengths } from '../layout/trials.ts';
import type { Known } from './known.ts';
import { shifted } from './need.ts';
import { inSetting, type Setting, typeKey } from './setting.ts';
import { type Trial, threadKey } from './trial.ts';

/** What is known of the threads of a page: what trials have taught, and what type comes to before it is tried. */
export interface Knowledge {
  readonly matter: LayoutMatter;
  readonly grid: Grid;
  readonly memory: CopyMemory;
  /** The page as it stands. */
  readonly first: Trial;
  /** Threads that something bears on. */
  readonly demands: (key: string) => boolean;
  /** Frames among what can be dropped, in its order. */
  readonly optional: readonly (string | undefined)[];
  readonly learnt: Map<string, { readonly setting: Setting; readonly threads: ReadonlyMap<string, Known> }>;
  /** Rows that a difference in type makes in each thread. */
  readonly lengths: Map<string, ReadonlyMap<string, number>>;
}

/** What a trial says of its threads in this type. */
export function learn({ learnt, demands }: Knowledge, { setting, threads }: Trial): void {
  const before = learnt.get(typeKey(setting))?.threads;
  const known = threads.flatMap(({ key, capacity, need, overset, underset, short, hole, middle }) => {
    if (!demands(key)) return [];
    const { tooSmall, tooLarge, holed } = before?.get(key) ?? UNTRIED;
    const isShort = !middle && overset === 0 && underset > short && hole === 0;
    // Of even white more may yet fit: it was this room that fell between two of its heights.
    const between = isShort && need.step > 1 && capacity < need.most;
    const isLarge = isShort && !between;
    const own: Known = {
      // Holes are no need of the copy: where it closed otherwise before, that tells more.
      need: (hole > 1 && before?.get(key)?.need) || need,
      tooSmall: overset > 0 ? Math.max(tooSmall, capacity) : tooSmall,
      tooLarge: isLarge ? Math.min(tooLarge, capacity) : tooLarge,
      holed: hole > 1 || between ? new Set([...holed, capacity]) : holed,
      often: 0,
      loose: middle,
      short,
    };
    return [[key, own] as const];
  });
  learnt.set(typeKey(setting), { setting, threads: new Map(known) });
}

/**
 * What is known of the threads in the type of a setting: learnt in it, or told from the type most like it by the
 * rows that each difference makes. Undefined where heads in another size take the same rows: they are no help.
 */
export function knownIn(
  knowledge: Knowledge,
  setting: Omit<Setting, 'heights'>,
): ReadonlyMap<string, Known> | undefined {
  const own = knowledge.learnt.get(typeKey(setting));
  const heads = [...setting.heads].map((head) => differenceOf(knowledge, { heads: new Map([head]) }));
  if (heads.some((one) => one.size === 0)) return undefined;
  const often = [...knowledge.learnt.values()]
    .filter((one) => one.setting.size === setting.size)
    .reduce(
      (sum, { threads }) => sum + Math.max(0, ...[...threads.values()].map(({ holed }) => holed.size)),
      0,
    );
  if (own) return new Map([...own.threads].map(([key, one]) => [key, { ...one, often }]));
  const base = likest(knowledge, setting);
  const rows = (of: Omit<Setting, 'heights'>) => partsOf(knowledge, of);
  const [from, to] = [rows(base.setting), rows(setting)];
  const sum = (parts: readonly ReadonlyMap<string, number>[], key: string) =>
    parts.reduce((total, part) => total + (part.get(key) ?? 0), 0);
  return new Map(
    [...base.threads].map(([key, { need, loose, short }]) => [
      key,
      { ...UNTRIED, often, loose, short, need: shifted(need, sum(to, key) - sum(from, key)) },
    ]),
  );
}

const UNTRIED = {
  tooSmall: 0,
  tooLarge: Number.POSITIVE_INFINITY,
  holed: new Set<number>(),
  often: 0,
} as const;

/** What was learnt in the type that has most in common with another, the body size counting most. */
function likest({ learnt }: Knowledge, { size, heads, dropped }: Omit<Setting, 'heights'>) {
  const alike = ({ setting }: { readonly setting: Setting }) =>
    (setting.size === size ? 4 : 0) +
    (setting.dropped === dropped ? 2 : 0) +
    ([...setting.heads].join() === [...heads].join() ? 1 : 0);
  return [...learnt.values()].reduce((best, one) => (alike(one) > alike(best) ? one : best));
}

/** The differences of a type from that of the page as it stands, each by itself. */
function partsOf(
  knowledge: Knowledge,
  { size, heads, dropped }: Omit<Setting, 'heights'>,
): ReadonlyMap<string, number>[] {
  // A frame that goes takes no words with it: the text fills what it filled with the last quote that went.
  const quote = knowledge.optional.slice(0, dropped).lastIndexOf(undefined) + 1;
  return [
    ...(size === knowledge.grid.body ? [] : [differenceOf(knowledge, { size })]),
    ...[...heads].map((head) => differenceOf(knowledge, { heads: new Map([head]) })),
    ...(quote === 0 ? [] : [differenceOf(knowledge, { dropped: quote })]),
  ];
}

/** Rows that each thread is longer or shorter with one difference; threads that keep their length are left out. */
function differenceOf(knowledge: Knowledge, part: Partial<Setting>): ReadonlyMap<string, number> {
  const { lengths, first } = knowledge;
  const setting = { ...first.setting, ...part };
  const key = typeKey(setting);
  const known = lengths.get(key);
  if (known) return known;
  const own = rowsIn(knowledge, first.setting);
  const made = new Map(
    [...rowsIn(knowledge, setting)].flatMap(([thread, rows]): [string, number][] => {
      const more = rows - (own.get(thread) ?? rows);
      return more !== 0 && knowledge.demands(thread) ? [[thread, more]] : [];
    }),
  );
  lengths.set(key, made);
  return made;
}

function rowsIn({ matter, grid, memory }: Knowledge, setting: Setting): ReadonlyMap<string, number> {
  const make = () => {
    const moved = inSetting(matter, grid, setting, memory);
    const found = moved ? threadLengths({ ...matter, ...moved }, memory) : [];
    return new Map(found.map(({ plan, rows }) => [threadKey(plan), rows]));
  };
  return memory.recall(matter.stories, `rows ${typeKey(setting)}`, make, []);
}
