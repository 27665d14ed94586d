import type { Box } from '../../scene/types.ts';
import type { Both, ProofAgainst, ProofAgainstPage, ProofData, ProofPage } from '../data.ts';
import type { PanelContext, PlacedPicture, Viewer, ViewerPin } from './api.ts';
import { el, svg } from './dom.ts';

/** Which pictures are seen. */
type Look = 'new' | 'faded' | 'old' | 'slide';

const WORDS = {
  panel: { zh: '改动', en: 'Changes' },
  with: { zh: '与旧版相比：', en: 'Compared with: ' },
  looks: { zh: '看哪张图', en: 'Which picture' },
  new: { zh: '新版', en: 'new' },
  faded: { zh: '对照', en: 'overlay' },
  old: { zh: '旧版', en: 'old' },
  slide: { zh: '拉帘', en: 'curtain' },
  blink: { zh: '闪现', en: 'blink' },
  curtain: { zh: '拉帘位置', en: 'place of the curtain' },
  gone: { zh: '去掉的墨', en: 'ink removed' },
  came: { zh: '加上的墨', en: 'ink added' },
  noPicture: { zh: '旧版画不出来，没有对照图', en: 'The old page cannot be drawn: no pictures to compare' },
  strays: {
    zh: '图上标“?”的地方也不同，表里没有',
    en: 'The pictures differ at “?” too, which the list does not tell',
  },
} as const satisfies Record<string, Both>;

/** Milliseconds that each page is seen in a blink, as on the page of `dayang diff`. */
const BLINK = 700;

/** What is looked at. */
interface Looking {
  look: Look;
  /** Timer of the blink; 0 = none. */
  blinking: number;
  /** Place of the curtain in per cent of the width. */
  curtain: number;
  /** Index into all entries of all pages. */
  current: number;
}

/**
 * Adds the comparison with an old page to a viewer: numbered boxes on the page, a panel with the list, and the old
 * page as overlay, blink and curtain. `host` is the element of the viewer.
 */
export function addChanges(viewer: Viewer, host: HTMLElement, data: ProofData): void {
  const { against } = data;
  if (!against) return;
  const state: Looking = { look: 'new', blinking: 0, curtain: 50, current: -1 };
  const entries = entriesOf(against);
  const actions = lookActions(state, host, viewer);
  const go = (index: number) => {
    if (entries.length === 0) return;
    state.current = (index + entries.length) % entries.length;
    const { page, change } = entries[state.current]!;
    const box = (change.is.length > 0 ? change.is : change.was)[0];
    if (box) viewer.show(page, widened(box));
    else viewer.turn(page);
    viewer.open('changes');
    viewer.say(host.querySelector('.change-row[aria-current]')?.textContent ?? '');
    host.querySelector('.change-row[aria-current]')?.scrollIntoView({ block: 'nearest' });
  };
  viewer.addPictures((page) => oldPictures(against.pages[data.pages.indexOf(page)]));
  viewer.addLayer({
    id: 'changes',
    name: WORDS.panel,
    on: true,
    draw: (group, page) => drawBoxes(group, against.pages[data.pages.indexOf(page)]),
    pins: (page) => pinsOf(entries, data.pages.indexOf(page), go),
  });
  viewer.addPanel({
    id: 'changes',
    name: WORDS.panel,
    badge: String(entries.length),
    draw: (node, context) => drawPanel(node, context, { against, entries, state, actions, go }),
    keys: [
      {
        key: 'j',
        does: { zh: '下一处改动', en: 'next change' },
        run: () => go(state.current + 1),
      },
      {
        key: 'k',
        does: { zh: '上一处改动', en: 'previous change' },
        run: () => go(state.current < 0 ? -1 : state.current - 1),
      },
      {
        key: 'd',
        does: { zh: '对照图：去掉的红、加上的蓝', en: 'overlay: what is gone in red, what came in blue' },
        run: () => actions.show(state.look === 'faded' ? 'new' : 'faded'),
      },
      {
        key: 's',
        does: {
          zh: '拉帘：左边旧版，右边新版',
          en: 'curtain: the old page at the left, the new at the right',
        },
        run: actions.slide,
      },
      {
        key: 'b',
        whileOpen: true,
        does: {
          zh: '闪现新旧版（打开“改动”时；平时是行线）',
          en: 'blink old and new (while Changes is open; else baselines)',
        },
        run: actions.blink,
      },
    ],
  });
}

/** An entry and the page that it is on. */
interface Entry {
  readonly page: number;
  readonly change: ProofAgainstPage['changes'][number];
}

function entriesOf({ pages }: ProofAgainst): Entry[] {
  return pages.flatMap(({ changes }, page) => changes.map((change) => ({ page, change })));
}

interface LookActions {
  show(look: Look): void;
  blink(): void;
  slide(): void;
  curtain(percent: number): void;
}

function lookActions(state: Looking, host: HTMLElement, viewer: Viewer): LookActions {
  const set = (look: Look) => {
    state.look = look;
    host.dataset.look = look;
  };
  const stop = () => {
    window.clearInterval(state.blinking);
    state.blinking = 0;
  };
  const show = (look: Look) => {
    stop();
    set(look);
    viewer.open('changes');
  };
  const curtain = (percent: number) => {
    state.curtain = percent;
    host.style.setProperty('--curtain', `${percent}%`);
  };
  curtain(state.curtain);
  return {
    show,
    curtain,
    blink() {
      if (state.blinking !== 0) return show('new');
      state.blinking = window.setInterval(() => set(state.look === 'old' ? 'new' : 'old'), BLINK);
      set('old');
      viewer.open('changes');
    },
    slide() {
      show(state.look === 'slide' ? 'new' : 'slide');
      host.querySelector<HTMLElement>('.curtain input')?.focus();
    },
  };
}

/** The old page and the overlay, laid over the picture of the page and hidden until they are looked at. */
function oldPictures(page: ProofAgainstPage | undefined): readonly PlacedPicture[] {
  const { pictures } = page ?? {};
  if (!pictures) return [];
  const image = (kind: string, { dataUrl, area }: typeof pictures.old): PlacedPicture => ({
    node: el('img', { class: `against ${kind}`, attrs: { src: dataUrl, alt: '', draggable: 'false' } }),
    area,
  });
  return [image('old', pictures.old), image('faded', pictures.faded)];
}

/** Air around a box, 1/1000 pt. */
const AIR = 2500;

function widened({ x, y, width, height }: Box): Box {
  return { x: x - AIR, y: y - AIR, width: width + 2 * AIR, height: height + 2 * AIR };
}

function drawBoxes(group: SVGGElement, page: ProofAgainstPage | undefined): void {
  const box = (at: Box, kind: string) => group.append(svg('rect', { ...widened(at), class: kind }));
  for (const { was, is } of page?.changes ?? []) {
    for (const one of was) box(one, 'change was');
    for (const one of is) box(one, 'change is');
  }
  for (const one of page?.pictures?.strays ?? []) box(one, 'change stray');
}

function pinsOf(entries: readonly Entry[], page: number, go: (index: number) => void): ViewerPin[] {
  return entries.flatMap((entry, index) => {
    const { is, was, number } = entry.change;
    const box = (is.length > 0 ? is : was)[0];
    return entry.page === page && box
      ? [{ text: String(number), kind: 'change', box: widened(box), onPick: () => go(index) }]
      : [];
  });
}

interface Panel {
  readonly against: ProofAgainst;
  readonly entries: readonly Entry[];
  readonly state: Looking;
  readonly actions: LookActions;
  go(index: number): void;
}

function drawPanel(node: HTMLElement, { data, page, lang }: PanelContext, panel: Panel): void {
  const { against, entries, state, go } = panel;
  node.append(el('p', { class: 'count', text: `${WORDS.with[lang]}${against.label[lang]}` }));
  if (against.pages[page]?.pictures) node.append(...lookTools(panel, lang));
  else if ((against.pages[page]?.changes.length ?? 0) > 0)
    node.append(el('p', { class: 'empty', text: WORDS.noPicture[lang] }));
  against.pages.forEach(({ closing, pictures }, index) => {
    if (against.pages.length > 1)
      node.append(el('h3', { class: 'page-name', text: (data.pages[index] as ProofPage).name }));
    const list = el('ol', { class: 'problems changes' });
    entries.forEach((entry, at) => {
      if (entry.page === index)
        list.append(
          el(
            'li',
            {},
            changeRow(entry, at === state.current, lang, () => go(at)),
          ),
        );
    });
    const strays = (pictures?.strays.length ?? 0) > 0 ? [WORDS.strays] : [];
    node.append(list, ...[...closing, ...strays].map((line) => el('p', { class: 'end', text: line[lang] })));
  });
}

function changeRow({ change }: Entry, isCurrent: boolean, lang: 'zh' | 'en', pick: () => void): HTMLElement {
  const { number, label, place, sentence } = change;
  return el(
    'button',
    {
      class: 'problem-row change-row',
      attrs: { 'aria-current': isCurrent ? 'true' : undefined },
      onClick: pick,
    },
    el('span', { class: 'number change', text: String(number) }),
    el(
      'span',
      { class: 'what' },
      el('span', { class: 'sentence', text: sentence[lang] }),
      el('span', { class: 'meta', text: [label[lang], place[lang]].filter(Boolean).join(' · ') }),
    ),
  );
}

/** The buttons for the pictures, the curtain, and what the colours mean. */
function lookTools({ state, actions }: Panel, lang: 'zh' | 'en'): Node[] {
  const button = (name: Both, key: string, isOn: boolean, onClick: () => void) =>
    el('button', { text: name[lang], attrs: { 'aria-pressed': String(isOn), title: key }, onClick });
  const shows = (look: Look) => state.blinking === 0 && state.look === look;
  const tools = el('div', { class: 'group looks', label: WORDS.looks[lang], attrs: { role: 'toolbar' } });
  tools.append(
    button(WORDS.new, '', shows('new'), () => actions.show('new')),
    button(WORDS.faded, 'd', shows('faded'), () => actions.show('faded')),
    button(WORDS.old, '', shows('old'), () => actions.show('old')),
    button(WORDS.slide, 's', shows('slide'), actions.slide),
    button(WORDS.blink, 'b', state.blinking !== 0, actions.blink),
  );
  const range = el('input', { attrs: { type: 'range', min: 0, max: 100, value: state.curtain } });
  range.addEventListener('input', () => actions.curtain(Number(range.value)));
  const curtain = el('label', { class: 'curtain' }, WORDS.curtain[lang], range);
  const legend = el(
    'p',
    { class: 'legend' },
    el('span', { class: 'gone', text: WORDS.gone[lang] }),
    el('span', { class: 'came', text: WORDS.came[lang] }),
  );
  return [tools, ...(shows('slide') ? [curtain] : []), ...(shows('faded') ? [legend] : [])];
}
