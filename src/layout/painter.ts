import type { Place, Problem } from '../problems/problem.ts';
import { problem } from '../problems/problem.ts';
import type {
  Color,
  ImageItem,
  LineGroup,
  LineKind,
  PathItem,
  RectItem,
  Role,
  Scene,
  SceneDrawing,
  SceneFont,
  SceneItem,
  SceneLine,
  SceneQuery,
  TextItem,
} from '../scene/types.ts';
import { placeAt } from '../source.ts';
import type { Edge, Length, PageModel } from '../spec/model.ts';
import { breakLines } from '../text/break-lines.ts';
import { setLine } from '../text/justify.ts';
import type { GlyphRun, Line, SetLine } from '../text/types.ts';
import { toMpt } from '../units.ts';
import { type Copy, furnitureText, makeCopy } from './copy.ts';
import { emphasisDots } from './emphasis.ts';
import type { Rect } from './grid.ts';
import { nameFrames } from './name-frames.ts';
import type { Style } from './style.ts';

/** Everything about a line that the glyphs do not say. Lengths in pt. */
export interface LineAt {
  readonly frame: string;
  readonly kind: LineKind;
  readonly role: Role;
  readonly story?: string;
  /** Paragraph of the story, for the reading order; absent for furniture. */
  readonly paragraph?: number;
  readonly leg?: number;
  readonly row?: number;
  readonly x: number;
  readonly baseline: number;
  /** Of a vertical line: where its axis stands on the page; `x` is then the head of its measure, counted down. */
  readonly axis?: number;
  readonly align?: 'justify' | 'left' | 'center' | 'right';
  readonly group?: LineGroup;
}

/** Collects what a page shows, in layers, and turns pt into the scene's 1/1000 pt. */
export interface Painter {
  readonly problems: Problem[];
  color(name: string): Color;
  /** Whether the palette has a colour of that name. */
  hasColor(name: string): boolean;
  rect(frame: string, box: Rect, color: string, ground?: boolean, role?: Role): void;
  path(item: PathItem): void;
  /** A chart or QR code: its words in the scene, and its shapes, which are read with it. */
  drawing(drawing: SceneDrawing, shapes: readonly (RectItem | PathItem)[]): void;
  /** Pictures lie under all type, in the order of the frames. */
  image(item: ImageItem): void;
  /** Puts one broken line of a copy in place; `line.measure` is its measure. */
  line(copy: Copy, line: Line, at: LineAt): void;
  /** Draws the edges of a box inside it. */
  border(frame: string, box: Rect, edges: Partial<Record<'top' | 'right' | 'bottom' | 'left', Edge>>): void;
  finish(
    rest: Omit<Scene, 'format' | 'lines' | 'items' | 'reading' | 'queries' | 'fonts' | 'drawings'>,
  ): Scene;
}

/** A box in the scene's integers. */
export function mptBox({ x, y, width, height }: Rect): Rect {
  return { x: toMpt(x), y: toMpt(y), width: toMpt(width), height: toMpt(height) };
}

/** @param pt turns a length of the spec into pt. @param order ids of the stories as the page lists them. */
export function painter(model: PageModel, order: readonly string[], pt: (length: Length) => number): Painter {
  const problems: Problem[] = [];
  const grounds: SceneItem[] = [];
  const furniture: SceneItem[] = [];
  const derived: SceneItem[] = [];
  const story: { readonly key: readonly [number, number]; readonly item: TextItem }[] = [];
  const lines: SceneLine[] = [];
  const queries: SceneQuery[] = [];
  const fonts = new Map<string, SceneFont>();
  const drawings: SceneDrawing[] = [];

  const color = (name: string): Color => {
    const cmyk = model.palette[name];
    if (!cmyk) throw new Error(`colour ${name} was not checked`);
    const [c, m, y, k] = cmyk;
    return { kind: 'cmyk', c, m, y, k, name };
  };
  const layerOf = (role: Role, ground: boolean | undefined) =>
    ground ? grounds : role === 'derived' ? derived : furniture;

  const self: Painter = {
    problems,
    color,
    rect(frame, box, name, ground, role = 'furniture') {
      if (box.width <= 0 || box.height <= 0) return;
      layerOf(role, ground).push({
        kind: 'rect',
        role,
        frame,
        box: mptBox(box),
        color: color(name),
        ...(ground ? { ground } : {}),
      });
    },
    hasColor: (name) => Object.hasOwn(model.palette, name),
    image(item) {
      grounds.push(item);
    },
    path(item) {
      layerOf(item.role, item.ground).push(item);
    },
    drawing(drawing, shapes) {
      drawings.push(drawing);
      for (const shape of shapes) layerOf(shape.role, shape.ground).push({ ...shape, drawing: drawing.id });
    },
    border(frame, { x, y, width, height }, edges) {
      const side = (edge: Edge | undefined, box: (w: number) => Rect) => {
        if (edge) self.rect(frame, box(pt(edge.width)), edge.color);
      };
      side(edges.top, (w) => ({ x, y, width, height: w }));
      side(edges.bottom, (w) => ({ x, y: y + height - w, width, height: w }));
      side(edges.left, (w) => ({ x, y, width: w, height }));
      side(edges.right, (w) => ({ x: x + width - w, y, width: w, height }));
    },
    line(copy, line, at) {
      const set = setLine(copy.measured, line, { align: at.align ?? copy.style.align });
      reportLoose(copy, line, set, problems);
      lines.push(sceneLine(copy, line, set, at));
      for (const run of set.runs) {
        fonts.set(run.face.id, {
          id: run.face.id,
          postscriptName: run.face.postscriptName,
          sha256: run.face.sha256,
        });
        const item = textItem(copy, run, at, lines.length - 1, color(run.color));
        if (at.role === 'story')
          story.push({ key: [order.indexOf(at.story ?? ''), at.paragraph ?? 0], item });
        else layerOf(at.role, false).push(item);
      }
      if (copy.style.emphasis === 'dots' && !copy.options.display)
        furniture.push(...emphasisDots(copy, set, at, color(copy.style.color)));
      furniture.push(...nameFrames(copy, set, at, color(copy.style.color)));
      queries.push(...queriesOn(copy, line, set, at));
    },
    finish(rest) {
      const read = story
        .map((entry, index) => ({ ...entry, index }))
        .sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1] || a.index - b.index)
        .map(({ item }) => item);
      const items = [...grounds, ...read, ...derived, ...furniture];
      return {
        format: 'dayang-scene/1',
        ...rest,
        fonts: [...fonts.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
        lines,
        items,
        reading: read.map((_, index) => grounds.length + index),
        queries,
        ...(drawings.length > 0 ? { drawings } : {}),
      };
    },
  };
  return self;
}

/** A painter that draws nothing: for trials, which only ask what is wrong. Loose lines of display type are not told. */
export function silentPainter(model: PageModel, pt: (length: Length) => number): Painter {
  const nothing = () => {};
  return {
    ...painter(model, [], pt),
    rect: nothing,
    path: nothing,
    image: nothing,
    line: nothing,
    border: nothing,
  };
}

/** Lines that were opened more than the profile lets pass without a word (L16). */
function reportLoose(copy: Copy, line: Line, set: SetLine, problems: Problem[]): void {
  const { rich, source, style } = copy;
  if (!source || set.opened <= style.profile.stretchWarn + 1e-6) return;
  const place = placeAt(source, rich.offsets[line.start]!, 1);
  const text = rich.text.slice(line.start, line.end);
  problems.push(problem('loose-line', { gap: set.opened.toFixed(2), text }, place));
}

function sceneLine(copy: Copy, line: Line, set: SetLine, at: LineAt): SceneLine {
  return {
    frame: at.frame,
    kind: at.kind,
    role: at.role,
    ...(at.story === undefined ? {} : { story: at.story }),
    ...(at.paragraph === undefined ? {} : { paragraph: at.paragraph }),
    ...(at.group === undefined ? {} : { group: at.group }),
    leg: at.leg ?? 0,
    ...(at.row === undefined ? {} : { row: at.row }),
    ...(at.axis === undefined ? {} : { vertical: true }),
    x: toMpt(at.x),
    measure: toMpt(line.measure),
    baseline: toMpt(at.axis ?? at.baseline),
    indent: toMpt(line.indent),
    start: toMpt(at.x + set.startX),
    end: toMpt(at.x + set.endX),
    full: set.full,
    first: line.firstToken === 0,
    last: line.last,
    opened: Math.round(set.opened * 1000),
    squeezed: Math.round(set.squeezed * 1000),
    text: copy.rich.text.slice(line.start, line.end),
  };
}

function textItem(copy: Copy, run: GlyphRun, at: LineAt, line: number, color: Color): TextItem {
  const start = run.at[0]!;
  const end = run.until.at(-1)!;
  const { rich, source } = copy;
  return {
    kind: 'text',
    role: at.role,
    frame: at.frame,
    line,
    font: run.face.id,
    size: toMpt(run.size),
    color,
    ...(at.axis === undefined ? {} : { vertical: run.turned ? 'turned' : 'upright' }),
    y: toMpt(at.axis === undefined ? at.baseline - (run.rise ?? 0) : at.axis + (run.rise ?? 0)),
    x: run.x.map((x) => toMpt(at.x + x)),
    glyphs: run.glyphs,
    text: rich.text.slice(start, end),
    clusters: run.at.map((index) => index - start),
    ...(run.scaleX === 1000 ? {} : { scaleX: run.scaleX }),
    ...(source
      ? { source: { file: source.file, start: rich.offsets[start]!, end: rich.offsets[end - 1]! + 1 } }
      : {}),
    ...(copy.options.repeats ? { repeats: copy.options.repeats } : {}),
  };
}

/** Queries whose place is on this line, with the spot where a proof marks them. */
function queriesOn(copy: Copy, line: Line, set: SetLine, at: LineAt): SceneQuery[] {
  const { rich, source, style } = copy;
  if (!source || at.role !== 'story') return [];
  return rich.queries
    .filter(({ at: index }) => index >= line.start && (index < line.end || line.last))
    .map(({ at: index, question, offset, length }) => ({
      question,
      source: { file: source.file, start: offset, end: offset + length },
      ...spot(at, at.x + glyphX(set, index), style.size),
      size: toMpt(style.size),
      frame: at.frame,
    }));
}

/** Left end and baseline of the mark of a query. */
function spot(at: LineAt, along: number, size: number): { x: number; y: number } {
  if (at.axis === undefined) return { x: toMpt(along), y: toMpt(at.baseline) };
  return { x: toMpt(at.axis - size / 2), y: toMpt(along) };
}

function glyphX(set: SetLine, index: number): number {
  for (const run of set.runs) {
    const i = run.at.findIndex((at) => at >= index);
    if (i >= 0) return run.x[i]!;
  }
  return set.endX;
}

/** Breaks display copy at a width; one line when the width is infinite. Reports words wider than their room. */
export function displayLines(copy: Copy, width: number): readonly Line[] {
  return breakLines(copy.measured, () => width, { justify: false }).lines;
}

/** Width in pt of a copy set on one line. */
export function naturalWidth(copy: Copy): number {
  const [line] = displayLines(copy, 1e6);
  return line ? line.natural : 0;
}

/** One line of furniture in a box: a label, a part of the folio. */
export function paintFurniture(
  out: Painter,
  text: string,
  style: Style,
  spot: {
    frame: string;
    kind: LineKind;
    box: Rect;
    baseline: number;
    align: 'left' | 'center' | 'right';
    place?: Place;
  },
): void {
  const copy = makeCopy(furnitureText(text), style, out.problems, { display: true }, spot.place);
  const width = naturalWidth(copy);
  if (width > spot.box.width + 0.05) {
    out.problems.push(problem('text-wider-than-frame', { frame: spot.frame, text }, spot.place));
  }
  const free = spot.box.width - width;
  const x = spot.box.x + (spot.align === 'left' ? 0 : spot.align === 'right' ? free : free / 2);
  for (const line of displayLines(copy, 1e6)) {
    out.line(
      copy,
      { ...line, measure: width },
      {
        frame: spot.frame,
        kind: spot.kind,
        role: 'furniture',
        x,
        baseline: spot.baseline,
        align: 'left',
      },
    );
  }
}
