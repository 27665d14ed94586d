import type { FontMap } from './font-map.ts';
import type { Matrix } from './matrix.ts';
import type { PlacedGlyph, PlacedText, Writable } from './page-marks.ts';
import { isA, type PdfString, type PdfValue } from './syntax.ts';

/** A span that gives its type a text of its own; it is given out once. */
export interface ActualText {
  text: string;
}

/** What one operator shows, with all that its glyphs hang on. */
export interface Show {
  /** What the page says of it. */
  readonly text: PlacedText;
  readonly font: FontMap;
  /** Type size, width and space as the operators set them. */
  readonly size: number;
  readonly scale: number;
  readonly charSpace: number;
  readonly ctm: Matrix;
  /** Text matrix; only its first four numbers hold when the type goes on where the last ended. */
  readonly matrix: Matrix;
  readonly goesOn: boolean;
  /** The innermost ActualText around it. */
  readonly actual: ActualText | undefined;
  /** Strings and the numbers between them. */
  parts(): readonly PdfValue[];
}

/** The glyphs of all that a page shows, in order. */
export function placedGlyphs(shows: readonly Show[]): PlacedGlyph[] {
  const glyphs: PlacedGlyph[] = [];
  const given = new Set<ActualText>();
  let end: Point = { x: 0, y: 0 };
  for (const show of shows) {
    const pen = show.goesOn ? end : { x: show.matrix[4], y: show.matrix[5] };
    for (const part of show.parts()) {
      if (typeof part === 'number') move(show, pen, (-part / 1000) * show.size * show.scale);
      else if (isA(part, 'bytes')) place(show, part, pen, given, glyphs);
    }
    end = pen;
  }
  return glyphs;
}

/** Where the next glyph begins, in the space of the text matrix. */
interface Point {
  x: number;
  y: number;
}

function move({ matrix }: Show, pen: Point, distance: number): void {
  pen.x += distance * matrix[0];
  pen.y += distance * matrix[1];
}

/** Places a string of two-byte codes. */
function place(show: Show, { bytes }: PdfString, pen: Point, given: Set<ActualText>, out: PlacedGlyph[]) {
  const { font, size, scale, charSpace, ctm, actual } = show;
  const { fill, overprint, content } = show.text;
  const turned = Math.abs(show.matrix[1]) > Math.abs(show.matrix[0]);
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    const code = (bytes[i]! << 8) | bytes[i + 1]!;
    const glyph: Writable<PlacedGlyph> = {
      text: actual ? once(actual, given) : font.textOf(code),
      x: pen.x * ctm[0] + pen.y * ctm[2] + ctm[4],
      y: pen.x * ctm[1] + pen.y * ctm[3] + ctm[5],
      size: show.text.size,
      scale: show.text.scale,
      font: font.name,
      code,
      fill,
    };
    // Set one by one: thousands of objects of a few known shapes, where spreading would make them all strangers.
    if (turned) glyph.turned = true;
    if (overprint) glyph.overprint = true;
    if (content !== undefined) glyph.content = content;
    out.push(glyph);
    move(show, pen, ((font.widthOf(code) / 1000) * size + charSpace) * scale);
  }
}

/** All of an ActualText for its first glyph, nothing for the rest. */
function once(actual: ActualText, given: Set<ActualText>): string {
  if (given.has(actual)) return '';
  given.add(actual);
  return actual.text;
}
