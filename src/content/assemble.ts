import { problem } from '../problems/problem.ts';
import { placeAt, type SourceText } from '../source.ts';
import type { Draft } from './drafts.ts';
import { readInline } from './inline.ts';
import type { Span } from './lines.ts';
import type { Notes } from './notes.ts';
import type { Block, Figure, Paragraph, Query, RichText, Story, StoryFormat } from './story.ts';
import { noteLabel, type Role } from './tags.ts';
import type { Mode } from './whitespace.ts';

type HeadRole = 'kicker' | 'title' | 'subtitle';

/** A story while it is put together. */
interface Parts {
  kicker?: RichText;
  title?: RichText;
  subtitle?: RichText;
  label?: RichText;
  readonly note: RichText[];
  readonly blocks: Block[];
  /** Queries of paragraphs that have no text: the next paragraph takes them. */
  waiting: Query[];
}

type Read = (spans: readonly Span[], mode: Mode) => RichText;

/** Puts blocks together to a story: heads to their places, one editor's note, the rest in order. */
export function assemble(
  source: SourceText,
  written: readonly Draft[],
  format: StoryFormat,
  notes: Notes,
): Story {
  const drafts = withImpliedRoles(source, written, format);
  const parts: Parts = { note: [], blocks: [], waiting: [] };
  const read: Read = (spans, mode) => readInline(source, spans, mode, format, notes);
  const lastTitle = drafts.findLastIndex(({ role }) => role === 'title');
  let noteEnd = -1;
  drafts.forEach((draft, i) => {
    const role =
      draft.role === 'second' ? (i < lastTitle && !parts.title ? 'kicker' : 'subtitle') : draft.role;
    if (isHead(role)) placeHead(parts, role, draft, read, notes);
    else if (role === 'note') {
      const isSecond = noteEnd >= 0 && noteEnd !== i;
      if (isSecond) notes.add(problem('story-second-note', {}, placeAt(source, draft.offset)));
      noteEnd = i + 1;
      placeNote(parts, draft, read);
    } else {
      if (role === 'paragraph') reportUnmarkedNote(source, draft, notes);
      placeBlock(parts, role, draft, read);
    }
  });
  leaveQueries(parts);
  const { kicker, title, subtitle, label, note, blocks } = parts;
  return {
    source,
    ...(kicker ? { kicker } : {}),
    ...(title ? { title } : {}),
    ...(subtitle ? { subtitle } : {}),
    ...(label || note.length > 0 ? { editorNote: { ...(label ? { label } : {}), paragraphs: note } } : {}),
    blocks,
  };
}

function isHead(role: Role): role is HeadRole {
  return role === 'kicker' || role === 'title' || role === 'subtitle';
}

/** A head that comes twice, or after the body has begun, stays where it was written, as a subhead. */
function placeHead(parts: Parts, role: HeadRole, draft: Draft, read: Read, notes: Notes): void {
  const text = read(draft.spans, 'head');
  const mark = draft.mark ?? '';
  const place = placeAt(notes.source, draft.offset, mark.length);
  if (parts[role]) notes.add(problem('story-head-twice', { mark }, place));
  else if (parts.blocks.some(({ kind }) => kind === 'paragraph' || kind === 'subhead')) {
    notes.add(problem('story-head-late', { mark }, place));
  } else {
    parts[role] = text;
    return;
  }
  parts.blocks.push({ kind: 'subhead', text });
}

/** A paragraph of the note. Only the first label is one; another that was typed stays in its paragraph. */
function placeNote(parts: Parts, draft: Draft, read: Read): void {
  const { label, spans, mark } = draft;
  const isTyped = label && mark === undefined;
  if (label && !parts.label) parts.label = read(label, 'body');
  else if (isTyped) spans[0] = { start: label[0]!.start, end: spans[0]!.end };
  addParagraph(parts, parts.note, read(spans, 'body'), (text) => text);
}

function placeBlock(parts: Parts, role: Role, draft: Draft, read: Read): void {
  const { blocks } = parts;
  if (draft.make) {
    blocks.push(draft.make((span, mode) => read([span], mode ?? 'body')));
  } else if (role === 'figures') {
    const [value, unit, label, whose] = draft.cell!.map((field) => read([field], 'body'));
    const item: Figure = { value: value!, unit: unit!, label: label!, whose: whose! };
    const last = blocks.at(-1);
    if (last?.kind === 'figures')
      blocks[blocks.length - 1] = { kind: 'figures', items: [...last.items, item] };
    else blocks.push({ kind: 'figures', items: [item] });
  } else if (role === 'quote') {
    const text = read(draft.spans, 'quote');
    const speaker = draft.speaker ? { speaker: read([draft.speaker], 'body') } : {};
    blocks.push({ kind: 'quote', text, ...speaker });
  } else {
    const kind = role === 'subhead' || role === 'byline' ? role : undefined;
    const text = read(draft.spans, kind ? 'head' : 'body');
    addParagraph(parts, blocks, text, (full) => (kind ? { kind, text: full } : paragraph(draft, full)));
  }
}

function paragraph({ role, list }: Draft, text: RichText): Paragraph {
  return {
    kind: 'paragraph',
    text,
    ...(role === 'continued' ? { continued: true } : {}),
    ...(list === undefined ? {} : { speaker: { list, name: nameAt(text.text) } }),
  };
}

/** The longest name of a list of speakers, in UTF-16 units. */
const LONGEST_NAME = 12;

/** Length of the name before the colon of a line of speakers; 0 when it has none. */
function nameAt(text: string): number {
  const colon = text.indexOf('：');
  return colon > 0 && colon <= LONGEST_NAME ? colon : 0;
}

/** Adds a paragraph; one that holds only queries hands them on, since it would take a line of its own. */
function addParagraph<T>(parts: Parts, to: T[], text: RichText, make: (text: RichText) => T): void {
  if (text.text === '') {
    parts.waiting.push(...text.queries);
    return;
  }
  const waiting = parts.waiting.map((query) => ({ ...query, at: 0 }));
  parts.waiting = [];
  to.push(make(waiting.length > 0 ? { ...text, queries: [...waiting, ...text.queries] } : text));
}

/** Queries after the last paragraph stand at its end. */
function leaveQueries(parts: Parts): void {
  const index = parts.blocks.findLastIndex(({ kind }) => kind === 'paragraph' || kind === 'byline');
  const block = parts.blocks[index];
  if (parts.waiting.length === 0 || (block?.kind !== 'paragraph' && block?.kind !== 'byline')) return;
  const { text } = block;
  const moved = parts.waiting.map((query) => ({ ...query, at: text.text.length }));
  parts.blocks[index] = { ...block, text: { ...text, queries: [...text.queries, ...moved] } };
}

/** The longest last paragraph in brackets that is taken for a byline. */
const BYLINE = 30;

/** A paragraph that begins with 编者按 and is none says so: it would be set as body. */
function reportUnmarkedNote(source: SourceText, { spans, offset }: Draft, notes: Notes): void {
  const label = noteLabel(source.text.slice(offset, spans[0]!.end));
  if (label) notes.add(problem('story-note-unmarked', {}, placeAt(source, offset, label.length)));
}

function isDerived({ role }: Draft): boolean {
  return role === 'quote' || role === 'figures';
}

function isOnlyQuery(source: SourceText, { spans }: Draft): boolean {
  const text = spans.length === 1 ? source.text.slice(spans[0]!.start, spans[0]!.end).trim() : '';
  return /^(?::query\[[^\]]*\]|【存疑[^】]*】)$/.test(text);
}

/** Roles that only the whole file shows: （尚启轩） at the end is the byline, the first line of a .txt the title. */
function withImpliedRoles(source: SourceText, drafts: readonly Draft[], format: StoryFormat): Draft[] {
  const all = [...drafts];
  const isCopy = ({ role }: Draft) => role === 'paragraph';
  const last = all.findLastIndex((draft) => !isDerived(draft) && !isOnlyQuery(source, draft));
  const end = all[last];
  if (end && isCopy(end) && end.spans.length === 1 && all.slice(0, last).some(isCopy)) {
    const text = source.text.slice(end.spans[0]!.start, end.spans[0]!.end).trim();
    if (text.length <= BYLINE && /^（[^（）]+）$/.test(text)) all[last] = { ...end, role: 'byline' };
  }
  const first = all[0];
  const hasHead = all.some(({ role }) => isHead(role));
  if (format === 'text' && first && isCopy(first) && !hasHead) all[0] = { ...first, role: 'title' };
  return all;
}
