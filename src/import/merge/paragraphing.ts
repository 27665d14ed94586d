import { type Chunk, chunk } from './chunks.ts';
import { matchChunks } from './match.ts';

/** Where a new file ends paragraphs otherwise than the old one did. */
export type Paragraphing = 'split' | 'joined';

/** Base and story with their paragraphs ended where the new file ends them. */
export interface Paragraphed {
  readonly base: readonly Chunk[];
  readonly mine: readonly Chunk[];
  /** Chunks of `mine` that are a part, or several, of what was a paragraph. */
  readonly made: ReadonlyMap<Chunk, Paragraphing>;
}

/** Characters on either side of an end of a paragraph by which the place is found again. */
const SIDE = 8;
/** Characters of the shortest paragraph that is looked for: 他笑了。 */
const SHORTEST = 4;
/** Paragraphs that are split or joined in one file. */
const MOST = 200;

/**
 * Splits and joins paragraphs of the base and of the story as the new file has done, so that their marks and the words
 * changed by hand are merged where they stand. A place is known by the words on either side of it; where the hand has
 * changed those, nothing is done.
 */
export function paragraphsAs(
  now: readonly Chunk[],
  oldBase: readonly Chunk[],
  oldMine: readonly Chunk[],
): Paragraphed {
  const state: State = { base: [...oldBase], mine: [...oldMine], made: new Map() };
  for (const [i, left] of now.entries()) {
    const right = now[i + 1];
    if (state.made.size < MOST && isLong(left) && right && isLong(right)) splitAt(state, left, right);
  }
  for (let b = 0; b + 1 < state.base.length && state.made.size < MOST; ) {
    if (!joinAt(state, now, b)) b++;
  }
  return state;
}

interface State {
  readonly base: Chunk[];
  readonly mine: Chunk[];
  readonly made: Map<Chunk, Paragraphing>;
}

function isLong({ kind, words }: Chunk): boolean {
  return kind === 'paragraph' && words.length >= SHORTEST;
}

/** The words round the place where one chunk ends and the next begins. */
function seamOf(left: Chunk, right: Chunk): { readonly words: string; readonly cut: number } {
  const [before, after] = [left.words.slice(-SIDE), right.words.slice(0, SIDE)];
  return { words: before + after, cut: before.length };
}

function withSeam(chunks: readonly Chunk[], words: string): number {
  return chunks.findIndex((each) => isLong(each) && each.words.includes(words));
}

function splitAt({ base, mine, made }: State, left: Chunk, right: Chunk): void {
  const seam = seamOf(left, right);
  const b = withSeam(base, seam.words);
  if (b < 0) return;
  const parts = partsOf(base[b]!, base[b]!.words.indexOf(seam.words) + seam.cut);
  if (!parts) return;
  const m = withSeam(mine, seam.words);
  const own = m < 0 ? undefined : partsOf(mine[m]!, mine[m]!.words.indexOf(seam.words) + seam.cut);
  // Split by hand at the same place: then only the base is behind.
  const isSplit = m < 0 && mine.some(({ words }) => words.startsWith(seam.words.slice(seam.cut)));
  if (!own && !isSplit) return;
  base.splice(b, 1, ...parts);
  if (!own) return;
  mine.splice(m, 1, ...own);
  made.set(own[0], 'split');
}

/** A paragraph in two, its marks whole on either side; undefined where a mark reaches over the place. */
function partsOf({ source, words, offsets, gap }: Chunk, cut: number): [Chunk, Chunk] | undefined {
  const first = (offsets[cut - 1] ?? 0) + 1;
  for (let at = offsets[cut] ?? first; at >= first; at--) {
    const left = chunk(source.slice(0, at), gap);
    const right = chunk(source.slice(at));
    const isWhole = left.words === words.slice(0, cut) && right.words === words.slice(cut);
    if (isWhole && left.kind === 'paragraph' && right.kind === 'paragraph') return [left, right];
  }
  return undefined;
}

function joinAt(state: State, now: readonly Chunk[], b: number): boolean {
  const { base, mine, made } = state;
  const [left, right] = [base[b]!, base[b + 1]!];
  if (!isLong(left) || !isLong(right)) return false;
  const { words } = seamOf(left, right);
  const isWanted = withSeam(now, words) >= 0 && withSeam(base, words) < 0;
  const whole = isWanted ? joined(left, right) : undefined;
  if (!whole) return false;
  // Joined by hand already: then only the base is behind.
  if (withSeam(mine, words) < 0) {
    const { forth, back } = matchChunks(base, mine);
    const [m, next] = [forth.get(b) ?? -1, forth.get(b + 1) ?? -1];
    const between = mine.slice(m + 1, next);
    const isFree = between.every(({ kind }, k) => /^(?:block|other)$/.test(kind) && !back.has(m + 1 + k));
    const own = m >= 0 && next > m && isFree ? joined(mine[m]!, mine[next]!) : undefined;
    if (!own) return false;
    mine.splice(m, next - m + 1, own, ...between);
    made.set(own, 'joined');
  }
  base.splice(b, 2, whole);
  return true;
}

/** Two paragraphs as one; undefined when the second does not read the same in the middle of a line. */
function joined(left: Chunk, right: Chunk): Chunk | undefined {
  const whole = chunk(left.source.trimEnd() + right.source.trimStart(), left.gap);
  const isSame = whole.kind === 'paragraph' && whole.words === left.words + right.words;
  return isSame && left.kind === right.kind ? whole : undefined;
}
