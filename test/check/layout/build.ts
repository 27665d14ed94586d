import type {
  Box,
  Cmyk,
  LineKind,
  RectItem,
  Scene,
  SceneFrame,
  SceneItem,
  SceneLine,
  TextItem,
} from '../../../src/scene/types.ts';

/**
 * Scenes by hand on a small page: four columns of 100 pt with gutters of 10 pt, 40 lines of 10 pt, type of 10 pt,
 * the type area in the corner of the sheet. Columns count from 1, lines from 0; lengths are pt.
 */
export const COLUMN = 100;
export const GUTTER = 10;
export const PITCH = 10;
export const ROWS = 40;

export const K: Cmyk = { kind: 'cmyk', c: 0, m: 0, y: 0, k: 100, name: 'black' };
export const RED: Cmyk = { kind: 'cmyk', c: 0, m: 100, y: 100, k: 0, name: 'red' };
export const BLUE: Cmyk = { kind: 'cmyk', c: 100, m: 40, y: 0, k: 0, name: 'blue' };
export const GREEN: Cmyk = { kind: 'cmyk', c: 100, m: 0, y: 100, k: 0, name: 'green' };
export const TINT: Cmyk = { kind: 'cmyk', c: 0, m: 8, y: 10, k: 0, name: 'tint' };

/** A line of type; the rest is that of a full line of body. */
export interface Line {
  readonly text: string;
  readonly kind?: LineKind;
  readonly x?: number;
  readonly baseline?: number;
  readonly measure?: number;
  /** From the first to the last character, in pt; absent = the measure. */
  readonly width?: number;
  readonly size?: number;
  readonly font?: string;
  readonly color?: Cmyk;
  readonly role?: SceneLine['role'];
  readonly leg?: number;
  readonly paragraph?: number;
  readonly first?: boolean;
  readonly last?: boolean;
  readonly full?: boolean;
  readonly opened?: number;
  readonly row?: number;
}

/** A frame with its lines and shapes. */
export interface Part {
  readonly id: string;
  readonly kind: string;
  readonly story?: string;
  readonly box: Box;
  readonly lines?: readonly Line[];
  readonly rects?: readonly { readonly box: Box; readonly color?: Cmyk; readonly ground?: boolean }[];
  readonly picture?: boolean;
}

/** The box of columns and lines of the grid, both ends included. */
export function area(columns: readonly [number, number], rows: readonly [number, number]): Box {
  const x = (columns[0] - 1) * (COLUMN + GUTTER);
  const width = (columns[1] - columns[0] + 1) * (COLUMN + GUTTER) - GUTTER;
  return { x, y: rows[0] * PITCH, width, height: (rows[1] - rows[0] + 1) * PITCH };
}

const WORDS = '渡口清晨起了一层薄雾';

/** Text in legs from line to line; `edit` changes a line of a leg, or takes it out. */
export function text(
  id: string,
  story: string,
  columns: readonly [number, number],
  rows: readonly [number, number],
  edit: (line: Line, leg: number, row: number) => Line | undefined = (line) => line,
  more: Partial<Part> = {},
): Part {
  const lines: Line[] = [];
  for (let column = columns[0]; column <= columns[1]; column++) {
    for (let row = rows[0]; row <= rows[1]; row++) {
      const leg = column - columns[0];
      const plain: Line = {
        text: `${WORDS[row % 10]}${WORDS}`.slice(0, 10),
        x: (column - 1) * (COLUMN + GUTTER),
        baseline: row * PITCH + 8.8,
        row,
        leg,
        paragraph: 1,
      };
      const line = edit(plain, leg, row);
      if (line) lines.push(line);
    }
  }
  return { id, kind: 'text', story, box: area(columns, rows), lines, ...more };
}

/** A headline: each line as high as its size, from the top of the frame. */
export function head(
  id: string,
  story: string,
  columns: readonly [number, number],
  rows: readonly [number, number],
  lines: readonly Line[],
  more: Partial<Part> = {},
): Part {
  const box = area(columns, rows);
  let y = box.y;
  const set = lines.map((line): Line => {
    const size = line.size ?? 20;
    const baseline = line.baseline ?? y + 0.88 * size;
    y += size;
    const kind = line.kind ?? 'title';
    return {
      x: box.x,
      measure: box.width,
      font: 'biaosong',
      paragraph: 0,
      ...line,
      kind,
      size,
      baseline,
      full: false,
    };
  });
  return { id, kind: 'headline', story, box, lines: set, ...more };
}

/** Rules along the four sides of a box, drawn inside it. */
export function edges(box: Box, width: number, color: Cmyk = K): NonNullable<Part['rects']> {
  const { x, y } = box;
  return [
    { box: { ...box, height: width }, color },
    { box: { ...box, y: y + box.height - width, height: width }, color },
    { box: { ...box, width }, color },
    { box: { ...box, x: x + box.width - width, width }, color },
  ];
}

/** A picture with its caption and credit. */
export function picture(id: string, box: Box, lines: readonly Line[] = captioned(box)): Part {
  return { id, kind: 'image', box, picture: true, lines };
}

export function captioned({ x, y, width, height }: Box, text = '渡口清晨'): Line[] {
  const line = {
    x,
    measure: width,
    width: text.length * 8,
    size: 8,
    role: 'furniture',
    baseline: y + height - 3,
  } as const;
  return [
    { ...line, kind: 'caption', text },
    { ...line, kind: 'credit', text: '林小桥摄', x: x + width - 32 },
  ];
}

const milli = (value: number) => Math.round(value * 1000);
const milliBox = ({ x, y, width, height }: Box): Box => ({
  x: milli(x),
  y: milli(y),
  width: milli(width),
  height: milli(height),
});

/** Puts parts together: grounds and pictures first, then story, then the rest. */
export function scene(...parts: readonly Part[]): Scene {
  const lines: SceneLine[] = [];
  const grounds: SceneItem[] = [];
  const story: TextItem[] = [];
  const rest: SceneItem[] = [];
  for (const part of parts) {
    for (const { box, color = K, ground } of part.rects ?? []) {
      const rect: RectItem = { kind: 'rect', role: 'furniture', frame: part.id, box: milliBox(box), color };
      (ground ? grounds : rest).push(ground ? { ...rect, ground } : rect);
    }
    if (part.picture) {
      grounds.push({
        kind: 'image',
        role: 'furniture',
        frame: part.id,
        box: milliBox({ ...part.box, height: part.box.height - 12 }),
        image: '0'.repeat(64),
        file: 'photo.jpg',
        crop: { x: 0, y: 0, width: 100, height: 100 },
        ppi: 200,
        alt: '渡口',
        ground: true,
      });
    }
    for (const line of part.lines ?? []) {
      const item = textItem(part, line, lines.length);
      lines.push(sceneLine(part, line));
      if (item.role === 'story') story.push(item);
      else rest.push(item);
    }
  }
  const width = 4 * COLUMN + 3 * GUTTER;
  return {
    format: 'dayang-scene/1',
    title: '例',
    language: 'zh-CN',
    page: { width: milli(width), height: milli(ROWS * PITCH), bleed: 0 },
    grid: {
      typeArea: { x: 0, y: 0, width: milli(width), height: milli(ROWS * PITCH) },
      columns: [0, 1, 2, 3].map((i) => ({ x: milli(i * (COLUMN + GUTTER)), width: milli(COLUMN) })),
      top: 0,
      lines: ROWS,
      pitch: milli(PITCH),
      body: 10_000,
      ascent: 8800,
    },
    fonts: [],
    frames: parts.map(({ id, kind, box, story: own }): SceneFrame => {
      return { id, kind, box: milliBox(box), ...(own === undefined ? {} : { story: own }) };
    }),
    stories: [...new Set(parts.flatMap((part) => part.story ?? []))].map((id) => ({ id, file: `${id}.md` })),
    lines,
    items: [...grounds, ...story, ...rest],
    reading: story.map((_, i) => grounds.length + i),
    queries: [],
  };
}

function sceneLine(part: Part, line: Line): SceneLine {
  const x = milli(line.x ?? part.box.x);
  const measure = milli(line.measure ?? COLUMN);
  return {
    frame: part.id,
    kind: line.kind ?? 'body',
    role: line.role ?? 'story',
    ...(part.story === undefined ? {} : { story: part.story }),
    paragraph: line.paragraph ?? 1,
    leg: line.leg ?? 0,
    ...(line.row === undefined ? {} : { row: line.row }),
    x,
    measure,
    baseline: milli(line.baseline ?? part.box.y + 8.8),
    indent: 0,
    start: x,
    end: x + milli(line.width ?? line.measure ?? COLUMN),
    full: line.full ?? true,
    first: line.first ?? false,
    last: line.last ?? false,
    opened: line.opened ?? 0,
    squeezed: 0,
    text: line.text,
  };
}

function textItem(part: Part, line: Line, index: number): TextItem {
  return {
    kind: 'text',
    role: line.role ?? 'story',
    frame: part.id,
    line: index,
    font: line.font ?? 'song',
    size: milli(line.size ?? 10),
    color: line.color ?? K,
    y: milli(line.baseline ?? part.box.y + 8.8),
    x: [milli(line.x ?? part.box.x)],
    glyphs: [1],
    text: line.text,
    clusters: [0],
  };
}
