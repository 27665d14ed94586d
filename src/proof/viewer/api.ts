/**
 * How the viewer connects to what it is fed by.
 *
 * `openViewer(host, data, hooks)` (viewer.ts) fills an element with the viewer and gives a `Viewer`. Two bundles have
 * it: `static.ts` for the file that opens from disk (its data stands in `<script type="application/json"
 * id="proof-data">`), and `live.ts` for the server of `dayang watch`, which gets its data over the wire.
 *
 * New data may come at any time: `viewer.render(data)` shows it and keeps page (by name), zoom, place, layers,
 * language, the words searched for and the chosen line (by frame, paragraph and place). Bad news go to
 * `viewer.notice(…)`, which lies over the last good page and never moves it. A click on a line with a hook for it
 * calls `hooks.onOpen(place)`.
 */
import type { Both, ProofData, ProofPage, ProofPlace } from '../data.ts';

/** What the outside can do with a viewer. */
export interface Viewer {
  /** Shows new data and keeps the reader's place. */
  render(data: ProofData): void;
  /** Says something over the page, for instance that the spec has a fault; undefined takes it away. */
  notice(notice: Notice | undefined): void;
  /** The page that is looked at. */
  readonly page: ProofPage;
  /** Brings a box of a page into view, pulses it, and gives its page the focus. */
  show(page: number, box: ProofPage['frames'][number]['box']): void;
  /** Called after each rendering of a page, for layers of one's own: `layer` is an SVG group in 1/1000 pt. */
  addLayer(layer: ViewerLayer): void;
  /** A panel of its own beside those for problems, text and find. */
  addPanel(panel: ViewerPanel): void;
}

/** Something said over the page. */
export interface Notice {
  readonly kind: 'error' | 'quiet';
  readonly words: Both;
  /** Further lines: problems that stand in the way. */
  readonly details?: readonly { readonly words: Both; readonly place?: ProofPlace }[];
}

/** What the viewer tells the outside. */
export interface ViewerHooks {
  /** Opens a file in the editor; absent = the panel only shows the place. */
  readonly onOpen?: (place: ProofPlace) => void;
}

/** A layer that can be switched. */
export interface ViewerLayer {
  readonly id: string;
  readonly name: Both;
  /** Whether it is on at first. */
  readonly on: boolean;
  /** Fills the empty group for a page. */
  draw(group: SVGGElement, page: ProofPage, data: ProofData): void;
}

/** A panel at the side. */
export interface ViewerPanel {
  readonly id: string;
  readonly name: Both;
  /** Fills the empty element; called on new data, on another page and on another language. */
  draw(host: HTMLElement, context: PanelContext): void;
}

export interface PanelContext {
  readonly data: ProofData;
  readonly page: number;
  readonly lang: ProofData['lang'];
  readonly viewer: Viewer;
}
