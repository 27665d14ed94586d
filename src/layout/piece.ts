import { readingLines, type SetPiece } from '../content/set-pieces.ts';
import type { RichText, Story } from '../content/story.ts';
import type { LineGroup, LineKind } from '../scene/types.ts';
import type { Flexible } from '../spec/model.ts';
import { type Copy, makeCopy } from './copy.ts';
import type { Rect } from './grid.ts';
import { displayLines, naturalWidth, type Painter } from './painter.ts';
import { remember } from './remember.ts';
import { legInFrame, type Slot } from './slots.ts';
import type { Style } from './style.ts';
import type { ThreadBlock, ThreadContext } from './thread.ts';

/** Where a set piece came to stand: whole rows of one leg. Lengths in pt. */
export interface PiecePlace {
  readonly slot: Slot;
  readonly leg: number;
  /** From the top of the first row's characters to the foot of the last row's. */
  readonly box: Rect;
  /** Baseline of a row of the block, from 0. */
  baselineOf(row: number): number;
}

/** A block of whole rows that paints itself: a table or a drawing. */
export function pieceBlock(
  piece: {
    readonly words: string;
    readonly space: { readonly above: Flexible; readonly below: Flexible };
    rowsAt(width: number): number;
    paint(place: PiecePlace, out: Painter): void;
  },
  { body, pitch }: ThreadContext,
): ThreadBlock {
  const rowsAt = remember((width: number): Flexible => {
    const rows = piece.rowsAt(width);
    return { min: rows, prefer: rows, max: rows };
  });
  return {
    words: piece.words,
    flow: { kind: 'display', above: piece.space.above, below: piece.space.below, rowsAt, keepNext: 0 },
    paint(placement, thread, out) {
      const slot = thread.slots[placement.slot];
      if (placement.kind !== 'display' || !slot) return;
      const height = (placement.rows - 1) * pitch + body.size;
      piece.paint(
        {
          slot,
          leg: legInFrame(slot, thread),
          box: { x: slot.x, y: slot.baseline - body.ascent, width: slot.width, height },
          baselineOf: (row) => slot.baseline + row * pitch,
        },
        out,
      );
    },
  };
}

/** The words of a piece, for counting. */
export function pieceWords(block: SetPiece): string {
  return readingLines(block)
    .flatMap(({ pieces }) => pieces.map(({ text }) => text))
    .join('');
}

/** The name that a frame takes it by: `table-2` is the second table of the story. */
export function pieceName(block: SetPiece, { blocks }: Story): string {
  const same = blocks.filter(({ kind }) => kind === block.kind);
  return `${block.kind}-${same.indexOf(block) + 1}`;
}

/** A name for what belongs together in the scene. */
export function groupId({ storyId }: ThreadContext, { offset }: SetPiece): string {
  return `${storyId}@${offset}`;
}

/** Words of a set piece: no indent, broken like display type. */
export function pieceCopy(rich: RichText, style: Style, { story, out }: ThreadContext): Copy {
  return makeCopy(rich, style, out.problems, { source: story.source, display: true });
}

/** Puts one line of a set piece in place. */
export function pieceLine(
  copy: Copy,
  line: ReturnType<typeof displayLines>[number],
  at: {
    readonly place: PiecePlace;
    readonly kind: LineKind;
    readonly group: LineGroup;
    readonly x: number;
    readonly width: number;
    readonly baseline: number;
    readonly row?: number;
    readonly align: 'left' | 'center' | 'right';
  },
  { storyId, paragraphOf }: ThreadContext,
  out: Painter,
): void {
  const { place, kind, group, x, width, baseline, align } = at;
  out.line(
    copy,
    { ...line, measure: width },
    {
      frame: place.slot.frame,
      leg: place.leg,
      kind,
      role: 'story',
      story: storyId,
      paragraph: paragraphOf(copy.rich),
      ...(at.row === undefined || place.slot.row === undefined ? {} : { row: place.slot.row + at.row }),
      x,
      baseline,
      align,
      group,
    },
  );
}

/** A caption over or under a piece: its lines for a width, one a row of the grid. */
export interface Caption {
  rows(width: number): number;
  /** @param lift how much it stands above its rows, in pt. */
  paint(place: PiecePlace, firstRow: number, group: LineGroup, out: Painter, lift?: number): void;
}

/** Sets a caption in whole rows; without words it takes none. */
export function caption(
  rich: RichText | undefined,
  style: Style,
  kind: LineKind,
  context: ThreadContext,
): Caption {
  if (!rich || rich.text === '') return { rows: () => 0, paint: () => undefined };
  const copy = pieceCopy(rich, style, context);
  const linesAt = remember((width: number) => displayLines(copy, width));
  const step = Math.max(1, Math.ceil((style.size - 0.05) / context.pitch));
  return {
    rows: (width) => linesAt(width).length * step,
    paint(place, firstRow, group, out, lift = 0) {
      const { x, width } = place.box;
      const align = style.align === 'justify' ? 'left' : style.align;
      linesAt(width).forEach((line, i) => {
        const row = firstRow + (i + 1) * step - 1;
        pieceLine(
          copy,
          line,
          {
            place,
            kind,
            group,
            x,
            width,
            baseline: place.baselineOf(row) - lift,
            ...(lift === 0 ? { row } : {}),
            align,
          },
          context,
          out,
        );
      });
    },
  };
}

/** The widest unbreakable stretch of a copy in pt: a foreign word or number, or two characters. */
export function leastWidth(copy: Copy, context: ThreadContext): number {
  const words = copy.rich.text.match(/[!-~\u00c0-\u024f]+/g) ?? [];
  const longest = words.reduce((a, b) => (b.length > a.length ? b : a), '');
  const width =
    longest === ''
      ? 0
      : naturalWidth(
          makeCopy(
            { text: longest, offsets: new Uint32Array(longest.length + 1), marks: [], queries: [] },
            copy.style,
            [],
            { display: true },
          ),
        );
  return Math.min(naturalWidth(copy), Math.max(width, 2 * context.body.size));
}
