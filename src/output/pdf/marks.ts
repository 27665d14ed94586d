import { type FontMap, fontMap } from './font-map.ts';
import { IDENTITY, type Matrix } from './matrix.ts';
import { OPERATORS, type Operand, type Run } from './operators.ts';
import type { PageMarks, PlacedGlyph } from './page-marks.ts';
import type { PdfBox, PdfFile, PdfPage } from './read.ts';
import { placedGlyphs } from './shown-text.ts';
import { isA, lexer, type PdfDict } from './syntax.ts';

export type {
  MarkedContent,
  PageMarks,
  PlacedGlyph,
  PlacedPicture,
  PlacedShape,
  PlacedText,
} from './page-marks.ts';

/**
 * Follows the content stream of a page and says where each glyph and shape lands (ISO 32000-1, 8 and 9.4).
 * Throws on an operator that this project's pages must not have.
 */
export function pageMarks(pdf: PdfFile, page: PdfPage): PageMarks {
  const run = startRun(pdf, page);
  const operators: string[] = [];
  const reader = lexer(page.content);
  let operands: Operand[] = [];
  for (;;) {
    const at = reader.position;
    const codes = reader.codes();
    if (codes !== undefined) {
      operands.push({ codes, at });
      continue;
    }
    const token = reader.next();
    if (token === undefined) break;
    if (!isA(token, 'word')) {
      operands.push(token);
      continue;
    }
    const operator = OPERATORS.get(token.word);
    if (!operator) throw new Error(`PDF content: operator ${token.word} has no business here`);
    operators.push(token.word);
    operator(run, operands);
    operands = [];
  }
  if (run.saved.length > 0 || run.spans.length > 0) throw new Error('PDF content: q or BDC without end');
  return marksOf(run, operators);
}

function startRun(pdf: PdfFile, page: PdfPage): Run {
  const trim = page.boxes.TrimBox ?? page.boxes.MediaBox;
  if (!trim) throw new Error('PDF: a page without MediaBox');
  const maps = new Map<string, FontMap>();
  return {
    state: {
      ctm: toTrim(trim),
      fill: '0 g',
      stroke: '0 G',
      font: undefined,
      size: 0,
      scale: 1,
      charSpace: 0,
      width: 1,
      fillSpace: '',
      strokeSpace: '',
      op: false,
      OP: false,
    },
    saved: [],
    text: IDENTITY,
    line: IDENTITY,
    shown: false,
    path: [],
    spans: [],
    shows: [],
    codes: 0,
    shapes: [],
    pictures: [],
    spaces: new Set(),
    content: page.content,
    fonts: (name) => {
      const map = maps.get(name) ?? fontMap(pdf, page.fonts.get(name), name);
      maps.set(name, map);
      return map;
    },
    states: resourcesOf(pdf, page, 'ExtGState'),
  };
}

function marksOf({ shows, shapes, pictures, spaces }: Run, operators: readonly string[]): PageMarks {
  let glyphs: PlacedGlyph[] | undefined;
  return {
    texts: shows.flatMap(({ text }) => (text.codes > 0 ? [text] : [])),
    get glyphs() {
      glyphs ??= placedGlyphs(shows);
      return glyphs;
    },
    shapes,
    pictures,
    operators,
    spaces: [...spaces],
  };
}

/** Entries of one kind among the resources of a page. */
export function resourcesOf(pdf: PdfFile, page: PdfPage, kind: string): ReadonlyMap<string, PdfDict> {
  const entries = pdf.dict(page.dict.get('Resources')).get(kind);
  if (entries === undefined) return new Map();
  return new Map([...pdf.dict(entries)].map(([name, value]) => [name, pdf.dict(value)]));
}

function toTrim([left, , , top]: PdfBox): Matrix {
  return [1, 0, 0, -1, -left, top];
}
