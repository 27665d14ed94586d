import type { ChartBlock } from '../content/set-pieces.ts';
import type { RichText } from '../content/story.ts';
import type { LineGroup } from '../scene/types.ts';
import type { Line } from '../text/types.ts';
import type { Copy } from './copy.ts';
import type { Rect } from './grid.ts';
import { displayLines, naturalWidth, type Painter, paintFurniture } from './painter.ts';
import { type PiecePlace, pieceCopy, pieceLine } from './piece.ts';
import { remember } from './remember.ts';
import type { Style } from './style.ts';
import type { ThreadContext } from './thread.ts';

/** Words in a chart, measured. */
export interface Label {
  readonly copy: Copy;
  readonly width: number;
  readonly row: number;
  readonly column: number;
  linesAt(width: number): readonly Line[];
}

/** All words of a chart. Rows and columns count as in the table that it was typed as, the head being row 0. */
export interface ChartWords {
  readonly style: Style;
  readonly unit?: Label;
  readonly series: readonly Label[];
  readonly rows: readonly { readonly label: Label; readonly values: readonly Label[] }[];
}

/** Measures the words of a chart. */
export function chartWords(chart: ChartBlock, context: ThreadContext): ChartWords {
  const style = context.sheet(context.frame.styles.chart);
  const label = (rich: RichText, row: number, column: number): Label => {
    const copy = pieceCopy(rich, style, context);
    return {
      copy,
      width: rich.text === '' ? 0 : naturalWidth(copy),
      row,
      column,
      linesAt: remember((width) => (rich.text === '' ? [] : displayLines(copy, width + 0.01))),
    };
  };
  return {
    style,
    ...(chart.unit ? { unit: label(chart.unit, -1, 0) } : {}),
    series: chart.series.map((name, i) => label(name, 0, i + 1)),
    rows: chart.rows.map((row, r) => ({
      label: label(row.label, r + 1, 0),
      values: row.values.map((value, c) => label(value.text, r + 1, c + 1)),
    })),
  };
}

/** Sets words into a chart and remembers where, so that those that meet are noticed. */
export interface Setter {
  /** Lines one under another in a box of this width; `top` is the top of the first line's characters. */
  words(
    label: Label,
    at: { x: number; width: number; top: number; align: 'left' | 'center' | 'right' },
  ): void;
  /** A number of an axis; `top` as above. */
  tick(text: string, at: { x: number; width: number; top: number; align: 'center' | 'right' }): void;
  /** Whether words of this size would touch others. */
  meets(box: Rect): boolean;
  /** The first words that touch others. */
  readonly met: string | undefined;
}

/** From line to line of one label, in em. */
export const LABEL_LEADING = 1.15;

/** Opens a setter for a chart that stands at a place. */
export function setter(
  id: string,
  place: PiecePlace,
  style: Style,
  context: ThreadContext,
  out: Painter,
): Setter {
  const boxes: Rect[] = [];
  let met: string | undefined;
  const baselineAt = (top: number) => top + (style.size * style.ascent) / 1000;
  const group = ({ row, column }: Label): LineGroup => ({ kind: 'chart', id, part: 'label', row, column });
  const meets = (box: Rect) => boxes.some((other) => touch(box, other));
  return {
    meets,
    get met() {
      return met;
    },
    words(label, { x, width, top, align }) {
      label.linesAt(width).forEach((line, i) => {
        const y = top + i * LABEL_LEADING * style.size;
        const free = width - line.natural;
        const left = x + (align === 'left' ? 0 : align === 'right' ? free : free / 2);
        const box = { x: left, y, width: line.natural, height: style.size };
        if (meets(box)) met ??= label.copy.rich.text;
        boxes.push(box);
        const spot = {
          place,
          kind: 'chart',
          group: group(label),
          x,
          width,
          baseline: baselineAt(y),
          align,
        } as const;
        pieceLine(label.copy, line, spot, context, out);
      });
    },
    tick(text, { x, width, top, align }) {
      paintFurniture(out, text, style, {
        frame: place.slot.frame,
        kind: 'chart',
        box: { x, y: top, width, height: style.size },
        baseline: baselineAt(top),
        align,
      });
    },
  };
}

/** Whether two boxes overlap by more than what letters keep clear anyway. */
function touch(a: Rect, b: Rect): boolean {
  const x = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const y = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return x > 0.2 && y > 0.15 * Math.min(a.height, b.height);
}

/** Height in pt of so many lines of a label. */
export function labelHeight({ style }: ChartWords, lines: number): number {
  return lines === 0 ? 0 : style.size * (1 + (lines - 1) * LABEL_LEADING);
}
