import type { Problem } from '../../problems/problem.ts';
import type { Box, Color, SceneItem } from '../../scene/types.ts';
import { colorKey, colorName, platesOf, totalInk } from './inks.ts';
import { finding, itemBox, type PressPage, percent, union } from './page.ts';

/** A colour and where it is used. */
interface UsedColor {
  readonly color: Color;
  readonly frame: string;
  readonly box: Box;
  readonly onType: boolean;
}

/** Colours of items: what their inks may be on this press. Each colour is looked at once. */
export function checkColors(page: PressPage): Problem[] {
  return [...usedColors(page.scene.items)].flatMap((used) => [
    ...checkTotal(page, used),
    ...checkPlates(page, used),
    ...checkTint(page, used),
    ...checkRed(page, used),
    ...checkRichBlack(page, used),
  ]);
}

/** Each colour of the items, with the first frame that has it and the room that it takes. */
function usedColors(items: readonly SceneItem[]): Iterable<UsedColor> {
  const used = new Map<string, UsedColor>();
  for (const item of items) {
    for (const color of colorsOf(item)) {
      const key = colorKey(color);
      const known = used.get(key);
      used.set(key, {
        color,
        frame: known?.frame ?? item.frame,
        box: union(known?.box, itemBox(item)),
        onType: known?.onType === true || item.kind === 'text',
      });
    }
  }
  return used.values();
}

/** The colours that an item paints with; a picture has none of its own. */
export function colorsOf(item: SceneItem): readonly Color[] {
  switch (item.kind) {
    case 'text':
    case 'rect':
      return [item.color];
    case 'path':
      return [...(item.fill ? [item.fill] : []), ...(item.stroke ? [item.stroke.color] : [])];
    default:
      return [];
  }
}

function at(page: PressPage, { color, frame, box }: UsedColor, rule: string) {
  const name = color.kind === 'spot' ? color.alternate.name : color.name;
  return { rule, box, place: page.color(name, frame) };
}

function checkTotal(page: PressPage, used: UsedColor): Problem[] {
  const { warn, error } = page.press.inkLimit;
  const total = totalInk(used.color);
  const params = { color: colorName(used.color), found: percent(total) };
  if (total > error)
    return [
      finding(page, 'press-ink-total', { ...params, limit: percent(error) }, at(page, used, 'PRESS-TAC')),
    ];
  if (total > warn)
    return [
      finding(page, 'press-ink-high', { ...params, limit: percent(warn) }, at(page, used, 'PRESS-TAC')),
    ];
  return [];
}

/** Every ink must have a plate: spot inks that the plant names, and C, M, Y only where there are four (GWG R0020). */
function checkPlates(page: PressPage, used: UsedColor): Problem[] {
  const { process, spots } = page.press.inks;
  const plates = [...(process === 'cmyk' ? ['C', 'M', 'Y', 'K'] : ['K']), ...spots.map(({ name }) => name)];
  const missing = platesOf(used.color).filter(([plate]) => !plates.includes(plate));
  if (missing.length === 0) return [];
  const params = {
    color: colorName(used.color),
    found: missing.map(([plate]) => plate).join('、'),
    limit: plates.join('、'),
  };
  return [finding(page, 'press-ink-not-there', params, at(page, used, 'R0020'))];
}

/** Dots under 5 % do not hold on newsprint (typography 2.7). */
function checkTint(page: PressPage, used: UsedColor): Problem[] {
  const faint = platesOf(used.color).filter(([, value]) => value < 5);
  if (faint.length === 0) return [];
  const found = faint.map(([plate, value]) => `${plate}${value}`).join(' ');
  const params = { color: colorName(used.color), found, limit: '5%' };
  return [finding(page, 'press-tint-faint', params, at(page, used, 'PRESS-TINT'))];
}

/** Red is M and Y alone: cyan or black in it turns it brown out of register (typography 2.7). */
function checkRed(page: PressPage, used: UsedColor): Problem[] {
  const { color } = used;
  if (color.kind !== 'cmyk' || color.m < 80 || color.y < 80) return [];
  const isRed = color.c <= 30 && color.k <= 30 && color.c + color.k > 0;
  if (!isRed) return [];
  const params = { color: colorName(color), found: `C${color.c} K${color.k}`, limit: 'C0 K0' };
  return [finding(page, 'press-red-dirty', params, at(page, used, 'PRESS-RED'))];
}

/** Type in black with other inks under it (GWG R0015: K from 85 % and more than 220 % in all). */
function checkRichBlack(page: PressPage, used: UsedColor): Problem[] {
  const { color, onType } = used;
  if (!onType || color.kind !== 'cmyk' || color.k < 85 || totalInk(color) <= 220) return [];
  const params = { color: colorName(color), found: percent(totalInk(color)), limit: '220%' };
  return [finding(page, 'press-rich-black', params, at(page, used, 'R0015'))];
}
