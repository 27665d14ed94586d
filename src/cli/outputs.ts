import { basename, dirname, extname, join, resolve } from 'node:path';
import { type Problem, problem } from '../problems/problem.ts';
import { fileKey } from './file-identity.ts';
import { pressFileName } from './file-name.ts';
import type { PageRun } from './page-run.ts';
import type { PreparedPage } from './press-run.ts';
import type { Terminal } from './terminal.ts';

/** Where the files of a page were asked to go. */
export interface OutputRequest {
  /** `-o`; absent = the plant's pattern of names, in `out/` under the root. */
  readonly output?: string;
  readonly scene?: string;
  readonly png?: string;
  /** `--one`: all pages in one PDF. */
  readonly one: boolean;
  /** `--proof` */
  readonly proof: boolean;
}

/** Absolute paths of what a page is written to. */
export interface PageFiles {
  readonly pdf: string;
  readonly scene?: string;
  readonly png?: string;
  /** Text as outlines, when the plant wants it. */
  readonly outlines?: string;
  /** Delivery note, when the plant wants one. */
  readonly note?: string;
}
export interface PlannedPage {
  readonly page: PreparedPage;
  readonly files: PageFiles;
}

/** Names the files of all pages, and says what stands in the way of the names. */
export function planOutputs(
  run: PageRun,
  pages: readonly PreparedPage[],
  request: OutputRequest,
  { cwd }: Terminal,
): { readonly plan: readonly PlannedPage[]; readonly problems: readonly Problem[] } {
  const root = run.files?.root ?? cwd;
  const problems: Problem[] = [];
  const first = pages[0]?.built.page.name ?? '';
  const plan = pages.map((page): PlannedPage => {
    // Further pages of a list are named as the page is: NAME-2, NAME-3 …; those of an issue by their numbers.
    const { name, placeOf, issue } = page.built.page;
    // A page that was asked for alone takes the name as it is.
    const ownSuffix = run.pages.length === 1 ? '' : `-${issue?.number}`;
    const suffix = issue ? ownSuffix : name.slice(first.length);
    const numbered = (file: string) => resolve(cwd, withSuffix(file, suffix));
    const named = pressFileName(page.built, page.press);
    if (!request.output && !request.proof && named.missing.length > 0) {
      const params = { pattern: page.press.fileName, missing: named.missing.join('、') };
      problems.push(problem('press-file-name-missing', params, placeOf(['press'])));
    }
    const whole = issue && request.one ? name.slice(0, -(issue.number.length + 1)) : undefined;
    const press = whole === undefined ? named.name : `${whole}.pdf`;
    const own = join(root, 'out', request.proof ? `${whole ?? name}-proof.pdf` : press);
    const asked = (file: string) => (request.one ? resolve(cwd, file) : numbered(file));
    const pdf = request.output ? asked(request.output) : own;
    return { page, files: { pdf, ...extras(page, pdf, request, numbered) } };
  });
  return { plan, problems: [...problems, ...refuseInputs(run, plan, request.one)] };
}

function extras(
  { press }: PreparedPage,
  pdf: string,
  request: OutputRequest,
  numbered: (file: string) => string,
): Omit<PageFiles, 'pdf'> {
  const beside = (ending: string) => join(dirname(pdf), `${basename(pdf, extname(pdf))}${ending}`);
  return {
    ...(request.scene ? { scene: numbered(request.scene) } : {}),
    ...(request.png ? { png: numbered(request.png) } : {}),
    ...(press.outlines && !request.proof ? { outlines: beside('-outlines.pdf') } : {}),
    ...(press.deliveryNote && !request.proof ? { note: beside('-传版单.txt') } : {}),
  };
}

/** The PDFs to write, each with its pages. */
export function documents(
  plan: readonly PlannedPage[],
  one: boolean,
): { readonly pages: readonly PlannedPage[]; readonly files: PageFiles }[] {
  const [first] = plan;
  if (one && first) return [{ pages: plan, files: first.files }];
  return plan.map((page) => ({ pages: [page], files: page.files }));
}

function withSuffix(file: string, suffix: string): string {
  const extension = extname(file);
  return `${file.slice(0, file.length - extension.length)}${suffix}${extension}`;
}

/** An output must not be one of the files that the page is made from, nor may two outputs have one name. */
function refuseInputs(run: PageRun, plan: readonly PlannedPage[], one: boolean): Problem[] {
  const inputs = new Set([...run.seen.paths.values()].map(fileKey));
  const targets = plan.flatMap(({ files }, index) => {
    const { pdf, outlines, note, ...own } = files;
    // In one file for all pages, its name is that of the first.
    const whole = one && index > 0 ? {} : { pdf, outlines, note };
    return Object.values({ ...whole, ...own }).filter((file) => file !== undefined);
  });
  const keys = targets.map(fileKey);
  return targets
    .filter((_, index) => inputs.has(keys[index]!) || keys.indexOf(keys[index]!) < index)
    .map((file) => problem('output-is-input', { file }));
}
