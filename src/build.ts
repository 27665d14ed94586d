import { readStories } from './content/read.ts';
import type { Story } from './content/story.ts';
import type { Files } from './files.ts';
import { type FittedPage, fitPage } from './fit/fit.ts';
import type { FontSet } from './fonts/face.ts';
import { loadFonts, type OpenFaces } from './fonts/load.ts';
import { pageFonts } from './fonts/page-fonts.ts';
import type { FontsAhead } from './fonts/read-ahead.ts';
import { NO_PICTURES, type PagePictures, readPictures } from './images/read.ts';
import { restOfStory } from './layout/jump.ts';
import { planThreads } from './layout/parts.ts';
import { type Outcome, onPage, type Problem, type ProblemPage, problem } from './problems/problem.ts';
import { type HouseWords, loadHouseWords, wordsToKeep } from './spec/house.ts';
import type { JumpEnd } from './spec/issue-model.ts';
import { loadPages } from './spec/load.ts';
import type { LoadedPage } from './spec/model.ts';
import { settlePage } from './templates/settle.ts';

/** A page that was laid out, with everything that came before it. */
export interface BuiltPage extends FittedPage {
  /** The page as its spec asks for it; `page` is what it came to after what may give has given. */
  readonly asked: LoadedPage;
  readonly texts: ReadonlyMap<string, Story>;
  readonly fonts: FontSet;
  readonly pictures: PagePictures;
}

/** Notes how long a phase took; the command line prints it with `--timings`. */
export type Stopwatch = <T>(phase: string, work: () => T) => T;

const untimed: Stopwatch = (_phase, work) => work();

/**
 * From a page spec to scenes: the table of contents of the tool. Problems of all phases come back together; a page
 * is missing when a fatal one stood in its way. Of an issue only the pages that are wanted come back, with those
 * problems of others that keep one of them from being built.
 */
export function buildPages(
  files: Files,
  pageFile: string,
  time: Stopwatch = untimed,
  open: OpenFaces = new Map(),
  ahead?: FontsAhead,
  only?: readonly string[],
): Outcome<readonly BuiltPage[]> {
  // The spec: YAML with its bases merged in, checked, every key knowing its place.
  const spec = time('spec', () => loadPages(files, pageFile));
  const pages = spec.value ?? [];
  const unknown = spec.value ? unknownPages(pages, only, files.show(pageFile)) : [];
  const wanted = (page: LoadedPage) => only === undefined || only.includes(page.issue?.number ?? '');
  // The words of the house: names and phrases that lines keep whole.
  const house = time('spec', () => loadHouseWords(files));
  const problems: Problem[] = [...spec.problems, ...unknown, ...house.problems];
  const built = new Map<LoadedPage, BuiltPage>();
  const means = { files, time, open, ...(ahead ? { ahead } : {}) };
  for (const loaded of unknown.length > 0 ? [] : pages) {
    const goesOn = pages.some((page) => wanted(page) && continues(page, loaded));
    if (!wanted(loaded) && !goesOn) continue;
    const made = buildPage(loaded, built, { ...means, ...(house.value ? { house: house.value } : {}) });
    const told = wanted(loaded)
      ? made.problems
      : made.problems.filter(({ severity }) => severity === 'fatal');
    problems.push(...onPage(pages.length > 1 ? problemPage(loaded) : undefined, told));
    if (made.value) built.set(loaded, made.value);
  }
  const value = [...built].flatMap(([page, one]) => (wanted(page) ? [one] : []));
  return { value, problems: once(problems) };
}

interface Means {
  readonly files: Files;
  readonly time: Stopwatch;
  readonly open: OpenFaces;
  readonly ahead?: FontsAhead;
  readonly house?: HouseWords;
}

/** One page, after those before it: a story that began on one of them goes on where that page left it. */
function buildPage(
  loaded: LoadedPage,
  before: ReadonlyMap<LoadedPage, BuiltPage>,
  { files, time, open, ahead, house }: Means,
): Outcome<BuiltPage> {
  // The copy: each story parsed into heads, note, paragraphs and derived pieces.
  const stories = time('content', () => readStories(loaded, files));
  const texts = stories.value && withRests(loaded, stories.value, [...before.values()]);
  const problems: Problem[] = [...stories.problems, ...(texts?.problems ?? [])];
  // The template: slots that the copy leaves empty fall away, their neighbours take the room.
  const settled = texts?.value ? settlePage(loaded, texts.value) : { value: loaded, problems: [] };
  // A slot need not hold a story that goes on elsewhere.
  problems.push(
    ...settled.problems.filter(({ code, params }) => code !== 'slot-long' || !jumpsOn(loaded, params.slot)),
  );
  if (!settled.value) return { problems };
  const page = withKeptWords(settled.value, texts?.value, house);
  // The fonts: only the roles that the page's styles name are opened.
  const fonts = time('fonts', () =>
    loadFonts({ ...pageFonts(page, files), open, ...(ahead ? { ahead } : {}) }),
  );
  // The pictures: files recognised and their headers read, nothing decoded yet.
  const pictures = time('pictures', () => readPictures(page, files));
  problems.push(...fonts.problems, ...pictures.problems);
  if (!texts?.value || !fonts.value || isFatal(problems)) return { problems };
  // The layout: text measured, broken and placed; the result is the scene, and nothing after it lays out again.
  const matter = { page, stories: texts.value, fonts: fonts.value, pictures: pictures.value ?? NO_PICTURES };
  // Where the page says what may give, it is what closes the page.
  const laid = time('layout', () => fitPage(matter));
  problems.push(...laid.problems);
  if (!laid.value) return { problems };
  return {
    value: {
      ...laid.value,
      asked: page,
      texts: matter.stories,
      fonts: matter.fonts,
      pictures: matter.pictures,
    },
    problems,
  };
}

/** The stories of a page, those that began on an earlier one (转版) cut to what is left of them. No value when that page failed. */
function withRests(
  page: LoadedPage,
  stories: ReadonlyMap<string, Story>,
  before: readonly BuiltPage[],
): Outcome<ReadonlyMap<string, Story>> {
  const problems: Problem[] = [];
  const texts = new Map(stories);
  for (const [id, end] of Object.entries(page.jumps ?? {})) {
    if (end.kind !== 'from') continue;
    const first = before.find((one) => one.page.issue?.number === end.page);
    // What kept the first page from being built was said there.
    if (!first) return { problems };
    const rest = restFrom(first, page, id, end);
    if (rest) texts.set(id, rest);
    else {
      const params = { jump: end.name, story: end.story, from: end.page, to: page.issue?.number ?? '' };
      problems.push(problem('jump-not-needed', params, end.place));
    }
  }
  return problems.length > 0 ? { problems } : { value: texts, problems };
}

function restFrom(
  first: BuiltPage,
  page: LoadedPage,
  id: string,
  { story: name, head }: Extract<JumpEnd, { kind: 'from' }>,
): Story | undefined {
  const jump = first.stories.find(({ story, part }) => story === name && part === 'body')?.jump;
  const story = first.texts.get(name);
  if (!jump || !story) return undefined;
  const { model, placeOf } = first.page;
  const { threads } = planThreads(model, first.texts, placeOf);
  const body = threads.find((one) => one.story === name && one.part === 'body');
  const own = model.frames.filter((frame) => 'story' in frame && frame.story === name);
  const shown = own.some(({ kind }) => kind === 'figures');
  const noted = own.some((frame) => frame.kind === 'text' && frame.part === 'editor-note');
  return restOfStory(story, {
    blocks: body?.blocks ?? [],
    at: jump.at,
    headed: page.model.frames.some((frame) => frame.kind === 'headline' && frame.story === id),
    ...(head === undefined ? {} : { head }),
    figures: shown ? [] : story.blocks.filter(({ kind }) => kind === 'figures'),
    ...(noted || !story.editorNote ? {} : { editorNote: story.editorNote }),
  });
}

function continues(page: LoadedPage, first: LoadedPage): boolean {
  return Object.values(page.jumps ?? {}).some(
    (end) => end.kind === 'from' && end.page === first.issue?.number,
  );
}

function jumpsOn(page: LoadedPage, story: unknown): boolean {
  return page.jumps?.[String(story)]?.kind === 'to';
}

function unknownPages(pages: readonly LoadedPage[], only: readonly string[] = [], file: string): Problem[] {
  const known = pages.flatMap(({ issue }) => (issue ? [issue.number] : []));
  if (only.length > 0 && known.length === 0) return [problem('issue-no-pages', { file })];
  return only
    .filter((number) => !known.includes(number))
    .map((page) => problem('issue-page-unknown', { page, known }));
}

/** A page as problems name it. */
export function problemPage({ name, issue, placeOf }: LoadedPage): ProblemPage {
  return { name, ...(issue ? { number: issue.number } : {}), file: issue?.file ?? placeOf([]).file };
}

/** The page with the names and phrases of the house that its stories have. */
function withKeptWords(
  page: LoadedPage,
  stories: ReadonlyMap<string, Story> | undefined,
  house: HouseWords | undefined,
): LoadedPage {
  const texts = [...(stories?.values() ?? [])].map(({ source }) => source.text);
  const kept = house && wordsToKeep(house, texts);
  return kept ? { ...page, model: { ...page.model, kept } } : page;
}

/** The same thing said of several pages of one spec is said once: their stories, styles and palette are shared. */
function once(problems: readonly Problem[]): Problem[] {
  const said = new Set<string>();
  return problems.filter((one) => {
    const key = JSON.stringify([one.code, one.params, one.place]);
    return !said.has(key) && said.add(key);
  });
}

function isFatal(problems: readonly Problem[]): boolean {
  return problems.some((one) => one.severity === 'fatal');
}
