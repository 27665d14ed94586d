import { pageTags, type TagElement } from '../output/pdf/tags.ts';
import { glyphOrigin } from '../scene/geometry.ts';
import { boundsOf } from '../scene/grounds.ts';
import type { Box, Scene } from '../scene/types.ts';
import { boxOfCells, type Cell, colorText, type Sheet, type SheetLine, type SheetMark } from './sheet.ts';

/** A page as its PDF tells it: type in paint order with the content that it belongs to, marks, and the order of reading. */
export interface PrintedPage {
  readonly width: number;
  readonly height: number;
  /** Absent where a file of several pages has one title. */
  readonly title?: string;
  readonly cells: readonly PrintedCell[];
  readonly marks: readonly Omit<SheetMark, 'frame' | 'role' | 'layer'>[];
  /** Paragraphs in reading order. */
  readonly paragraphs: readonly PrintedParagraph[];
}

export interface PrintedCell extends Cell {
  /** Number of its marked content; absent for what is no part of the text. */
  readonly content?: number;
}

/** A paragraph of a story or of a picture, by the contents that it is made of. */
export interface PrintedParagraph {
  readonly story: string;
  readonly kind: SheetLine['kind'];
  readonly contents: readonly number[];
}

/** Numbers of a PDF are rounded: origins to half a unit of type, 0.006 pt. 1/1000 pt. */
export const PDF_PRECISION = 15;

/** What the PDF of a scene would tell, for comparing it with one. */
export function printedScene(scene: Scene): PrintedPage {
  const { sequences, elements } = pageTags(scene);
  const contentOf = new Map<number, number>();
  for (const { from, until, operator } of sequences) {
    const id = /MCID (\d+)/.exec(operator)?.[1];
    if (id === undefined) continue;
    for (let i = from; i < until; i++) contentOf.set(i, Number(id));
  }
  const names = new Map(scene.fonts.map(({ id, postscriptName }) => [id, postscriptName]));
  const cells = scene.items.flatMap((item, index): PrintedCell[] => {
    if (item.kind !== 'text') return [];
    const content = contentOf.get(index);
    return item.glyphs.map((_, i) => ({
      text: textOfGlyph(item, i),
      ...glyphOrigin(item, i),
      size: item.size,
      font: names.get(item.font) ?? item.font,
      color: colorText(item.color),
      scale: item.scaleX ?? 1000,
      glyph: '',
      ...(item.vertical === 'turned' ? { turned: true as const } : {}),
      ...(content === undefined ? {} : { content }),
    }));
  });
  const { width, height } = scene.page;
  return {
    width,
    height,
    title: scene.title,
    cells,
    marks: marksOf(scene),
    paragraphs: paragraphsOf(elements),
  };
}

/** The characters of a piece of text stand with its first glyph. */
function textOfGlyph(
  item: { clusters: readonly number[]; text: string; glyphs: readonly number[] },
  i: number,
) {
  const { clusters, text, glyphs } = item;
  const from = i === 0 ? 0 : clusters[i]!;
  if (i > 0 && clusters[i - 1] === clusters[i]) return '';
  let next = i + 1;
  while (next < glyphs.length && clusters[next] === clusters[i]) next++;
  return text.slice(from, next < glyphs.length ? clusters[next]! : text.length);
}

function marksOf(scene: Scene): PrintedPage['marks'] {
  return scene.items.flatMap((item): PrintedPage['marks'] => {
    if (item.kind === 'text') return [];
    const base = { box: item.kind === 'path' ? outlineOf(item.commands) : item.box, shape: '', image: '' };
    const rest = { crop: '', file: '', alt: '', fill: '', stroke: '' };
    if (item.kind === 'image') return [{ ...base, ...rest, kind: 'image' as const, file: item.file }];
    if (item.kind === 'rect')
      return [{ ...base, ...rest, kind: 'rect' as const, fill: colorText(item.color) }];
    if (!item.fill && !item.stroke) return [];
    const points = item.commands.filter((part): part is number => typeof part === 'number');
    return [
      {
        ...base,
        ...rest,
        // A path that is a filled rectangle prints as one.
        kind: 'path' as const,
        fill: colorText(item.fill),
        stroke: colorText(item.stroke?.color),
        shape: shapeOf(points, base.box, item.stroke?.width),
      },
    ];
  });
}

function outlineOf(commands: readonly (number | string)[]): Box {
  return boundsOf({
    kind: 'path',
    role: 'furniture',
    frame: '',
    commands: commands as Extract<Scene['items'][number], { kind: 'path' }>['commands'],
  });
}

/** The points of a path from the corner of its bounds, in 1/20 pt: coarse enough for the rounding of a PDF. */
export function shapeOf(points: readonly number[], { x, y }: Box, width: number | undefined): string {
  const grain = (value: number) => Math.round(value / 50) + 0;
  const parts = points.map((value, i) => grain(value - (i % 2 === 0 ? x : y)));
  return `${parts.join(' ')} ${width === undefined ? '' : grain(width)}`;
}

function paragraphsOf(elements: readonly TagElement[]): PrintedParagraph[] {
  return elements.flatMap((element, index) => paragraphsUnder(element, `${index + 1}`));
}

/** Paragraphs of an element of the structure. */
export function paragraphsUnder(
  element: { readonly type: string; readonly kids: readonly (object | number)[] },
  story: string,
): PrintedParagraph[] {
  const contents = element.kids.filter((kid): kid is number => typeof kid === 'number');
  const below = element.kids.flatMap((kid) =>
    typeof kid === 'number' ? [] : paragraphsUnder(kid as typeof element, story),
  );
  if (contents.length === 0) return below;
  return [{ story, kind: KINDS[element.type] ?? 'text', contents }, ...below];
}

const KINDS: Readonly<Record<string, SheetLine['kind']>> = { H1: 'title', H2: 'subhead', Caption: 'caption' };

/** A sheet of what a PDF tells: no frames, and lines by the places of their type. */
export function printedSheet(page: PrintedPage): Sheet {
  const owned = new Map<number, PrintedCell[]>();
  const loose: PrintedCell[] = [];
  for (const cell of page.cells) {
    if (cell.content === undefined) loose.push(cell);
    else owned.set(cell.content, [...(owned.get(cell.content) ?? []), cell]);
  }
  const lines: SheetLine[] = page.paragraphs.flatMap(({ story, kind, contents }, paragraph) =>
    contents.flatMap((id, leg) =>
      linesOfCells(owned.get(id) ?? []).map((cells) =>
        printedLine(cells, { story, kind, leg, role: 'story', paragraph: `${paragraph}` }),
      ),
    ),
  );
  linesOfCells(loose).forEach((cells, index) => {
    lines.push(printedLine(cells, { kind: 'text', leg: 0, role: 'furniture', paragraph: `loose ${index}` }));
  });
  return {
    page: { width: page.width, height: page.height, bleed: 0 },
    frames: [],
    lines,
    marks: page.marks.map((mark) => ({ ...mark, frame: '', role: 'furniture', layer: '' })),
    unseen: page.title === undefined ? {} : { title: page.title },
    precision: PDF_PRECISION,
  };
}

function printedLine(
  cells: readonly Cell[],
  rest: Omit<SheetLine, 'cells' | 'box' | 'vertical' | 'frame'>,
): SheetLine {
  const vertical = wayOfCells(cells) === 'down' ? { vertical: true as const } : {};
  return { ...rest, frame: '', cells, box: boxOfCells(cells), ...vertical };
}

/** Which way a line of type runs; one character alone does not tell. */
function wayOfCells(cells: readonly Cell[]): 'across' | 'down' | undefined {
  if (cells.some(({ turned }) => turned)) return 'down';
  const [first, second] = cells;
  if (!first || !second) return undefined;
  return Math.abs(second.y - first.y) > 0.5 * Math.max(first.size, second.size) ? 'down' : 'across';
}

/**
 * Cuts type in paint order into lines: a new one begins where it goes back, or aside by more than a raised mark. A
 * vertical line is told by its first two characters: one stands below the other.
 */
function linesOfCells(cells: readonly PrintedCell[]): Cell[][] {
  const lines: Cell[][] = [];
  let last: Cell | undefined;
  for (const { content: _, ...cell } of cells) {
    // A further glyph of the same characters.
    if (cell.text === '' && last && lines.at(-1)) {
      continue;
    }
    const open = lines.at(-1);
    if (open && last && goesOn(last, cell, wayOfCells([...open, cell]))) open.push(cell);
    else lines.push([cell]);
    last = cell;
  }
  return lines;
}

function goesOn(last: Cell, cell: Cell, way: 'across' | 'down' | undefined): boolean {
  const size = Math.max(last.size, cell.size);
  const [right, down] = [cell.x - last.x, cell.y - last.y];
  const [along, aside] = way === 'down' ? [down, right] : [right, down];
  // A turned character stands on the baseline, an upright one on the axis of its line: up to an em apart.
  const most = way === 'down' ? size : 0.5 * size;
  return along >= -0.5 * size && along <= 6 * size && Math.abs(aside) <= most;
}
