import type { Box, SceneFrame } from '../../scene/types.ts';
import { type Hit, layoutRule } from './rule.ts';
import { bottom, right, type Sheet } from './sheet.ts';

/** 通线、断版: a gutter or a white band runs through the page and no story crosses it. */
export const brokenPage = layoutRule({
  id: 'L02',
  code: 'layout-broken-page',
  zh: '通线（断版）',
  en: 'page cut in two',
  level: 'warning',
  limits: { share: { value: 90, zh: '空白占版心的百分数', en: 'per cent of the type area that is free' } },
  check(sheet, { share }) {
    const stories = new Set(sheet.frames.flatMap(({ story }) => story ?? []));
    return stories.size < 2 ? [] : [...gutters(sheet, share / 100), ...bands(sheet, share / 100)];
  },
});

const ofStory = (sheet: Sheet) => sheet.frames.filter((frame) => frame.story !== undefined);

function gutters(sheet: Sheet, share: number): Hit[] {
  const { columns, top } = sheet.scene.grid;
  const area = { y: top, height: sheet.foot - top };
  return columns.slice(1).flatMap((column, i) => {
    const before = columns[i]!;
    const x = (right({ ...before, y: 0, height: 0 }) + column.x) / 2;
    const crossing = sheet.frames.filter(({ box }) => box.x < x - 1 && right(box) > x + 1);
    if (
      1 -
        covered(
          crossing.map(({ box }) => [box.y, bottom(box)]),
          area.y,
          area.height,
        ) <
      share
    )
      return [];
    const left = ofStory(sheet).filter(({ box }) => right(box) <= x + 1);
    const rest = ofStory(sheet).filter(({ box }) => box.x >= x - 1);
    if (!partTheStories(left, rest) || [left, rest].some((side) => isRail(sheet, side))) return [];
    return {
      frame: rest[0]!.id,
      box: { x: x - sheet.gutter / 2, ...area, width: sheet.gutter },
      n: i + 1,
      a: { zh: '竖', en: 'a gutter' },
      b: { zh: '栏', en: 'column' },
    };
  });
}

function bands(sheet: Sheet, share: number): Hit[] {
  const frames = ofStory(sheet);
  const { typeArea } = sheet.scene.grid;
  const feet = [...new Set(frames.map(({ box }) => bottom(box)))].sort((a, b) => a - b);
  return feet.flatMap((y) => {
    const crossing = sheet.frames.filter(({ box }) => box.y < y - 1 && bottom(box) > y + 1);
    if (
      1 -
        covered(
          crossing.map(({ box }) => [box.x, right(box)]),
          typeArea.x,
          typeArea.width,
        ) <
      share
    )
      return [];
    const above = frames.filter(({ box }) => bottom(box) <= y + 1);
    const below = frames.filter(({ box }) => box.y >= y - 1);
    if (!partTheStories(above, below)) return [];
    const box: Box = { x: typeArea.x, y, width: typeArea.width, height: sheet.pitch };
    return {
      frame: below[0]!.id,
      box,
      n: Math.round((y - sheet.scene.grid.top) / sheet.pitch),
      a: { zh: '横', en: 'a band' },
      b: { zh: '行', en: 'line' },
    };
  });
}

function partTheStories(one: readonly SceneFrame[], other: readonly SceneFrame[]): boolean {
  const own = new Set(one.map(({ story }) => story));
  return one.length > 0 && other.length > 0 && !other.some(({ story }) => own.has(story));
}

/** A boxed or tinted rail over the whole height is meant to stand by itself. */
function isRail(sheet: Sheet, side: readonly SceneFrame[]): boolean {
  return side.every(({ id }) => sheet.boxed.has(id));
}

function covered(spans: readonly (readonly [number, number])[], from: number, length: number): number {
  let sum = 0;
  let at = from;
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const to = Math.min(end, from + length);
    if (to > Math.max(at, start)) sum += to - Math.max(at, start);
    at = Math.max(at, to);
  }
  return sum / length;
}
