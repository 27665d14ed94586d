import type { ProofData, ProofPage } from '../data.ts';
import { stretchBox } from '../line-box.ts';
import type { Notice, PlacedPicture, Viewer, ViewerHooks, ViewerLayer, ViewerPanel } from './api.ts';
import { el } from './dom.ts';
import { findWords, type Hit } from './find.ts';
import { placeOfSpot, spotAt } from './geometry.ts';
import { listenToGestures } from './gestures.ts';
import { type Commands, listenToKeys } from './keys.ts';
import { LAYERS } from './layers.ts';
import { noticeNode } from './notice.ts';
import { fitPanel, placePanel, problemList, standing } from './panels.ts';
import type { Spot } from './paragraphs.ts';
import { searchPanel } from './search-panel.ts';
import { newSheet } from './sheet.ts';
import { footLine, headBar, helpDialog, layerBar, pageStrip, type ShellState } from './shell.ts';
import { tabList } from './tabs.ts';
import { viewerWords } from './words.ts';
import { openZoom } from './zoom.ts';

/** Fills an element with the viewer. What comes in later is said in api.ts. */
export function openViewer(host: HTMLElement, first: ProofData, hooks: ViewerHooks = {}): Viewer {
  let data = first;
  let lang = first.lang;
  let page = 0;
  let mode: 'hand' | 'text' = 'hand';
  let panel = 'problems';
  let problem: number | undefined;
  let spot: Spot | undefined;
  let query = '';
  let hits: readonly Hit[] = [];
  let hit = 0;
  const layers = new Set(LAYERS.filter(({ on }) => on).map(({ id }) => id));
  const further: ViewerLayer[] = [];
  const panels: ViewerPanel[] = [];
  const pictures: ((page: ProofPage) => readonly PlacedPicture[])[] = [];

  const head = el('header');
  const bar = el('div', { class: 'bar' });
  const strip = el('div', { class: 'strip-room' });
  const sheet = newSheet();
  const view = el('div', { class: 'view', attrs: { tabindex: 0, role: 'region' } }, sheet.node);
  const notices = el('div', { class: 'notices' });
  const main = el('main', {}, bar, el('div', { class: 'stage' }, strip, view, notices));
  const tabs = el('div');
  const body = el('div', { class: 'panel', attrs: { id: 'panel', role: 'tabpanel', tabindex: 0 } });
  const aside = el('aside', {}, tabs, body);
  const foot = el('footer');
  const status = el('p', { class: 'unseen', attrs: { role: 'status', 'aria-live': 'polite' } });
  host.replaceChildren(head, main, aside, foot, status);

  const words = () => viewerWords(lang);
  const shown = (): ProofPage => data.pages[page]!;
  const zoom = openZoom(view, sheet.node, () => {
    sheet.resize(zoom.scale(), view);
    const level = head.querySelector('.level');
    if (level) level.textContent = `${Math.round(zoom.level() * 100)}%`;
  });
  const search = searchPanel({
    typed(text) {
      query = text;
      hit = 0;
      look();
      if (hits.length > 0) showHit(0);
    },
    step(by) {
      if (hits.length > 0) showHit((hit + by + hits.length) % hits.length);
    },
    pick: (index) => showHit(index),
  });

  function look(): void {
    hits = findWords(data.pages, query);
    hit = Math.min(hit, Math.max(0, hits.length - 1));
    drawHits();
  }

  function drawHits(): void {
    sheet.showHits(
      hits.filter((one) => one.page === page),
      hits[hit],
      shown(),
    );
    search.update({ query, hits, current: hit, words: words() });
  }

  function showHit(index: number): void {
    hit = index;
    const one = hits[hit]!;
    const part = one.parts[0]!;
    goTo(one.page);
    drawHits();
    zoom.toBox(stretchBox(shown().lines[part.line]!, part.from, part.to));
  }

  function goTo(next: number): void {
    if (next === page || !data.pages[next]) return;
    page = next;
    spot = undefined;
    drawPage(false);
    drawShell();
    drawPanel();
  }

  function pickProblem(number: number): void {
    const one = data.problems.find((each) => each.number === number);
    if (!one) return;
    problem = number;
    if (panel !== 'problems') panel = 'problems';
    if (one.page !== undefined) goTo(one.page);
    drawPanel();
    sheet.markProblem(number);
    body.querySelector(`[data-number="${number}"]`)?.scrollIntoView({ block: 'nearest' });
    status.textContent = `${number}. ${words().severity[standing(one)]}: ${one.sentence[lang]}`;
    if (!one.box) return;
    if (!layers.has('problems')) commands.layer('problems');
    zoom.toBox(one.box);
    sheet.pulse(one.box);
  }

  function pickSpot(next: Spot | undefined): void {
    if (!next) return;
    spot = next;
    panel = 'place';
    sheet.showSpot(spot, shown());
    drawPanel();
  }

  const shell = (): ShellState => ({
    data,
    page,
    lang,
    words: words(),
    mode,
    layers,
    further,
    level: zoom.level(),
  });

  function drawShell(): void {
    const state = shell();
    document.documentElement.lang = words().lang;
    keepFocus(head, () => head.replaceChildren(...headBar(state, { ...commands, go: goTo })));
    keepFocus(bar, () => bar.replaceChildren(layerBar(state, { ...commands, go: goTo })));
    const pages = pageStrip(state, { ...commands, go: goTo });
    keepFocus(strip, () => strip.replaceChildren(...(pages ? [pages] : [])));
    foot.replaceChildren(...footLine(state));
    view.setAttribute('aria-label', words().view);
    view.classList.toggle('selecting', mode === 'text');
    aside.setAttribute('aria-label', words().side);
    sheet.switchLayers(layers);
  }

  function drawPanel(): void {
    const w = words();
    const stop = data.problems.filter((one) => ['fatal', 'blocking'].includes(standing(one))).length;
    const isUneven = shown().fits.some(({ overset, underset }) => overset.lines + underset.lines > 0);
    const list = [
      {
        id: 'problems',
        name: w.problems,
        badge: data.problems.length > 0 ? String(data.problems.length) : '',
      },
      { id: 'find', name: w.find },
      { id: 'place', name: w.place },
      { id: 'fits', name: w.fits, badge: isUneven ? '!' : '' },
      ...panels.map(({ id, name, badge }) => ({ id, name: name[lang], ...(badge ? { badge } : {}) })),
    ];
    keepFocus(tabs, () => tabs.replaceChildren(tabList(list, panel, w.side, choose)));
    body.setAttribute('aria-labelledby', `tab-${panel}`);
    const top = body.dataset.panel === panel ? body.scrollTop : 0;
    keepFocus(body, () => body.replaceChildren(...panelNodes(stop)));
    body.dataset.panel = panel;
    body.scrollTop = top;
  }

  function panelNodes(stop: number): Node[] {
    const w = words();
    const own = panels.find(({ id }) => id === panel);
    if (own) {
      const node = el('div');
      own.draw(node, { data, page, lang, viewer });
      return [node];
    }
    switch (panel) {
      case 'find':
        search.update({ query, hits, current: hit, words: w });
        return [search.node];
      case 'place':
        return [placePanel(shown(), spot, w, hooks, say)];
      case 'fits':
        return [
          fitPanel(shown().fits, w, lang, ({ boxes }) => {
            zoom.toBox(boxes[0]!);
            sheet.pulse(boxes[0]!);
          }),
        ];
      default: {
        const allowed = data.problems.filter((one) => standing(one) === 'allowed').length;
        const summary = w.counts(stop, allowed, data.problems.length - stop - allowed);
        const list = problemList(data.problems, { words: w, lang, current: problem, onPick: pickProblem });
        return [el('p', { class: 'count', text: summary }), list];
      }
    }
  }

  function choose(id: string): void {
    panel = id;
    drawPanel();
    if (id === 'find') search.focus();
  }

  function say(text: string): void {
    status.textContent = text;
  }

  function drawPage(keep: boolean): void {
    zoom.setArea(shown().picture.area, keep);
    sheet.draw({
      data,
      page: shown(),
      words: words(),
      further,
      pictures: pictures.flatMap((draw) => draw(shown())),
      onProblem: pickProblem,
    });
    sheet.resize(zoom.scale(), view);
    sheet.switchLayers(layers);
    sheet.markProblem(problem);
    sheet.showSpot(spot, shown());
    drawHits();
  }

  function stepProblem(step: 1 | -1): void {
    const numbers = data.problems.map(({ number }) => number);
    if (numbers.length === 0) return;
    const at = problem === undefined ? (step > 0 ? -1 : numbers.length) : numbers.indexOf(problem);
    pickProblem(numbers[(at + step + numbers.length) % numbers.length]!);
  }

  function stepLine(step: 1 | -1): void {
    const { lines } = shown();
    if (lines.length === 0) return;
    const line = spot ? (spot.line + step + lines.length) % lines.length : step > 0 ? 0 : lines.length - 1;
    pickSpot({ line, at: 0 });
    zoom.toBox(stretchBox(lines[line]!));
    const { text } = lines[line]!;
    say(text);
  }

  const commands: Commands = {
    zoomIn: () => zoom.by(1.25),
    zoomOut: () => zoom.by(0.8),
    fit: () => zoom.fitPage(),
    actual: () => zoom.set(1),
    pan: (dx, dy) => zoom.pan(dx, dy),
    problem: stepProblem,
    find: () => choose('find'),
    line: stepLine,
    mode(next) {
      mode = next;
      drawShell();
    },
    layer(id) {
      if (!layers.delete(id)) layers.add(id);
      drawShell();
    },
    page: (step) => goTo(page + step),
    language() {
      lang = lang === 'zh' ? 'en' : 'zh';
      drawPage(true);
      drawShell();
      drawPanel();
    },
    help() {
      const dialog = helpDialog(
        words(),
        panels.flatMap(({ keys = [] }) => keys.map(({ key, does }) => [key, does[lang]] as const)),
      );
      host.append(dialog);
      dialog.showModal();
    },
    escape() {
      if (document.activeElement instanceof HTMLInputElement) view.focus();
    },
    added: (key) =>
      panels
        .flatMap(({ id, keys = [] }) => keys.filter(({ whileOpen }) => !whileOpen || panel === id))
        .find((one) => one.key === key)?.run,
  };

  const viewer: Viewer = {
    render(next) {
      const before = { name: shown().name, line: spot && shown().lines[spot.line], at: spot?.at ?? 0 };
      data = next;
      page = Math.max(
        0,
        data.pages.findIndex(({ name }) => name === before.name),
      );
      spot = before.line && spotLike(shown(), before.line, before.at);
      if (!data.problems.some(({ number }) => number === problem)) problem = undefined;
      look();
      drawPage(true);
      drawShell();
      drawPanel();
    },
    notice(notice: Notice | undefined) {
      notices.replaceChildren(...(notice ? [noticeNode(notice, lang, hooks)] : []));
    },
    get page() {
      return shown();
    },
    show(next, box) {
      goTo(next);
      zoom.toBox(box);
      sheet.pulse(box);
    },
    addLayer(layer) {
      further.push(layer);
      if (layer.on) layers.add(layer.id);
      drawPage(true);
      drawShell();
    },
    addPictures(draw) {
      pictures.push(draw);
      drawPage(true);
    },
    open: choose,
    turn: goTo,
    say,
    addPanel(added) {
      panels.push(added);
      drawPanel();
    },
  };

  if (data.format !== 'dayang-proof/1') {
    viewer.notice({ kind: 'error', words: { zh: viewerWords('zh').notOurs, en: viewerWords('en').notOurs } });
    return viewer;
  }
  drawShell();
  drawPage(false);
  drawPanel();
  listenToGestures(view, zoom, {
    drags: () => mode === 'hand',
    picked: (point) => {
      const { x, y } = zoom.pointAt(point);
      const picked = spotAt(shown().lines, x, y);
      pickSpot(picked);
      const place = picked && placeOfSpot(shown(), picked);
      if (place) hooks.onOpen?.(place);
    },
  });
  listenToKeys(document, commands);
  return viewer;
}

/** The line of a new page that a line of the old one has become: same frame, paragraph and beginning. */
function spotLike(page: ProofPage, line: ProofPage['lines'][number], at: number): Spot | undefined {
  const near = page.lines.findIndex(
    (one) =>
      one.frame === line.frame &&
      one.paragraph === line.paragraph &&
      one.leg === line.leg &&
      one.row === line.row,
  );
  const index =
    near >= 0 ? near : page.lines.findIndex((one) => one.frame === line.frame && one.text === line.text);
  const found = page.lines[index];
  return found ? { line: index, at: Math.min(at, Math.max(0, found.text.length - 1)) } : undefined;
}

/** Draws a part anew and gives the focus back to what has taken the place of what had it. */
function keepFocus(part: HTMLElement, draw: () => void): void {
  const { activeElement } = document;
  const all = () => [...part.querySelectorAll<HTMLElement>('button, input')];
  const index =
    activeElement instanceof HTMLElement && part.contains(activeElement) ? all().indexOf(activeElement) : -1;
  draw();
  if (index >= 0) all()[index]?.focus({ preventScroll: true });
}
