import { join, resolve } from 'node:path';
import type { Raster } from '../../output/png/raster.ts';
import { writeWhole } from '../../output/write-file.ts';
import type { PressRequest } from '../../press.ts';
import { type Outcome, type Problem, problem } from '../../problems/problem.ts';
import { judge } from '../../problems/verdict.ts';
import { type ProofAgainst, type ProofData, STAGES, type Stage } from '../../proof/data.ts';
import { shortHash } from '../../proof/page-data.ts';
import type { Paper } from '../../proof/paper.ts';
import { galleyWords, type Stamp, sheetWords } from '../../proof/stamp.ts';
import { absolutePt, toMpt } from '../../units.ts';
import { conclude, type ReportOptions } from '../conclusion.ts';
import { fileKey } from '../file-identity.ts';
import { pathFrom } from '../open-page.ts';
import { type PageRequest, type PageRun, runPage } from '../page-run.ts';
import { type PreparedPage, preparePress, pressFile, producer } from '../press-run.ts';
import type { AgainstSide, RenderedPage } from '../proof-against.ts';
import { viewerAssets } from '../proof-assets.ts';
import type { Terminal } from '../terminal.ts';

/** `dayang proof` */
export interface ProofOptions extends PageRequest, ReportOptions, PressRequest {
  /** `--stage`; absent = what the page says, else 一校样. */
  readonly stage?: Stage;
  /** `--time`, as it is to be read. */
  readonly time?: string;
  readonly dpi: number;
  /** `--paper`: a file to print besides. */
  readonly paper?: Paper;
  /** `--against`: what the page is compared with: a file or folder as in `diff`, `signed` or `signed:STEP`. */
  readonly against?: string;
  /** `-o`: the folder; absent = `out/PAGE.proof` under the root. */
  readonly output?: string;
}

/** Makes the proofs of a page: pictures, the viewer, and what goes on paper. Written also while problems stand. */
export async function proof(options: ProofOptions, terminal: Terminal): Promise<number> {
  const run = await runPage(options, terminal);
  const prepared = await preparePress(run, options, terminal);
  const problems = [...(await allProblems(run, terminal)), ...prepared.problems];
  const written: string[] = [];
  const { fatal } = judge(problems, options.allow);
  if (fatal.length > 0 || prepared.pages.length === 0) {
    return conclude({ run, problems, outputs: new Map(), written }, options, terminal);
  }
  const against = await oldPage(options, run, prepared.pages, terminal);
  if (against && !against.value) {
    problems.push(...against.problems);
    return conclude({ run, problems, outputs: new Map(), written }, options, terminal);
  }
  const stamp = stampOf(options, run, terminal);
  const job: Job = {
    run,
    pages: prepared.pages,
    problems,
    written,
    options,
    terminal,
    stamp,
    ...(against?.value ? { against: against.value } : {}),
  };
  await writeProofs(job, proofFolder(job));
  return conclude({ run, problems, written }, options, terminal);
}

/** A proof that is being made. */
interface Job {
  readonly run: PageRun;
  readonly pages: readonly PreparedPage[];
  readonly problems: Problem[];
  readonly written: string[];
  readonly options: ProofOptions;
  readonly terminal: Terminal;
  readonly stamp: Stamp;
  readonly against?: AgainstSide;
}

/** What `--against` names, read; undefined without it. */
async function oldPage(
  { against, page, root }: ProofOptions,
  run: PageRun,
  pages: readonly PreparedPage[],
  terminal: Terminal,
): Promise<Outcome<AgainstSide> | undefined> {
  if (against === undefined) return undefined;
  const { readAgainst } = await terminal.timer.timeAsync('load', () => import('../proof-against.ts'));
  return readAgainst({ against, page, ...(root === undefined ? {} : { root }) }, run, pages, terminal);
}

function stampOf({ stage, time }: ProofOptions, { pages }: PageRun, { lang }: Terminal): Stamp {
  const own = (Object.keys(STAGES) as Stage[]).find((one) => STAGES[one].zh === pages[0]?.page.model.stage);
  return { stage: stage ?? own ?? 'first', lang, ...(time ? { time } : {}) };
}

/** What `check` reports before the press: problems of the page, and the lint. */
async function allProblems(run: PageRun, terminal: Terminal): Promise<Problem[]> {
  const { lintRun, TOLD_BY_LINT } = await import('../lint-run.ts');
  const lint = await lintRun(run, terminal);
  const own = run.problems.filter(({ code }) => run.pages.length === 0 || !TOLD_BY_LINT.has(code));
  return [...own, ...lint.problems];
}

function proofFolder({ run, pages, options, terminal }: Job): string {
  if (options.output) return resolve(terminal.cwd, options.output);
  return join(run.files?.root ?? terminal.cwd, 'out', `${pages[0]!.built.page.name}.proof`);
}

async function writeProofs(job: Job, folder: string): Promise<void> {
  const { pages, terminal, options } = job;
  const { timer } = terminal;
  const [{ openRaster }, { pagePictures }] = await timer.timeAsync('load', () =>
    Promise.all([import('../../output/png/raster.ts'), import('../proof-picture.ts')]),
  );
  const raster = await timer.timeAsync('load', openRaster);
  const rendered: RenderedPage[] = [];
  for (const page of pages) {
    const note = [STAGES[job.stamp.stage][terminal.lang], job.stamp.time, shortHash(page.scene)];
    const pdf = await pressFile([page], { kind: 'press', note: note.filter(Boolean).join('  ') }, terminal);
    const request = { page: 0, dpi: options.dpi, marks: options.marks ?? false };
    const { png, inline } = await timer.timeAsync('png', () => pagePictures(raster, pdf, page, request));
    rendered.push({ pdf, inline });
    write(job, join(folder, `${page.built.page.name}.png`), png);
  }
  const name = pages[0]!.built.page.name;
  const data = await proofData(job, rendered, await comparison(job, rendered, raster));
  const { proofHtml } = await timer.timeAsync('load', () => import('../../proof/html.ts'));
  const html = timer.time('html', () => proofHtml(data, viewerAssets()));
  write(job, join(folder, `${name}.html`), html);
  write(job, join(folder, `${name}-小样.pdf`), await galleyPdf(job));
  if (options.paper)
    write(job, join(folder, `${name}-${options.paper}.pdf`), await paperPdf(job, options.paper));
}

/** 小样: every story of the pages once, alone. */
async function galleyPdf({ pages, stamp, terminal }: Job): Promise<Uint8Array> {
  const { storyGalley } = await import('../../proof/galley.ts');
  const seen = new Set<string>();
  const scenes = pages.flatMap(({ built, scene }) =>
    [...built.texts].flatMap(([id, { source }]) => {
      if (seen.has(source.file)) return [];
      seen.add(source.file);
      return storyGalley(built, id, galleyWords(stamp, built.page.name, shortHash(scene)));
    }),
  );
  return pressFile(pages, { kind: 'proof', scenes }, terminal);
}

/** The pages on sheets that an office printer has. */
async function paperPdf({ pages, stamp, terminal }: Job, paper: Paper): Promise<Uint8Array> {
  const { paperSheets, sheetScene } = await import('../../proof/paper.ts');
  const scenes = pages.flatMap(({ built, scene }) => {
    const { fonts } = built;
    const chain = [
      ...fonts.chain('xihei'),
      ...fonts.chain('hei'),
      ...scene.fonts.flatMap(({ id }) => fonts.byId(id) ?? []),
    ];
    return paperSheets(scene.page, paper).map((sheet) =>
      sheetScene(scene, sheet, sheetWords(stamp, built.page.name, shortHash(scene), sheet), chain),
    );
  });
  return pressFile(pages, { kind: 'proof', scenes }, terminal);
}

/** What differs from the page that `--against` names; undefined without it. */
async function comparison(
  { against, problems, terminal }: Job,
  rendered: readonly RenderedPage[],
  raster: Raster,
): Promise<ProofAgainst | undefined> {
  if (!against) return undefined;
  const { proofAgainst } = await import('../proof-against.ts');
  const compared = await proofAgainst(against, rendered, raster, terminal);
  problems.push(...compared.problems);
  return compared.against;
}

/** The data of the viewer. */
async function proofData(
  { pages, problems, options, terminal, stamp }: Job,
  rendered: readonly RenderedPage[],
  against: ProofAgainst | undefined,
): Promise<ProofData> {
  const { proofPage } = await import('../../proof/page-data.ts');
  const { proofProblems } = await import('../../proof/problems.ts');
  const bare = pages.map(({ built, press }) =>
    proofPage(built, {
      bleed: toMpt(absolutePt(press.bleed) ?? 0),
      nonPrinting: toMpt(absolutePt(press.nonPrintingEdge) ?? 0),
    }),
  );
  const { letThrough } = judge(problems, options.allow, options.force);
  return {
    format: 'dayang-proof/1',
    tool: producer,
    lang: terminal.lang,
    title: bare[0]!.title,
    stage: stamp.stage,
    ...(stamp.time ? { time: stamp.time } : {}),
    pages: bare.map((page, index) => ({ ...page, picture: rendered[index]!.inline })),
    problems: proofProblems(problems, bare, new Set(letThrough)),
    ...(against ? { against } : {}),
  };
}

function write(job: Job, path: string, data: string | Uint8Array): void {
  const key = fileKey(path);
  if ([...job.run.seen.paths.values()].some((input) => fileKey(input) === key)) {
    job.problems.push(problem('output-is-input', { file: pathFrom(job.terminal.cwd, path) }));
    return;
  }
  const done = job.terminal.timer.time('write', () => writeWhole(path, data, { shown: path }));
  job.problems.push(...done.problems);
  if (done.value !== undefined) job.written.push(path);
}
