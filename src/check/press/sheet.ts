import type { Problem } from '../../problems/problem.ts';
import { lineBox } from '../../scene/geometry.ts';
import { isPaper } from '../../scene/grounds.ts';
import type { Box, SceneItem } from '../../scene/types.ts';
import { colorsOf } from './colors.ts';
import { finding, inMm, itemBox, mpt, type PressPage, union } from './page.ts';

/** Differences of places on the sheet that do not matter: 0.2 mm, in 1/1000 pt. */
const TOLERANCE = 567;

/** The sheet as a whole: its size, that there is something on it, and what stands too near its edges. */
export function checkSheet(page: PressPage): Problem[] {
  const { width, height } = page.scene.page;
  const sheet: Box = { x: 0, y: 0, width, height };
  const inked = page.scene.items.filter(hasInk);
  if (inked.length === 0) {
    const params = { found: '0', limit: '1' };
    return [finding(page, 'press-page-empty', params, { rule: 'R0005', place: page.frame(''), box: sheet })];
  }
  return [...checkSize(page, sheet), ...checkTypeArea(page), ...checkEdges(page, sheet, inked)];
}

function hasInk(item: SceneItem): boolean {
  if (item.kind === 'image') return true;
  if (item.kind === 'text' && item.text.trim() === '') return false;
  return colorsOf(item).some((color) => !isPaper(color));
}

function checkSize(page: PressPage, sheet: Box): Problem[] {
  const { pageSize } = page.press;
  if (!pageSize) return [];
  const wanted = { width: mpt(pageSize.width), height: mpt(pageSize.height) };
  const off = Math.max(Math.abs(wanted.width - sheet.width), Math.abs(wanted.height - sheet.height));
  if (off <= TOLERANCE) return [];
  const params = {
    found: `${inMm(sheet.width)} × ${inMm(sheet.height)}`,
    limit: `${inMm(wanted.width)} × ${inMm(wanted.height)}`,
  };
  return [
    finding(page, 'press-page-size', params, { rule: 'PRESS-SIZE', place: page.frame(''), box: sheet }),
  ];
}

/** Type outside the type area, one finding a frame. Marks that hang past a line's end by half a character are meant to. */
function checkTypeArea(page: PressPage): Problem[] {
  const { scene, press } = page;
  const area = press.typeArea ? centred(scene.page, press.typeArea) : scene.grid.typeArea;
  const slack = TOLERANCE + scene.grid.body / 2;
  const frames = new Map<string, Box>();
  for (const line of scene.lines) {
    if (line.text.trim() === '') continue;
    // The line itself, without the height of its type: its baseline, or the axis of a vertical one.
    const box = lineBox(line, 0, 0);
    const [along, across] = line.vertical ? [TOLERANCE, slack] : [slack, TOLERANCE];
    const isIn =
      box.x >= area.x - along &&
      box.x + box.width <= area.x + area.width + along &&
      box.y >= area.y - (line.vertical ? across : 0) &&
      box.y + box.height <= area.y + area.height + across;
    if (isIn) continue;
    frames.set(line.frame, union(frames.get(line.frame), box));
  }
  return [...frames].map(([frame, box]) => {
    const params = { frame, found: outside(box, area), limit: '0 mm' };
    return finding(page, 'press-outside-type-area', params, {
      rule: 'PRESS-TYPE-AREA',
      box,
      place: page.frame(frame),
    });
  });
}

type Side = Parameters<typeof mpt>[0];

function centred(sheet: { width: number; height: number }, area: { width: Side; height: Side }): Box {
  const width = mpt(area.width);
  const height = mpt(area.height);
  return { x: (sheet.width - width) / 2, y: (sheet.height - height) / 2, width, height };
}

/** How far a box stands out of another, at the side where it is most. */
function outside(box: Box, area: Box): string {
  return inMm(
    Math.max(
      area.x - box.x,
      area.y - box.y,
      box.x + box.width - area.x - area.width,
      box.y + box.height - area.y - area.height,
    ),
  );
}

/** Ink where the press cannot print, and areas that reach the trim without the bleed they need. One finding a frame. */
function checkEdges(page: PressPage, sheet: Box, inked: readonly SceneItem[]): Problem[] {
  const bleed = mpt(page.press.bleed);
  const edge = mpt(page.press.nonPrintingEdge);
  const found = new Map<string, Problem>();
  for (const item of inked) {
    const box = itemBox(item);
    const room = least(box, sheet);
    const key = (code: string) => `${code} ${item.frame}`;
    const at = (rule: string) => ({ rule, box, place: page.frame(item.frame) });
    const isArea = item.kind !== 'text';
    const bleeds = isArea && bleed > 0 && room <= TOLERANCE;
    if (edge > 0 && room < edge - TOLERANCE && !bleeds) {
      const params = { frame: item.frame, found: inMm(room), limit: inMm(edge) };
      found.set(key('edge'), finding(page, 'press-in-edge', params, at('PRESS-EDGE')));
    } else if (isArea && bleed > 0 && room <= TOLERANCE && !reachesBleed(box, sheet, bleed)) {
      const params = { frame: item.frame, found: inMm(-room), limit: inMm(bleed) };
      found.set(key('bleed'), finding(page, 'press-bleed-short', params, at('PRESS-BLEED')));
    } else if (bleed === 0 && room < -TOLERANCE) {
      const params = { frame: item.frame, found: inMm(-room), limit: '0 mm' };
      found.set(key('cut'), finding(page, 'press-past-trim', params, at('PRESS-BLEED')));
    } else if (bleed === 0 && isArea && room <= TOLERANCE) {
      const params = { frame: item.frame, found: inMm(Math.max(0, room)), limit: '—' };
      found.set(key('trim'), finding(page, 'press-at-trim', params, at('PRESS-BLEED')));
    }
  }
  return [...found.values()];
}

/** Smallest distance from a box to the edges of the sheet; negative outside. */
function least(box: Box, sheet: Box): number {
  return Math.min(box.x, box.y, sheet.width - box.x - box.width, sheet.height - box.y - box.height);
}

/** Whether every side that touches the trim goes on to the edge of the bleed. */
function reachesBleed(box: Box, sheet: Box, bleed: number): boolean {
  const rooms = [box.x, box.y, sheet.width - box.x - box.width, sheet.height - box.y - box.height];
  return rooms.every((room) => room > TOLERANCE || room <= TOLERANCE - bleed);
}
