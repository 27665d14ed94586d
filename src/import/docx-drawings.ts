import type { DocxPackage } from './docx-package.ts';
import type { Picture } from './manuscript.ts';
import { child, descendants, elements, type XmlNode } from './xml.ts';

/** What a drawing of any kind holds. */
export interface Drawn {
  readonly pictures: readonly Picture[];
  /** Text boxes: `w:txbxContent` nodes, each once. */
  readonly boxes: readonly XmlNode[];
  /** It stands beside the words of its paragraph, not in the line. */
  readonly floats: boolean;
  /** Names of things that cannot be kept, with what is known of them. */
  readonly lost: readonly { readonly thing: string; readonly words: string }[];
}

/**
 * Everything inside `w:drawing`, `w:pict` or `w:object`. Where a file has a drawing twice, for new and for old
 * programs (`mc:AlternateContent`), only one of them is read.
 */
export function readDrawing(node: XmlNode, docx: DocxPackage, part: string): Drawn {
  const pictures: Picture[] = [];
  const boxes: XmlNode[] = [];
  const lost: { thing: string; words: string }[] = [];
  const alt = alternative(node);
  const relations = docx.relations(part);
  const place = (id: string | undefined, linked: string | undefined) => {
    const relation = relations.get(id ?? linked ?? '');
    if (!relation) return;
    const name = relation.target.slice(relation.target.lastIndexOf('/') + 1) || relation.target;
    const bytes = relation.external ? undefined : docx.archive.read(relation.target);
    pictures.push({
      name: relation.external ? relation.target : name,
      ...(bytes ? { bytes } : {}),
      ...(alt ? { alt } : {}),
    });
  };
  const walk = (at: XmlNode): void => {
    const { name, attributes } = at;
    if (name === 'mc:AlternateContent') {
      const chosen = alternate(at);
      if (chosen) elements(chosen).forEach(walk);
      return;
    }
    if (name === 'w:txbxContent') {
      boxes.push(at);
      return;
    }
    if (name === 'a:blip') place(attributes['r:embed'], attributes['r:link']);
    else if (name === 'v:imagedata') place(attributes['r:id'] ?? attributes['r:pict'], attributes['r:href']);
    else if (name === 'v:textpath') lost.push({ thing: 'wordart', words: attributes.string ?? '' });
    else if (name === 'o:OLEObject') lost.push({ thing: 'object', words: attributes.ProgID ?? '' });
    else if (name === 'c:chart' || name === 'cx:chart') lost.push({ thing: 'chart', words: alt ?? '' });
    else if (name === 'dgm:relIds')
      lost.push({ thing: 'diagram', words: diagramWords(docx, attributes['r:dm'], part) });
    elements(at).forEach(walk);
  };
  walk(node);
  return { pictures, boxes, floats: isFloating(node), lost };
}

function isFloating(node: XmlNode): boolean {
  const styles = elements(node).map(({ attributes }) => attributes.style ?? '');
  return child(node, 'wp:anchor') !== undefined || styles.some((style) => /position:\s*absolute/.test(style));
}

/** The form of a drawing that has something we read: the new one, else the one for old programs. */
export function alternate(node: XmlNode): XmlNode | undefined {
  const forms = elements(node).filter(({ name }) => name === 'mc:Choice' || name === 'mc:Fallback');
  return forms.find(speaks) ?? forms[0];
}

const SPEAKING = [
  'w:txbxContent',
  'a:blip',
  'v:imagedata',
  'w:t',
  'c:chart',
  'cx:chart',
  'dgm:relIds',
  'w:delText',
  'm:t',
];

function speaks(node: XmlNode): boolean {
  return elements(node).some((each) => SPEAKING.includes(each.name) || speaks(each));
}

/** The description of a drawing; the automatic `图片 1` is none. */
function alternative(node: XmlNode): string | undefined {
  const [found] = descendants(node, 'wp:docPr');
  const shape = child(node, 'v:shape');
  const text = (found?.attributes.descr ?? shape?.attributes.alt ?? '').replace(/\s+/g, ' ').trim();
  return text === '' ? undefined : text.slice(0, 300);
}

/** The words of a SmartArt diagram, for the message. */
function diagramWords(docx: DocxPackage, id: string | undefined, part: string): string {
  const relation = docx.relations(part).get(id ?? '');
  const tree = relation && !relation.external ? docx.part(relation.target) : undefined;
  const texts = tree ? descendants(tree, 'a:t').map((node) => node.children.join('')) : [];
  return texts.filter((text) => text.trim() !== '').join('、');
}
