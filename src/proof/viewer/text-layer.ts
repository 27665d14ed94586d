import type { ProofPage } from '../data.ts';
import { stretchBox } from '../line-box.ts';
import { el } from './dom.ts';
import { paragraphsOf, type Spot, textBetween } from './paragraphs.ts';

/** CSS pixels of the text layer for 1/1000 pt before it is scaled as a whole. */
export const TEXT_SCALE = 1 / 1000;

/**
 * The words of a page, unseen but where they stand, in reading order and by paragraphs: to be read aloud, to be
 * selected, to be copied as the story has them.
 */
export function textLayer(page: ProofPage, label: string): HTMLElement {
  const { area } = page.picture;
  const layer = el('div', { class: 'text', label, attrs: { role: 'document' } });
  layer.style.width = `${area.width * TEXT_SCALE}px`;
  layer.style.height = `${area.height * TEXT_SCALE}px`;
  for (const { lines } of paragraphsOf(page.lines)) {
    const first = page.lines[lines[0]!]!;
    const tag =
      first.kind === 'title' ? 'h2' : first.kind === 'subhead' || first.kind === 'subtitle' ? 'h3' : 'p';
    const paragraph = el(tag);
    for (const index of lines) {
      const line = page.lines[index]!;
      const span = el('span', { text: line.text, attrs: { 'data-line': index } });
      const box = stretchBox(line);
      span.style.left = `${(box.x - area.x) * TEXT_SCALE}px`;
      span.style.top = `${(box.y - area.y) * TEXT_SCALE}px`;
      span.style.fontSize = `${line.size * TEXT_SCALE}px`;
      span.classList.toggle('vertical', line.vertical === true);
      paragraph.append(span);
      if (line.join) paragraph.append(line.join);
    }
    layer.append(paragraph);
  }
  layer.addEventListener('copy', (event) => copyStory(event, layer, page));
  return layer;
}

/** Gives every line the width that it has on the page; the layer must be in the document. */
export function fitLines(layer: HTMLElement, page: ProofPage): void {
  const spans = [...layer.querySelectorAll<HTMLElement>('[data-line]')];
  const lines = spans.map((span) => page.lines[Number(span.dataset.line)]!);
  const lengths = spans.map((span, n) => (lines[n]!.vertical ? span.offsetHeight : span.offsetWidth));
  spans.forEach((span, n) => {
    const { x, end, vertical } = lines[n]!;
    if (lengths[n]! === 0) return;
    const factor = ((end - (x[0] ?? end)) * TEXT_SCALE) / lengths[n]!;
    span.style.transform = vertical ? `scaleY(${factor})` : `scaleX(${factor})`;
  });
}

/** What is selected, as the story has it; undefined when nothing of the page is. */
export function selectedStory(layer: HTMLElement, page: ProofPage): string | undefined {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!layer.contains(range.startContainer) && !layer.contains(range.endContainer)) return undefined;
  const spans = [...layer.querySelectorAll<HTMLElement>('[data-line]')].filter((span) =>
    range.intersectsNode(span),
  );
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return undefined;
  return textBetween(page.lines, startOf(range, first), endOf(range, last));
}

function copyStory(event: ClipboardEvent, layer: HTMLElement, page: ProofPage): void {
  const words = selectedStory(layer, page);
  if (words === undefined) return;
  event.clipboardData?.setData('text/plain', words);
  event.preventDefault();
}

function startOf(range: Range, span: HTMLElement): Spot {
  const at = span.contains(range.startContainer) ? range.startOffset : 0;
  return { line: Number(span.dataset.line), at };
}

function endOf(range: Range, span: HTMLElement): Spot {
  const text = span.textContent ?? '';
  const inside = range.endContainer.nodeType === Node.TEXT_NODE && span.contains(range.endContainer);
  return { line: Number(span.dataset.line), at: inside ? range.endOffset : text.length };
}
