import { problem } from '../problems/problem.ts';
import { placeAt } from '../source.ts';
import type { Reader } from './drafts.ts';
import { shorten } from './foreign.ts';
import type { Span } from './lines.ts';

/** One attribute of a block: its value, and where that stands. A bare word has an empty value. */
export interface Attribute extends Span {
  readonly value: string;
}

/** What stands in braces after `:::name`. */
export type Attributes = ReadonlyMap<string, Attribute>;

/** The head of a block, for the readers of its lines and its messages. */
export interface BlockHead {
  readonly name: string;
  /** UTF-16 offset of the `:::`. */
  readonly offset: number;
  readonly attributes: Attributes;
}

const shape = /([\w-]+)(?:[ \t]*=[ \t]*(?:"([^"]*)"|([^\s}"]+)))?/g;

/** Reads `{speaker=严海桥 caption="有 空格"}` at `offset`. What is not among `known` is reported. */
export function readAttributes(
  reader: Reader,
  name: string,
  known: readonly string[],
  rest: string,
  offset: number,
): Attributes {
  const found = new Map<string, Attribute>();
  if (rest === '') return found;
  const inner = /^\{([^{}]*)\}$/.exec(rest)?.[1];
  let left = inner ?? rest;
  for (const match of inner?.matchAll(shape) ?? []) {
    const key = match[1]!;
    if (!known.includes(key) || found.has(key)) continue;
    const value = match[2] ?? match[3] ?? '';
    const end = offset + 1 + match.index + match[0].length - (match[2] === undefined ? 0 : 1);
    found.set(key, { value, start: end - value.length, end });
    left = left.replace(match[0], '');
  }
  if (left.trim() !== '') {
    const params = { name, text: shorten(left.trim()), known: known.length > 0 ? known : '–' };
    reader.notes.add(problem('story-block-attribute', params, placeAt(reader.source, offset, rest.length)));
  }
  return found;
}

/** One of some words; the first of them where the attribute is missing or, with a message, where it is none of them. */
export function oneOf<const T extends string>(
  reader: Reader,
  { name, attributes }: BlockHead,
  key: string,
  choices: readonly [T, ...T[]],
): T {
  const attribute = attributes.get(key);
  const found = choices.find((choice) => choice === attribute?.value);
  if (attribute && found === undefined) badValue(reader, name, key, attribute, choices);
  return found ?? choices[0];
}

/** A number in limits with a unit that may be typed; undefined where it is missing or, with a message, none. */
export function numberIn(
  reader: Reader,
  { name, attributes }: BlockHead,
  key: string,
  [least, most]: readonly [number, number],
  unit = '',
): number | undefined {
  const attribute = attributes.get(key);
  if (!attribute) return undefined;
  const [, digits] = /^(\d+(?:\.\d+)?)([a-z]*)$/.exec(attribute.value) ?? [];
  const value = Number(digits);
  const isUnit = attribute.value === `${digits}${unit}` || attribute.value === digits;
  if (isUnit && value >= least && value <= most) return value;
  badValue(reader, name, key, attribute, `${least}${unit}–${most}${unit}`);
  return undefined;
}

/** Reports a value that a block cannot use, and what it takes. */
export function badValue(
  reader: Reader,
  name: string,
  key: string,
  attribute: Attribute,
  want: string | readonly string[],
): void {
  const place = placeAt(reader.source, attribute.start, Math.max(1, attribute.end - attribute.start));
  const params = { name, key, value: shorten(attribute.value), want };
  reader.notes.add(problem('story-block-value', params, place));
}
