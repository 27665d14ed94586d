import { child, descendants, elements, valOf, type XmlNode } from './xml.ts';

/** What paragraph and run properties say, as far as an import asks; undefined = not said here. */
export interface Look {
  readonly bold?: boolean | undefined;
  readonly hidden?: boolean | undefined;
  /** Typed in small letters, shown in capitals. */
  readonly caps?: boolean | undefined;
  /** Marked with a colour, as with a highlighter. */
  readonly highlight?: boolean | undefined;
  readonly strike?: boolean | undefined;
  /** 着重号: dots under the characters, which is emphasis as bold is. */
  readonly dots?: boolean | undefined;
  readonly raised?: 'superscript' | 'subscript' | undefined;
  readonly font?: string | undefined;
  readonly latinFont?: string | undefined;
  /** In pt. */
  readonly size?: number | undefined;
  readonly align?: string | undefined;
  /** 0 is the first level. */
  readonly outline?: number | undefined;
  readonly numbering?: { readonly id: string; readonly level: number } | undefined;
}

/** A style with all that it inherits. */
export interface WordStyle {
  readonly name: string;
  readonly look: Look;
}

/** The styles of a file. */
export interface Styles {
  /** The paragraph style of an id; of no id the default. */
  paragraph(id: string | undefined): WordStyle;
  character(id: string | undefined): Look;
  /** Whether tables of a style have lines; those of none have none. */
  hasRules(id: string | undefined): boolean;
}

/** Reads `styles.xml`; without one everything looks the same. */
export function readStyles(tree: XmlNode | undefined): Styles {
  const nodes = new Map<string, XmlNode>();
  let standard: string | undefined;
  for (const node of tree ? elements(tree) : []) {
    const id = node.attributes['w:styleId'];
    if (node.name !== 'w:style' || id === undefined) continue;
    nodes.set(id, node);
    const isDefault = /^(?:1|true|on)$/.test(node.attributes['w:default'] ?? '');
    if (isDefault && node.attributes['w:type'] === 'paragraph') standard = id;
  }
  const defaults = child(child(child(tree, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr');
  const base = runLook(defaults);
  const known = new Map<string, WordStyle>();
  const resolve = (id: string | undefined, depth: number): WordStyle => {
    const node = id === undefined ? undefined : nodes.get(id);
    // A style that is its own ancestor ends somewhere.
    if (!node || depth > 20) return { name: '', look: {} };
    const made = known.get(id!);
    if (made) return made;
    const parent = resolve(valOf(node, 'w:basedOn'), depth + 1);
    const own = {
      ...defined(paragraphLook(child(node, 'w:pPr'))),
      ...defined(runLook(child(node, 'w:rPr'))),
    };
    const style = { name: valOf(node, 'w:name') ?? id!, look: { ...parent.look, ...own } };
    known.set(id!, style);
    return style;
  };
  return {
    paragraph(id) {
      const style = resolve(id ?? standard, 0);
      return { name: style.name, look: { ...defined(base), ...style.look } };
    },
    character: (id) => (id === undefined ? {} : resolve(id, 0).look),
    hasRules: (id) => ruled(nodes, id, 0),
  };
}

function ruled(nodes: ReadonlyMap<string, XmlNode>, id: string | undefined, depth: number): boolean {
  const node = id === undefined ? undefined : nodes.get(id);
  if (!node || depth > 20) return false;
  const borders = [...descendants(node, 'w:tblBorders'), ...descendants(node, 'w:tcBorders')];
  return borders.some(isDrawn) || ruled(nodes, valOf(node, 'w:basedOn'), depth + 1);
}

/** Whether one of some borders is a line. */
export function isDrawn(borders: XmlNode): boolean {
  return elements(borders).some(({ attributes }) => !/^(?:nil|none)?$/.test(attributes['w:val'] ?? ''));
}

/** Drops what is not said, so that looks can be laid over one another. */
export function defined(look: Look): Look {
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined));
}

/** What `w:pPr` says. */
export function paragraphLook(node: XmlNode | undefined): Look {
  const outline = valOf(node, 'w:outlineLvl');
  const numbers = child(node, 'w:numPr');
  const id = valOf(numbers, 'w:numId');
  return {
    align: valOf(node, 'w:jc'),
    outline: outline === undefined ? undefined : Number(outline),
    numbering: numbers
      ? { id: id ?? '', level: Math.min(8, Math.max(0, Number(valOf(numbers, 'w:ilvl') ?? 0) || 0)) }
      : undefined,
  };
}

/** What `w:rPr` says. */
export function runLook(node: XmlNode | undefined): Look {
  const fonts = child(node, 'w:rFonts')?.attributes;
  const size = Number(valOf(node, 'w:sz') ?? Number.NaN);
  const raised = valOf(node, 'w:vertAlign');
  const strike = flag(node, 'w:strike') ?? flag(node, 'w:dstrike');
  const dots = valOf(node, 'w:em');
  return {
    bold: flag(node, 'w:b'),
    hidden: flag(node, 'w:vanish'),
    caps: flag(node, 'w:caps'),
    highlight: flag(node, 'w:highlight') ?? (isBright(child(node, 'w:shd')) || undefined),
    strike,
    dots: dots === undefined ? undefined : dots !== 'none',
    raised: raised === 'superscript' || raised === 'subscript' ? raised : undefined,
    font: fonts?.['w:eastAsia'],
    latinFont: fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'],
    size: Number.isFinite(size) ? size / 2 : undefined,
  };
}

/** A coloured ground under words, which LibreOffice writes for a highlighter; white and grey come along with web pages. */
function isBright(shading: XmlNode | undefined): boolean {
  const fill = shading?.attributes['w:fill'] ?? '';
  if (!/^[0-9a-f]{6}$/i.test(fill)) return false;
  const channels = [0, 2, 4].map((at) => Number.parseInt(fill.slice(at, at + 2), 16));
  return Math.max(...channels) - Math.min(...channels) >= 128;
}

/** An on/off property: there without a value it is on; undefined where it is not said. */
export function flag(node: XmlNode | undefined, name: string): boolean | undefined {
  const found = child(node, name);
  return found && !/^(?:0|false|off|none)$/.test(found.attributes['w:val'] ?? '1');
}
