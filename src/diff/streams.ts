import type { Cell, Sheet, SheetLine } from './sheet.ts';

/** Lines that are read one after another, as words: a story, or the copy of one frame that is not of the story. */
export interface Stream {
  readonly key: string;
  readonly story?: string;
  /** Indexes into the lines of the sheet. */
  readonly lines: readonly number[];
  readonly tokens: readonly Token[];
  readonly paragraphs: readonly Paragraph[];
}

/** A word of the comparison: a Han character, a mark, a Latin word, a number. */
export interface Token {
  readonly text: string;
  readonly cells: readonly CellAt[];
  /** Whether a blank stands before it; at the start of a line nobody knows. */
  readonly blank: boolean | undefined;
}

/** A cell by its line in the sheet and its place in the line. */
export interface CellAt {
  readonly line: number;
  readonly cell: number;
}

/** A paragraph: tokens `from` to before `until`. */
export interface Paragraph {
  readonly from: number;
  readonly until: number;
  readonly text: string;
  readonly kind: SheetLine['kind'];
}

/** Cuts a sheet into streams. `frameKey` gives a frame the name that it has on both pages. */
export function streamsOf(sheet: Sheet, frameKey: (id: string) => string): Stream[] {
  const byKey = new Map<string, number[]>();
  sheet.lines.forEach((line, index) => {
    const key = streamKey(line, frameKey);
    const known = byKey.get(key);
    if (known) known.push(index);
    else byKey.set(key, [index]);
  });
  return [...byKey].map(([key, lines]) => {
    const story = sheet.lines[lines[0]!]!.story;
    return { key, ...(story === undefined ? {} : { story }), lines, ...tokensOf(sheet, lines) };
  });
}

/** Pieces out of the story stand in the frame of the story and are no part of its words. */
function streamKey(line: SheetLine, frameKey: (id: string) => string): string {
  return line.role === 'story' && line.story !== undefined
    ? `story ${line.story}`
    : `${line.role} ${frameKey(line.frame)}`;
}

function tokensOf(sheet: Sheet, lines: readonly number[]): Pick<Stream, 'tokens' | 'paragraphs'> {
  const tokens: Token[] = [];
  const paragraphs: Paragraph[] = [];
  let from = 0;
  let current: string | undefined;
  const close = (kind: SheetLine['kind']) => {
    if (tokens.length > from) {
      const text = tokens
        .slice(from)
        .map((token) => token.text)
        .join('\u0001');
      paragraphs.push({ from, until: tokens.length, text, kind });
    }
    from = tokens.length;
  };
  let open: OpenWord | undefined;
  let kind: SheetLine['kind'] = 'text';
  for (const index of lines) {
    const line = sheet.lines[index]!;
    if (current !== undefined && line.paragraph !== current) {
      close(kind);
      open = undefined;
    }
    current = line.paragraph;
    kind = line.kind;
    open = tokenize(line.cells, index, tokens, open);
  }
  close(kind);
  return { tokens, paragraphs };
}

/** A Latin word that may go on. */
interface OpenWord {
  text: string;
  readonly cells: CellAt[];
  blank: boolean | undefined;
}

function startWord(tokens: Token[], blank: boolean | undefined): OpenWord {
  const word: OpenWord = { text: '', cells: [], blank };
  tokens.push(word);
  return word;
}

/** 8:30, 3.5 and 1,000 are one number: taken up again after the mark in it. */
function numberGoingOn(tokens: Token[], text: string, blank: boolean | undefined): OpenWord | undefined {
  const [number, mark] = tokens.slice(-2);
  if (!number || !mark || blank !== false || mark.blank !== false) return undefined;
  if (!/^\d/.test(text) || !/^[.:,]$/.test(mark.text) || !/\d$/.test(number.text)) return undefined;
  tokens.splice(-2, 2);
  const whole: OpenWord = {
    text: number.text + mark.text,
    cells: [...number.cells, ...mark.cells],
    blank: number.blank,
  };
  tokens.push(whole);
  return whole;
}

const WORD = /^[\p{Script=Latin}\p{M}\p{Nd}]+$/u;
const BLANK = /^[\s\u00ad\u200b]*$/u;
const HYPHEN = /^[-\u2010]$/u;

/** Adds the tokens of a line; gives the word that may go on in the next one. */
function tokenize(
  cells: readonly Cell[],
  line: number,
  tokens: Token[],
  goingOn: OpenWord | undefined,
): OpenWord | undefined {
  let open = goingOn;
  let blank: boolean | undefined;
  cells.forEach(({ text }, cell) => {
    if (BLANK.test(text)) {
      blank = true;
      open = undefined;
      return;
    }
    // A hyphen at the end of a line comes and goes with the break.
    if (HYPHEN.test(text) && cell === cells.length - 1 && open) return;
    if (WORD.test(text)) {
      if (open) {
        open.text += text;
        open.cells.push({ line, cell });
      } else {
        open = numberGoingOn(tokens, text, blank) ?? startWord(tokens, blank);
        open.text += text;
        open.cells.push({ line, cell });
      }
    } else {
      open = undefined;
      tokens.push({ text, cells: [{ line, cell }], blank });
    }
    blank = false;
  });
  return open;
}
