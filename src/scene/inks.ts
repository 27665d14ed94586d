import { groundsOf, typeBox } from './grounds.ts';
import type { Cmyk, Color, Scene, SceneItem } from './types.ts';

/** The inks on a press: four or black alone, with or without inks of their own. */
export interface InkSet {
  readonly process: 'cmyk' | 'k';
  readonly spots: readonly PressInk[];
}

/** An ink of its own, and what it looks like in process inks, per cent. */
export interface PressInk {
  readonly name: string;
  readonly cmyk: readonly [c: number, m: number, y: number, k: number];
}

/** What a colour of the palette is on a press with other inks than four; all per cent. */
export interface ColorInInks {
  /** On a press with black alone. */
  readonly k?: number;
  /** Name of the ink that it is where the press has it. */
  readonly spot?: string;
  /** Of that ink; absent = 100. */
  readonly tint?: number;
}

/** A scene in the inks of a press. */
export interface InkedScene {
  readonly scene: Scene;
  /** Colours that the table says nothing about and that were converted by the rule, each once. */
  readonly converted: readonly { readonly from: Color; readonly to: Color }[];
  /** Type that could be told from its ground before and cannot now. */
  readonly faint: readonly FaintType[];
}

/** Type that lost its contrast. */
export interface FaintType {
  /** Index of the item. */
  readonly item: number;
  /** Differences of darkness, per cent. */
  readonly before: number;
  readonly after: number;
}

/** Type whose darkness differs from its ground by less cannot be read in newsprint; per cent. */
export const LEAST_CONTRAST = 15;

/**
 * The same page in the inks of a press. Colours are mapped by their names in the palette; what the table says
 * nothing about follows a rule: an ink that the press has not becomes its process inks in proportion; on a press
 * with black alone a colour that is mostly one of the press's own inks becomes a tint of it, and any other the grey
 * of the same darkness (ISO 32000-1, 10.3.3). Pictures are left as they are: their pixels are made elsewhere.
 */
export function inkScene(
  scene: Scene,
  inks: InkSet,
  colors: Readonly<Record<string, ColorInInks>> = {},
): InkedScene {
  const converted = new Map<string, { from: Color; to: Color }>();
  const known = new Map<string, Color>();
  const map = (color: Color): Color => {
    const key = JSON.stringify(color);
    const found = known.get(key);
    if (found) return found;
    const { to, ruled } = inInks(color, inks, colors);
    const result = JSON.stringify(to) === key ? color : to;
    known.set(key, result);
    if (ruled && result !== color) converted.set(key, { from: color, to: result });
    return result;
  };
  const items = scene.items.map((item) => recolored(item, map));
  if (items.every((item, i) => item === scene.items[i])) return { scene, converted: [], faint: [] };
  return {
    scene: { ...scene, items },
    converted: [...converted.values()],
    faint: faintType(scene.items, items),
  };
}

/** How dark a colour looks, from 0 (paper) to 100: the grey that a device without colour shows for it. */
export function darkness(color: Color): number {
  const { c, m, y, k } = color.kind === 'spot' ? processOf(color) : color;
  return Math.min(100, 0.3 * c + 0.59 * m + 0.11 * y + k);
}

function recolored(item: SceneItem, map: (color: Color) => Color): SceneItem {
  if (item.kind === 'image') return item;
  if (item.kind !== 'path') {
    const color = map(item.color);
    return color === item.color ? item : { ...item, color };
  }
  const fill = item.fill && map(item.fill);
  const stroke = item.stroke && map(item.stroke.color);
  if (fill === item.fill && stroke === item.stroke?.color) return item;
  return {
    ...item,
    ...(fill ? { fill } : {}),
    ...(item.stroke && stroke ? { stroke: { ...item.stroke, color: stroke } } : {}),
  };
}

/** A colour in other inks, and whether the rule had to decide. */
function inInks(
  color: Color,
  { process, spots }: InkSet,
  colors: Readonly<Record<string, ColorInInks>>,
): { to: Color; ruled: boolean } {
  const name = color.kind === 'spot' ? color.alternate.name : color.name;
  const told = name === undefined ? undefined : colors[name];
  const named = told?.spot ?? (color.kind === 'spot' ? color.name : undefined);
  const ink = spots.find((one) => one.name === named);
  if (ink) {
    const tint = told?.tint ?? (color.kind === 'spot' ? color.tint : 100);
    return { to: spotOf(ink, tint, name), ruled: false };
  }
  const cmyk = color.kind === 'spot' ? processOf(color) : color;
  if (process === 'cmyk') return { to: cmyk, ruled: color.kind === 'spot' };
  if (told?.k !== undefined) return { to: grey(told.k, name), ruled: false };
  if (cmyk.c + cmyk.m + cmyk.y === 0) return { to: cmyk, ruled: false };
  const near = nearestInk(cmyk, spots);
  return { to: near ? spotOf(near.ink, near.tint, name) : grey(darkness(cmyk), name), ruled: true };
}

/**
 * The ink that a colour is a tint of: C, M and Y in the ink's proportion but for a quarter of the colour's own
 * strength, and hardly any black.
 */
function nearestInk(color: Cmyk, spots: readonly PressInk[]): { ink: PressInk; tint: number } | undefined {
  const own = [color.c, color.m, color.y];
  if (color.k > 10) return undefined;
  let best: { ink: PressInk; tint: number; off: number } | undefined;
  for (const ink of spots) {
    const full = ink.cmyk.slice(0, 3);
    const square = dot(full, full);
    if (square === 0) continue;
    const tint = dot(own, full) / square;
    const rest = own.map((value, i) => value - tint * (full[i] ?? 0));
    const off = Math.sqrt(dot(rest, rest) / dot(own, own));
    if (off <= 0.25 && off < (best?.off ?? 1))
      best = { ink, tint: Math.min(100, Math.round(tint * 100)), off };
  }
  return best;
}

function faintType(before: readonly SceneItem[], after: readonly SceneItem[]): FaintType[] {
  const [groundBefore, groundAfter] = [groundsOf(before), groundsOf(after)];
  return after.flatMap((item, index) => {
    const old = before[index]!;
    if (item.kind !== 'text' || old.kind !== 'text') return [];
    const box = typeBox(item);
    const [was, is] = [groundBefore(index, box), groundAfter(index, box)];
    if (was.kind !== 'flat' || is.kind !== 'flat') return [];
    const difference = (a: Color, b: Color) => Math.round(Math.abs(darkness(a) - darkness(b)));
    const contrast = { before: difference(old.color, was.color), after: difference(item.color, is.color) };
    return contrast.before >= LEAST_CONTRAST && contrast.after < LEAST_CONTRAST
      ? [{ item: index, ...contrast }]
      : [];
  });
}

/** The process inks of a spot colour, in proportion to its tint. */
function processOf({ alternate, tint }: Extract<Color, { kind: 'spot' }>): Cmyk {
  const share = (percent: number) => Math.round(percent * tint) / 100;
  const { c, m, y, k } = alternate;
  return { ...alternate, c: share(c), m: share(m), y: share(y), k: share(k) };
}

function spotOf(ink: PressInk, tint: number, name: string | undefined): Color {
  const [c, m, y, k] = ink.cmyk;
  return { kind: 'spot', name: ink.name, tint, alternate: { kind: 'cmyk', c, m, y, k, ...named(name) } };
}

function grey(k: number, name: string | undefined): Cmyk {
  return { kind: 'cmyk', c: 0, m: 0, y: 0, k: Math.round(k), ...named(name) };
}

function named(name: string | undefined): { readonly name?: string } {
  return name === undefined ? {} : { name };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
