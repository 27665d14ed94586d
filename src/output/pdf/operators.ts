import type { FontMap } from './font-map.ts';
import { apply, IDENTITY, type Matrix, multiply } from './matrix.ts';
import type { MarkedContent, PlacedPicture, PlacedShape, PlacedText, Writable } from './page-marks.ts';
import type { ActualText, Show } from './shown-text.ts';
import { isA, isDict, lexer, type PdfDict, type PdfValue, textOf } from './syntax.ts';

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
  readonly actual?: ActualText;
  readonly content?: MarkedContent;
}

/** An array of strings and numbers: type is not read before somebody asks for its glyphs. */
interface TextArray {
  /** Two-byte codes in its strings. */
  readonly codes: number;
  /** Where it begins in the stream. */
  readonly at: number;
}
/** What stands before an operator. */
export type Operand = PdfValue | TextArray;

/** The interpreter's memory while it goes through a stream. */
export interface Run {
  state: GraphicsState;
  readonly saved: GraphicsState[];
  text: Matrix;
  line: Matrix;
  /** Whether type has been shown since the text matrix was set: where it ended is not known yet. */
  shown: boolean;
  /** Bounds of the path under construction, in page space. */
  path: number[];
  readonly spans: Span[];
  readonly shows: Show[];
  /** Glyphs shown up to here. */
  codes: number;
  readonly shapes: PlacedShape[];
  readonly pictures: PlacedPicture[];
  readonly spaces: Set<string>;
  readonly content: Uint8Array;
  readonly fonts: (name: string) => FontMap;
  readonly states: ReadonlyMap<string, PdfDict>;
}

type Operator = (run: Run, operands: readonly Operand[]) => void;

/** What each operator does. By a map, which no word finds anything in that is not in here. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map(
  Object.entries<Operator>({
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
      run.line = IDENTITY;
      setText(run);
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
      run.line = matrix(operands);
      setText(run);
    },
    Td: (run, operands) => {
      const [x, y] = numbers(operands);
      run.line = multiply([1, 0, 0, 1, x ?? 0, y ?? 0], run.line);
      setText(run);
    },
    Tj: (run, [text]) => {
      if (!isA(text, 'bytes')) throw new Error('PDF content: text without string');
      show(run, text.bytes.length >> 1, () => [text]);
    },
    TJ: (run, [parts]) => {
      if (!isTextArray(parts)) throw new Error('PDF content: text without string');
      const { content } = run;
      show(run, parts.codes, () => lexer(content, parts.at).next() as readonly PdfValue[]);
    },
    BMC: (run, [tag]) => run.spans.push(spanOf(tag, undefined)),
    BDC: (run, [tag, properties]) => run.spans.push(spanOf(tag, properties)),
    EMC: (run) => {
      run.spans.pop();
    },
  }),
);

function spanOf(tag: Operand | undefined, properties: Operand | undefined): Span {
  const entry = (key: string) => (isDict(properties) ? properties.get(key) : undefined);
  const [actual, id] = [entry('ActualText'), entry('MCID')];
  const artifact = isA(tag, 'name') && tag.name === 'Artifact';
  return {
    ...(isA(actual, 'bytes') ? { actual: { text: textOf(actual) } } : {}),
    ...(artifact ? { content: 'artifact' } : typeof id === 'number' ? { content: id } : {}),
  };
}

/** What a mark that is painted now belongs to. */
function contentOf({ spans }: Run): { readonly content?: MarkedContent } {
  const content = spans.findLast((span) => span.content !== undefined)?.content;
  return content === undefined ? {} : { content };
}

function spaceOperators(): Record<string, Operator> {
  const choose = (run: Run, value: Operand | undefined) => {
    const space = isA(value, 'name') ? value.name : '';
    run.spaces.add(space);
    return space;
  };
  return {
    cs: (run, [space]) => {
      run.state.fillSpace = choose(run, space);
    },
    CS: (run, [space]) => {
      run.state.strokeSpace = choose(run, space);
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
        points: run.path,
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

/** Begins type at the start of the line. */
function setText(run: Run): void {
  run.text = run.line;
  run.shown = false;
}

/** Shows strings of two-byte codes. */
function show(run: Run, codes: number, parts: Show['parts']): void {
  const { font, size, scale, fill, ctm, charSpace, op } = run.state;
  if (!font) throw new Error('PDF content: text without font');
  const [a, b, c, d] = multiply(run.text, ctm);
  const height = Math.hypot(c, d);
  const narrowed = (scale * Math.hypot(a, b)) / height;
  const text: Writable<PlacedText> = { codes, first: run.codes, size: size * height, scale: narrowed, fill };
  if (op) text.overprint = true;
  const { content } = contentOf(run);
  if (content !== undefined) text.content = content;
  const actual = run.spans.findLast((span) => span.actual !== undefined)?.actual;
  const [matrix, goesOn] = [run.text, run.shown];
  run.shows.push({ text, font, size, scale, charSpace, ctm, matrix, goesOn, actual, parts });
  run.codes += codes;
  run.shown = true;
}

function isTextArray(operand: Operand | undefined): operand is TextArray {
  return typeof operand === 'object' && operand !== null && 'codes' in operand;
}

function numbers(operands: readonly Operand[]): number[] {
  return operands.map((operand) => {
    if (typeof operand !== 'number') throw new Error('PDF content: a number is missing');
    return operand;
  });
}

function matrix(operands: readonly Operand[]): Matrix {
  const values = numbers(operands);
  if (values.length !== 6) throw new Error('PDF content: a matrix has six numbers');
  return values as unknown as Matrix;
}
