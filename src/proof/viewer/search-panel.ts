import { el } from './dom.ts';
import type { Hit } from './find.ts';
import { hitList } from './panels.ts';
import type { ViewerWords } from './words.ts';

/** What the search panel shows. */
export interface SearchState {
  readonly query: string;
  readonly hits: readonly Hit[];
  readonly current: number;
  readonly words: ViewerWords;
}

/** The field, the steps and the list of hits. Typing finds at once; the field itself is kept while one types. */
export interface SearchPanel {
  readonly node: HTMLElement;
  focus(): void;
  update(state: SearchState): void;
}

/** Makes the panel. */
export function searchPanel(on: {
  typed(query: string): void;
  step(by: 1 | -1): void;
  pick(index: number): void;
}): SearchPanel {
  const field = el('input', {
    attrs: { type: 'search', id: 'find', autocomplete: 'off', spellcheck: 'false' },
  });
  const label = el('label', { class: 'unseen', attrs: { for: 'find' } });
  const back = el('button', { text: '↑', onClick: () => on.step(-1) });
  const forth = el('button', { text: '↓', onClick: () => on.step(1) });
  const count = el('p', { class: 'count', attrs: { 'aria-live': 'polite' } });
  const list = el('div');
  const form = el('div', { class: 'search', attrs: { role: 'search' } }, label, field, back, forth);
  field.addEventListener('input', () => on.typed(field.value));
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    on.step(event.shiftKey ? -1 : 1);
  });
  return {
    node: el('div', {}, form, count, list),
    focus() {
      field.focus();
      field.select();
    },
    update({ query, hits, current, words }) {
      if (field.value !== query) field.value = query;
      label.textContent = words.findLabel;
      field.placeholder = words.findLabel;
      back.setAttribute('aria-label', words.previous);
      forth.setAttribute('aria-label', words.next);
      back.disabled = forth.disabled = hits.length === 0;
      count.textContent =
        query.trim() === '' ? '' : hits.length === 0 ? words.noHits : words.hits(current + 1, hits.length);
      list.replaceChildren(hitList(hits, current, on.pick));
      list.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
    },
  };
}
