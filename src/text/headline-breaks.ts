import { CL, classOf, FSP, HAN, hasBlank, LAT, LONG, OP, POST, SP } from './classes.ts';
import { forbiddenAtEnd, forbiddenAtStart } from './kinsoku.ts';

/** Words that word segmentation takes apart, and names that a headline never parts. */
export const houseWords: readonly string[] = ['上汽', '创效', '赋能', '党建'];

/** What breaking a headline can be told. */
export interface HeadlineOptions {
  /** Words and names kept whole, besides `houseWords`. */
  readonly words?: readonly string[];
  /**
   * Line ends that cost this much or more are not considered, and nothing but the cheapest kind of break is given
   * where one suffices; absent = everything is given.
   */
  readonly worst?: number;
  /** Fewest lines that are of use, 1 unless told; lines that the editor broke are given as they are. */
  readonly minLines?: number;
  /** Width of a line in em of the headline; by default Han and marks count one, Latin signs and blanks a half. */
  readonly widthOf?: (line: string) => number;
}

/** One line of a headline: its words, and where they stand in the text that was given (UTF-16, blanks left out). */
export interface HeadlineLine {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** em of the headline. */
  readonly width: number;
}

/** One way to break a headline. */
export interface HeadlineBreak {
  readonly lines: readonly HeadlineLine[];
  /** Sum of the costs of its line ends and of uneven lines; from 200 on it should be reported. */
  readonly cost: number;
  /** True when the editor wrote it with `|`. */
  readonly explicit: boolean;
}

/** Costs of typography 2.6. */
const AT_MARK = 0;
const AT_WORD = 10;
const AT_LONE_CHARACTER = 100;
const BEFORE_PARTICLE = 200;
const IN_WORD = 1000;
const PER_EM_UNEVEN = 3;
/** Breaking between words while a blank or a comma stands unused: outweighs seven em of unevenness. */
const PASSED_OVER = 20;
/** More candidates than this are of no use to anyone who chooses. */
const MOST = 60;
/** Beginnings kept for each offset that a line ends at. */
const KEPT = 12;

const PARTICLES = new Set('的了着过地得们等');
/** Words of one character that begin a phrase: a line may begin with them, and should not end with them. */
const LEADING = new Set('和与及或并为以把将向从让用对由在于是不更再又也都就助');
const CLASSIFIERS = new Set('个名人位条项次辆台件家年月日时分秒元万亿千百米吨度届期种类批套号');
const NUMERALS = new Set('二三四五六七八九十百千两');

/**
 * Breaks a headline into at most `maxLines` lines by sense (typography 2.6): candidates that fit, cheapest first.
 * `capacityOf` gives the room of a line in em of the headline when it has `lines` lines. An explicit `|` in the
 * text decides alone. Never inside a Latin word or number, never against the line-edge rules (GB level). Empty
 * when nothing fits.
 */
export function breakHeadline(
  text: string,
  maxLines: number,
  capacityOf: (line: number, lines: number) => number,
  options: HeadlineOptions = {},
): HeadlineBreak[] {
  const lineOf = lineMeasurer(text, options.widthOf);
  const fits = (lines: readonly HeadlineLine[]) =>
    lines.every((line, i) => line.text !== '' && line.width <= capacityOf(i, lines.length) + 1e-6);
  if (text.includes('|')) {
    const lines = explicitLines(text, lineOf);
    return fits(lines) ? [{ lines, cost: 0, explicit: true }] : [];
  }
  if (maxLines <= 1) {
    const lines = [lineOf(0, text.length)];
    return fits(lines) ? [{ lines, cost: 0, explicit: false }] : [];
  }
  const candidates = (costs: Float64Array): HeadlineBreak[] => {
    const found: HeadlineBreak[] = [];
    for (let count = options.minLines ?? 1; count <= maxLines; count++) {
      found.push(...breaksInto(count, text, costs, lineOf, (line) => capacityOf(line, count)));
    }
    return found
      .sort((a, b) => a.cost - b.cost || a.lines.length - b.lines.length || firstLonger(a, b))
      .slice(0, MOST);
  };
  // Breaks at blanks and marks alone, when one of them is cheaper than any word boundary can be: the words need not
  // be known then, and word segmentation takes 10 ms to wake up.
  const atMarks = candidates(markCosts(text));
  if (options.worst !== undefined && atMarks[0] && atMarks[0].cost < AT_WORD) return atMarks;
  const costs = breakCosts(text, options.words ?? []);
  const { worst = Number.POSITIVE_INFINITY } = options;
  for (let at = 1; at < costs.length; at++) if (costs[at]! >= worst) costs[at] = Number.POSITIVE_INFINITY;
  return candidates(costs);
}

function isPhraseEnd(code: number): boolean {
  return isGap(code) || '，；：。！？'.includes(String.fromCharCode(code));
}

/** Of two equal breaks the one whose first line is longer: long-short reads as one sentence. */
function firstLonger(a: HeadlineBreak, b: HeadlineBreak): number {
  return b.lines[0]!.end - a.lines[0]!.end;
}

function explicitLines(text: string, lineOf: (start: number, end: number) => HeadlineLine): HeadlineLine[] {
  const lines: HeadlineLine[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && text[at] !== '|') continue;
    lines.push(lineOf(start, at));
    start = at + 1;
  }
  return lines;
}

/** Makes the line between two offsets, blanks at its edges left out; measures from sums rather than anew. */
function lineMeasurer(
  text: string,
  widthOf: ((line: string) => number) | undefined,
): (from: number, to: number) => HeadlineLine {
  const sums = new Float64Array(text.length + 1);
  for (let at = 0; at < text.length; at++) sums[at + 1] = sums[at]! + unitWidth(text.charCodeAt(at));
  return (from, to) => {
    let start = from;
    let end = to;
    while (start < end && isGap(text.charCodeAt(start))) start++;
    while (end > start && isGap(text.charCodeAt(end - 1))) end--;
    const line = text.slice(start, end);
    const width = widthOf ? widthOf(line) : sums[end]! - sums[start]! - edgeTrims(text, start, end);
    return { text: line, start, end, width };
  };
}

function isGap(code: number): boolean {
  const cls = classOf(code);
  return cls === SP || cls === FSP;
}

/** Han and marks one em, Latin signs and blanks a half; the second unit of a pair counts nothing. */
function unitWidth(unit: number): number {
  if (unit >= 0xdc00 && unit <= 0xdfff) return 0;
  const cls = classOf(unit);
  return cls === LAT || cls === SP ? 0.5 : 1;
}

/** A mark at the edge of a line is trimmed to half an em. */
function edgeTrims(text: string, start: number, end: number): number {
  if (start === end) return 0;
  const last = classOf(text.charCodeAt(end - 1));
  return (classOf(text.charCodeAt(start)) === OP ? 0.5 : 0) + (last >= CL && hasBlank(last) ? 0.5 : 0);
}

/** Cost of a line end before each offset; infinite where none may be. Deterministic for one ICU version. */
function breakCosts(text: string, words: readonly string[]): Float64Array {
  const costs = new Float64Array(text.length).fill(IN_WORD);
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  let lone = false;
  for (const { segment, index } of segmenter.segment(text)) {
    const single = [...segment].length === 1 && classOf(segment.codePointAt(0)!) === HAN;
    costs[index] = wordEdge(segment, text[index - 1] ?? '', single, lone);
    lone = single;
  }
  for (const word of [...houseWords, ...words]) wholeWord(text, word, costs);
  for (let at = 1; at < text.length; at++) costs[at] = edgeCost(text, at, costs[at]!);
  return costs;
}

/** The same where only blanks and marks count. */
function markCosts(text: string): Float64Array {
  const costs = new Float64Array(text.length).fill(Number.POSITIVE_INFINITY);
  for (let at = 1; at < text.length; at++) {
    if (edgeCost(text, at, Number.POSITIVE_INFINITY) === AT_MARK) costs[at] = AT_MARK;
  }
  return costs;
}

function wordEdge(segment: string, before: string, single: boolean, loneBefore: boolean): number {
  if (PARTICLES.has(segment)) return BEFORE_PARTICLE;
  if (single && LEADING.has(segment)) return AT_WORD;
  if (loneBefore && PARTICLES.has(before)) return AT_WORD;
  return single || loneBefore ? AT_LONE_CHARACTER : AT_WORD;
}

function wholeWord(text: string, word: string, costs: Float64Array): void {
  if (word.length < 2) return;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const end = at + word.length;
    if (costs[at] === AT_LONE_CHARACTER) costs[at] = AT_WORD;
    if (end < text.length && costs[end]! === AT_LONE_CHARACTER) costs[end] = AT_WORD;
    for (let inside = at + 1; inside < end; inside++) costs[inside] = IN_WORD;
  }
}

/** What the two characters at a line end say, whatever the words are. */
function edgeCost(text: string, at: number, cost: number): number {
  const before = classOf(text.charCodeAt(at - 1));
  const code = text.charCodeAt(at);
  const after = classOf(code);
  if (code >= 0xdc00 && code <= 0xdfff) return Number.POSITIVE_INFINITY;
  if (isGap(code)) return Number.POSITIVE_INFINITY;
  if (isGap(text.charCodeAt(at - 1))) return AT_MARK;
  if (before === LAT && (after === LAT || after === POST)) return Number.POSITIVE_INFINITY;
  if (before === LONG && after === LONG) return Number.POSITIVE_INFINITY;
  if (forbiddenAtStart(after, 'gb') || forbiddenAtEnd(before, 'gb')) return Number.POSITIVE_INFINITY;
  if (before >= CL && hasBlank(before)) return AT_MARK;
  if (before === LAT && CLASSIFIERS.has(text[at]!) && /[0-9]/.test(text[at - 1]!)) return IN_WORD;
  if (NUMERALS.has(text[at - 1]!) && CLASSIFIERS.has(text[at]!)) return IN_WORD;
  if (before === HAN && text[at - 1] === '第') return IN_WORD;
  return cost;
}

/** A head broken as far as some offset. */
interface Begun {
  readonly lines: readonly HeadlineLine[];
  readonly at: number;
  /** Sum of the costs of its line ends. */
  readonly cost: number;
  /** Line ends between mere words, and whether a blank or a comma stands unused inside a line. */
  readonly wordEnds: number;
  readonly passedOver: boolean;
  readonly widest: number;
  readonly narrowest: number;
  /** What a head would cost that ended here. */
  readonly total: number;
}

/**
 * Breaks into exactly `count` lines: line after line, keeping the cheapest beginnings for each offset that a line
 * can end at, so that a long quote costs no more than its length times its lines.
 */
function breaksInto(
  count: number,
  text: string,
  costs: Float64Array,
  lineOf: (start: number, end: number) => HeadlineLine,
  capacityOf: (line: number) => number,
): HeadlineBreak[] {
  let begun: Begun[] = [NOTHING];
  for (let number = 0; number < count; number++) {
    const room = capacityOf(number) + 1e-6;
    const byEnd = new Map<number, Begun[]>();
    for (const before of begun) {
      for (const next of continuations(before, number === count - 1, text, costs, lineOf, room)) {
        const ends = byEnd.get(next.at);
        if (ends) ends.push(next);
        else byEnd.set(next.at, [next]);
      }
    }
    begun = [...byEnd.values()].flatMap((ends) => ends.sort((a, b) => a.total - b.total).slice(0, KEPT));
  }
  return begun.map((one) => ({ lines: one.lines, cost: one.total, explicit: false }));
}

/** The same head with one line more, for every line that fits; the last line takes all that is left. */
function* continuations(
  before: Begun,
  final: boolean,
  text: string,
  costs: Float64Array,
  lineOf: (start: number, end: number) => HeadlineLine,
  room: number,
): Generator<Begun> {
  let { passedOver } = before;
  for (let end = before.at + 1; end <= text.length; end++) {
    const isEnd = end === text.length;
    const cost = isEnd ? 0 : costs[end]!;
    if (isEnd === final && cost < Number.POSITIVE_INFINITY) {
      const line = lineOf(before.at, end);
      if (line.width > room) return;
      if (line.text !== '') {
        yield longer(before, line, cost, passedOver, end);
      }
    }
    // From here on the line would run over this blank or comma.
    if (!isEnd && cost === AT_MARK && isPhraseEnd(text.charCodeAt(end - 1))) passedOver = true;
  }
}

const NOTHING: Begun = {
  lines: [],
  at: 0,
  cost: 0,
  wordEnds: 0,
  passedOver: false,
  widest: 0,
  narrowest: Number.POSITIVE_INFINITY,
  total: 0,
};

/** A blank or a comma comes before a mere word boundary; lines of one length look best. */
function longer(before: Begun, line: HeadlineLine, lineEnd: number, passedOver: boolean, at: number): Begun {
  const cost = before.cost + lineEnd;
  const wordEnds = before.wordEnds + (lineEnd >= AT_WORD ? 1 : 0);
  const widest = Math.max(before.widest, line.width);
  const narrowest = Math.min(before.narrowest, line.width);
  const total = cost + (passedOver ? PASSED_OVER * wordEnds : 0) + PER_EM_UNEVEN * (widest - narrowest);
  return { lines: [...before.lines, line], at, cost, wordEnds, passedOver, widest, narrowest, total };
}
