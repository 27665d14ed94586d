import { problem } from '../problems/problem.ts';
import { placeAt, type SourceText } from '../source.ts';
import { isBlank } from './characters.ts';
import { reportForeignInline } from './foreign.ts';
import { type Copy, gather, type Span } from './lines.ts';
import type { Notes } from './notes.ts';
import type { InlineMark, Query, RichText, StoryFormat } from './story.ts';
import { MARK_NAMES, type Token, tokenise } from './tokens.ts';
import { isSoftHyphen, type Mode, type Tidy, tidy } from './whitespace.ts';

type Kind = InlineMark['kind'];
const kinds: readonly (Kind | undefined)[] = [undefined, ...MARK_NAMES, 'emphasis'];

/** Reads a piece of copy: spans of the source become text, marks, queries and, in heads, break places. */
export function readInline(
  source: SourceText,
  spans: readonly Span[],
  mode: Mode,
  format: StoryFormat,
  notes: Notes,
): RichText {
  const copy = gather(source, spans);
  const tokens = tokenise(copy.text, format);
  reportForeignInline(copy, format, notes);
  if (format === 'markdown') reportUnclosed(copy, tokens, notes);
  const stars = format === 'markdown' ? pairStars(copy, tokens, notes) : new Map<number, 'open' | 'close'>();
  const flat = flatten(copy, tokens, stars, mode);
  const tidied = tidy({ text: copy.text, at: copy.at, keep: flat.keep, length: flat.length }, mode, notes);
  return richText(copy, flat, tidied, notes);
}

/** The copy without its markup, unit by unit. */
interface Flat {
  readonly keep: Uint32Array;
  readonly length: number;
  /** For each kept unit the index in `kinds` of its mark. */
  readonly kind: Uint8Array;
  readonly queries: {
    readonly unit: number;
    readonly from: number;
    readonly to: number;
    readonly question: string;
  }[];
  /** Kept units before which a head may break. */
  readonly breaks: number[];
}

function flatten(copy: Copy, tokens: Token[], stars: Map<number, 'open' | 'close'>, mode: Mode): Flat {
  const { text } = copy;
  const keep = new Uint32Array(text.length);
  const kind = new Uint8Array(text.length);
  const queries: Flat['queries'] = [];
  const breaks: number[] = [];
  const marks: number[] = [0];
  let n = 0;
  let cursor = 0;
  const copyTo = (end: number) => {
    const mark = marks.at(-1)!;
    for (; cursor < end; cursor++) {
      kind[n] = mark;
      keep[n++] = cursor;
    }
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const what = effect(token, tokens, stars.get(i), mode);
    if (!what) continue;
    copyTo(token.start);
    cursor = what === 'unescape' ? token.start + 1 : token.end;
    if (what === 'unescape') copyTo(token.end);
    else if (what === 'leave') marks.pop();
    else if (what === 'break') breaks.push(n);
    else if (what === 'query') {
      const close = tokens[token.mate!]!;
      const question = unescaped(text, token.end, close.start, tokens, i, token.mate!);
      queries.push({ unit: n, from: token.start, to: close.end, question });
      cursor = close.end;
      i = token.mate!;
    } else marks.push(kinds.indexOf(what));
  }
  copyTo(text.length);
  return { keep, length: n, kind, queries, breaks };
}

/** What a token does to the text; undefined when it is plain text after all. */
function effect(
  token: Token,
  tokens: Token[],
  star: 'open' | 'close' | undefined,
  mode: Mode,
): 'unescape' | 'leave' | 'break' | 'query' | Kind | undefined {
  if (token.kind === 'escape') return 'unescape';
  if (token.kind === 'pipe') return mode === 'body' || mode === 'caption' ? undefined : 'break';
  if (star) return star === 'open' ? 'emphasis' : 'leave';
  if (token.mate === undefined) return undefined;
  if (token.kind === 'ask') return 'query';
  if (token.kind === 'directive') return token.name === 'query' ? 'query' : (token.name as Kind);
  return token.kind === 'square-end' && tokens[token.mate]!.kind === 'directive' ? 'leave' : undefined;
}

function unescaped(
  text: string,
  start: number,
  end: number,
  tokens: Token[],
  from: number,
  to: number,
): string {
  const parts: string[] = [];
  let cursor = start;
  for (let i = from + 1; i < to; i++) {
    if (tokens[i]!.kind !== 'escape') continue;
    parts.push(text.slice(cursor, tokens[i]!.start));
    cursor = tokens[i]!.start + 1;
  }
  parts.push(text.slice(cursor, end));
  return parts.join('').replaceAll('\n', '').trim();
}

/** Closing marks and blanks cannot follow an opening `**`; so 张**、李** stays what it is. */
const notAfterOpening = '，。、；：？！）】》」』”’';
const notBeforeClosing = '（【《「『“‘';

/** Pairs `**` inside each bracket level; what finds no partner is text and is counted. */
function pairStars(copy: Copy, tokens: Token[], notes: Notes): Map<number, 'open' | 'close'> {
  const { text } = copy;
  const roles = new Map<number, 'open' | 'close'>();
  const levels: { open: number }[] = [{ open: -1 }];
  const alone = (i: number) => {
    if (i >= 0) notes.count('story-emphasis-unpaired', copy.at[tokens[i]!.start]!, 2);
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const level = levels.at(-1)!;
    if (token.kind === 'stars' && token.end - token.start === 2) {
      const next = text[token.end];
      const previous = text[token.start - 1];
      const canOpen = next !== undefined && !isBlankChar(next) && !notAfterOpening.includes(next);
      const canClose =
        previous !== undefined && !isBlankChar(previous) && !notBeforeClosing.includes(previous);
      if (level.open >= 0 && canClose) {
        roles.set(level.open, 'open').set(i, 'close');
        level.open = -1;
      } else {
        alone(level.open);
        level.open = canOpen ? i : -1;
        if (!canOpen) alone(i);
      }
    } else if (token.mate !== undefined && (token.kind === 'ask' || token.name === 'query')) {
      i = token.mate;
    } else if (token.mate !== undefined && token.kind === 'directive') {
      levels.push({ open: -1 });
    } else if (token.mate !== undefined && tokens[token.mate]!.kind === 'directive') {
      alone(level.open);
      levels.pop();
    }
  }
  alone(levels.at(-1)!.open);
  return roles;
}

function isBlankChar(char: string): boolean {
  return char === '\n' || isBlank(char.charCodeAt(0));
}

function reportUnclosed(copy: Copy, tokens: Token[], notes: Notes): void {
  for (const token of tokens) {
    if (token.mate !== undefined || (token.kind !== 'directive' && token.kind !== 'ask')) continue;
    const mark = copy.text.slice(token.start, token.end);
    const close = token.kind === 'ask' ? '】' : ']';
    const place = placeAt(notes.source, copy.at[token.start]!, token.end - token.start);
    notes.add(problem('story-mark-unclosed', { mark, close }, place));
  }
}

function richText(copy: Copy, flat: Flat, tidied: Tidy, notes: Notes): RichText {
  const { text, from, before } = tidied;
  const offsets = new Uint32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) offsets[i] = copy.at[flat.keep[from[i]!]!]!;
  const last = text.length - 1;
  offsets[text.length] = last >= 0 ? offsets[last]! + 1 : copy.at[copy.text.length]!;
  const queries = flat.queries.map(({ unit, from: start, to, question }): Query => {
    const offset = copy.at[start]!;
    return { at: before[unit]!, question, offset, length: copy.at[to - 1]! + 1 - offset };
  });
  for (const query of queries) reportQuery(query, notes);
  const breaks = flat.breaks.map((unit) => before[unit]!).filter((at) => at > 0 && at < text.length);
  return {
    text,
    offsets,
    marks: marksOf(text.length, (i) => flat.kind[from[i]!]!),
    queries,
    ...(breaks.length > 0 ? { breaks } : {}),
    ...softHyphens(copy, flat, before),
  };
}

/** Where soft hyphens of Latin words would stand in the text. */
function softHyphens(copy: Copy, { keep, length }: Flat, before: Uint32Array): Pick<RichText, 'hyphens'> {
  if (!copy.text.includes('\u00ad')) return {};
  const hyphens: number[] = [];
  for (let unit = 0; unit < length; unit++)
    if (isSoftHyphen(copy.text, keep[unit]!)) hyphens.push(before[unit]!);
  return hyphens.length > 0 ? { hyphens } : {};
}

function reportQuery({ question, offset, length }: Query, notes: Notes): void {
  const place = placeAt(notes.source, offset, length);
  notes.add(question ? problem('story-query', { question }, place) : problem('story-query-empty', {}, place));
}

function marksOf(length: number, kindAt: (i: number) => number): InlineMark[] {
  const marks: InlineMark[] = [];
  let start = 0;
  for (let i = 1; i <= length; i++) {
    if (i < length && kindAt(i) === kindAt(start)) continue;
    const kind = kinds[kindAt(start)];
    if (kind) marks.push({ start, end: i, kind });
    start = i;
  }
  return marks;
}
