/** A tag of an XML text: `<g …>`, `</g>`, or both in one. Text between tags is dropped. */
export interface XmlTag {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  readonly attributes: ReadonlyMap<string, string>;
}

/** The tags of a text, or the piece that is not plain XML. Document types and entities are refused: they can expand. */
export function readTags(text: string): readonly XmlTag[] | { readonly error: string } {
  const tags: XmlTag[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    if (open < 0) break;
    const skipped = SKIPPED.find(([start]) => text.startsWith(start, open));
    if (skipped) {
      const end = text.indexOf(skipped[1], open + skipped[0].length);
      if (end < 0) return { error: skipped[0] };
      at = end + skipped[1].length;
      continue;
    }
    TAG.lastIndex = open;
    const match = TAG.exec(text);
    if (!match) return { error: text.slice(open, open + 40) };
    const attributes = readAttributes(match[3] ?? '');
    if (!attributes) return { error: text.slice(open, open + 40) };
    const kind = match[1] ? 'close' : match[4] ? 'empty' : 'open';
    tags.push({ name: match[2]!, kind, attributes });
    at = TAG.lastIndex;
  }
  return tags;
}

const SKIPPED = [
  ['<?', '?>'],
  ['<!--', '-->'],
] as const;
const TAG = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[A-Za-z_:][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const ATTRIBUTE = /\s+([A-Za-z_:][\w:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

function readAttributes(text: string): Map<string, string> | undefined {
  const attributes = new Map<string, string>();
  for (const [, name, double, single] of text.matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? '';
    if (attributes.has(name!)) return undefined;
    attributes.set(name!, value);
  }
  return attributes;
}
