import type { Files } from '../files.ts';
import {
  type Outcome,
  onPage,
  type Place,
  type Problem,
  type ProblemPage,
  problem,
} from '../problems/problem.ts';
import { readBases } from './bases.ts';
import { pageDefaults } from './defaults.ts';
import { fillSlots } from './fill.ts';
import { dropRemoved, merge } from './inherit.ts';
import { type IssueTree, isIssue, splitIssue } from './issue.ts';
import { placeIn } from './issues.ts';
import { checkJumps } from './jumps.ts';
import type { LoadedPage, PageModel } from './model.ts';
import { type MapNode, originAt, placeOfOrigin, withoutKey } from './node.ts';
import { fillPlaceholders, type Printed } from './placeholders.ts';
import { type House, readHouse } from './press.ts';
import { resolvePage } from './resolve.ts';
import { COUNTS } from './schema.ts';
import { type Composed, composeLayers } from './template.ts';

/** Problems after which further pages of a list are not looked at. */
const ENOUGH = 200;

/**
 * Loads the pages of a spec: reads it with the files it extends, merges, fills in defaults, checks, and looks up
 * the files it names. All problems of all pages are reported at once; there is a value only when there are none.
 */
export function loadPages(files: Files, pageFile: string): Outcome<readonly LoadedPage[]> {
  const read = readBases(files, pageFile);
  if (!read.value) return { problems: read.problems };
  const split = isIssue(read.value, pageFile)
    ? splitIssue(files, read.value, pageFile)
    : splitPages(files, read.value, pageFile);
  if (!split.value) return { problems: split.problems };
  const house = readHouse(files);
  const problems = new Map<string, Problem>();
  const unprinted = new Map<string, Problem>();
  for (const one of house.problems) problems.set(JSON.stringify(one), one);
  const pages: LoadedPage[] = [];
  for (const [index, tree] of split.value.entries()) {
    const filled = fillSlots(tree.composed.tree);
    const page = split.value.length > 1 ? pageOf(tree, files, pageFile) : undefined;
    const note = (found: readonly Problem[], to: Map<string, Problem>) => {
      // What several pages share is reported once, of the first of them.
      for (const one of found) {
        const key = JSON.stringify(one);
        if (!to.has(key)) to.set(key, onPage(page, [one])[0]!);
      }
    };
    note(filled.problems, problems);
    if (!filled.value) continue;
    const complete = dropRemoved(merge(pageDefaults(), filled.value.tree));
    const resolved = resolvePage(files, complete, house.house);
    note(resolved.problems, problems);
    const count = split.value.length - index - 1;
    if (problems.size > ENOUGH && count > 0) {
      return { problems: [...problems.values(), problem('pages-not-checked', { count })] };
    }
    if (!resolved.value) continue;
    const placed = (path: readonly (string | number)[]) => placeOf(complete, path, files.show(pageFile));
    const printed = fillPlaceholders(resolved.value, printedOn(resolved.value, tree, house.house), placed);
    note(printed.problems, unprinted);
    pages.push({
      name: tree.name,
      model: printed.model,
      ...(filled.value.use ? { template: { ...filled.value.use, ...choicesOf(tree.composed) } } : {}),
      ...(house.house.signing ? { signing: house.house.signing } : {}),
      ...(tree.issue ? { issue: tree.issue } : {}),
      ...(tree.jumps ? { jumps: tree.jumps } : {}),
      placeOf: placed,
    });
  }
  for (const one of problems.size > 0 ? [] : checkJumps(pages)) problems.set(JSON.stringify(one), one);
  return problems.size > 0
    ? { problems: [...problems.values()] }
    : { value: pages, problems: [...unprinted.values()] };
}

/** A page of the spec as one tree. */
type PageTree = Pick<IssueTree, 'composed' | 'name'> & Partial<IssueTree>;

function pageOf({ name, issue }: PageTree, files: Files, pageFile: string): ProblemPage {
  return { name, ...(issue ? { number: issue.number } : {}), file: issue?.file ?? files.show(pageFile) };
}

/** What stands for the placeholders of a page: of its issue, or of the page and the house where it is built alone. */
function printedOn({ date, press }: PageModel, { issue }: PageTree, { names }: House): Printed {
  return {
    ...names,
    ...(date === undefined ? {} : { date }),
    ...issue?.data,
    ...(press.page === undefined ? {} : { page: press.page }),
    ...(press.section === undefined ? {} : { section: press.section }),
  };
}

/** A spec is one page, or a list of `pages` that share everything else in the file. */
function splitPages(files: Files, layers: readonly MapNode[], file: string): Outcome<readonly PageTree[]> {
  const tree = layers.at(-1)!;
  const shared = [...layers.slice(0, -1), withoutKey(tree, 'pages')];
  const list = tree.entries.get('pages')?.node;
  if (!list || (list.kind === 'scalar' && list.value === null)) {
    const { value, problems } = composeLayers(shared);
    return value ? { value: [{ composed: value, name: pageName(file, 0) }], problems } : { problems };
  }
  const bad = problem('pages-bad', { limit: COUNTS.pages }, placeIn(tree, ['pages']));
  if (list.kind !== 'list' || list.items.length === 0 || list.items.length > COUNTS.pages)
    return { problems: [bad] };
  const problems: Problem[] = [];
  const pages: PageTree[] = [];
  list.items.forEach((item, index) => {
    if (item.kind !== 'map') {
      problems.push({ ...bad, ...(item.origin ? { place: placeOfOrigin(item.origin) } : {}) });
      return;
    }
    const own = readBases(files, item.origin?.file.path ?? '', { tree: item, path: ['pages', index] });
    const page = own.value ? composeLayers([...shared, ...own.value]) : { problems: [] };
    problems.push(...own.problems, ...page.problems);
    if (page.value) pages.push({ composed: page.value, name: pageName(file, index) });
  });
  // What several pages share is reported once.
  const told = [...new Map(problems.map((one) => [JSON.stringify(one), one])).values()];
  return told.length > 0 ? { problems: told } : { value: pages, problems };
}

function choicesOf({ variants, themes }: Composed): Pick<Composed, 'variants' | 'themes'> {
  return { variants, themes };
}

function pageName(pageFile: string, index: number): string {
  const name = pageFile.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '');
  return index === 0 ? name : `${name}-${index + 1}`;
}

function placeOf(tree: MapNode, path: readonly (string | number)[], file: string): Place {
  // The model gathers the place of a frame in `area`; in the file its keys stand in the frame itself.
  const inFile = path[0] === 'frames' && path[2] === 'area' ? [...path.slice(0, 2), ...path.slice(3)] : path;
  const origin = originAt(tree, inFile);
  return origin ? placeOfOrigin(origin) : { file, line: 1, column: 1 };
}
