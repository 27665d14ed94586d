import type { Box } from '../../scene/types.ts';
import type { ProofData, ProofPage } from '../data.ts';
import { stretchBox } from '../line-box.ts';
import type { PlacedPicture, ViewerLayer, ViewerPin } from './api.ts';
import { el, svg } from './dom.ts';
import type { Hit } from './find.ts';
import { LAYERS, type Labeller } from './layers.ts';
import type { Spot } from './paragraphs.ts';
import { type PictureView, pictureView } from './picture.ts';
import { fitLines, TEXT_SCALE, textLayer } from './text-layer.ts';
import type { ViewerWords } from './words.ts';

/**
 * Zoom, in CSS pixels for 1/1000 pt, between which there is room for words over the page: below 25 % of the paper's
 * size they would be larger than its columns, from 60 % on they would hide copy that can be read.
 */
const ROOM = { from: (0.25 * 96) / 72_000, to: (0.6 * 96) / 72_000 };

/** One page on its sheet: picture, layers, marks, words. */
export interface Sheet {
  readonly node: HTMLElement;
  draw(request: SheetRequest): void;
  /** After a change of zoom. */
  resize(scale: number, view: HTMLElement): void;
  switchLayers(on: ReadonlySet<string>): void;
  showHits(hits: readonly Hit[], current: Hit | undefined, page: ProofPage): void;
  showSpot(spot: Spot | undefined, page: ProofPage): void;
  markProblem(number: number | undefined): void;
  pulse(box: Box): void;
}

export interface SheetRequest {
  readonly data: ProofData;
  readonly page: ProofPage;
  readonly words: ViewerWords;
  readonly further: readonly ViewerLayer[];
  /** Over the picture of the page. */
  readonly pictures: readonly PlacedPicture[];
  onProblem(number: number): void;
}

/** Makes an empty sheet. */
export function newSheet(): Sheet {
  const node = el('div', { class: 'sheet' });
  let area: Box = { x: 0, y: 0, width: 1, height: 1 };
  let picture: PictureView | undefined;
  let name: string | undefined;
  let text: HTMLElement | undefined;
  const marks = svg('g');
  const pulses = el('div', { class: 'pulses', attrs: { 'aria-hidden': 'true' } });
  return {
    node,
    draw(request) {
      const { page, words } = request;
      area = page.picture.area;
      const alt = words.picture(page.title, page.name);
      picture = pictureView(page.picture, alt, page.name === name ? picture : undefined);
      name = page.name;
      text = textLayer(page, words.text);
      marks.replaceChildren();
      pulses.replaceChildren();
      const { drawing, labels } = drawLayers(request, marks);
      for (const one of request.pictures) place(one.node, one.area, area);
      const over = request.pictures.map((one) => one.node);
      node.replaceChildren(picture.node, ...over, drawing, text, labels, ...allPins(request), pulses);
      fitLines(text, page);
    },
    resize(scale, view) {
      if (text) text.style.transform = `scale(${scale / TEXT_SCALE})`;
      node.toggleAttribute('data-brief', scale < ROOM.from || scale >= ROOM.to);
      picture?.look(scale, view.getBoundingClientRect(), node.getBoundingClientRect());
    },
    switchLayers(on) {
      for (const part of node.querySelectorAll<HTMLElement | SVGElement>('[data-layer]'))
        part.toggleAttribute('hidden', !on.has(part.dataset.layer!));
    },
    showHits(hits, current, page) {
      marks.querySelectorAll('.hit').forEach((old) => void old.remove());
      for (const hit of hits) {
        for (const { line, from, to } of hit.parts)
          marks.prepend(
            boxNode(stretchBox(page.lines[line]!, from, to), hit === current ? 'hit current' : 'hit'),
          );
      }
    },
    showSpot(spot, page) {
      marks.querySelectorAll('.spot').forEach((old) => void old.remove());
      const line = spot && page.lines[spot.line];
      if (!line) return;
      marks.append(
        boxNode(stretchBox(line), 'spot line'),
        boxNode(stretchBox(line, spot.at, spot.at + 1), 'spot character'),
      );
    },
    markProblem(number) {
      for (const part of node.querySelectorAll<HTMLElement | SVGElement>('[data-problem]'))
        part.classList.toggle('current', part.dataset.problem === String(number));
    },
    pulse(box) {
      const ring = el('div', { class: 'pulse' });
      place(ring, { ...box, width: Math.max(box.width, 4000), height: Math.max(box.height, 4000) }, area);
      pulses.replaceChildren(ring);
      setTimeout(() => ring.remove(), 2600);
    },
  };
}

function boxNode({ x, y, width, height }: Box, kind: string): SVGRectElement {
  return svg('rect', { x, y, width, height, class: kind });
}

function place(node: HTMLElement, box: Box, area: Box): void {
  node.style.left = `${((box.x - area.x) / area.width) * 100}%`;
  node.style.top = `${((box.y - area.y) / area.height) * 100}%`;
  node.style.width = `${(box.width / area.width) * 100}%`;
  node.style.height = `${(box.height / area.height) * 100}%`;
}

/** All layers, each a group that can be hidden, and their words as elements that keep their size. */
function drawLayers(
  { page, data, words, further }: SheetRequest,
  marks: SVGGElement,
): { drawing: SVGSVGElement; labels: HTMLElement } {
  const { area } = page.picture;
  const viewBox = `${area.x} ${area.y} ${area.width} ${area.height}`;
  const drawing = svg('svg', { viewBox, class: 'layers', 'aria-hidden': 'true' });
  const labels = el('div', { class: 'labels', attrs: { 'aria-hidden': 'true' } });
  for (const layer of LAYERS) {
    const group = svg('g', { 'data-layer': layer.id, class: `layer-${layer.id}` });
    const label: Labeller = (text, x, y, kind = '') => {
      const node = el('span', { class: `label ${kind}`, text, attrs: { 'data-layer': layer.id } });
      node.style.left = `${((x - area.x) / area.width) * 100}%`;
      node.style.top = `${((y - area.y) / area.height) * 100}%`;
      labels.append(node);
    };
    layer.draw(group, page, label, { data, words });
    drawing.append(group);
  }
  for (const layer of further) {
    const group = svg('g', { 'data-layer': layer.id });
    layer.draw(group, page, data);
    drawing.append(group);
  }
  drawing.append(marks);
  return { drawing, labels };
}

/** The numbers of problems and of layers that were added. Their lists are the way for keyboards, so these take no focus. */
function allPins({ data, page, further, onProblem }: SheetRequest): HTMLElement[] {
  const index = data.pages.indexOf(page);
  const problems = data.problems.flatMap(({ number, severity, allowed, page: own, box }) => {
    const kind = allowed ? 'allowed' : severity;
    const onPick = () => onProblem(number);
    return own === index && box ? [{ text: String(number), kind, box, problem: number, onPick }] : [];
  });
  const { area } = page.picture;
  return [
    pinLayer('problems', problems, area),
    ...further.flatMap(({ id, pins }) => (pins ? [pinLayer(id, pins(page), area)] : [])),
  ];
}

function pinLayer(
  layer: string,
  pins: readonly (ViewerPin & { readonly problem?: number })[],
  area: Box,
): HTMLElement {
  const host = el('div', { class: 'pins', attrs: { 'data-layer': layer, 'aria-hidden': 'true' } });
  const taken = new Map<string, number>();
  for (const { text, kind, box, problem, onPick } of pins) {
    const key = `${Math.round(box.x / 9000)} ${Math.round(box.y / 9000)}`;
    const before = taken.get(key) ?? 0;
    taken.set(key, before + 1);
    const attrs = { tabindex: -1, 'data-problem': problem };
    const pin = el('button', { class: `pin ${kind}`, text, attrs, onClick: onPick });
    place(pin, box, area);
    pin.style.width = '';
    pin.style.height = '';
    pin.style.marginLeft = `${before * 20}px`;
    host.append(pin);
  }
  return host;
}
