import type { BodyReader } from './docx-body.ts';
import { alternate, readDrawing } from './docx-drawings.ts';
import { lineOf } from './docx-equations.ts';
import { readEqField } from './docx-fields.ts';
import { defined, type Look, runLook } from './docx-styles.ts';
import { isPlaceholder, shownWords } from './docx-words.ts';
import type { Change, Piece, Remark } from './manuscript.ts';
import { GETA, isSymbolFont, symbolOf, symbolQuestion } from './symbols.ts';
import { child, descendants, elements, textOf, valOf, type XmlNode } from './xml.ts';

/** Reads the runs of one paragraph. */
export interface InlineReader {
  readonly body: BodyReader;
  readonly look: Look;
  readonly pieces: Piece[];
  readonly remarks: Remark[];
  /** Characters at each size in pt. */
  readonly sizes: Map<number, number>;
  /** The size of most characters. */
  size(): number | undefined;
}

/** Opens a reader for a paragraph that looks like this before its runs say otherwise. */
export function openInline(body: BodyReader, look: Look): InlineReader {
  const sizes = new Map<number, number>();
  return {
    body,
    look,
    pieces: [],
    remarks: [],
    sizes,
    size: () => [...sizes].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0],
  };
}

/** Reads the children of a paragraph, or of anything in it that only holds runs. */
export function readInline(reader: InlineReader, node: XmlNode): void {
  for (const each of elements(node)) readNode(reader, each);
}

function readNode(reader: InlineReader, node: XmlNode): void {
  const { revisions } = reader.body.shared;
  switch (node.name) {
    case 'w:r':
      readRun(reader, node);
      return;
    case 'w:ins':
      readChange(reader, node, 'insert', revisions === 'accept');
      return;
    case 'w:del':
      readChange(reader, node, 'delete', revisions === 'reject');
      return;
    case 'w:moveTo':
      readChange(reader, node, 'move', revisions === 'accept');
      return;
    case 'w:moveFrom':
      if (revisions === 'reject') readInline(reader, node);
      return;
    case 'w:commentRangeStart':
      reader.body.ranges.set(node.attributes['w:id'] ?? '', '');
      return;
    case 'w:commentRangeEnd':
      placeComment(reader, node.attributes['w:id'] ?? '');
      return;
    case 'm:oMath':
    case 'm:oMathPara':
      readEquation(reader, node);
      return;
    case 'mc:AlternateContent': {
      const chosen = alternate(node);
      if (chosen) readInline(reader, chosen);
      return;
    }
    case 'w:sdt':
      if (isPlaceholder(node)) remark(reader, 'placeholder', 'lost', shownWords(node));
      else readInline(reader, node);
      return;
    case 'w:subDoc':
      remark(reader, 'chunk', 'lost', targetOf(reader.body, node));
      return;
    case 'w:pPr':
    case 'w:sdtPr':
    case 'w:sdtEndPr':
    case 'w:customXmlPr':
    case 'w:smartTagPr':
    case 'w:fldData':
      return;
    default:
      // Links, tags, controls, simple fields, directions: what they hold is copy.
      readInline(reader, node);
  }
}

/** Neighbouring changes of one person are one change. */
function readChange(reader: InlineReader, node: XmlNode, kind: Change['kind'], taken: boolean): void {
  const { changes } = reader.body.found;
  const words = [...descendants(node, 'w:t'), ...descendants(node, 'w:delText')].map(textOf).join('');
  const author = node.attributes['w:author']?.trim() ?? '';
  const last = changes.at(-1);
  if (last && !last.paragraph && last.kind === kind && last.author === author && words !== '') {
    changes[changes.length - 1] = { ...last, words: last.words + words };
  } else if (words !== '') changes.push({ kind, author, words, paragraph: undefined });
  if (taken) readInline(reader, node);
}

function readRun(reader: InlineReader, node: XmlNode): void {
  const properties = child(node, 'w:rPr');
  const character = reader.body.shared.styles.character(valOf(properties, 'w:rStyle'));
  const look: Look = { ...reader.look, ...defined(character), ...defined(runLook(properties)) };
  for (const each of elements(node)) readRunPart(reader, each, look);
}

function readRunPart(reader: InlineReader, node: XmlNode, look: Look): void {
  switch (node.name) {
    case 'w:t':
    case 'w:delText':
      addText(reader, textOf(node), look);
      return;
    case 'w:tab':
    case 'w:ptab':
      addText(reader, ' ', look);
      return;
    case 'w:noBreakHyphen':
      addText(reader, '-', look);
      return;
    case 'w:br':
      addPiece(reader, { kind: 'break' });
      // What follows a break of the page is another paragraph: two breaks say so.
      if (/^(?:page|column)$/.test(node.attributes['w:type'] ?? '')) addPiece(reader, { kind: 'break' });
      return;
    case 'w:cr':
      addPiece(reader, { kind: 'break' });
      return;
    case 'w:sym':
      addSymbol(
        reader,
        node.attributes['w:font'] ?? '',
        Number.parseInt(node.attributes['w:char'] ?? '', 16),
        look,
      );
      return;
    case 'w:fldChar':
      readField(reader, node, look);
      return;
    case 'w:instrText':
    case 'w:delInstrText': {
      const field = reader.body.fields.at(-1);
      if (field && !field.inResult) field.code += textOf(node);
      return;
    }
    case 'w:footnoteReference':
      readNote(reader, 'footnote', node);
      return;
    case 'w:endnoteReference':
      readNote(reader, 'endnote', node);
      return;
    case 'w:commentReference':
      placeComment(reader, node.attributes['w:id'] ?? '');
      return;
    case 'w:ruby':
      readRuby(reader, node);
      return;
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      addDrawing(reader, node);
      return;
    case 'w:contentPart':
      remark(reader, 'ink', 'lost', '');
      return;
    case 'mc:AlternateContent': {
      const chosen = alternate(node);
      for (const each of chosen ? elements(chosen) : []) readRunPart(reader, each, look);
      return;
    }
    default:
  }
}

/** The name of a file that is to be inserted here. */
export function targetOf({ shared }: BodyReader, node: XmlNode): string {
  const target = shared.docx.relations(shared.part).get(node.attributes['r:id'] ?? '')?.target ?? '';
  return target.slice(Math.max(target.lastIndexOf('/'), target.lastIndexOf('\\')) + 1);
}

function isSuppressed({ body }: InlineReader): boolean {
  if (body.shared.hasOpenFields) return false;
  return body.fields.some(({ inResult, code }) => !inResult || /^\s*TOC\b/i.test(code));
}

function addPiece(reader: InlineReader, piece: Piece): void {
  if (!isSuppressed(reader)) reader.pieces.push(piece);
}

function addText(reader: InlineReader, typed: string, look: Look): void {
  if (typed === '' || isSuppressed(reader)) return;
  // Line ends inside w:t are white space of the XML.
  const text = typed.replace(/[\r\n]+/g, ' ');
  if (look.hidden) {
    remark(reader, 'hidden', 'lost', text);
    return;
  }
  if (isSymbolFont(look.latinFont) && /^[\uf000-\uf0ff]+$/.test(text)) {
    for (const sign of text) addSymbol(reader, look.latinFont!, sign.charCodeAt(0), look);
    return;
  }
  for (const [id, words] of reader.body.ranges) reader.body.ranges.set(id, words + text);
  if (look.size !== undefined) reader.sizes.set(look.size, (reader.sizes.get(look.size) ?? 0) + text.length);
  if (look.strike) remark(reader, 'strike', 'plain', text);
  if (look.highlight) remark(reader, 'highlight', 'plain', text);
  const cased = look.caps ? text.toUpperCase() : text;
  const shown = look.raised ? raisedText(reader, cased, look.raised) : cased;
  push(reader, shown, look);
}

function push(reader: InlineReader, text: string, look: Look): void {
  const { pieces } = reader;
  const bold = look.bold === true || look.dots === true;
  const { font } = look;
  const last = pieces.at(-1);
  if (last?.kind === 'text' && Boolean(last.bold) === bold && last.font === font) {
    pieces[pieces.length - 1] = { ...last, text: last.text + text };
  } else {
    pieces.push({ kind: 'text', text, ...(bold ? { bold } : {}), ...(font === undefined ? {} : { font }) });
  }
}

/** m² and m³ have characters of their own; other raised figures are told. */
function raisedText(reader: InlineReader, text: string, raised: 'superscript' | 'subscript'): string {
  if (raised === 'superscript' && /^[23]$/.test(text)) return text === '2' ? '²' : '³';
  remark(reader, raised, 'plain', text);
  return text;
}

function remark(reader: InlineReader, thing: string, how: Remark['how'], words: string): void {
  const last = reader.remarks.at(-1);
  const joined =
    last && last.thing === thing && last.how === how && thing !== 'footnote' && thing !== 'endnote';
  if (joined) reader.remarks[reader.remarks.length - 1] = { ...last, words: last.words + words };
  else reader.remarks.push({ thing, how, words });
}

function addSymbol(reader: InlineReader, font: string, code: number, look: Look): void {
  const known = symbolOf(font, code);
  if (known) {
    addText(reader, known, { ...look, latinFont: undefined });
    return;
  }
  addText(reader, GETA, { ...look, latinFont: undefined });
  addPiece(reader, { kind: 'query', question: symbolQuestion(font, code) });
}

function readField(reader: InlineReader, node: XmlNode, look: Look): void {
  const { fields } = reader.body;
  const type = node.attributes['w:fldCharType'];
  if (type === 'begin') fields.push({ code: '', inResult: false });
  const field = fields.at(-1);
  if (type === 'separate' && field) field.inResult = true;
  if (type !== 'end' || !field) return;
  fields.pop();
  const name = field.code.trim().split(/\s/)[0] ?? '';
  if (/^TOC$/i.test(name)) remark(reader, 'contents', 'lost', '');
  else if (!field.inResult) readCode(reader, field.code, look);
}

/** A field without a result: some have their words in the code. */
function readCode(reader: InlineReader, code: string, look: Look): void {
  const shown = readEqField(code);
  if (shown && shown.text !== '') {
    addText(reader, shown.text, look);
    if (shown.reading !== undefined) remark(reader, 'ruby', 'lost', shown.reading);
    if (shown.lost) remark(reader, shown.lost, 'plain', shown.text);
  } else if (!/^\s*(?:XE|TC|RD|$)(?:\s|$)/i.test(code)) {
    remark(reader, 'field', 'lost', code.trim().slice(0, 60));
  }
}

function readNote(reader: InlineReader, kind: 'footnote' | 'endnote', node: XmlNode): void {
  const words = reader.body.shared.notes[kind].get(node.attributes['w:id'] ?? '') ?? '';
  remark(reader, kind, 'lost', words);
}

function readRuby(reader: InlineReader, node: XmlNode): void {
  const base = child(node, 'w:rubyBase');
  if (base) readInline(reader, base);
  const words = child(node, 'w:rt');
  if (words) remark(reader, 'ruby', 'lost', shownWords(words));
}

function readEquation(reader: InlineReader, node: XmlNode): void {
  const text = lineOf(node);
  remark(reader, 'equation', 'plain', text);
  addText(reader, text, reader.look);
}

function addDrawing(reader: InlineReader, node: XmlNode): void {
  const { shared, found } = reader.body;
  const drawn = readDrawing(node, shared.docx, shared.part);
  const own = drawn.pictures.map((picture) => {
    const known = found.pictures.findIndex(
      ({ name, bytes }) => name === picture.name && bytes && picture.bytes,
    );
    const at = known >= 0 ? known : found.pictures.push(picture) - 1;
    addPiece(reader, { kind: 'picture', picture: at, ...(drawn.floats ? { floats: true } : {}) });
    return at;
  });
  const next = found.pictures.length;
  for (const box of drawn.boxes) found.boxes.push({ node: box, near: [...own, next - 1, next] });
  for (const { thing, words } of drawn.lost) remark(reader, thing, 'lost', words);
}

/** A comment stands after the words that it is about, with its author; one that was settled does not. */
function placeComment(reader: InlineReader, id: string): void {
  const { ranges, shared } = reader.body;
  const about = ranges.get(id);
  const comment = shared.comments.get(id);
  const isPlaced = shared.placed.has(id);
  ranges.delete(id);
  if (!comment || comment.done || isPlaced) return;
  shared.placed.add(id);
  const words = about?.trim() ?? '';
  const quoted = words !== '' && words.length <= 20 ? `“${words}”：` : '';
  const author = comment.author ? `${comment.author}：` : '';
  addPiece(reader, { kind: 'query', question: `${author}${quoted}${comment.text}` });
}
