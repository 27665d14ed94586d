import { el } from './dom.ts';

/** A tab and what it shows. */
export interface Tab {
  readonly id: string;
  readonly name: string;
  /** A count beside the name. */
  readonly badge?: string;
}

/** Tabs as the ARIA practices have them: arrows move between them, the panel is named by its tab. */
export function tabList(
  tabs: readonly Tab[],
  current: string,
  label: string,
  choose: (id: string) => void,
): HTMLElement {
  const list = el('div', { class: 'tabs', label, attrs: { role: 'tablist' } });
  for (const { id, name, badge } of tabs) {
    const isCurrent = id === current;
    const tab = el('button', {
      attrs: {
        role: 'tab',
        id: `tab-${id}`,
        'aria-selected': String(isCurrent),
        'aria-controls': 'panel',
        tabindex: isCurrent ? 0 : -1,
      },
      onClick: () => choose(id),
    });
    tab.append(name, ...(badge ? [' ', el('span', { class: 'badge', text: badge })] : []));
    list.append(tab);
  }
  list.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const index = tabs.findIndex(({ id }) => id === current);
    const next = tabs[(index + step + tabs.length) % tabs.length]!;
    choose(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  });
  return list;
}
