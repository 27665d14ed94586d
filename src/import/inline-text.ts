import { escapeCopy, escapeQuestion } from './escape.ts';
import type { Piece } from './manuscript.ts';

/** Fonts of runs to marks: 楷体 → kai. Empty unless a mapping file says so. */
export type FontMarks = ReadonlyMap<string, 'hei' | 'kai'>;

type Mark = 'plain' | 'emphasis' | 'hei' | 'kai';

/** Where words stand: a `first-cell` begins its line, a `cell` does not. */
export type InlineMode = 'head' | 'body' | 'quote' | 'first-cell' | 'cell';

/** Pieces as source of one line. */
export function inline(pieces: readonly Piece[], mode: InlineMode, fonts: FontMarks): string {
  const runs = marked(pieces, mode, fonts);
  const hasBrackets = runs.some((run) => run.kind === 'mark' && (run.mark === 'hei' || run.mark === 'kai'));
  const before = { text: '' };
  return runs
    .map((run) => {
      if (run.kind === 'break') return isBody(mode) ? '' : '|';
      if (run.kind === 'query') return `:query[${question(run.question, mode)}]`;
      const isStart = before.text === '' && run.mark === 'plain' && mode !== 'head' && mode !== 'cell';
      before.text += run.text;
      const text = escapeCopy(run.text, { isStart, hasBrackets });
      if (run.mark === 'plain') return text;
      return run.mark === 'emphasis' ? `**${text}**` : `:${run.mark}[${text}]`;
    })
    .join('');
}

/** Lines that have emphasis and fonts, and no break places. */
function isBody(mode: InlineMode): boolean {
  return mode !== 'head' && mode !== 'quote';
}

/** A bar in a question would end its cell. */
function question(words: string, mode: InlineMode): string {
  const escaped = escapeQuestion(words) || '批注没有文字';
  return mode === 'cell' || mode === 'first-cell' ? escaped.replaceAll('|', '\\|') : escaped;
}

type Run =
  | { kind: 'mark'; mark: Mark; text: string }
  | { kind: 'break' }
  | { kind: 'query'; question: string };

/** Runs of one mark each; a mark that covers a whole paragraph, or that the grammar could not read back, is none. */
function marked(pieces: readonly Piece[], mode: InlineMode, fonts: FontMarks): Run[] {
  const words = pieces.filter((piece) => piece.kind === 'text');
  const isAllBold = words.every(({ bold, text }) => bold || text.trim() === '');
  const runs: Run[] = [];
  const add = (mark: Mark, text: string) => {
    const last = runs.at(-1);
    if (last?.kind === 'mark' && last.mark === mark) last.text += text;
    else if (text !== '') runs.push({ kind: 'mark', mark, text });
  };
  for (const piece of pieces) {
    if (piece.kind === 'break') {
      if (!isBody(mode)) runs.push({ kind: 'break' });
      else if (isLatinSeam(runs, pieces, piece)) add('plain', ' ');
    } else if (piece.kind === 'query') runs.push({ kind: 'query', question: piece.question });
    else if (piece.kind === 'text') {
      const font = isBody(mode) && piece.font !== undefined ? fonts.get(piece.font) : undefined;
      const isEmphasis = isBody(mode) && piece.bold && !isAllBold;
      if (font) add(font, piece.text);
      else if (isEmphasis) add('emphasis', piece.text);
      else add('plain', piece.text);
    }
  }
  return joined(
    runs.flatMap((run) => (run.kind === 'mark' && run.mark === 'emphasis' ? readable(run.text) : [run])),
  );
}

/** A Shift-Enter between two Latin words is a blank; anywhere else it is nothing. */
function isLatinSeam(runs: readonly Run[], pieces: readonly Piece[], at: Piece): boolean {
  const last = runs.findLast((run) => run.kind === 'mark');
  const next = pieces.slice(pieces.indexOf(at) + 1).find((piece) => piece.kind === 'text');
  return /[!-~]$/.test(last?.text ?? '') && next?.kind === 'text' && /^[!-~]/.test(next.text);
}

/** `**` must not be followed by a blank or a closing mark, nor follow an opening one: such edges stay outside. */
function readable(text: string): Run[] {
  const [, before = '', core = '', after = ''] =
    /^([\s\u3000，。、；：？！）】》」』”’]*)([\s\S]*?)([\s\u3000（【《「『“‘]*)$/.exec(text) ?? [];
  const runs: Run[] = [];
  if (before) runs.push({ kind: 'mark', mark: 'plain', text: before });
  if (core) runs.push({ kind: 'mark', mark: 'emphasis', text: core });
  if (after) runs.push({ kind: 'mark', mark: 'plain', text: after });
  return runs;
}

function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (run.kind === 'mark' && last?.kind === 'mark' && last.mark === run.mark) last.text += run.text;
    else out.push({ ...run });
  }
  return out;
}
