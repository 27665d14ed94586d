import type { Box, Scene, SceneItem } from '../scene/types.ts';

/** A scene as far as its pixels go: each item with the area that it may paint. */
export interface Painted {
  /** Whatever changes every pixel: size of the page, faces. */
  readonly ground: string;
  readonly items: readonly { readonly key: string; readonly box: Box }[];
}

/** What of a scene decides its pixels; where words come from does not. */
export function painted(scene: Scene): Painted {
  return {
    ground: JSON.stringify([scene.page, scene.fonts]),
    items: scene.items.map((item) => ({ key: keyOf(item), box: paintBox(item) })),
  };
}

function keyOf(item: SceneItem): string {
  if (item.kind === 'text') {
    const { font, size, color, y, x, glyphs, scaleX } = item;
    return JSON.stringify([font, size, color, y, x, glyphs, scaleX]);
  }
  const { role: _role, frame: _frame, ...paint } = item;
  return JSON.stringify(paint);
}

/**
 * The areas of a page whose pixels may differ, in 1/1000 pt; undefined where everything may: another size or face,
 * or the same items in another order.
 */
export function repaint(before: Painted, after: Painted): readonly Box[] | undefined {
  if (before.ground !== after.ground) return undefined;
  const left = new Map<string, number>();
  for (const { key } of before.items) left.set(key, (left.get(key) ?? 0) + 1);
  const boxes: Box[] = [];
  const stayed: string[] = [];
  for (const { key, box } of after.items) {
    const count = left.get(key) ?? 0;
    if (count === 0) boxes.push(box);
    else stayed.push(key);
    left.set(key, count - 1);
  }
  let at = 0;
  for (const { key, box } of before.items) {
    const count = left.get(key) ?? 0;
    if (count > 0) {
      boxes.push(box);
      left.set(key, count - 1);
    } else if (stayed[at++] !== key) return undefined;
  }
  return boxes;
}

/** Generously: ascenders, marks that hang over, strokes. */
function paintBox(item: SceneItem): Box {
  if (item.kind === 'text') {
    const wide = Math.max(1000, item.scaleX ?? 1000) / 1000;
    const left = Math.min(...item.x) - item.size;
    const right = Math.max(...item.x) + 2 * item.size * wide;
    return { x: left, y: item.y - 1.5 * item.size, width: right - left, height: 2.5 * item.size };
  }
  if (item.kind !== 'path') return item.box;
  const numbers = item.commands.filter((one) => typeof one === 'number');
  const xs = numbers.filter((_one, index) => index % 2 === 0);
  const ys = numbers.filter((_one, index) => index % 2 === 1);
  const around = item.stroke?.width ?? 0;
  const [x, y] = [least(xs) - around, least(ys) - around];
  return {
    x,
    y,
    width: -least(xs.map(negative)) + around - x,
    height: -least(ys.map(negative)) + around - y,
  };
}

const negative = (value: number) => -value;
const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Infinity);
