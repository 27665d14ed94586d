import type { Problem } from '../problems/problem.ts';
import { unknownName } from './check.ts';
import { placeIn } from './issues.ts';
import { child, entriesOf, type MapNode, textOf } from './node.ts';

/**
 * Variants that choose themselves: what a template looks like when the slots that they name in `without` are all
 * empty. In the order in which they are defined.
 */
export function selfChosen(layers: readonly MapNode[], tree: MapNode): string[] {
  const names = layers.flatMap((layer) =>
    withouts(layer).flatMap(({ name, slots }) =>
      slots.length > 0 && slots.every((slot) => isEmpty(tree, slot)) ? [name] : [],
    ),
  );
  return [...new Set(names)];
}

/** Slots in `without` that the template does not have. */
export function unknownWithouts(layers: readonly MapNode[], tree: MapNode): Problem[] {
  const known = [...entriesOf(child(tree, 'slots')).keys()];
  return layers.flatMap((layer) =>
    withouts(layer).flatMap(({ name, slots }) =>
      slots.flatMap((slot, index) => {
        const place = placeIn(layer, ['variants', name, 'without', index]);
        return known.includes(slot) ? [] : [unknownName('unknown-slot', slot, known, place)];
      }),
    ),
  );
}

function withouts(layer: MapNode): { readonly name: string; readonly slots: readonly string[] }[] {
  return [...entriesOf(child(layer, 'variants'))].map(([name, { node }]) => {
    const list = child(node, 'without');
    return { name, slots: list?.kind === 'list' ? list.items.map((item) => textOf(item) ?? '') : [] };
  });
}

/** Whether a page gives a slot nothing, neither as its content nor in the way of a page without a template. */
function isEmpty(tree: MapNode, slot: string): boolean {
  const content = child(child(tree, 'content'), slot);
  const own = content?.kind === 'scalar' && content.value === null ? undefined : content;
  const given = [...entriesOf(child(tree, 'frames')).values()].some(
    ({ node }) => textOf(child(node, 'slot')) === slot && child(node, 'file') !== undefined,
  );
  return !own && !given && !child(child(tree, 'stories'), slot);
}
