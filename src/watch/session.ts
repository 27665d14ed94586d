import { randomInt } from 'node:crypto';
import type { ProofData, ProofProblem } from '../proof/data.ts';
import type { Box, Scene } from '../scene/types.ts';
import { type EditorCommand, openInEditor } from './editor.ts';
import { type EventHub, openHub } from './events.ts';
import { type FileWatch, watchFiles } from './file-watch.ts';
import type { Renderer } from './renderer.ts';
import { type Painted, painted, repaint } from './repaint.ts';
import type { AskedPlace, ReadyFile, Served } from './server.ts';
import { openTiles, type TileStore, tiledPicture } from './tiles.ts';

/** What a look at the files came to. */
export interface Look {
  /** Absolute paths of the files that were read, by the name that places use. */
  readonly read: ReadonlyMap<string, string>;
  /** Absolute paths of files that would matter if they were there. */
  readonly missing: Iterable<string>;
  /** For the case that there are no pages. */
  readonly problems: readonly ProofProblem[];
  /** Absent when something fatal stands in the way of the pages. */
  readonly pages?: LookedPages;
}

/** Pages that could be laid out. */
export interface LookedPages {
  readonly scenes: readonly Scene[];
  /** All pages in one file, for the screen alone. */
  readonly pdf: Uint8Array;
  /** Milliseconds of each phase, for those who measure. */
  readonly phases: Readonly<Record<string, number>>;
  /** The viewer's data, all but the pictures, with the problems that are known so far. */
  readonly data: LiveData;
  /** Every problem, once the slower checks have run: the picture does not wait for them. */
  check(): Promise<readonly ProofProblem[]>;
}

/** Proof data whose pages have no pictures yet. */
export type LiveData = Omit<ProofData, 'pages'> & {
  readonly pages: readonly Omit<ProofData['pages'][number], 'picture'>[];
};

/** One pass of the loop, for the terminal. */
export interface Pass {
  /** Absolute paths; empty at first. */
  readonly changed: readonly string[];
  /** Until the new page was there to be fetched. */
  readonly milliseconds: number;
  readonly problems: readonly ProofProblem[];
  /** `shown`: a new page. `held`: the old one stays. */
  readonly end: 'shown' | 'held';
}

/** What a session is made from. */
export interface SessionParts {
  look(changed: readonly string[]): Promise<Look>;
  readonly renderer: Renderer;
  /** A fault of the tool or of the renderer, as a problem of the viewer. */
  fault(kind: 'program' | 'renderer', error: unknown): ProofProblem;
  tell(pass: Pass): void;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  readonly editor?: EditorCommand;
  /** Says that the editor cannot be started. */
  editorFailed(program: string, error: unknown): void;
  readonly files: ReadonlyMap<string, ReadyFile>;
}

/** A page that is being watched. */
export interface Session {
  readonly served: Served;
  /** Looks for the first time, then after each change. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** No tile asked for so long, in ms: those in view are there, and the slower checks may begin. */
const TILES_FIRST_MS = 200;

interface State {
  /** Begins anywhere, so that a window left over from another run cannot mistake its tiles for ours. */
  revision: number;
  json: string | undefined;
  /** Problems that stand between the files and the page that is shown. */
  held: readonly ProofProblem[];
  painted: readonly Painted[];
  read: ReadonlyMap<string, string>;
}

/**
 * The loop: look at the files, show the page, check it, wait for a change. Whatever goes wrong in one pass is said, and
 * the next change starts afresh; the last good page stays.
 */
export function openSession(parts: SessionParts): Session {
  const hub = openHub();
  const tiles = openTiles(parts.renderer);
  const state: State = {
    revision: randomInt(100_000_000),
    json: undefined,
    held: [],
    painted: [],
    read: new Map(),
  };
  let files: FileWatch | undefined;
  let running = false;
  let again = false;
  let closed = false;

  async function onChange(): Promise<void> {
    again = true;
    if (running) return;
    running = true;
    while (again && !closed) {
      again = false;
      const changed = (await files?.changed()) ?? [];
      if (changed.length > 0 && !closed) await pass(changed);
    }
    running = false;
  }
  async function pass(changed: readonly string[]): Promise<void> {
    const started = parts.now();
    hub.send('working', {});
    const took = () => parts.now() - started;
    const isStale = () => again || closed;
    parts.tell({ changed, ...(await lookOnce(changed, { parts, state, hub, tiles, files, took, isStale })) });
  }
  return {
    served: served(parts, state, hub, tiles),
    async start() {
      files = watchFiles(() => void onChange());
      running = true;
      await pass([]);
      // Once more for nothing: a program that has run twice is three times as quick when the first change comes.
      if (state.json && !again) await parts.look([]).catch(() => undefined);
      running = false;
      if (again) await onChange();
    },
    async close() {
      closed = true;
      hub.send('gone', {});
      await files?.close();
      hub.close();
      await parts.renderer.close();
    },
  };
}

interface PassTools {
  readonly parts: SessionParts;
  readonly state: State;
  readonly hub: EventHub;
  readonly tiles: TileStore;
  readonly files: FileWatch | undefined;
  /** Milliseconds since the pass began. */
  readonly took: () => number;
  /** True when something has changed again. */
  readonly isStale: () => boolean;
}

type Result = Omit<Pass, 'changed'>;

async function lookOnce(changed: readonly string[], tools: PassTools): Promise<Result> {
  const { parts, state } = tools;
  try {
    const look = await parts.look(changed);
    state.read = new Map([...(look.pages ? [] : state.read), ...look.read]);
    await tools.files?.add([...look.read.values(), ...look.missing]);
    if (!look.pages) return hold(look.problems, tools);
    return await show(look.pages, tools);
  } catch (error) {
    return hold([parts.fault('program', error)], tools);
  }
}

/** Says what stands in the way, over the last good page. */
function hold(problems: readonly ProofProblem[], { state, hub, took }: PassTools): Result {
  state.held = problems;
  hub.send('problems', { problems });
  return { problems, end: 'held', milliseconds: took() };
}

async function show(pages: LookedPages, tools: PassTools): Promise<Result> {
  const { parts, state, hub, tiles } = tools;
  const loading = parts.now();
  try {
    await parts.renderer.load(pages.pdf);
  } catch (error) {
    return hold([parts.fault('renderer', error)], tools);
  }
  const took = { ...pages.phases, pdfium: parts.now() - loading };
  const before = state.painted;
  state.painted = pages.scenes.map(painted);
  const changed = state.painted.map((page, index): readonly Box[] | undefined => {
    const old = before[index];
    return old && repaint(old, page);
  });
  const revision = ++state.revision;
  tiles.take({ revision, sizes: pages.data.pages, changed });
  const data = withPictures(pages.data, revision, changed);
  state.json = JSON.stringify(data);
  state.held = [];
  hub.send('page', { revision, took });
  const milliseconds = tools.took();
  // The tiles that are in view go first: the checks would keep this thread from handing them out.
  await tiles.quiet(TILES_FIRST_MS);
  if (tools.isStale()) return { problems: data.problems, end: 'shown', milliseconds };
  const problems = await pages.check();
  state.json = JSON.stringify({ ...data, problems });
  hub.send('checked', { revision, problems });
  return { problems, end: 'shown', milliseconds };
}

function withPictures(
  data: LiveData,
  revision: number,
  changed: readonly (readonly Box[] | undefined)[],
): ProofData {
  const pages = data.pages.map((page, index) => ({
    ...page,
    picture: tiledPicture(revision, index, page, changed[index]),
  }));
  return { ...data, pages };
}

function served(parts: SessionParts, state: State, hub: EventHub, tiles: TileStore): Served {
  return {
    files: parts.files,
    hub,
    greeting: () => [
      ...(state.json ? ([['page', { revision: state.revision }]] as const) : []),
      ...(state.held.length > 0 ? ([['problems', { problems: state.held }]] as const) : []),
    ],
    data: () => state.json,
    tile: (address) => tiles.get(address),
    open: (place) => openPlace(place, parts, state),
  };
}

/** Opens a place in the editor: only files that the page was made from, by the name that the data give them. */
async function openPlace(
  { file, line, column }: AskedPlace,
  { editor, editorFailed }: SessionParts,
  { read }: State,
): Promise<Awaited<ReturnType<Served['open']>>> {
  const absolute = read.get(file);
  if (absolute === undefined) return 'not-read';
  if (!editor) return 'no-editor';
  try {
    await openInEditor(editor, { file: absolute, line, column });
    return 'opened';
  } catch (error) {
    editorFailed(editor[0], error);
    return 'failed';
  }
}
