import type { QrBlock, QrCorrection } from '../content/set-pieces.ts';
import { storyPieces } from '../content/words.ts';
import { type Place, type Problem, problem } from '../problems/problem.ts';
import type { Cmyk, PathItem, RectItem } from '../scene/types.ts';
import { placeAt } from '../source.ts';
import type { QrFrame } from '../spec/model.ts';
import { MM, toMpt } from '../units.ts';
import { furnitureText, makeCopy } from './copy.ts';
import { rowsFor } from './display.ts';
import { type Grid, lengthPt, type Rect } from './grid.ts';
import { displayLines, mptBox, type Painter } from './painter.ts';
import { caption, groupId, pieceBlock, pieceWords } from './piece.ts';
import type { PlacedFrame } from './placement.ts';
import { QUIET_ZONE, qrMatrix } from './qr-matrix.ts';
import type { StyleSheet } from './style.ts';
import type { ThreadBlock, ThreadContext } from './thread.ts';

/** Black alone, whatever the palette calls black, and the bare paper under it: four inks would never fit so exactly. */
const BLACK: Cmyk = { kind: 'cmyk', c: 0, m: 0, y: 0, k: 100 };
const PAPER: Cmyk = { kind: 'cmyk', c: 0, m: 0, y: 0, k: 0 };

/** The smallest module that newsprint holds, in mm. */
const LEAST_MODULE = 0.35;

/** White between the quiet zone and the caption of a frame's code, in em. */
const CAPTION_GAP = 0.25;

/** A QR code in a thread, in the middle of its column, its caption under it. */
export function qrBlock(block: QrBlock, context: ThreadContext): ThreadBlock {
  const { sheet, frame, out, story, body, pitch } = context;
  const style = sheet(frame.styles.caption);
  const words = caption(block.caption, style, 'chart', context);
  const place = placeAt(story.source, block.offset);
  const modules = checkedMatrix(block.content, block.correction, block.size, place, out.problems);
  const size = block.size * MM;
  const width = Math.min(...context.legs.map((leg) => leg.width));
  if (size > width + 0.05) {
    const params = { size: block.size, width: Math.floor(width / MM) };
    out.problems.push(problem('qr-too-wide', params, place));
  }
  const codeRows = rowsFor(size, pitch, body.size);
  const id = groupId(context, block);
  return pieceBlock(
    {
      words: pieceWords(block),
      space: style,
      rowsAt: (measure) => codeRows + words.rows(measure),
      paint(at, painter) {
        const x = at.box.x + (at.box.width - size) / 2;
        // It stands on the foot of its rows: the white that is over goes above it, not between it and its caption.
        const foot = at.box.y + (codeRows - 1) * pitch + body.size;
        const box = { x, y: foot - size, width: size, height: size };
        words.paint(at, codeRows, { kind: 'qr', id, part: 'caption', row: 0, column: 0 }, painter);
        const drawing = {
          id,
          frame: at.slot.frame,
          box: mptBox(box),
          alt: altOf(block.content, block.caption?.text),
          story: context.storyId,
          paragraph: paragraphFrom(block, context),
        };
        painter.drawing(drawing, modules ? qrShapes(modules, box, at.slot.frame) : []);
      },
    },
    context,
  );
}

/** A QR code in a frame of its own, at the head of it in the middle, its caption under it. */
export function paintQrFrame(
  { frame, inner }: PlacedFrame<QrFrame>,
  {
    grid,
    sheet,
    placeOf,
  }: { grid: Grid; sheet: StyleSheet; placeOf: (path: readonly (string | number)[]) => Place },
  out: Painter,
): void {
  const style = sheet(frame.style);
  const copy = frame.caption
    ? makeCopy(
        furnitureText(frame.caption),
        style,
        out.problems,
        { display: true },
        placeOf(['frames', frame.id]),
      )
    : undefined;
  const lines = copy ? displayLines(copy, inner.width) : [];
  const leading = style.leading ?? grid.pitch;
  const gap = lines.length > 0 ? CAPTION_GAP * style.size : 0;
  const room = Math.min(inner.width, inner.height - gap - lines.length * leading);
  const size = frame.size ? lengthPt(frame.size, grid) : room;
  const place = placeOf(['frames', frame.id]);
  if (size > room + 0.05) {
    const params = { size: Math.round(size / MM), width: Math.floor(room / MM) };
    out.problems.push(problem('qr-too-wide', params, place));
  }
  const modules = checkedMatrix(frame.text, frame.level, size / MM, place, out.problems);
  const box = { x: inner.x + (inner.width - size) / 2, y: inner.y, width: size, height: size };
  const alt = frame.alt ?? altOf(frame.text, frame.caption);
  out.drawing(
    { id: frame.id, frame: frame.id, box: mptBox(box), alt },
    modules ? qrShapes(modules, box, frame.id) : [],
  );
  if (!copy) return;
  const align = style.align === 'justify' ? 'left' : style.align;
  lines.forEach((line, i) => {
    const baseline = box.y + size + gap + i * leading + (style.size * style.ascent) / 1000;
    out.line(
      copy,
      { ...line, measure: inner.width },
      {
        frame: frame.id,
        kind: 'caption',
        role: 'furniture',
        x: inner.x,
        baseline,
        align,
        group: { kind: 'qr', id: frame.id, part: 'caption', row: i, column: 0 },
      },
    );
  });
}

/** Number of the first paragraph at or after a block. */
function paragraphFrom({ offset }: QrBlock, { story }: ThreadContext): number {
  const pieces = storyPieces(story);
  const index = pieces.findIndex(({ offsets }) => offsets[0]! >= offset);
  return index < 0 ? pieces.length : index;
}

function altOf(content: string, words: string | undefined): string {
  return words ? `二维码：${words}（${content}）` : `二维码：${content}`;
}

function checkedMatrix(
  content: string,
  correction: QrCorrection,
  size: number,
  place: Place,
  problems: Problem[],
): ReturnType<typeof qrMatrix> {
  const modules = qrMatrix(content, correction);
  if (!modules) {
    problems.push(problem('qr-too-long', { length: content.length }, place));
    return undefined;
  }
  const count = modules.length + 2 * QUIET_ZONE;
  if (size / count < LEAST_MODULE - 1e-6) {
    const params = {
      module: (Math.floor((size / count) * 100) / 100).toFixed(2),
      least: LEAST_MODULE,
      size: Math.ceil(count * LEAST_MODULE),
    };
    problems.push(problem('qr-too-fine', params, place));
  }
  return modules;
}

/** The bare paper of code and quiet zone, and all dark modules as one shape, so that no hair line parts them. */
function qrShapes(
  modules: readonly (readonly boolean[])[],
  box: Rect,
  frame: string,
): (RectItem | PathItem)[] {
  const module = box.width / (modules.length + 2 * QUIET_ZONE);
  const at = (index: number) => toMpt((index + QUIET_ZONE) * module);
  const [left, top] = [toMpt(box.x), toMpt(box.y)];
  const dark: (number | 'M' | 'L' | 'C' | 'Z')[] = [];
  modules.forEach((row, r) => {
    for (let c = 0; c < row.length; c++) {
      if (!row[c]) continue;
      let end = c;
      while (row[end]) end++;
      dark.push(...rectangle(left + at(c), top + at(r), left + at(end), top + at(r + 1)));
      c = end;
    }
  });
  return [
    { kind: 'rect', role: 'furniture', frame, box: mptBox(box), color: PAPER, ground: true },
    { kind: 'path', role: 'furniture', frame, commands: dark, fill: BLACK },
  ];
}

function rectangle(x0: number, y0: number, x1: number, y1: number): (number | 'M' | 'L' | 'Z')[] {
  return ['M', x0, y0, 'L', x1, y0, 'L', x1, y1, 'L', x0, y1, 'Z'];
}
