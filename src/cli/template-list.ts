import { join } from 'node:path';
import type { BuiltPage } from '../build.ts';
import { frameCapacities, frameShares } from '../layout/capacity.ts';
import type { Problem } from '../problems/problem.ts';
import type { LoadedPage } from '../spec/model.ts';
import type { TemplateSlot, TemplateUse } from '../spec/template-model.ts';
import { collapse } from '../templates/settle.ts';
import { type PageRun, runPage } from './page-run.ts';
import type { SketchFrame } from './sketch.ts';
import { sampleOf, type TemplateFile } from './template-files.ts';
import type { Terminal } from './terminal.ts';

/** A slot with the room that its text frames have, in characters: with every optional frame, and without any. */
export interface SlotRow extends TemplateSlot {
  readonly name: string;
  readonly capacity?: readonly [least: number, most: number];
}

/** A template as it is listed. */
export interface TemplateRow {
  readonly file: TemplateFile;
  readonly use: TemplateUse;
  readonly sample: string;
  readonly page: LoadedPage;
  readonly slots: readonly SlotRow[];
  /** Every frame of the template where it stands, also those that its sample leaves empty. */
  readonly frames: readonly SketchFrame[];
  readonly run: PageRun;
}

/** Lays the sample page of a template out, and takes its measures. No value when that page has a fault. */
export async function readTemplate(
  file: TemplateFile,
  terminal: Terminal,
): Promise<{ readonly row?: TemplateRow; readonly problems: readonly Problem[] }> {
  const sample = join(file.path, '..', sampleOf(file));
  const run = await runPage({ page: sample }, terminal);
  const [built] = run.pages;
  const use = built?.page.template;
  if (!built || !use) return { problems: run.problems };
  const frames = frameShares(built.page, built.fonts, Object.values(use.frames)).map((frame) => ({
    ...frame,
    optional: isOptional(use, frame.slot),
  }));
  // What a template is made of cannot be chosen once more.
  const open = { ...use, variants: use.variants.filter(({ chosen }) => !chosen) };
  const row = { file, use: open, sample, page: built.page, slots: slotRows(built, use), frames, run };
  return { row, problems: run.problems.filter(({ severity }) => severity === 'fatal') };
}

function isOptional(use: TemplateUse, slot: string | undefined): boolean {
  return slot !== undefined && !use.slots[slot]?.required;
}

function slotRows({ page, fonts }: BuiltPage, use: TemplateUse): SlotRow[] {
  const least = frameCapacities(page, fonts);
  const optional = page.model.frames.flatMap(({ id }) => {
    return isOptional(use, use.frames[id]?.slot) ? [id] : [];
  });
  const bare = { ...page, model: collapse(page.model, use, new Set([...use.gone, ...optional])) };
  const most = frameCapacities(bare, fonts);
  return Object.entries(use.slots).map(([name, slot]) => {
    const room = (of: typeof least) =>
      page.model.frames.reduce(
        (sum, { id }) => sum + (use.frames[id]?.slot === name ? (of.get(id)?.characters ?? 0) : 0),
        0,
      );
    const capacity = [room(least), Math.max(room(least), room(most))] as const;
    return { name, ...slot, ...(capacity[1] > 0 ? { capacity } : {}) };
  });
}
