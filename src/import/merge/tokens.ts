import { type Hunk, hunksOf } from '../../diff/align.ts';

export type { Hunk };

/**
 * The words of a paragraph cut for comparing: a number or a Latin word is one token, so that 1500 and 1600 never merge
 * into something that nobody wrote; every other character is a token by itself.
 */
export function tokensOf(text: string): string[] {
  return text.match(/[A-Za-z0-9]+(?:[.,%:/-]?[A-Za-z0-9]+)*%?|[\ud800-\udbff][\udc00-\udfff]|[\s\S]/g) ?? [];
}

/** Where two lists of tokens differ; when they have too little in common, from the first to the last of them. */
export function differences(old: readonly string[], now: readonly string[]): readonly Hunk[] {
  return hunksOf(old, now) ?? [{ old: [0, old.length], new: [0, now.length] }];
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
