import { SaxesParser } from 'saxes';

/** An element. Names have the usual prefixes of Office files whatever prefixes the file itself uses: `w:p`. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlNode | string)[];
}

/** Why a part could not be read. */
export type XmlFault = 'broken' | 'dtd' | 'deep';

/** Levels of elements in one another; Word itself stops far below. */
const DEPTH = 300;
/** Elements and texts of a part. */
const NODES = 1_500_000;

/** Usual prefixes of the namespaces, Transitional and Strict (ISO/IEC 29500-1 and -4). */
const PREFIXES: Readonly<Record<string, string>> = {
  'schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'purl.oclc.org/ooxml/officeDocument/math': 'm',
  'schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'purl.oclc.org/ooxml/drawingml/main': 'a',
  'schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'schemas.openxmlformats.org/drawingml/2006/picture': 'pic',
  'schemas.openxmlformats.org/drawingml/2006/chart': 'c',
  'schemas.openxmlformats.org/drawingml/2006/diagram': 'dgm',
  'purl.oclc.org/ooxml/drawingml/picture': 'pic',
  'purl.oclc.org/ooxml/drawingml/chart': 'c',
  'purl.oclc.org/ooxml/drawingml/diagram': 'dgm',
  'schemas.microsoft.com/office/drawing/2014/chartex': 'cx',
  'schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'schemas.microsoft.com/office/word/2010/wordprocessingShape': 'wps',
  'schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'schemas.microsoft.com/office/word/2012/wordml': 'w15',
};

/** URNs, which have no host. */
const URNS: Readonly<Record<string, string>> = {
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
};

class Refused extends Error {
  readonly fault: XmlFault;
  constructor(fault: XmlFault) {
    super(fault);
    this.fault = fault;
  }
}

/** Reads a part into a tree. Document types are refused, so no entity but the five of XML itself exists. */
export function readXml(bytes: Uint8Array): XmlNode | XmlFault {
  const parser = new SaxesParser({ xmlns: true });
  const top: (XmlNode | string)[] = [];
  const stack: (XmlNode | string)[][] = [top];
  let nodes = 0;
  const put = (node: XmlNode | string) => {
    if (++nodes > NODES) throw new Refused('deep');
    stack.at(-1)!.push(node);
  };
  parser.on('doctype', () => {
    throw new Refused('dtd');
  });
  parser.on('error', () => {
    throw new Refused('broken');
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (stack.length > DEPTH) throw new Refused('deep');
    const children: (XmlNode | string)[] = [];
    const values: Record<string, string> = Object.create(null);
    for (const each of Object.values(attributes)) values[named(each.uri, each.local)] = each.value;
    put({ name: named(uri, local), attributes: values, children });
    stack.push(children);
  });
  parser.on('closetag', () => {
    stack.pop();
  });
  parser.on('text', put);
  parser.on('cdata', put);
  try {
    parser.write(decoded(bytes)).close();
  } catch (error) {
    if (error instanceof Refused) return error.fault;
    throw error;
  }
  const root = top.find((node) => typeof node !== 'string');
  return root ?? 'broken';
}

function named(uri: string, local: string): string {
  const prefix = URNS[uri] ?? PREFIXES[uri.replace(/^https?:\/\//, '')];
  return prefix ? `${prefix}:${local}` : local;
}

/** Parts are UTF-8 or UTF-16 (ECMA-376 part 2, 8.1.4), told by the mark or the first `<`; what is neither shows as broken. */
function decoded(bytes: Uint8Array): string {
  const [a, b] = bytes;
  const isLittle = (a === 0xff && b === 0xfe) || (a === 0x3c && b === 0);
  const isBig = (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c);
  const label = isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8';
  return new TextDecoder(label).decode(bytes);
}

/** The first child of a name. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((each): each is XmlNode => typeof each !== 'string' && each.name === name);
}

/** The children that are elements. */
export function elements(node: XmlNode): readonly XmlNode[] {
  return node.children.filter((each) => typeof each !== 'string');
}

/** Every element of a name below a node, in order. */
export function descendants(node: XmlNode, name: string): XmlNode[] {
  return elements(node).flatMap((each) => [
    ...(each.name === name ? [each] : []),
    ...descendants(each, name),
  ]);
}

/** `w:val` of a child: `valOf(pPr, 'w:jc')`. */
export function valOf(node: XmlNode | undefined, name: string): string | undefined {
  return child(node, name)?.attributes['w:val'];
}

/** All text below a node. */
export function textOf(node: XmlNode): string {
  return node.children.map((each) => (typeof each === 'string' ? each : textOf(each))).join('');
}
