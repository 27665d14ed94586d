import type { Outcome, Problem } from '../problems/problem.ts';
import { problem } from '../problems/problem.ts';
import { unknownName } from './check.ts';
import { dropRemoved, merge } from './inherit.ts';
import { type Issue, issueProblems, placeIn } from './issues.ts';
import {
  child,
  entriesOf,
  type MapNode,
  nodeAt,
  type SpecNode,
  textOf,
  toPlain,
  withoutKey,
} from './node.ts';
import { templateKeys } from './schema-template.ts';
import { selfChosen, unknownWithouts } from './self-chosen.ts';
import type { Choice } from './template-model.ts';

/** A page with the files it extends as one tree, and what it chose of its template. */
export interface Composed {
  readonly tree: MapNode;
  readonly variants: readonly Choice[];
  readonly themes: readonly Choice[];
}

type Path = readonly (string | number)[];

/** Keys that composing takes out of a layer. */
const OWN = ['variants', 'themes', 'variant', 'theme', 'locked'] as const;

/**
 * Lays the files of a chain over one another, the most basic first. The variants and the theme that were chosen come
 * right above the file that defines them, so that the files after it still have the last word; a key that a file
 * locked keeps its value. Variants for slots that stay empty come in by themselves.
 */
export function composeLayers(layers: readonly MapNode[]): Outcome<Composed> {
  const problems = layers.flatMap(checkKeys);
  if (problems.length > 0) return { problems };
  const named = layers.flatMap(namesOfVariants);
  const themed = layers.findLast((layer) => textOf(child(layer, 'theme')) !== undefined);
  const theme = themed && textOf(child(themed, 'theme'));
  const chosen = new Set(named.map(({ name }) => name));
  let { tree, faults } = laid(layers, chosen, theme);
  const more = selfChosen(layers, tree).filter((name) => !chosen.has(name));
  for (const name of more) chosen.add(name);
  if (more.length > 0) ({ tree, faults } = laid(layers, chosen, theme));
  problems.push(...faults, ...unknownWithouts(layers, tree));
  problems.push(...unknownVariants(layers, named), ...unknownTheme(layers, themed, theme));
  if (problems.length > 0) return { problems };
  return {
    value: {
      tree,
      variants: choices(layers, 'variants', (name) => chosen.has(name)),
      themes: choices(layers, 'themes', (name) => name === theme),
    },
    problems,
  };
}

/** The layers over one another, with variants and a theme, and where one says something against a lock below it. */
function laid(
  layers: readonly MapNode[],
  variants: ReadonlySet<string>,
  theme: string | undefined,
): { tree: MapNode; faults: Problem[] } {
  let tree: MapNode = { kind: 'map', entries: new Map() };
  const faults: Problem[] = [];
  const locks: Lock[] = [];
  for (const layer of layers) {
    faults.push(...locks.flatMap((lock) => broken(lock, layer)));
    tree = merge(tree, OWN.reduce(withoutKey, layer));
    for (const name of variants) tree = overlay(tree, child(child(layer, 'variants'), name));
    if (theme !== undefined) tree = overlay(tree, child(child(layer, 'themes'), theme));
    locks.push(...locksOf(layer, tree));
  }
  return { tree, faults };
}

function checkKeys(layer: MapNode): Problem[] {
  return Object.entries(templateKeys).flatMap(([key, schema]) => {
    const node = child(layer, key);
    if (!node || (node.kind === 'scalar' && node.value === null)) return [];
    const parsed = schema.safeParse(toPlain(node.kind === 'map' ? dropRemoved(node) : node));
    // What misses in a slot of this file may stand in the file below it: only wrong values and unknown keys count.
    const wrong = parsed.success
      ? []
      : (parsed.error.issues as readonly Issue[]).filter(isWritten(layer, key));
    return issueProblems(layer, [key], wrong);
  });
}

function isWritten(layer: MapNode, key: string): (issue: Issue) => boolean {
  return ({ path }) => nodeAt(layer, [key, ...path.map(String)]) !== undefined || path.some(isNumber);
}

function isNumber(step: PropertyKey): boolean {
  return typeof step === 'number';
}

function overlay(tree: MapNode, over: SpecNode | undefined): MapNode {
  if (over?.kind !== 'map') return tree;
  const own = ['about', 'without'].reduce<MapNode>(withoutKey, { ...over, replaces: false });
  return merge(tree, own);
}

interface Named {
  readonly name: string;
  readonly layer: MapNode;
  readonly path: Path;
}

function namesOfVariants(layer: MapNode): Named[] {
  const node = child(layer, 'variant');
  if (node?.kind !== 'list') {
    const name = textOf(node);
    return name === undefined ? [] : [{ name, layer, path: ['variant'] }];
  }
  return node.items.map((item, index) => ({ name: textOf(item) ?? '', layer, path: ['variant', index] }));
}

function unknownVariants(layers: readonly MapNode[], variants: readonly Named[]): Problem[] {
  const known = choices(layers, 'variants', () => false).map(({ name }) => name);
  return variants
    .filter(({ name }) => !known.includes(name))
    .map(({ name, layer, path }) => unknownName('unknown-variant', name, known, placeIn(layer, path)));
}

function unknownTheme(
  layers: readonly MapNode[],
  layer: MapNode | undefined,
  theme: string | undefined,
): Problem[] {
  const known = choices(layers, 'themes', () => false).map(({ name }) => name);
  if (!layer || theme === undefined || known.includes(theme)) return [];
  return [unknownName('unknown-theme', theme, known, placeIn(layer, ['theme']))];
}

function choices(
  layers: readonly MapNode[],
  key: 'variants' | 'themes',
  isChosen: (name: string) => boolean,
): Choice[] {
  const abouts = new Map<string, string | undefined>();
  for (const layer of layers) {
    for (const [name, { node }] of entriesOf(child(layer, key))) {
      // A template may take a variant of the one below it out.
      if (node.kind !== 'map') abouts.delete(name);
      else abouts.set(name, textOf(child(node, 'about')) ?? abouts.get(name));
    }
  }
  return [...abouts].map(([name, about]) => ({
    name,
    ...(about === undefined ? {} : { about }),
    chosen: isChosen(name),
  }));
}

/** A key that may not be changed any more, its value, and where that was said. */
interface Lock {
  readonly path: readonly string[];
  readonly value: SpecNode | undefined;
  readonly layer: MapNode;
  readonly at: Path;
}

function locksOf(layer: MapNode, tree: MapNode): Lock[] {
  const list = child(layer, 'locked');
  if (list?.kind !== 'list') return [];
  return list.items.map((item, index) => {
    const path = (textOf(item) ?? '').split('.');
    return { path, value: nodeAt(tree, path), layer, at: ['locked', index] };
  });
}

/** Where a layer gives a locked key another value; to say the same again is no change. */
function broken({ path, value, layer, at }: Lock, over: MapNode): Problem[] {
  const changed = change(over, path, value);
  if (!changed) return [];
  const place = placeIn(over, changed);
  const lock = placeIn(layer, at);
  const template = lock ? `${lock.file}:${lock.line}` : '—';
  return [problem('template-locked', { key: changed.join('.'), template }, place, lock ? [lock] : [])];
}

function change(
  over: MapNode,
  path: readonly string[],
  value: SpecNode | undefined,
): readonly string[] | undefined {
  for (let length = 1; length <= path.length; length++) {
    const way = path.slice(0, length);
    const node = nodeAt(over, way);
    if (!node) return undefined;
    if (length === path.length) return difference(node, value, way);
    if (node.kind !== 'map') return way;
  }
  return undefined;
}

function difference(
  node: SpecNode,
  value: SpecNode | undefined,
  way: readonly string[],
): readonly string[] | undefined {
  if (node.kind === 'map' && value?.kind === 'map') {
    for (const [key, entry] of node.entries) {
      const found = difference(entry.node, child(value, key), [...way, key]);
      if (found) return found;
    }
    return undefined;
  }
  const same = value !== undefined && JSON.stringify(toPlain(node)) === JSON.stringify(toPlain(value));
  return same ? undefined : way;
}
