import type { Element } from './html.ts';

/** Levels of elements in one another; pages that people write have some tens. */
export const DEPTH = 400;

/** The value of an attribute. */
export function attribute(node: Element, name: string): string | undefined {
  return node.attrs.find((each) => each.name === name)?.value;
}
