import { noteLabel } from '../content/tags.ts';
import { blockLines } from './block-text.ts';
import { escapeCopy } from './escape.ts';
import { type FontMarks, inline } from './inline-text.ts';
import type { Piece } from './manuscript.ts';
import type { Part, PartRole } from './roles.ts';

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
  parts.forEach((part, i) => {
    const { role, paragraph } = part;
    if (role === 'list' || part.table) {
      lines.push(...blockLines(parts, i, fonts));
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
