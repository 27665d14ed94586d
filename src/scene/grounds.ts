import type { Box, Color, PathItem, SceneItem, TextItem } from './types.ts';

/** White of the paper, as an ink that is not there. */
export const PAPER: Color = { kind: 'cmyk', c: 0, m: 0, y: 0, k: 0 };

/**
 * What lies under an item where it stands. `flat`: one colour under all of it, the paper's own white too. `edge`:
 * the border of a tint or shape runs through it; `colors` are those that it touches, the topmost first. `picture`:
 * it stands wholly or partly on a picture.
 */
export type Ground =
  | { readonly kind: 'flat'; readonly color: Color; readonly paper: boolean }
  | { readonly kind: 'edge'; readonly colors: readonly Color[] }
  | { readonly kind: 'picture' };

/** Looks up what was painted under a box before an item of the scene. */
export type GroundOf = (index: number, box: Box) => Ground;

/** Prepares the look-up for a scene's items, which are in paint order. */
export function groundsOf(items: readonly SceneItem[]): GroundOf {
  const painted: {
    readonly index: number;
    readonly box: Box;
    readonly item: Exclude<SceneItem, TextItem>;
  }[] = [];
  items.forEach((item, index) => {
    // Outlines of type are type: nothing stands on them.
    if (item.kind === 'path' && item.typeSize !== undefined) return;
    if (item.kind !== 'text') painted.push({ index, box: boundsOf(item), item });
  });
  return (index, box) => {
    const colors: Color[] = [];
    // From the top down: the first that covers the whole box hides what lies below it.
    for (let i = painted.length - 1; i >= 0; i--) {
      const under = painted[i]!;
      if (under.index >= index || !overlap(under.box, box)) continue;
      if (under.item.kind === 'image') return { kind: 'picture' };
      if (under.item.kind === 'path') {
        colors.push(...pathColors(under.item));
        continue;
      }
      const { color } = under.item;
      if (contains(under.box, box)) {
        return colors.length > 0
          ? { kind: 'edge', colors: [...colors, color] }
          : { kind: 'flat', color, paper: isPaper(color) };
      }
      colors.push(color);
    }
    if (colors.length > 0) return { kind: 'edge', colors };
    return { kind: 'flat', color: PAPER, paper: true };
  };
}

/** Room that a run of type takes: from its first origin to an em past its last, between the edges of its em box. */
export function typeBox(item: TextItem): Box {
  const { size, x, y } = item;
  if (x.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const first = Math.min(...x);
  const reach = Math.max(...x) - first;
  const em = Math.round((size * (item.scaleX ?? 1000)) / 1000);
  const ascent = Math.round(0.88 * size);
  if (item.vertical === 'upright') return { x: y, y: first - ascent, width: em, height: reach + size };
  if (item.vertical) return { x: y - (size - ascent), y: first, width: size, height: reach + em };
  return { x: first, y: y - ascent, width: reach + em, height: size };
}

/** Bounds of anything that is not type; of a path with its control points and half its line. */
export function boundsOf(item: Exclude<SceneItem, TextItem>): Box {
  if (item.kind !== 'path') return item.box;
  let [x0, y0, x1, y1] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -Infinity, -Infinity];
  let horizontal = false;
  for (const part of item.commands) {
    if (typeof part === 'string') {
      horizontal = false;
      continue;
    }
    horizontal = !horizontal;
    if (horizontal) [x0, x1] = [Math.min(x0, part), Math.max(x1, part)];
    else [y0, y1] = [Math.min(y0, part), Math.max(y1, part)];
  }
  if (x0 > x1) return { x: 0, y: 0, width: 0, height: 0 };
  const half = Math.ceil((item.stroke?.width ?? 0) / 2);
  return { x: x0 - half, y: y0 - half, width: x1 - x0 + 2 * half, height: y1 - y0 + 2 * half };
}

/** Whether a colour leaves the paper bare. */
export function isPaper(color: Color): boolean {
  return color.kind === 'spot' ? color.tint === 0 : color.c + color.m + color.y + color.k === 0;
}

function pathColors({ fill, stroke }: PathItem): Color[] {
  return [...(fill ? [fill] : []), ...(stroke ? [stroke.color] : [])];
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function contains(outer: Box, inner: Box): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}
