import type { SceneGrid } from '../scene/types.ts';
import type { SceneChanges } from './changes.ts';
import { diffSheets } from './diff.ts';
import { type PrintedPage, printedSheet } from './printed.ts';
import type { Sheet } from './sheet.ts';

/** A page in the form that can be compared with a PDF. */
export interface PrintedSide {
  readonly page: PrintedPage;
  /** Whether its pictures are named by the sums of the PDF. */
  readonly exact: boolean;
  /** Where columns and lines are, when a scene says so. */
  readonly grid?: SceneGrid;
}

/** Compares two pages of which one is a PDF, by what a PDF tells. */
export function diffPrinted(old: PrintedSide, now: PrintedSide): SceneChanges {
  const grid = now.grid ?? old.grid;
  const sheet = ({ page }: PrintedSide): Sheet => ({ ...printedSheet(page), ...(grid ? { grid } : {}) });
  const [a, b] = [sheet(old), sheet(now)];
  const hasPictures = [...a.marks, ...b.marks].some(({ kind }) => kind === 'image');
  const blind = old.exact === now.exact || !hasPictures ? [] : (['pictures'] as const);
  return diffSheets(a, b, [...blind, ...(grid ? [] : (['frames'] as const))]).changes;
}
