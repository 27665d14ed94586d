import type { FontSet } from '../fonts/face.ts';
import { glyphOrigin } from '../scene/geometry.ts';
import type { PathItem, Scene, TextItem } from '../scene/types.ts';

/**
 * The same page with its type as outlines (转曲), for plants that want no fonts. It has no words any more, so it is
 * only ever a second file beside the one with text. Throws when a face of the scene has no outlines to give.
 */
export function outlinedScene(scene: Scene, fonts: FontSet): Scene {
  const items = scene.items.flatMap((item) => {
    if (item.kind !== 'text') return [item];
    const path = outlined(item, fonts);
    return path.commands.length > 0 ? [path] : [];
  });
  return { ...scene, items, reading: [], fonts: [] };
}

/** A scene has no negative zero. */
function whole(value: number): number {
  return Math.round(value) + 0;
}

function outlined(item: TextItem, fonts: FontSet): PathItem {
  const outlineOf = fonts.byId(item.font)?.outlineOf;
  if (!outlineOf) throw new Error(`font ${item.font} gives no outlines`);
  const em = item.size / 1000;
  const wide = (em * (item.scaleX ?? 1000)) / 1000;
  const commands: (number | 'M' | 'L' | 'C' | 'Z')[] = [];
  item.glyphs.forEach((glyph, i) => {
    const origin = glyphOrigin(item, i);
    const outline = outlineOf(glyph);
    for (let k = 0; k < outline.length; k++) {
      const part = outline[k]!;
      if (typeof part === 'string') {
        commands.push(part);
        continue;
      }
      const [right, up] = [part * wide, (outline[++k] as number) * em];
      const [dx, dy] = item.vertical === 'turned' ? [up, right] : [right, -up];
      commands.push(whole(origin.x + dx), whole(origin.y + dy));
    }
  });
  const { role, frame, color, size } = item;
  return { kind: 'path', role, frame, commands, fill: color, typeSize: size };
}
