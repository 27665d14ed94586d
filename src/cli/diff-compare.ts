import type { SceneChanges } from '../diff/changes.ts';
import { diffPrinted } from '../diff/compare.ts';
import { diffScenes } from '../diff/diff.ts';
import type { ToldChanges } from '../diff/tell.ts';
import type { SidePage } from './diff-input.ts';
import type { Terminal } from './terminal.ts';

/** One pair of pages and what differs. */
export interface ComparedPage {
  /** Number of the page on both sides, from 1. */
  readonly number: number;
  readonly old: SidePage;
  readonly now: SidePage;
  readonly changes: SceneChanges;
  readonly told: ToldChanges;
}

/** Two scenes are compared to the last 1/1000 pt; as soon as one side is a PDF, both by what a PDF tells. */
export async function comparePages(old: SidePage, now: SidePage, { timer }: Terminal): Promise<SceneChanges> {
  const [a, b] = [old.scene, now.scene];
  if (a && b) return timer.time('diff', () => diffScenes(a, b));
  const [printedOld, printedNew] = [await old.printed(), await now.printed()];
  return timer.time('diff', () =>
    diffPrinted(
      { ...printedOld, ...(a ? { grid: a.grid } : {}) },
      { ...printedNew, ...(b ? { grid: b.grid } : {}) },
    ),
  );
}
