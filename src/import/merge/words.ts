import { differences, type Hunk, joinedHunks, tokensOf } from './tokens.ts';

/** A change of words: 原文 → 改后; one side is '' for words that were added or cut. */
export interface WordChange {
  readonly from: string;
  readonly to: string;
}

/** Words after both sides changed them. */
export interface MergedWords {
  readonly words: string;
  /**
   * What the new file changed where the story had been changed by hand: the story's words were kept. Both with the words
   * on either side, so that what was cut can be seen.
   */
  readonly conflicts: readonly { readonly mine: string; readonly now: string }[];
}

/** Tokens on either side of words that came or went, and of words that both sides changed. */
const CONTEXT = 2;
const CONFLICT_CONTEXT = 4;

/** What changed between two texts, as a reader would tell it. */
export function wordChanges(from: string, to: string): WordChange[] {
  const [old, now] = [tokensOf(from), tokensOf(to)];
  return joinedHunks(differences(old, now)).map((hunk) => {
    // Words that only came or only went are told with their neighbours: “二十年” → “二十一年”.
    const isOneSided = hunk.old[0] === hunk.old[1] || hunk.new[0] === hunk.new[1];
    const before = isOneSided ? Math.min(CONTEXT, hunk.old[0]) : 0;
    const after = isOneSided ? Math.min(CONTEXT, old.length - hunk.old[1]) : 0;
    return {
      from: old.slice(hunk.old[0] - before, hunk.old[1] + after).join(''),
      to: now.slice(hunk.new[0] - before, hunk.new[1] + after).join(''),
    };
  });
}

/**
 * Puts the changes of a new file into words that were also changed by hand. Where both changed the same stretch, or
 * stretches side by side, the words of the hand stay and the others are told.
 */
export function mergeWords(base: string, mine: string, now: string): MergedWords {
  const [b, m, n] = [tokensOf(base), tokensOf(mine), tokensOf(now)];
  const byHand = joinedHunks(differences(b, m));
  const byFile = joinedHunks(differences(b, n));
  const conflicts: { mine: string; now: string }[] = [];
  const taken: { at: readonly [number, number]; tokens: readonly string[] }[] = byHand.map((hunk) => ({
    at: hunk.old,
    tokens: m.slice(...hunk.new),
  }));
  for (const hunk of byFile) {
    const tokens = n.slice(...hunk.new);
    const rival = byHand.find((other) => touches(other, hunk));
    if (!rival) taken.push({ at: hunk.old, tokens });
    else if (m.slice(...rival.new).join('') !== tokens.join('') || rival.old.join() !== hunk.old.join()) {
      conflicts.push({ mine: around(m, rival.new), now: around(n, hunk.new) });
    }
  }
  taken.sort((x, y) => x.at[0] - y.at[0]);
  const out: string[] = [];
  let at = 0;
  for (const { at: range, tokens } of taken) {
    out.push(...b.slice(at, range[0]), ...tokens);
    at = range[1];
  }
  out.push(...b.slice(at));
  return { words: out.join(''), conflicts };
}

function around(tokens: readonly string[], [start, end]: readonly [number, number]): string {
  return tokens.slice(Math.max(0, start - CONFLICT_CONTEXT), end + CONFLICT_CONTEXT).join('');
}

function touches(a: Hunk, b: Hunk): boolean {
  return a.old[0] <= b.old[1] && b.old[0] <= a.old[1];
}
