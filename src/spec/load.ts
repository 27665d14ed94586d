import type { Files } from '../files.ts';
import type { Outcome, Place, Problem } from '../problems/problem.ts';
import { problem } from '../problems/problem.ts';
import { readBases } from './bases.ts';
import { pageDefaults } from './defaults.ts';
import { fillSlots } from './fill.ts';
import { dropRemoved, merge } from './inherit.ts';
import { placeIn } from './issues.ts';
import type { LoadedPage } from './model.ts';
import { type MapNode, originAt, placeOfOrigin, withoutKey } from './node.ts';
import { readHouse } from './press.ts';
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
  const split = splitPages(files, read.value);
  if (!split.value) return { problems: split.problems };
  const house = readHouse(files);
  const problems = new Map<string, Problem>();
  for (const one of house.problems) problems.set(JSON.stringify(one), one);
  const pages: LoadedPage[] = [];
  for (const [index, tree] of split.value.entries()) {
    const filled = fillSlots(tree.tree);
    for (const one of filled.problems) problems.set(JSON.stringify(one), one);
    if (!filled.value) continue;
    const complete = dropRemoved(merge(pageDefaults(), filled.value.tree));
    const resolved = resolvePage(files, complete, house.house);
    // What several pages share is reported once.
    for (const one of resolved.problems) problems.set(JSON.stringify(one), one);
    const count = split.value.length - index - 1;
    if (problems.size > ENOUGH && count > 0) {
      return { problems: [...problems.values(), problem('pages-not-checked', { count })] };
    }
    if (!resolved.value) continue;
    pages.push({
      name: pageName(pageFile, index),
      model: resolved.value,
      ...(filled.value.use ? { template: { ...filled.value.use, ...choicesOf(tree) } } : {}),
      ...(house.house.signing ? { signing: house.house.signing } : {}),
      placeOf: (path) => placeOf(complete, path, files.show(pageFile)),
    });
  }
  return problems.size > 0 ? { problems: [...problems.values()] } : { value: pages, problems: [] };
}

/** A spec is one page, or a list of `pages` that share everything else in the file. */
function splitPages(files: Files, layers: readonly MapNode[]): Outcome<readonly Composed[]> {
  const tree = layers.at(-1)!;
  const shared = [...layers.slice(0, -1), withoutKey(tree, 'pages')];
  const list = tree.entries.get('pages')?.node;
  if (!list || (list.kind === 'scalar' && list.value === null)) {
    const { value, problems } = composeLayers(shared);
    return value ? { value: [value], problems } : { problems };
  }
  const bad = problem('pages-bad', { limit: COUNTS.pages }, placeIn(tree, ['pages']));
  if (list.kind !== 'list' || list.items.length === 0 || list.items.length > COUNTS.pages)
    return { problems: [bad] };
  const problems: Problem[] = [];
  const pages: Composed[] = [];
  list.items.forEach((item, index) => {
    if (item.kind !== 'map') {
      problems.push({ ...bad, ...(item.origin ? { place: placeOfOrigin(item.origin) } : {}) });
      return;
    }
    const own = readBases(files, item.origin?.file.path ?? '', { tree: item, path: ['pages', index] });
    const page = own.value ? composeLayers([...shared, ...own.value]) : { problems: [] };
    problems.push(...own.problems, ...page.problems);
    if (page.value) pages.push(page.value);
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
