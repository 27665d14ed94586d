import { glyphOrigin } from '../scene/geometry.ts';
import { boundsOf } from '../scene/grounds.ts';
import type {
  Box,
  Color,
  LineKind,
  PathItem,
  Role,
  Scene,
  SceneFrame,
  SceneGrid,
  SceneItem,
  TextItem,
} from '../scene/types.ts';

/** A page as the comparison sees it, made from a scene or from a PDF. Lengths in 1/1000 pt. */
export interface Sheet {
  readonly page: { readonly width: number; readonly height: number; readonly bleed: number };
  /** Only of scenes. */
  readonly grid?: SceneGrid;
  readonly frames: readonly SceneFrame[];
  /** In reading order within each story, else in paint order. */
  readonly lines: readonly SheetLine[];
  readonly marks: readonly SheetMark[];
  /** What does not show on the page, by name. */
  readonly unseen: Readonly<Record<string, string>>;
  /** Positions that differ by no more are the same. */
  readonly precision: number;
}

/** A line of type. */
export interface SheetLine {
  readonly frame: string;
  readonly kind: LineKind | 'text';
  readonly role: Role;
  readonly story?: string;
  /** Lines of one paragraph share it. */
  readonly paragraph: string;
  readonly leg: number;
  readonly cells: readonly Cell[];
  readonly box: Box;
  /** It runs down the page. */
  readonly vertical?: true;
}

/** What one piece of text is printed with: a character, a ligature, a part of a word. */
export interface Cell {
  readonly text: string;
  /** Origin on the page. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** PostScript name. */
  readonly font: string;
  readonly color: string;
  /** Horizontal scale in thousandths. */
  readonly scale: number;
  /** Glyph ids, where both sides have them. */
  readonly glyph: string;
  /** A quarter clockwise, in a vertical line. */
  readonly turned?: true;
}

/** Anything that is not type. */
export interface SheetMark {
  readonly kind: 'rect' | 'path' | 'image';
  readonly frame: string;
  readonly role: Role;
  readonly box: Box;
  /** What it looks like wherever it stands, colours apart. */
  readonly shape: string;
  readonly fill: string;
  readonly stroke: string;
  /** Sum that names the picture. */
  readonly image: string;
  readonly crop: string;
  readonly file: string;
  readonly alt: string;
  /** What it is painted with: the grounds first, then what belongs to each role. */
  readonly layer: string;
}

/** A scene as a sheet. Where it stands in its source and how it came to be set as it is do not count: neither is seen. */
export function sceneSheet(scene: Scene): Sheet {
  const runs = new Map<number, TextItem[]>();
  const inOrder = [
    ...scene.reading.map((index) => scene.items[index]!),
    ...scene.items.filter((item) => item.role !== 'story'),
    // A file may be wrong about its reading order: what the list forgets is read last.
    ...scene.items.filter((item, index) => item.role === 'story' && !scene.reading.includes(index)),
  ];
  for (const item of inOrder) {
    if (item.kind !== 'text') continue;
    const known = runs.get(item.line);
    if (known) known.push(item);
    else runs.set(item.line, [item]);
  }
  const names = new Map(scene.fonts.map(({ id, postscriptName }) => [id, postscriptName]));
  return {
    page: scene.page,
    grid: scene.grid,
    frames: scene.frames,
    lines: [...runs].map(([index, items]) => sheetLine(scene, index, items, names)),
    marks: scene.items.flatMap((item) => (item.kind === 'text' ? [] : [sheetMark(item)])),
    unseen: unseenOf(scene),
    precision: 0,
  };
}

function sheetLine(
  scene: Scene,
  index: number,
  items: readonly TextItem[],
  names: ReadonlyMap<string, string>,
): SheetLine {
  const line = scene.lines[index]!;
  const cells = items.flatMap((item) => cellsOf(item, names.get(item.font) ?? item.font));
  return {
    frame: line.frame,
    kind: line.kind,
    role: line.role,
    ...(line.story === undefined ? {} : { story: line.story }),
    paragraph: `${line.kind} ${line.paragraph ?? ''} ${line.role === 'story' ? '' : line.frame}`,
    leg: line.leg,
    cells,
    box: boxOfCells(cells),
    ...(line.vertical ? { vertical: true as const } : {}),
  };
}

function cellsOf(item: TextItem, font: string): Cell[] {
  const cells: Cell[] = [];
  const color = colorText(item.color);
  for (let i = 0; i < item.glyphs.length; ) {
    let next = i + 1;
    while (next < item.glyphs.length && item.clusters[next] === item.clusters[i]) next++;
    const until = next < item.glyphs.length ? item.clusters[next]! : item.text.length;
    cells.push({
      text: item.text.slice(i === 0 ? 0 : item.clusters[i]!, until),
      ...glyphOrigin(item, i),
      size: item.size,
      font,
      color,
      scale: item.scaleX ?? 1000,
      glyph: item.glyphs.slice(i, next).join(' '),
      ...(item.vertical === 'turned' ? { turned: true as const } : {}),
    });
    i = next;
  }
  return cells;
}

/** Room that type takes: from its first origin to an em past its last, between the edges of its em boxes. */
export function boxOfCells(cells: readonly Cell[]): Box {
  return unionOf(
    cells.map(({ x, y, size, scale, text, turned }) => {
      // A letter or a digit is about half an em wide.
      const ems = /^[\x20-\x7e]+$/.test(text) ? 0.55 * text.length : 1;
      const width = Math.round((ems * size * scale) / 1000);
      if (turned) return { x: x - Math.round(0.12 * size), y, width: size, height: width };
      return { x, y: y - Math.round(0.88 * size), width, height: size };
    }),
  );
}

/** The smallest box around some boxes; of none an empty one. */
export function unionOf(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  let [x0, y0, x1, y1] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const { x, y, width, height } of boxes) {
    [x0, y0] = [Math.min(x0, x), Math.min(y0, y)];
    [x1, y1] = [Math.max(x1, x + width), Math.max(y1, y + height)];
  }
  return { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
}

/** A colour by its inks alone, `0 100 100 0`; of an ink of its own `专红 40 | 0 100 100 0`. */
export function colorText(color: Color | undefined): string {
  if (!color) return '';
  if (color.kind === 'spot') return `${color.name} ${color.tint} | ${colorText(color.alternate)}`;
  return [color.c, color.m, color.y, color.k].map((ink) => Math.round(ink * 100) / 100).join(' ');
}

function sheetMark(item: Exclude<SceneItem, TextItem>): SheetMark {
  const base = {
    kind: item.kind,
    frame: item.frame,
    role: item.role,
    box: boundsOf(item),
    layer: item.ground ? 'ground' : item.role,
  };
  const none = { shape: '', fill: '', stroke: '', image: '', crop: '', file: '', alt: '' };
  if (item.kind === 'rect') return { ...base, ...none, fill: colorText(item.color) };
  if (item.kind === 'image') {
    const { x, y, width, height } = item.crop;
    const crop = [x, y, width, height].join(' ');
    return { ...base, ...none, image: item.image, crop, file: item.file, alt: item.alt ?? '' };
  }
  return {
    ...base,
    ...none,
    shape: `${shapeText(item, base.box)} ${item.stroke?.width ?? ''}`,
    fill: colorText(item.fill),
    stroke: colorText(item.stroke?.color),
  };
}

/** The commands of a path from the corner of its box. */
function shapeText({ commands }: PathItem, { x, y }: Box): string {
  let horizontal = false;
  return commands
    .map((part) => {
      if (typeof part === 'string') {
        horizontal = false;
        return part;
      }
      horizontal = !horizontal;
      return horizontal ? part - x : part - y;
    })
    .join(' ');
}

function unseenOf(scene: Scene): Record<string, string> {
  const { grid } = scene;
  return {
    title: scene.title,
    language: scene.language,
    grid: gridText(grid),
    queries: scene.queries.map((query) => query.question).join(' / '),
    // Of fonts that only one page has, the words say enough.
    ...Object.fromEntries(
      scene.fonts.map(({ postscriptName, sha256 }) => [
        `font-file ${postscriptName}`,
        `${postscriptName} ${sha256.slice(0, 8)}`,
      ]),
    ),
    'story-file': scene.stories.map(({ id, file }) => `${id}: ${file}`).join(', '),
  };
}

function gridText({ typeArea, columns, lines, pitch, top, body, ascent }: SceneGrid): string {
  const at = columns.map(({ x, width }) => `${x}+${width}`).join(' ');
  return `${columns.length} × ${lines}; ${boxText(typeArea)}; ${at}; ${[pitch, top, body, ascent].join(' ')}`;
}

/** A box as four numbers. */
export function boxText({ x, y, width, height }: Box): string {
  return [x, y, width, height].join(' ');
}
