import type { Bounds } from './face.ts';
import { noInk, type Outlines } from './outlines.ts';

/** A point of an outline after variation, in font units. */
interface Point {
  x: number;
  y: number;
  onCurve: boolean;
  endContour: boolean;
}

interface Component {
  readonly glyphID: number;
  readonly dx: number;
  readonly dy: number;
  readonly scaleX: number;
  readonly scaleY: number;
  readonly scale01: number;
  readonly scale10: number;
}

interface RawGlyph {
  _metrics: { advanceWidth: number; advanceHeight: number; leftBearing: number; topBearing: number } | null;
  _decode(): { points?: Point[]; components?: Component[]; phantomPoints?: Point[] } | null;
}

/** The inside of a fontkit variation (fontkit 2.0.4; the version is pinned). */
export interface VariedFont {
  readonly maxp: { numGlyphs: number; [limit: string]: number };
  readonly loca: { version: number };
  readonly hmtx: {
    readonly metrics: { readonly length: number; get(i: number): { advance: number; bearing: number } };
    readonly bearings: { get(i: number): number };
  };
  readonly HVAR?: object;
  readonly _variationProcessor: {
    transformPoints(glyph: number, points: Point[]): void;
    getAdvanceAdjustment(glyph: number, table: object): number;
  };
  getGlyph(glyph: number): RawGlyph;
  createSubset(): VariedSubset;
}

interface VariedSubset {
  glyf: Uint8Array[];
  loca: { offsets: number[] };
  hmtx: { metrics: { advance: number; bearing: number }[] };
  offset: number;
  _addGlyph(glyph: number): number;
}

interface VariedGlyph {
  readonly points: readonly Point[];
  readonly advance: number;
  readonly bounds: Bounds;
}

/** How far composite glyphs may nest, and how many parts one may come to: a damaged font may name itself. */
const limits = { depth: 8, parts: 500 } as const;

const blank: VariedGlyph = { points: [], advance: 0, bounds: noInk };

/**
 * Glyphs of a variable font at one place of its design space, made static one by one as they are asked for.
 * fontkit applies the deltas; the rest is done here, because its own writer leaves components of composite glyphs
 * where they were, loses the varied width of blanks and adds a component's width twice.
 */
export function variedOutlines(font: VariedFont): Outlines & { glyph(id: number): VariedGlyph } {
  const cache = new Map<number, VariedGlyph>();
  const glyph = (id: number): VariedGlyph => {
    let found = cache.get(id);
    if (!found) {
      try {
        found = vary(font, id);
      } catch {
        found = blank;
      }
      cache.set(id, found);
    }
    return found;
  };
  return { glyph, advance: (id) => glyph(id).advance, bounds: (id) => glyph(id).bounds };
}

/** Makes `createSubset` of a fontkit variation write the glyphs of `variedOutlines`. */
export function embedVaried(font: VariedFont, glyph: (id: number) => VariedGlyph): void {
  const { maxp } = font;
  maxp.maxPoints = Math.max(maxp.maxPoints ?? 0, maxp.maxComponentPoints ?? 0);
  maxp.maxContours = Math.max(maxp.maxContours ?? 0, maxp.maxComponentContours ?? 0);
  // Plainly written outlines can be too long for the short form of loca.
  font.loca.version = 1;
  const original = font.createSubset.bind(font);
  font.createSubset = () => {
    const subset = original();
    subset._addGlyph = (id) => {
      const { points, advance, bounds } = glyph(id);
      const bytes = encodeGlyph(points, bounds);
      subset.glyf.push(bytes);
      subset.loca.offsets.push(subset.offset);
      subset.hmtx.metrics.push({ advance, bearing: bounds.xMin });
      subset.offset += bytes.length;
      return subset.glyf.length - 1;
    };
    return subset;
  };
}

function vary(font: VariedFont, id: number): VariedGlyph {
  if (id < 0 || id >= font.maxp.numGlyphs) return blank;
  const { points, origin, advance } = variedPoints(font, id, 0, { parts: 0 });
  for (const point of points) {
    point.x = Math.round(point.x - origin);
    point.y = Math.round(point.y);
  }
  const bounds = boundsOf(points);
  const width = Math.round(advance);
  // What fontkit itself says of this glyph from now on.
  font.getGlyph(id)._metrics = {
    advanceWidth: width,
    advanceHeight: 0,
    leftBearing: bounds.xMin,
    topBearing: 0,
  };
  return { points, advance: width, bounds };
}

/** Points of a glyph with its components resolved; `origin` is where its left side has moved to. */
function variedPoints(font: VariedFont, id: number, depth: number, budget: { parts: number }) {
  const raw = font.getGlyph(id);
  const { metrics, bearings } = font.hmtx;
  const last = metrics.length - 1;
  const { advance: plain } = metrics.get(Math.min(id, last));
  const bearing = id <= last ? metrics.get(id).bearing : (bearings.get(id - metrics.length) ?? 0);
  // The widths of hmtx: fontkit would add the deltas of HVAR to those that gvar has for the same thing.
  raw._metrics = { advanceWidth: plain, advanceHeight: 0, leftBearing: bearing, topBearing: 0 };
  const decoded = raw._decode();
  const phantoms = decoded?.phantomPoints ?? blankPhantoms(font, id, plain);
  const points = decoded?.points?.map((point) => ({ ...point })) ?? [];
  if (decoded?.components && depth < limits.depth) {
    for (const part of decoded.components) {
      if (++budget.parts > limits.parts) break;
      for (const p of variedPoints(font, part.glyphID, depth + 1, budget).points) {
        const x = p.x * part.scaleX + p.y * part.scale01 + part.dx;
        const y = p.y * part.scaleY + p.x * part.scale10 + part.dy;
        points.push({ x, y, onCurve: p.onCurve, endContour: p.endContour });
      }
    }
  }
  const origin = phantoms[0]?.x ?? 0;
  return { points, origin, advance: (phantoms[1]?.x ?? plain) - origin };
}

/** The phantom points of a glyph without outline, whose width varies all the same. */
function blankPhantoms(font: VariedFont, id: number, advance: number): Point[] {
  const { HVAR: widths, _variationProcessor: processor } = font;
  if (widths) return [phantom(0), phantom(advance + processor.getAdvanceAdjustment(id, widths))];
  const phantoms = [0, advance, 0, 0].map(phantom);
  processor.transformPoints(id, phantoms);
  return phantoms;
}

/** fontkit copies the points that it varies by their own method. */
function phantom(x: number): Point & { copy(): Point } {
  return { x, y: 0, onCurve: false, endContour: true, copy: () => phantom(x) };
}

/** The box of the points, which is the ink where the extremes of curves are points, as TrueType asks for. */
function boundsOf(points: readonly Point[]): Bounds {
  if (points.length === 0) return noInk;
  let [xMin, yMin, xMax, yMax] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    xMin = Math.min(xMin, x);
    yMin = Math.min(yMin, y);
    xMax = Math.max(xMax, x);
    yMax = Math.max(yMax, y);
  }
  return { xMin, yMin, xMax, yMax };
}

/** One simple glyph of the glyf table: a flag and two 16-bit steps a point; deflate does the packing. */
function encodeGlyph(points: readonly Point[], bounds: Bounds): Uint8Array {
  if (points.length === 0) return new Uint8Array(0);
  const ends = points.flatMap((point, i) => (point.endContour ? [i] : []));
  const length = 10 + 2 * ends.length + 2 + 5 * points.length;
  const bytes = new Uint8Array(Math.ceil(length / 4) * 4);
  const view = new DataView(bytes.buffer);
  const head = [ends.length, bounds.xMin, bounds.yMin, bounds.xMax, bounds.yMax];
  for (const [i, value] of head.entries()) view.setInt16(2 * i, value);
  for (const [i, end] of ends.entries()) view.setUint16(10 + 2 * i, end);
  let at = 12 + 2 * ends.length;
  // Bit 6 of the first flag: parts of a variable font's outline may overlap.
  for (const [i, point] of points.entries())
    view.setUint8(at++, (point.onCurve ? 1 : 0) | (i === 0 ? 64 : 0));
  for (const key of ['x', 'y'] as const) {
    let before = 0;
    for (const point of points) {
      view.setInt16(at, point[key] - before);
      before = point[key];
      at += 2;
    }
  }
  return bytes;
}
