import type { Element, Node } from './html.ts';
import { attribute, DEPTH } from './html-nodes.ts';
import type { Cell, Paragraph, Table } from './manuscript.ts';

/** Columns and rows that one cell may reach over. */
const MOST_SPAN = 60;

/** Reads what stands in an element at a depth; undefined when elements are nested too deep. */
type ReadInside = (node: Element, depth: number) => (Paragraph | Table)[] | undefined;

interface Reading {
  readonly rows: Cell[][];
  readonly caption: Paragraph[];
  /** For each column how many more rows belong to a cell above. */
  readonly below: number[];
  hasHeads: boolean;
}

/** Reads `<table>`; not `done` when elements are nested too deep to be copy. */
export function readHtmlTable(
  node: Element,
  depth: number,
  inside: ReadInside,
): { readonly table?: Table; readonly done: boolean } {
  const reading: Reading = { rows: [], caption: [], below: [], hasHeads: false };
  const done = readPart(reading, node, depth, inside);
  const { rows, caption, hasHeads } = reading;
  if (rows.length === 0) return { done };
  const hasRules = hasHeads || caption.length > 0 || isRuled(node);
  const table: Table = {
    kind: 'table',
    rows,
    headRows: 0,
    hasRules,
    ...(caption.length > 0 ? { caption } : {}),
  };
  return { table, done };
}

function readPart(reading: Reading, node: Node, depth: number, inside: ReadInside): boolean {
  if (depth > DEPTH || !('tagName' in node)) return depth <= DEPTH;
  if (node.tagName === 'tr') return readRow(reading, node, depth, inside);
  if (node.tagName !== 'caption') {
    return node.childNodes.every((each) => readPart(reading, each, depth + 1, inside));
  }
  const blocks = inside(node, depth);
  reading.caption.push(...(blocks ?? []).filter((block) => block.kind === 'paragraph'));
  return blocks !== undefined;
}

function readRow(reading: Reading, row: Element, depth: number, inside: ReadInside): boolean {
  const { below } = reading;
  const cells: Cell[] = [];
  reading.rows.push(cells);
  const reached = [...below];
  let column = 0;
  const skip = () => {
    for (; (reached[column] ?? 0) > 0; column++) {
      below[column] = reached[column]! - 1;
      cells.push({ blocks: [], columns: 1, isBelow: true });
    }
  };
  const done = row.childNodes.every((cell) => {
    if (!('tagName' in cell)) return true;
    skip();
    const blocks = inside(cell, depth);
    if (!blocks) return false;
    reading.hasHeads ||= cell.tagName === 'th';
    const columns = span(cell, 'colspan');
    for (const end = column + columns; column < end; column++) below[column] = span(cell, 'rowspan') - 1;
    cells.push({ blocks, columns });
    return true;
  });
  skip();
  return done;
}

function span(cell: Element, name: string): number {
  return Math.min(MOST_SPAN, Math.max(1, Math.floor(Number(attribute(cell, name) ?? 1)) || 1));
}

function isRuled(table: Element): boolean {
  const style = attribute(table, 'style') ?? '';
  return Number(attribute(table, 'border') ?? 0) > 0 || /border[^:;]*:\s*(?!none|0)/i.test(style);
}
