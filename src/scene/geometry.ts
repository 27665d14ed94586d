import type { Box, SceneLine, TextItem } from './types.ts';

/** Where the origin of a glyph stands on the page, in 1/1000 pt; `x` and `y` of a vertical item change places. */
export function glyphOrigin(item: TextItem, index: number): { readonly x: number; readonly y: number } {
  const along = item.x[index]!;
  return item.vertical ? { x: item.y, y: along } : { x: along, y: item.y };
}

/** The em boxes of a line of type of this size, as one box: from where it starts to where it ends. */
export function lineBox(line: SceneLine, size: number, ascent = 0.88): Box {
  const length = line.end - line.start;
  if (line.vertical) {
    return { x: line.baseline - Math.round(size / 2), y: line.start, width: size, height: length };
  }
  return { x: line.start, y: line.baseline - Math.round(ascent * size), width: length, height: size };
}
