import type { Box, ScenePage } from '../../scene/types.ts';

/** What a page needs outside its bleed when it carries printer's marks, in 1/1000 pt: about 10 mm. */
export const MARK_ROOM = 28_346;
/** Marks stand clear of the trim by 3 mm at least, in 1/1000 pt. */
export const MARK_OFFSET = 8_504;

/** The boxes of a page, in pt with the origin at the bottom left, and how the scene lies in them. */
export interface PageBoxes {
  readonly media: readonly number[];
  readonly bleed: readonly number[];
  readonly trim: readonly number[];
  /** Bleed on every side, 1/1000 pt. */
  readonly bleedWidth: number;
  /** From the edge of the media to the trim on every side, 1/1000 pt. */
  readonly margin: number;
  /** A box of the scene as x0 y0 x1 y1 of the page. */
  inPage(box: Box): number[];
}

/** @param bleed instead of the scene's own, 1/1000 pt. @param marks leaves room for printer's marks. */
export function pageBoxes(page: ScenePage, bleed = page.bleed, marks = false): PageBoxes {
  const margin = marks ? Math.max(bleed, MARK_OFFSET) + MARK_ROOM : bleed;
  const inPage = ({ x, y, width, height }: Box): number[] => [
    (x + margin) / 1000,
    (page.height + margin - y - height) / 1000,
    (x + width + margin) / 1000,
    (page.height + margin - y) / 1000,
  ];
  const grown = (by: number) =>
    inPage({ x: -by, y: -by, width: page.width + 2 * by, height: page.height + 2 * by });
  return {
    media: grown(margin),
    bleed: grown(bleed),
    trim: grown(0),
    bleedWidth: bleed,
    margin,
    inPage,
  };
}
