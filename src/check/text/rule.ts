import type { TextRuleId } from '../../problems/lint-text.ts';
import type { Place } from '../../problems/problem.ts';
import type { SourceText } from '../../source.ts';
import type { HouseWords } from '../../spec/house.ts';

/** What a paragraph is on the page. */
export type TextRole =
  | 'kicker'
  | 'title'
  | 'subtitle'
  | 'subhead'
  | 'caption'
  | 'body'
  | 'item'
  | 'note'
  | 'byline'
  | 'quote'
  | 'figure';

/** A paragraph as the writer typed it: its text with the blanks that the story grammar drops. */
export interface Paragraph {
  readonly text: string;
  /** Absent for words out of any context: rules that go by the role then say nothing. */
  readonly role?: TextRole;
  /** For every UTF-16 unit of `text` its offset in `source`; one more entry at the end. */
  readonly offsets?: Uint32Array;
  readonly source?: SourceText;
  /** Of words that have no source of their own: the place of the whole. */
  readonly place?: Place;
}

/** One replacement, in UTF-16 units of the paragraph. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a rule finds in a paragraph, in UTF-16 units. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  /** What should stand there, when one can say; a whole text for the range, or edits within it. */
  readonly better?: string | readonly Edit[];
  /** False where this one needs an editor although the rule's others can be replaced without looking. */
  readonly safe?: boolean;
}

/** What is round a paragraph. */
export interface TextContext {
  /** All paragraphs of the story, in the order of the source. */
  readonly paragraphs: readonly Paragraph[];
  /** Index of the paragraph that is looked at. */
  readonly index: number;
  readonly house: HouseWords;
}

/** A rule of the editorial lint (typography 3.1). */
export interface TextRule {
  readonly id: TextRuleId;
  /** Clause of the standard, or what kind of usage it is. */
  readonly clause: string;
  /** The clause for English messages, where it is more than the number of a standard. */
  readonly clauseEn?: string;
  /** Its replacements change width, quotes, dashes, ellipses or blanks only, so `--fix` may make them. */
  readonly fixable?: boolean;
  /** Errors that a finding counts in the official check of newspapers: 1, or 0.1 for forms of numbers. */
  readonly weight: number;
  check(paragraph: Paragraph, context: TextContext): Iterable<Hit>;
}

const HEADS: ReadonlySet<TextRole | undefined> = new Set(['kicker', 'title', 'subtitle', 'subhead']);

/** Whether a role is a head, whose faults weigh double. */
export function isHead(role: TextRole | undefined): boolean {
  return HEADS.has(role);
}

/** A rule that is one pattern; `better` makes the replacement out of a match. The pattern must be linear in time. */
export function patternRule(
  rule: Omit<TextRule, 'check'>,
  pattern: RegExp,
  better?: (match: RegExpExecArray) => string | undefined,
  accept: (match: RegExpExecArray, paragraph: Paragraph) => boolean = () => true,
): TextRule {
  const global = new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`);
  return {
    ...rule,
    *check(paragraph) {
      for (const match of paragraph.text.matchAll(global)) {
        if (!accept(match, paragraph)) continue;
        const text = better?.(match);
        const end = match.index + match[0].length;
        yield { start: match.index, end, ...(text === undefined ? {} : { better: text }) };
      }
    },
  };
}

/** Han, for classes of patterns. */
export const HAN = '\\u3400-\\u9fff';
/** Chinese marks, for classes of patterns. */
export const MARKS = '、。，；：？！“”‘’（）《》〈〉…—';
