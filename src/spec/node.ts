import type { Place } from '../problems/problem.ts';
import type { SourceText } from '../source.ts';
import { placeAt } from '../source.ts';

/** A spec file that was read: its text, and its absolute path, from which relative names in it are looked up. */
export interface SpecFile {
  readonly path: string;
  readonly source: SourceText;
}

/** Where something was written: UTF-16 offsets in a file. */
export interface Origin {
  readonly file: SpecFile;
  readonly start: number;
  readonly end: number;
}

export type Scalar = string | number | boolean | null;

/**
 * A YAML value that remembers where each of its leaves was written, through every merge. Nodes are never changed
 * after they are made, so anchors and bases can share them. `origin` is absent for the tool's own defaults.
 */
export type SpecNode = ScalarNode | ListNode | MapNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: Scalar;
  readonly origin?: Origin;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly SpecNode[];
  readonly origin?: Origin;
}

export interface MapNode {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Entry>;
  /** Takes the place of whatever a base has here, instead of merging with it: a `null` stood between the two. */
  readonly replaces?: boolean;
  /** Keys that a `null` took out, for whoever still names what was there. */
  readonly removed?: readonly string[];
  readonly origin?: Origin;
}

export interface Entry {
  readonly node: SpecNode;
  /** Where the key was written. */
  readonly key?: Origin;
}

/** What YAML means without positions. */
export type Plain = Scalar | readonly Plain[] | { readonly [key: string]: Plain };

/** A node as plain data. Maps have no prototype, so no key is special. */
export function toPlain(node: SpecNode): Plain {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(toPlain);
  const map: Record<string, Plain> = Object.create(null);
  for (const [key, entry] of node.entries) map[key] = toPlain(entry.node);
  return map;
}

/** Plain data as a node without places: the tool's defaults. */
export function fromPlain(value: Plain): SpecNode {
  if (value === null || typeof value !== 'object') return { kind: 'scalar', value };
  if (isPlainList(value)) return { kind: 'list', items: value.map(fromPlain) };
  const entries = Object.entries(value).map(([key, child]) => [key, { node: fromPlain(child) }] as const);
  return { kind: 'map', entries: new Map(entries) };
}

function isPlainList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

/** The entries of a map node; none for anything else. */
export function entriesOf(node: SpecNode | undefined): ReadonlyMap<string, Entry> {
  return node?.kind === 'map' ? node.entries : EMPTY;
}

const EMPTY: ReadonlyMap<string, Entry> = new Map();

/** The value of a key of a map node. */
export function child(node: SpecNode | undefined, key: string): SpecNode | undefined {
  return entriesOf(node).get(key)?.node;
}

/** A scalar's text; undefined for anything but a string. */
export function textOf(node: SpecNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** Puts one more key into a map; a key that is there is replaced. */
export function withKey(node: MapNode, key: string, entry: Entry): MapNode {
  return { ...node, entries: new Map([...node.entries, [key, entry]]) };
}

/** A map without a key. */
export function withoutKey(node: MapNode, key: string): MapNode {
  const entries = new Map(node.entries);
  entries.delete(key);
  return { ...node, entries };
}

/** An origin as people see it. */
export function placeOfOrigin(origin: Origin): Place {
  const { source } = origin.file;
  const foot = source.text.indexOf('\n', origin.start);
  const end = foot < 0 ? origin.end : Math.min(origin.end, foot);
  return placeAt(source, origin.start, Math.max(1, end - origin.start));
}

/**
 * The place of what stands at a path: a scalar's own, a map's or list's key. A part that nobody wrote (a default)
 * gives its nearest parent's.
 */
export function originAt(root: SpecNode, path: readonly (string | number)[]): Origin | undefined {
  let node = root;
  let best = root.origin;
  for (const step of path) {
    const entry = stepInto(node, step);
    if (!entry) break;
    const own = entry.node.kind === 'scalar' ? entry.node.origin : entry.key;
    best = own ?? entry.node.origin ?? entry.key ?? best;
    node = entry.node;
  }
  return best;
}

/** The place where the key at the end of a path was written. */
export function keyOriginAt(root: SpecNode, path: readonly (string | number)[]): Origin | undefined {
  const parent = nodeAt(root, path.slice(0, -1));
  const last = path.at(-1);
  const entry = parent && last !== undefined ? stepInto(parent, last) : undefined;
  return entry?.key ?? originAt(root, path);
}

/** What stands at a path. */
export function nodeAt(root: SpecNode, path: readonly (string | number)[]): SpecNode | undefined {
  let node: SpecNode | undefined = root;
  for (const step of path) node = node ? stepInto(node, step)?.node : undefined;
  return node;
}

function stepInto(node: SpecNode, step: string | number): Entry | undefined {
  if (node.kind === 'map') return node.entries.get(String(step));
  const item = node.kind === 'list' ? node.items[Number(step)] : undefined;
  return item ? { node: item } : undefined;
}
