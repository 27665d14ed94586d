import type { Files } from '../files.ts';
import { type Outcome, type Place, type Problem, problem } from '../problems/problem.ts';
import { readBases } from './bases.ts';
import { dropRemoved, merge } from './inherit.ts';
import type { IssueData, JumpEnd, PageInIssue } from './issue-model.ts';
import { type Issue, issueProblems, placeIn, unknownKey } from './issues.ts';
import { weaveJumps } from './jumps.ts';
import {
  child,
  type Entry,
  type MapNode,
  nodeAt,
  originAt,
  type SpecNode,
  textOf,
  toPlain,
  withoutKey,
} from './node.ts';
import { TOP_KEYS } from './schema.ts';
import { issueKeys, issuePage, SHARED_KEYS } from './schema-issue.ts';
import { type Composed, composeLayers } from './template.ts';

/** A page of an issue as one tree, before its slots are filled. */
export interface IssueTree {
  readonly composed: Composed;
  /** Name for outputs: `issue-3`. */
  readonly name: string;
  readonly issue: PageInIssue;
  readonly jumps: Readonly<Record<string, JumpEnd>>;
}

/** Keys that only an issue has. */
const MARKS = ['paper', 'issue', 'licence', 'imprint', 'jumps'];

/** Whether a spec is an issue (一期报): by its keys, or by its name. */
export function isIssue(layers: readonly MapNode[], file: string): boolean {
  const named = /(?:^|[-_. \\/])issue\.ya?ml$/i.test(file);
  return named || layers.some((layer) => MARKS.some((key) => layer.entries.has(key)));
}

/**
 * The pages of an issue. What the issue shares lies over the templates of a page and under what the page itself says;
 * date, page number and section of the issue win, and where the page file says otherwise that is noted.
 */
export function splitIssue(
  files: Files,
  layers: readonly MapNode[],
  file: string,
): Outcome<readonly IssueTree[]> {
  const tree = dropRemoved(layers.reduce(merge));
  const problems: Problem[] = [];
  const known = [...Object.keys(issueKeys), ...SHARED_KEYS, 'extends'];
  for (const key of tree.entries.keys())
    if (!known.includes(key)) problems.push(unknownKey(tree, [key], known));
  const data = readData(tree, problems);
  const list = child(tree, 'pages');
  if (list?.kind !== 'list' || problems.length > 0) return { problems };
  const shared = Object.keys(issueKeys).reduce(withoutKey, tree);
  const pages = list.items.flatMap((_, index) => {
    const made = readPage(files, { tree, shared, data, stem: stemOf(file) }, index, problems);
    return made ? [made] : [];
  });
  problems.push(...sameNumbers(pages));
  if (problems.length > 0) return { problems };
  const numbers = pages.map(({ issue }) => issue.number);
  const places = pages.map(({ issue }) => issue.place);
  const placed = pages.map((page) => ({ ...page, issue: { ...page.issue, numbers, places } }));
  return weaveJumps(placed, tree);
}

function stemOf(file: string): string {
  return file.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '');
}

/** Names and dates of the issue; what is wrong with any of its keys is reported. */
function readData(tree: MapNode, problems: Problem[]): IssueData {
  for (const [key, schema] of Object.entries(issueKeys)) {
    const node = child(tree, key);
    if (!node) {
      if (key === 'paper' || key === 'date' || key === 'pages')
        problems.push(problem('issue-key-missing', { key }, placeIn(tree, [])));
      continue;
    }
    const parsed = schema.safeParse(toPlain(node));
    if (!parsed.success)
      problems.push(...issueProblems(tree, [key], parsed.error.issues as readonly Issue[]));
  }
  const text = (key: string) => {
    const value = textOf(child(tree, key));
    return value === undefined ? {} : { [key]: value };
  };
  const number = child(tree, 'issue');
  const issue =
    number?.kind === 'scalar' && typeof number.value === 'number'
      ? { issue: `总第${number.value}期` }
      : text('issue');
  return { ...text('paper'), ...text('date'), ...issue, ...text('licence'), ...text('imprint') };
}

interface Context {
  readonly tree: MapNode;
  readonly shared: MapNode;
  readonly data: IssueData;
  readonly stem: string;
}

function readPage(files: Files, context: Context, index: number, problems: Problem[]): IssueTree | undefined {
  const { tree, shared, data } = context;
  const path = ['pages', index];
  const given = readItem(tree, path, problems);
  if (!given) return undefined;
  const layers = pageLayers(files, given, shared, problems);
  if (!layers) return undefined;
  const composed = composeLayers(layers.all);
  problems.push(...composed.problems);
  if (!composed.value) return undefined;
  const number = given.number ?? String(index + 1);
  const section = given.section ?? textOf(nodeAt(composed.value.tree, ['press', 'section']));
  const values = { date: data.date ?? '', page: number, ...(section === undefined ? {} : { section }) };
  const place = placeIn(tree, path);
  const issue: PageInIssue = {
    data,
    number,
    ...(section === undefined ? {} : { section }),
    file: files.show(layers.file),
    ...(place ? { place } : {}),
    numbers: [],
    places: [],
    differs: differences(layers.own, values),
  };
  const over = valuesTree(tree, path, values);
  const all = { ...composed.value, tree: merge(composed.value.tree, over) };
  return { composed: all, name: `${context.stem}-${number}`, issue, jumps: {} };
}

interface Item {
  readonly node: SpecNode;
  readonly path: readonly (string | number)[];
  /** The page file as written. */
  readonly file?: string;
  readonly number?: string;
  readonly section?: string;
  /** Keys of a page. */
  readonly rest: MapNode;
  readonly tree: MapNode;
}

const OWN = Object.keys(issuePage.shape);

/** An item of `pages`: a file, keys of a page, or both. */
function readItem(tree: MapNode, path: readonly (string | number)[], problems: Problem[]): Item | undefined {
  const node = nodeAt(tree, path)!;
  const name = textOf(node);
  const rest: MapNode =
    node.kind === 'map' ? OWN.reduce(withoutKey, node) : { kind: 'map', entries: new Map() };
  if (name !== undefined) return { node, path, file: name, rest, tree };
  if (node.kind !== 'map') {
    problems.push(...issueProblems(tree, path, [{ path: [], message: 'map' }]));
    return undefined;
  }
  const own = Object.fromEntries(
    [...node.entries].filter(([key]) => OWN.includes(key)).map(([key, entry]) => [key, toPlain(entry.node)]),
  );
  const parsed = issuePage.safeParse(own);
  if (!parsed.success) {
    problems.push(...issueProblems(tree, path, parsed.error.issues as readonly Issue[]));
    return undefined;
  }
  const { file, number, section } = parsed.data;
  const keys = [...rest.entries.keys()];
  const allowed = [...TOP_KEYS.filter((key) => key !== 'pages' && !(key === 'extends' && file)), ...OWN];
  const strange = keys.filter((key) => !allowed.includes(key));
  for (const key of strange) problems.push(unknownKey(tree, [...path, key], allowed));
  if (file === undefined && keys.length === 0)
    problems.push(problem('issue-page-empty', {}, placeIn(tree, path)));
  if (strange.length > 0 || (file === undefined && keys.length === 0)) return undefined;
  return {
    node,
    path,
    ...(file === undefined ? {} : { file }),
    ...(number === undefined ? {} : { number: String(number) }),
    ...(section === undefined ? {} : { section }),
    rest,
    tree,
  };
}

interface Layers {
  readonly all: readonly MapNode[];
  /** Those that the page itself wrote. */
  readonly own: readonly MapNode[];
  readonly file: string;
}

/** The templates of a page, what the issue shares, and what the page says itself. */
function pageLayers(files: Files, item: Item, shared: MapNode, problems: Problem[]): Layers | undefined {
  const { tree, path, rest } = item;
  const issueFile = originAt(tree, path)?.file.path ?? '';
  if (item.file === undefined) {
    const read = readBases(files, issueFile, { tree: rest, path });
    problems.push(...read.problems);
    if (!read.value) return undefined;
    const own = read.value.slice(-1);
    return { all: [...read.value.slice(0, -1), shared, ...own], own, file: issueFile };
  }
  const place = placeIn(tree, item.node.kind === 'map' ? [...path, 'file'] : path);
  const found = files.resolve(issueFile, item.file, place);
  problems.push(...found.problems);
  if (!found.value) return undefined;
  const read = readBases(files, found.value);
  problems.push(...read.problems);
  if (!read.value) return undefined;
  if (read.value.some((layer) => layer.entries.has('pages') || isIssue([layer], ''))) {
    problems.push(problem('issue-page-is-list', { file: item.file }, place));
    return undefined;
  }
  const own = [...read.value.slice(-1), rest];
  return { all: [...read.value.slice(0, -1), shared, ...own], own, file: found.value };
}

/** What the page's own file says otherwise than the issue. */
function differences(
  own: readonly MapNode[],
  values: { readonly date: string; readonly page: string; readonly section?: string },
): PageInIssue['differs'] {
  const paths = { date: ['date'], page: ['press', 'page'], section: ['press', 'section'] } as const;
  return (['date', 'page', 'section'] as const).flatMap((what) => {
    const layer = own.findLast((one) => nodeAt(one, paths[what]) !== undefined);
    const said = layer && textOf(nodeAt(layer, paths[what]));
    const issue = values[what];
    if (!layer || said === undefined || issue === undefined || said === issue) return [];
    const place: Place | undefined = placeIn(layer, paths[what]);
    return [{ what, own: said, issue, ...(place ? { place } : {}) }];
  });
}

/** The values of the issue as keys of the page, at the places where the issue has them. */
function valuesTree(
  tree: MapNode,
  path: readonly (string | number)[],
  values: { readonly date: string; readonly page: string; readonly section?: string },
): MapNode {
  const entry = (value: string, at: readonly (string | number)[]): Entry => {
    const origin = originAt(tree, at);
    return { node: { kind: 'scalar', value, ...(origin ? { origin } : {}) } };
  };
  const press = new Map<string, Entry>([['page', entry(values.page, [...path, 'number'])]]);
  if (values.section !== undefined) press.set('section', entry(values.section, [...path, 'section']));
  return {
    kind: 'map',
    entries: new Map<string, Entry>([
      ['date', entry(values.date, ['date'])],
      ['press', { node: { kind: 'map', entries: press } }],
    ]),
  };
}

function sameNumbers(pages: readonly IssueTree[]): Problem[] {
  return pages.flatMap(({ issue }, index) => {
    const first = pages.slice(0, index).find((one) => one.issue.number === issue.number);
    if (!first) return [];
    const related = first.issue.place ? [first.issue.place] : [];
    return [problem('issue-page-twice', { page: issue.number }, issue.place, related)];
  });
}
