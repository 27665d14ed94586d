import { type Outcome, type Problem, problem } from '../problems/problem.ts';
import { type BodyReader, openBody, readBody } from './docx-body.ts';
import { readComments } from './docx-comments.ts';
import { alternate } from './docx-drawings.ts';
import { openNumbers } from './docx-numbers.ts';
import { type DocxPackage, openDocx } from './docx-package.ts';
import { readStyles } from './docx-styles.ts';
import { shownWords } from './docx-words.ts';
import { type Manuscript, type Picture, wordsOf } from './manuscript.ts';
import { isPageNumber, thingWords } from './things.ts';
import { child, descendants, elements, type XmlNode } from './xml.ts';

/** Whether tracked changes are taken as done or as never made. */
export type Revisions = 'accept' | 'reject';

/**
 * Reads a Word file (ISO/IEC 29500, Transitional or Strict; what Word and WPS write). Nothing outside the file is
 * read: linked pictures and inserted files are reported.
 */
export function readDocx(bytes: Uint8Array, file: string, revisions: Revisions): Outcome<Manuscript> {
  const opened = openDocx(bytes, file);
  const docx = opened.value;
  if (!docx) return { problems: opened.problems };
  const main = docx.part(docx.main);
  const body = child(main, 'w:body');
  const open = (hasOpenFields: boolean) =>
    openBody({
      docx,
      part: docx.main,
      revisions,
      styles: readStyles(docx.named('styles')),
      numbers: openNumbers(docx.named('numbering')),
      comments: readComments(docx),
      placed: new Set<string>(),
      notes: { footnote: noteTexts(docx, 'footnotes'), endnote: noteTexts(docx, 'endnotes') },
      hasOpenFields,
    });
  const first = open(false);
  if (docx.problems.length > 0) return { problems: docx.problems };
  if (!body) return { problems: [problem('import-not-word', { file })] };
  readBody(first, body);
  // A field that never ends would swallow the rest of the copy: then fields hide nothing.
  const reader = first.fields.length > 0 ? open(true) : first;
  if (reader !== first) readBody(reader, body);
  const manuscript = manuscriptOf(reader);
  const lost = [
    ...headers(docx, main!),
    ...unplacedComments(reader),
    ...unplacedPictures(docx, main!, reader),
  ];
  return { value: { ...manuscript, problems: lost }, problems: docx.problems };
}

function manuscriptOf(reader: BodyReader): Manuscript {
  const { pictures, changes } = reader.found;
  const boxes: Manuscript['boxes'][number][] = [];
  const shown = pictures.length;
  // A box may hold boxes: each joins the end of the list.
  for (let i = 0; i < reader.found.boxes.length; i++) {
    const inside = openBody(reader.shared, reader.found);
    const { node, near } = reader.found.boxes[i]!;
    readBody(inside, node);
    boxes.push({
      blocks: inside.blocks,
      pictures: [],
      boxes: [],
      changes: [],
      problems: [],
      near: near.filter((at) => at < shown),
    });
  }
  return { blocks: withoutHeadOfContents(reader.blocks), pictures, boxes, changes, problems: [] };
}

/** The line 目录 over a table of contents goes with it. */
function withoutHeadOfContents(blocks: Manuscript['blocks']): Manuscript['blocks'] {
  const isLeft = (block: Manuscript['blocks'][number] | undefined) =>
    block?.kind === 'paragraph' && block.remarks.some(({ thing }) => thing === 'contents');
  return blocks.filter((block, i) => {
    const isHead = block.kind === 'paragraph' && /^\s*目\s*录\s*$/.test(wordsOf(block));
    return !(isHead && isLeft(blocks[i + 1]));
  });
}

/** Words of headers and footers; page numbers are none. */
function headers(docx: DocxPackage, main: XmlNode): Problem[] {
  const relations = docx.relations(docx.main);
  const seen = new Set<string>();
  const references = [...descendants(main, 'w:headerReference'), ...descendants(main, 'w:footerReference')];
  return references.flatMap(({ name, attributes }) => {
    const relation = relations.get(attributes['r:id'] ?? '');
    if (!relation || relation.external || seen.has(relation.target)) return [];
    seen.add(relation.target);
    const tree = docx.part(relation.target);
    const words = tree ? shownWords(tree) : '';
    if (isPageNumber(words)) return [];
    const thing = thingWords(name === 'w:headerReference' ? 'header' : 'footer');
    return [problem('import-lost-outside', { ...thing, words })];
  });
}

/** Comments that are no queries of the story: settled ones, and ones on words that are not in it. */
function unplacedComments({ shared }: BodyReader): Problem[] {
  return [...shared.comments].flatMap(([id, { author, text, done }]) => {
    if (shared.placed.has(id)) return [];
    const words = author ? `${author}：${text}` : text;
    return [problem('import-lost-outside', { ...thingWords(done ? 'comment' : 'loose-comment'), words })];
  });
}

/** Pictures in the file that no paragraph shows are handed on all the same: none is lost. */
function unplacedPictures(docx: DocxPackage, main: XmlNode, { found }: BodyReader): Problem[] {
  const shown = new Set(found.pictures.map(({ name }) => name));
  const names: string[] = [];
  const other = otherForms(main);
  for (const [id, relation] of docx.relations(docx.main)) {
    const name = relation.target.slice(relation.target.lastIndexOf('/') + 1);
    if (relation.type !== 'image' || relation.external || shown.has(name) || other.has(id)) continue;
    const bytes = docx.archive.read(relation.target);
    if (!bytes) continue;
    const picture: Picture = { name, bytes };
    found.pictures.push(picture);
    shown.add(name);
    names.push(name);
  }
  return names.length > 0 ? [problem('import-picture-unplaced', { names })] : [];
}

/** Relations of pictures that are a second form of one that is shown: drawn for programs that know SVG, or for old ones. */
function otherForms(main: XmlNode): ReadonlySet<string> {
  const ids = new Set(descendants(main, 'svgBlip').flatMap(({ attributes }) => attributes['r:embed'] ?? []));
  for (const node of descendants(main, 'mc:AlternateContent')) {
    const chosen = alternate(node);
    for (const form of elements(node)) {
      if (form === chosen) continue;
      for (const blip of descendants(form, 'a:blip')) ids.add(blip.attributes['r:embed'] ?? '');
      for (const data of descendants(form, 'v:imagedata')) ids.add(data.attributes['r:id'] ?? '');
    }
  }
  return ids;
}

/** Footnotes or endnotes by their id; the separators between them are none. */
function noteTexts(docx: DocxPackage, purpose: string): ReadonlyMap<string, string> {
  const tree = docx.named(purpose);
  const notes = new Map<string, string>();
  for (const node of tree ? elements(tree) : []) {
    const id = node.attributes['w:id'];
    if (id === undefined || node.attributes['w:type'] !== undefined) continue;
    notes.set(id, shownWords(node));
  }
  return notes;
}
