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
import type { Box } from '../../scene/types.ts';
import type { Both, ProofData, ProofPage, ProofPlace } from '../data.ts';

/** What the outside can do with a viewer. */
export interface Viewer {
  /** Shows new data and keeps the reader's place. */
  render(data: ProofData): void;
  /** Says something over the page, for instance that the spec has a fault; undefined takes it away. */
  notice(notice: Notice | undefined): void;
  /** The page that is looked at. */
  readonly page: ProofPage;
  /** Brings a box of a page into view and pulses it. */
  show(page: number, box: ProofPage['frames'][number]['box']): void;
  /** Called after each rendering of a page, for layers of one's own: `layer` is an SVG group in 1/1000 pt. */
  addLayer(layer: ViewerLayer): void;
  /** Pictures over that of the page and under all layers; asked for after each rendering of a page. */
  addPictures(pictures: (page: ProofPage) => readonly PlacedPicture[]): void;
  /** A panel of its own beside those for problems, text and find. */
  addPanel(panel: ViewerPanel): void;
  /** Shows a panel, drawn anew. */
  open(panel: string): void;
  /** Says something to those who cannot see the page. */
  say(text: string): void;
  /** Turns to a page. */
  turn(page: number): void;
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
  /** Numbers at places of the page, of the same size at any zoom. */
  pins?(page: ProofPage): readonly ViewerPin[];
}

/** A number at a place. Its list is the way for keyboards: a pin takes no focus. */
export interface ViewerPin {
  readonly text: string;
  /** Class that colours it. */
  readonly kind: string;
  readonly box: Box;
  onPick(): void;
}

/** A picture of a part of the page. */
export interface PlacedPicture {
  readonly node: HTMLElement;
  readonly area: Box;
}

/** A key of a panel, which the table of keys shows. */
export interface ViewerKey {
  readonly key: string;
  readonly does: Both;
  /** Only while the panel is open, where it goes before a key of the viewer's own. */
  readonly whileOpen?: true;
  run(): void;
}

/** A panel at the side. */
export interface ViewerPanel {
  readonly id: string;
  readonly name: Both;
  /** A count beside the name. */
  readonly badge?: string;
  readonly keys?: readonly ViewerKey[];
  /** Fills the empty element; called on new data, on another page and on another language. */
  draw(host: HTMLElement, context: PanelContext): void;
}

export interface PanelContext {
  readonly data: ProofData;
  readonly page: number;
  readonly lang: ProofData['lang'];
  readonly viewer: Viewer;
}
