import type { Story } from '../content/story.ts';
import type { CopyMemory } from '../layout/copy-memory.ts';
import { charactersIn, type Grid, gridLines } from '../layout/grid.ts';
import type { FitOptional } from '../spec/fit-model.ts';
import type { Frame, GridSpec, Length, LoadedPage, PageModel, TextStyle } from '../spec/model.ts';
import { toPt } from '../units.ts';
import { dropFrame, insertLines, type RowFrame, resize } from './rows.ts';

/** What one trial of a page changes; what is as the page says it is not in it. */
export interface Setting {
  /** Body size in pt. */
  readonly size: number;
  /** Lines of the page: the leading follows, so that the foot of the page stays where it is. */
  readonly lines: number;
  /** Sizes in pt of styles of heads. */
  readonly heads: ReadonlyMap<string, number>;
  /** Heights of frames in lines. */
  readonly heights: ReadonlyMap<string, number>;
  /** How many of the optional elements are dropped, from the first on. */
  readonly dropped: number;
}

/** A page with its stories, as layout takes them. */
export interface PageMatter {
  readonly page: LoadedPage;
  readonly stories: ReadonlyMap<string, Story>;
}

/** The setting of the page as it stands. */
export function plainSetting(grid: Grid): Setting {
  return { size: grid.body, lines: grid.lines, heads: new Map(), heights: new Map(), dropped: 0 };
}

/** Settings in which the same words fill the same lines. */
export function typeKey({ size, heads, dropped }: Omit<Setting, 'heights'>): string {
  return `${size} ${[...heads].join(' ')} ${dropped}`;
}

/** What rooms depend on besides heights. */
export function geometryKey({ size, lines, dropped }: Omit<Setting, 'heights'>): string {
  return `${size} ${lines} ${dropped}`;
}

/** A name for a setting: the same for the same choices. */
export function keyOf(setting: Setting): string {
  const heights = [...setting.heights].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${typeKey(setting)} ${setting.lines} ${heights.join(' ')}`;
}

/** The page in a setting; undefined when its frames cannot stand like that. Everything not named in `fit` stays. */
export function inSetting(
  matter: PageMatter,
  grid: Grid,
  setting: Setting,
  memory?: CopyMemory,
): PageMatter | undefined {
  const { model } = matter.page;
  const dropped = (model.fit?.optional ?? []).slice(0, setting.dropped);
  const less = () => without(matter, dropped);
  const { frames, stories } =
    memory?.recall(matter.stories, `without ${setting.dropped}`, less, []) ?? less();
  const rows = movedRows(model, grid, setting, dropped);
  if (!rows) return undefined;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const placed = frames.map((frame): Frame => {
    const row = byId.get(frame.id);
    return row ? { ...frame, area: { ...frame.area, lines: [row.first, row.last] } } : frame;
  });
  const page: PageModel = {
    ...model,
    grid: gridAt(model, grid, setting),
    styles: stylesAt(model, grid, setting),
    frames: placed,
  };
  return { page: { ...matter.page, model: page }, stories };
}

/** Frames on lines of the grid; those placed by lengths alone stay where they are. */
export function rowFrames(frames: readonly Frame[], grid: Grid): RowFrame[] {
  return frames.flatMap((frame): RowFrame[] => {
    const { lines, columns } = frame.area;
    if (!lines) return [];
    const [first, last] = gridLines(lines, grid.lines);
    return [
      {
        id: frame.id,
        kind: frame.kind,
        first,
        last,
        columns: columns ?? [1, grid.columns.length],
        wraps: frame.wrap !== undefined,
        runs: frame.kind === 'text' && frame.part !== 'editor-note',
      },
    ];
  });
}

function movedRows(
  model: PageModel,
  grid: Grid,
  setting: Setting,
  dropped: readonly FitOptional[],
): readonly RowFrame[] | undefined {
  let rows: readonly RowFrame[] | undefined = rowFrames(model.frames, grid);
  // What is dropped gives its lines away before anything else moves.
  for (const optional of dropped) {
    if (!('frame' in optional)) continue;
    // What goes along stands in nobody's way; its lines are those of the frame.
    rows = rows.filter(({ id }) => !optional.with?.includes(id));
    rows = dropFrame(rows, optional.frame, optional.gives);
  }
  const heights = new Map(rows.map(({ id, first, last }) => [id, last - first + 1]));
  // In their order, so that the same setting is the same page. Each moves its own edge, whatever others did to it.
  for (const [id, give] of Object.entries(model.fit?.frames ?? {})) {
    const height = setting.heights.get(id);
    const own = heights.get(id);
    if (height === undefined || own === undefined) continue;
    rows = resize(rows, id, height - own, give.with, give.edge, give.against);
    if (!rows) return undefined;
  }
  return setting.lines === grid.lines ? rows : insertLines(rows, setting.lines - grid.lines, grid.lines);
}

/** Frames and stories without what is dropped; quotes and figures repeat the story, so none of its words go. */
function without(
  { page, stories }: PageMatter,
  dropped: readonly FitOptional[],
): { frames: readonly Frame[]; stories: ReadonlyMap<string, Story> } {
  const ids = new Set(dropped.flatMap((one) => ('frame' in one ? [one.frame, ...(one.with ?? [])] : [])));
  const gone = page.model.frames.filter((frame) => ids.has(frame.id));
  const frames = page.model.frames.filter((frame) => !ids.has(frame.id));
  if (dropped.length === 0) return { frames, stories };
  const quotes = new Map<string, Set<number>>();
  const drop = (story: string, quote: number) =>
    quotes.set(story, new Set([...(quotes.get(story) ?? []), quote]));
  for (const frame of gone) if (frame.kind === 'quote') drop(frame.story, frame.quote);
  for (const one of dropped) if ('quote' in one) drop(one.story ?? [...stories.keys()][0] ?? '', one.quote);
  const figures = new Set(gone.flatMap((frame) => (frame.kind === 'figures' ? [frame.story] : [])));
  for (const frame of frames) if (frame.kind === 'figures') figures.delete(frame.story);
  return {
    frames: frames.map((frame) =>
      frame.kind === 'quote'
        ? { ...frame, quote: frame.quote - below(quotes.get(frame.story), frame.quote) }
        : frame,
    ),
    stories: new Map(
      [...stories].map(([id, story]) => [id, shorter(story, quotes.get(id), figures.has(id))] as const),
    ),
  };
}

function below(numbers: ReadonlySet<number> | undefined, number: number): number {
  return [...(numbers ?? [])].filter((one) => one < number).length;
}

function shorter(story: Story, quotes: ReadonlySet<number> | undefined, figures: boolean): Story {
  if (!quotes && !figures) return story;
  let number = 0;
  const blocks = story.blocks.filter((block) =>
    block.kind === 'quote' ? !quotes?.has(++number) : block.kind !== 'figures' || !figures,
  );
  return { ...story, blocks };
}

/**
 * The grid with its body size and number of lines. The type area and the number of columns stay; as many characters
 * as bring the gutter nearest to its width go on a line. The foot of the last line stays where it is.
 */
function gridAt({ grid: spec }: PageModel, grid: Grid, { size, lines }: Setting): GridSpec {
  if (size === grid.body && lines === grid.lines) return spec;
  const pitch = lines === grid.lines ? grid.pitch : pitchOf(grid, size, lines);
  const sized = { ...spec, body: inPt(size), pitch: inPt(pitch), lines };
  if (size === grid.body) return sized;
  const n = grid.columns.length;
  const width = grid.columns.reduce((sum, column) => sum + column.width, 0) + (n - 1) * grid.gutter;
  if (spec.mode === 'free')
    return {
      ...sized,
      widths: grid.columns.map((column) => inPt(column.width)),
      gutter: inPt(grid.gutter),
    };
  if (spec.mode !== 'grid') return { ...sized, gutter: inPt(grid.gutter) };
  const characters = charactersAt(width, n, size, grid.gutter);
  const gutter = n > 1 ? (width - n * characters * size) / (n - 1) : 0;
  return { ...sized, characters, gutter: inPt(gutter) };
}

/** Characters of a column that leave a gutter nearest to the wished one, and at least one character wide. */
export function charactersAt(width: number, columns: number, size: number, gutter: number): number {
  if (columns === 1) return Math.max(1, Math.floor(width / size + 1e-6));
  const most = Math.max(1, Math.floor((width - (columns - 1) * size) / (columns * size) + 1e-6));
  const wished = Math.max(1, Math.round((width - (columns - 1) * gutter) / (columns * size)));
  return Math.min(most, wished);
}

/** Characters of a base column in a body size; as many as there are now in the page's own. */
export function bodyCharacters(grid: Grid, size: number): number {
  const columns = grid.columns.length;
  const own = grid.columns[0]?.width ?? 0;
  if (size === grid.body) return charactersIn(own, size);
  const width = grid.columns.reduce((sum, column) => sum + column.width, 0) + (columns - 1) * grid.gutter;
  return charactersAt(width, columns, size, grid.gutter);
}

/** The pitch at which so many lines end where those of the page do. */
export function pitchOf(grid: Grid, size: number, lines: number): number {
  const height = (grid.lines - 1) * grid.pitch + grid.body;
  return (height - size) / Math.max(1, lines - 1);
}

/** Styles of heads in their sizes, and those of running text that are as large as the body in its new size. */
function stylesAt(model: PageModel, grid: Grid, { size, heads }: Setting): PageModel['styles'] {
  const running = new Set(
    model.frames.flatMap((frame) =>
      frame.kind === 'text' ? [frame.styles.body, frame.styles.byline, frame.styles.label] : [],
    ),
  );
  const pt = (length: Length) => toPt(length, { em: grid.body, pitch: grid.pitch });
  return Object.fromEntries(
    Object.entries(model.styles).map(([name, style]) => {
      const head = heads.get(name);
      if (head !== undefined) return [name, scaled(style, head / pt(style.size))];
      const follows = size !== grid.body && running.has(name) && Math.abs(pt(style.size) - grid.body) < 1e-6;
      return [name, follows ? { ...style, size: inPt(size) } : style];
    }),
  );
}

function scaled(style: TextStyle, by: number): TextStyle {
  const times = (length: Length): Length => ({ ...length, value: length.value * by });
  return {
    ...style,
    size: times(style.size),
    ...(style.leading ? { leading: times(style.leading) } : {}),
  };
}

function inPt(value: number): Length {
  return { value, unit: 'pt' };
}
