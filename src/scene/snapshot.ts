import { createHash } from 'node:crypto';
import type { Box, Color, ImageItem, PathItem, RectItem, Scene, SceneLine, TextItem } from './types.ts';

const LINE_COLUMNS =
  '#line\tframe\tleg\trow\tkind\trole\tx\tbaseline\tmeasure\tstart\tend\tset\topened\tsqueezed\ttype\tglyphs\ttext';

/**
 * The layout as text for review: one row a frame, a line of type, a rectangle, a path and a query, in an order
 * that only depends on where things stand. Lengths are those of the scene, 1/1000 pt. The column `glyphs` is a
 * checksum of glyph ids and origins, so nothing that would be printed differently gives the same row.
 */
export function layoutSnapshot(scene: Scene): string {
  const { page, grid } = scene;
  const rows = [
    `#page\t${page.width} × ${page.height}\tbleed ${page.bleed}\t${scene.title}`,
    `#grid\t${box(grid.typeArea)}\ttop ${grid.top}\t${grid.lines} × ${grid.pitch}\tbody ${grid.body}\tascent ${grid.ascent}`,
    ...scene.frames.map((f) => row('frame', f.id, f.kind, box(f.box), f.story ?? '')),
    LINE_COLUMNS,
    ...lineRows(scene),
    ...scene.items.flatMap((item) => (item.kind === 'text' ? [] : [shapeRow(item)])),
    ...scene.queries.map((q) => row('query', q.frame, q.x, q.y, q.size, q.question)),
  ];
  return `${rows.join('\n')}\n`;
}

function lineRows(scene: Scene): string[] {
  const runs = new Map<number, TextItem[]>();
  for (const item of scene.items) {
    if (item.kind !== 'text') continue;
    const found = runs.get(item.line);
    if (found) found.push(item);
    else runs.set(item.line, [item]);
  }
  const frameOrder = new Map(scene.frames.map((frame, i) => [frame.id, i]));
  const place = (line: SceneLine) => frameOrder.get(line.frame) ?? scene.frames.length;
  return scene.lines
    .map((line, index) => ({ line, index }))
    .sort(
      (a, b) =>
        place(a.line) - place(b.line) ||
        a.line.leg - b.line.leg ||
        a.line.baseline - b.line.baseline ||
        a.line.x - b.line.x ||
        a.index - b.index,
    )
    .map(({ line, index }) => lineRow(line, runs.get(index) ?? []));
}

function lineRow(line: SceneLine, runs: readonly TextItem[]): string {
  const set = `${line.first ? 'f' : '-'}${line.full ? 'j' : '-'}${line.last ? 'l' : '-'}`;
  const type = [
    ...new Set(runs.map((r) => `${r.font}/${r.size}${r.scaleX ? `×${r.scaleX}` : ''} ${color(r.color)}`)),
  ];
  return row(
    'line',
    line.frame,
    line.leg,
    line.vertical ? 'vertical' : (line.row ?? ''),
    line.kind,
    line.role,
    line.x,
    line.baseline,
    line.measure,
    line.start,
    line.end,
    set,
    line.opened,
    line.squeezed,
    type.join(' + '),
    checksum(runs.map((r) => [r.font, r.y, r.glyphs, r.x, ...(r.vertical ? [r.vertical] : [])])),
    line.text,
  );
}

function shapeRow(item: RectItem | PathItem | ImageItem): string {
  if (item.kind === 'image') {
    return row(
      'image',
      item.frame,
      item.role,
      box(item.box),
      item.file,
      box(item.crop),
      item.ppi,
      item.alt ?? '',
    );
  }
  const ground = item.ground ? 'ground' : '';
  if (item.kind === 'rect') {
    return row('rect', item.frame, item.role, box(item.box), color(item.color), ground);
  }
  const fill = item.fill ? `fill ${color(item.fill)}` : '';
  const stroke = item.stroke ? `stroke ${color(item.stroke.color)} ${item.stroke.width}` : '';
  return row('path', item.frame, item.role, fill, stroke, ground, item.commands.join(' '));
}

function row(...cells: readonly (string | number)[]): string {
  return cells.map((cell) => String(cell).replace(/[\t\n\r]/g, ' ')).join('\t');
}

function box(b: Box): string {
  return `${b.x} ${b.y} ${b.width} ${b.height}`;
}

function color(c: Color): string {
  return c.kind === 'spot' ? `${c.name} ${c.tint}` : `${c.c}/${c.m}/${c.y}/${c.k}`;
}

function checksum(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8);
}
