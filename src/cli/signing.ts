import { existsSync } from 'node:fs';
import type { Files } from '../files.ts';
import type { Problem } from '../problems/problem.ts';
import type { PageRun } from './page-run.ts';
import type { PreparedPage } from './press-run.ts';

/** The record of a page's signatures: `PAGE.signed.yaml` beside `PAGE.yaml`. */
export function recordPath({ pageFile }: Pick<Files, 'pageFile'>): string {
  return `${pageFile.replace(/\.ya?ml$/i, '')}.signed.yaml`;
}

/** What is missing before the pages may go to press. Nothing is loaded where the house asks for no signatures. */
export async function requiredSignatures(
  run: PageRun,
  pages: readonly PreparedPage[],
): Promise<readonly Problem[]> {
  if (!run.pages.some(({ page }) => page.signing?.required)) return [];
  const { signaturesForPress } = await import('./sign-run.ts');
  return signaturesForPress(run, pages);
}

/** What changed since the pages were signed. Nothing is loaded for pages that nobody has signed. */
export async function sinceSigned(run: PageRun, pages: readonly PreparedPage[]): Promise<readonly Problem[]> {
  if (!run.files || !existsSync(recordPath(run.files))) return [];
  const { changesForCheck } = await import('./sign-run.ts');
  return changesForCheck(run, pages);
}
