import { existsSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { parseStory } from '../../content/grammar.ts';
import type { Story } from '../../content/story.ts';
import { storyPieces } from '../../content/words.ts';
import { isDeviceName } from '../../device-name.ts';
import { type Files, openFiles } from '../../files.ts';
import { type ImportedStory, importStory } from '../../import/import.ts';
import { type Mapping, readMapping } from '../../import/mapping.ts';
import { type Merged, mergeStories } from '../../import/merge/merge.ts';
import { pictureList } from '../../import/pictures.ts';
import { type PartRole, ROLE_NAMES } from '../../import/roles.ts';
import { libraryFolder } from '../../library.ts';
import { writeWhole } from '../../output/write-file.ts';
import { type Outcome, type Problem, problem } from '../../problems/problem.ts';
import { type SourceText, sourceText } from '../../source.ts';
import { fileKey } from '../file-identity.ts';
import { importJson, sayImport } from '../import-report.ts';
import {
  basePath,
  boxPath,
  freeName,
  type PictureNote,
  pictureBase,
  type StaleNote,
  stalePages,
  type UpdatedBox,
  updatedBoxes,
  updatedPictures,
} from '../import-update.ts';
import { formatProblems } from '../reporter.ts';
import { EXIT, type Terminal } from '../terminal.ts';

/** `dayang import` */
export interface ImportCommand {
  readonly files: readonly string[];
  readonly output?: string;
  readonly into?: string;
  readonly map?: string;
  readonly revisions: 'accept' | 'reject';
  /** Names of roles by paragraph number, as typed. */
  readonly as?: ReadonlyMap<number, string>;
  readonly update?: string;
  readonly force: boolean;
  readonly format: 'human' | 'json';
}

/** A file that the command writes: its path as people see it, and what goes into it. */
export interface Output {
  readonly path: string;
  readonly data: string | Uint8Array;
  /** Written over an old one without asking: notes of the tool's own. */
  readonly isOwn?: boolean;
}

/** One manuscript on its way. */
export interface Imported {
  readonly file: string;
  readonly story: ImportedStory;
  /** Path of the story. */
  readonly path: string;
  readonly text: string;
  readonly outputs: readonly Output[];
  /** The story as the typesetter will read it. */
  readonly read: Outcome<Story>;
  /** What `--update` did to it, to the stories of its text boxes, and to its pictures; absent for a new story. */
  readonly update?: {
    readonly merged: Merged;
    readonly boxes: readonly UpdatedBox[];
    readonly pictures: readonly PictureNote[];
    readonly stale: readonly StaleNote[];
  };
}

/** Reads manuscripts and writes stories; nothing is written when one of them cannot be read or a file is in the way. */
export function importFiles(options: ImportCommand, terminal: Terminal): number {
  const problems: Problem[] = [];
  const sources = new Map<string, SourceText>();
  const note = <T>(outcome: Outcome<T>): T | undefined => {
    problems.push(...outcome.problems);
    return outcome.value;
  };
  const asked = note(rolesAsked(options.as));
  const mapping = options.map === undefined ? undefined : note(loadMapping(options.map, terminal, sources));
  const isReady = asked && (options.map === undefined || mapping);
  const make = options.update === undefined ? newStory : updatedStory;
  const imported = isReady
    ? options.files.flatMap((file) => {
        const read = note(readOne(file, options, asked, mapping, terminal));
        return (read && note(make(file, read, options, terminal))) ?? [];
      })
    : [];
  for (const { path, text } of imported) sources.set(path, sourceText(path, text));
  const isWhole = isReady && imported.length === options.files.length;
  if (isWhole && !options.force && options.update === undefined)
    problems.push(...inTheWay(imported, terminal));
  const written = isWhole && !isFatal(problems) ? writeAll(imported, terminal, problems) : [];
  const { lang, colors } = terminal;
  if (options.format === 'json') {
    terminal.out(`${JSON.stringify(importJson(imported, written, problems, lang), null, 2)}\n`);
  } else {
    const style = {
      lang,
      colors,
      sourceOf: (name: string) => sources.get(name),
      nameOf: (name: string) => name,
    };
    // One by one: the reporter counts what comes often, and nothing that was left out may go unnamed.
    for (const one of bySeverity(problems))
      for (const line of formatProblems([one], style)) terminal.say(line);
    if (!isFatal(problems)) sayImport(imported, written, options, terminal);
  }
  return isFatal(problems) ? EXIT.problems : EXIT.ok;
}

function bySeverity(problems: readonly Problem[]): readonly Problem[] {
  const order = ['fatal', 'blocking', 'advisory'];
  return [...problems].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

function isFatal(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'fatal');
}

function rolesAsked(typed: ReadonlyMap<number, string> | undefined): Outcome<ReadonlyMap<number, PartRole>> {
  const asked = new Map<number, PartRole>();
  for (const [n, name] of typed ?? []) {
    const role = Object.hasOwn(ROLE_NAMES, name) ? ROLE_NAMES[name] : undefined;
    if (!role) {
      const known = Object.keys(ROLE_NAMES).filter((each) => /^[a-z]+$/.test(each));
      return { problems: [problem('import-as-role', { name, known })] };
    }
    asked.set(n, role);
  }
  return { value: asked, problems: [] };
}

function loadMapping(shown: string, terminal: Terminal, sources: Map<string, SourceText>): Outcome<Mapping> {
  const opened = openFiles({ pageFile: resolve(terminal.cwd, shown), library: libraryFolder() });
  if (!opened.value) return { problems: opened.problems };
  const text = opened.value.readText(opened.value.pageFile);
  if (!text.value) return { problems: text.problems };
  const source = { ...text.value, file: shown };
  sources.set(shown, source);
  return readMapping(opened.value.pageFile, source);
}

function readOne(
  shown: string,
  options: ImportCommand,
  asked: ReadonlyMap<number, PartRole>,
  mapping: Mapping | undefined,
  terminal: Terminal,
): Outcome<ImportedStory> {
  const opened = openFiles({ pageFile: resolve(terminal.cwd, shown), library: libraryFolder() });
  if (!opened.value) return { problems: opened.problems };
  const files = opened.value;
  const bytes = files.readBytes(files.pageFile);
  if (!bytes.value) return { problems: bytes.problems };
  return importStory(bytes.value, {
    file: shown,
    revisions: options.revisions,
    asked,
    picture: (name) => localPicture(files, name),
    ...(mapping ? { mapping } : {}),
  });
}

function newStory(file: string, story: ImportedStory, options: ImportCommand): Outcome<Imported> {
  const path = storyPath(file, options);
  const { text } = story.story;
  const read = parseStory(sourceText(path, text), 'markdown');
  const outputs = outputsOf(story, path, basename(file));
  return { value: { file, story, path, text, outputs, read }, problems: seriousOf(read) };
}

/** The story of `--update` with the words of a new file; the old one is kept beside it. */
function updatedStory(
  file: string,
  story: ImportedStory,
  options: ImportCommand,
  { cwd }: Terminal,
): Outcome<Imported> {
  const path = options.update!;
  const opened = openFiles({ pageFile: resolve(cwd, path), library: libraryFolder() });
  if (!opened.value) return { problems: opened.problems };
  const mine = opened.value.readText(opened.value.pageFile);
  if (!mine.value) return { problems: mine.problems };
  const own = resolve(cwd, basePath(path));
  const base = existsSync(own) ? opened.value.readText(own) : undefined;
  if (base && !base.value) return { problems: base.problems };
  const merged = mergeStories(mine.value.text, story.story.text, base?.value?.text);
  const read = parseStory(sourceText(path, merged.text), 'markdown');
  const isChanged = merged.text !== mine.value.text;
  const readText = (shown: string) => {
    const place = resolve(cwd, shown);
    return existsSync(place) ? opened.value!.readText(place).value?.text : undefined;
  };
  const boxes = updatedBoxes(story, path, readText, cwd);
  const pictures = updatedPictures(story, path, basename(file), cwd);
  const outputs: Output[] = [
    ...(isChanged
      ? [
          { path: freeName(cwd, (n) => `${path}.bak${n}`), data: mine.value.text },
          { path, data: merged.text },
        ]
      : []),
    ...boxes.outputs,
    ...pictures.outputs,
    { path: basePath(path), data: story.story.text, isOwn: true },
  ];
  const problems = base ? [] : [problem('import-no-base', { story: path, base: basePath(path) })];
  const stale = stalePages(path, mine.value.text, merged.text, readText, cwd);
  const update = { merged, boxes: boxes.notes, pictures: pictures.notes, stale };
  const imported = { file, story, path, text: merged.text, outputs, read, update };
  return { value: imported, problems: [...problems, ...seriousOf(read)] };
}

/** A picture that a page names by a file beside it; addresses are never fetched. */
function localPicture(files: Files, name: string): Uint8Array | undefined {
  if (name === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(name)) return undefined;
  const path = files.resolve(files.pageFile, decoded(name.replace(/[?#].*$/, '')));
  return path.value === undefined ? undefined : files.readBytes(path.value).value;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** What the story itself has that keeps a page from press; queries are counted elsewhere. */
function seriousOf(read: Outcome<Story>): Problem[] {
  return read.problems.filter(({ code, severity }) => severity !== 'advisory' && code !== 'story-query');
}

function storyPath(shown: string, { output, into }: ImportCommand): string {
  if (output !== undefined) return output;
  const name = basename(shown, extname(shown))
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')
    .trim();
  return join(into ?? '', `${name === '' ? 'story' : isDeviceName(name) ? `稿件-${name}` : name}.md`);
}

function outputsOf({ story, boxes, pictures }: ImportedStory, path: string, source: string): Output[] {
  const folder = `${path.replace(/\.md$/i, '')}-图`;
  return [
    { path, data: story.text },
    ...boxes.map((box, i) => ({ path: boxPath(path, i), data: box.text })),
    ...pictures.map(({ name, bytes }) => ({ path: join(folder, name), data: bytes })),
    ...(pictures.length > 0
      ? [{ path: join(folder, '图片.yaml'), data: pictureList(pictures, basename(folder), source) }]
      : []),
    { path: basePath(path), data: story.text, isOwn: true },
    ...boxes.map((box, i) => ({ path: basePath(boxPath(path, i)), data: box.text, isOwn: true })),
    ...(pictures.length > 0 ? [pictureBase(path, pictures, folder)] : []),
  ];
}

/** Files that are there already, or that two manuscripts would both write. */
function inTheWay(imported: readonly Imported[], { cwd }: Terminal): Problem[] {
  const seen = new Set<string>();
  return imported.flatMap(({ outputs, path: story }) => {
    const files = outputs.filter(({ path, isOwn }) => {
      const absolute = resolve(cwd, path);
      const key = fileKey(absolute);
      const isTwice = seen.has(key);
      seen.add(key);
      return isTwice || (!isOwn && existsSync(absolute));
    });
    const names = files.map(({ path }) => path);
    return names.length > 0 ? [problem('import-exists', { files: names, story })] : [];
  });
}

function writeAll(imported: readonly Imported[], { cwd }: Terminal, problems: Problem[]): string[] {
  const written: string[] = [];
  for (const { path, data, isOwn } of imported.flatMap(({ outputs }) => outputs)) {
    const done = writeWhole(resolve(cwd, path), data, { shown: path });
    problems.push(...done.problems);
    if (done.value === undefined) return written;
    if (!isOwn) written.push(path);
  }
  return written;
}

/** Characters of the story as it is printed. */
export function countCharacters(story: Story | undefined): number {
  return story ? storyPieces(story).reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0) : 0;
}
