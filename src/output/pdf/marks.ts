import { type FontMap, fontMap } from './font-map.ts';
import type { MarkedContent, PageMarks, PlacedGlyph, PlacedPicture, PlacedShape } from './page-marks.ts';
import type { PdfBox, PdfFile, PdfPage } from './read.ts';
import { isA, isDict, lexer, type PdfDict, type PdfValue, textOf } from './syntax.ts';

export type { MarkedContent, PageMarks, PlacedGlyph, PlacedPicture, PlacedShape } from './page-marks.ts';

type Matrix = readonly [number, number, number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** What `q` saves. */
interface GraphicsState {
  ctm: Matrix;
  fill: string;
  stroke: string;
  font: FontMap | undefined;
  size: number;
  scale: number;
  charSpace: number;
  width: number;
  /** Colour spaces chosen by `cs` and `CS`. */
  fillSpace: string;
  strokeSpace: string;
  /** Overprint of fills and of strokes. */
  op: boolean;
  OP: boolean;
}

/** One marked-content sequence that is open. */
interface Span {
  /** ActualText that is still to be given out. */
  actual?: string;
  readonly content?: MarkedContent;
}

/** The interpreter's memory while it goes through a stream. */
interface Run {
  state: GraphicsState;
  readonly saved: GraphicsState[];
  text: Matrix;
  line: Matrix;
  /** Bounds of the path under construction, in page space. */
  path: number[];
  readonly spans: Span[];
  readonly glyphs: PlacedGlyph[];
  readonly shapes: PlacedShape[];
  readonly pictures: PlacedPicture[];
  readonly fonts: (name: string) => FontMap;
  readonly states: ReadonlyMap<string, PdfDict>;
}

/**
 * Follows the content stream of a page and says where each glyph and shape lands (ISO 32000-1, 8 and 9.4).
 * Throws on an operator that this project's pages must not have.
 */
export function pageMarks(pdf: PdfFile, page: PdfPage): PageMarks {
  const trim = page.boxes.TrimBox ?? page.boxes.MediaBox;
  if (!trim) throw new Error('PDF: a page without MediaBox');
  const maps = new Map<string, FontMap>();
  const run: Run = {
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
    path: [],
    spans: [],
    glyphs: [],
    shapes: [],
    pictures: [],
    fonts: (name) => {
      const map = maps.get(name) ?? fontMap(pdf, page.fonts.get(name), name);
      maps.set(name, map);
      return map;
    },
    states: resourcesOf(pdf, page, 'ExtGState'),
  };
  const operators: string[] = [];
  const reader = lexer(page.content);
  let operands: PdfValue[] = [];
  for (let token = reader.next(); token !== undefined; token = reader.next()) {
    if (!isA(token, 'word')) {
      operands.push(token);
      continue;
    }
    const operator = OPERATORS[token.word];
    if (!operator) throw new Error(`PDF content: operator ${token.word} has no business here`);
    operators.push(token.word);
    operator(run, operands);
    operands = [];
  }
  if (run.saved.length > 0 || run.spans.length > 0) throw new Error('PDF content: q or BDC without end');
  return { glyphs: run.glyphs, shapes: run.shapes, pictures: run.pictures, operators };
}

type Operator = (run: Run, operands: readonly PdfValue[]) => void;

const OPERATORS: Readonly<Record<string, Operator>> = {
  q: (run) => run.saved.push({ ...run.state }),
  Q: (run) => {
    const state = run.saved.pop();
    if (!state) throw new Error('PDF content: Q without q');
    run.state = state;
  },
  cm: (run, operands) => {
    run.state.ctm = multiply(matrix(operands), run.state.ctm);
  },
  gs: (run, [name]) => {
    const state = isA(name, 'name') ? run.states.get(name.name) : undefined;
    if (!state) throw new Error('PDF content: a graphics state that the page does not have');
    const [OP, op] = [state.get('OP'), state.get('op')];
    if (typeof OP === 'boolean') run.state.OP = OP;
    // `OP` alone sets both (ISO 32000-1, table 58).
    if (typeof (op ?? OP) === 'boolean') run.state.op = (op ?? OP) === true;
  },
  w: (run, [width]) => {
    run.state.width = Number(width);
  },
  J: () => {},
  j: () => {},
  M: () => {},
  d: () => {},
  k: (run, operands) => {
    run.state.fill = `${numbers(operands).join(' ')} k`;
  },
  K: (run, operands) => {
    run.state.stroke = `${numbers(operands).join(' ')} K`;
  },
  ...spaceOperators(),
  ...pathOperators(),
  Do: (run, [name]) => {
    const [x0, y0] = apply(run.state.ctm, 0, 0);
    const [x1, y1] = apply(run.state.ctm, 1, 1);
    run.pictures.push({
      name: isA(name, 'name') ? name.name : '',
      box: [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)],
      ...contentOf(run),
    });
  },
  BT: (run) => {
    run.text = IDENTITY;
    run.line = IDENTITY;
  },
  ET: () => {},
  Tf: (run, [font, size]) => {
    run.state.font = run.fonts(isA(font, 'name') ? font.name : '');
    run.state.size = Number(size);
  },
  Tz: (run, [percent]) => {
    run.state.scale = Number(percent) / 100;
  },
  Tc: (run, [space]) => {
    run.state.charSpace = Number(space);
  },
  Tm: (run, operands) => {
    run.text = matrix(operands);
    run.line = run.text;
  },
  Td: (run, operands) => {
    const [x, y] = numbers(operands);
    run.line = multiply([1, 0, 0, 1, x ?? 0, y ?? 0], run.line);
    run.text = run.line;
  },
  Tj: (run, [text]) => show(run, text),
  TJ: (run, [parts]) => {
    for (const part of Array.isArray(parts) ? parts : []) {
      if (typeof part === 'number') advance(run, (-part / 1000) * run.state.size);
      else show(run, part);
    }
  },
  BMC: (run, [tag]) => run.spans.push(spanOf(tag, undefined)),
  BDC: (run, [tag, properties]) => run.spans.push(spanOf(tag, properties)),
  EMC: (run) => {
    run.spans.pop();
  },
};

function spanOf(tag: PdfValue | undefined, properties: PdfValue | undefined): Span {
  const entry = (key: string) => (isDict(properties) ? properties.get(key) : undefined);
  const [actual, id] = [entry('ActualText'), entry('MCID')];
  const artifact = isA(tag, 'name') && tag.name === 'Artifact';
  return {
    ...(isA(actual, 'bytes') ? { actual: textOf(actual) } : {}),
    ...(artifact ? { content: 'artifact' } : typeof id === 'number' ? { content: id } : {}),
  };
}

/** What a mark that is painted now belongs to. */
function contentOf({ spans }: Run): { readonly content?: MarkedContent } {
  const content = spans.findLast((span) => span.content !== undefined)?.content;
  return content === undefined ? {} : { content };
}

function spaceOperators(): Record<string, Operator> {
  const nameOf = (value: PdfValue | undefined) => (isA(value, 'name') ? value.name : '');
  return {
    cs: (run, [space]) => {
      run.state.fillSpace = nameOf(space);
    },
    CS: (run, [space]) => {
      run.state.strokeSpace = nameOf(space);
    },
    scn: (run, operands) => {
      run.state.fill = `${run.state.fillSpace} ${numbers(operands).join(' ')} scn`;
    },
    SCN: (run, operands) => {
      run.state.stroke = `${run.state.strokeSpace} ${numbers(operands).join(' ')} SCN`;
    },
  };
}

function pathOperators(): Record<string, Operator> {
  const add: Operator = (run, operands) => {
    const values = numbers(operands);
    for (let i = 0; i + 1 < values.length; i += 2) {
      run.path.push(...apply(run.state.ctm, values[i]!, values[i + 1]!));
    }
  };
  const paint =
    (fill: boolean, stroke: boolean): Operator =>
    (run) => {
      const xs = run.path.filter((_, i) => i % 2 === 0);
      const ys = run.path.filter((_, i) => i % 2 === 1);
      run.shapes.push({
        box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
        ...(fill ? { fill: run.state.fill } : {}),
        ...(stroke
          ? {
              stroke: run.state.stroke,
              width: run.state.width * Math.hypot(run.state.ctm[2], run.state.ctm[3]),
            }
          : {}),
        ...((fill && run.state.op) || (stroke && run.state.OP) ? { overprint: true } : {}),
        ...contentOf(run),
      });
      run.path = [];
    };
  return {
    m: add,
    l: add,
    c: add,
    h: () => {},
    re: (run, operands) => {
      const [x, y, width, height] = numbers(operands) as [number, number, number, number];
      add(run, [x, y, x + width, y + height]);
    },
    f: paint(true, false),
    S: paint(false, true),
    B: paint(true, true),
    W: () => {},
    n: (run) => {
      run.path = [];
    },
  };
}

/** Shows a string of two-byte codes. */
function show(run: Run, value: PdfValue | undefined): void {
  const { font, size, scale, fill, ctm, charSpace } = run.state;
  if (!isA(value, 'bytes') || !font) throw new Error('PDF content: text without string or font');
  const [a, b, c, d, startX, startY] = run.text;
  const at = multiply(run.text, ctm);
  const height = Math.hypot(at[2], at[3]);
  const upright = size * height;
  const narrowed = (scale * Math.hypot(at[0], at[1])) / height;
  const { content } = contentOf(run);
  const spans = run.spans.some((span) => span.actual !== undefined);
  let [e, f] = [startX, startY];
  for (let i = 0; i + 1 < value.bytes.length; i += 2) {
    const code = (value.bytes[i]! << 8) | value.bytes[i + 1]!;
    const glyph: { -readonly [K in keyof PlacedGlyph]: PlacedGlyph[K] } = {
      text: (spans ? spanText(run) : undefined) ?? font.textOf(code),
      x: e * ctm[0] + f * ctm[2] + ctm[4],
      y: e * ctm[1] + f * ctm[3] + ctm[5],
      size: upright,
      scale: narrowed,
      font: font.name,
      code,
      fill,
    };
    // Set one by one: thousands of objects of a few known shapes, where spreading would make them all strangers.
    if (run.state.op) glyph.overprint = true;
    if (content !== undefined) glyph.content = content;
    run.glyphs.push(glyph);
    const away = ((font.widthOf(code) / 1000) * size + charSpace) * scale;
    e += away * a;
    f += away * b;
  }
  run.text = [a, b, c, d, e, f];
}

/** Text of the innermost ActualText span: all of it for its first glyph, nothing for the rest. */
function spanText(run: Run): string | undefined {
  const last = run.spans.findLast((span) => span.actual !== undefined);
  if (!last) return undefined;
  const text = last.actual;
  last.actual = '';
  return text;
}

/** Entries of one kind among the resources of a page. */
export function resourcesOf(pdf: PdfFile, page: PdfPage, kind: string): ReadonlyMap<string, PdfDict> {
  const entries = pdf.dict(page.dict.get('Resources')).get(kind);
  if (entries === undefined) return new Map();
  return new Map([...pdf.dict(entries)].map(([name, value]) => [name, pdf.dict(value)]));
}

function advance(run: Run, distance: number): void {
  run.text = multiply([1, 0, 0, 1, distance * run.state.scale, 0], run.text);
}

function toTrim([left, , , top]: PdfBox): Matrix {
  return [1, 0, 0, -1, -left, top];
}

function numbers(operands: readonly PdfValue[]): number[] {
  return operands.map((operand) => {
    if (typeof operand !== 'number') throw new Error('PDF content: a number is missing');
    return operand;
  });
}

function matrix(operands: readonly PdfValue[]): Matrix {
  const values = numbers(operands);
  if (values.length !== 6) throw new Error('PDF content: a matrix has six numbers');
  return values as unknown as Matrix;
}

/** `first`, then `second`. */
function multiply(first: Matrix, second: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [A, B, C, D, E, F] = second;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}
