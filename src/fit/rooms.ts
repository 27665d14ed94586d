import type { CopyMemory } from '../layout/copy-memory.ts';
import type { Grid } from '../layout/grid.ts';
import type { LayoutMatter } from '../layout/layout.ts';
import { threadRooms } from '../layout/trials.ts';
import type { Choice, Levers } from './levers.ts';
import { inSetting, type Setting } from './setting.ts';
import { threadKey } from './trial.ts';

/** Lines that a thread has room for, and the characters of body type on a line on average. */
export interface Room {
  readonly lines: number;
  readonly characters: number;
}
export type Rooms = ReadonlyMap<string, Room>;

/** The room of every thread in a setting, by arithmetic: nothing is set. Undefined where frames would collide. */
export function roomsIn(
  matter: LayoutMatter,
  grid: Grid,
  setting: Setting,
  memory: CopyMemory,
): Rooms | undefined {
  const moved = inSetting(matter, grid, setting, memory);
  const found = moved && threadRooms({ ...matter, ...moved }, memory);
  if (!found) return undefined;
  return new Map(
    found.threads.map(({ plan, thread: { slots } }) => {
      const width = slots.reduce((sum, slot) => sum + slot.width, 0) / Math.max(1, slots.length);
      return [threadKey(plan), { lines: slots.length, characters: width / setting.size }];
    }),
  );
}

/** A frame with what each of its heights gives each thread, in lines. */
export interface HeightLever {
  readonly id: string;
  /** The height of a headline follows it. */
  readonly bearsHeads: boolean;
  readonly choices: readonly (Choice<number> & { readonly gives: ReadonlyMap<string, number> })[];
}

/** What each choice of a lever alone does to the rooms. Choices that make no sense are left out. */
export interface LeverRooms {
  readonly plain: Rooms;
  readonly sizes: ReadonlyMap<number, Rooms>;
  readonly lines: ReadonlyMap<number, Rooms>;
  readonly dropped: ReadonlyMap<number, Rooms>;
  readonly heights: readonly HeightLever[];
}

/** Measures every choice of every lever by itself. */
export function leverRooms(
  matter: LayoutMatter,
  grid: Grid,
  plain: Setting,
  levers: Levers,
  memory: CopyMemory,
): LeverRooms | undefined {
  const own = roomsIn(matter, grid, plain, memory);
  if (!own) return undefined;
  const each = (choices: readonly Choice<number>[], key: 'size' | 'lines' | 'dropped') =>
    new Map(
      choices.flatMap(({ value }): [number, Rooms][] => {
        const rooms = roomsIn(matter, grid, { ...plain, [key]: value }, memory);
        return rooms ? [[value, rooms]] : [];
      }),
    );
  return {
    plain: own,
    sizes: each(levers.sizes, 'size'),
    lines: each(levers.lines, 'lines'),
    dropped: each(levers.dropped, 'dropped'),
    heights: levers.heights.map(({ id, bearsHeads, choices }) => ({
      id,
      bearsHeads,
      choices: choices.flatMap((choice) => {
        const rooms = roomsIn(matter, grid, { ...plain, heights: new Map([[id, choice.value]]) }, memory);
        return rooms ? [{ ...choice, gives: difference(own, rooms) }] : [];
      }),
    })),
  };
}

/** Lines that threads have more, or fewer; those that keep theirs are left out. */
export function difference(from: Rooms, to: Rooms): ReadonlyMap<string, number> {
  return new Map(
    [...from].flatMap(([key, { lines }]): [string, number][] => {
      const more = (to.get(key)?.lines ?? lines) - lines;
      return more === 0 ? [] : [[key, more]];
    }),
  );
}
