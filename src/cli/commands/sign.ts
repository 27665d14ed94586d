import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from '../../files.ts';
import { writeWhole } from '../../output/write-file.ts';
import { allowClass, type Outcome, type Problem, problem } from '../../problems/problem.ts';
import { judge } from '../../problems/verdict.ts';
import { KEEP_FOLDER, type Kept, keptScene, keptStory } from '../../sign/keep.ts';
import { recordText, type Signature, type SignedPage } from '../../sign/record.ts';
import { signedScene } from '../../sign/state.ts';
import { refusal, stepStatuses } from '../../sign/steps.ts';
import { conclude, type ReportOptions } from '../conclusion.ts';
import { type PageRequest, runPage } from '../page-run.ts';
import { type PreparedPage, preparePress, pressFile } from '../press-run.ts';
import { whileLocked } from '../sign-lock.ts';
import { openSigned, readSignatures, type SignedRun } from '../sign-run.ts';
import { lastLine, signingJson, statusLines } from '../sign-status.ts';
import { EXIT, type Terminal } from '../terminal.ts';
import { printable } from '../terminal-text.ts';
import { bytesProblems } from './build.ts';

/** `dayang sign` */
export interface SignOptions extends PageRequest, ReportOptions {
  /** `--as`: the step. */
  readonly as?: string;
  readonly name?: string;
  /** `--time`, ISO 8601. */
  readonly time?: string;
  /** `--again`: signs although the step's signature is still good. */
  readonly again: boolean;
  /** `--status`: tells who has signed, and signs nothing. */
  readonly status: boolean;
}

/** Records that somebody passed the page in a step of the house, or tells who has. */
export async function sign(options: SignOptions, terminal: Terminal): Promise<number> {
  const run = await runPage(options, terminal);
  const prepared = await preparePress(run, {}, terminal);
  const problems: Problem[] = [...run.problems, ...prepared.problems];
  const { files } = run;
  const stops = judge(problems, options.allow).fatal.length > 0;
  const signed = files && prepared.pages.length > 0 && !stops ? openSigned(files, prepared.pages) : undefined;
  problems.push(...(signed?.problems ?? []));
  if (!files || !signed?.value) return conclude({ run, problems, written: [] }, options, terminal);
  if (options.status) return tellStatus(files, signed.value, options, terminal);
  const done = await signNow({
    files,
    signed: signed.value,
    pages: prepared.pages,
    problems,
    options,
    terminal,
  });
  problems.push(...done.problems);
  const now = done.value ?? signed.value;
  const written = done.value ? [now.path] : [];
  const last = [lastLine(now, done.value ? options : undefined, terminal.lang)];
  return conclude({ run, problems, written, last, more: signingJson(now, files) }, options, terminal);
}

interface Job {
  readonly files: Files;
  readonly signed: SignedRun;
  readonly pages: readonly PreparedPage[];
  /** Of the page. */
  readonly problems: Problem[];
  readonly options: SignOptions;
  readonly terminal: Terminal;
}

/** Signs, unless something stands in the way. The value is how the page stands afterwards. */
async function signNow(job: Job): Promise<Outcome<SignedRun>> {
  const { files, signed, options, problems } = job;
  const { as: step = '' } = options;
  // Said before the press file is made, which takes its time; looked at again when it is written.
  const early = refusal(signed.house, signed.statuses, step, options.again);
  if (early) return { problems: [early] };
  const pages = await signedPages(job);
  const verdict = judge(problems, options.allow);
  if (!verdict.ok) return { problems: [] };
  const allowed = [...new Set(verdict.letThrough.map((one) => allowClass(one) ?? one.code))].sort();
  const signature: Signature = { ...signed.now, ...signer(job), allowed, pages };
  const kept = keep(files, job.pages);
  if (kept.length > 0) return { problems: kept };
  const note = signed.house ? [] : [problem('sign-no-house-steps', {})];
  const show = (path: string) => files.show(path);
  const done = await whileLocked(signed.path, show, () => append(job, signature));
  return { ...done, problems: [...note, ...done.problems] };
}

function signer({ options, terminal }: Job): Pick<Signature, 'step' | 'name' | 'time'> {
  const { as: step = '', name = '' } = options;
  return { step, name, time: options.time ?? timeNow(terminal) };
}

/** Adds a signature to the record as it is at this moment. */
function append({ files, signed, options }: Job, signature: Signature): Outcome<SignedRun> {
  const { path, house, now } = signed;
  const before = readSignatures(files, path);
  if (!before.value) return { problems: before.problems };
  const refused = refusal(house, stepStatuses(house, before.value, now), signature.step, options.again);
  if (refused) return { problems: [refused] };
  const signatures = [...before.value, signature];
  const done = writeWhole(path, recordText(signatures), { shown: files.show(path) });
  if (done.value === undefined) return { problems: done.problems };
  return { value: { ...signed, signatures, statuses: stepStatuses(house, signatures, now) }, problems: [] };
}

/** The digests of the pages with those of their press files, as `build` makes them when nothing else is asked for. */
async function signedPages({ signed, pages, problems, terminal }: Job): Promise<SignedPage[]> {
  const { pdfCanonicalHash } = await import('../../output/pdf/read.ts');
  const plain: Terminal = { ...terminal, env: {} };
  const all: SignedPage[] = [];
  for (const [index, page] of pages.entries()) {
    const pdf = await pressFile([page], { kind: 'press' }, plain);
    problems.push(...(await bytesProblems([page], pdf, true, problems, terminal)));
    all.push({ ...signed.now.pages[index]!, pdf: pdfCanonicalHash(pdf) });
  }
  return all;
}

/** Keeps scenes and stories as they are signed, for `diff --since-signed`. */
function keep(files: Files, pages: readonly PreparedPage[]): readonly Problem[] {
  const kept: Kept[] = pages.flatMap(({ built }) => [
    keptScene(signedScene(built)),
    ...[...built.texts.values()].map(({ source }) => keptStory(source.text)),
  ]);
  for (const { name, data } of kept) {
    const path = join(files.root, KEEP_FOLDER, name);
    if (existsSync(path) && readFileSync(path).equals(data)) continue;
    const done = writeWhole(path, data, { shown: files.show(path) });
    if (done.value === undefined) return done.problems;
  }
  return [];
}

/** SOURCE_DATE_EPOCH, else the clock with the offset of this place: the one look at the clock. */
function timeNow({ env }: Terminal): string {
  const seconds = env.SOURCE_DATE_EPOCH;
  if (seconds) return new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z');
  const now = new Date();
  const minutes = -now.getTimezoneOffset();
  const local = new Date(now.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const offset = `${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
  return minutes === 0 ? `${local}Z` : `${local}${minutes < 0 ? '-' : '+'}${offset}`;
}

function tellStatus(files: Files, signed: SignedRun, options: SignOptions, terminal: Terminal): number {
  if (options.format === 'json') {
    terminal.out(`${JSON.stringify(signingJson(signed, files).signing, null, 2)}\n`);
  } else {
    for (const line of statusLines(signed, files, terminal.lang)) terminal.out(`${printable(line)}\n`);
  }
  return EXIT.ok;
}
