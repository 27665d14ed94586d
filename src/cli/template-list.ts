import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BuiltPage } from '../build.ts';
import { type FrameShare, frameCapacities, frameShares } from '../layout/capacity.ts';
import { libraryFolder } from '../library.ts';
import type { Problem } from '../problems/problem.ts';
import { sourceText } from '../source.ts';
import type { LoadedPage } from '../spec/model.ts';
import { child, textOf } from '../spec/node.ts';
import type { TemplateSlot, TemplateUse } from '../spec/template-model.ts';
import { readYaml } from '../spec/yaml.ts';
import { collapse } from '../templates/settle.ts';
import { openPage, type PageRun, runPage } from './page-run.ts';
import type { Terminal } from './terminal.ts';

/** A template that can be chosen: its name is that of its file. */
export interface TemplateFile {
  readonly id: string;
  readonly path: string;
  readonly shipped: boolean;
}

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
  readonly frames: readonly FrameShare[];
  readonly run: PageRun;
}

/** The shipped templates, and those in `layouts/` of the folder that one works in, by name. */
export function templateFiles(cwd: string): TemplateFile[] {
  const library = join(libraryFolder(), 'layouts');
  const shipped = templatesIn(library, true);
  const own = join(cwd, 'layouts') === library ? [] : templatesIn(join(cwd, 'layouts'), false);
  return [...shipped.filter(({ id }) => !own.some((one) => one.id === id)), ...own].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
}

function templatesIn(folder: string, shipped: boolean): TemplateFile[] {
  return names(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => ({ id: basename(name).replace(/\.ya?ml$/, ''), path: join(folder, name), shipped }))
    .filter(({ path }) => isTemplate(path));
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** A file is a template when it says so itself, not when it extends one. */
function isTemplate(path: string): boolean {
  const { files } = openPage({ page: path });
  const text = files?.readText(files.pageFile);
  if (!text?.value || !/^template:/m.test(text.value.text)) return false;
  const yaml = readYaml({ path, source: sourceText(path, text.value.text) });
  return child(yaml.value, 'template') !== undefined && child(yaml.value, 'template')?.kind === 'map';
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
  const frames = [...frameShares(built.page, built.fonts).values()];
  // What a template is made of cannot be chosen once more.
  const open = { ...use, variants: use.variants.filter(({ chosen }) => !chosen) };
  const row = { file, use: open, sample, page: built.page, slots: slotRows(built, use), frames, run };
  return { row, problems: run.problems.filter(({ severity }) => severity === 'fatal') };
}

/**
 * The page that shows a template, or the variant of it that has a page of its own; a template without one is read
 * itself, and says what it misses.
 */
export function sampleOf(file: TemplateFile, variants: readonly string[] = []): string {
  const { files } = openPage({ page: file.path });
  const text = files?.readText(files.pageFile);
  const yaml = text?.value && readYaml({ path: file.path, source: text.value });
  const layers = [yaml?.value, ...variants.map((name) => child(child(yaml?.value, 'variants'), name))];
  const samples = layers.flatMap((layer) => textOf(child(child(layer, 'template'), 'sample')) ?? []);
  return samples.at(-1) ?? basename(file.path);
}

function slotRows({ page, fonts }: BuiltPage, use: TemplateUse): SlotRow[] {
  const least = frameCapacities(page, fonts);
  const optional = page.model.frames.flatMap(({ id }) => {
    const slot = use.frames[id]?.slot;
    return slot !== undefined && !use.slots[slot]?.required ? [id] : [];
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
