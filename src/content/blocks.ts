import { problem } from '../problems/problem.ts';
import { placeAt, type SourceText } from '../source.ts';
import { readContainer } from './containers.ts';
import { add, addAlone, type Draft, dropPending, type Reader, whole } from './drafts.ts';
import { figureLine } from './figures.ts';
import { foreignLine, foreignLineProblem } from './foreign.ts';
import { type Line, linesOf, type Span } from './lines.ts';
import type { Notes } from './notes.ts';
import type { StoryFormat } from './story.ts';
import { type DeskTag, deskTag, noteLabel, type Role } from './tags.ts';

/** Cuts the source into blocks. */
export function readBlocks(source: SourceText, format: StoryFormat, notes: Notes): Draft[] {
  const reader: Reader = {
    source,
    format,
    notes,
    lines: linesOf(source),
    drafts: [],
    open: undefined,
    quoting: false,
    pending: undefined,
    fenced: false,
    strangers: 0,
  };
  for (let i = 0; i < reader.lines.length; ) {
    i = format === 'markdown' ? readMarkdownLine(reader, i) : readTextLine(reader, i);
  }
  dropPending(reader);
  return reader.drafts;
}

function readMarkdownLine(reader: Reader, index: number): number {
  const line = reader.lines[index]!;
  const { first, end } = line;
  if (first === end) {
    reader.open = undefined;
    return index + 1;
  }
  const body = reader.source.text.slice(first, end);
  if (body[0] === '>' && startsBlank(body, 1)) return readNoteLine(reader, line, index, body);
  if (reader.quoting) reader.open = undefined;
  reader.quoting = false;
  if (body.startsWith(':::')) return readContainer(reader, line, index, body);
  const hashes = /^#{1,3}(?![^ \t\u00a0\u3000])/.exec(body)?.[0];
  if (hashes) {
    const role = (['title', 'second', 'subhead'] as const)[hashes.length - 1]!;
    addHead(reader, line, role, hashes);
    return index + 1;
  }
  const tag = deskTag(body);
  if (tag) return readTag(reader, line, index, tag);
  const cont = /^:cont(?=[ \t\u00a0\u3000]|$)/.exec(body)?.[0];
  if (cont) return readTag(reader, line, index, { role: 'continued', name: '接排', length: cont.length });
  const foreign = foreignLine(body);
  if (foreign) {
    const closesFence = foreign === 'fence' && reader.fenced;
    if (foreign === 'fence') reader.fenced = !reader.fenced;
    if (!closesFence) reader.notes.add(foreignLineProblem(foreign, body, first, reader.notes));
    addAlone(reader, line);
    return index + 1;
  }
  if (/^(?:#{1,3}|>)[\u4e00-\u9fff“《]/.test(body)) {
    const mark = /^(?:#+|>)/.exec(body)![0];
    reader.notes.add(problem('story-mark-blank', { mark }, placeAt(reader.source, first, mark.length)));
  }
  return readCopy(reader, line, index);
}

function readTextLine(reader: Reader, index: number): number {
  const line = reader.lines[index]!;
  const { first, end } = line;
  reader.open = undefined;
  if (first === end) return index + 1;
  const body = reader.source.text.slice(first, end);
  const tag = deskTag(body);
  if (tag) return readTag(reader, line, index, tag);
  return readCopy(reader, line, index);
}

/** A line of copy: it goes on with the open paragraph, takes a waiting tag, or begins a paragraph. */
function readCopy(reader: Reader, line: Line, index: number): number {
  const { pending } = reader;
  if (pending) {
    reader.pending = undefined;
    return placeTagged(reader, line, index, pending.tag, pending.offset, line.start);
  }
  if (reader.open) reader.open.spans.push({ start: line.start, end: line.end, soft: true });
  else reader.open = add(reader, { role: 'paragraph', spans: [whole(line)], offset: line.first });
  return index + 1;
}

function readNoteLine(reader: Reader, line: Line, index: number, body: string): number {
  dropPending(reader);
  if (!reader.quoting) reader.open = undefined;
  reader.quoting = true;
  let start = line.first + 1;
  while (start < line.end && startsBlank(body, start - line.first)) start++;
  if (start >= line.end) {
    reader.open = undefined;
    return index + 1;
  }
  const inner = reader.source.text.slice(start, line.end);
  const foreign = inner[0] === '>' ? 'nested-quote' : foreignLine(inner);
  if (foreign) reader.notes.add(foreignLineProblem(foreign, inner, start, reader.notes));
  if (reader.open) reader.open.spans.push({ start, end: line.end, soft: true });
  else reader.open = add(reader, note({ start, end: line.end }, inner, line.first));
  return index + 1;
}

/** A note paragraph, less the label that it may begin with. */
function note(span: Span, text: string, offset: number): Draft {
  const label = noteLabel(text);
  if (!label) return { role: 'note', spans: [span], offset };
  const parts = label.parts.map((part) => ({ start: span.start + part.start, end: span.start + part.end }));
  return { role: 'note', spans: [{ start: span.start + label.length, end: span.end }], offset, label: parts };
}

function readTag(reader: Reader, line: Line, index: number, tag: DeskTag): number {
  dropPending(reader);
  reader.open = undefined;
  const start = line.first + tag.length;
  let first = start;
  while (first < line.end && startsBlank(reader.source.text, first)) first++;
  if (first < line.end) return placeTagged(reader, line, index, tag, line.first, start);
  reader.pending = { tag, offset: line.first };
  return index + 1;
}

/** Tagged blocks that the next line of a Markdown story goes on with. */
const GOES_ON: readonly Role[] = ['note', 'quote', 'continued'];

/** Gives a line (from `start`) the role of a tag; `offset` is where the tag stands. Returns the next line. */
function placeTagged(
  reader: Reader,
  line: Line,
  index: number,
  tag: DeskTag,
  offset: number,
  start: number,
): number {
  const mark = `【${tag.name}】`;
  if (tag.role === 'figures') return readFigureLines(reader, index, start);
  const span = { start, end: line.end };
  const draft: Draft = { role: tag.role, spans: [span], offset, mark };
  if (tag.role === 'note') draft.label = [{ start: offset + 1, end: offset + 1 + tag.name.length }];
  if (tag.argument) {
    draft.speaker = { start: offset + tag.argument.start, end: offset + tag.argument.end };
  }
  add(reader, draft);
  const goesOn = reader.format === 'markdown' && GOES_ON.includes(tag.role);
  reader.open = goesOn ? draft : undefined;
  return index + 1;
}

/** 【数说】: the line, and the lines with bars that follow it. */
function readFigureLines(reader: Reader, index: number, start: number): number {
  let i = index;
  let from = start;
  do {
    const line = reader.lines[i]!;
    figureLine(reader, { start: from, end: line.end });
    from = reader.lines[++i]?.start ?? 0;
  } while (i < reader.lines.length && isCell(reader, reader.lines[i]!));
  return i;
}

function isCell(reader: Reader, line: Line): boolean {
  const body = reader.source.text.slice(line.first, line.end);
  return body.includes('|') && !deskTag(body);
}

function addHead(reader: Reader, line: Line, role: Role, hashes: string): void {
  dropPending(reader);
  reader.open = undefined;
  const start = line.first + hashes.length;
  const spans = [
    { start: line.start, end: line.first },
    { start, end: line.end },
  ];
  if (reader.source.text.slice(start, line.end).trim() === '') {
    const place = placeAt(reader.source, line.first, hashes.length);
    reader.notes.add(problem('story-mark-empty', { mark: hashes }, place));
  } else add(reader, { role, spans, offset: line.first, mark: hashes });
}

function startsBlank(text: string, index: number): boolean {
  return index >= text.length || ' \t\u00a0\u3000'.includes(text[index]!);
}
