import { problem } from '../problems/problem.ts';
import { placeAt } from '../source.ts';
import { add, addAlone, type Draft, dropPending, type Reader } from './drafts.ts';
import { figureLine } from './figures.ts';
import { shorten } from './foreign.ts';
import type { Line, Span } from './lines.ts';

const opening = /^:{3,}[ \t]*([^\s{:]*)[ \t]*(.*)$/;

/** Reads a line that begins with `:::`; returns the line after what it read. */
export function readContainer(reader: Reader, line: Line, index: number, body: string): number {
  dropPending(reader);
  reader.open = undefined;
  const [, name = '', rest = ''] = opening.exec(body) ?? [];
  if (name === 'quote' || name === 'figures' || name === 'speakers') {
    const close = closingLine(reader, index);
    if (close >= 0) {
      const attributes = readAttributes(reader, name, rest.trimEnd(), line.first + body.length - rest.length);
      if (name === 'quote') readQuote(reader, line, index, close, attributes);
      else if (name === 'figures') readFigures(reader, line, index, close);
      else readSpeakers(reader, line, index, close);
      return close + 1;
    }
    report(reader, 'story-block-unclosed', line, name);
  } else if (name === '' && rest === '') {
    if (reader.strangers > 0) reader.strangers--;
    else
      reader.notes.add(problem('story-block-stray-end', {}, placeAt(reader.source, line.first, body.length)));
  } else {
    reader.strangers++;
    report(reader, 'story-unknown-block', line, name);
  }
  addAlone(reader, line);
  return index + 1;
}

function report(
  reader: Reader,
  code: 'story-block-unclosed' | 'story-unknown-block',
  line: Line,
  name: string,
) {
  const place = placeAt(reader.source, line.first, 3 + name.length);
  reader.notes.add(problem(code, { name: shorten(name) }, place));
}

/** The line with the `:::` that ends a block; -1 when a head or another block comes first. */
function closingLine(reader: Reader, index: number): number {
  for (let i = index + 1; i < reader.lines.length; i++) {
    const { first, end } = reader.lines[i]!;
    const body = reader.source.text.slice(first, end);
    if (body.startsWith(':::')) return /^:{3,}[ \t]*$/.test(body) ? i : -1;
    if (/^#{1,3}[ \t\u3000]/.test(body)) return -1;
  }
  return -1;
}

const attributeShape = /([\w-]+)[ \t]*=[ \t]*(?:"([^"]*)"|([^\s}"]+))/g;

/** `{speaker=严海桥}`, quoted when the value has blanks. Anything else is reported. */
function readAttributes(reader: Reader, name: string, rest: string, offset: number): { speaker?: Span } {
  const found: { speaker?: Span } = {};
  if (rest === '') return found;
  const inner = /^\{([^{}]*)\}$/.exec(rest)?.[1];
  let left = inner ?? rest;
  for (const match of inner?.matchAll(attributeShape) ?? []) {
    const value = match[2] ?? match[3]!;
    const end = offset + 1 + match.index + match[0].length - (match[2] === undefined ? 0 : 1);
    if (name !== 'quote' || match[1] !== 'speaker') continue;
    found.speaker = { start: end - value.length, end };
    left = left.replace(match[0], '');
  }
  if (left.trim() !== '') {
    const text = shorten(left.trim());
    reader.notes.add(
      problem('story-block-attribute', { name, text }, placeAt(reader.source, offset, rest.length)),
    );
  }
  return found;
}

function readQuote(reader: Reader, line: Line, index: number, close: number, attributes: { speaker?: Span }) {
  const spans: Span[] = [];
  for (const { start, first, end } of reader.lines.slice(index + 1, close)) {
    if (first < end) spans.push({ start, end, soft: spans.length > 0 });
  }
  const draft: Draft = { role: 'quote', spans, offset: line.first, mark: ':::quote', ...attributes };
  if (spans.length > 0) add(reader, draft);
  else empty(reader, line, ':::quote');
}

function readFigures(reader: Reader, line: Line, index: number, close: number) {
  const cells = reader.lines.slice(index + 1, close).filter(({ first, end }) => first < end);
  for (const cell of cells) figureLine(reader, cell);
  if (cells.length === 0) empty(reader, line, ':::figures');
}

/** A list of speakers, `名字：话` a line; a line without a colon goes on with what the speaker said. */
function readSpeakers(reader: Reader, line: Line, index: number, close: number) {
  const said = reader.lines.slice(index + 1, close).filter(({ first, end }) => first < end);
  for (const { start, first, end } of said)
    add(reader, { role: 'paragraph', spans: [{ start, end }], offset: first, list: index });
  if (said.length === 0) empty(reader, line, ':::speakers');
}

function empty(reader: Reader, line: Line, mark: string) {
  reader.notes.add(problem('story-mark-empty', { mark }, placeAt(reader.source, line.first, mark.length)));
}
