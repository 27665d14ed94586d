import type { Files } from '../files.ts';
import type { Outcome, Place } from '../problems/problem.ts';
import { problem } from '../problems/problem.ts';
import { issueProblems, placeIn } from './issues.ts';
import { child, type Entry, type MapNode, textOf, withKey, withoutKey } from './node.ts';
import { readYaml } from './yaml.ts';

/** Most files in a chain of `extends`. */
const LONGEST_CHAIN = 16;

/** A page of a `pages` list, which may extend a file of its own. */
interface Given {
  readonly tree: MapNode;
  readonly path: readonly (string | number)[];
}

/** Reads a spec and every file that it extends: the trees of the chain, the most basic first. */
export function readBases(files: Files, file: string, given?: Given): Outcome<readonly MapNode[]> {
  return given ? extend(files, file, given.tree, []) : readChain(files, file, []);
}

function readChain(
  files: Files,
  file: string,
  below: readonly string[],
  place?: Place,
): Outcome<readonly MapNode[]> {
  const chain = [...below, file];
  if (below.includes(file)) {
    const circle = chain.slice(below.indexOf(file)).map((path) => files.show(path));
    return { problems: [problem('extends-cycle', { chain: circle.join(' → ') }, place)] };
  }
  if (chain.length > LONGEST_CHAIN) {
    return { problems: [problem('extends-too-long', { limit: LONGEST_CHAIN }, place)] };
  }
  const text = files.readText(file, place);
  if (!text.value) return { problems: text.problems };
  const read = readYaml({ path: file, source: text.value });
  if (!read.value) return { problems: read.problems };
  if (below.length > 0 && read.value.entries.has('pages')) {
    return { problems: [problem('extends-has-pages', { file: files.show(file) }, place)] };
  }
  return extend(files, file, read.value, chain);
}

function extend(
  files: Files,
  file: string,
  tree: MapNode,
  chain: readonly string[],
): Outcome<readonly MapNode[]> {
  const wanted = child(tree, 'extends');
  const own = longStories(withoutKey(tree, 'extends'));
  if (!wanted || (wanted.kind === 'scalar' && wanted.value === null)) return { value: [own], problems: [] };
  const place = placeIn(tree, ['extends']);
  const name = textOf(wanted);
  if (name === undefined) {
    return { problems: issueProblems(tree, ['extends'], [{ path: [], message: 'text' }]) };
  }
  const found = files.resolve(file, name, place);
  if (!found.value) return { problems: found.problems };
  const base = readChain(files, found.value, chain, place);
  return base.value ? { value: [...base.value, own], problems: base.problems } : base;
}

/** A story written as a file name alone becomes a map, so that a page can add a thread to the story of its base. */
function longStories(tree: MapNode): MapNode {
  const stories = tree.entries.get('stories');
  if (stories?.node.kind !== 'map') return tree;
  const entries = [...stories.node.entries].map(([name, entry]): [string, Entry] => {
    if (textOf(entry.node) === undefined) return [name, entry];
    const { origin } = entry.node;
    const file = new Map([['file', { node: entry.node }]]);
    return [name, { ...entry, node: { kind: 'map', entries: file, ...(origin ? { origin } : {}) } }];
  });
  return withKey(tree, 'stories', { ...stories, node: { ...stories.node, entries: new Map(entries) } });
}
