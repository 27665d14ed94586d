import type { Frame } from '../spec/model.ts';
import type { Copy } from './copy.ts';
import type { Rect } from './grid.ts';
import type { Painter } from './painter.ts';
import type { PlacedFrame } from './placement.ts';
import type { StyleSheet } from './style.ts';

/**
 * 竖排 is laid out like 横排 on a sheet of its own, turned a quarter: along a line is down the page, from line to
 * line is to the left (CLREQ 2.1.2). These functions turn a frame onto that sheet and what is painted back from it.
 */

/** Whether a frame is set in vertical lines. */
export function isVertical(frame: Frame): boolean {
  return 'writing' in frame && frame.writing === 'vertical';
}

/** A box of the page on the sheet whose head is the right edge of `area`, or an obstacle beside it. */
export function turnedBox(box: Rect, area: Rect): Rect {
  return {
    x: box.y - area.y,
    y: area.x + area.width - (box.x + box.width),
    width: box.height,
    height: box.width,
  };
}

/**
 * A vertical frame on its sheet: its lines keep to no baseline grid, and its legs are tiers (CLREQ 2.1.2), of which
 * there is one unless the frame is split.
 */
export function turnedFrame<F extends Frame>(placed: PlacedFrame<F>): PlacedFrame<F> {
  const { frame, box, inner } = placed;
  const free = frame.kind === 'text' && frame.valign === 'grid' ? { valign: 'top' as const } : {};
  return {
    frame: { ...frame, area: {}, ...free },
    box: turnedBox(box, box),
    inner: turnedBox(inner, box),
  };
}

/** Styles whose text is measured for vertical lines. */
export function verticalSheet(sheet: StyleSheet): StyleSheet {
  const known = new Map<string, ReturnType<StyleSheet>>();
  return (name) => {
    const style = known.get(name) ?? turnedStyle(sheet(name));
    known.set(name, style);
    return style;
  };
}

function turnedStyle(style: ReturnType<StyleSheet>): ReturnType<StyleSheet> {
  return { ...style, profile: { ...style.profile, writing: 'vertical' } };
}

/** Paints what was laid out on sheets of vertical frames; `boxOf` gives the box of a frame on the page. */
export function verticalPainter(out: Painter, boxOf: (frame: string) => Rect): Painter {
  const back = (frame: string, { x, y, width, height }: Rect): Rect => {
    const area = boxOf(frame);
    return { x: area.x + area.width - y - height, y: area.y + x, width: height, height: width };
  };
  return {
    ...out,
    rect: (frame, box, ...rest) => out.rect(frame, back(frame, box), ...rest),
    path: (item) => out.path({ ...item, commands: turnedPath(item.commands, boxOf(item.frame)) }),
    line(copy, line, at) {
      const area = boxOf(at.frame);
      const axis = area.x + area.width - middleOf(copy, at.baseline);
      out.line(copy, line, { ...at, x: area.y + at.x, axis });
    },
  };
}

/** The middle of the em boxes of a line with this baseline: the axis of a vertical line (CLREQ 6.4). */
function middleOf({ style }: Copy, baseline: number): number {
  return baseline + style.size * (0.5 - style.ascent / 1000);
}

type Commands = Parameters<Painter['path']>[0]['commands'];

/** In 1/1000 pt. */
function turnedPath(commands: Commands, area: Rect): Commands {
  const [right, top] = [Math.round(1000 * (area.x + area.width)), Math.round(1000 * area.y)];
  const turned: (number | 'M' | 'L' | 'C' | 'Z')[] = [];
  for (let i = 0; i < commands.length; i++) {
    const command = commands[i]!;
    if (typeof command !== 'number') turned.push(command);
    else turned.push(right - (commands[++i] as number), top + command);
  }
  return turned;
}
