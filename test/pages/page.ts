import { fileURLToPath } from 'node:url';
import { type BuiltPage, buildPages } from '../../src/build.ts';
import { openFiles } from '../../src/files.ts';
import { writePdf } from '../../src/output/pdf/writer.ts';
import type { Problem } from '../../src/problems/problem.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** A page as `dayang build` makes it. */
export interface MadePage {
  readonly built: BuiltPage;
  readonly pdf: Uint8Array;
  readonly problems: readonly Problem[];
}

/** Builds a page of the project's layouts, from its files. Throws when it gives no scene. */
export async function makePage(name: string): Promise<MadePage> {
  const files = openFiles({ pageFile: `${project}layouts/${name}.yaml`, library: project }).value!;
  const { value, problems } = buildPages(files, files.pageFile);
  const built = value?.[0];
  if (!built) throw new Error(problems.map((p) => `${p.code} ${JSON.stringify(p.params)}`).join('\n'));
  const pdf = await writePdf([built.scene], built.fonts, { title: built.scene.title });
  return { built, pdf, problems };
}
