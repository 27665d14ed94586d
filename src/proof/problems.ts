import { describe, type Place, type Problem, type Severity } from '../problems/problem.ts';
import type { Box } from '../scene/types.ts';
import { MM, toMpt } from '../units.ts';
import type { ProofLine, ProofPage, ProofPlace, ProofProblem } from './data.ts';
import { stretchBox } from './line-box.ts';

const ORDER: readonly Severity[] = ['fatal', 'blocking', 'advisory'];

/**
 * The problems as a proof lists them: in the order of the report, the worst first and those of one code together,
 * numbered from 1, each with its place on a page where it has one.
 */
export function proofProblems(
  problems: readonly Problem[],
  pages: readonly Omit<ProofPage, 'picture'>[],
  letThrough: ReadonlySet<Problem>,
): ProofProblem[] {
  return reportOrder(problems).map((one, index): ProofProblem => {
    const [zh, en] = [describe(one, 'zh'), describe(one, 'en')];
    const spot = spotOf(one, pages);
    return {
      number: index + 1,
      severity: one.severity,
      ...(letThrough.has(one) ? { allowed: true } : {}),
      code: one.code,
      ...(one.rule ? { rule: one.rule } : {}),
      sentence: { zh: zh.sentence, en: en.sentence },
      ...(zh.hint && en.hint ? { hint: { zh: zh.hint, en: en.hint } } : {}),
      ...(one.place ? { place: placeOf(one.place) } : {}),
      ...spot,
    };
  });
}

/** The problems in the order in which the report tells them. */
export function reportOrder(problems: readonly Problem[]): Problem[] {
  return ORDER.flatMap((severity) => {
    const own = problems.filter((one) => one.severity === severity);
    const codes = [...new Set(own.map(({ code }) => code))];
    return codes.flatMap((code) => own.filter((one) => one.code === code));
  });
}

/** A place without the length that a code frame needs. */
export function placeOf({ file, line, column }: Place): ProofPlace {
  return { file, line, column };
}

/** The page of a problem and its box there. */
function spotOf(
  one: Problem,
  pages: readonly Omit<ProofPage, 'picture'>[],
): Pick<ProofProblem, 'page' | 'box'> {
  for (const [page, each] of pages.entries()) {
    const box = boxOn(one, each);
    if (box) return { page, box };
  }
  const named = pages.findIndex(({ name }) => name === one.box?.page);
  return named >= 0 ? { page: named } : {};
}

/** Its own box, the end of the copy that does not fit, its words, its query, or the frame that it names. */
function boxOn(one: Problem, page: Omit<ProofPage, 'picture'>): Box | undefined {
  if (one.box) {
    if (one.box.page !== page.name) return undefined;
    const mpt = (mm: number) => toMpt(mm * MM);
    const { x, y, width, height } = one.box;
    return { x: mpt(x), y: mpt(y), width: mpt(width), height: mpt(height) };
  }
  const { params } = one;
  const fit = page.fits.find(
    ({ story, part, overset, underset }) =>
      story === params.story &&
      part.zh === params.part &&
      [overset.lines, underset.lines].includes(Number(params.lines)),
  );
  if (fit?.boxes[0]) return fit.boxes[0];
  const query = page.queries.find(({ question, place }) => question === params.question && isAt(one, place));
  if (query)
    return {
      x: query.x,
      y: query.y - query.size,
      width: 2 * query.size,
      height: Math.round(1.2 * query.size),
    };
  return (one.place && wordsBox(one.place, page.lines)) ?? frameBox(one, page);
}

function isAt(one: Problem, place: ProofPlace | undefined): boolean {
  return !one.place || (one.place.line === place?.line && one.place.column === place.column);
}

function frameBox({ params, place }: Problem, { frames }: Omit<ProofPage, 'picture'>): Box | undefined {
  const own = (at: ProofPlace | undefined) =>
    at && place && at.file === place.file && at.line === place.line && at.column === place.column;
  const frame =
    frames.find(({ id }) => id === params.frame) ??
    frames.find((each) => own(each.place)) ??
    // What is said of a story as a whole, at no place, is said of no frame.
    (place &&
      frames.findLast(({ story, kind }) => kind === 'text' && story !== undefined && story === params.story));
  return frame?.box;
}

/** Round the words at a place of a story, as far as they stand on one line of type. */
function wordsBox(place: Place, lines: readonly ProofLine[]): Box | undefined {
  for (const line of lines) {
    if (line.file !== place.file) continue;
    const from = unitAt(line, place.line, place.column);
    if (from === undefined) continue;
    const until = Math.min(line.text.length, from + Math.max(1, place.length ?? 1));
    return stretchBox(line, from, until);
  }
  return undefined;
}

/** The unit of a line of type that stands at a line and column of the story. */
function unitAt({ places = [], text }: ProofLine, row: number, column: number): number | undefined {
  for (const [n, [at, line, first]] of places.entries()) {
    const length = (places[n + 1]?.[0] ?? text.length) - at;
    if (line === row && column >= first && column < first + length) return at + column - first;
  }
  return undefined;
}
