import type { RichText, Story } from '../content/story.ts';
import { type Place, type Problem, problem } from '../problems/problem.ts';
import type { Role } from '../scene/types.ts';
import type { HeadlineFrame, HeadlinePiece } from '../spec/model.ts';
import { breakAt } from '../text/break-at.ts';
import { breakLines } from '../text/break-lines.ts';
import { breakHeadline } from '../text/headline-breaks.ts';
import type { Line } from '../text/types.ts';
import { type Copy, type CopyOptions, derivedOptions, makeCopy } from './copy.ts';
import { BAD_BREAK } from './display.ts';
import { type Grid, headlineRows, lengthPt } from './grid.ts';
import { explicitStarts } from './headline-starts.ts';
import type { Painter } from './painter.ts';
import type { PlacedFrame } from './placement.ts';
import { atSize, type Style, type StyleSheet } from './style.ts';

/** Tracking that fitted lines may take, in em (typography 2.5: −5 … +15 %, +25 % at most to fill). */
const TRACK = { min: -0.05, max: 0.25 } as const;
/** Line ends inside a word cost this much (typography 2.6): never taken. */
const IN_WORD = 1000;
/** Steps of their ladders that 引题 and 副题 give before the title gives any. */
const FEW_STEPS = 2;
/** Longest line under this share of the width: a head that is too small for its place (L20). */
const LEAST_FILL = 0.6;

/** A piece of a headline group after fitting: its lines, all of one size. */
interface FittedPiece {
  readonly piece: HeadlinePiece;
  readonly rich: RichText;
  readonly copy: Copy;
  readonly lines: readonly Line[];
  /** From em box to em box. */
  readonly lineGap: number;
  readonly gap: number;
  readonly height: number;
  /** Its lines are no wider than the frame, and the group no higher, as far as this piece is to blame. */
  readonly fits: boolean;
}

export interface HeadlineContext {
  readonly story: Story;
  readonly grid: Grid;
  readonly sheet: StyleSheet;
  readonly words: readonly string[];
  readonly paragraphOf: (rich: RichText) => number;
  readonly placeOf: (path: readonly (string | number)[]) => Place;
}

/** The size in pt that a piece of a headline came to have, and whether the piece fits its frame in it. */
export interface HeadSize {
  readonly frame: string;
  readonly part: HeadlinePiece['part'];
  readonly size: number;
  readonly fits: boolean;
}

/** Fits and paints 引题、主题、副题 as a group: the title first, for the others may take its width. */
export function paintHeadline(
  placed: PlacedFrame<HeadlineFrame>,
  context: HeadlineContext,
  out: Painter,
): readonly HeadSize[] {
  const { frame, inner } = placed;
  const wanted = frame.pieces.flatMap((piece, index) => {
    const rich = context.story[piece.part];
    if (rich) return [{ piece, index, rich }];
    // A head without 引题 or 副题 is complete.
    if (piece.part !== 'title') return [];
    const params = {
      frame: frame.id,
      story: frame.story,
      part: PART[piece.part][0],
      partEn: PART[piece.part][1],
    };
    out.problems.push(
      problem('part-missing', params, context.placeOf(['frames', frame.id, 'pieces', index])),
    );
    return [];
  });
  const titleFirst = [...wanted].sort(
    (a, b) => Number(b.piece.part === 'title') - Number(a.piece.part === 'title'),
  );
  const fitted = new Map<number, FittedPiece>();
  const groupProblems: Problem[] = [];
  let title = { x: 0, width: inner.width };
  // The title may use the height that the other pieces leave at their smallest.
  const gaps = wanted.slice(1).reduce((sum, { piece }) => sum + gapOf(piece, context), 0);
  for (const { piece, index, rich } of titleFirst) {
    const others = wanted.filter((other) => other.index !== index);
    // The title leaves the others a size near their largest where it can, else their least.
    const heights = [FEW_STEPS, Number.POSITIVE_INFINITY].map((steps) =>
      others.reduce(
        (left, other) => left - (fitted.get(other.index)?.height ?? leastHeight(other.piece, context, steps)),
        inner.height - gaps,
      ),
    );
    const room = { width: inner.width, heights, titleWidth: title.width };
    const result = fitPiece(frame, piece, index, rich, room, context, out, groupProblems);
    fitted.set(index, result);
    if (piece.part === 'title') title = extentOf(result, inner.width);
  }
  const pieces = wanted.map(({ index }) => fitted.get(index)!);
  // What is too high is the group: one message, for the piece that came first.
  out.problems.push(...groupProblems.slice(0, 1));
  stack(placed, pieces, title, context, out);
  return pieces.map(({ piece, copy, fits }) => ({
    frame: frame.id,
    part: piece.part,
    size: copy.style.size,
    fits,
  }));
}

/** Where the title stands in the width of its frame, in pt. */
interface Extent {
  readonly x: number;
  readonly width: number;
}

function extentOf({ piece, lines }: FittedPiece, width: number): Extent {
  const longest = Math.max(...lines.map((line) => line.natural));
  if (piece.align === 'stepped' && lines.length > 1) return { x: 0, width };
  const free = width - longest;
  return {
    x: piece.align === 'center' ? free / 2 : piece.align === 'right' ? free : 0,
    width: longest,
  };
}

const PART = {
  kicker: ['引题', 'kicker'],
  title: ['主题', 'title'],
  subtitle: ['副题', 'subtitle'],
} as const;

function gapOf(piece: HeadlinePiece, { grid }: HeadlineContext): number {
  return lengthPt(piece.gap, grid);
}

/** Height of a piece as many steps down its ladder. */
function leastHeight(piece: HeadlinePiece, context: HeadlineContext, steps: number): number {
  const style = context.sheet(piece.style);
  const sizes = (piece.ladder ?? []).map((size) => lengthPt(size, context.grid)).sort((a, b) => b - a);
  return Math.min(style.size, sizes[Math.min(steps, sizes.length - 1)] ?? style.size) * piece.minLines;
}

/** Chooses the largest size of the ladder at which the piece fits its width and height. */
function fitPiece(
  frame: HeadlineFrame,
  piece: HeadlinePiece,
  index: number,
  rich: RichText,
  room: { width: number; heights: readonly number[]; titleWidth: number },
  context: HeadlineContext,
  out: Painter,
  groupProblems: Problem[],
): FittedPiece {
  const base = context.sheet(piece.style);
  const sizes = (piece.ladder ?? []).map((size) => lengthPt(size, context.grid)).sort((a, b) => b - a);
  const place = context.placeOf(['frames', frame.id, 'pieces', index]);
  const starts = explicitStarts(piece, rich, context, out, frame, index);
  let tooHigh: SizedPiece | undefined;
  const ladder = sizes.length > 0 ? sizes : [base.size];
  for (const { one, width } of waysOf(piece, room)) {
    for (const height of new Set(room.heights)) {
      for (const size of ladder) {
        const fit = atOneSize(one, rich, atSize(base, size), width, starts, context);
        if (!fit) continue;
        tooHigh = fit;
        if (fit.height > height + 0.05) continue;
        reportFit(fit, room.width, place, out);
        return filled(fit, width, context);
      }
    }
    if (tooHigh) break;
  }
  if (tooHigh) {
    const least = room.heights.at(-1) ?? 0;
    const rows = headlineRows([tooHigh.height - least], context.grid.pitch, 0).rounded;
    groupProblems.push(problem('headline-too-high', { text: rich.text, frame: frame.id, rows }, place));
    return { ...tooHigh, fits: false };
  }
  const smallest = atSize(base, sizes.at(-1) ?? base.size);
  return tooLong(frame, piece, rich, smallest, room.width, place, context, out);
}

/**
 * A piece as the frame would like it; then on fewer lines, for two characters or a title that must not be parted; then a
 * deck wider than a title that is shorter than it.
 */
function waysOf(
  piece: HeadlinePiece,
  room: { readonly width: number; readonly titleWidth: number },
): { one: HeadlinePiece; width: number }[] {
  const low = piece.minLines > 1 ? { ...piece, minLines: 1 } : piece;
  const isUnder = piece.fill === 'title';
  const width = isUnder ? room.titleWidth : room.width;
  const ways = [{ one: piece, width }];
  if (low !== piece) ways.push({ one: low, width });
  if (isUnder) ways.push({ one: { ...low, fill: 'none' }, width: room.width });
  return ways;
}

/** No size is narrow enough: the smallest, broken like text, and how much to cut. */
function tooLong(
  frame: HeadlineFrame,
  piece: HeadlinePiece,
  rich: RichText,
  style: Style,
  width: number,
  place: Place,
  context: HeadlineContext,
  out: Painter,
): FittedPiece {
  const copy = makeCopy(rich, style, out.problems, headOptions(context.story, rich));
  const { lines } = breakLines(copy.measured, () => width, { justify: false });
  const total = lines.reduce((sum, line) => sum + line.natural, 0);
  const chars = Math.max(1, Math.ceil((total - piece.maxLines * width) / style.size));
  out.problems.push(problem('headline-does-not-fit', { text: rich.text, frame: frame.id, chars }, place));
  return { ...measureStack(piece, rich, copy, lines, context, 0), fits: false };
}

interface SizedPiece extends FittedPiece {
  readonly breakCost: number;
}

/** The best break of a piece at one size, or undefined when its lines do not fit the width. */
function atOneSize(
  piece: HeadlinePiece,
  rich: RichText,
  style: Style,
  width: number,
  starts: readonly number[] | undefined,
  context: HeadlineContext,
): SizedPiece | undefined {
  const copy = makeCopy(rich, style, [], headOptions(context.story, rich));
  const candidates = starts
    ? [{ starts, cost: 0 }]
    : candidateBreaks(piece, rich.text, width / style.size, context.words);
  for (const candidate of candidates) {
    const lines = breakAt(copy.measured, candidate.starts, width * 2);
    const longest = Math.max(...lines.map((line) => line.natural));
    if (longest > width + 0.05 && longest + squeezeRoom(lines, copy) > width + 0.05) continue;
    return measureStack(piece, rich, copy, lines, context, candidate.cost);
  }
  return undefined;
}

/** What tracking at its tightest takes off the longest line: a negative number. */
function squeezeRoom(lines: readonly Line[], copy: Copy): number {
  return mostGaps(lines, copy) * TRACK.min * copy.style.size;
}

/** Gaps between characters on the longest line; a space at its end is none. */
function mostGaps(lines: readonly Line[], { measured }: Copy): number {
  const { visible } = measured.tokens;
  return Math.max(...lines.map(({ firstToken, endToken }) => visible[endToken - 1]! - firstToken));
}

function candidateBreaks(
  piece: HeadlinePiece,
  text: string,
  capacity: number,
  words: readonly string[],
): { starts: readonly number[]; cost: number }[] {
  const { minLines } = piece;
  // A little more than the width: tracking may close a line that is hardly too long.
  return breakHeadline(text, piece.maxLines, () => capacity * 1.06, { words, minLines, worst: IN_WORD })
    .filter(({ lines }) => lines.length >= piece.minLines)
    .map(({ lines, cost }) => ({ starts: lines.map((line) => line.start), cost }));
}

function measureStack(
  piece: HeadlinePiece,
  rich: RichText,
  copy: Copy,
  lines: readonly Line[],
  context: HeadlineContext,
  breakCost: number,
): SizedPiece {
  const lineGap = piece.lineGap
    ? lengthPt(piece.lineGap, context.grid, copy.style.size)
    : copy.style.size * 0.15;
  const height = lines.length * copy.style.size + (lines.length - 1) * lineGap;
  return { piece, rich, copy, lines, lineGap, gap: gapOf(piece, context), height, breakCost, fits: true };
}

/** Tracks the lines out to the width, or in where they are a little too long. */
function filled(fit: SizedPiece, width: number, context: HeadlineContext): FittedPiece {
  const longest = Math.max(...fit.lines.map((line) => line.natural));
  const gaps = mostGaps(fit.lines, fit.copy);
  const size = fit.copy.style.size;
  const wanted = gaps > 0 ? (width - longest) / gaps / size : 0;
  if (fit.piece.fill === 'none' && wanted >= 0) return fit;
  const tracking = Math.min(TRACK.max, Math.max(TRACK.min, wanted)) + fit.copy.style.tracking;
  if (Math.abs(tracking - fit.copy.style.tracking) < 1e-4) return fit;
  const style = atSize(fit.copy.style, size, tracking);
  const copy = makeCopy(fit.rich, style, [], headOptions(context.story, fit.rich));
  return {
    ...fit,
    copy,
    lines: breakAt(
      copy.measured,
      fit.lines.map((line) => line.start),
      width * 2,
    ),
  };
}

function reportFit(fit: SizedPiece, width: number, place: Place, out: Painter): void {
  const text = fit.rich.text;
  makeCopy(
    fit.rich,
    fit.copy.style,
    out.problems,
    fit.copy.source ? { source: fit.copy.source, display: true } : {},
  );
  if (fit.breakCost >= BAD_BREAK) {
    const lines = fit.lines.map((line) => text.slice(line.start, line.end)).join(' ｜ ');
    out.problems.push(problem('headline-break', { text, cost: fit.breakCost, lines }, place));
  }
  const longest = Math.max(...fit.lines.map((line) => line.natural));
  // Stepped lines span the width together.
  const spans = fit.piece.fill !== 'none' || (fit.piece.align === 'stepped' && fit.lines.length > 1);
  if (fit.piece.part === 'title' && !spans && longest < width * LEAST_FILL) {
    out.problems.push(
      problem('headline-fill', { text, percent: Math.round((longest / width) * 100) }, place),
    );
  }
}

/** Stacks the fitted pieces in the frame and paints them. */
function stack(
  placed: PlacedFrame<HeadlineFrame>,
  pieces: readonly FittedPiece[],
  title: Extent,
  context: HeadlineContext,
  out: Painter,
): void {
  const { frame, inner } = placed;
  const height = pieces.reduce((sum, piece, i) => sum + piece.height + (i > 0 ? piece.gap : 0), 0);
  const free = inner.height - height;
  let y = inner.y + (frame.valign === 'top' ? 0 : frame.valign === 'bottom' ? free : free / 2);
  pieces.forEach((fitted, i) => {
    if (i > 0) y += fitted.gap;
    paintPiece(frame, inner, fitted, y, title, context, out);
    y += fitted.height;
  });
}

function paintPiece(
  frame: HeadlineFrame,
  inner: { x: number; width: number },
  fitted: FittedPiece,
  top: number,
  title: Extent,
  context: HeadlineContext,
  out: Painter,
): void {
  const { piece, copy, lines, lineGap } = fitted;
  const { size, ascent } = copy.style;
  lines.forEach((line, i) => {
    const { natural } = line;
    const underTitle = piece.fill === 'title' && natural <= title.width + 0.05;
    const room = underTitle ? title : { x: 0, width: inner.width };
    const free = room.width - natural;
    const shift =
      piece.align === 'left' || (piece.align === 'stepped' && i === 0)
        ? 0
        : piece.align === 'center'
          ? free / 2
          : piece.align === 'stepped'
            ? (free * i) / Math.max(1, lines.length - 1)
            : free;
    out.line(
      copy,
      { ...line, measure: natural },
      {
        frame: frame.id,
        kind: piece.part,
        ...headRole(context.story),
        story: frame.story,
        paragraph: context.paragraphOf(fitted.rich),
        x: inner.x + room.x + shift,
        baseline: top + (size * ascent) / 1000 + i * (size + lineGap),
        align: 'left',
      },
    );
  });
}

/** The head of a continuation is no copy: its words stand on the first page, or in no story at all. */
function headRole({ continued }: Story): { role: Role } {
  return { role: continued === undefined ? 'story' : continued === 'repeats' ? 'derived' : 'furniture' };
}

function headOptions(story: Story, rich: RichText): CopyOptions {
  if (story.continued === undefined) return { source: story.source, display: true };
  return story.continued === 'repeats' ? derivedOptions(story, rich) : { display: true };
}
