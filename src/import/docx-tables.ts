import type { BodyReader } from './docx-body.ts';
import { isDrawn } from './docx-styles.ts';
import type { Cell, Paragraph, Table } from './manuscript.ts';
import { child, descendants, elements, textOf, valOf, type XmlNode } from './xml.ts';

/** Columns that one cell may reach over; what is beyond is nobody's table. */
const MOST_SPAN = 60;

/** Reads the blocks of a cell. */
type ReadCell = (reader: BodyReader, cell: XmlNode) => void;

/** Reads `w:tbl`: rows of cells with what they reach over, and whether lines are drawn round them. */
export function readWordTable(reader: BodyReader, node: XmlNode, read: ReadCell): void {
  const rows: Cell[][] = [];
  let headRows = 0;
  const readRows = (at: XmlNode): void => {
    for (const row of elements(at)) {
      if (row.name !== 'w:tr') {
        if (row.name === 'w:sdt' || row.name === 'w:sdtContent' || row.name === 'w:customXml') readRows(row);
        continue;
      }
      if (isRowGone(reader, row)) {
        noteRow(reader, row);
        continue;
      }
      const properties = child(row, 'w:trPr');
      if (headRows === rows.length && isOn(child(properties, 'w:tblHeader'))) headRows++;
      rows.push([
        ...beside(valOf(properties, 'w:gridBefore')),
        ...cellsOf(row).map((cell) => cellOf(reader, cell, read)),
        ...beside(valOf(properties, 'w:gridAfter')),
      ]);
    }
  };
  readRows(node);
  if (rows.length > 0)
    reader.blocks.push({ kind: 'table', rows, headRows, hasRules: hasRules(reader, node) });
}

function cellOf(reader: BodyReader, cell: XmlNode, read: ReadCell): Cell {
  const blocks: (Paragraph | Table)[] = [];
  const inside: BodyReader = { ...reader, blocks, isCell: true, carried: undefined };
  read(inside, cell);
  const properties = child(cell, 'w:tcPr');
  const merge = child(properties, 'w:vMerge') ?? child(properties, 'w:hMerge');
  const isBelow = merge !== undefined && (merge.attributes['w:val'] ?? 'continue') === 'continue';
  return { blocks, columns: span(valOf(properties, 'w:gridSpan')), ...(isBelow ? { isBelow } : {}) };
}

/** Columns that a row leaves out at its beginning or its end. */
function beside(columns: string | undefined): Cell[] {
  return Number(columns) > 0 ? [{ blocks: [], columns: span(columns) }] : [];
}

function span(value: string | undefined): number {
  return Math.min(MOST_SPAN, Math.max(1, Math.floor(Number(value ?? 1)) || 1));
}

function cellsOf(row: XmlNode): XmlNode[] {
  return elements(row).flatMap((node) => {
    if (node.name === 'w:tc') return [node];
    return /^w:(?:sdt|sdtContent|customXml)$/.test(node.name) ? cellsOf(node) : [];
  });
}

/** A row that is left out as a whole is one change. */
function noteRow({ found, shared }: BodyReader, row: XmlNode): void {
  const kind = shared.revisions === 'accept' ? 'delete' : 'insert';
  const mark = child(child(row, 'w:trPr'), kind === 'delete' ? 'w:del' : 'w:ins');
  const cells = cellsOf(row).map((cell) =>
    [...descendants(cell, 'w:t'), ...descendants(cell, 'w:delText')].map(textOf).join(''),
  );
  const author = mark?.attributes['w:author']?.trim() ?? '';
  found.changes.push({ kind, author, words: cells.join('｜'), paragraph: undefined });
}

function isRowGone({ shared }: BodyReader, row: XmlNode): boolean {
  return child(child(row, 'w:trPr'), shared.revisions === 'accept' ? 'w:del' : 'w:ins') !== undefined;
}

function isOn(node: XmlNode | undefined): boolean {
  return node !== undefined && !/^(?:0|false|off)$/.test(node.attributes['w:val'] ?? '1');
}

/** Lines of the table, of one of its cells, or of its style. */
function hasRules({ shared }: BodyReader, table: XmlNode): boolean {
  const properties = child(table, 'w:tblPr');
  const own = child(properties, 'w:tblBorders');
  if (own) return isDrawn(own) || descendants(table, 'w:tcBorders').some(isDrawn);
  return (
    shared.styles.hasRules(valOf(properties, 'w:tblStyle')) || descendants(table, 'w:tcBorders').some(isDrawn)
  );
}
