import type { Notice, ViewerHooks } from './api.ts';
import { el } from './dom.ts';

/** Something said over the page. An error is read aloud at once. */
export function noticeNode(
  { kind, words, details = [] }: Notice,
  lang: 'zh' | 'en',
  { onOpen }: ViewerHooks,
): HTMLElement {
  const role = kind === 'error' ? 'alert' : 'status';
  const node = el('section', { class: `notice ${kind}`, attrs: { role } }, el('p', { text: words[lang] }));
  if (details.length === 0) return node;
  const list = el('ul');
  for (const { words: more, place } of details) {
    const where = place ? `${place.file}:${place.line}:${place.column}` : '';
    const link =
      place && onOpen
        ? el('button', { class: 'link', text: where, onClick: () => onOpen(place) })
        : el('code', { text: where });
    list.append(el('li', {}, ...(where ? [link, ' '] : []), more[lang]));
  }
  node.append(list);
  return node;
}
