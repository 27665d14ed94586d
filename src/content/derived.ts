import { type Problem, problem } from '../problems/problem.ts';
import { placeAt } from '../source.ts';
import { type ReadingIndex, readingIndex } from './reading-index.ts';
import type { Figure, RepeatedRange, RichText, Story } from './story.ts';

/** For each derived text of a story (by identity) the ranges of the article that it repeats. */
export type DerivedRanges = ReadonlyMap<RichText, readonly RepeatedRange[]>;

/** A stretch of the reading index. */
interface Hit {
  readonly start: number;
  readonly end: number;
}

interface Findings {
  readonly index: ReadingIndex;
  readonly story: Story;
  readonly ranges: Map<RichText, RepeatedRange[]>;
  readonly problems: Problem[];
  /** What numbers and quotes repeat, to see the same fact twice. */
  readonly facts: { readonly hit: Hit; readonly offset: number; readonly length: number }[];
}

/** …… in a quote: words are left out. */
const OMISSION = /……|⋯⋯/;
const OMISSION_LENGTH = 2;

/** Words before a number that it must not lose: 近8400人次 is not 8400人次. */
const qualifiers = ['超过', '不足', '不到', '近', '约', '超', '逾'];
/** Words that end in the same character and say nothing about the number: 节约3000万元, 附近3家. */
const lookalikes = /(?:[附最邻靠新远]近|[节合签预履契制公条特违]约|[中英]超)$/;

/**
 * Checks 摘句 and 数说 against the article, word for word (blanks aside): a quote, which may leave words out where
 * it has ……, its speaker, each number with its unit, each label and owner. The same fact twice is reported. Gives
 * what is wrong, and which ranges of the article each derived text repeats; what is not in the article has no entry.
 */
export function checkDerived(story: Story): { problems: Problem[]; ranges: DerivedRanges } {
  const { problems, ranges } = findDerived(story);
  return { problems, ranges };
}

function findDerived(story: Story): Findings {
  const findings: Findings = {
    index: readingIndex(story),
    story,
    ranges: new Map(),
    problems: [],
    facts: [],
  };
  for (const block of story.blocks) {
    if (block.kind === 'quote') {
      checkQuote(findings, block.text);
      if (block.speaker) locate(findings, block.speaker);
    } else if (block.kind === 'figures') {
      for (const item of block.items) checkFigure(findings, item);
    }
  }
  return findings;
}

function checkQuote(findings: Findings, text: RichText): void {
  const { index } = findings;
  const verbatim = index.find(bare(text.text), 0);
  const hits: Hit[] = [];
  if (verbatim) hits.push(verbatim);
  else {
    let from = 0;
    let at = 0;
    for (const piece of text.text.split(OMISSION)) {
      const words = bare(piece);
      const hit = words === '' ? { start: from, end: from } : index.find(words, from);
      if (!hit) {
        if (index.find(words, 0)) outOfOrder(findings, text, at, piece);
        else missing(findings, text, at, piece);
        return;
      }
      if (words !== '') hits.push(hit);
      from = hit.end;
      at += piece.length + OMISSION_LENGTH;
    }
  }
  remember(findings, text, hits);
  for (const hit of hits) fact(findings, hit, text);
}

function checkFigure(findings: Findings, { value, unit, label, whose }: Figure): void {
  const hit = locateNumber(findings, value, unit, label);
  for (const field of [label, whose]) if (field.text !== '') locate(findings, field);
  if (!hit) return;
  const split = hit.start + bare(value.text).length;
  remember(findings, value, [{ start: hit.start, end: split }]);
  if (unit.text !== '') remember(findings, unit, [{ start: split, end: hit.end }]);
  fact(findings, hit, value);
  const before = findings.index.text.slice(Math.max(0, hit.start - 4), hit.start);
  const qualifier = qualifierOf(before, value.text);
  if (!qualifier) return;
  const params = { qualifier, value: value.text, unit: unit.text };
  findings.problems.push(problem('derived-drops-qualifier', params, placeOf(findings, value)));
}

/** The word that limits the number after it; 上 only before 百, 千, 万, 亿 (上千家). */
function qualifierOf(before: string, value: string): string | undefined {
  if (lookalikes.test(before)) return undefined;
  if (before.endsWith('上') && /^[百千万亿]/.test(value)) return '上';
  return qualifiers.find((word) => before.endsWith(word));
}

/** The number with its unit, at the place nearest to its label: the same number may stand elsewhere too. */
function locateNumber(findings: Findings, value: RichText, unit: RichText, label: RichText): Hit | undefined {
  if (value.text === '') return undefined;
  const { index } = findings;
  const words = bare(value.text + unit.text);
  const hits = index.all(words).filter((hit) => index.standsAlone(hit));
  if (hits.length === 0) {
    missing(findings, value, 0, value.text + unit.text);
    return undefined;
  }
  const labels = label.text === '' ? [] : index.all(bare(label.text));
  return nearestTo(hits, labels);
}

/** The hit nearest to any of the labels; both are in rising order, so one walk will do. */
function nearestTo(hits: readonly Hit[], labels: readonly Hit[]): Hit {
  let best = hits[0]!;
  let bestDistance = Number.POSITIVE_INFINITY;
  let next = 0;
  for (const hit of hits) {
    while (next < labels.length && labels[next]!.start < hit.start) next++;
    for (const label of [labels[next - 1], labels[next]]) {
      const distance = label ? Math.max(hit.start - label.end, label.start - hit.end) : bestDistance;
      if (distance >= bestDistance) continue;
      best = hit;
      bestDistance = distance;
    }
  }
  return best;
}

function locate(findings: Findings, text: RichText): void {
  const words = bare(text.text);
  if (words === '') return;
  const hit = findings.index.find(words, 0);
  if (hit) remember(findings, text, [hit]);
  else missing(findings, text, 0, text.text);
}

function remember(findings: Findings, text: RichText, hits: readonly Hit[]): void {
  const { file } = findings.story.source;
  const { at } = findings.index;
  findings.ranges.set(
    text,
    hits.map(({ start, end }) => ({ file, start: at[start]!, end: at[end - 1]! + 1 })),
  );
}

/** Reports a fact that another derived text has already. */
function fact(findings: Findings, hit: Hit, text: RichText): void {
  const { facts, problems, story } = findings;
  const twin = facts.find((other) => other.hit.start < hit.end && hit.start < other.hit.end);
  if (twin && twin.offset !== text.offsets[0]) {
    const first = placeAt(story.source, twin.offset, twin.length);
    const words = findings.index.text.slice(
      Math.max(hit.start, twin.hit.start),
      Math.min(hit.end, twin.hit.end),
    );
    problems.push(problem('derived-twice', { text: short(words) }, placeOf(findings, text), [first]));
  }
  facts.push({ hit, offset: text.offsets[0]!, length: lengthOf(text) });
}

/** Reports words that the article does not have, at the first character that departs from it. */
function missing(findings: Findings, text: RichText, from: number, words: string): void {
  const { index, story, problems } = findings;
  const near = index.nearest(bare(words));
  let at = from;
  for (let left = near?.matched ?? 0; at < text.text.length && (left > 0 || isSpace(text.text[at]!)); at++) {
    if (!isSpace(text.text[at]!)) left--;
  }
  const offset = text.offsets[Math.min(at, text.text.length - 1)] ?? 0;
  const place = placeAt(story.source, offset);
  if (!near) {
    problems.push(problem('derived-nowhere-in-story', { text: short(words) }, place));
    return;
  }
  const params = { text: short(words), near: short(near.text) };
  const related = [placeAt(story.source, index.at[near.start]!, near.text.length)];
  problems.push(problem('derived-not-in-story', params, place, related));
}

/** Reports a piece of a quote that the article has, but before the piece in front of it. */
function outOfOrder({ story, problems }: Findings, text: RichText, from: number, words: string): void {
  const place = placeAt(story.source, text.offsets[from]!, words.length);
  problems.push(problem('derived-out-of-order', { text: short(words) }, place));
}

function placeOf({ story }: Findings, text: RichText) {
  return placeAt(story.source, text.offsets[0]!, lengthOf(text));
}

function lengthOf({ text, offsets }: RichText): number {
  return offsets[text.length]! - offsets[0]!;
}

function bare(text: string): string {
  return text.replace(/[ \u3000]+/g, '');
}

function isSpace(char: string): boolean {
  return char === ' ' || char === '\u3000';
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
