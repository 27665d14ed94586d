import type { Box } from '../../scene/types.ts';
import type { ProofData, ProofPage, ProofThread } from '../data.ts';
import { svg } from './dom.ts';
import { mm } from './geometry.ts';
import type { ViewerWords } from './words.ts';

/** A layer of the viewer's own: marks in an SVG group in 1/1000 pt, and words that keep their size at any zoom. */
export interface OwnLayer {
  readonly id: string;
  /** The key that switches it. */
  readonly key: string;
  readonly on: boolean;
  draw(group: SVGGElement, page: ProofPage, label: Labeller, context: LayerContext): void;
}

export interface LayerContext {
  readonly data: ProofData;
  readonly words: ViewerWords;
}

/** Puts words at a point of the page. */
export type Labeller = (words: string, x: number, y: number, kind?: string) => void;

/** The layers in the order of their buttons; problems have pins of their own (pins.ts). */
export const LAYERS: readonly OwnLayer[] = [
  { id: 'grid', key: 'g', on: false, draw: drawGrid },
  { id: 'baselines', key: 'b', on: false, draw: drawBaselines },
  { id: 'frames', key: 'f', on: false, draw: drawFrames },
  { id: 'threads', key: 't', on: false, draw: drawThreads },
  { id: 'trim', key: 'c', on: true, draw: drawTrim },
  { id: 'problems', key: 'm', on: true, draw: drawProblems },
  { id: 'queries', key: 'q', on: true, draw: drawQueries },
  { id: 'fits', key: 'o', on: true, draw: drawFits },
];

function rect({ x, y, width, height }: Box, kind: string): SVGRectElement {
  return svg('rect', { x, y, width: Math.max(width, 500), height: Math.max(height, 500), class: kind });
}

/** 版心, columns, and the cell of every character. */
function drawGrid(group: SVGGElement, { grid }: ProofPage): void {
  const { columns, top, lines, pitch, body } = grid;
  group.append(rect(grid.typeArea, 'type-area'));
  const height = (lines - 1) * pitch + body;
  for (const { x, width } of columns) group.append(rect({ x, y: top, width, height }, 'column'));
  const cells: string[] = [];
  for (const { x, width } of columns) {
    for (let at = x; at <= x + width + 1; at += body) cells.push(`M${at} ${top}v${height}`);
    for (let row = 0; row < lines; row++)
      cells.push(`M${x} ${top + row * pitch}h${width}m0 ${body}h${-width}`);
  }
  group.append(svg('path', { d: cells.join(''), class: 'cells' }));
}

function drawBaselines(group: SVGGElement, { grid }: ProofPage, label: Labeller): void {
  const { typeArea, top, ascent, pitch, lines } = grid;
  const rows: string[] = [];
  for (let row = 0; row < lines; row++) {
    const y = top + row * pitch + ascent;
    rows.push(`M${typeArea.x} ${y}h${typeArea.width}`);
    if ((row + 1) % 5 === 0) label(String(row + 1), typeArea.x, y, 'row');
  }
  group.append(svg('path', { d: rows.join(''), class: 'baseline' }));
}

function drawFrames(group: SVGGElement, { frames }: ProofPage, label: Labeller): void {
  for (const { id, kind, box } of frames) {
    group.append(rect(box, `frame frame-${kind}`));
    label(`${id} · ${kind}`, box.x, box.y, 'frame');
  }
}

function drawThreads(group: SVGGElement, { threads }: ProofPage, label: Labeller): void {
  for (const [n, thread] of threads.entries()) {
    const own = svg('g', { class: `thread thread-${n % 4}` });
    thread.stops.forEach(({ box }, index) => {
      label(`${thread.story} ${index + 1}`, box.x, box.y, `thread-${n % 4}`);
      own.append(rect(box, 'leg'));
    });
    for (const d of arrows(thread))
      own.append(svg('path', { d: d.shaft, class: 'shaft' }), svg('path', { d: d.head, class: 'head' }));
    group.append(own);
  }
}

/** From the foot of each leg to the head of the next. */
function arrows({ stops }: ProofThread): { shaft: string; head: string }[] {
  return stops.slice(1).map(({ box: to }, index) => {
    const from = stops[index]!.box;
    const [x0, y0] = [from.x + from.width / 2, from.y + from.height];
    const [x1, y1] = [to.x + to.width / 2, to.y];
    const away = Math.hypot(x1 - x0, y1 - y0) || 1;
    const [ux, uy] = [(x1 - x0) / away, (y1 - y0) / away];
    const long = 14_000;
    const [bx, by] = [x1 - ux * long, y1 - uy * long];
    const corner = (side: number) => `L${Math.round(bx - uy * side)} ${Math.round(by + ux * side)}`;
    return {
      shaft: `M${x0} ${y0}L${Math.round(bx)} ${Math.round(by)}`,
      head: `M${x1} ${y1}${corner(5000)}${corner(-5000)}Z`,
    };
  });
}

/** The trim, the bleed round it, and the edge that does not print. */
function drawTrim(group: SVGGElement, page: ProofPage, label: Labeller): void {
  const { width, height, bleed, nonPrinting } = page;
  group.append(rect({ x: 0, y: 0, width, height }, 'trim'));
  if (bleed > 0) {
    group.append(
      rect({ x: -bleed, y: -bleed, width: width + 2 * bleed, height: height + 2 * bleed }, 'bleed'),
    );
  }
  if (nonPrinting > 0) {
    const inner = { width: width - 2 * nonPrinting, height: height - 2 * nonPrinting };
    group.append(rect({ x: nonPrinting, y: nonPrinting, ...inner }, 'non-printing'));
  }
  label(`${mm(width)} × ${mm(height)} mm`, 0, height, 'size');
}

function drawProblems(group: SVGGElement, page: ProofPage, _label: Labeller, { data }: LayerContext): void {
  const index = data.pages.indexOf(page);
  for (const one of data.problems) {
    if (one.page !== index || !one.box) continue;
    const kind = one.allowed ? 'allowed' : one.severity;
    const box = rect(one.box, `problem ${kind}`);
    box.dataset.problem = String(one.number);
    group.append(box);
  }
}

function drawQueries(group: SVGGElement, { queries }: ProofPage, label: Labeller): void {
  for (const { question, x, y, size } of queries) {
    group.append(svg('path', { d: `M${x} ${y + size * 0.2}v${-size * 1.3}`, class: 'caret' }));
    label(`？${question}`, x, y - size * 1.1, 'query');
  }
}

function drawFits(group: SVGGElement, { fits }: ProofPage, label: Labeller, { words }: LayerContext): void {
  for (const { boxes, overset, underset } of fits) {
    const isOver = overset.lines > 0;
    for (const box of boxes) group.append(rect(box, isOver ? 'overset' : 'underset'));
    const first = boxes[0];
    if (!first) continue;
    const { lines, chars } = isOver ? overset : underset;
    const name = isOver ? words.overset : words.underset;
    // 余文 is said under the last line that fits, 缺文 in the room that is left: neither hides copy.
    const y = isOver ? first.y + first.height : first.y;
    label(`${name} ${words.amount(lines, chars)}`, first.x, y, isOver ? 'overset' : 'underset');
  }
}
