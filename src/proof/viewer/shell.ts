import type { ProofData, ProofPage } from '../data.ts';
import { STAGES } from '../data.ts';
import type { ViewerLayer } from './api.ts';
import { el } from './dom.ts';
import { mm } from './geometry.ts';
import { LAYERS } from './layers.ts';
import type { ViewerWords } from './words.ts';

/** What the parts round the page are drawn from. */
export interface ShellState {
  readonly data: ProofData;
  readonly page: number;
  readonly lang: 'zh' | 'en';
  readonly words: ViewerWords;
  readonly mode: 'hand' | 'text';
  readonly layers: ReadonlySet<string>;
  readonly further: readonly ViewerLayer[];
  readonly level: number;
}

/** What their buttons do. */
export interface ShellActions {
  zoomIn(): void;
  zoomOut(): void;
  fit(): void;
  actual(): void;
  mode(mode: 'hand' | 'text'): void;
  layer(id: string): void;
  go(page: number): void;
  language(): void;
  help(): void;
}

/** The head: what this proof is, and the tools. */
export function headBar(state: ShellState, actions: ShellActions): Node[] {
  const { data, lang, words, mode, level } = state;
  const page = data.pages[state.page]!;
  const about = el('div', { class: 'about' });
  about.append(
    el('span', { class: 'brand', text: words.brand, attrs: { lang: 'zh-CN' } }),
    el('h1', { text: data.title, attrs: { lang: 'zh-CN', title: data.title } }),
    el('span', { class: `stamp stage-${data.stage}`, text: STAGES[data.stage][lang] }),
    el(
      'span',
      { class: 'facts' },
      ...(data.time ? [el('span', { class: 'time', text: data.time }), ' '] : []),
      el('span', { class: 'name', text: page.name }),
      ' ',
      el('code', { class: 'hash', text: page.hash, attrs: { title: words.hash } }),
    ),
  );
  const tools = el('div', { class: 'tools', label: words.tools, attrs: { role: 'toolbar' } });
  const modeButton = (own: 'hand' | 'text', text: string, key: string) =>
    el('button', {
      text,
      attrs: { 'aria-pressed': String(mode === own), title: key },
      onClick: () => actions.mode(own),
    });
  tools.append(
    el(
      'span',
      { class: 'group' },
      modeButton('hand', words.hand, 'h'),
      modeButton('text', words.select, 'v'),
    ),
    el(
      'span',
      { class: 'group' },
      el('button', {
        text: '−',
        label: words.zoomOut,
        attrs: { title: `${words.zoomOut} -` },
        onClick: actions.zoomOut,
      }),
      el('output', { class: 'level', text: `${Math.round(level * 100)}%` }),
      el('button', {
        text: '＋',
        label: words.zoomIn,
        attrs: { title: `${words.zoomIn} +` },
        onClick: actions.zoomIn,
      }),
      el('button', { text: words.fit, attrs: { title: '0' }, onClick: actions.fit }),
      el('button', { text: words.actual, attrs: { title: '1' }, onClick: actions.actual }),
    ),
    el(
      'span',
      { class: 'group' },
      el('button', {
        class: 'language',
        text: words.otherLanguage,
        attrs: { title: 'l' },
        onClick: actions.language,
      }),
      el('button', {
        text: '?',
        label: words.help,
        attrs: { title: `${words.help} ?` },
        onClick: actions.help,
      }),
    ),
  );
  return [about, tools];
}

/** The switches of the layers. */
export function layerBar({ words, layers, further, lang }: ShellState, actions: ShellActions): HTMLElement {
  const bar = el('div', { class: 'layer-bar', label: words.layers, attrs: { role: 'toolbar' } });
  const add = (id: string, name: string, key: string) =>
    bar.append(
      el(
        'button',
        {
          class: `layer-switch for-${id}`,
          attrs: { 'aria-pressed': String(layers.has(id)), title: key, 'data-switch': id },
          onClick: () => actions.layer(id),
        },
        el('i', { attrs: { 'aria-hidden': 'true' } }),
        name,
      ),
    );
  for (const { id, key } of LAYERS) add(id, words.layer[id] ?? id, key);
  for (const { id, name } of further) add(id, name[lang], '');
  return bar;
}

/** The strip of pages; nothing where there is only one. */
export function pageStrip(
  { data, page: current, words }: ShellState,
  actions: ShellActions,
): HTMLElement | undefined {
  if (data.pages.length < 2) return undefined;
  const list = el('ol');
  data.pages.forEach((page, index) => {
    const count = data.problems.filter(
      (one) => one.page === index && one.severity === 'blocking' && !one.allowed,
    ).length;
    const button = el('button', {
      label: words.pageOf(page.name, index + 1, data.pages.length),
      attrs: { 'aria-current': index === current ? 'page' : undefined },
      onClick: () => actions.go(index),
    });
    button.append(
      thumb(page),
      el('span', { text: page.name }),
      ...(count > 0 ? [el('b', { text: String(count) })] : []),
    );
    list.append(el('li', {}, button));
  });
  return el('nav', { class: 'strip', label: words.pages }, list);
}

/** The page in small: its picture where it is at hand, its frames otherwise. */
function thumb(page: ProofPage): HTMLElement {
  const { picture, width, height } = page;
  const node = el('span', { class: 'thumb' });
  node.style.aspectRatio = `${width} / ${height}`;
  if (picture.kind === 'inline') {
    node.append(el('img', { attrs: { src: picture.dataUrl, alt: '', draggable: 'false' } }));
    return node;
  }
  for (const { box } of page.frames) {
    const part = el('i');
    part.style.left = `${(box.x / width) * 100}%`;
    part.style.top = `${(box.y / height) * 100}%`;
    part.style.width = `${(box.width / width) * 100}%`;
    part.style.height = `${(box.height / height) * 100}%`;
    node.append(part);
  }
  return node;
}

/** The line at the foot: what the colours are, how large the page is. */
export function footLine({ data, page, words }: ShellState): Node[] {
  const { width, height, picture } = data.pages[page]!;
  const dpi = picture.kind === 'inline' ? ` · ${words.dpi(picture.dpi)}` : '';
  return [
    el('span', { class: 'colors', text: words.colors }),
    el('span', { text: `${mm(width)} × ${mm(height)} mm${dpi} · ${data.tool}` }),
  ];
}

/** The table of keys. */
export function helpDialog(
  words: ViewerWords,
  added: readonly (readonly [key: string, does: string])[],
): HTMLDialogElement {
  const dialog = el('dialog', { class: 'help', label: words.help });
  const list = el('dl');
  for (const [keys, does] of [...words.keys.slice(0, -1), ...added, ...words.keys.slice(-1)])
    list.append(el('dt', {}, el('kbd', { text: keys })), el('dd', { text: does }));
  dialog.append(
    el('h2', { text: words.help }),
    list,
    el('button', { text: words.close, onClick: () => dialog.close() }),
  );
  dialog.addEventListener('close', () => dialog.remove());
  return dialog;
}
