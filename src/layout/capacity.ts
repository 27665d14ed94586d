import type { FontSet } from '../fonts/face.ts';
import type { Area, LoadedPage, TextFrame } from '../spec/model.ts';
import { charactersIn, resolveGrid } from './grid.ts';
import { obstacles } from './layout.ts';
import { frameBox, type PlacedFrame, placeFrames } from './placement.ts';
import { threadSlots } from './slots.ts';
import { styleSheet } from './style.ts';

/** Room of a text frame: its full lines, and the characters (字) that they hold. */
export interface FrameCapacity {
  readonly lines: number;
  readonly characters: number;
}

/**
 * 版容: the characters that the text frames of a page hold at full lines, by frame, pictures that text runs round taken
 * off. Heads and subheads are not counted: they take rows of it. Empty when the page's geometry makes no sense.
 */
export function frameCapacities(page: LoadedPage, fonts: FontSet): ReadonlyMap<string, FrameCapacity> {
  const { model } = page;
  const ascent = fonts.chain(model.styles.body?.font ?? '')[0]?.ascent ?? 880;
  const { grid, problems } = resolveGrid(model, ascent, page.placeOf);
  if (problems.length > 0) return new Map();
  const { placed } = placeFrames(model.frames, grid, page.placeOf);
  const sheet = styleSheet(model, fonts, grid);
  return new Map(
    placed.filter(isText).map((one) => {
      const style = sheet(one.frame.styles.body);
      const leading = style.leading ?? (one.frame.valign === 'grid' ? undefined : grid.pitch);
      const leg = { em: style.size, ascent: style.ascent, ...(leading === undefined ? {} : { leading }) };
      const { slots } = threadSlots(
        [{ placed: one, style: leg }],
        (frame) => obstacles(frame, placed, grid),
        grid,
      );
      const characters = slots.reduce((sum, { width }) => sum + charactersIn(width, style.size), 0);
      return [one.frame.id, { lines: slots.length, characters }];
    }),
  );
}

/** Boxes of frames as shares of the type area of a page, for a sketch; none when its geometry makes no sense. */
export function frameShares<T extends { readonly kind: string; readonly area: Area }>(
  page: LoadedPage,
  fonts: FontSet,
  frames: readonly T[],
): readonly (T & FrameShare)[] {
  const ascent = fonts.chain(page.model.styles.body?.font ?? '')[0]?.ascent ?? 880;
  const { grid, problems } = resolveGrid(page.model, ascent, page.placeOf);
  if (problems.length > 0) return [];
  const { width, height } = grid.typeArea;
  return frames.map((frame) => {
    const box = frameBox(frame, grid);
    return {
      ...frame,
      x: (box.x - grid.typeArea.x) / width,
      y: (box.y - grid.typeArea.y) / height,
      width: box.width / width,
      height: box.height / height,
    };
  });
}

/** A frame's place in the type area, from 0 to 1. */
export interface FrameShare {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function isText(placed: PlacedFrame): placed is PlacedFrame<TextFrame> {
  return placed.frame.kind === 'text';
}
