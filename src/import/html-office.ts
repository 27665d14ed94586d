import type { Element } from './html.ts';
import { attribute } from './html-nodes.ts';

/** Why an element of a page that an office program or a web editor has written holds no copy. */
export type OfficePart =
  /** Its words are told under this name (things.ts). */
  | { readonly kind: 'lost'; readonly thing: string }
  /** A mark that refers to such a part, and says nothing by itself. */
  | { readonly kind: 'mark' }
  /** An automatic number, typed out. */
  | { readonly kind: 'number'; readonly level: number };

/** Elements of Word (`mso-element`), by their kind. */
const MSO: Readonly<Record<string, string>> = {
  footnote: 'footnote',
  'footnote-list': 'footnote',
  endnote: 'endnote',
  'endnote-list': 'endnote',
  comment: 'page-comment',
  'comment-list': 'page-comment',
  header: 'header',
  footer: 'footer',
};

/**
 * What Word (`mso-…` in styles), LibreOffice (`sdfootnote1`, `title="header"`) and WeChat's pages put beside the copy;
 * undefined for everything else.
 */
export function officePart(node: Element): OfficePart | undefined {
  const style = attribute(node, 'style') ?? '';
  const id = attribute(node, 'id') ?? '';
  const classes = attribute(node, 'class') ?? '';
  const lost = (thing: string) => ({ kind: 'lost', thing }) as const;
  switch (node.tagName) {
    case 'del':
      return attribute(node, 'datetime') || attribute(node, 'cite') ? lost('deleted') : undefined;
    case 'a':
      return /mso-(?:foot|end)note-id/.test(style) || /\bsd(?:foot|end)note(?:anc|sym)\b/.test(classes)
        ? { kind: 'mark' }
        : undefined;
    case 'span':
      if (/\bMsoCommentReference\b/.test(classes)) return { kind: 'mark' };
      return /mso-list:\s*Ignore/i.test(style) ? { kind: 'number', level: levelOf(node) } : undefined;
    case 'p':
      return /\bMsoToc\d\b/.test(classes) ? lost('contents') : undefined;
    case 'div': {
      const [, element] = /mso-element:\s*([a-z-]+)/.exec(style) ?? [];
      const thing = element === undefined ? undefined : MSO[element];
      if (thing) return lost(thing);
      const title = attribute(node, 'title');
      if (title === 'header' || title === 'footer') return lost(title);
      if (/^sd(?:foot|end)note\d+$/.test(id)) return lost(id.startsWith('sdf') ? 'footnote' : 'endnote');
      if (/^Table of Contents\d*$/.test(id)) return lost('contents');
      return /\brich_media_meta_list\b/.test(classes) ? lost('page-origin') : undefined;
    }
    default:
      return undefined;
  }
}

/** The level of the list that a number belongs to: `mso-list:l0 level2 lfo1` on its paragraph. */
function levelOf(node: Element): number {
  for (let at: Element['parentNode'] = node.parentNode; at && 'attrs' in at; at = at.parentNode) {
    const [, level] = /mso-list:\s*l\d+\s+level(\d)/.exec(attribute(at, 'style') ?? '') ?? [];
    if (level) return Number(level) - 1;
  }
  return 0;
}

/** The font whose letters are pictures, as an element names it; undefined where it names none. */
export function symbolFontOf(node: Element): string | undefined {
  const style = attribute(node, 'style') ?? '';
  const [, family = ''] =
    /mso-symbol-font-family:\s*["']?([^;"']+)/i.exec(style) ??
    /(?:^|;)\s*font-family:\s*["']?((?:Wing|Web)dings[^;,"']*|Symbol)/i.exec(style) ??
    [];
  const face = node.tagName === 'font' ? (attribute(node, 'face') ?? '').split(',')[0]! : '';
  const name = family || face;
  return /^(?:symbol|(?:wing|web)dings)/i.test(name) ? name.trim() : undefined;
}

/** Size of the type in pt that a style names: `22.0pt`, `16px`. */
export function sizeOf(style: string): number | undefined {
  const [, figure, unit] = /(?:^|;)\s*font-size:\s*([\d.]+)(pt|px)\b/i.exec(style) ?? [];
  if (figure === undefined) return undefined;
  const size = Number(figure) * (unit!.toLowerCase() === 'px' ? 0.75 : 1);
  return Number.isFinite(size) && size > 0 ? size : undefined;
}
