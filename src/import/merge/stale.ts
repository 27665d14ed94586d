/** Words that a second file took out of the story and that still stand somewhere else. */
export interface StaleWords {
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  readonly words: string;
}

/** Characters in a row that tell a name or a figure: 冯桂兰, 214. */
const LENGTH = 3;
const SIGN = /[\p{Script=Han}\p{L}\p{N}.%％]/u;

/**
 * Where a page file still says what the story no longer does: a name that was corrected in the copy and not in the
 * caption. Told by every three characters that the story had before, and has nowhere now.
 */
export function staleWords(before: string, after: string, pageFile: string): StaleWords[] {
  const gone = threesOf(before);
  for (const three of threesOf(after)) gone.delete(three);
  if (gone.size === 0) return [];
  return pageFile.split(/\r?\n/).flatMap((text, row) => {
    const found: StaleWords[] = [];
    // A comment is nobody's copy.
    const line = text.replace(/(^|\s)#.*$/, '$1');
    for (let at = 0; at + LENGTH <= line.length; at++) {
      let end = at;
      while (gone.has(line.slice(end, end + LENGTH))) end++;
      if (end === at) continue;
      const words = line.slice(at, end + LENGTH - 1);
      found.push({ line: row + 1, column: at + 1, words });
      at += words.length - 1;
    }
    return found;
  });
}

function threesOf(text: string): Set<string> {
  const threes = new Set<string>();
  for (let at = 0; at + LENGTH <= text.length; at++) {
    const three = text.slice(at, at + LENGTH);
    if ([...three].every((sign) => SIGN.test(sign))) threes.add(three);
  }
  return threes;
}
