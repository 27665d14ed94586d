import type { PageMarks, PlacedGlyph } from '../../src/output/pdf/marks.ts';

/** A line of type on a page, in pt: glyphs on one baseline that no wide gap parts. */
export interface PageLine {
  readonly text: string;
  readonly glyphs: readonly PlacedGlyph[];
  /** Origin of its first glyph, and its baseline, from the top left of the page. */
  readonly x: number;
  readonly y: number;
  /** End of an em after the origin of its last glyph. */
  readonly end: number;
  readonly size: number;
}

/** The horizontal lines of a page, leg after leg as they stand side by side: by their start, then from top to bottom. */
export function pageLines({ glyphs }: Pick<PageMarks, 'glyphs'>): PageLine[] {
  const rows = new Map<number, PlacedGlyph[]>();
  for (const glyph of glyphs) {
    const row = Math.round(glyph.y * 10);
    rows.set(row, [...(rows.get(row) ?? []), glyph]);
  }
  const lines = [...rows.values()].flatMap((row) => parted(row.sort((a, b) => a.x - b.x))).map(lineOf);
  return lines.sort((a, b) => a.x - b.x || a.y - b.y);
}

/** Two glyphs further apart than this many em are of two legs. */
const APART = 1.9;

function parted(row: readonly PlacedGlyph[]): PlacedGlyph[][] {
  const lines: PlacedGlyph[][] = [];
  row.forEach((glyph, i) => {
    const before = row[i - 1];
    if (before && glyph.x - before.x < APART * Math.max(before.size, glyph.size)) lines.at(-1)!.push(glyph);
    else lines.push([glyph]);
  });
  return lines;
}

function lineOf(glyphs: readonly PlacedGlyph[]): PageLine {
  const [first, last] = [glyphs[0]!, glyphs.at(-1)!];
  const text = glyphs.map((glyph) => glyph.text).join('');
  return { text, glyphs, x: first.x, y: first.y, end: last.x + last.size, size: first.size };
}

/** The legs of a page of one story: lines whose starts lie within a few em, from left to right. */
export function legsOf(lines: readonly PageLine[], width: number): PageLine[][] {
  const legs: PageLine[][] = [];
  for (const line of [...lines].sort((a, b) => a.x - b.x)) {
    const leg = legs.find(([first]) => Math.abs(first!.x - line.x) < width);
    if (leg) leg.push(line);
    else legs.push([line]);
  }
  return legs.map((leg) => leg.sort((a, b) => a.y - b.y));
}
