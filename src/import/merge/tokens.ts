/**
 * The words of a paragraph cut for comparing: a number or a Latin word is one token, so that 1500 and 1600 never merge
 * into something that nobody wrote; every other character is a token by itself.
 */
export function tokensOf(text: string): string[] {
  return text.match(/[A-Za-z0-9]+(?:[.,%:/-]?[A-Za-z0-9]+)*%?|[\ud800-\udbff][\udc00-\udfff]|[\s\S]/g) ?? [];
}

/** A stretch that differs: from and before which token, in the old and in the new list. */
export interface Hunk {
  readonly old: readonly [from: number, until: number];
  readonly new: readonly [from: number, until: number];
}

/** Cells of the table of a comparison; longer texts count as replaced from their first to their last difference. */
const MOST_CELLS = 6_000_000;

/** Where two lists differ, by a longest common subsequence. */
export function hunksOf(old: readonly string[], now: readonly string[]): Hunk[] {
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let [oldEnd, newEnd] = [old.length, now.length];
  while (oldEnd > head && newEnd > head && old[oldEnd - 1] === now[newEnd - 1]) {
    oldEnd--;
    newEnd--;
  }
  if (oldEnd === head && newEnd === head) return [];
  const [rows, columns] = [oldEnd - head, newEnd - head];
  if (rows * columns > MOST_CELLS || rows === 0 || columns === 0) {
    return [{ old: [head, oldEnd], new: [head, newEnd] }];
  }
  return walkTable(old, now, head, rows, columns);
}

function walkTable(
  old: readonly string[],
  now: readonly string[],
  head: number,
  rows: number,
  columns: number,
): Hunk[] {
  const width = columns + 1;
  const common = new Uint16Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      common[i * width + j] =
        old[head + i] === now[head + j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
    }
  }
  const hunks: Hunk[] = [];
  let [i, j] = [0, 0];
  let [fromI, fromJ] = [0, 0];
  const close = () => {
    if (i > fromI || j > fromJ) hunks.push({ old: [head + fromI, head + i], new: [head + fromJ, head + j] });
  };
  while (i < rows && j < columns) {
    if (old[head + i] === now[head + j]) {
      close();
      i++;
      j++;
      [fromI, fromJ] = [i, j];
    } else if (common[(i + 1) * width + j]! >= common[i * width + j + 1]!) i++;
    else j++;
  }
  [i, j] = [rows, columns];
  close();
  return hunks;
}

/** Hunks that have at most one unchanged token between them are one change to a reader. */
export function joinedHunks(hunks: readonly Hunk[], gap = 1): Hunk[] {
  const out: Hunk[] = [];
  for (const hunk of hunks) {
    const last = out.at(-1);
    if (last && hunk.old[0] - last.old[1] <= gap) {
      out[out.length - 1] = { old: [last.old[0], hunk.old[1]], new: [last.new[0], hunk.new[1]] };
    } else out.push(hunk);
  }
  return out;
}
