import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { ImportedStory } from '../import/import.ts';
import { type Merged, mergeStories } from '../import/merge/merge.ts';
import { type StaleWords, staleWords } from '../import/merge/stale.ts';
import { type PictureFile, pictureEntry, pictureList } from '../import/pictures.ts';
import type { Output } from './commands/import.ts';

/** What a second file has otherwise among its pictures. */
export interface PictureNote {
  readonly kind: 'new' | 'caption' | 'gone';
  /** Name of the file beside the story: `图2.png`. */
  readonly name: string;
  readonly caption: string;
  readonly credit: string;
}

/** A text box of a second file, merged into the story that the first one gave. */
export interface UpdatedBox {
  readonly path: string;
  readonly merged: Merged;
}

/** Words that the story no longer has, in a page file beside it. */
export interface StaleNote extends StaleWords {
  readonly file: string;
}

/** What an update writes beside the story, and what there is to tell of it. */
export interface Updated<T> {
  readonly outputs: readonly Output[];
  readonly notes: readonly T[];
}

/** The base of later updates is kept beside the story. */
export function basePath(path: string): string {
  return join(dirname(path), '.dayang', 'import', basename(path));
}

/** The list of pictures as the last import made it. */
export function pictureBase(path: string, pictures: readonly PictureFile[], folder: string): Output {
  return { path: picturesPath(path), data: pictureList(pictures, basename(folder), ''), isOwn: true };
}

function picturesPath(path: string): string {
  return basePath(`${path.replace(/\.md$/i, '')}-图片.yaml`);
}

/** `story.md.bak`, `story.md.bak2` …: no older copy is lost. */
export function freeName(cwd: string, name: (n: string) => string): string {
  for (let n = 1; ; n++) {
    const path = name(n === 1 ? '' : String(n));
    if (!existsSync(resolve(cwd, path))) return path;
  }
}

/**
 * Pictures that are not in the folder yet, under names that are free; and when pictures or captions are not what they
 * were, a new list beside the old one.
 */
export function updatedPictures(
  { pictures }: ImportedStory,
  path: string,
  file: string,
  cwd: string,
): Updated<PictureNote> {
  const folder = `${path.replace(/\.md$/i, '')}-图`;
  const absolute = resolve(cwd, folder);
  const names = existsSync(absolute) ? readdirSync(absolute).sort() : [];
  const old = names
    .filter((name) => /^图\d+\./.test(name))
    .map((name) => ({ name, bytes: readFileSync(join(absolute, name)) }));
  const taken = new Set(names.map((name) => name.replace(/\..*$/, '')));
  const outputs: Output[] = [];
  const named = pictures.map((picture): PictureFile => {
    const known = old.find(({ bytes }) => bytes.equals(picture.bytes));
    if (known) return { ...picture, name: known.name };
    let n = 1;
    while (taken.has(`图${n}`)) n++;
    taken.add(`图${n}`);
    const name = `图${n}${extname(picture.name)}`;
    outputs.push({ path: join(folder, name), data: picture.bytes });
    return { ...picture, name };
  });
  const notes = pictureNotes(named, basename(folder), lastList(path, folder, cwd));
  if (notes.length > 0 && named.length > 0) {
    const list = freeName(cwd, (n) => join(folder, `图片${n === '' ? '' : `-${n}`}.yaml`));
    outputs.push({ path: list, data: pictureList(named, basename(folder), file) });
  }
  return { outputs: [...outputs, pictureBase(path, named, folder)], notes };
}

function lastList(path: string, folder: string, cwd: string): string {
  const places = [picturesPath(path), join(folder, '图片.yaml')].map((each) => resolve(cwd, each));
  const found = places.find((each) => existsSync(each));
  return found === undefined ? '' : readFileSync(found, 'utf8');
}

function pictureNotes(pictures: readonly PictureFile[], folder: string, last: string): PictureNote[] {
  const note = (
    kind: PictureNote['kind'],
    { name, caption = '', credit = '' }: Omit<PictureFile, 'bytes'>,
  ) => ({
    kind,
    name,
    caption,
    credit,
  });
  const isListed = (name: string) => last.includes(`- file: ${JSON.stringify(`${folder}/${name}`)}\n`);
  const gone = [...last.matchAll(/^- file: "[^"\n]*\/(图\d+\.\w+)"$/gm)]
    .map(([, name]) => name!)
    .filter((name) => !pictures.some((picture) => picture.name === name));
  return [
    ...pictures.flatMap((picture) => {
      if (!isListed(picture.name)) return [note('new', picture)];
      return last.includes(pictureEntry(picture, folder)) ? [] : [note('caption', picture)];
    }),
    ...gone.map((name) => note('gone', { name })),
  ];
}

/** Text boxes of a second file: each is merged into the story that it became, or is a new one. */
export function updatedBoxes(
  { boxes }: ImportedStory,
  path: string,
  read: (shown: string) => string | undefined,
  cwd: string,
): Updated<UpdatedBox> {
  const outputs: Output[] = [];
  const notes: UpdatedBox[] = [];
  boxes.forEach(({ text }, i) => {
    const own = boxPath(path, i);
    const [mine, base] = [read(own), read(basePath(own))];
    outputs.push({ path: basePath(own), data: text, isOwn: true });
    // Without a base nobody knows whether it is another box: only what says something new is told.
    const merged = mergeStories(mine ?? '', text, mine === undefined ? '' : base);
    if (merged.notes.length > 0) notes.push({ path: own, merged });
    if (merged.text === mine) return;
    if (mine !== undefined) outputs.push({ path: freeName(cwd, (n) => `${own}.bak${n}`), data: mine });
    outputs.push({ path: own, data: mine === undefined ? text : merged.text });
  });
  return { outputs, notes };
}

/** `story-2.md` for the first text box. */
export function boxPath(path: string, index: number): string {
  return `${path.replace(/\.md$/i, '')}-${index + 2}.md`;
}

/** Page files beside a story that are looked through for words that an update took out of it. */
const MOST_PAGES = 50;

/** Captions and labels of the pages beside a story that still say what it said before the update. */
export function stalePages(
  path: string,
  before: string,
  after: string,
  read: (shown: string) => string | undefined,
  cwd: string,
): StaleNote[] {
  const folder = dirname(path);
  const pages = readdirSync(resolve(cwd, folder))
    .filter((name) => /\.ya?ml$/i.test(name))
    .sort()
    .slice(0, MOST_PAGES);
  return pages.flatMap((name) => {
    const file = join(folder, name);
    return staleWords(before, after, read(file) ?? '').map((found) => ({ file, ...found }));
  });
}
