import type { RichText, Story } from '../content/story.ts';
import type { FontSet } from '../fonts/face.ts';
import { NO_PICTURES, type PagePictures } from '../images/read.ts';
import type { Outcome, Problem } from '../problems/problem.ts';
import type { Scene } from '../scene/types.ts';
import type { Frame, Length, LoadedPage } from '../spec/model.ts';
import { toMpt } from '../units.ts';
import type { CopyMemory } from './copy-memory.ts';
import { paintFigures } from './figures.ts';
import { paintFolio, paintLabel, paintQuote, paintRule, paintShape } from './furniture.ts';
import { type Grid, lengthPt, type Rect, resolveGrid } from './grid.ts';
import { type HeadSize, paintHeadline } from './headline.ts';
import { paintImage } from './image.ts';
import { mptBox, type Painter, painter, silentPainter } from './painter.ts';
import { paragraphNumbers, planThreads, type ThreadPlan } from './parts.ts';
import { type PlacedFrame, placeFrames } from './placement.ts';
import { paintQrFrame } from './qr.ts';
import type { StoryReport } from './report.ts';
import { saidOf, typeKey } from './said.ts';
import { setThread } from './set-thread.ts';
import { type StyleSheet, styleSheet } from './style.ts';
import { isVertical, turnedBox, turnedFrame, verticalPainter, verticalSheet } from './vertical.ts';

/** A page laid out, and what became of each story. */
export interface LaidPage {
  readonly scene: Scene;
  readonly stories: readonly StoryReport[];
}

/** What the painters of frames share. */
export interface PageContext {
  readonly page: LoadedPage;
  readonly stories: ReadonlyMap<string, Story>;
  readonly grid: Grid;
  readonly sheet: StyleSheet;
  readonly out: Painter;
  readonly pictures: PagePictures;
  /** Phrases that display type never breaks. */
  readonly words: readonly string[];
  readonly paragraphOf: (story: string, rich: RichText) => number;
  readonly obstaclesOf: (placed: PlacedFrame) => readonly Rect[];
  /** Running text is to come down to the foot of its last leg. */
  readonly flush?: boolean;
  /** What earlier trials of the same page have measured and broken. */
  readonly memory?: CopyMemory;
}

/** What a page is laid out from. */
export interface LayoutMatter {
  readonly page: LoadedPage;
  readonly stories: ReadonlyMap<string, Story>;
  readonly fonts: FontSet;
  readonly pictures: PagePictures;
  /** Running text is to come down to the foot of its last leg, as far as white and paragraphs can give. */
  readonly flush?: boolean;
}

/** Lays a page out. Pure: the same page, stories and fonts give the same scene. No scene when a problem is fatal. */
export function layoutPage(
  page: LoadedPage,
  stories: ReadonlyMap<string, Story>,
  fonts: FontSet,
  pictures: PagePictures = NO_PICTURES,
): Outcome<LaidPage> {
  return layoutMatter({ page, stories, fonts, pictures });
}

/**
 * The same, with what a page that closes by what gives (`fit`) asks for besides. What its trials made already is in
 * `memory`.
 */
export function layoutMatter(matter: LayoutMatter, memory?: CopyMemory): Outcome<LaidPage> {
  const begun = begin(matter, memory, 'painted');
  if (!begun.value) return { problems: begun.problems };
  const { context, placed, threads } = begun.value;
  // Text runs through its threads last: it has to know all obstacles.
  const reports = threads.map((thread) => setThread(...turnedThread(thread, placed, context)));

  const all = [...begun.problems, ...context.out.problems];
  if (all.some((p) => p.severity === 'fatal')) return { problems: all };
  return { value: { scene: finish(context, placed), stories: reports }, problems: all };
}

/** A page before anything is set. */
export function geometryOf(
  { page, stories, fonts, pictures }: LayoutMatter,
  memory?: CopyMemory,
): Omit<Begun, 'heads'> | undefined {
  const { model } = page;
  const { grid, problems } = resolveGrid(model, bodyAscent(model, fonts), page.placeOf);
  if (problems.length > 0) return undefined;
  const { placed, problems: bad } = placeFrames(model.frames, grid, page.placeOf);
  if (bad.length > 0) return undefined;
  const { threads } = planThreads(model, stories, page.placeOf, page.jumps);
  const out = silentPainter(model, (length) => lengthPt(length, grid));
  const context = { ...pageContext(page, stories, fonts, grid, placed, out, memory), pictures };
  return { grid, context, placed, threads };
}

function bodyAscent(model: LoadedPage['model'], fonts: FontSet): number {
  return fonts.chain(model.styles.body?.font ?? '')[0]?.ascent ?? 880;
}

/** A page before its running text is set. */
export interface Begun {
  readonly grid: Grid;
  readonly context: PageContext;
  readonly placed: readonly PlacedFrame[];
  readonly threads: readonly ThreadPlan[];
  readonly heads: readonly HeadSize[];
}

/** Geometry, and everything that is no running text. In a trial nothing is painted. */
export function begin(
  { page, stories, fonts, pictures, flush = false }: LayoutMatter,
  memory: CopyMemory | undefined,
  look: 'painted' | 'trial',
): Outcome<Begun> {
  const { model } = page;
  // The grid comes first: every other length may be counted in its columns, lines and characters.
  const { grid, problems: gridProblems } = resolveGrid(model, bodyAscent(model, fonts), page.placeOf);
  if (gridProblems.length > 0) return { problems: gridProblems };

  // Frames get their boxes; overlaps that nobody declared end the work here.
  const { placed, problems: frameProblems } = placeFrames(model.frames, grid, page.placeOf);
  // Stories are shared out among the frames that ask for their parts.
  const { threads, problems: partProblems } = planThreads(model, stories, page.placeOf, page.jumps);
  const problems: Problem[] = [...frameProblems, ...partProblems];
  if (problems.some((p) => p.severity === 'fatal')) return { problems };

  const pt = (length: Length) => lengthPt(length, grid);
  const isTrial = look === 'trial';
  const out = isTrial ? silentPainter(model, pt) : painter(model, [...stories.keys()], pt);
  const context = {
    ...pageContext(page, stories, fonts, grid, placed, out, memory),
    pictures,
    flush,
  };
  // Grounds and edges of every frame, then each frame's own matter.
  for (const frame of placed) paintGround(frame, out);
  const heads = placed.flatMap((frame) =>
    memory && isTrial
      ? saidOf(frame, context, memory, () => paintUpright(frame, context, placed))
      : paintUpright(frame, context, placed),
  );
  return { value: { grid, context, placed, threads, heads }, problems };
}

/** Paints what is no running text, a vertical frame on its side; gives the sizes of a headline. */
export function paintUpright(
  frame: PlacedFrame,
  context: PageContext,
  placed: readonly PlacedFrame[],
): readonly HeadSize[] {
  return isVertical(frame.frame)
    ? paintFrame(turnedFrame(frame), turnedContext(context, placed))
    : paintFrame(frame, context);
}

/** A thread as it is set: one of vertical frames is set on its side, and turned when it is painted. */
export function turnedThread(
  thread: ThreadPlan,
  placed: readonly PlacedFrame[],
  context: PageContext,
): [ThreadPlan, readonly PlacedFrame[], PageContext] {
  if (!thread.frames.some(isVertical)) return [thread, placed, context];
  const frames = thread.frames.map((frame) => turnedFrame(boxed(frame, placed)).frame);
  return [{ ...thread, frames }, placed.map(turnedFrame), turnedContext(context, placed)];
}

function boxed<F extends Frame>(frame: F, placed: readonly PlacedFrame[]): PlacedFrame<F> {
  return placed.find((one) => one.frame.id === frame.id) as PlacedFrame<F>;
}

/** What painters of vertical frames are given: their own sheet's styles, obstacles and painter. */
function turnedContext(context: PageContext, placed: readonly PlacedFrame[]): PageContext {
  const onPage = (frame: string) => placed.find((one) => one.frame.id === frame)!;
  return {
    ...context,
    sheet: verticalSheet(context.sheet),
    out: verticalPainter(context.out, (frame) => onPage(frame).box),
    obstaclesOf: ({ frame }) => {
      const own = onPage(frame.id);
      return context.obstaclesOf(own).map((box) => turnedBox(box, own.box));
    },
  };
}

function pageContext(
  page: LoadedPage,
  stories: ReadonlyMap<string, Story>,
  fonts: FontSet,
  grid: Grid,
  placed: readonly PlacedFrame[],
  out: Painter,
  memory?: CopyMemory,
): Omit<PageContext, 'pictures'> {
  const remembered = <T>(of: object, key: string, make: () => T): T =>
    memory ? memory.recall(of, key, make, []) : make();
  const { model } = page;
  const numbers = new Map(
    [...stories].map(([id, story]) => [id, remembered(story, 'numbers', () => paragraphNumbers(story))]),
  );
  return {
    page,
    stories,
    grid,
    sheet: remembered(model.palette, `styles ${typeKey(model, grid)}`, () => styleSheet(model, fonts, grid)),
    out,
    words: wholeInHeads(model),
    ...(memory ? { memory } : {}),
    paragraphOf: (story, rich) => numbers.get(story)?.get(rich) ?? 0,
    obstaclesOf: (frame) => obstacles(frame, placed, grid),
  };
}

/** Words that a head never parts: those of the style of headlines, and the names of the house. */
function wholeInHeads({ styles, kept }: LoadedPage['model']): readonly string[] {
  return [...(styles.headline?.composition.keep ?? []), ...(kept?.hard ?? []), ...(kept?.soft ?? [])];
}

/** Boxes that push the text of a frame aside: frames listed after it that say `wrap`, with their stand-off. */
export function obstacles(own: PlacedFrame, placed: readonly PlacedFrame[], grid: Grid): Rect[] {
  const later = placed.slice(placed.findIndex(({ frame }) => frame.id === own.frame.id) + 1);
  return later.flatMap(({ frame, box }) => {
    if (!frame.wrap) return [];
    const off = lengthPt(frame.wrap.standoff, grid);
    return [{ x: box.x - off, y: box.y - off, width: box.width + 2 * off, height: box.height + 2 * off }];
  });
}

function paintGround({ frame, box }: PlacedFrame, out: Painter): void {
  if (frame.background) out.rect(frame.id, box, frame.background, true);
  out.border(frame.id, box, frame.border);
}

/** Paints what is no running text; gives the sizes of a headline. */
function paintFrame(placed: PlacedFrame, context: PageContext): readonly HeadSize[] {
  const { frame } = placed;
  const { stories, grid, sheet, out, page, words } = context;
  const furniture = { grid, sheet, placeOf: page.placeOf };
  switch (frame.kind) {
    case 'text':
      // Running text comes with its thread.
      break;
    case 'headline':
      return paintHeadline(
        { ...placed, frame },
        {
          ...furniture,
          words,
          story: stories.get(frame.story)!,
          paragraphOf: (rich) => context.paragraphOf(frame.story, rich),
        },
        out,
      );
    case 'figures':
      paintFigures({ ...placed, frame }, { ...furniture, story: stories.get(frame.story)! }, out);
      break;
    case 'quote':
      paintQuote({ ...placed, frame }, stories.get(frame.story)!, furniture, out);
      break;
    case 'label':
      paintLabel({ ...placed, frame }, furniture, out);
      break;
    case 'folio':
      paintFolio({ ...placed, frame }, furniture, out);
      break;
    case 'rule':
      paintRule({ ...placed, frame }, furniture, out);
      break;
    case 'image':
      paintImage({ ...placed, frame }, { ...furniture, pictures: context.pictures }, out);
      break;
    case 'qr':
      paintQrFrame({ ...placed, frame }, furniture, out);
      break;
    case 'shape':
      paintShape({ ...placed, frame }, furniture, out);
      break;
  }
  return [];
}

function finish(context: PageContext, placed: readonly PlacedFrame[]): Scene {
  const { page, grid, out, stories } = context;
  const lead = [...stories.values()][0];
  return out.finish({
    title: page.model.title ?? lead?.title?.text ?? page.name,
    language: 'zh-CN',
    page: { width: toMpt(grid.page.width), height: toMpt(grid.page.height), bleed: toMpt(grid.page.bleed) },
    grid: {
      typeArea: mptBox(grid.typeArea),
      columns: grid.columns.map(({ x, width }) => ({ x: toMpt(x), width: toMpt(width) })),
      top: toMpt(grid.top),
      lines: grid.lines,
      pitch: toMpt(grid.pitch),
      body: toMpt(grid.body),
      ascent: toMpt(grid.ascent),
    },
    frames: placed.map(({ frame, box }) => ({
      id: frame.id,
      kind: frame.kind,
      box: mptBox(box),
      ...('story' in frame ? { story: frame.story } : {}),
    })),
    stories: [...stories].map(([id, story]) => ({ id, file: story.source.file })),
  });
}
