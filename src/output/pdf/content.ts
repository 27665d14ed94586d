import type { Color, PathItem, RectItem, Scene, TextItem } from '../../scene/types.ts';
import { type FontUse, hex4, utf16Hex } from './fonts.ts';

/**
 * The content stream of a page: what the scene says, in paint order, and nothing else. Its first operator turns
 * the page so that the stream speaks the scene's own coordinates: origin at the top left of the trim, y
 * downwards, in pt with three decimals. Throws when an item is not as a scene must be.
 */
export function pageContent(scene: Scene, fontOf: (id: string) => FontUse): string {
  const { page, items } = scene;
  const state: PenState = { out: [], fill: '', stroke: '', font: '', scale: 1000 };
  state.out.push(`1 0 0 -1 ${pt(page.bleed)} ${pt(page.height + page.bleed)} cm`);
  for (let i = 0; i < items.length; ) {
    const item = items[i]!;
    if (item.kind === 'text') {
      i = textLine(state, items, i, fontOf);
    } else {
      if (item.kind === 'rect') rect(state, item);
      else path(state, item);
      i++;
    }
  }
  return `${state.out.join('\n')}\n`;
}

/** What the graphics state holds at this point of the stream, so that nothing is set twice. */
interface PenState {
  readonly out: string[];
  fill: string;
  stroke: string;
  font: string;
  scale: number;
}

/** All runs of one line between one BT and ET; returns the index of the next item. */
function textLine(
  state: PenState,
  items: Scene['items'],
  from: number,
  fontOf: (id: string) => FontUse,
): number {
  const first = items[from] as TextItem;
  state.out.push('BT');
  let i = from;
  for (; i < items.length; i++) {
    const item = items[i]!;
    if (item.kind !== 'text' || item.line !== first.line) break;
    if (item.glyphs.length > 0) textRun(state, item, fontOf(item.font));
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
  state.out.push(`1 0 0 -1 ${pt(item.x[0]!)} ${pt(item.y)} Tm`);
  showGlyphs(state.out, item, font, scale);
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
  const operands = inks(color);
  if (state.fill === operands) return;
  state.fill = operands;
  state.out.push(`${operands} k`);
}

function setStroke(state: PenState, color: Color): void {
  const operands = inks(color);
  if (state.stroke === operands) return;
  state.stroke = operands;
  state.out.push(`${operands} K`);
}

/** The only way a colour gets into the stream: four inks, DeviceCMYK. There is no operator for RGB here. */
function inks(color: Color): string {
  if (color.kind !== 'cmyk') throw new Error('a scene has no colours but CMYK');
  return [color.c, color.m, color.y, color.k]
    .map((percent) => {
      if (!(percent >= 0 && percent <= 100)) throw new Error(`ink of ${percent} %`);
      return String(Math.round(percent * 100) / 10_000);
    })
    .join(' ');
}

/** 1/1000 pt as pt. */
function pt(thousandths: number): string {
  if (!Number.isSafeInteger(thousandths))
    throw new Error(`${thousandths} is not a whole number of 1/1000 pt`);
  return String(thousandths / 1000);
}
