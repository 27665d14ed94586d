import { effectivePpi, fitPicture } from '../images/crop.ts';
import type { PagePictures } from '../images/read.ts';
import type { PictureSource } from '../images/source.ts';
import type { Drawing, DrawingColor } from '../images/svg.ts';
import { problem } from '../problems/problem.ts';
import type { Color } from '../scene/types.ts';
import type { ImageFrame } from '../spec/model.ts';
import type { Line } from '../text/types.ts';
import { toMpt } from '../units.ts';
import { type Copy, furnitureText, makeCopy } from './copy.ts';
import { displayLeading } from './display.ts';
import type { FurnitureContext } from './furniture.ts';
import { type Grid, lengthPt, type Rect } from './grid.ts';
import { displayLines, mptBox, type Painter } from './painter.ts';
import type { PlacedFrame } from './placement.ts';

/** What painting a picture needs besides the frame. */
export interface ImageContext extends FurnitureContext {
  readonly pictures: PagePictures;
}

/**
 * A picture with its caption and credit under it. The words take whole lines of the grid when the frame stands on
 * it, else their own leading; the picture takes what is left above them.
 */
export function paintImage(placed: PlacedFrame<ImageFrame>, context: ImageContext, out: Painter): void {
  const { frame, inner } = placed;
  const words = captionLines(placed, context, out);
  const room = { ...inner, height: words.top - inner.y };
  if (room.height < context.grid.body || room.width < context.grid.body) {
    const place = context.placeOf(['frames', frame.id]);
    out.problems.push(problem('picture-no-room', { frame: frame.id }, place));
    return;
  }
  const picture = context.pictures.pictures.get(frame.file);
  const drawing = context.pictures.drawings.get(frame.file);
  if (picture) paintPicture(frame, picture, room, context, out);
  if (drawing) paintDrawing(frame, drawing, room, context, out);
  for (const { copy, line, x, measure, baseline, kind, align } of words.lines) {
    const at = { frame: frame.id, kind, role: 'furniture', x, baseline, align } as const;
    out.line(copy, { ...line, measure }, at);
  }
  if (frame.alt === undefined) {
    out.problems.push(problem('picture-no-alt', { frame: frame.id }, context.placeOf(['frames', frame.id])));
  }
  if (!frame.caption && frame.alt !== '') {
    out.problems.push(
      problem('picture-no-caption', { frame: frame.id }, context.placeOf(['frames', frame.id])),
    );
  }
}

/** Share of a picture that may be cut off unseen: 3:2 in a square loses a third, in 16:9 a sixth. */
const MOST_CUT = 1 / 4;

function paintPicture(
  frame: ImageFrame,
  picture: PictureSource,
  room: Rect,
  context: FurnitureContext,
  out: Painter,
): void {
  const { width, height } = picture.header;
  const { crop, box } = fitPicture(picture.header, room, frame.fit, frame.focus);
  const cut = 1 - (crop.width * crop.height) / (width * height);
  if (cut > MOST_CUT && !frame.focus) {
    const isTall = crop.height < height;
    const params = {
      frame: frame.id,
      percent: Math.round(cut * 100),
      sides: isTall ? '上下' : '左右',
      sidesEn: isTall ? 'top and bottom' : 'left and right',
    };
    out.problems.push(problem('picture-cut', params, context.placeOf(['frames', frame.id, 'file'])));
  }
  const shown = mptBox({ ...box, x: room.x + box.x, y: room.y + box.y });
  out.image({
    kind: 'image',
    role: 'furniture',
    frame: frame.id,
    box: shown,
    image: picture.id,
    file: picture.file,
    crop,
    ppi: Math.floor(effectivePpi(crop, box) + 1e-6),
    ...(frame.alt === undefined ? {} : { alt: frame.alt }),
    ground: true,
  });
}

/** The shapes of a drawing, scaled evenly; `cover` would cut into it, so a drawing is always contained. */
function paintDrawing(
  frame: ImageFrame,
  drawing: Drawing,
  room: Rect,
  { placeOf }: FurnitureContext,
  out: Painter,
): void {
  const { viewBox, shapes } = drawing;
  const { box } = fitPicture(viewBox, room, 'contain');
  const scale = box.width / viewBox.width;
  const left = room.x + box.x - viewBox.x * scale;
  const top = room.y + box.y - viewBox.y * scale;
  const missing = new Set<string>();
  const ink = (color: DrawingColor): Color => {
    if (typeof color !== 'string') {
      const [c, m, y, k] = color;
      return { kind: 'cmyk', c, m, y, k };
    }
    if (out.hasColor(color)) return out.color(color);
    missing.add(color);
    return { kind: 'cmyk', c: 0, m: 0, y: 0, k: 100 };
  };
  for (const { commands, fill, stroke } of shapes) {
    let horizontal = false;
    const placed = commands.map((part) => {
      horizontal = typeof part === 'number' && !horizontal;
      return typeof part === 'string' ? part : toMpt(horizontal ? left + part * scale : top + part * scale);
    });
    out.path({
      kind: 'path',
      role: 'furniture',
      frame: frame.id,
      commands: placed,
      ...(fill ? { fill: ink(fill) } : {}),
      ...(stroke ? { stroke: { color: ink(stroke.color), width: toMpt(stroke.width * scale) } } : {}),
      ground: true,
    });
  }
  for (const name of missing) {
    const place = placeOf(['frames', frame.id, 'file']);
    out.problems.push(problem('drawing-color', { frame: frame.id, name }, place));
  }
}

/** A line of caption or credit in its place, in pt. */
interface Word {
  readonly copy: Copy;
  readonly line: Line;
  readonly x: number;
  readonly measure: number;
  readonly baseline: number;
  readonly kind: 'caption' | 'credit';
  readonly align: 'left' | 'center' | 'right';
}

/** White between the caption's last words and a credit on the same line, in em. */
const CREDIT_GAP = 1;

/** Breaks caption and credit and stands them at the foot of the frame; `top` is where the picture must end. */
function captionLines(
  { frame, inner }: PlacedFrame<ImageFrame>,
  { grid, sheet, placeOf }: FurnitureContext,
  out: Painter,
): { readonly top: number; readonly lines: readonly Word[] } {
  const setOf = (text: string | undefined, key: 'caption' | 'credit') => {
    if (!text) return undefined;
    const style = sheet(frame.styles[key]);
    const place = placeOf(['frames', frame.id, key]);
    const copy = makeCopy(furnitureText(text), style, out.problems, { display: true }, place);
    const align = style.align === 'justify' ? ('left' as const) : style.align;
    return { copy, lines: displayLines(copy, inner.width), align, kind: key };
  };
  const caption = setOf(frame.caption, 'caption');
  const credit = setOf(frame.credit, 'credit');
  const parts = [caption, credit].filter((part) => part !== undefined);
  if (parts.length === 0) return { top: inner.y + inner.height, lines: [] };
  // A short credit stands at the end of the caption's last line.
  const last = caption?.lines.at(-1);
  const shares =
    last !== undefined &&
    credit?.lines.length === 1 &&
    caption?.align === 'left' &&
    credit.align === 'right' &&
    last.natural + credit.lines[0]!.natural + CREDIT_GAP * credit.copy.style.size <= inner.width;
  const count = parts.reduce((sum, { lines }) => sum + lines.length, 0) - (shares ? 1 : 0);
  const rows = rowsOf(frame, inner, grid, parts[0]!.copy, count);
  let row = 0;
  const placed = parts.flatMap(({ copy, lines, align, kind }) => {
    if (kind === 'credit' && shares) row--;
    return lines.map((line): Word => {
      const baseline = rows.baseline(row++, copy);
      // On a shared line the credit has the room that the caption leaves.
      const x = kind === 'credit' && shares ? inner.x + inner.width - line.natural : inner.x;
      const measure = inner.x + inner.width - x;
      return { copy, line, x, measure, baseline, kind, align: kind === 'credit' && shares ? 'left' : align };
    });
  });
  const gap = lengthPt(frame.gap, grid);
  return { top: rows.top - gap, lines: placed };
}

/** Where the lines under a picture stand: on the grid's own baselines, or by the first style's leading. */
function rowsOf(
  frame: ImageFrame,
  inner: Rect,
  grid: Grid,
  copy: Copy,
  count: number,
): { readonly top: number; readonly baseline: (row: number, copy: Copy) => number } {
  const foot = inner.y + inner.height;
  const onGrid = frame.area.lines !== undefined && copy.style.size <= grid.pitch;
  const pitch = onGrid ? grid.pitch : displayLeading(copy);
  const first = foot - (onGrid ? grid.body : copy.style.size) - (count - 1) * pitch;
  if (!onGrid) {
    const baseline = (row: number, { style }: Copy) =>
      first + row * pitch + (style.size * style.ascent) / 1000;
    return { top: first, baseline };
  }
  const baseline = (row: number) => first + row * pitch + grid.ascent;
  return { top: baseline(0) - (copy.style.size * copy.style.ascent) / 1000, baseline };
}
