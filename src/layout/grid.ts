import { type Place, type Problem, problem } from '../problems/problem.ts';
import type { Length, PageModel } from '../spec/model.ts';
import { MM, toPt } from '../units.ts';

/** The page's grid in pt, from the top left corner of the trimmed page, y downwards. */
export interface Grid {
  readonly page: { readonly width: number; readonly height: number; readonly bleed: number };
  /** 版心, 报眉 included. */
  readonly typeArea: Rect;
  readonly columns: readonly { readonly x: number; readonly width: number }[];
  readonly gutter: number;
  /** Top of the first line's characters. */
  readonly top: number;
  readonly lines: number;
  readonly pitch: number;
  /** Body size: the grid's em. */
  readonly body: number;
  /** From the top of a body character to its baseline. */
  readonly ascent: number;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Line length of `columns` merged base columns (长栏): n·b + (n−1)·g, in the unit of base and gutter. */
export function mergedColumns(columns: number, base: number, gutter: number): number {
  return columns * base + (columns - 1) * gutter;
}

/** 破栏: a line re-divided into `into` columns of whole characters, and the characters left over. */
export function dividedColumns(
  line: number,
  into: number,
  gutter: number,
): { chars: number; remainder: number } {
  const free = line - (into - 1) * gutter;
  const chars = Math.floor(free / into + 1e-6);
  return { chars, remainder: free - chars * into };
}

/** Characters of a size that fit a width, both in pt. */
export function charactersIn(width: number, size: number): number {
  return Math.floor(width / size + 1e-6);
}

/** Height of a headline in body lines: Σ sizes / pitch + white, exact and rounded up to whole lines (占行). */
export function headlineRows(
  sizes: readonly number[],
  pitch: number,
  white: number,
): { exact: number; rounded: number } {
  const exact = sizes.reduce((sum, size) => sum + size, 0) / pitch + white;
  return { exact, rounded: Math.ceil(exact - 1e-9) };
}

/** A length in pt: 字 of `em` (the body's unless told), lines of the pitch, columns with the gutters between them. */
export function lengthPt(length: Length, grid: Grid, em = grid.body): number {
  const width = grid.columns[0]?.width ?? 0;
  return toPt(length, { em, pitch: grid.pitch, columns: (n) => mergedColumns(n, width, grid.gutter) });
}

/**
 * Derives the page's grid from the spec. Stated in characters with a gutter, the columns define the width of the
 * type area; stated in mm, the columns are derived, and what does not divide goes to the gutters or the margins.
 *
 * @param ascent em-box ascent of the body face in thousandths of the em.
 */
export function resolveGrid(
  model: PageModel,
  ascent: number,
  placeOf: (path: readonly string[]) => Place,
): { grid: Grid; problems: Problem[] } {
  const { page, grid: spec } = model;
  const problems: Problem[] = [];
  // The grid's own lengths come before its columns are known: in pt, mm, characters and lines.
  const body = toPt(spec.body, { em: 0, pitch: 0 });
  const pitch = toPt(spec.pitch, { em: body, pitch: 0 });
  const pt = (length: Length) => toPt(length, { em: body, pitch });
  const pageWidth = pt(page.width);
  const pageHeight = pt(page.height);
  const areaHeight = pt(page.typeArea.height);
  const { columns, gutter } = columnWidths(model, pt, pt(page.typeArea.width), body);
  const width = columns.reduce((sum, w) => sum + w, 0) + gutter * (columns.length - 1);

  if (gutter < 0 || columns.some((w) => w < 2 * body)) {
    problems.push(
      problem(
        'grid-columns-too-narrow',
        { columns: columns.length, width: round1(pt(page.typeArea.width) / MM) },
        placeOf(['grid']),
      ),
    );
  }
  if (width > pageWidth + 0.01 || areaHeight > pageHeight + 0.01) {
    problems.push(
      problem(
        'type-area-too-large',
        {
          width: round1(width / MM),
          height: round1(areaHeight / MM),
          pageWidth: round1(pageWidth / MM),
          pageHeight: round1(pageHeight / MM),
        },
        placeOf(['page']),
      ),
    );
  }

  const typeArea = {
    x: (pageWidth - width) / 2,
    y: (pageHeight - areaHeight) / 2,
    width,
    height: areaHeight,
  };
  const folio = pt(page.folioHeight);
  const lines = spec.lines ?? Math.floor((areaHeight - folio - body) / pitch + 1e-6) + 1;
  if (lines < 1) problems.push(problem('grid-no-lines', {}, placeOf(['grid'])));

  let x = typeArea.x;
  const placed = columns.map((columnWidth) => {
    const column = { x, width: columnWidth };
    x += columnWidth + gutter;
    return column;
  });
  return {
    grid: {
      page: { width: pageWidth, height: pageHeight, bleed: pt(page.bleed) },
      typeArea,
      columns: placed,
      gutter,
      top: typeArea.y + folio,
      lines: Math.max(1, lines),
      pitch,
      body,
      ascent: (body * ascent) / 1000,
    },
    problems,
  };
}

/** Column widths and the gutter of the four modes, in pt. */
function columnWidths(
  model: PageModel,
  pt: (length: Length) => number,
  areaWidth: number,
  em: number,
): { columns: number[]; gutter: number } {
  const spec = model.grid;
  const n = spec.columns;
  const stated = spec.gutter ? pt(spec.gutter) : undefined;
  const gutter = stated ?? em;
  switch (spec.mode) {
    case 'absolute':
      return { columns: Array(n).fill((areaWidth - (n - 1) * gutter) / n), gutter };
    case 'relative': {
      const parts = spec.parts ?? Array(n).fill(1);
      const sum = parts.reduce((a, b) => a + b, 0);
      const free = areaWidth - (parts.length - 1) * gutter;
      return { columns: parts.map((part) => (free * part) / sum), gutter };
    }
    case 'free':
      return { columns: (spec.widths ?? []).map(pt), gutter };
    case 'grid': {
      const fit = Math.floor((areaWidth - (n - 1) * gutter) / (n * em) + 1e-6);
      const characters = spec.characters ?? fit;
      const columns = Array<number>(n).fill(characters * em);
      const widen =
        n > 1 && spec.remainder === 'gutters' && (spec.characters === undefined || stated === undefined);
      return { columns, gutter: widen ? (areaWidth - n * characters * em) / (n - 1) : gutter };
    }
  }
}

/** Lines of a frame counted from the first one of the grid: those stated from the last line have its number added. */
export function gridLines(
  lines: readonly [number, number],
  count: number,
): readonly [first: number, last: number] {
  const [first, last] = lines;
  return [first > 0 ? first : count + first, last > 0 ? last : count + last];
}

/** Top of the characters of a grid line, counted from 0. */
export function lineTop(grid: Grid, row: number): number {
  return grid.top + row * grid.pitch;
}

/** Baseline of a grid line, counted from 0. */
export function lineBaseline(grid: Grid, row: number): number {
  return grid.top + row * grid.pitch + grid.ascent;
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}
