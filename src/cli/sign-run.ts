import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Files } from '../files.ts';
import { version } from '../library.ts';
import type { Outcome, Place, Problem } from '../problems/problem.ts';
import { lfText, sha256 } from '../sign/canonical.ts';
import type { Change } from '../sign/changes.ts';
import { changesSince, missingSignatures } from '../sign/findings.ts';
import { KEEP_FOLDER, storyName, unpacked } from '../sign/keep.ts';
import { readRecord } from '../sign/read-record.ts';
import type { Signature } from '../sign/record.ts';
import { type FileState, type SignedState, type StateMatter, stateOf } from '../sign/state.ts';
import { type StepStatus, stepStatuses } from '../sign/steps.ts';
import { placeAt, type SourceText } from '../source.ts';
import type { SigningSettings } from '../spec/signing-model.ts';
import type { PageRun } from './page-run.ts';
import type { PreparedPage } from './press-run.ts';
import { recordPath } from './signing.ts';

/** The signatures of a spec, and how its pages are now. */
export interface SignedRun {
  /** Absolute path of the record. */
  readonly path: string;
  readonly house: SigningSettings | undefined;
  readonly signatures: readonly Signature[];
  readonly now: SignedState;
  readonly statuses: readonly StepStatus[];
}

/** Reads the record of a page and holds it against the page as it is. */
export function openSigned(files: Files, pages: readonly PreparedPage[]): Outcome<SignedRun> {
  const path = recordPath(files);
  const record = readSignatures(files, path);
  if (!record.value) return { problems: record.problems };
  const house = pages[0]?.built.page.signing;
  const now = stateOf(
    pages.map((page) => matterOf(page, files)),
    version,
    namesOf(files, pages),
  );
  const statuses = stepStatuses(house, record.value, now);
  return { value: { path, house, signatures: record.value, now, statuses }, problems: [] };
}

/**
 * Names of files relative to the root. A file that has no digest of its own (a font manifest, data) brings that of
 * its bytes along, so that it counts with the key that names it.
 */
function namesOf(files: Files, pages: readonly PreparedPage[]): (text: string) => string {
  const own = new Set(
    pages.flatMap(({ built: { page } }) => [
      ...Object.values(page.model.stories).map(({ file }) => file),
      ...page.model.frames.flatMap((frame) => (frame.kind === 'image' ? [frame.file] : [])),
    ]),
  );
  return (text) => {
    const shown = isAbsolute(text) ? files.show(text) : text;
    if (shown === text || own.has(text)) return shown;
    const read = files.readBytes(text).value;
    return read ? `${shown} ${sha256(lfText(Buffer.from(read).toString('latin1')))}` : shown;
  };
}

/** The signatures of the record; none where there is no record. */
export function readSignatures(files: Files, path: string): Outcome<readonly Signature[]> {
  if (!existsSync(path)) return { value: [], problems: [] };
  const text = files.readText(path);
  return text.value ? readRecord(path, text.value) : { problems: text.problems };
}

function matterOf({ built, intent }: PreparedPage, files: Files): StateMatter {
  // What people sign is what they asked for: how far the page gave for its copy follows from the words.
  const { asked, scene, texts } = built;
  const profile = intent?.profile ?? new Uint8Array();
  return {
    name: asked.name,
    model: asked.model,
    scene,
    texts,
    profile,
    pictures: pictureFiles(built, files),
  };
}

function pictureFiles({ page, pictures }: PreparedPage['built'], files: Files): FileState[] {
  return page.model.frames.flatMap((frame) => {
    if (frame.kind !== 'image') return [];
    const known = pictures.pictures.get(frame.file)?.id;
    // A drawing is text: version control may have changed its line ends.
    const drawing = known ? undefined : files.readBytes(frame.file).value;
    const digest = known ?? sha256(lfText(new TextDecoder().decode(drawing)));
    return [{ file: files.show(frame.file), sha256: digest }];
  });
}

/** For `build`: what is missing before the pages may go to press. */
export function signaturesForPress(run: PageRun, pages: readonly PreparedPage[]): readonly Problem[] {
  const { files } = run;
  if (!files || pages.length === 0) return [];
  const signed = openSigned(files, pages);
  if (!signed.value) return signed.problems;
  return missingSignatures(signed.value.statuses, files.show(files.pageFile));
}

/** For `check`: what changed since the pages were signed. */
export function changesForCheck(run: PageRun, pages: readonly PreparedPage[]): readonly Problem[] {
  const { files } = run;
  if (!files || pages.length === 0) return [];
  const signed = openSigned(files, pages);
  if (!signed.value) return signed.problems;
  return changesSince(signed.value.statuses, changePlaces(run, files, signed.value));
}

/** Where changes show: the first changed character of a story, else the top of the page's file. */
function changePlaces(
  { seen }: PageRun,
  files: Files,
  { statuses }: SignedRun,
): (change: Change) => Place | undefined {
  const top = { file: files.show(files.pageFile), line: 1, column: 1 };
  return (change) => {
    const source = change.of === 'story' ? seen.texts.get(change.name) : undefined;
    return source ? firstChange(files, source, change, statuses) : top;
  };
}

/** Where a story first differs from what the last of its signers saw; its beginning where that was not kept. */
function firstChange(
  files: Files,
  source: SourceText,
  change: Change,
  statuses: readonly StepStatus[],
): Place {
  const top = { file: source.file, line: 1, column: 1 };
  const status = statuses.findLast(({ changes }) => changes.some((one) => one.name === change.name));
  const digest = status?.signature?.stories.find(({ file }) => file === change.name)?.sha256;
  const before = digest && readKept(files, storyName(digest), digest);
  if (before === undefined || before === '') return top;
  const lf = lfText(source.text);
  let same = 0;
  while (same < lf.length && lf[same] === before[same]) same++;
  const { line, column } = placeAt({ ...source, text: lf, lineStarts: lineStarts(lf) }, same);
  return { file: source.file, line, column };
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

/** What was kept when the page was signed; undefined when it is not there or not what its name says. */
export function readKept({ root }: Files, name: string, digest: string): string | undefined {
  const path = join(root, KEEP_FOLDER, name);
  return existsSync(path) ? unpacked(readFileSync(path), digest) : undefined;
}
