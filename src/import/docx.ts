import { type Outcome, type Problem, problem } from '../problems/problem.ts';
import { type BodyReader, openBody, readBlocks } from './docx-body.ts';
import { readComments } from './docx-comments.ts';
import { openNumbers } from './docx-numbers.ts';
import { type DocxPackage, openDocx } from './docx-package.ts';
import { readStyles } from './docx-styles.ts';
import type { Manuscript, Picture } from './manuscript.ts';
import { thingWords } from './things.ts';
import { child, descendants, elements, textOf, type XmlNode } from './xml.ts';

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
  const shared = {
    docx,
    part: docx.main,
    revisions,
    styles: readStyles(docx.named('styles')),
    numbers: openNumbers(docx.named('numbering')),
    comments: readComments(docx),
    placed: new Set<string>(),
    notes: { footnote: noteTexts(docx, 'footnotes'), endnote: noteTexts(docx, 'endnotes') },
  };
  if (docx.problems.length > 0) return { problems: docx.problems };
  if (!body) return { problems: [problem('import-not-word', { file })] };
  const reader = openBody(shared);
  readBlocks(reader, body);
  const manuscript = manuscriptOf(reader);
  const lost = [...headers(docx, main!), ...resolvedComments(reader), ...unplacedPictures(docx, reader)];
  return { value: { ...manuscript, problems: lost }, problems: docx.problems };
}

function manuscriptOf(reader: BodyReader): Manuscript {
  const { pictures, changes } = reader.found;
  const boxes: Manuscript[] = [];
  // A box may hold boxes: each joins the end of the list.
  for (let i = 0; i < reader.found.boxes.length; i++) {
    const inside = openBody(reader.shared, reader.found);
    readBlocks(inside, reader.found.boxes[i]!);
    boxes.push({ blocks: inside.blocks, pictures: [], boxes: [], changes: [], problems: [] });
  }
  return { blocks: reader.blocks, pictures, boxes, changes, problems: [] };
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
    const words = tree ? descendants(tree, 'w:t').map(textOf).join('').trim() : '';
    if (/^[\d\s/第页共—–-]*$/.test(words)) return [];
    const thing = thingWords(name === 'w:headerReference' ? 'header' : 'footer');
    return [problem('import-lost-outside', { ...thing, words })];
  });
}

function resolvedComments({ shared }: BodyReader): Problem[] {
  return [...shared.comments.values()]
    .filter(({ done }) => done)
    .map(({ author, text }) => {
      const words = author ? `${author}：${text}` : text;
      return problem('import-lost-outside', { ...thingWords('comment'), words });
    });
}

/** Pictures in the file that no paragraph shows are handed on all the same: none is lost. */
function unplacedPictures(docx: DocxPackage, { found }: BodyReader): Problem[] {
  const shown = new Set(found.pictures.map(({ name }) => name));
  const names: string[] = [];
  for (const relation of docx.relations(docx.main).values()) {
    const name = relation.target.slice(relation.target.lastIndexOf('/') + 1);
    if (relation.type !== 'image' || relation.external || shown.has(name)) continue;
    const bytes = docx.archive.read(relation.target);
    if (!bytes) continue;
    const picture: Picture = { name, bytes };
    found.pictures.push(picture);
    shown.add(name);
    names.push(name);
  }
  return names.length > 0 ? [problem('import-picture-unplaced', { names })] : [];
}

/** Footnotes or endnotes by their id; the separators between them are none. */
function noteTexts(docx: DocxPackage, purpose: string): ReadonlyMap<string, string> {
  const tree = docx.named(purpose);
  const notes = new Map<string, string>();
  for (const node of tree ? elements(tree) : []) {
    const id = node.attributes['w:id'];
    if (id === undefined || node.attributes['w:type'] !== undefined) continue;
    notes.set(id, descendants(node, 'w:t').map(textOf).join('').trim());
  }
  return notes;
}
