import type { Files } from '../files.ts';
import type { Outcome, Problem } from '../problems/problem.ts';
import { problem } from '../problems/problem.ts';
import { suggestKey } from '../suggest.ts';
import { checkPage } from './check.ts';
import { checkFit, givingOf } from './check-fit.ts';
import { frameDefaults, pieceDefaults, styleDefaults } from './defaults.ts';
import type { FitSettings } from './fit-model.ts';
import { underlay } from './inherit.ts';
import { type Issue, issueProblems, placeIn, unknownKey } from './issues.ts';
import { NAME_PATTERN, typeSize } from './leaves.ts';
import type { LintSettings } from './lint-model.ts';
import type { Cmyk4, Frame, PageModel, StoryRef, TextStyle } from './model.ts';
import { child, entriesOf, type MapNode, originAt, type SpecNode, textOf, toPlain, withKey } from './node.ts';
import { type House, readInkColors, resolvePress } from './press.ts';
import { maps, singles, TOP_KEYS } from './schema.ts';
import { baseKeys, type FrameKind, frameSchemas } from './schema-frames.ts';
import { resolveStyles } from './styles.ts';

/** What could be read of a page, even where other parts of it are wrong. */
export interface PageParts {
  readonly title?: string;
  readonly page?: PageModel['page'];
  readonly grid?: PageModel['grid'];
  readonly palette: ReadonlyMap<string, Cmyk4 | undefined>;
  readonly styles: ReadonlyMap<string, TextStyle | undefined>;
  readonly stories: ReadonlyMap<string, StoryRef | undefined>;
  readonly frames: ReadonlyMap<string, Frame | undefined>;
  readonly fonts?: string;
  readonly date?: string;
  readonly stage?: NonNullable<PageModel['stage']>;
  readonly lint?: LintSettings;
  readonly fit?: FitSettings;
}

interface Schema<T> {
  safeParse(
    value: unknown,
  ): { success: true; data: T } | { success: false; error: { issues: readonly unknown[] } };
}

/** Checks a merged page (its removed keys gone, its defaults in) and makes the model. */
export function resolvePage(files: Files, merged: MapNode, house: House = {}): Outcome<PageModel> {
  const problems: Problem[] = [];
  for (const key of merged.entries.keys()) {
    if (!TOP_KEYS.includes(key)) problems.push(unknownKey(merged, [key], TOP_KEYS));
  }
  const tree = withStylesAndFrames(merged, problems);
  const parts = readParts(tree, problems);
  problems.push(...checkPage(tree, parts), ...checkFit(tree, parts));
  const { page, grid } = parts;
  const stories = lookUpStories(files, tree, parts.stories, problems);
  const frames = lookUpPictures(files, tree, parts.frames, problems);
  const fonts = parts.fonts === undefined ? undefined : lookUp(files, tree, ['fonts'], parts.fonts, problems);
  const press = resolvePress(files, tree, house, problems);
  if (problems.length > 0 || !page || !grid || !press) return { problems: inOrder(problems) };
  const model: PageModel = {
    ...(parts.title === undefined ? {} : { title: parts.title }),
    page,
    grid,
    palette: Object.fromEntries(present(parts.palette)),
    styles: Object.fromEntries(present(parts.styles)),
    ...(fonts === undefined ? {} : { fonts }),
    stories: Object.fromEntries(present(stories)),
    frames,
    ...(parts.date === undefined ? {} : { date: parts.date }),
    ...(parts.stage === undefined ? {} : { stage: parts.stage }),
    ...(parts.lint === undefined ? {} : { lint: parts.lint }),
    ...(parts.fit === undefined ? {} : { fit: givingOf(tree, parts) }),
    press,
    inkColors: readInkColors(tree),
  };
  return { value: model, problems };
}

function present<T>(map: ReadonlyMap<string, T | undefined>): [string, T][] {
  return [...map].flatMap(([key, value]): [string, T][] => (value === undefined ? [] : [[key, value]]));
}

/** Problems in the order in which an editor meets them in the file. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const line = (one: Problem) => (one.place?.line ?? 0) * 10_000 + (one.place?.column ?? 0);
  return onceInStyles(problems).sort((a, b) => (a.place?.file === b.place?.file ? line(a) - line(b) : 0));
}

/** What a style hands on by `like` is wrong once, in the style that wrote it. */
function onceInStyles(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter((one) => {
    const key = /^styles\.[^.]+\.(.*)$/.exec(String(one.params.key ?? ''))?.[1];
    if (key === undefined || !one.place) return true;
    const { file, line, column } = one.place;
    const mark = [one.code, file, line, column, key].join(' ');
    return !seen.has(mark) && seen.add(mark);
  });
}

/** Fills in what styles inherit and what styles, frames and headline pieces have by default. */
function withStylesAndFrames(merged: MapNode, problems: Problem[]): MapNode {
  let tree = merged;
  const styles = merged.entries.get('styles');
  if (styles?.node.kind === 'map') {
    const node = resolveStyles(merged, styles.node, styleDefaults(bodySize(merged)), problems);
    tree = withKey(tree, 'styles', { ...styles, node });
  }
  const frames = merged.entries.get('frames');
  if (frames?.node.kind === 'map') {
    const stories = [...entriesOf(child(merged, 'stories')).keys()];
    const filled = [...frames.node.entries].map(
      ([id, entry]) => [id, { ...entry, node: fillFrame(entry.node, stories) }] as const,
    );
    tree = withKey(tree, 'frames', { ...frames, node: { ...frames.node, entries: new Map(filled) } });
  }
  return tree;
}

/** The body size that styles without a size take; a wrong one is reported at the grid, not in every style. */
function bodySize(merged: MapNode): string {
  const written = textOf(child(child(merged, 'grid'), 'body')) ?? '';
  return typeSize.safeParse(written).success ? written : '9pt';
}

function fillFrame(frame: SpecNode, stories: readonly string[]): SpecNode {
  const kind = textOf(child(frame, 'kind')) ?? '';
  const filled = underlay(frame, frameDefaults(kind, frame, stories));
  const pieces = filled.kind === 'map' ? filled.entries.get('pieces') : undefined;
  if (filled.kind !== 'map' || kind !== 'headline' || pieces?.node.kind !== 'list') return filled;
  const items = pieces.node.items.map((piece) =>
    underlay(piece, pieceDefaults(textOf(child(piece, 'part')) ?? '')),
  );
  return withKey(filled, 'pieces', { ...pieces, node: { ...pieces.node, items } });
}

function readParts(tree: MapNode, problems: Problem[]): PageParts {
  const title = readSingle(tree, 'title', singles.title, problems);
  const page = readSingle(tree, 'page', singles.page, problems);
  const grid = readSingle(tree, 'grid', singles.grid, problems);
  const fonts = readSingle(tree, 'fonts', singles.fonts, problems);
  const date = readSingle(tree, 'date', singles.date, problems);
  const stage = readSingle(tree, 'stage', singles.stage, problems);
  const lint = readSingle(tree, 'lint', singles.lint, problems);
  const fit = readSingle(tree, 'fit', singles.fit, problems);
  return {
    ...(title === undefined ? {} : { title }),
    ...(page === undefined ? {} : { page }),
    ...(grid === undefined ? {} : { grid }),
    ...(fonts === undefined ? {} : { fonts }),
    ...(date === undefined ? {} : { date }),
    ...(stage === undefined ? {} : { stage }),
    ...(lint === undefined ? {} : { lint }),
    ...(fit === undefined ? {} : { fit }),
    palette: readMap(tree, 'palette', problems, (node, path) =>
      read(tree, node, path, maps.palette.entry, problems),
    ),
    styles: readMap(tree, 'styles', problems, (node, path) =>
      read(tree, node, path, maps.styles.entry, problems, ['like']),
    ),
    stories: readMap(tree, 'stories', problems, (node, path) =>
      read(tree, node, path, maps.stories.entry, problems),
    ),
    frames: readMap(tree, 'frames', problems, (node, path) => readFrame(tree, node, path, problems)),
  };
}

type Path = readonly (string | number)[];

function readSingle<T>(tree: MapNode, key: string, schema: Schema<T>, problems: Problem[]): T | undefined {
  const node = child(tree, key);
  return node ? read(tree, node, [key], schema, problems) : undefined;
}

function read<T>(
  tree: MapNode,
  node: SpecNode,
  path: Path,
  schema: Schema<T>,
  problems: Problem[],
  extraKeys: readonly string[] = [],
): T | undefined {
  const parsed = schema.safeParse(toPlain(node));
  if (parsed.success) return parsed.data;
  problems.push(...issueProblems(tree, path, parsed.error.issues as readonly Issue[], extraKeys));
  return undefined;
}

function readMap<T>(
  tree: MapNode,
  key: keyof typeof maps,
  problems: Problem[],
  readEntry: (node: SpecNode, path: Path) => T | undefined,
): Map<string, T | undefined> {
  const node = child(tree, key);
  const result = new Map<string, T | undefined>();
  if (!node) return result;
  if (node.kind !== 'map') {
    problems.push(...issueProblems(tree, [key], [{ path: [], message: 'map' }]));
    return result;
  }
  const { limit } = maps[key];
  if (node.entries.size > limit) {
    problems.push(problem('spec-too-many', { key, count: node.entries.size, limit }, placeIn(tree, [key])));
    return result;
  }
  for (const [name, entry] of node.entries) {
    const path = [key, name];
    if (!NAME_PATTERN.test(name)) {
      problems.push(problem('spec-name', { key: `${key}.${name}`, value: name }, placeIn(tree, path)));
      continue;
    }
    result.set(name, readEntry(entry.node, path));
  }
  return result;
}

function readFrame(tree: MapNode, node: SpecNode, path: Path, problems: Problem[]): Frame | undefined {
  const kinds = Object.keys(frameSchemas);
  if (node.kind !== 'map') {
    problems.push(...issueProblems(tree, path, [{ path: [], message: 'map' }]));
    return undefined;
  }
  const id = String(path[1]);
  const kind = child(node, 'kind');
  if (!kind) {
    const choices = [...kinds];
    const misspelt = [...node.entries.keys()].find((key) => suggestKey(key, ['kind']));
    problems.push(
      misspelt
        ? unknownKey(tree, [...path, misspelt], ['kind', ...Object.keys(baseKeys)])
        : problem('frame-kind-missing', { frame: id, choices }, placeIn(tree, path)),
    );
    return undefined;
  }
  const name = textOf(kind) ?? '';
  if (!Object.hasOwn(frameSchemas, name)) {
    problems.push(...issueProblems(tree, path, [{ path: ['kind'], message: 'choice', values: kinds }]));
    return undefined;
  }
  const schema: Schema<(typeof frameSchemas)[FrameKind]['_zod']['output']> = frameSchemas[name as FrameKind];
  const frame = read(tree, node, path, schema, problems);
  return frame ? { ...frame, id } : undefined;
}

function lookUpPictures(
  files: Files,
  tree: MapNode,
  frames: ReadonlyMap<string, Frame | undefined>,
  problems: Problem[],
): Frame[] {
  return present(frames).map(([id, frame]) => {
    if (frame.kind !== 'image') return frame;
    const file = lookUp(files, tree, ['frames', id, 'file'], frame.file, problems);
    return file === undefined ? frame : { ...frame, file };
  });
}

function lookUpStories(
  files: Files,
  tree: MapNode,
  stories: ReadonlyMap<string, StoryRef | undefined>,
  problems: Problem[],
): Map<string, StoryRef | undefined> {
  const found = new Map<string, StoryRef | undefined>();
  for (const [name, story] of stories) {
    const file = story ? lookUp(files, tree, ['stories', name, 'file'], story.file, problems) : undefined;
    found.set(name, story && file !== undefined ? { ...story, file } : undefined);
  }
  return found;
}

/** A name in a spec is looked up from the file that wrote it, be it the page or a base. */
function lookUp(
  files: Files,
  tree: MapNode,
  path: Path,
  wanted: string,
  problems: Problem[],
): string | undefined {
  const from = originAt(tree, path)?.file.path ?? files.pageFile;
  const found = files.resolve(from, wanted, placeIn(tree, path));
  problems.push(...found.problems);
  return found.value;
}
