import type {
  Color,
  ImageItem,
  PathItem,
  RectItem,
  Scene,
  SceneItem,
  Spot,
  TextItem,
} from '../../scene/types.ts';
import { type FontUse, hex4, utf16Hex } from './fonts.ts';
import type { PageBoxes } from './page-boxes.ts';
import type { MarkedItems } from './tags.ts';

/** How a page is painted beyond what its scene says. */
export interface ContentOptions {
  /** Absent = the media is the trim and the scene's bleed. */
  readonly boxes?: PageBoxes;
  /** Marked-content sequences of the items; absent = an untagged stream. */
  readonly tags?: readonly MarkedItems[];
  /** Whether each item overprints; absent = nothing is said about it. */
  readonly overprint?: readonly boolean[];
  /** Resource name of an ink's colour space; a page with spot inks needs it. */
  readonly spaceOf?: (ink: Spot) => string;
  /** Resource name of a picture's pixels; a page with pictures needs it. */
  readonly imageOf?: (item: ImageItem) => string;
  /** Painted outside the bleed, into which the page's own items then cannot run. */
  readonly marks?: readonly SceneItem[];
}

/** Resource names of the two graphics states: black that overprints what lies under it, and all the rest. */
export const OVERPRINT_STATE = 'GSo';
export const KNOCKOUT_STATE = 'GSk';

/**
 * The content stream of a page: what the scene says, in paint order, and nothing else. Its first operator turns
 * the page so that the stream speaks the scene's own coordinates: origin at the top left of the trim, y
 * downwards, in pt with three decimals. Throws when an item is not as a scene must be.
 */
export function pageContent(
  scene: Scene,
  fontOf: (id: string) => FontUse,
  options: ContentOptions = {},
): string {
  const { page } = scene;
  const margin = options.boxes?.margin ?? page.bleed;
  const out = [`1 0 0 -1 ${pt(margin)} ${pt(page.height + margin)} cm`];
  const marks = options.marks ?? [];
  if (marks.length === 0) {
    paint(newState(out, options), scene.items, fontOf, options);
    return `${out.join('\n')}\n`;
  }
  const bleed = options.boxes?.bleedWidth ?? page.bleed;
  const size = `${pt(page.width + 2 * bleed)} ${pt(page.height + 2 * bleed)}`;
  out.push('q', `${pt(-bleed)} ${pt(-bleed)} ${size} re W n`);
  paint(newState(out, options), scene.items, fontOf, options);
  out.push('Q');
  const whole = { from: 0, until: marks.length, operator: '/Artifact <</Type /Page>> BDC' };
  const { overprint: _, ...rest } = options;
  paint(newState(out, options), marks, fontOf, { ...rest, ...(options.tags ? { tags: [whole] } : {}) });
  return `${out.join('\n')}\n`;
}

/** What the graphics state holds at this point of the stream, so that nothing is set twice. */
interface PenState {
  readonly out: string[];
  readonly spaceOf: ((ink: Spot) => string) | undefined;
  readonly imageOf: ((item: ImageItem) => string) | undefined;
  fill: string;
  stroke: string;
  font: string;
  scale: number;
  overprint: boolean;
}

function newState(out: string[], { spaceOf, imageOf }: ContentOptions): PenState {
  return { out, spaceOf, imageOf, fill: '', stroke: '', font: '', scale: 1000, overprint: false };
}

function paint(
  state: PenState,
  items: readonly SceneItem[],
  fontOf: (id: string) => FontUse,
  { tags = [], overprint }: ContentOptions,
): void {
  let sequence = 0;
  for (let i = 0; i < items.length; ) {
    const item = items[i]!;
    if (tags[sequence]?.from === i) state.out.push(tags[sequence]!.operator);
    if (item.kind === 'text') {
      i = textLine(state, items, i, fontOf, overprint);
    } else {
      setOverprint(state, overprint?.[i]);
      if (item.kind === 'rect') rect(state, item);
      else if (item.kind === 'image') image(state, item);
      else path(state, item);
      i++;
    }
    const open = tags[sequence];
    if (open && i > open.until) throw new Error(`line of “${open.operator}” has type of two tags`);
    if (open?.until === i) {
      state.out.push('EMC');
      sequence++;
    }
  }
}

/** All runs of one line between one BT and ET; returns the index of the next item. */
function textLine(
  state: PenState,
  items: Scene['items'],
  from: number,
  fontOf: (id: string) => FontUse,
  overprint: readonly boolean[] | undefined,
): number {
  const first = items[from] as TextItem;
  state.out.push('BT');
  let i = from;
  for (; i < items.length; i++) {
    const item = items[i]!;
    if (item.kind !== 'text' || item.line !== first.line) break;
    if (item.glyphs.length === 0) continue;
    setOverprint(state, overprint?.[i]);
    textRun(state, item, fontOf(item.font));
  }
  state.out.push('ET');
  return i;
}

function textRun(state: PenState, item: TextItem, font: FontUse): void {
  if (item.x.length !== item.glyphs.length || item.clusters.length !== item.glyphs.length) {
    throw new Error(`text item “${item.text}”: glyphs, x and clusters differ in length`);
  }
  setFill(state, item.color);
  const chosen = `/${font.name} ${pt(item.size)} Tf`;
  if (state.font !== chosen) {
    state.font = chosen;
    state.out.push(chosen);
  }
  const scale = item.scaleX ?? 1000;
  if (state.scale !== scale) {
    state.scale = scale;
    state.out.push(`${scale / 10} Tz`);
  }
  if (item.vertical === 'upright') {
    showUpright(state.out, item, font);
    return;
  }
  const [x, y] = [pt(item.x[0]!), pt(item.y)];
  state.out.push(item.vertical ? `0 1 1 0 ${y} ${x} Tm` : `1 0 0 -1 ${x} ${y} Tm`);
  showGlyphs(state.out, item, font, scale);
}

/** Glyphs one below the other: each is placed by itself, since a horizontal font can only advance to the right. */
function showUpright(out: string[], { glyphs, x, y, clusters, text }: TextItem, font: FontUse): void {
  glyphs.forEach((glyph, i) => {
    out.push(i === 0 ? `1 0 0 -1 ${pt(y)} ${pt(x[0]!)} Tm` : `0 ${pt(x[i - 1]! - x[i]!)} Td`);
    const from = i === 0 ? 0 : clusters[i]!;
    const code = font.code(glyph, text.slice(from, clusters[i + 1] ?? text.length));
    out.push(`<${hex4(code)}>Tj`);
  });
}

/**
 * One TJ array with an adjustment wherever the next origin is not the glyph's own width away. Adjustments are
 * rounded, but measured from where the pen really is, so the error of every origin stays below half a unit.
 */
function showGlyphs(out: string[], item: TextItem, font: FontUse, scale: number): void {
  const { glyphs, x, clusters, text } = item;
  const steps = stepsPerUnit((item.size * scale) / 1000);
  const toSteps = (1_000_000 * steps) / (item.size * scale);
  let pen = 0;
  let array = '[';
  let hex = '';
  const flush = () => {
    if (hex !== '') array += `<${hex}>`;
    hex = '';
  };
  for (let i = 0; i < glyphs.length; ) {
    const from = i === 0 ? 0 : clusters[i]!;
    let next = i + 1;
    while (next < glyphs.length && clusters[next] === clusters[i]) next++;
    const until = next < glyphs.length ? clusters[next]! : text.length;
    if (until < from) throw new Error(`text item “${text}”: clusters run backwards`);
    const characters = text.slice(from, until);
    // Several glyphs for one piece of text: only ActualText says that they are read as one.
    const span = next - i > 1;
    if (span) {
      flush();
      if (array !== '[') out.push(`${array}]TJ`);
      array = '[';
      out.push(`/Span <</ActualText <feff${utf16Hex(characters)}>>> BDC`);
    }
    for (let g = i; g < next; g++) {
      const away = Math.round((x[g]! - x[0]!) * toSteps) - pen;
      if (away !== 0) {
        flush();
        array += String(-away / steps);
        pen += away;
      }
      const code = font.code(glyphs[g]!, g === i ? characters : '');
      hex += hex4(code);
      pen += font.widthOf(code) * steps;
    }
    if (span) {
      flush();
      out.push(`${array}]TJ`, 'EMC');
      array = '[';
    }
    i = next;
  }
  flush();
  if (array !== '[') out.push(`${array}]TJ`);
}

/** Rounding units in a thousandth of the em: half a unit stays below 0.006 pt at this size (1/1000 pt). */
function stepsPerUnit(size: number): number {
  if (size <= 12_000) return 1;
  return size <= 120_000 ? 10 : 100;
}

function rect(state: PenState, { box, color }: RectItem): void {
  setFill(state, color);
  state.out.push(`${pt(box.x)} ${pt(box.y)} ${pt(box.width)} ${pt(box.height)} re f`);
}

/** The unit square of the pixels, top row first, laid on the box of a page whose y runs downwards. */
function image(state: PenState, item: ImageItem): void {
  if (!state.imageOf) throw new Error(`picture ${item.file} has no pixels`);
  const { x, y, width, height } = item.box;
  state.out.push(
    `q ${pt(width)} 0 0 ${pt(-height)} ${pt(x)} ${pt(y + height)} cm /${state.imageOf(item)} Do Q`,
  );
}

const PATH_OPERATORS = { M: 'm', L: 'l', C: 'c', Z: 'h' } as const;
const PATH_NUMBERS = { M: 2, L: 2, C: 6, Z: 0 } as const;

function path(state: PenState, item: PathItem): void {
  if (!item.fill && !item.stroke) return;
  if (item.fill) setFill(state, item.fill);
  if (item.stroke) {
    setStroke(state, item.stroke.color);
    state.out.push(`${pt(item.stroke.width)} w`);
  }
  const { commands } = item;
  const parts: string[] = [];
  for (let i = 0; i < commands.length; ) {
    const command = commands[i]!;
    if (typeof command === 'number')
      throw new Error(`path of ${item.frame}: a number where a command belongs`);
    const numbers = commands.slice(i + 1, i + 1 + PATH_NUMBERS[command]);
    for (const n of numbers) {
      if (typeof n !== 'number') throw new Error(`path of ${item.frame}: ${command} needs more numbers`);
      parts.push(pt(n));
    }
    if (numbers.length < PATH_NUMBERS[command])
      throw new Error(`path of ${item.frame}: ${command} is cut short`);
    parts.push(PATH_OPERATORS[command]);
    i += 1 + numbers.length;
  }
  state.out.push(`${parts.join(' ')} ${item.fill ? (item.stroke ? 'B' : 'f') : 'S'}`);
}

function setFill(state: PenState, color: Color): void {
  const operands = color.kind === 'spot' ? spot(state, color, 'cs', 'scn') : `${inks(color)} k`;
  if (state.fill === operands) return;
  state.fill = operands;
  state.out.push(operands);
}

function setStroke(state: PenState, color: Color): void {
  const operands = color.kind === 'spot' ? spot(state, color, 'CS', 'SCN') : `${inks(color)} K`;
  if (state.stroke === operands) return;
  state.stroke = operands;
  state.out.push(operands);
}

function setOverprint(state: PenState, overprint: boolean | undefined): void {
  if (overprint === undefined || state.overprint === overprint) return;
  state.overprint = overprint;
  state.out.push(`/${overprint ? OVERPRINT_STATE : KNOCKOUT_STATE} gs`);
}

/** A tint of one ink, in the colour space that the page's resources have for it. */
function spot(state: PenState, color: Spot, space: string, set: string): string {
  if (!state.spaceOf) throw new Error(`no colour space for the ink ${color.name}`);
  return `/${state.spaceOf(color)} ${space} ${part(color.tint)} ${set}`;
}

/** Four inks, DeviceCMYK. There is no operator for RGB or grey here. */
function inks(color: Color): string {
  if (color.kind !== 'cmyk') throw new Error('a scene has no colours but CMYK and spot inks');
  return [color.c, color.m, color.y, color.k].map(part).join(' ');
}

/** Per cent as a part of one. */
function part(percent: number): string {
  if (!(percent >= 0 && percent <= 100)) throw new Error(`ink of ${percent} %`);
  return String(Math.round(percent * 100) / 10_000);
}

/** 1/1000 pt as pt. */
function pt(thousandths: number): string {
  if (!Number.isSafeInteger(thousandths))
    throw new Error(`${thousandths} is not a whole number of 1/1000 pt`);
  return String(thousandths / 1000);
}
