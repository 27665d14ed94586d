import type { Entry, MapNode, SpecNode } from './node.ts';

/**
 * Lays one map over another. Maps merge key by key, lists and scalars replace, `null` removes the base's key (and
 * stays as a mark, so that a chain may be merged from either end), a key keeps the place in the order that its
 * base gave it. Every leaf keeps the place where it was written.
 */
export function merge(base: MapNode, over: MapNode): MapNode {
  if (over.replaces) return over;
  const entries = new Map(base.entries);
  for (const [key, entry] of over.entries) {
    const below = entries.get(key);
    entries.set(key, below ? mergeEntry(below, entry) : entry);
  }
  const origin = over.origin ?? base.origin;
  return {
    kind: 'map',
    entries,
    ...(base.replaces ? { replaces: true } : {}),
    ...removedOf(base, over),
    ...(origin ? { origin } : {}),
  };
}

function removedOf(...nodes: readonly MapNode[]): Pick<MapNode, 'removed'> {
  const removed = nodes.flatMap((node) => node.removed ?? []);
  return removed.length > 0 ? { removed } : {};
}

function mergeEntry(below: Entry, entry: Entry): Entry {
  if (entry.node.kind !== 'map') return entry;
  if (below.node.kind === 'map') {
    const key = entry.key ?? below.key;
    return { node: merge(below.node, entry.node), ...(key ? { key } : {}) };
  }
  return { ...entry, node: { ...entry.node, replaces: true } };
}

/** Takes the keys out that a `null` removed, once the whole chain is merged. Lists keep their nulls: they are mistakes. */
export function dropRemoved(node: MapNode): MapNode {
  const entries = new Map<string, Entry>();
  const removed = [...(node.removed ?? [])];
  for (const [key, entry] of node.entries) {
    if (entry.node.kind === 'scalar' && entry.node.value === null) {
      removed.push(key);
      continue;
    }
    entries.set(key, entry.node.kind === 'map' ? { ...entry, node: dropRemoved(entry.node) } : entry);
  }
  return {
    kind: 'map',
    entries,
    ...(removed.length > 0 ? { removed } : {}),
    ...(node.origin ? { origin: node.origin } : {}),
  };
}

/** A default under what was written: only for maps, where keys are missing. */
export function underlay(node: SpecNode, defaults: MapNode): SpecNode {
  return node.kind === 'map' ? merge(defaults, node) : node;
}
