import { type Problem, problem } from '../problems/problem.ts';
import { placeAt } from '../source.ts';
import type { Copy } from './lines.ts';
import type { Notes } from './notes.ts';
import type { StoryFormat } from './story.ts';
import { isDeskTag } from './tags.ts';
import { isEscapable, MARK_NAMES } from './tokens.ts';

/**
 * Markup of other grammars (CommonMark, GFM, HTML, other directives) that a writer clearly meant. It stays in
 * the text as typed, and is reported with its place: nothing is lost, and nothing wrong goes to press unseen.
 */
export type ForeignLine = 'heading' | 'list' | 'table' | 'fence' | 'rule' | 'nested-quote' | 'wide-mark';

/** Names what a line (without its indent) is in another grammar; undefined for copy. */
export function foreignLine(line: string): ForeignLine | undefined {
  if (/^#{4,}(?:[ \t\u00a0\u3000]|$)/.test(line)) return 'heading';
  if (/^[-*+][ \t]+\S/.test(line) && !/^\*[ \t]*\*/.test(line)) return 'list';
  if (line.startsWith('```') || line.startsWith('~~~')) return 'fence';
  if (line.startsWith('：：：')) return 'wide-mark';
  if (line.length > 200) return undefined;
  if (/^(?:-{3,}|={3,}|_{3,}|\*{3,}|[-*_](?:[ \t]+[-*_]){2,})[ \t]*$/.test(line)) return 'rule';
  if (/^[|:\- \t]+$/.test(line) && line.includes('|') && line.includes('-')) return 'table';
  return undefined;
}

/** The problem for a foreign line. */
export function foreignLineProblem(kind: ForeignLine, line: string, offset: number, notes: Notes): Problem {
  const shown = shorten(line);
  const place = placeAt(notes.source, offset, shown.length);
  switch (kind) {
    case 'heading':
      return problem('story-heading-depth', {}, place);
    case 'list':
      return problem('story-list', {}, place);
    case 'table':
      return problem('story-table', {}, place);
    case 'fence':
      return problem('story-code-fence', {}, place);
    case 'rule':
      return problem('story-rule-line', { line: shown }, place);
    case 'nested-quote':
      return problem('story-nested-quote', {}, place);
    case 'wide-mark':
      return problem('story-wide-mark', { mark: shown }, place);
  }
}

const suspects = /[<\]：:\\]|【[\u4e00-\u9fff]{2,4}】/g;
const htmlTag =
  /<(?:!--|\/?(?:a|abbr|b|blockquote|body|br|center|code|dd|del|div|dl|dt|em|figure|font|form|h[1-6]|head|hr|html|i|iframe|img|input|ins|li|link|meta|ol|p|pre|ruby|s|script|section|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|u|ul|video)(?=[\s/>])[^<>]{0,200}\/?>)/iy;
/** What CommonMark would let a backslash escape (or break a line at) and our grammar does not. */
const idleBackslash = /[!"$%&'()+,\-./;<=?@^_`{}~\n]/;
const linkTail = /\]\((?:https?:|mailto:|www\.|\.{0,2}\/|#|data:)/iy;
const imageTail = /\]\(/y;
const unknownDirective = /:([a-z][a-z-]{1,19})\[/y;
const markName = [...MARK_NAMES, 'query'].join('|');
const wideDirective = new RegExp(`(?:：(?:${markName})[[［【]|:(?:${markName})[［【])`, 'y');
const knownMark = new RegExp(`^(?:${markName})$`);

/** Reports foreign inline markup in a paragraph. Linear: each test reads a bounded piece. */
export function reportForeignInline({ text, at }: Copy, format: StoryFormat, notes: Notes): void {
  const report = (found: Problem) => notes.add(found);
  const place = (index: number, length: number) => placeAt(notes.source, at[index]!, length);
  suspects.lastIndex = 0;
  for (let hit = suspects.exec(text); hit; hit = suspects.exec(text)) {
    const i = hit.index;
    if (hit[0] === '\\') {
      const next = text[i + 1] ?? '\n';
      if (isEscapable(next, format)) suspects.lastIndex = i + 2;
      else if (format === 'markdown' && idleBackslash.test(next)) notes.count('story-backslash', at[i]!);
    } else if (hit[0].length > 1) {
      const tag = hit[0];
      if (isDeskTag(tag)) report(problem('story-tag-inside', { tag }, place(i, tag.length)));
    } else if (format !== 'markdown') {
      // The rest is markup of Markdown only.
    } else if (hit[0] === '<') {
      const tag = sticky(htmlTag, text, i);
      if (tag) report(problem('story-html', { tag: shorten(tag[0]) }, place(i, tag[0].length)));
    } else if (hit[0] === ']') {
      const bracket = lastBefore(text, i);
      const image = bracket > 0 && text[bracket - 1] === '!' && sticky(imageTail, text, i);
      if (image) report(problem('story-image', {}, place(bracket - 1, i - bracket + 1 + image[0].length)));
      else if (bracket >= 0 && sticky(linkTail, text, i))
        report(problem('story-link', {}, place(bracket, i - bracket + 1)));
    } else {
      const wide = sticky(wideDirective, text, i);
      if (wide) report(problem('story-wide-mark', { mark: wide[0] }, place(i, wide[0].length)));
      else if (hit[0] === ':') reportUnknownDirective(text, i, place, report);
    }
  }
}

function reportUnknownDirective(
  text: string,
  i: number,
  place: (index: number, length: number) => Problem['place'] & object,
  report: (found: Problem) => void,
): void {
  const match = sticky(unknownDirective, text, i);
  if (!match || /[A-Za-z0-9:]/.test(text[i - 1] ?? '') || knownMark.test(match[1]!)) return;
  report(
    problem('story-unknown-mark', { mark: `:${match[1]}[`, name: match[1]! }, place(i, match[0].length)),
  );
}

/** The `[` nearest before a `]`, at most 300 units back. */
function lastBefore(text: string, index: number): number {
  for (let i = index - 1; i >= 0 && i >= index - 300; i--) {
    if (text[i] === '[') return i;
    if (text[i] === ']') return -1;
  }
  return -1;
}

function sticky(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

/** The head of a piece of markup, for messages. */
export function shorten(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
