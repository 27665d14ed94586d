import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { type Outcome, problem } from '../problems/problem.ts';
import { attribute, DEPTH } from './html-nodes.ts';
import { type OfficePart, officePart, sizeOf, symbolFontOf } from './html-office.ts';
import { readHtmlTable } from './html-tables.ts';
import { numberValue } from './lists.ts';
import type { AutoNumber, Manuscript, Paragraph, Picture, Piece, Remark, Table } from './manuscript.ts';
import { GETA, symbolOf, symbolQuestion } from './symbols.ts';
import { isPageNumber } from './things.ts';

/** What stands in an element, and an element. */
export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;

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
  /** In pt. */
  readonly size?: number;
  readonly highlight?: boolean;
  /** Its letters are pictures. */
  readonly symbolFont?: string;
}

interface Reader {
  readonly blocks: (Paragraph | Table)[];
  readonly pictures: Picture[];
  readonly picture: (name: string) => Uint8Array | undefined;
  pieces: Piece[];
  remarks: Remark[];
  /** The number or bullet that the next paragraph begins with. */
  number: AutoNumber | undefined;
  /** Characters of the paragraph at each size. */
  sizes: Map<number, number>;
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
  const reader: Reader = {
    blocks: [],
    pictures: [],
    picture,
    pieces: [],
    remarks: [],
    number: undefined,
    sizes: new Map(),
  };
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
  const office = officePart(node);
  if (office) return readOffice(reader, node, office, look);
  if (name === 'br') addBreak(reader);
  else if (name === 'img') addPicture(reader, node);
  else if (name === 'table') return addTable(reader, node, depth);
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
  if (name === 'li') reader.number = undefined;
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
  const size = sizeOf(css);
  const symbolFont = symbolFontOf(node);
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
    ...(size === undefined ? {} : { size }),
    ...(symbolFont === undefined ? {} : { symbolFont }),
    ...(name === 'mark' || /mso-highlight:/i.test(css) ? { highlight: true } : {}),
  };
}

/** What an office program wrote beside the copy is told, or is the number of a paragraph. */
function readOffice(reader: Reader, node: Element, office: OfficePart, look: Look): boolean {
  if (office.kind === 'mark') return true;
  const words = wordsIn(node, 0)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
  if (office.kind === 'number') {
    reader.number = typedNumber(words, office.level);
    return true;
  }
  const isBlock = BLOCK.test(node.tagName);
  if (isBlock) endParagraph(reader, look);
  const isSaid = words !== '' && !(/^(?:header|footer)$/.test(office.thing) && isPageNumber(words));
  if (isSaid) reader.remarks.push({ thing: office.thing, how: 'lost', words: words.slice(0, 200) });
  if (isBlock) endParagraph(reader, look);
  return true;
}

/** A number as Word types it out for browsers; a single sign that counts nothing is a bullet. */
function typedNumber(text: string, level: number): AutoNumber {
  const value = numberValue(text) ?? 0;
  return value === 0 && /^[^\u4e00-\u9fff]$/.test(text)
    ? { text: '●', level, value }
    : { text, level, value };
}

/** Blanks on either side of a break are white space of the source. */
function addBreak(reader: Reader): void {
  const last = reader.pieces.at(-1);
  if (last?.kind === 'text') {
    const text = last.text.replace(/ $/, '');
    if (text === '') reader.pieces.pop();
    else reader.pieces[reader.pieces.length - 1] = { ...last, text };
  }
  reader.pieces.push({ kind: 'break' });
}

/** White space of the source is one blank; a line end between Han is none. */
function addText(reader: Reader, value: string, look: Look): void {
  if (look.symbolFont !== undefined && value.trim() !== '') {
    addSymbols(reader, value.trim(), look);
    return;
  }
  const whole = value
    .replace(/([^\0-\u00ff])[ \t]*[\r\n][ \t\r\n]*(?=[^\0-\u00ff])/g, '$1')
    .replace(/[ \t\r\n\f]+/g, ' ');
  const flat = reader.pieces.at(-1)?.kind === 'break' ? whole.replace(/^ /, '') : whole;
  if (flat === '' || (flat === ' ' && reader.pieces.length === 0)) return;
  const text = look.raised === 'superscript' && /^[23]$/.test(flat) ? (flat === '2' ? '²' : '³') : flat;
  if (look.raised && text === flat) reader.remarks.push({ thing: look.raised, how: 'plain', words: flat });
  if (look.strike) reader.remarks.push({ thing: 'strike', how: 'plain', words: flat });
  if (look.highlight) reader.remarks.push({ thing: 'highlight', how: 'plain', words: flat });
  if (look.size !== undefined)
    reader.sizes.set(look.size, (reader.sizes.get(look.size) ?? 0) + flat.trim().length);
  const last = reader.pieces.at(-1);
  if (last?.kind === 'text' && Boolean(last.bold) === Boolean(look.bold)) {
    reader.pieces[reader.pieces.length - 1] = { ...last, text: last.text + text };
  } else reader.pieces.push({ kind: 'text', text, ...(look.bold ? { bold: true } : {}) });
}

/** Letters of a symbol font by what they show; what nobody knows is 〓, as in a proof, and a query. */
function addSymbols(reader: Reader, letters: string, look: Look): void {
  const { symbolFont = '', ...rest } = look;
  for (const letter of letters) {
    const code = letter.codePointAt(0)!;
    const known = symbolOf(symbolFont, code);
    addText(reader, known ?? GETA, rest);
    if (!known) reader.pieces.push({ kind: 'query', question: symbolQuestion(symbolFont, code) });
  }
}

function addPicture(reader: Reader, node: Element): void {
  // Pages that load pictures when they are looked at keep the name elsewhere.
  const source = attribute(node, 'src') || (attribute(node, 'data-src') ?? '');
  const bytes = source.startsWith('data:') ? dataBytes(source) : reader.picture(source);
  const alt = attribute(node, 'alt')?.trim();
  const name = source.startsWith('data:') ? 'data:' : source;
  const index = reader.pictures.push({ name, ...(bytes ? { bytes } : {}), ...(alt ? { alt } : {}) }) - 1;
  const isBeside =
    /^(?:left|right)$/i.test(attribute(node, 'align') ?? '') ||
    /(?:^|;)\s*float:\s*(?:left|right)/i.test(attribute(node, 'style') ?? '');
  reader.pieces.push({ kind: 'picture', picture: index, ...(isBeside ? { floats: true } : {}) });
}

/** A picture written into the page itself, in base64. */
function dataBytes(source: string): Uint8Array | undefined {
  const [, data] = /^data:image\/[\w.+-]+;base64,([A-Za-z0-9+/=\s%]+)$/i.exec(source) ?? [];
  return data === undefined ? undefined : new Uint8Array(Buffer.from(data, 'base64'));
}

function addTable(reader: Reader, node: Element, depth: number): boolean {
  endParagraph(reader, {});
  const { table, done } = readHtmlTable(node, depth, (cell, at) => {
    const own: Reader = {
      ...reader,
      blocks: [],
      pieces: [],
      remarks: [],
      number: undefined,
      sizes: new Map(),
    };
    const isWhole = cell.childNodes.every((each) => walk(own, each, {}, at + 1));
    endParagraph(own, {});
    return isWhole ? own.blocks : undefined;
  });
  if (table) reader.blocks.push(table);
  return done;
}

function endParagraph(reader: Reader, look: Look): void {
  const { pieces, remarks, number } = reader;
  const [size] = [...reader.sizes].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  reader.pieces = [];
  reader.remarks = [];
  reader.sizes = new Map();
  const hasWords = pieces.some((piece) => piece.kind === 'text' && piece.text.trim() !== '');
  if (pieces.length === 0 && remarks.length === 0) return;
  const own = hasWords ? number : undefined;
  if (own) reader.number = undefined;
  reader.blocks.push({
    kind: 'paragraph',
    pieces: own
      ? [{ kind: 'text', text: /[0-9A-Za-z.)]$/.test(own.text) ? `${own.text} ` : own.text }, ...pieces]
      : pieces,
    remarks,
    ...(look.style === undefined ? {} : { style: look.style }),
    ...(look.align === undefined ? {} : { align: look.align }),
    ...(size === undefined ? {} : { size }),
    ...(own ? { number: own } : {}),
  });
}

/** `1.` in an ordered list, ● in any other. */
function itemNumber(item: Element): AutoNumber {
  const list = item.parentNode;
  let level = -1;
  for (let at = list; at; at = 'parentNode' in at ? at.parentNode : null) {
    if ('tagName' in at && /^[uo]l$/.test(at.tagName)) level++;
  }
  if (!list || !('tagName' in list) || list.tagName !== 'ol') {
    return { text: '●', level: Math.max(0, level), value: 0 };
  }
  const items = list.childNodes.filter((node) => 'tagName' in node && node.tagName === 'li');
  const start = Number(attribute(list, 'start') ?? 1) || 1;
  const value = start + items.indexOf(item);
  return { text: `${value}.`, level, value };
}

function isHidden(node: Element): boolean {
  return (
    attribute(node, 'hidden') !== undefined ||
    /display:\s*none|mso-hide:\s*all/i.test(attribute(node, 'style') ?? '')
  );
}

function dropWords(reader: Reader, node: Element, thing: string): boolean {
  const words = wordsIn(node, 0).replace(/\s+/g, ' ').trim();
  if (words !== '') reader.remarks.push({ thing, how: 'lost', words: words.slice(0, 200) });
  return true;
}

function wordsIn(node: Node, depth: number): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  if (!('childNodes' in node) || depth > DEPTH || SILENT.test(node.nodeName)) return '';
  if ('tagName' in node && officePart(node)?.kind === 'mark') return '';
  const words = node.childNodes.map((each) => wordsIn(each, depth + 1)).join('');
  return BLOCK.test(node.nodeName) ? `${words} ` : words;
}
