import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { type Outcome, problem } from '../problems/problem.ts';
import type { Manuscript, Paragraph, Picture, Piece, Remark, Table } from './manuscript.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Levels of elements in one another; pages that people write have some tens. */
const DEPTH = 400;

/** Elements that hold no copy. */
const SILENT =
  /^(?:script|style|head|noscript|template|nav|button|select|option|input|textarea|svg|math|rp|colgroup|col)$/;
const MEDIA = /^(?:video|audio|iframe|object|embed|canvas)$/;
const BLOCK =
  /^(?:p|div|h[1-6]|li|ul|ol|dl|dt|dd|blockquote|section|article|header|footer|main|aside|pre|figure|figcaption|address|center|hr|body|html|form|fieldset|details|summary|caption)$/;

/** How the words inside an element look. */
interface Look {
  readonly bold?: boolean;
  readonly align?: 'center' | 'right';
  readonly raised?: 'superscript' | 'subscript';
  readonly strike?: boolean;
  readonly style?: string;
}

interface Reader {
  readonly blocks: (Paragraph | Table)[];
  readonly pictures: Picture[];
  readonly picture: (name: string) => Uint8Array | undefined;
  pieces: Piece[];
  remarks: Remark[];
  /** The number or bullet that the next paragraph begins with. */
  number: string;
}

/**
 * Reads a web page: headings, paragraphs, lists and tables as text; scripts and styles are dropped. Pictures are asked
 * for by the name that the page gives them; nothing is fetched.
 */
export function readHtml(
  text: string,
  file: string,
  picture: (name: string) => Uint8Array | undefined,
): Outcome<Manuscript> {
  const reader: Reader = { blocks: [], pictures: [], picture, pieces: [], remarks: [], number: '' };
  const tree = parse(text);
  if (!tree.childNodes.every((node) => walk(reader, node, {}, 0))) {
    return { problems: [problem('import-xml-deep', { file, part: 'HTML' })] };
  }
  endParagraph(reader, {});
  const { blocks, pictures } = reader;
  return { value: { blocks, pictures, boxes: [], changes: [], problems: [] }, problems: [] };
}

/** Reads a node; false when elements are nested too deep to be copy. */
function walk(reader: Reader, node: Node, look: Look, depth: number): boolean {
  if (depth > DEPTH) return false;
  if (node.nodeName === '#text') {
    addText(reader, (node as DefaultTreeAdapterTypes.TextNode).value, look);
    return true;
  }
  if (!('tagName' in node)) return true;
  const { tagName: name } = node;
  if (SILENT.test(name)) return true;
  if (MEDIA.test(name)) {
    reader.remarks.push({ thing: 'media', how: 'lost', words: attribute(node, 'src') ?? name });
    return true;
  }
  if (name === 'br') reader.pieces.push({ kind: 'break' });
  else if (name === 'img') addPicture(reader, node);
  else if (name === 'table') return readTable(reader, node, depth);
  else if (isHidden(node) || name === 'rt') return dropWords(reader, node, name === 'rt' ? 'ruby' : 'hidden');
  else return walkElement(reader, node, look, depth);
  return true;
}

function walkElement(reader: Reader, node: Element, look: Look, depth: number): boolean {
  const { tagName: name } = node;
  const own = lookOf(node, look);
  const isBlock = BLOCK.test(name);
  if (isBlock) endParagraph(reader, look);
  if (name === 'li') reader.number = itemNumber(node);
  const done = node.childNodes.every((each) => walk(reader, each, own, depth + 1));
  if (isBlock) endParagraph(reader, own);
  if (name === 'li') reader.number = '';
  return done;
}

function lookOf(node: Element, look: Look): Look {
  const { tagName: name } = node;
  const css = attribute(node, 'style') ?? '';
  const aligned =
    /text-align:\s*(center|right)/i.exec(css)?.[1] ??
    attribute(node, 'align') ??
    (name === 'center' ? name : '');
  const align = /^(?:center|right)$/i.test(aligned)
    ? (aligned.toLowerCase() as 'center' | 'right')
    : undefined;
  const style = /^h[1-6]$/.test(name)
    ? name
    : name === 'figcaption'
      ? 'caption'
      : attribute(node, 'class')?.split(/\s+/)[0];
  const bold = /^(?:b|strong|em|th)$/.test(name) || /font-weight:\s*(?:bold|[6-9]00)/i.test(css);
  return {
    ...look,
    ...(bold ? { bold } : {}),
    ...(align ? { align } : {}),
    ...(style && BLOCK.test(name) ? { style } : {}),
    ...(name === 'sup'
      ? { raised: 'superscript' as const }
      : name === 'sub'
        ? { raised: 'subscript' as const }
        : {}),
    ...(/^(?:s|del|strike)$/.test(name) ? { strike: true } : {}),
  };
}

/** White space of the source is one blank; a line end between Han is none. */
function addText(reader: Reader, value: string, look: Look): void {
  const flat = value
    .replace(/([^\0-\u00ff])[ \t]*[\r\n][ \t\r\n]*(?=[^\0-\u00ff])/g, '$1')
    .replace(/[ \t\r\n\f]+/g, ' ');
  if (flat === '' || (flat === ' ' && reader.pieces.length === 0)) return;
  const text = look.raised === 'superscript' && /^[23]$/.test(flat) ? (flat === '2' ? '²' : '³') : flat;
  if (look.raised && text === flat) reader.remarks.push({ thing: look.raised, how: 'plain', words: flat });
  if (look.strike) reader.remarks.push({ thing: 'strike', how: 'plain', words: flat });
  const last = reader.pieces.at(-1);
  if (last?.kind === 'text' && Boolean(last.bold) === Boolean(look.bold)) {
    reader.pieces[reader.pieces.length - 1] = { ...last, text: last.text + text };
  } else reader.pieces.push({ kind: 'text', text, ...(look.bold ? { bold: true } : {}) });
}

function addPicture(reader: Reader, node: Element): void {
  const source = attribute(node, 'src') ?? '';
  const bytes = source.startsWith('data:') ? dataBytes(source) : reader.picture(source);
  const alt = attribute(node, 'alt')?.trim();
  const name = source.startsWith('data:') ? 'data:' : source;
  const index = reader.pictures.push({ name, ...(bytes ? { bytes } : {}), ...(alt ? { alt } : {}) }) - 1;
  reader.pieces.push({ kind: 'picture', picture: index });
}

/** A picture written into the page itself, in base64. */
function dataBytes(source: string): Uint8Array | undefined {
  const [, data] = /^data:image\/[\w.+-]+;base64,([A-Za-z0-9+/=\s%]+)$/i.exec(source) ?? [];
  return data === undefined ? undefined : new Uint8Array(Buffer.from(data, 'base64'));
}

function readTable(reader: Reader, table: Element, depth: number): boolean {
  endParagraph(reader, {});
  const rows: Paragraph[][][] = [];
  const read = (node: Node, at: number): boolean => {
    if (at > DEPTH || !('tagName' in node)) return at <= DEPTH;
    if (node.tagName !== 'tr') return node.childNodes.every((each) => read(each, at + 1));
    const row: Paragraph[][] = [];
    rows.push(row);
    return node.childNodes.every((cell) => {
      if (!('tagName' in cell)) return true;
      const inside: Reader = { ...reader, blocks: [], pieces: [], remarks: [], number: '' };
      const done = cell.childNodes.every((each) => walk(inside, each, {}, at + 1));
      endParagraph(inside, {});
      row.push(inside.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block] : block.rows.flat(2))));
      return done;
    });
  };
  const done = read(table, depth);
  if (rows.length > 0) reader.blocks.push({ kind: 'table', rows });
  return done;
}

function endParagraph(reader: Reader, look: Look): void {
  const { pieces, remarks, number } = reader;
  reader.pieces = [];
  reader.remarks = [];
  const hasWords = pieces.some((piece) => piece.kind === 'text' && piece.text.trim() !== '');
  if (pieces.length === 0 && remarks.length === 0) return;
  const isNumbered = hasWords && number !== '';
  if (isNumbered) reader.number = '';
  reader.blocks.push({
    kind: 'paragraph',
    pieces: isNumbered ? [{ kind: 'text', text: number }, ...pieces] : pieces,
    remarks,
    ...(look.style === undefined ? {} : { style: look.style }),
    ...(look.align === undefined ? {} : { align: look.align }),
    ...(isNumbered ? { number: number.trim() } : {}),
  });
}

/** `1. ` in an ordered list, ● in any other. */
function itemNumber(item: Element): string {
  const list = item.parentNode;
  if (!list || !('tagName' in list) || list.tagName !== 'ol') return '●';
  const items = list.childNodes.filter((node) => 'tagName' in node && node.tagName === 'li');
  const start = Number(attribute(list, 'start') ?? 1) || 1;
  return `${start + items.indexOf(item)}. `;
}

function isHidden(node: Element): boolean {
  return attribute(node, 'hidden') !== undefined || /display:\s*none/i.test(attribute(node, 'style') ?? '');
}

function dropWords(reader: Reader, node: Element, thing: string): boolean {
  const words = wordsIn(node, 0).replace(/\s+/g, ' ').trim();
  if (words !== '') reader.remarks.push({ thing, how: 'lost', words: words.slice(0, 200) });
  return true;
}

function wordsIn(node: Node, depth: number): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  if (!('childNodes' in node) || depth > DEPTH || SILENT.test(node.nodeName)) return '';
  return node.childNodes.map((each) => wordsIn(each, depth + 1)).join('');
}

function attribute(node: Element, name: string): string | undefined {
  return node.attrs.find((each) => each.name === name)?.value;
}
