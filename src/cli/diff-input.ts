import { readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type PrintedPage, printedScene } from '../diff/printed.ts';
import { readScene, SCENE_FORMAT } from '../diff/scene-file.ts';
import { type Outcome, type Problem, problem } from '../problems/problem.ts';
import type { Scene } from '../scene/types.ts';
import { openPage } from './open-page.ts';
import { type PageRun, runPage } from './page-run.ts';
import { type PreparedPage, preparePress, pressFile } from './press-run.ts';
import type { Terminal } from './terminal.ts';

/** One of the two pages that are compared. */
export interface DiffSide {
  /** As typed. */
  readonly name: string;
  readonly path: string;
  readonly kind: 'spec' | 'scene' | 'pdf';
  readonly pages: readonly SidePage[];
  /** Of a spec: what was read, for messages and so that no output destroys it. */
  readonly run?: PageRun;
}

/** A page of a side, in the forms that it has. */
export interface SidePage {
  readonly scene?: Scene;
  /** What a PDF tells, or what the PDF of the scene would. `exact`: pictures can be told by their sums. */
  printed(): Promise<{ readonly page: PrintedPage; readonly exact: boolean }>;
  /** The bytes to be drawn, and which page of them; absent for a scene, whose fonts have to be found first. */
  readonly pdf?: () => Promise<{ readonly bytes: Uint8Array; readonly index: number }>;
}

/** Largest file that is compared, in bytes. */
const LIMIT = 512 * 1024 * 1024;

/** Reads one side. Never throws for what is wrong with the file. */
export async function readSide(
  typed: string,
  other: string,
  root: string | undefined,
  terminal: Terminal,
): Promise<Outcome<DiffSide>> {
  const asked = resolve(terminal.cwd, typed);
  const isFolder = statSync(asked, { throwIfNoEntry: false })?.isDirectory() ?? false;
  // The old copy of a project: the page of the same name in it.
  const path = isFolder ? join(asked, basename(other)) : asked;
  const name = isFolder ? join(typed, basename(other)) : typed;
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) return { problems: [problem('diff-missing', { file: name })] };
  if (/\.ya?ml$/i.test(path)) return specSide(name, path, root, terminal);
  if (found.size > LIMIT) return { problems: [problem('diff-kind-unknown', { file: name })] };
  const bytes = new Uint8Array(readFileSync(path));
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (start.includes('%PDF-')) return pdfSide(name, path, bytes, terminal);
  if (/\.json$/i.test(path) || /^\s*\{/.test(start)) return sceneSide(name, path, bytes);
  return { problems: [problem('diff-kind-unknown', { file: name })] };
}

/** The page as it was signed, at the last signature or at the last one of a step. */
export async function signedSide(
  typed: string,
  root: string | undefined,
  step: string | undefined,
  { cwd }: Terminal,
): Promise<Outcome<DiffSide>> {
  const page = resolve(cwd, typed);
  const { files, problems } = openPage({ page, ...(root === undefined ? {} : { root }) });
  if (!files) return { problems };
  const { signedScenes } = await import('./signed-scenes.ts');
  const signed = signedScenes(files, step);
  if (!signed.value) return { problems: signed.problems };
  const { signature, scenes, path } = signed.value;
  const pages = scenes.map(
    (scene): SidePage => ({
      scene,
      printed: async () => ({ page: printedScene(scene), exact: false }),
    }),
  );
  const name = `${files.show(path)} ${signature.step} ${signature.name} ${signature.time}`;
  return { value: { name, path, kind: 'scene', pages }, problems: [] };
}

async function specSide(
  name: string,
  path: string,
  root: string | undefined,
  terminal: Terminal,
): Promise<Outcome<DiffSide>> {
  const run = await runPage({ page: path, ...(root === undefined ? {} : { root }) }, terminal);
  const fatal = run.problems.filter(({ severity }) => severity === 'fatal');
  if (fatal.length > 0) return { value: { name, path, kind: 'spec', pages: [], run }, problems: fatal };
  let prepared: Promise<readonly PreparedPage[]> | undefined;
  const prepare = () => {
    prepared ??= preparePress(run, {}, terminal).then((press) => press.pages);
    return prepared;
  };
  return {
    value: { name, path, kind: 'spec', pages: runPages(name, run, prepare, terminal), run },
    problems: [],
  };
}

/** The pages of a spec that has been laid out; `prepare` gives them ready for the press where a PDF is needed. */
export function runPages(
  name: string,
  run: PageRun,
  prepare: () => Promise<readonly PreparedPage[]>,
  terminal: Terminal,
): SidePage[] {
  return run.pages.map((built, index): SidePage => {
    let made: Promise<Uint8Array> | undefined;
    const pdf = async () => {
      made ??= prepare().then((all) => pressFile([all[index]!], { kind: 'press' }, terminal));
      return { bytes: await made, index: 0 };
    };
    return {
      scene: built.scene,
      pdf,
      async printed() {
        const { printedPages } = await terminal.timer.timeAsync('load', () => import('../diff/pdf-page.ts'));
        const read = printedPages((await pdf()).bytes);
        if (typeof read === 'string') throw new Error(`own PDF of ${name} cannot be read: ${read}`);
        return { page: read[0]!, exact: true };
      },
    };
  });
}

function sceneSide(name: string, path: string, bytes: Uint8Array): Outcome<DiffSide> {
  const read = readScene(Buffer.from(bytes).toString('utf8'));
  if ('version' in read) {
    const params = { file: name, found: read.version, wanted: SCENE_FORMAT };
    return { problems: [problem('diff-scene-version', params)] };
  }
  if ('fault' in read) {
    const [detail, detailEn] = read.fault;
    return { problems: [problem('diff-scene-broken', { file: name, detail, detailEn })] };
  }
  const { scene } = read;
  const printed = async () => ({ page: printedScene(scene), exact: false });
  return { value: { name, path, kind: 'scene', pages: [{ scene, printed }] }, problems: [] };
}

async function pdfSide(
  name: string,
  path: string,
  bytes: Uint8Array,
  { timer }: Terminal,
): Promise<Outcome<DiffSide>> {
  const { printedPages } = await timer.timeAsync('load', () => import('../diff/pdf-page.ts'));
  const read = printedPages(bytes);
  if (read === 'not-ours') return { problems: [problem('diff-pdf-not-ours', { file: name })] };
  if (read === 'no-text') return { problems: [problem('diff-pdf-no-text', { file: name })] };
  if (read === 'broken') return { problems: [problem('diff-pdf-broken', { file: name })] };
  const pages = read.map(
    (page, index): SidePage => ({
      printed: async () => ({ page, exact: true }),
      pdf: async () => ({ bytes, index }),
    }),
  );
  return { value: { name, path, kind: 'pdf', pages }, problems: [] };
}

/** The pages to compare, two by two: all of both, or the one that was asked for. */
export function pagePairs(
  old: DiffSide,
  now: DiffSide,
  page: number | undefined,
): Outcome<readonly (readonly [SidePage, SidePage])[]> {
  if (page === undefined) {
    if (old.pages.length === now.pages.length) {
      return { value: old.pages.map((one, i) => [one, now.pages[i]!] as const), problems: [] };
    }
    const counts = { oldPages: old.pages.length, newPages: now.pages.length };
    return { problems: [problem('diff-page-count', { old: old.name, new: now.name, ...counts })] };
  }
  // A page that stands alone is the page that is meant.
  const pick = ({ pages }: DiffSide) => (pages.length === 1 ? pages[0] : pages[page - 1]);
  const [a, b] = [pick(old), pick(now)];
  const missing = ({ name, pages }: DiffSide): Problem =>
    problem('diff-page-missing', { file: name, pages: pages.length, page });
  if (!a) return { problems: [missing(old)] };
  return b ? { value: [[a, b]], problems: [] } : { problems: [missing(now)] };
}
