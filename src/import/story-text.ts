import { noteLabel } from '../content/tags.ts';
import { escapeCopy, escapeQuestion } from './escape.ts';
import type { Piece } from './manuscript.ts';
import type { Part, PartRole } from './roles.ts';

/** Fonts of runs to marks: 楷体 → kai. Empty unless a mapping file says so. */
export type FontMarks = ReadonlyMap<string, 'hei' | 'kai'>;

/** A story as source, and the paragraph numbers of heads that came a second time and were made subheads. */
export interface StoryText {
  readonly text: string;
  readonly secondHeads: readonly Part[];
}

type Head = 'kicker' | 'title' | 'subtitle';
const HEADS: readonly Head[] = ['kicker', 'title', 'subtitle'];

/** Writes parts as a story: heads first, then everything in its order, a blank line between. */
export function storyText(parts: readonly Part[], fonts: FontMarks): StoryText {
  const heads = new Map<Head, Part[]>();
  const rest: Part[] = [];
  const secondHeads: Part[] = [];
  parts.forEach((part) => {
    const { role } = part;
    if (role === 'drop' || role === 'caption') {
      const queries = part.paragraph.pieces.filter(({ kind }) => kind === 'query');
      if (queries.length > 0)
        rest.push({
          ...part,
          role: 'paragraph',
          paragraph: { ...part.paragraph, pieces: queries },
          text: '',
        });
      return;
    }
    if (!isHead(role)) {
      if (hasCopy(part)) rest.push(part);
      return;
    }
    const known = heads.get(role);
    const follows = known && rest.length === 0;
    if (!known) heads.set(role, [part]);
    else if (follows) known.push(part);
    else {
      secondHeads.push(part);
      rest.push({ ...part, role: 'subhead' });
    }
  });
  const lines = [...headLines(heads, fonts), ...bodyLines(rest, fonts)];
  return { text: `${lines.join('\n\n')}\n`, secondHeads };
}

function isHead(role: PartRole): role is Head {
  return (HEADS as readonly PartRole[]).includes(role);
}

function hasCopy({ paragraph }: Part): boolean {
  return paragraph.pieces.some(({ kind }) => kind === 'text' || kind === 'query');
}

function headLines(heads: ReadonlyMap<Head, readonly Part[]>, fonts: FontMarks): string[] {
  return HEADS.flatMap((role) => {
    const parts = heads.get(role);
    if (!parts) return [];
    const text = parts.map(({ paragraph }) => inline(paragraph.pieces, 'head', fonts)).join('|');
    if (role === 'title') return [`# ${text}`];
    return [role === 'kicker' && !heads.has('title') ? `【引题】${text}` : `## ${text}`];
  });
}

function bodyLines(parts: readonly Part[], fonts: FontMarks): string[] {
  const lines: string[] = [];
  let cells: string[] | undefined;
  let rows: string[] | undefined;
  parts.forEach((part, i) => {
    const { role, paragraph } = part;
    const table = tableOf(part);
    if (table !== undefined) {
      rows ??= [];
      rows.push(inline(paragraph.pieces, 'body', fonts));
      if (tableOf(parts[i + 1]) === table) return;
      lines.push([':::table', ...rows, ':::'].join('\n'));
      rows = undefined;
      return;
    }
    if (role === 'figures') {
      cells ??= [];
      cells.push(figureCell(part));
      if (parts[i + 1]?.role === 'figures') return;
      lines.push([':::figures', ...cells, ':::'].join('\n'));
      cells = undefined;
      return;
    }
    if (role === 'subhead') lines.push(`### ${inline(paragraph.pieces, 'head', fonts)}`);
    else if (role === 'quote') lines.push(quote(part, fonts));
    else if (role === 'note') lines.push(`> ${note(part, fonts)}`);
    else if (role === 'byline') lines.push(byline(part, i === parts.length - 1, fonts));
    else if (role === 'continued') lines.push(`:cont ${inline(paragraph.pieces, 'body', fonts)}`);
    else lines.push(inline(paragraph.pieces, 'body', fonts));
  });
  return lines;
}

/** The number of the table that a part is a row of; none where somebody has said that the row is something else. */
function tableOf(part: Part | undefined): number | undefined {
  return part?.role === 'paragraph' && typeof part.row === 'number' ? part.row : undefined;
}

/** The label of a note is found by its words, so no mark may stand in it. */
function note({ paragraph, text }: Part, fonts: FontMarks): string {
  const label = noteLabel(text);
  const pieces = label ? paragraph.pieces.map(unmarked) : paragraph.pieces;
  return inline(pieces, 'body', fonts);
}

function unmarked(piece: Piece): Piece {
  return piece.kind === 'text' ? { kind: 'text', text: piece.text } : piece;
}

/** Names in brackets at the end are a byline by themselves. */
function byline({ paragraph, text }: Part, isLast: boolean, fonts: FontMarks): string {
  const source = inline(paragraph.pieces.map(unmarked), 'head', fonts);
  return isLast && text.length <= 30 && /^（[^（）]+）$/.test(text) ? source : `【作者】${source}`;
}

function quote({ paragraph, speaker }: Part, fonts: FontMarks): string {
  const name = speaker?.replace(/[{}"]/g, '');
  const attributes = name ? (/\s/.test(name) ? `{speaker="${name}"}` : `{speaker=${name}}`) : '';
  return `:::quote${attributes}\n${inline(paragraph.pieces.map(unmarked), 'quote', fonts)}\n:::`;
}

/** A cell of 数说 has bars as typed. */
function figureCell({ paragraph }: Part): string {
  const text = paragraph.pieces
    .map((piece) => (piece.kind === 'text' ? piece.text : ' '))
    .join('')
    .trim();
  return text
    .split('|')
    .map((field) => escapeCopy(field, { isStart: false, hasBrackets: false }))
    .join('|');
}

type Mark = 'plain' | 'emphasis' | 'hei' | 'kai';

/** Pieces as source of one line. */
function inline(pieces: readonly Piece[], mode: 'head' | 'body' | 'quote', fonts: FontMarks): string {
  const runs = marked(pieces, mode, fonts);
  const hasBrackets = runs.some((run) => run.kind === 'mark' && (run.mark === 'hei' || run.mark === 'kai'));
  const before = { text: '' };
  return runs
    .map((run) => {
      if (run.kind === 'cell') return '|';
      if (run.kind === 'break') return mode === 'body' ? '' : '|';
      if (run.kind === 'query') return `:query[${escapeQuestion(run.question) || '批注没有文字'}]`;
      const isStart = before.text === '' && run.mark === 'plain' && mode !== 'head';
      before.text += run.text;
      const text = escapeCopy(run.text, { isStart, hasBrackets });
      if (run.mark === 'plain') return text;
      return run.mark === 'emphasis' ? `**${text}**` : `:${run.mark}[${text}]`;
    })
    .join('');
}

type Run =
  | { kind: 'mark'; mark: Mark; text: string }
  | { kind: 'break' }
  | { kind: 'cell' }
  | { kind: 'query'; question: string };

/** Runs of one mark each; a mark that covers a whole paragraph, or that the grammar could not read back, is none. */
function marked(pieces: readonly Piece[], mode: 'head' | 'body' | 'quote', fonts: FontMarks): Run[] {
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
      if (mode !== 'body') runs.push({ kind: 'break' });
      else if (isLatinSeam(runs, pieces, piece)) add('plain', ' ');
    } else if (piece.kind === 'cell') runs.push({ kind: 'cell' });
    else if (piece.kind === 'query') runs.push({ kind: 'query', question: piece.question });
    else if (piece.kind === 'text') {
      const font = mode === 'body' && piece.font !== undefined ? fonts.get(piece.font) : undefined;
      const isEmphasis = mode === 'body' && piece.bold && !isAllBold;
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
