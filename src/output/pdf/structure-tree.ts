import { literal, type MakeObject, type PdfRef } from './objects.ts';
import type { PageBoxes } from './page-boxes.ts';
import type { PageTags, TagElement } from './tags.ts';

/** A page with its tags. Its number in the parent tree is its place in the list. */
export interface TaggedPage {
  readonly page: PdfRef;
  readonly tags: PageTags;
  readonly boxes: PageBoxes;
}

/** Writes the structure tree (ISO 32000-1, 14.7.2) of all pages under one Document element; gives its root. */
export function writeStructure(make: MakeObject, pages: readonly TaggedPage[]): PdfRef {
  const root = make({ Type: 'StructTreeRoot' });
  const document = make({ Type: 'StructElem', S: 'Document', P: root });
  const made = new Map<TagElement, PdfRef>();
  const write = (element: TagElement, parent: PdfRef, on: TaggedPage): PdfRef => {
    const ref = make();
    made.set(element, ref);
    const { type, alt } = element;
    ref.data = {
      Type: 'StructElem',
      S: type,
      P: parent,
      Pg: on.page,
      K: element.kids.map((kid) => (typeof kid === 'number' ? kid : write(kid, ref, on))),
      ...(alt === undefined ? {} : { Alt: literal(alt) }),
      ...attributesOf(element, on),
    };
    ref.end();
    return ref;
  };
  document.data.K = pages.flatMap((page) => page.tags.elements.map((one) => write(one, document, page)));
  document.end();
  root.data.K = [document];
  root.data.ParentTree = {
    Nums: pages.flatMap(({ tags }, index) => [index, tags.owners.map((owner) => made.get(owner))]),
  };
  root.data.ParentTreeNextKey = pages.length;
  root.end();
  return root;
}

/** What an element says of itself besides its words: where a figure stands, how a list counts, what a head is over. */
function attributesOf({ box, numbering, scope }: TagElement, on: TaggedPage): { A?: object } {
  if (box) return { A: { O: 'Layout', Placement: 'Block', BBox: on.boxes.inPage(box) } };
  if (numbering) return { A: { O: 'List', ListNumbering: numbering } };
  return scope ? { A: { O: 'Table', Scope: scope } } : {};
}
