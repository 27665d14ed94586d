import type { Story } from '../content/story.ts';
import { sceneHash } from '../scene/canonical.ts';
import type { Scene } from '../scene/types.ts';
import type { PageModel } from '../spec/model.ts';
import { canonicalJson, lfScene, lfText, sha256 } from './canonical.ts';

/** The digests of one page: what of it can change, each part by itself. */
export interface PageState {
  readonly page: string;
  /** The scene, line ends of stories counted as LF. */
  readonly scene: string;
  /** The whole resolved spec. */
  readonly spec: string;
  /** Of the spec, what is neither words nor press. */
  readonly layout: string;
  /** Words that are not of a story: captions, labels, 报眉, title. */
  readonly words: string;
  /** The press's settings, and what colours are in its inks. */
  readonly settings: string;
  /** The output profile. */
  readonly profile: string;
}

/** A file, or a font by its PostScript name, and the digest of its bytes (of its text with LF for stories). */
export interface FileState {
  readonly file: string;
  readonly sha256: string;
}

/** Everything that a signature stands for. */
export interface SignedState {
  /** Version of dayang. */
  readonly tool: string;
  readonly pages: readonly PageState[];
  readonly stories: readonly FileState[];
  readonly pictures: readonly FileState[];
  readonly fonts: readonly FileState[];
}

/** A page as its digests are taken from it. */
export interface StateMatter {
  readonly name: string;
  readonly model: PageModel;
  readonly scene: Scene;
  readonly texts: ReadonlyMap<string, Story>;
  /** Bytes of the output profile. */
  readonly profile: Uint8Array;
  /** Files of its pictures and drawings. */
  readonly pictures: readonly FileState[];
}

/** Takes the digests of the pages of a spec. `show` names absolute paths relative to the root. */
export function stateOf(
  pages: readonly StateMatter[],
  tool: string,
  show: (path: string) => string,
): SignedState {
  const stories = pages.flatMap(({ texts }) =>
    [...texts.values()].map(({ source }) => ({ file: source.file, sha256: sha256(lfText(source.text)) })),
  );
  const fonts = pages.flatMap(({ scene }) =>
    scene.fonts.map((font) => ({ file: font.postscriptName, sha256: font.sha256 })),
  );
  return {
    tool,
    pages: pages.map((page) => pageState(page, show)),
    stories: sorted(stories),
    pictures: sorted(pages.flatMap(({ pictures }) => pictures)),
    fonts: sorted(fonts),
  };
}

/** The scene of a page as its digest is taken and as it is kept. */
export function signedScene({ scene, texts }: Pick<StateMatter, 'scene' | 'texts'>): Scene {
  return lfScene(scene, new Map([...texts.values()].map(({ source }) => [source.file, source])));
}

function pageState(matter: StateMatter, show: (path: string) => string): PageState {
  const { press, inkColors, lint: _, ...rest } = matter.model;
  // Where a profile lies and where it is named does not matter: its bytes have a digest of their own.
  const { profile: _file, profilePlace: _place, ...settings } = press;
  const hash = (value: unknown) => sha256(canonicalJson(value, show));
  return {
    page: matter.name,
    scene: sceneHash(signedScene(matter)),
    spec: hash({ ...rest, inkColors, press: settings }),
    layout: hash({ ...rest, title: undefined, date: undefined, frames: rest.frames.map(withoutWords) }),
    words: hash(pageWords(matter)),
    settings: hash({ inkColors, press: settings }),
    profile: sha256(matter.profile),
  };
}

/** Keys of frames that hold words. Words under other keys show in the scene, and count as layout besides. */
const WORDS = ['text', 'left', 'center', 'right', 'caption', 'credit', 'alt', 'heading'];

function withoutWords(frame: object): object {
  return Object.fromEntries(Object.entries(frame).filter(([key]) => !WORDS.includes(key)));
}

/**
 * What can be read on the page and is from no story, frame by frame, however its lines are broken; and the words
 * that are only heard.
 */
function pageWords({ scene, model }: StateMatter): unknown {
  const frames = new Map<string, string>();
  for (const { frame, role, text } of scene.lines) {
    if (role === 'furniture') frames.set(frame, (frames.get(frame) ?? '') + text.replace(/\s/gu, ''));
  }
  const heard = scene.items.flatMap((item) => (item.kind === 'image' ? [[item.frame, item.alt ?? '']] : []));
  return { title: model.title, date: model.date, frames: [...frames].sort(byName), heard };
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** In the order of names, each once: pages of one spec share their files. */
function sorted(files: readonly FileState[]): readonly FileState[] {
  const byFile = new Map(files.map((one) => [one.file, one] as const));
  return [...byFile].sort(byName).map(([, one]) => one);
}
