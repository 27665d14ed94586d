import type { Problem } from '../problems/problem.ts';
import { problem } from '../problems/problem.ts';
import { unknownName } from './check.ts';
import { merge, underlay } from './inherit.ts';
import { placeIn } from './issues.ts';
import { type Entry, type MapNode, textOf, withoutKey } from './node.ts';

/** Writes out `like` in every style, and puts the defaults under all. A circle and an unknown name are problems. */
export function resolveStyles(
  tree: MapNode,
  styles: MapNode,
  defaults: MapNode,
  problems: Problem[],
): MapNode {
  const done = new Map<string, MapNode>();
  const resolve = (name: string, node: MapNode, chain: readonly string[]): MapNode => {
    const known = done.get(name);
    if (known) return known;
    const like = node.entries.get('like')?.node;
    const own = withoutKey(node, 'like');
    if (!like) return own;
    const wanted = textOf(like) ?? '';
    const place = placeIn(tree, ['styles', name, 'like']);
    const below = styles.entries.get(wanted)?.node;
    if (below?.kind !== 'map') {
      problems.push(unknownName('unknown-style', wanted, [...styles.entries.keys()], place));
      return own;
    }
    if (chain.includes(wanted)) {
      const circle = [...chain.slice(chain.indexOf(wanted)), wanted].join(' → ');
      problems.push(problem('style-cycle', { chain: circle }, place));
      return own;
    }
    const inherited = resolve(wanted, below, [...chain, wanted]);
    const result = merge(inherited, own);
    done.set(name, result);
    return result;
  };
  const entries = new Map<string, Entry>();
  for (const [name, entry] of styles.entries) {
    const node = entry.node.kind === 'map' ? resolve(name, entry.node, [name]) : entry.node;
    entries.set(name, { ...entry, node: underlay(node, defaults) });
  }
  return { ...styles, entries };
}
