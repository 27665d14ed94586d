import { type MarkedContent, type PageMarks, pageMarks } from './marks.ts';
import type { PdfFile } from './read.ts';
import { isA, isDict, type PdfDict, type PdfValue, textOf } from './syntax.ts';

/** An element of a file's structure tree as a reader finds it. */
export interface StructureElement {
  readonly type: string;
  readonly alt?: string;
  readonly kids: readonly (StructureElement | StructureContent)[];
}

/** A marked-content sequence that belongs to an element. */
export interface StructureContent {
  /** Number of the page, from 0. */
  readonly page: number;
  readonly id: number;
  /** Read from the glyphs when it is first asked for. */
  readonly text: string;
  /** Glyphs and shapes in the sequence. */
  readonly marks: number;
}

/** What reading the structure brings to light besides the tree. */
export interface Structure {
  readonly root: StructureElement;
  /** Marks that are neither in the tree nor artifacts, and contents that the two directions do not agree on. */
  readonly faults: readonly string[];
}

/**
 * Reads the structure tree with its text: elements from the root down, content from the pages, and both ways of
 * linking them compared (ISO 32000-1, 14.7.4). Undefined for an untagged file; throws when it is broken.
 * @param marks what the pages paint, where that is known already.
 */
export function readStructure(
  pdf: PdfFile,
  marks: readonly (PageMarks | string)[] = [],
): Structure | undefined {
  const entry = pdf.catalog.get('StructTreeRoot');
  if (entry === undefined) return undefined;
  const tree = pdf.dict(entry);
  const faults: string[] = [];
  const contents = pdf.pages.map((page, index) =>
    pageContents(index, followed(marks[index]) ?? pageMarks(pdf, page), faults),
  );
  const pageOf = new Map(pdf.pages.map((page, index) => [page.dict, index]));
  const parents = parentTree(pdf, pdf.dict(tree.get('ParentTree')));
  const claimed = new Set<StructureContent>();
  const read = (value: PdfValue | undefined, depth: number): StructureElement => {
    if (depth > 50) throw new Error('PDF: structure tree without end');
    const dict = pdf.dict(value);
    const page = dict.has('Pg') ? pageOf.get(pdf.dict(dict.get('Pg'))) : undefined;
    const kids = asList(pdf.get(dict.get('K'))).map((kid) => {
      const id = contentId(pdf, kid);
      if (id === undefined) return read(kid, depth + 1);
      const found = page === undefined ? undefined : contents[page]!.get(id);
      if (!found || page === undefined)
        throw new Error(`PDF: structure names content ${id}, which no page has`);
      if (claimed.has(found)) faults.push(`content ${id} of page ${page + 1} is in two elements`);
      claimed.add(found);
      if (parents.get(keyOf(pdf, page))?.[id] !== dict) {
        faults.push(`content ${id} of page ${page + 1}: the parent tree names another element`);
      }
      return found;
    });
    const [type, alt] = [pdf.get(dict.get('S')), pdf.get(dict.get('Alt'))];
    return {
      type: isA(type, 'name') ? type.name : '',
      ...(isA(alt, 'bytes') ? { alt: textOf(alt) } : {}),
      kids,
    };
  };
  const roots = asList(pdf.get(tree.get('K'))).map((kid) => read(kid, 0));
  for (const one of contents.flatMap((page) => [...page.values()])) {
    if (!claimed.has(one)) faults.push(`content ${one.id} of page ${one.page + 1} is in no element`);
  }
  return { root: { type: 'StructTreeRoot', kids: roots }, faults };
}

/** Text of an element in the order of the tree; `between` stands after every element that holds content itself. */
export function structureText(element: StructureElement, between = ''): string {
  let out = '';
  let own = false;
  for (const kid of element.kids) {
    if (isContent(kid)) {
      out += kid.text;
      own = true;
    } else {
      out += structureText(kid, between);
    }
  }
  return own ? out + between : out;
}

/** All elements under an element in the order of the tree. */
export function elementsOf(element: StructureElement): StructureElement[] {
  return element.kids.flatMap((kid) => (isContent(kid) ? [] : [kid, ...elementsOf(kid)]));
}

/** Tells content from elements. */
export function isContent(kid: StructureElement | StructureContent): kid is StructureContent {
  return 'id' in kid;
}

function followed(marks: PageMarks | string | undefined): PageMarks | undefined {
  return typeof marks === 'object' ? marks : undefined;
}

function pageContents(index: number, marks: PageMarks, faults: string[]): Map<number, StructureContent> {
  const counts = new Map<number, number>();
  let loose = 0;
  const note = (content: MarkedContent | undefined, count: number) => {
    if (content === undefined) loose += count;
    if (typeof content === 'number') counts.set(content, (counts.get(content) ?? 0) + count);
  };
  for (const text of marks.texts) note(text.content, text.codes);
  for (const shape of marks.shapes) note(shape.content, 1);
  for (const picture of marks.pictures) note(picture.content, 1);
  if (loose > 0) faults.push(`page ${index + 1}: ${loose} marks are neither tagged nor artifacts`);
  let texts: ReadonlyMap<number, string> | undefined;
  const textOfContent = (id: number) => {
    texts ??= contentTexts(marks);
    return texts.get(id) ?? '';
  };
  const content = (id: number, count: number): StructureContent => ({
    page: index,
    id,
    marks: count,
    get text() {
      return textOfContent(id);
    },
  });
  return new Map([...counts].map(([id, count]) => [id, content(id, count)]));
}

function contentTexts({ glyphs }: PageMarks): Map<number, string> {
  const out = new Map<number, string>();
  for (const { content, text } of glyphs) {
    if (typeof content === 'number') out.set(content, (out.get(content) ?? '') + text);
  }
  return out;
}

/** The elements that own the contents of a page, by the page's key. */
function parentTree(pdf: PdfFile, tree: PdfDict): Map<number, PdfDict[]> {
  const out = new Map<number, PdfDict[]>();
  const numbers = asList(pdf.get(tree.get('Nums')));
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    out.set(
      Number(numbers[i]),
      asList(pdf.get(numbers[i + 1])).map((value) => pdf.dict(value)),
    );
  }
  return out;
}

function keyOf(pdf: PdfFile, page: number): number {
  const key = pdf.get(pdf.pages[page]!.dict.get('StructParents'));
  return typeof key === 'number' ? key : -1;
}

/** A kid that is marked content: a number, or a dictionary with one. */
function contentId(pdf: PdfFile, kid: PdfValue): number | undefined {
  const value = pdf.get(kid);
  if (typeof value === 'number') return value;
  const id = isDict(value) ? pdf.get(value.get('MCID')) : undefined;
  return typeof id === 'number' ? id : undefined;
}

function asList(value: PdfValue): readonly PdfValue[] {
  return Array.isArray(value) ? (value as readonly PdfValue[]) : value === null ? [] : [value];
}
