import { child, elements, textOf, type XmlNode } from './xml.ts';

const RAISED: Readonly<Record<string, string>> = { '2': '²', '3': '³' };

/**
 * An equation (ISO/IEC 29500-1 22.1) on one line: fractions with a stroke, roots with √, a raised 2 or 3 as the
 * character. What has no form on a line is its letters one after another.
 */
export function lineOf(node: XmlNode | undefined): string {
  if (!node) return '';
  switch (node.name) {
    case 'm:t':
      return textOf(node);
    case 'm:f':
      return `${grouped(child(node, 'm:num'))}/${grouped(child(node, 'm:den'))}`;
    case 'm:rad':
      return `${lineOf(child(node, 'm:deg'))}√${grouped(child(node, 'm:e'))}`;
    case 'm:sSup': {
      const raised = lineOf(child(node, 'm:sup'));
      return `${lineOf(child(node, 'm:e'))}${RAISED[raised] ?? `^${raised}`}`;
    }
    case 'm:d': {
      const sign = (name: string, usual: string) =>
        child(child(node, 'm:dPr'), name)?.attributes['m:val'] ?? usual;
      const inside = elements(node).filter(({ name }) => name === 'm:e');
      return `${sign('m:begChr', '(')}${inside.map(lineOf).join(',')}${sign('m:endChr', ')')}`;
    }
    default:
      return elements(node).map(lineOf).join('');
  }
}

/** Several terms above or below a stroke need brackets on a line. */
function grouped(node: XmlNode | undefined): string {
  const line = lineOf(node);
  return /[+\-−×÷*/=]/.test(line) ? `(${line})` : line;
}
