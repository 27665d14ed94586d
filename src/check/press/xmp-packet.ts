/** Namespaces of the properties that press rules ask for. */
export const XMP_NAMESPACES = {
  dc: 'http://purl.org/dc/elements/1.1/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
  pdfxid: 'http://www.npes.org/pdfx/ns/id/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
} as const;

/** Properties of an XMP packet as `prefix:name` with this project's prefixes, whatever the packet calls them. */
export type XmpProperties = ReadonlyMap<string, string>;

const OWN_PREFIXES: ReadonlyMap<string, string> = new Map(
  Object.entries(XMP_NAMESPACES).map(([prefix, uri]) => [uri, prefix]),
);
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

interface Element {
  /** Namespace and local name; this project's prefix for a namespace that has one. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
}

/** Reads a packet. Throws when it is not well-formed XML or has no RDF. */
export function readXmp(bytes: Uint8Array): XmpProperties {
  const root = parseXml(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  const out = new Map<string, string>();
  for (const description of find(root, `${RDF}Description`)) {
    for (const [name, value] of description.attributes) out.set(name, value.trim());
    for (const child of description.children) out.set(child.name, propertyText(child).trim());
  }
  if (find(root, `${RDF}RDF`).length === 0) throw new Error('XMP: no rdf:RDF');
  return out;
}

/** The text of a property: its own, or that of the first entry of its list. */
function propertyText(element: Element): string {
  const [first] = find(element, `${RDF}li`);
  return first ? first.text : element.text;
}

function find(element: Element, name: string): Element[] {
  const own = element.name === name ? [element] : [];
  return [...own, ...element.children.flatMap((child) => find(child, name))];
}

const TOKEN =
  /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<(\/?)([\w.-]+(?::[\w.-]+)?)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/y;
const ATTRIBUTE = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Elements, attributes and text; no document types, which XMP has none of. */
function parseXml(text: string): Element {
  const document: Element = { name: '', attributes: new Map(), children: [], text: '' };
  const open: {
    readonly element: Element;
    readonly tag: string;
    readonly spaces: ReadonlyMap<string, string>;
  }[] = [{ element: document, tag: '', spaces: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]) }];
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.length; ) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw new Error(`XMP: not well-formed at character ${at}`);
    const [whole, closing, tag, attributes, empty] = match;
    const top = open.at(-1)!;
    if (tag === undefined) {
      if (!whole.startsWith('<')) top.element.text += decode(whole);
    } else if (closing) {
      if (top.tag !== tag) throw new Error(`XMP: </${tag}> closes <${top.tag}>`);
      open.pop();
    } else {
      const made = startElement(tag, attributes ?? '', top.spaces);
      top.element.children.push(made.element);
      if (!empty) open.push({ ...made, tag });
    }
  }
  if (open.length > 1) throw new Error(`XMP: <${open.at(-1)!.tag}> without end`);
  return document;
}

function startElement(tag: string, written: string, around: ReadonlyMap<string, string>) {
  const spaces = new Map(around);
  const pairs = [...written.matchAll(ATTRIBUTE)].map(
    ([, name, a, b]) => [name!, decode(a ?? b ?? '')] as const,
  );
  for (const [name, value] of pairs) {
    if (name.startsWith('xmlns:')) spaces.set(name.slice(6), value);
  }
  const attributes = new Map<string, string>();
  for (const [name, value] of pairs) {
    if (!name.startsWith('xmlns')) attributes.set(expand(name, spaces), value);
  }
  const element: Element = { name: expand(tag, spaces), attributes, children: [], text: '' };
  return { element, spaces };
}

function expand(name: string, spaces: ReadonlyMap<string, string>): string {
  const [prefix, local] = name.includes(':') ? name.split(':') : ['', name];
  if (prefix === '') return local ?? '';
  const uri = spaces.get(prefix ?? '');
  if (uri === undefined) throw new Error(`XMP: prefix ${prefix} is not declared`);
  const own = OWN_PREFIXES.get(uri);
  return own === undefined ? `${uri}${local}` : `${own}:${local}`;
}

function decode(text: string): string {
  return text.replace(/&([^;]*;?)/g, (whole, body: string) => {
    const known = ENTITIES[body.slice(0, -1)];
    const code = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}));$/.exec(body);
    if (known !== undefined && body.endsWith(';')) return known;
    if (!code) throw new Error(`XMP: ${whole} is no entity`);
    return String.fromCodePoint(code[1] ? Number.parseInt(code[1], 16) : Number(code[2]));
  });
}
