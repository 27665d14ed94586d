import { realpathSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import type { BuiltPage } from '../../build.ts';
import type { FontSet } from '../../fonts/face.ts';
import { version } from '../../library.ts';
import { writeWhole } from '../../output/write-file.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { judge } from '../../problems/verdict.ts';
import { sceneJson } from '../../scene/canonical.ts';
import { conclude, type ReportOptions } from '../conclusion.ts';
import { type PageRequest, type PageRun, runPage } from '../page-run.ts';
import type { Terminal } from '../terminal.ts';

/** `dayang build` */
export interface BuildOptions extends PageRequest, ReportOptions {
  /** `-o`; absent = `out/NAME.pdf` under the root. */
  readonly output?: string;
  /** All pages in one PDF. */
  readonly one: boolean;
  readonly scene?: string;
  readonly png?: string;
  readonly dpi: number;
}

/** Makes the press PDF of each page, and what else was asked for, when no problem stands in the way. */
export async function build(options: BuildOptions, terminal: Terminal): Promise<number> {
  const run = runPage(options, terminal);
  const plan = planOutputs(run, options, terminal);
  const problems = [...run.problems, ...refuseInputs(run, plan)];
  const outputs = new Map<string, string>();
  const written: string[] = [];
  const write = (path: string, data: string | Uint8Array): boolean => {
    const done = terminal.timer.time('write', () => writeWhole(path, data, { shown: path }));
    problems.push(...done.problems);
    if (done.value !== undefined) written.push(path);
    return done.value !== undefined;
  };
  const { fatal } = judge(problems, options.allow);
  for (const { page, files } of fatal.length > 0 ? [] : plan) {
    if (files.scene) write(files.scene, `${sceneJson(page.scene)}\n`);
  }
  // Nothing of any page goes to press while a problem of one of them stands.
  const goes = judge(problems, options.allow).ok;
  for (const { pages, file } of goes ? documents(plan, options.one) : []) {
    const pdf = await pressFile(
      pages.map(({ page }) => page),
      terminal,
    );
    if (write(file, pdf)) for (const { page } of pages) outputs.set(page.page.name, file);
    for (const [index, { files }] of pages.entries()) {
      if (files.png) write(files.png, await picture(pdf, index, options.dpi, terminal));
    }
  }
  return conclude({ run, problems, outputs, written }, options, terminal);
}

/** Absolute paths of what a page is written to. */
interface PageFiles {
  readonly pdf: string;
  readonly scene?: string;
  readonly png?: string;
}
interface PlannedPage {
  readonly page: BuiltPage;
  readonly files: PageFiles;
}

function planOutputs(run: PageRun, options: BuildOptions, terminal: Terminal): PlannedPage[] {
  const { cwd } = terminal;
  const root = run.files?.root ?? cwd;
  return run.pages.map((page) => {
    // Further pages of a list are named as the page is: NAME-2, NAME-3 …
    const first = run.pages[0]!.page.name;
    const suffix = page.page.name.slice(first.length);
    const numbered = (file: string) => resolve(cwd, withSuffix(file, suffix));
    return {
      page,
      files: {
        pdf: options.output ? numbered(options.output) : join(root, 'out', `${page.page.name}.pdf`),
        ...(options.scene ? { scene: numbered(options.scene) } : {}),
        ...(options.png ? { png: numbered(options.png) } : {}),
      },
    };
  });
}

/** The PDFs to write, each with its pages. */
function documents(
  plan: readonly PlannedPage[],
  one: boolean,
): { pages: readonly PlannedPage[]; file: string }[] {
  const [first] = plan;
  if (one && first) return [{ pages: plan, file: first.files.pdf }];
  return plan.map((page) => ({ pages: [page], file: page.files.pdf }));
}

function withSuffix(file: string, suffix: string): string {
  const extension = extname(file);
  return `${file.slice(0, file.length - extension.length)}${suffix}${extension}`;
}

/** An output must not be one of the files that the page is made from, nor may two outputs have one name. */
function refuseInputs(run: PageRun, plan: readonly PlannedPage[]): Problem[] {
  const inputs = new Set([...run.seen.paths.values()].map(realPath));
  const targets = plan.flatMap(({ files }) => Object.values(files) as string[]);
  return targets
    .filter((file, index) => inputs.has(realPath(file)) || targets.indexOf(file) < index)
    .map((file) => problem('output-is-input', { file }));
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

async function pressFile(pages: readonly BuiltPage[], terminal: Terminal): Promise<Uint8Array> {
  const { timer, env } = terminal;
  const { writePdf } = await timer.timeAsync('load', () => import('../../output/pdf/writer.ts'));
  const [first] = pages as [BuiltPage];
  const date = first.page.model.date ?? epochDate(env.SOURCE_DATE_EPOCH);
  const options = {
    title: first.scene.title,
    producer: `dayang ${version}`,
    ...(date ? { date } : {}),
  };
  const scenes = pages.map((page) => page.scene);
  return timer.timeAsync('pdf', () => writePdf(scenes, sharedFonts(pages), options));
}

/** The faces of all pages. Pages of one spec share their manifest, so that an id means one face. */
function sharedFonts(pages: readonly BuiltPage[]): FontSet {
  const byId = (id: string) => {
    for (const { fonts } of pages) {
      const face = fonts.byId(id);
      if (face) return face;
    }
    return undefined;
  };
  return { ...pages[0]!.fonts, byId };
}

/** The date of SOURCE_DATE_EPOCH (reproducible-builds.org), which main has checked. */
function epochDate(seconds: string | undefined): string | undefined {
  return seconds ? new Date(Number(seconds) * 1000).toISOString() : undefined;
}

async function picture(pdf: Uint8Array, page: number, dpi: number, terminal: Terminal): Promise<Uint8Array> {
  return terminal.timer.timeAsync('png', async () => {
    const [{ openRaster }, { encodePng }] = await Promise.all([
      import('../../output/png/raster.ts'),
      import('../../output/png/encode.ts'),
    ]);
    const raster = await openRaster();
    return encodePng(raster.render(pdf, { page, dpi }), { dpi });
  });
}
