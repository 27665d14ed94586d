import type { Face, FontSet } from '../../fonts/face.ts';
import type { Color, PathItem, RectItem, Scene, SceneItem, Spot, TextItem } from '../../scene/types.ts';
import { MARK_OFFSET, type PageBoxes } from './page-boxes.ts';

/** Which printer's marks a page carries outside its bleed; none unless asked for. */
export interface MarkOptions {
  readonly crop?: boolean;
  readonly registration?: boolean;
  readonly colorBar?: boolean;
  /**
   * Line of words: file, page, the date that was given; one for all pages or one a page. The plates' names follow it,
   * each on its own plate.
   */
  readonly slug?: string | readonly string[];
  /** Role of the slug's face; absent = `xihei`. */
  readonly font?: string;
}

/** On every plate that there is (ISO 32000-1, 8.6.6.4). */
export const ALL_INKS: Spot = {
  kind: 'spot',
  name: 'All',
  tint: 100,
  alternate: { kind: 'cmyk', c: 100, m: 100, y: 100, k: 100 },
};

const MM = 2835;
const HAIRLINE = 250;
const CROP_LENGTH = 5 * MM;
const PATCH = 4 * MM;
const SLUG_SIZE = 6_500;
const FRAME = 'marks';
const BASE = { role: 'furniture', frame: FRAME } as const;

/** Whether any mark is asked for. */
export function wantsMarks(options: MarkOptions | undefined): boolean {
  return Boolean(options?.crop || options?.registration || options?.colorBar || options?.slug);
}

/** The marks of a page as items like any others, all of them outside its bleed box. @param index the page's, from 0. */
export function printerMarks(
  scene: Scene,
  boxes: PageBoxes,
  options: MarkOptions,
  fonts: FontSet,
  index = 0,
): SceneItem[] {
  const { width, height } = scene.page;
  const clear = Math.max(boxes.bleedWidth, MARK_OFFSET);
  const plates = platesOf(scene);
  const slug = typeof options.slug === 'object' ? options.slug[index] : options.slug;
  return [
    ...(options.crop ? [cropMarks(width, height, clear)] : []),
    ...(options.registration ? registrationMarks(width, height, clear) : []),
    ...(options.colorBar ? colorBar(plates, width, height + clear + 3 * MM) : []),
    ...(slug ? slugLine(scene, { ...options, slug }, plates, -clear - 4 * MM, fonts) : []),
  ];
}

/** Two hairlines at each corner, pointing at the trim. */
function cropMarks(width: number, height: number, clear: number): PathItem {
  const commands: (number | 'M' | 'L')[] = [];
  const outward = [
    [0, -1],
    [width, 1],
  ] as const;
  for (const [x, sx] of outward) {
    for (const [y, sy] of [[0, -1] as const, [height, 1] as const]) {
      commands.push('M', x + sx * clear, y, 'L', x + sx * (clear + CROP_LENGTH), y);
      commands.push('M', x, y + sy * clear, 'L', x, y + sy * (clear + CROP_LENGTH));
    }
  }
  return { ...BASE, kind: 'path', commands, stroke: { color: ALL_INKS, width: HAIRLINE } };
}

/** A cross in a ring in the middle of each side. */
function registrationMarks(width: number, height: number, clear: number): PathItem[] {
  const away = clear + 4 * MM;
  const [cx, cy] = [Math.round(width / 2), Math.round(height / 2)];
  const centres = [
    [cx, -away],
    [cx, height + away],
    [-away, cy],
    [width + away, cy],
  ] as const;
  return centres.map(([x, y]) => ({
    ...BASE,
    kind: 'path',
    commands: [
      ...circle(x, y, 2 * MM),
      'M',
      x - 3 * MM,
      y,
      'L',
      x + 3 * MM,
      y,
      'M',
      x,
      y - 3 * MM,
      'L',
      x,
      y + 3 * MM,
    ],
    stroke: { color: ALL_INKS, width: HAIRLINE },
  }));
}

/** Four Bézier arcs. */
function circle(x: number, y: number, r: number): (number | 'M' | 'C' | 'Z')[] {
  const k = Math.round(r * 0.5523);
  return [
    ...(['M', x + r, y, 'C', x + r, y + k, x + k, y + r, x, y + r] as const),
    ...(['C', x - k, y + r, x - r, y + k, x - r, y] as const),
    ...(['C', x - r, y - k, x - k, y - r, x, y - r] as const),
    ...(['C', x + k, y - r, x + r, y - k, x + r, y, 'Z'] as const),
  ];
}

/** A solid and a half-tone patch of each ink, at the foot, right of the middle. */
function colorBar(plates: readonly Plate[], width: number, y: number): RectItem[] {
  const left = Math.round(width / 2) + 6 * MM;
  return plates
    .flatMap(({ ink }) => [ink(100), ink(50)])
    .map((color, i) => ({
      ...BASE,
      kind: 'rect',
      box: { x: left + i * PATCH, y, width: PATCH, height: PATCH },
      color,
    }));
}

/** The slug at the head, left of the middle: what does not fit there is left out. */
function slugLine(
  scene: Scene,
  options: MarkOptions & { readonly slug: string },
  plates: readonly Plate[],
  y: number,
  fonts: FontSet,
): TextItem[] {
  const chains = [fonts.chain(options.font ?? 'xihei'), ...scene.fonts.map(({ id }) => chainOf(fonts, id))];
  const chain = chains.find((faces) => faces.length > 0);
  if (!chain) throw new Error('no face for the slug line');
  const items: TextItem[] = [];
  const limit = Math.round(scene.page.width / 2) - 6 * MM;
  let x = 8 * MM;
  const set = (text: string, color: Color) => {
    for (const character of text) {
      const found = faceFor(chain, character);
      if (!found) continue;
      const { face, glyph } = found;
      const advance = Math.round((face.advanceOf(glyph) * SLUG_SIZE) / 1000);
      if (x + advance > limit) return;
      items.push(glyphItem(face.id, glyph, character, color, x, y));
      x += advance;
    }
  };
  set(options.slug, ALL_INKS);
  for (const { name, ink } of plates) set(`  ${name}`, ink(100));
  return items;
}

function glyphItem(font: string, glyph: number, text: string, color: Color, x: number, y: number): TextItem {
  return {
    ...BASE,
    kind: 'text',
    line: -1,
    font,
    size: SLUG_SIZE,
    color,
    y,
    x: [x],
    glyphs: [glyph],
    text,
    clusters: [0],
  };
}

function chainOf(fonts: FontSet, id: string): readonly Face[] {
  const face = fonts.byId(id);
  return face ? [face] : [];
}

function faceFor(chain: readonly Face[], character: string): { face: Face; glyph: number } | undefined {
  for (const face of chain) {
    const glyph = face.glyphOf(character.codePointAt(0)!);
    if (glyph !== 0) return { face, glyph };
  }
  return undefined;
}

/** A plate that the page is printed from. */
interface Plate {
  readonly name: string;
  ink(tint: number): Color;
}

/** The plates that a scene needs: the process inks it uses, black always, and its spot inks. */
function platesOf(scene: Scene): Plate[] {
  const used = new Set<string>(['k']);
  const spots = new Map<string, Spot>();
  const note = (color: Color | undefined) => {
    if (color?.kind === 'spot') spots.set(color.name, color);
    else if (color) for (const ink of ['c', 'm', 'y'] as const) if (color[ink] > 0) used.add(ink);
  };
  for (const item of scene.items) {
    if (item.kind === 'path') {
      note(item.fill);
      note(item.stroke?.color);
    } else if ('color' in item) note(item.color);
    // A picture may use every process ink.
    else for (const ink of 'cmy') used.add(ink);
  }
  const none = { kind: 'cmyk', c: 0, m: 0, y: 0, k: 0 } as const;
  return [
    ...(['c', 'm', 'y', 'k'] as const)
      .filter((ink) => used.has(ink))
      .map((ink) => ({ name: ink.toUpperCase(), ink: (tint: number) => ({ ...none, [ink]: tint }) })),
    ...[...spots.values()].map((spot) => ({ name: spot.name, ink: (tint: number) => ({ ...spot, tint }) })),
  ];
}
