import { alternate } from './docx-drawings.ts';
import { flag } from './docx-styles.ts';
import { child, elements, textOf, type XmlNode } from './xml.ts';

/** Whether a control (`w:sdt`) has not been filled in: then it shows what Word asks for. */
export function isPlaceholder(control: XmlNode): boolean {
  return flag(child(control, 'w:sdtPr'), 'w:showingPlcHdr') === true;
}

/**
 * The words that a reader sees below a node, for messages: paragraphs are parted by a blank, deleted words are left
 * out, and what stands there twice for new and old programs is taken once.
 */
export function shownWords(node: XmlNode): string {
  return collect(node).replace(/\s+/g, ' ').trim();
}

function collect(node: XmlNode): string {
  switch (node.name) {
    case 'w:t':
    case 'm:t':
      return textOf(node);
    case 'w:tab':
    case 'w:br':
      return ' ';
    case 'w:del':
    case 'w:moveFrom':
    case 'w:pPr':
      return '';
    case 'mc:AlternateContent': {
      const chosen = alternate(node);
      return chosen ? collect(chosen) : '';
    }
    default: {
      const words = elements(node).map(collect).join('');
      return node.name === 'w:p' ? `${words} ` : words;
    }
  }
}
