import type { Revisions } from './docx.ts';
import type { Comment } from './docx-comments.ts';
import { alternate } from './docx-drawings.ts';
import { openInline, readInline, targetOf } from './docx-inline.ts';
import type { Numbers } from './docx-numbers.ts';
import type { DocxPackage } from './docx-package.ts';
import { defined, type Look, paragraphLook, type Styles } from './docx-styles.ts';
import { readWordTable } from './docx-tables.ts';
import { isPlaceholder, shownWords } from './docx-words.ts';
import type { Change, Paragraph, Picture, Piece, Remark, Table } from './manuscript.ts';
import { child, elements, valOf, type XmlNode } from './xml.ts';

/** What all readers of one file share. */
export interface Shared {
  readonly docx: DocxPackage;
  readonly part: string;
  readonly revisions: Revisions;
  readonly styles: Styles;
  readonly numbers: Numbers;
  readonly comments: ReadonlyMap<string, Comment>;
  /** Comments that have found their place. */
  readonly placed: Set<string>;
  readonly notes: Readonly<Record<'footnote' | 'endnote', ReadonlyMap<string, string>>>;
  /** A field of the file has no end, so that fields hide nothing. */
  readonly hasOpenFields: boolean;
}

/** What is found on the way, in the body and in its text boxes. */
export interface Found {
  readonly pictures: Picture[];
  /** Text boxes that are still to be read, and the pictures that stand with or beside them, the nearest first. */
  readonly boxes: { readonly node: XmlNode; readonly near: readonly number[] }[];
  readonly changes: Change[];
}

/** A field whose end has not come yet; its code and its result may reach over paragraphs. */
export interface Field {
  code: string;
  inResult: boolean;
}

/** Reads the blocks of the body, or of a text box. */
export interface BodyReader {
  readonly shared: Shared;
  readonly found: Found;
  readonly blocks: (Paragraph | Table)[];
  readonly fields: Field[];
  /** In a table numbers count without words beside them too. */
  readonly isCell: boolean;
  /** Comments whose range is open: what they are about so far. */
  readonly ranges: Map<string, string>;
  /** A paragraph whose end was deleted, or a drop cap: its words begin the next one. */
  carried: { pieces: readonly Piece[]; remarks: readonly Remark[] } | undefined;
}

/** Opens a reader; a text box shares what its body has found. */
export function openBody(shared: Shared, found?: Found): BodyReader {
  return {
    shared,
    found: found ?? { pictures: [], boxes: [], changes: [] },
    blocks: [],
    fields: [],
    isCell: false,
    ranges: new Map(),
    carried: undefined,
  };
}

/** Reads the body, a text box or a cell from end to end. */
export function readBody(reader: BodyReader, container: XmlNode): void {
  readBlocks(reader, container);
  endCarried(reader);
}

/** Words that waited for a next paragraph and found none are a paragraph by themselves. */
function endCarried(reader: BodyReader): void {
  const { carried } = reader;
  reader.carried = undefined;
  if (!carried || (carried.pieces.length === 0 && carried.remarks.length === 0)) return;
  reader.blocks.push({ kind: 'paragraph', ...carried });
  settleChanges(reader);
}

/** Reads every block of a container. */
function readBlocks(reader: BodyReader, container: XmlNode): void {
  for (const node of elements(container)) readBlock(reader, node);
}

function readBlock(reader: BodyReader, node: XmlNode): void {
  switch (node.name) {
    case 'w:p':
      readParagraph(reader, node);
      return;
    case 'w:tbl':
      endCarried(reader);
      readWordTable(reader, node, readBody);
      return;
    case 'w:sdt':
      if (isContents(node)) {
        addRemark(reader, { thing: 'contents', how: 'lost', words: '' });
        return;
      }
      if (isPlaceholder(node)) {
        addRemark(reader, { thing: 'placeholder', how: 'lost', words: shownWords(node) });
        return;
      }
      readBlocks(reader, child(node, 'w:sdtContent') ?? node);
      return;
    case 'mc:AlternateContent': {
      const chosen = alternate(node);
      if (chosen) readBlocks(reader, chosen);
      return;
    }
    case 'w:altChunk':
      addRemark(reader, { thing: 'chunk', how: 'lost', words: targetOf(reader, node) });
      return;
    case 'w:ins':
    case 'w:moveTo':
      if (reader.shared.revisions === 'accept') readBlocks(reader, node);
      return;
    case 'w:del':
    case 'w:moveFrom':
      if (reader.shared.revisions === 'reject') readBlocks(reader, node);
      return;
    case 'w:sectPr':
    case 'w:tblPr':
    case 'w:tblGrid':
      return;
    default:
      readBlocks(reader, node);
  }
}

function isContents(node: XmlNode): boolean {
  const gallery = valOf(child(child(node, 'w:sdtPr'), 'w:docPartObj'), 'w:docPartGallery');
  return gallery === 'Table of Contents';
}

/** A remark without a paragraph of its own stands in an empty one. */
function addRemark(reader: BodyReader, remark: Remark): void {
  reader.blocks.push({ kind: 'paragraph', pieces: [], remarks: [remark] });
}

function readParagraph(reader: BodyReader, node: XmlNode): void {
  const { styles, numbers, revisions } = reader.shared;
  const properties = child(node, 'w:pPr');
  const style = styles.paragraph(valOf(properties, 'w:pStyle'));
  const look: Look = { ...style.look, ...defined(paragraphLook(properties)) };
  if (/^toc \d$/i.test(style.name)) {
    addRemark(reader, { thing: 'contents', how: 'lost', words: '' });
    return;
  }
  const inline = openInline(reader, look);
  const { carried } = reader;
  reader.carried = undefined;
  readInline(inline, node);
  const mark = child(properties, 'w:rPr');
  const gone = revisions === 'accept' ? ['w:del', 'w:moveFrom'] : ['w:ins', 'w:moveTo'];
  const isDropCap = /^(?:drop|margin)$/.test(child(properties, 'w:framePr')?.attributes['w:dropCap'] ?? '');
  const own = isDropCap ? inline.pieces.map(unmarked) : inline.pieces;
  const pieces = [...(carried?.pieces ?? []), ...own];
  const remarks = [...(carried?.remarks ?? []), ...inline.remarks];
  if (isDropCap || (mark && gone.some((name) => child(mark, name)))) {
    reader.carried = { pieces, remarks };
    return;
  }
  const hasWords = pieces.some((piece) => piece.kind === 'text' && piece.text.trim() !== '');
  const { numbering } = look;
  const id = numbering?.id || style.look.numbering?.id;
  const isShown = hasWords || reader.isCell;
  const number = isShown && numbering && id && id !== '0' ? numbers.next(id, numbering.level) : undefined;
  const numbered: Piece[] = number
    ? [{ kind: 'text', text: number.text, ...weightOf(pieces) }, ...pieces]
    : pieces;
  reader.blocks.push({
    ...made(numbered, remarks, style.name, look, inline.size()),
    ...(number && numbering
      ? { number: { text: number.text.trim(), level: numbering.level, value: number.value } }
      : {}),
  });
  settleChanges(reader);
}

function unmarked(piece: Piece): Piece {
  return piece.kind === 'text' ? { kind: 'text', text: piece.text } : piece;
}

/** A number looks like the words that it begins, so that a bold head stays bold from end to end. */
function weightOf(pieces: readonly Piece[]): { bold?: boolean; font?: string } {
  const first = pieces.find((piece) => piece.kind === 'text');
  return {
    ...(first?.bold ? { bold: true } : {}),
    ...(first?.font === undefined ? {} : { font: first.font }),
  };
}

function made(
  pieces: readonly Piece[],
  remarks: readonly Remark[],
  style: string,
  look: Look,
  size: number | undefined,
): Paragraph {
  const { align, outline } = look;
  return {
    kind: 'paragraph',
    pieces,
    remarks,
    style,
    ...(outline !== undefined && outline >= 0 && outline < 9 ? { level: outline + 1 } : {}),
    ...(align === 'center'
      ? { align }
      : align === 'right' || align === 'end'
        ? { align: 'right' as const }
        : {}),
    ...(size === undefined ? {} : { size }),
  };
}

/** Changes are found before their paragraph is made: now they learn where they stand. */
function settleChanges({ found, blocks }: BodyReader): void {
  const paragraph = blocks.at(-1);
  for (let i = found.changes.length - 1; i >= 0 && !found.changes[i]!.paragraph; i--) {
    if (paragraph?.kind === 'paragraph') found.changes[i] = { ...found.changes[i]!, paragraph };
  }
}
