import { type PathCommands, parsePath } from './svg-path.ts';
import { type Matrix, matrixOf, scaleOf, transformed, UNIT } from './svg-transform.ts';
import { readTags, type XmlTag } from './xml.ts';

/** A colour of a drawing: of the page's palette by its name, or in per cent of ink. */
export type DrawingColor = string | readonly [c: number, m: number, y: number, k: number];

/** One shape, in units of the drawing's view box. */
export interface DrawingShape {
  readonly commands: PathCommands;
  readonly fill?: DrawingColor;
  readonly stroke?: { readonly color: DrawingColor; readonly width: number };
}

/** A drawing that the page paints as shapes. */
export interface Drawing {
  readonly viewBox: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly shapes: readonly DrawingShape[];
}

/** What in an SVG file is not taken, as it is written there. */
export interface SvgFault {
  readonly refused: string;
}

const MAX_SHAPES = 5_000;
const MAX_DEPTH = 50;
/** Their words do not show. */
const SILENT = ['title', 'desc', 'metadata'];
const SHAPES = ['path', 'rect', 'circle', 'ellipse', 'polygon', 'polyline', 'line'];
/** Properties that are handed down from a group. */
const PAINT = ['fill', 'stroke', 'stroke-width'];
/** Properties that change nothing at these values. */
const HARMLESS: Readonly<Record<string, RegExp>> = {
  opacity: /^1(\.0+)?$/,
  'fill-opacity': /^1(\.0+)?$/,
  'stroke-opacity': /^1(\.0+)?$/,
  'fill-rule': /^nonzero$/,
  'clip-rule': /./,
  'stroke-linecap': /^butt$/,
  'stroke-linejoin': /^miter$/,
  'stroke-miterlimit': /^(4|10)$/,
  'stroke-dasharray': /^none$/,
  display: /^inline$/,
  visibility: /^visible$/,
};
/** Attributes that have no look. */
const PLAIN =
  /^(xmlns|id|class|version|width|height|viewBox|preserveAspectRatio|xml:.*|[\w-]+:[\w.-]+|data-.*)$/;
const GEOMETRY = /^(d|x|y|x1|y1|x2|y2|rx|ry|r|cx|cy|points|pathLength)$/;

/**
 * Reads a small, safe part of SVG: path, rect, circle, ellipse, polygon, polyline and line in groups with
 * transforms, filled and stroked. Whatever else would show (type, pictures, gradients, transparency, scripts, references)
 * is refused by its name: nothing of an advertisement is dropped in silence.
 */
export function readSvg(text: string): Drawing | SvgFault {
  const tags = readTags(text);
  if ('error' in tags) return { refused: tags.error };
  const [root, ...rest] = tags;
  if (root?.name !== 'svg' || root.kind !== 'open') return { refused: root ? `<${root.name}>` : '""' };
  const viewBox = viewBoxOf(root);
  if (!viewBox) return { refused: 'viewBox' };
  const shapes: DrawingShape[] = [];
  const stack: Level[] = [];
  const base = enter(root, { name: '', matrix: UNIT, paint: new Map() });
  if ('refused' in base) return base;
  stack.push(base);
  let silent = '';
  for (const tag of rest) {
    const level = stack.at(-1);
    if (!level) return { refused: `<${tag.name}>` };
    if (silent) {
      if (tag.kind === 'close' && tag.name === silent) silent = '';
      continue;
    }
    if (tag.kind === 'close') {
      if (tag.name === level.name) stack.pop();
      else if (!SHAPES.includes(tag.name)) return { refused: `</${tag.name}>` };
      continue;
    }
    if (SILENT.includes(tag.name)) {
      if (tag.kind === 'open') silent = tag.name;
      continue;
    }
    const inner = enter(tag, level);
    if ('refused' in inner) return inner;
    if (tag.name === 'g' || (tag.name === 'defs' && tag.kind === 'empty')) {
      if (stack.length > MAX_DEPTH) return { refused: '<g>' };
      if (tag.kind === 'open') stack.push(inner);
      continue;
    }
    if (!SHAPES.includes(tag.name)) return { refused: `<${tag.name}>` };
    const shape = shapeOf(tag, inner);
    if ('refused' in shape) return shape;
    if (shapes.length >= MAX_SHAPES) return { refused: `> ${MAX_SHAPES} <${tag.name}>` };
    if (shape.fill || shape.stroke) shapes.push(shape);
  }
  return stack.length > 0 ? { refused: '<svg>' } : { viewBox, shapes };
}

/** What holds inside an element. */
interface Level {
  readonly name: string;
  readonly matrix: Matrix;
  readonly paint: ReadonlyMap<string, string>;
}

function enter(tag: XmlTag, outer: Level): Level | SvgFault {
  const paint = new Map(outer.paint);
  let matrix = outer.matrix;
  const properties = [...tag.attributes].flatMap(([name, value]): [string, string][] =>
    name === 'style' ? styleOf(value) : [[name, value.trim()]],
  );
  for (const [name, value] of properties) {
    if (name === 'transform') {
      const own = matrixOf(value, outer.matrix);
      if (!own) return { refused: `transform="${value.slice(0, 40)}"` };
      matrix = own;
    } else if (PAINT.includes(name)) paint.set(name, value);
    else if (!PLAIN.test(name) && !GEOMETRY.test(name) && !HARMLESS[name]?.test(value)) {
      return { refused: `${name}="${value.slice(0, 40)}"` };
    } else if (name === 'href' || name === 'xlink:href') return { refused: name };
  }
  return { name: tag.name, matrix, paint };
}

function styleOf(text: string): [string, string][] {
  return text
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part): [string, string] => {
      const colon = part.indexOf(':');
      return [part.slice(0, colon).trim(), part.slice(colon + 1).trim()];
    })
    .filter(([name]) => !name.startsWith('-inkscape-'));
}

function viewBoxOf(root: XmlTag): Drawing['viewBox'] | undefined {
  const written = root.attributes.get('viewBox');
  const length = (name: string) => /^(\d+(?:\.\d+)?)(?:px)?$/.exec(root.attributes.get(name) ?? '')?.[1];
  const parts = written
    ? written
        .trim()
        .split(/[\s,]+/)
        .map(Number)
    : [0, 0, Number(length('width')), Number(length('height'))];
  const [x, y, width, height] = parts as [number, number, number, number];
  if (parts.length !== 4 || !parts.every((n) => Math.abs(n) < 1e6) || width <= 0 || height <= 0)
    return undefined;
  return { x, y, width, height };
}

function shapeOf(tag: XmlTag, { matrix, paint }: Level): DrawingShape | SvgFault {
  const data = pathData(tag);
  if (data === undefined) return { refused: `<${tag.name}>` };
  const parsed = parsePath(data);
  if ('error' in parsed) return { refused: `<${tag.name}> ${parsed.error}` };
  const fill = colorOf(paint.get('fill') ?? 'black');
  const stroke = colorOf(paint.get('stroke') ?? 'none');
  if (fill === undefined) return { refused: `fill="${paint.get('fill')}"` };
  if (stroke === undefined) return { refused: `stroke="${paint.get('stroke')}"` };
  const width = Number((paint.get('stroke-width') ?? '1').replace(/px$/, ''));
  if (!(width >= 0 && width < 1e6)) return { refused: `stroke-width="${paint.get('stroke-width')}"` };
  return {
    commands: transformed(parsed.commands, matrix),
    ...(fill && tag.name !== 'line' ? { fill } : {}),
    ...(stroke && width > 0 ? { stroke: { color: stroke, width: width * scaleOf(matrix) } } : {}),
  };
}

/** Handles of a cubic that is a quarter of a circle of radius 1. */
const ARC = 0.5522847498;

/** Path data of any of the shapes; undefined when a number is missing. Rounded corners are not taken. */
function pathData(tag: XmlTag): string | undefined {
  const number = (name: string, instead?: number) => {
    const value = tag.attributes.get(name);
    return value === undefined ? (instead ?? Number.NaN) : Number(value.replace(/px$/, ''));
  };
  const whole = (numbers: readonly number[], data: string) =>
    numbers.every((n) => Number.isFinite(n)) ? data : undefined;
  switch (tag.name) {
    case 'path':
      return tag.attributes.get('d');
    case 'rect': {
      const [x, y, w, h] = [number('x', 0), number('y', 0), number('width'), number('height')];
      if (number('rx', 0) !== 0 || number('ry', 0) !== 0) return undefined;
      return whole([x, y, w, h], `M${x} ${y} h${w} v${h} h${-w} Z`);
    }
    case 'line': {
      const [x1, y1, x2, y2] = [number('x1', 0), number('y1', 0), number('x2', 0), number('y2', 0)];
      return whole([x1, y1, x2, y2], `M${x1} ${y1} L${x2} ${y2}`);
    }
    case 'circle':
    case 'ellipse': {
      const r = number('r');
      const [rx, ry] = tag.name === 'circle' ? [r, r] : [number('rx'), number('ry')];
      return whole(
        [rx, ry, number('cx', 0), number('cy', 0)],
        oval(number('cx', 0), number('cy', 0), rx, ry),
      );
    }
    default: {
      const points = tag.attributes.get('points')?.trim();
      return points && /^[\d\s.,+\-eE]+$/.test(points)
        ? `M${points}${tag.name === 'polygon' ? ' Z' : ''}`
        : undefined;
    }
  }
}

function oval(cx: number, cy: number, rx: number, ry: number): string {
  const [hx, hy] = [rx * ARC, ry * ARC];
  return [
    `M${cx + rx} ${cy}`,
    `C${cx + rx} ${cy + hy} ${cx + hx} ${cy + ry} ${cx} ${cy + ry}`,
    `C${cx - hx} ${cy + ry} ${cx - rx} ${cy + hy} ${cx - rx} ${cy}`,
    `C${cx - rx} ${cy - hy} ${cx - hx} ${cy - ry} ${cx} ${cy - ry}`,
    `C${cx + hx} ${cy - ry} ${cx + rx} ${cy - hy} ${cx + rx} ${cy} Z`,
  ].join(' ');
}

/**
 * A colour that has inks: greys of RGB become black alone, `device-cmyk(0% 100% 100% 0%)` is taken as it is, other
 * words are names of the page's palette. RGB colours have no inks: undefined. Null paints nothing.
 */
function colorOf(written: string): DrawingColor | null | undefined {
  if (written === 'none' || written === 'transparent') return null;
  if (written === 'white') return [0, 0, 0, 0];
  if (written === 'black') return [0, 0, 0, 100];
  const hex = /^#(?:([\da-f]{2})([\da-f]{2})([\da-f]{2})|([\da-f])([\da-f])([\da-f]))$/i.exec(written);
  if (hex) {
    const [r, g, b] = hex.slice(1).filter((part) => part !== undefined);
    if (r!.toLowerCase() !== g!.toLowerCase() || g!.toLowerCase() !== b!.toLowerCase()) return undefined;
    const level = Number.parseInt(r!.length === 1 ? `${r}${r}` : r!, 16);
    return [0, 0, 0, Math.round(100 - (level / 255) * 100)];
  }
  const inks = /^device-cmyk\(([^)]*)\)$/.exec(written)?.[1];
  if (inks !== undefined) {
    const parts = inks.trim().split(/[\s,]+/);
    const values = parts.map((part) => (part.endsWith('%') ? Number(part.slice(0, -1)) : Number(part) * 100));
    if (values.length !== 4 || !values.every((n) => n >= 0 && n <= 100)) return undefined;
    return values as unknown as [number, number, number, number];
  }
  return /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(written) ? written : undefined;
}
