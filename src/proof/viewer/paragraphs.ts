import type { ProofLine } from '../data.ts';

/** Lines of type that are one paragraph of the copy, with its text as the story has it: no breaks, no hyphens. */
export interface Paragraph {
  /** Indexes of its lines in the page, in order. */
  readonly lines: readonly number[];
  /** Where each line begins in the text. */
  readonly starts: readonly number[];
  readonly text: string;
}

/** A unit of a line of type. */
export interface Spot {
  readonly line: number;
  readonly at: number;
}

/** The paragraphs of a page in reading order. */
export function paragraphsOf(lines: readonly ProofLine[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let own: { lines: number[]; starts: number[]; text: string } | undefined;
  lines.forEach((line, index) => {
    if (!own) {
      own = { lines: [], starts: [], text: '' };
      paragraphs.push(own);
    }
    own.lines.push(index);
    own.starts.push(own.text.length);
    own.text += line.text + (line.join ?? '');
    if (line.join === undefined) own = undefined;
  });
  return paragraphs;
}

/** The copy between two spots of a page, paragraphs on lines of their own. */
export function textBetween(lines: readonly ProofLine[], from: Spot, to: Spot): string {
  let out = '';
  for (let index = from.line; index <= to.line; index++) {
    const line = lines[index];
    if (!line) break;
    const isLast = index === to.line;
    const start = index === from.line ? from.at : 0;
    out += line.text.slice(start, isLast ? to.at : line.text.length);
    if (!isLast) out += line.join ?? '\n';
  }
  return out;
}
