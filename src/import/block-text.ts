import { escapeCopy, escapeItem } from './escape.ts';
import { type FontMarks, inline } from './inline-text.ts';
import { type Piece, wordsOf } from './manuscript.ts';
import type { Part } from './roles.ts';
import { rowParagraph, type TableCopy } from './tables.ts';

/** The source of a table, or of the list that begins at a part; nothing for an item that its list has already. */
export function blockLines(parts: readonly Part[], at: number, fonts: FontMarks): string[] {
  const { table, item, role } = parts[at]!;
  if (table && role === 'table') return [tableSource(table, fonts)];
  if (table) return table.rows.map((row) => inline(rowParagraph(row).pieces, 'body', fonts));
  if (!item?.begins) return [];
  const end = parts.findIndex((part, i) => i > at && (part.role !== 'list' || part.item?.begins === true));
  return [listSource(parts.slice(at, end < 0 ? parts.length : end), fonts)];
}

/** `:::table`, a row a line. */
function tableSource({ rows, head, caption }: TableCopy, fonts: FontMarks): string {
  const title = caption && escapeCopy(wordsOf(caption).trim(), { isStart: false, hasBrackets: false });
  const attributes = [...(title ? [`caption="${title}"`] : []), ...(head === 'row' ? [] : [`head=${head}`])];
  const lines = rows.map((row) =>
    row.map(({ pieces }, i) => inline(pieces, i === 0 ? 'first-cell' : 'cell', fonts)).join('|'),
  );
  return block('table', attributes, lines);
}

/** `:::list`, an item a line; items of lower levels go on the line of their item. */
function listSource(items: readonly Part[], fonts: FontMarks): string {
  const { marks, value } = items[0]!.item!;
  const lines: Piece[][] = [];
  for (const { item, paragraph } of items) {
    if (item?.isNested) lines.at(-1)?.push(...paragraph.pieces);
    else lines.push([...paragraph.pieces]);
  }
  const numbered = marks === '1.' ? 'numbered' : `numbered=${marks}`;
  const attributes = marks === 'bullet' ? [] : [numbered, ...(value > 1 ? [`start=${value}`] : [])];
  return block(
    'list',
    attributes,
    lines.map((pieces) => escapeItem(inline(pieces, 'body', fonts))),
  );
}

function block(name: string, attributes: readonly string[], lines: readonly string[]): string {
  const braces = attributes.length > 0 ? `{${attributes.join(' ')}}` : '';
  return [`:::${name}${braces}`, ...lines, ':::'].join('\n');
}
