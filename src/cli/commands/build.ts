import { basename } from 'node:path';
import { writeWhole } from '../../output/write-file.ts';
import type { PressRequest } from '../../press.ts';
import { describe, type Problem } from '../../problems/problem.ts';
import { judge } from '../../problems/verdict.ts';
import { sceneJson } from '../../scene/canonical.ts';
import { conclude, type ReportOptions } from '../conclusion.ts';
import type { DeliveredFile } from '../delivery-note.ts';
import { documents, type OutputRequest, type PlannedPage, planOutputs } from '../outputs.ts';
import { type PageRequest, runPage } from '../page-run.ts';
import { dateOf, type PreparedPage, preparePress, pressFile, producer } from '../press-run.ts';
import { proofScenes } from '../proof.ts';
import { requiredSignatures } from '../signing.ts';
import type { Terminal } from '../terminal.ts';

/** `dayang build` */
export interface BuildOptions extends PageRequest, ReportOptions, PressRequest, OutputRequest {
  readonly dpi: number;
}

/** Makes the press PDF of each page, and what else was asked for, when no problem stands in the way. */
export async function build(options: BuildOptions, terminal: Terminal): Promise<number> {
  const run = await runPage(options, terminal);
  const press = await preparePress(run, options, terminal);
  const { plan, problems: named } = planOutputs(run, press.pages, options, terminal);
  const unsigned = options.proof ? [] : await requiredSignatures(run, press.pages);
  const job: Job = {
    options,
    terminal,
    problems: [...run.problems, ...press.problems, ...named, ...unsigned],
    outputs: new Map(),
    written: [],
  };
  const { fatal } = judge(job.problems, options.allow);
  for (const { page, files } of fatal.length > 0 ? [] : plan) {
    if (files.scene) write(job, files.scene, `${sceneJson(page.built.scene)}\n`);
  }
  // Nothing of any page goes to press while a problem of one of them stands; a proof shows what stands.
  const goes = options.proof ? fatal.length === 0 : judge(job.problems, options.allow, options.force).ok;
  for (const document of goes ? documents(plan, options.one) : []) {
    if (options.proof) await writeProof(job, document);
    else await writePress(job, document);
  }
  const { problems, outputs, written } = job;
  return conclude({ run, press: press.pages, problems, outputs, written }, options, terminal);
}

/** What a build has come to so far. */
interface Job {
  readonly options: BuildOptions;
  readonly terminal: Terminal;
  readonly problems: Problem[];
  readonly outputs: Map<string, string>;
  readonly written: string[];
}
type Document = ReturnType<typeof documents>[number];

function write(job: Job, path: string, data: string | Uint8Array): boolean {
  const done = job.terminal.timer.time('write', () => writeWhole(path, data, { shown: path }));
  job.problems.push(...done.problems);
  if (done.value !== undefined) job.written.push(path);
  return done.value !== undefined;
}

async function writeProof(job: Job, { pages, files }: Document): Promise<void> {
  const { options, terminal, problems } = job;
  const prepared = pages.map(({ page }) => page);
  const scenes = await proofScenes(prepared, problems, terminal);
  const pdf = await pressFile(prepared, { kind: 'proof', scenes }, terminal);
  if (write(job, files.pdf, pdf))
    for (const { page } of pages) job.outputs.set(page.built.page.name, files.pdf);
  await writePictures(job, pages, pdf, options.dpi);
}

/** The press file, looked over once more by its bytes; the file of outlines and the delivery note beside it. */
async function writePress(job: Job, { pages, files }: Document): Promise<void> {
  const { options, terminal, problems } = job;
  const prepared = pages.map(({ page }) => page);
  const forced = judge(problems, options.allow).held.length > 0;
  const note = forced ? '强行输出 FORCED' : undefined;
  const request = note ? { note } : {};
  const pdf = await pressFile(prepared, { kind: 'press', ...request }, terminal);
  problems.push(...(await bytesProblems(prepared, pdf, true, problems, terminal)));
  const outlines = files.outlines && (await pressFile(prepared, { kind: 'outlines', ...request }, terminal));
  if (outlines) problems.push(...(await bytesProblems(prepared, outlines, false, problems, terminal)));
  if (!judge(problems, options.allow, options.force).ok) return;
  if (!write(job, files.pdf, pdf)) return;
  for (const { page } of pages) job.outputs.set(page.built.page.name, files.pdf);
  if (files.outlines && outlines) write(job, files.outlines, outlines);
  if (files.note) {
    const delivered = [
      deliveredFile(files.pdf, pdf, prepared, false),
      ...(files.outlines && outlines ? [deliveredFile(files.outlines, outlines, prepared, true)] : []),
    ];
    write(job, files.note, await noteText(job, prepared, delivered));
  }
  await writePictures(job, pages, pdf, options.dpi);
}

function deliveredFile(
  path: string,
  data: Uint8Array,
  pages: readonly PreparedPage[],
  outlines: boolean,
): DeliveredFile {
  const sizes = pages.map(({ built, scene }) => ({ name: built.page.name, ...scene.page }));
  return { name: basename(path), data, pages: sizes, outlines };
}

async function noteText(
  { options, terminal, problems }: Job,
  pages: readonly PreparedPage[],
  files: readonly DeliveredFile[],
): Promise<string> {
  const { deliveryNote } = await import('../delivery-note.ts');
  const [first] = pages as [PreparedPage];
  const { letThrough } = judge(problems, options.allow, options.force);
  const date = dateOf(first, terminal)?.slice(0, 10);
  return deliveryNote(files, {
    press: first.press,
    condition: first.intent?.identifier ?? '',
    ...(date ? { date } : {}),
    producer,
    letThrough: letThrough.map((one) => `[${one.rule ?? one.code}] ${describe(one, terminal.lang).sentence}`),
  });
}

/** The rule for the words of pictures, which layout has asked for by name. */
const ALT_RULE = 'UA-07';

/** What a file's own bytes break, less what the preflight of the scene has said in better words. */
export async function bytesProblems(
  pages: readonly PreparedPage[],
  pdf: Uint8Array,
  tagged: boolean,
  known: readonly Problem[],
  { timer }: Terminal,
): Promise<Problem[]> {
  const { checkPressFile } = await timer.timeAsync('load', () => import('../../press.ts'));
  const names = pages.map(({ built }) => built.page.name);
  const said = new Set(known.map(({ rule, code }) => (code === 'picture-no-alt' ? ALT_RULE : rule)));
  const found = timer.time('pdf-check', () => checkPressFile(pdf, pages[0]!.press, names, tagged));
  return found.filter(({ rule }) => !said.has(rule));
}

async function writePictures(
  job: Job,
  pages: readonly PlannedPage[],
  pdf: Uint8Array,
  dpi: number,
): Promise<void> {
  for (const [index, { files }] of pages.entries()) {
    if (files.png) write(job, files.png, await picture(pdf, index, dpi, job.terminal));
  }
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
