import { type BuiltPage, problemPage } from '../build.ts';
import type { Profile } from '../color/icc.ts';
import type { Files } from '../files.ts';
import type { FontSet } from '../fonts/face.ts';
import type { PressImage } from '../images/press-image.ts';
import { version } from '../library.ts';
import type { OutputIntent } from '../output/pdf/press.ts';
import type { PressReady, PressRequest } from '../press.ts';
import { type Outcome, onPage, type Problem } from '../problems/problem.ts';
import type { PageRun } from './page-run.ts';
import type { Terminal } from './terminal.ts';

/** A page that was looked over for the press, and the condition that it is printed in. */
export interface PreparedPage extends PressReady {
  /** Absent in a proof without pictures, which needs no profile. */
  readonly intent?: OutputIntent;
}

/** What came of the pages of a run on their way to the press. */
export interface PressRun {
  readonly pages: readonly PreparedPage[];
  readonly problems: readonly Problem[];
}

/**
 * Profile, pictures and preflight of each page. Nothing is done after a fatal problem: its pages are not what
 * anybody wants to see.
 */
export async function preparePress(
  run: PageRun,
  request: PressRequest & { readonly proof?: boolean },
  terminal: Terminal,
): Promise<PressRun> {
  const { files } = run;
  if (!files || run.pages.length === 0 || run.problems.some(({ severity }) => severity === 'fatal')) {
    return { pages: [], problems: [] };
  }
  const { timer } = terminal;
  const press = await timer.timeAsync('load', () => import('../press.ts'));
  const problems: Problem[] = [];
  const pages: PreparedPage[] = [];
  const intents = new Map<string, ReturnType<typeof press.outputIntent>>();
  for (const built of run.pages) {
    const settings = press.pressSettings(built, request);
    const hasPictures = built.scene.items.some((item) => item.kind === 'image');
    const key = `${settings.profile} ${settings.standard}`;
    let condition = intents.get(key);
    if (!condition && (!request.proof || hasPictures)) {
      condition = timer.time('preflight', () => press.outputIntent(files, settings));
      intents.set(key, condition);
      problems.push(...condition.problems);
    }
    const profile = condition?.value?.profile;
    const images =
      hasPictures && profile ? await pressImages(built, settings, profile, files, terminal) : NONE;
    const ready = timer.time('preflight', () => press.readyForPress(built, request, images.value));
    const own = run.pages.length > 1 ? problemPage(built.page) : undefined;
    problems.push(...onPage(own, [...images.problems, ...ready.problems]));
    pages.push({ ...ready, ...(condition?.value ? { intent: condition.value.intent } : {}) });
  }
  return { pages, problems };
}

const NONE: Outcome<ReadonlyMap<string, PressImage>> = { value: new Map(), problems: [] };

/** The pixels of a page's pictures in the inks of its press, from the cache where it has them. */
async function pressImages(
  built: BuiltPage,
  press: PressReady['press'],
  profile: Profile,
  { root }: Files,
  { timer }: Terminal,
): Promise<Outcome<ReadonlyMap<string, PressImage>>> {
  const { pressPictures } = await timer.timeAsync('load', () => import('../pictures.ts'));
  return timer.timeAsync('pictures', () => pressPictures(built, { press, profile, root }));
}

/** What a file is made with besides its pages. */
export interface FileRequest {
  /** `screen`: a proof that is drawn at once and never kept, so neither tagged nor compressed. */
  readonly kind: 'press' | 'outlines' | 'proof' | 'screen';
  /** Words for the slug line when it was written in spite of problems. */
  readonly note?: string;
  /** The scenes to write instead of those of the pages: a proof's. */
  readonly scenes?: readonly PreparedPage['scene'][];
}

/** Program and version, for the metadata and the delivery note. */
export const producer = `dayang ${version}`;

/** Makes the PDF of some pages, without writing it. The first page's press holds for all of them. */
export async function pressFile(
  pages: readonly PreparedPage[],
  request: FileRequest,
  terminal: Terminal,
): Promise<Uint8Array> {
  const { timer } = terminal;
  const [{ writePdf }, { pressOptions }] = await timer.timeAsync('load', () =>
    Promise.all([import('../output/pdf/writer.ts'), import('../press.ts')]),
  );
  const [first] = pages as [PreparedPage];
  const date = dateOf(first, terminal);
  const { title } = first.scene;
  // The file of outlines has no type at all, so it has no slug line either.
  const words =
    request.kind === 'outlines' ? [] : [title, first.built.page.name, date?.slice(0, 10), request.note];
  const slug = words.filter(Boolean).join('  ');
  const { intent } = first;
  const isProof = request.kind === 'proof' || request.kind === 'screen';
  const fonts = sharedFonts(pages);
  const images = new Map(pages.flatMap((page) => [...page.images]));
  const options = {
    title,
    producer,
    ...(date ? { date } : {}),
    ...(images.size > 0 ? { images } : {}),
    ...(request.kind === 'screen' ? { tags: false, compress: false } : {}),
    ...(isProof || !intent ? {} : { press: pressOptions(first.press, intent, slug) }),
  };
  const scenes = request.scenes ?? pages.map((page) => page.scene);
  if (request.kind !== 'outlines') return timer.timeAsync('pdf', () => writePdf(scenes, fonts, options));
  const { outlinedScene } = await timer.timeAsync('load', () => import('../output/outlined-scene.ts'));
  return timer.timeAsync('pdf', () => {
    const outlined = scenes.map((scene) => outlinedScene(scene, fonts));
    return writePdf(outlined, fonts, { ...options, tags: false });
  });
}

/** The date of a page, or the one that SOURCE_DATE_EPOCH gives (reproducible-builds.org). */
export function dateOf({ built }: PressReady, { env }: Terminal): string | undefined {
  const seconds = env.SOURCE_DATE_EPOCH;
  return built.page.model.date ?? (seconds ? new Date(Number(seconds) * 1000).toISOString() : undefined);
}

/** The faces of all pages. Pages of one spec share their manifest, so that an id means one face. */
function sharedFonts(pages: readonly PreparedPage[]): FontSet {
  const byId = (id: string) => {
    for (const { built } of pages) {
      const face = built.fonts.byId(id);
      if (face) return face;
    }
    return undefined;
  };
  return { ...pages[0]!.built.fonts, byId };
}
