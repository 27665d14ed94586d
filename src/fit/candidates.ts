import type { HeadPrices } from './head-prices.ts';
import { type Group, groupsOf, pickHeights } from './heights.ts';
import type { Known } from './known.ts';
import type { Choice, Levers } from './levers.ts';
import type { LeverRooms } from './rooms.ts';
import { difference } from './rooms.ts';
import { geometryKey, type Setting, typeKey } from './setting.ts';

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

/** @param tooLong whether optional elements may go: they never do for a page that is too short. */
export function fieldOf(
  plain: Setting,
  levers: Levers,
  rooms: LeverRooms,
  tooLong: boolean,
  optional: readonly (string | undefined)[],
  priceOfHeads: HeadPrices,
): Field {
  const globals = levers.sizes.flatMap((size) =>
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
      .map((one) => ({ ...one, type: typeKey(one.value), geometry: geometryKey(one.value) })),
    rooms,
    groups: groupsOf(rooms.heights),
    optional,
    priceOfHeads,
    errors: new Map(),
    bases: new Map(),
  };
}

/**
 * The candidate with the lowest score that `isNew` lets pass, among those in type of which something is known: by what
 * gives, by how far whites are from what is preferred, and by lines that are off.
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
    const heads = field.priceOfHeads(value, geometry);
    const limit = best ? best.score - cost - heads.plain : Number.POSITIVE_INFINITY;
    const gone = new Set(field.optional.slice(0, value.dropped));
    for (const { heights, give, off, score } of pickHeights(field.groups, {
      base,
      known,
      heads,
      gone,
      limit,
    })) {
      const total = cost + heads.plain + score;
      if (best && total >= best.score) break;
      const setting = { ...value, heights: new Map(heights) };
      if (isNew(setting)) best = { setting, give: cost + heads.plain + give, off, score: total };
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
  const geometry = geometryKey(setting);
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
