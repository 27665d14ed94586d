import { diffArrays } from 'diff';

/** A stretch that differs: `from` to before `until` in the old and in the new list. */
export interface Hunk {
  readonly old: readonly [from: number, until: number];
  readonly new: readonly [from: number, until: number];
}

/** Two lists that differ in more places than this are taken to have nothing in common: the search would go on for seconds. */
const MOST_EDITS = 3000;

/**
 * Where two lists of words differ. The same lists the other way round give the same hunks the other way round.
 * Undefined when they have too little in common.
 */
export function hunksOf(old: readonly string[], now: readonly string[]): Hunk[] | undefined {
  // Of several shortest ways the library takes the one that comes first, which depends on the direction.
  if (isBefore(now, old)) return ordered(now, old)?.map((hunk) => ({ old: hunk.new, new: hunk.old }));
  return ordered(old, now);
}

function isBefore(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return a.length < b.length;
  const at = a.findIndex((word, i) => word !== b[i]);
  return at >= 0 && a[at]! < b[at]!;
}

function ordered(old: readonly string[], now: readonly string[]): Hunk[] | undefined {
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let [oldEnd, newEnd] = [old.length, now.length];
  while (oldEnd > head && newEnd > head && old[oldEnd - 1] === now[newEnd - 1]) {
    oldEnd--;
    newEnd--;
  }
  const parts = diffArrays(old.slice(head, oldEnd), now.slice(head, newEnd), { maxEditLength: MOST_EDITS });
  if (!parts) return undefined;
  const hunks: Hunk[] = [];
  let [i, j] = [head, head];
  let open: Hunk | undefined;
  for (const { added, removed, count } of parts) {
    if (!added && !removed) {
      if (open) hunks.push(open);
      open = undefined;
      [i, j] = [i + count, j + count];
      continue;
    }
    const [toI, toJ] = [removed ? i + count : i, added ? j + count : j];
    open = open ? { old: [open.old[0], toI], new: [open.new[0], toJ] } : { old: [i, toI], new: [j, toJ] };
    [i, j] = [toI, toJ];
  }
  if (open) hunks.push(open);
  return hunks;
}

/**
 * Joins words that went with words that came right beside, where a reader would call both one change: 行进 → 进行 is
 * not “行 added, 行 removed”. What lies between must be no longer than either of them.
 */
export function joined(hunks: readonly Hunk[]): Hunk[] {
  const out: Hunk[] = [];
  for (const hunk of hunks) {
    const last = out.at(-1);
    if (last && isExchange(last, hunk)) {
      out[out.length - 1] = { old: [last.old[0], hunk.old[1]], new: [last.new[0], hunk.new[1]] };
    } else {
      out.push(hunk);
    }
  }
  return out;
}

function isExchange(a: Hunk, b: Hunk): boolean {
  const size = ([from, until]: readonly [number, number]) => until - from;
  const goesAndComes = size(a.new) === 0 && size(b.old) === 0;
  const comesAndGoes = size(a.old) === 0 && size(b.new) === 0;
  const least = Math.min(size(a.old) + size(a.new), size(b.old) + size(b.new));
  return (goesAndComes || comesAndGoes) && b.old[0] - a.old[1] <= Math.min(least, 3);
}
