import { type Hit, layoutRule } from './rule.ts';
import { type Sheet, shortened, type TypeLine } from './sheet.ts';

/**
 * The same words twice in kicker, title and deck, or a subhead that is the head. The subject of a story, which its
 * text says over and over, may stand in each of its heads.
 */
export const headRepeats = layoutRule({
  id: 'L40',
  code: 'layout-head-repeats',
  zh: '标题重复',
  en: 'repetition in heads',
  level: 'info',
  limits: {
    characters: { value: 2, zh: '几字以上算重复', en: 'characters from which words count' },
    subject: {
      value: 5,
      zh: '文里每千字出现几次算主题词',
      en: 'times in 1000 characters that make a subject',
    },
  },
  check(sheet, { characters, subject }) {
    return [...inHeads(sheet, characters, subject), ...subheads(sheet)];
  },
});

function inHeads(sheet: Sheet, least: number, often: number): Hit[] {
  return sheet.heads.flatMap((head) => {
    const body = words(sheet.reading.filter(({ kind, story }) => kind === 'body' && story === head.story));
    // Three times at least: in a few lines of copy a word said once is no subject.
    const times = Math.max(3, (often * body.length) / 1000);
    const isSubject = (word: string) => body.split(word).length - 1 >= times;
    const pieces = ['kicker', 'title', 'subtitle'].flatMap((kind) => {
      const own = head.lines.filter((line) => line.kind === kind);
      return own.length > 0 ? [own] : [];
    });
    return pieces.flatMap((piece, i) =>
      pieces.slice(i + 1).flatMap((other): Hit[] => {
        const word = longestCommon(words(piece), words(other), isSubject);
        return word.length >= least ? [{ line: other[0]!.index, a: word, b: shortened(words(other)) }] : [];
      }),
    );
  });
}

function subheads(sheet: Sheet): Hit[] {
  const titles = new Set(sheet.heads.map(({ text }) => text.trim()));
  return sheet.lines
    .filter(({ kind, text }) => kind === 'subhead' && titles.has(text.trim()))
    .map((line) => ({ line: line.index, a: shortened(line.text), b: shortened(line.text) }));
}

function words(lines: readonly TypeLine[]): string {
  return lines.map(({ text }) => text).join('');
}

/** The longest stretch of Han that stands in both and is no subject. Heads are short, so every stretch is tried. */
function longestCommon(a: string, b: string, isSubject: (word: string) => boolean): string {
  let best = '';
  for (let i = 0; i < Math.min(a.length, 200); i++) {
    for (let end = i + best.length + 1; end <= a.length; end++) {
      const piece = a.slice(i, end);
      if (!/^[\u3400-\u9fff]+$/.test(piece) || !b.includes(piece)) break;
      if (!isSubject(piece)) best = piece;
    }
  }
  return best;
}
