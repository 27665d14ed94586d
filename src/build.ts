import { readStories } from './content/read.ts';
import type { Story } from './content/story.ts';
import type { Files } from './files.ts';
import { type FittedPage, fitPage } from './fit/fit.ts';
import type { FontSet } from './fonts/face.ts';
import { loadFonts, type OpenFaces } from './fonts/load.ts';
import { pageFonts } from './fonts/page-fonts.ts';
import type { FontsAhead } from './fonts/read-ahead.ts';
import { NO_PICTURES, type PagePictures, readPictures } from './images/read.ts';
import type { Outcome, Problem } from './problems/problem.ts';
import { type HouseWords, loadHouseWords, wordsToKeep } from './spec/house.ts';
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
 * is missing when a fatal one stood in its way. `open` keeps the faces open for those who build again and again; `ahead` are font files that were read already.
 */
export function buildPages(
  files: Files,
  pageFile: string,
  time: Stopwatch = untimed,
  open: OpenFaces = new Map(),
  ahead?: FontsAhead,
): Outcome<readonly BuiltPage[]> {
  // The spec: YAML with its bases merged in, checked, every key knowing its place.
  const spec = time('spec', () => loadPages(files, pageFile));
  const problems: Problem[] = [...spec.problems];
  // The words of the house: names and phrases that lines keep whole.
  const house = time('spec', () => loadHouseWords(files));
  problems.push(...house.problems);
  const built: BuiltPage[] = [];
  for (const loaded of spec.value ?? []) {
    // The copy: each story parsed into heads, note, paragraphs and derived pieces.
    const stories = time('content', () => readStories(loaded, files));
    problems.push(...stories.problems);
    // The template: slots that the copy leaves empty fall away, their neighbours take the room.
    const settled = stories.value ? settlePage(loaded, stories.value) : { value: loaded, problems: [] };
    problems.push(...settled.problems);
    if (!settled.value) continue;
    const page = withKeptWords(settled.value, stories.value, house.value);
    // The fonts: only the roles that the page's styles name are opened.
    const fonts = time('fonts', () =>
      loadFonts({ ...pageFonts(page, files), open, ...(ahead ? { ahead } : {}) }),
    );
    problems.push(...fonts.problems);
    // The pictures: files recognised and their headers read, nothing decoded yet.
    const pictures = time('pictures', () => readPictures(page, files));
    problems.push(...pictures.problems);
    const read = [...stories.problems, ...fonts.problems, ...pictures.problems];
    if (!stories.value || !fonts.value || isFatal(read)) continue;
    // The layout: text measured, broken and placed; the result is the scene, and nothing after it lays out again.
    const texts = stories.value;
    const faces = fonts.value;
    // Where the page says what may give, it is what closes the page.
    const shown = pictures.value ?? NO_PICTURES;
    const laid = time('layout', () => fitPage({ page, stories: texts, fonts: faces, pictures: shown }));
    problems.push(...laid.problems);
    if (laid.value) built.push({ ...laid.value, asked: page, texts, fonts: faces, pictures: shown });
  }
  return { value: built, problems: once(problems) };
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
