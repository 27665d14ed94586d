import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { libraryFolder } from '../library.ts';
import { child, type MapNode, textOf } from '../spec/node.ts';
import { readYaml } from '../spec/yaml.ts';
import { openPage } from './open-page.ts';

/** A template that can be chosen: its name is that of its file. */
export interface TemplateFile {
  readonly id: string;
  readonly path: string;
  readonly shipped: boolean;
  /** What the file itself says, without those that it extends. */
  readonly tree: MapNode;
}

/** The shipped templates, and those in `layouts/` of the folder that one works in, by name. */
export function templateFiles(cwd: string): TemplateFile[] {
  const all = namedFiles(cwd).flatMap(readTemplateFile);
  const own = all.filter(({ shipped }) => !shipped);
  return all
    .filter(({ id, shipped }) => !shipped || !own.some((one) => one.id === id))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The template of that name, as `templateFiles` has it; files of other names are not read. */
export function findTemplate(cwd: string, id: string): TemplateFile | undefined {
  for (const file of namedFiles(cwd)) {
    const [found] = file.id === id ? readTemplateFile(file) : [];
    if (found) return found;
  }
  return undefined;
}

type NamedFile = Omit<TemplateFile, 'tree'>;

/** Files that may be templates, the shipped ones last. */
function namedFiles(cwd: string): NamedFile[] {
  const library = join(libraryFolder(), 'layouts');
  const own = join(cwd, 'layouts');
  return [...(own === library ? [] : filesIn(own, false)), ...filesIn(library, true)];
}

function filesIn(folder: string, shipped: boolean): NamedFile[] {
  return names(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => ({ id: basename(name).replace(/\.ya?ml$/, ''), path: join(folder, name), shipped }));
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** A file is a template when it says so itself, not when it extends one. */
function readTemplateFile(file: NamedFile): TemplateFile[] {
  const { files } = openPage({ page: file.path });
  const text = files?.readText(files.pageFile).value;
  if (!text || !/^template:/m.test(text.text)) return [];
  const tree = readYaml({ path: file.path, source: text }).value;
  return tree && child(tree, 'template')?.kind === 'map' ? [{ ...file, tree }] : [];
}

/**
 * The page that shows a template, or the variant of it that has a page of its own; a template without one is read
 * itself, and says what it misses.
 */
export function sampleOf({ path, tree }: TemplateFile, variants: readonly string[] = []): string {
  const layers = [tree, ...variants.map((name) => child(child(tree, 'variants'), name))];
  const samples = layers.flatMap((layer) => textOf(child(child(layer, 'template'), 'sample')) ?? []);
  return samples.at(-1) ?? basename(path);
}
