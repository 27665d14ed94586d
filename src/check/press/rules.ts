import type { Problem } from '../../problems/problem.ts';
import { isPaper } from '../../scene/grounds.ts';
import type { Box, Color, SceneItem } from '../../scene/types.ts';
import { colorKey, colorName, platesOf } from './inks.ts';
import { finding, inPt, itemBox, mpt, type PressPage, union } from './page.ts';

/** A line: a thin bar, or the stroke of a shape. */
interface Line {
  readonly width: number;
  readonly color: Color;
}

/** Lines too thin for this press (GWG R0018, R0019; typography 2.7). One finding a frame, width and colour. */
export function checkRules(page: PressPage): Problem[] {
  const gathered = new Map<string, { line: Line; frame: string; box: Box }>();
  for (const item of page.scene.items) {
    const line = lineOf(item);
    if (!line || line.width >= THICK) continue;
    const key = `${item.frame} ${line.width} ${colorKey(line.color)}`;
    const known = gathered.get(key);
    gathered.set(key, { line, frame: item.frame, box: union(known?.box, itemBox(item)) });
  }
  return [...gathered.values()].flatMap(({ line, frame, box }) => {
    const complaint = complaintAbout(page, line);
    if (!complaint) return [];
    const { code, rule, least } = complaint;
    const params = { frame, color: colorName(line.color), found: inPt(line.width), limit: inPt(least) };
    return [finding(page, code, params, { rule, box, place: page.frame(frame) })];
  });
}

/** From 2 pt a bar is an area. */
const THICK = 2000;

function lineOf(item: SceneItem): Line | undefined {
  if (item.kind === 'path') return item.stroke;
  if (item.kind !== 'rect') return undefined;
  const { width, height } = item.box;
  return { width: Math.min(width, height), color: item.color };
}

function complaintAbout(page: PressPage, { width, color }: Line) {
  const { rule, multiInkRule, solidRule } = page.press.minimum;
  const plates = platesOf(color);
  if (width < mpt(rule)) {
    const name = isPaper(color) ? 'R0018' : plates.length > 1 ? 'R0019' : 'PRESS-HAIRLINE';
    return { code: 'press-hairline', rule: name, least: mpt(rule) } as const;
  }
  if (plates.length > 1 && width < mpt(multiInkRule))
    return { code: 'press-rule-multi-ink', rule: 'R0019', least: mpt(multiInkRule) } as const;
  if (plates.some(([, percent]) => percent < 100) && width < mpt(solidRule))
    return { code: 'press-rule-tint', rule: 'PRESS-RULE', least: mpt(solidRule) } as const;
  return undefined;
}
