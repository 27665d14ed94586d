import type { ProofPage } from '../data.ts';
import { type Paragraph, paragraphsOf } from './paragraphs.ts';

/** A place where the words stand: one stretch for each line of type that they run over. */
export interface Hit {
  readonly page: number;
  readonly parts: readonly { readonly line: number; readonly from: number; readonly to: number }[];
  /** The words with some of what stands round them. */
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** Hits that are still listed and drawn; nobody looks through more. */
export const MOST_HITS = 2000;
const ROUND = 12;

/**
 * Finds words in the copy of all pages, over the ends of lines too. Case, blanks, and whether a Latin letter is narrow
 * or wide make no difference.
 */
export function findWords(pages: readonly Pick<ProofPage, 'lines'>[], query: string): Hit[] {
  const wanted = folded(query).text;
  if (wanted === '') return [];
  const hits: Hit[] = [];
  for (const [page, { lines }] of pages.entries()) {
    for (const paragraph of paragraphsOf(lines)) {
      const { text, at } = folded(paragraph.text);
      for (
        let i = text.indexOf(wanted);
        i >= 0 && hits.length < MOST_HITS;
        i = text.indexOf(wanted, i + wanted.length)
      ) {
        hits.push(hitOf(page, paragraph, at[i]!, at[i + wanted.length - 1]! + 1, lines));
      }
    }
  }
  return hits;
}

function hitOf(
  page: number,
  { lines: own, starts, text }: Paragraph,
  from: number,
  to: number,
  lines: ProofPage['lines'],
): Hit {
  const parts = own.flatMap((line, n) => {
    const start = starts[n]!;
    const length = lines[line]!.text.length;
    const [first, last] = [Math.max(from - start, 0), Math.min(to - start, length)];
    return first < last ? [{ line, from: first, to: last }] : [];
  });
  return {
    page,
    parts,
    before: text.slice(Math.max(0, from - ROUND), from),
    words: text.slice(from, to),
    after: text.slice(to, to + ROUND),
  };
}

/** Text without what makes no difference, and where each of its units stood. */
function folded(text: string): { readonly text: string; readonly at: readonly number[] } {
  let out = '';
  const at: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (/\s/.test(text[i]!)) continue;
    const narrow = unit >= 0xff01 && unit <= 0xff5e ? String.fromCharCode(unit - 0xfee0) : text[i]!;
    const lower = narrow.toLowerCase();
    out += lower.length === 1 ? lower : narrow;
    at.push(i);
  }
  return { text: out, at };
}
