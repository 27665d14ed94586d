import type { Face } from '../fonts/face.ts';
import { setWords } from '../output/proof-scene.ts';
import { boundsOf } from '../scene/grounds.ts';
import type { Box, Cmyk, RectItem, Scene, SceneItem, SceneLine, TextItem } from '../scene/types.ts';
import { MM, toMpt } from '../units.ts';

/** `a3`, `a2`: the page reduced to one sheet (never enlarged). `tile`: at its own size on sheets of A3. */
export type Paper = 'a3' | 'a2' | 'tile';

/** One sheet of paper: its size, and the part of the page that it carries, all in 1/1000 pt. */
export interface PaperSheet {
  readonly width: number;
  readonly height: number;
  /** Part of the page, in the page's own lengths. */
  readonly part: Box;
  /** Where that part stands on the sheet. */
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  /** From the top left, row by row. */
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

const mm = (value: number) => toMpt(value * MM);
const A3 = { short: mm(297), long: mm(420) };
const A2 = { short: mm(420), long: mm(594) };
/** No office printer prints nearer to the edge. */
const EDGE = mm(6);
/** Room of the line that says what the sheet is. */
const SLUG = mm(7);
/** Neighbouring sheets share this much. */
export const OVERLAP = mm(10);

/** The sheets that a page of this size is printed on. */
export function paperSheets(
  page: { readonly width: number; readonly height: number },
  paper: Paper,
): PaperSheet[] {
  if (paper === 'tile') return tiles(page);
  const { short, long } = paper === 'a3' ? A3 : A2;
  const upright = page.height >= page.width;
  const [width, height] = upright ? [short, long] : [long, short];
  const room = { width: width - 2 * EDGE, height: height - 2 * EDGE - SLUG };
  const scale = Math.min(1, room.width / page.width, room.height / page.height);
  const x = Math.round((width - page.width * scale) / 2);
  const y = Math.round(EDGE + SLUG + (room.height - page.height * scale) / 2);
  const part = { x: 0, y: 0, width: page.width, height: page.height };
  return [{ width, height, part, x, y, scale, row: 0, column: 0, rows: 1, columns: 1 }];
}

/** Sheets of A3, upright or not, whichever takes fewer. */
function tiles(page: { readonly width: number; readonly height: number }): PaperSheet[] {
  const upright = tilesOn(page, A3.short, A3.long);
  const across = tilesOn(page, A3.long, A3.short);
  return across.length < upright.length ? across : upright;
}

function tilesOn(
  page: { readonly width: number; readonly height: number },
  width: number,
  height: number,
): PaperSheet[] {
  const room = { width: width - 2 * EDGE, height: height - 2 * EDGE - SLUG };
  const count = (length: number, one: number) => Math.max(1, Math.ceil((length - OVERLAP) / (one - OVERLAP)));
  const [columns, rows] = [count(page.width, room.width), count(page.height, room.height)];
  return Array.from({ length: rows * columns }, (_, index): PaperSheet => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    const [x, y] = [column * (room.width - OVERLAP), row * (room.height - OVERLAP)];
    const part = {
      x,
      y,
      width: Math.min(room.width, page.width - x),
      height: Math.min(room.height, page.height - y),
    };
    return { width, height, part, x: EDGE, y: EDGE + SLUG, scale: 1, row, column, rows, columns };
  });
}

const BLACK: Cmyk = { kind: 'cmyk', c: 0, m: 0, y: 0, k: 100 };
const WHITE: Cmyk = { kind: 'cmyk', c: 0, m: 0, y: 0, k: 0 };
const FRAME = 'paper';
const TICK = mm(4);
const SLUG_SIZE = 8500;

/**
 * A sheet as a scene: the page moved and reduced as it is, nothing laid out again; what lies outside the sheet's part
 * covered, ticks where the next sheet begins, and the slug.
 */
export function sheetScene(scene: Scene, sheet: PaperSheet, slug: string, chain: readonly Face[]): Scene {
  const { width, height, part, scale } = sheet;
  const moved = scene.items.filter((item) => isOn(item, part)).map((item) => move(item, sheet));
  const line = scene.lines.length;
  const words: SceneItem[] = [];
  const end = setWords(
    slug,
    { chain, size: SLUG_SIZE, x: EDGE, y: EDGE + SLUG_SIZE, color: BLACK, line, frame: FRAME },
    words,
  );
  const used = new Set(words.flatMap((item) => (item.kind === 'text' ? [item.font] : [])));
  const missing = chain.filter(({ id }) => used.has(id) && !scene.fonts.some((font) => font.id === id));
  const added = missing.map(({ id, postscriptName, sha256 }) => ({ id, postscriptName, sha256 }));
  return {
    ...scene,
    page: { width, height, bleed: 0 },
    fonts: [...scene.fonts, ...added],
    lines: [...scene.lines.map((one) => moveLine(one, sheet)), slugLine(slug, end)],
    frames: [],
    items: [...moved, ...covers(sheet), ...edge(sheet), ...words],
    reading: [],
    queries: [],
    grid: { ...scene.grid, body: Math.round(scene.grid.body * scale) },
  };
}

function isOn(item: SceneItem, part: Box): boolean {
  const { x, y, width, height } = item.kind === 'text' ? textBounds(item) : boundsOf(item);
  return x < part.x + part.width && x + width > part.x && y < part.y + part.height && y + height > part.y;
}

/** Round a run of type, with room for the last character. */
function textBounds({ x, y, size, vertical }: TextItem): Box {
  const from = Math.min(...x) - size;
  const long = Math.max(...x) + 2 * size - from;
  return vertical
    ? { x: y - 2 * size, y: from, width: 4 * size, height: long }
    : { x: from, y: y - 2 * size, width: long, height: 3 * size };
}

function move(item: SceneItem, sheet: PaperSheet): SceneItem {
  const { x, y, box } = mover(sheet);
  const { scale } = sheet;
  switch (item.kind) {
    case 'text': {
      const [along, across] = item.vertical ? [y, x] : [x, y];
      const { role: _role, source: _source, repeats: _repeats, ...rest } = item;
      return {
        ...rest,
        role: 'furniture',
        size: Math.round(item.size * scale),
        y: across(item.y),
        x: item.x.map(along),
      };
    }
    case 'rect':
      return { ...item, box: box(item.box) };
    case 'image':
      return { ...item, box: box(item.box) };
    case 'path': {
      let isX = false;
      const commands = item.commands.map((one) => {
        if (typeof one !== 'number') {
          isX = false;
          return one;
        }
        isX = !isX;
        return isX ? x(one) : y(one);
      });
      const { stroke } = item;
      return {
        ...item,
        commands,
        ...(stroke ? { stroke: { ...stroke, width: Math.max(1, Math.round(stroke.width * scale)) } } : {}),
      };
    }
  }
}

function mover({ part, scale, x: left, y: top }: PaperSheet) {
  const x = (value: number) => Math.round((value - part.x) * scale + left) + 0;
  const y = (value: number) => Math.round((value - part.y) * scale + top) + 0;
  const box = (one: Box): Box => ({
    x: x(one.x),
    y: y(one.y),
    width: Math.max(1, x(one.x + one.width) - x(one.x)),
    height: Math.max(1, y(one.y + one.height) - y(one.y)),
  });
  return { x, y, box };
}

function moveLine(line: SceneLine, sheet: PaperSheet): SceneLine {
  const { x, y } = mover(sheet);
  const [along, across] = line.vertical ? [y, x] : [x, y];
  const { scale } = sheet;
  const { row: _row, ...rest } = line;
  return {
    ...rest,
    role: 'furniture',
    x: along(line.x),
    start: along(line.start),
    end: along(line.end),
    baseline: across(line.baseline),
    measure: Math.round(line.measure * scale),
    indent: Math.round(line.indent * scale),
  };
}

/** White over what the page has beyond this sheet's part. */
function covers(sheet: PaperSheet): RectItem[] {
  const { width, height, part, x, y, scale } = sheet;
  const [right, foot] = [x + Math.round(part.width * scale), y + Math.round(part.height * scale)];
  const boxes: Box[] = [
    { x: 0, y: 0, width, height: y },
    { x: 0, y: foot, width, height: height - foot },
    { x: 0, y: 0, width: x, height },
    { x: right, y: 0, width: width - right, height },
  ];
  return boxes.map((box) => rect(box, WHITE));
}

/** A hairline round the page where it ends, and ticks where its sheets meet. */
function edge(sheet: PaperSheet): RectItem[] {
  const { part, x, y, scale, row, column, rows, columns } = sheet;
  const [wide, high] = [Math.round(part.width * scale), Math.round(part.height * scale)];
  const [right, foot] = [x + wide, y + high];
  const hair = 250;
  const lines: Box[] = [];
  if (row === 0) lines.push({ x, y: y - hair, width: wide, height: hair });
  if (row === rows - 1) lines.push({ x, y: foot, width: wide, height: hair });
  if (column === 0) lines.push({ x: x - hair, y, width: hair, height: high });
  if (column === columns - 1) lines.push({ x: right, y, width: hair, height: high });
  const across = [...(row > 0 ? [y + OVERLAP / 2] : []), ...(row < rows - 1 ? [foot - OVERLAP / 2] : [])];
  const down = [
    ...(column > 0 ? [x + OVERLAP / 2] : []),
    ...(column < columns - 1 ? [right - OVERLAP / 2] : []),
  ];
  for (const at of across.map(Math.round)) {
    lines.push(
      { x: x - TICK, y: at, width: TICK, height: hair },
      { x: right, y: at, width: TICK, height: hair },
    );
  }
  for (const at of down.map(Math.round)) {
    lines.push(
      { x: at, y: y - TICK, width: hair, height: TICK },
      { x: at, y: foot, width: hair, height: TICK },
    );
  }
  return lines.map((box) => rect(box, BLACK));
}

function rect(box: Box, color: Cmyk): RectItem {
  return { kind: 'rect', role: 'furniture', frame: FRAME, box, color };
}

function slugLine(text: string, end: number): SceneLine {
  return {
    frame: FRAME,
    kind: 'label',
    role: 'furniture',
    leg: 0,
    x: EDGE,
    measure: Math.max(1, end - EDGE),
    baseline: EDGE + SLUG_SIZE,
    indent: 0,
    start: EDGE,
    end,
    full: false,
    first: true,
    last: true,
    opened: 0,
    squeezed: 0,
    text,
  };
}
