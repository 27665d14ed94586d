import { problem } from '../problems/problem.ts';
import { placeAt } from '../source.ts';
import { type BlockHead, readAttributes } from './attributes.ts';
import { CHART_ATTRIBUTES, readChart } from './charts.ts';
import { add, addAlone, type Draft, dropPending, emptyBlock, type Reader } from './drafts.ts';
import { figureLine } from './figures.ts';
import { shorten } from './foreign.ts';
import type { Line, Span } from './lines.ts';
import { LIST_ATTRIBUTES, readList } from './lists.ts';
import { QR_ATTRIBUTES, readQr } from './qr-codes.ts';
import { readTable, TABLE_ATTRIBUTES } from './tables.ts';

const opening = /^:{3,}[ \t]*([^\s{:]*)[ \t]*(.*)$/;

/** Reads a line that begins with `:::`; returns the line after what it read. */
export function readContainer(reader: Reader, line: Line, index: number, body: string): number {
  dropPending(reader);
  reader.open = undefined;
  const [, name = '', rest = ''] = opening.exec(body) ?? [];
  const container = Object.hasOwn(containers, name) ? containers[name] : undefined;
  if (container) {
    const close = closingLine(reader, index);
    if (close >= 0) {
      const at = line.first + body.length - rest.length;
      const attributes = readAttributes(reader, name, container.attributes, rest.trimEnd(), at);
      const lines = reader.lines.slice(index + 1, close).filter(({ first, end }) => first < end);
      container.read(reader, { name, offset: line.first, attributes }, lines);
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

/** A block of the grammar: what may stand in its braces, and what its lines with words become. */
interface Container {
  readonly attributes: readonly string[];
  read(reader: Reader, head: BlockHead, lines: readonly Line[]): void;
}

const containers: Readonly<Record<string, Container>> = {
  quote: { attributes: ['speaker'], read: readQuote },
  figures: { attributes: [], read: readFigures },
  speakers: { attributes: [], read: readSpeakers },
  list: { attributes: LIST_ATTRIBUTES, read: readList },
  table: { attributes: TABLE_ATTRIBUTES, read: readTable },
  chart: { attributes: CHART_ATTRIBUTES, read: readChart },
  qr: { attributes: QR_ATTRIBUTES, read: readQr },
};

function readQuote(reader: Reader, head: BlockHead, lines: readonly Line[]): void {
  const spans = lines.map(({ start, end }, i): Span => ({ start, end, soft: i > 0 }));
  const speaker = head.attributes.get('speaker');
  const draft: Draft = { role: 'quote', spans, offset: head.offset, mark: ':::quote' };
  if (spans.length > 0) add(reader, { ...draft, ...(speaker ? { speaker } : {}) });
  else emptyBlock(reader, head);
}

function readFigures(reader: Reader, head: BlockHead, lines: readonly Line[]): void {
  for (const cell of lines) figureLine(reader, cell);
  if (lines.length === 0) emptyBlock(reader, head);
}

/** A list of speakers, `名字：话` a line; a line without a colon goes on with what the speaker said. */
function readSpeakers(reader: Reader, head: BlockHead, lines: readonly Line[]): void {
  for (const { start, first, end } of lines)
    add(reader, { role: 'paragraph', spans: [{ start, end }], offset: first, list: head.offset });
  if (lines.length === 0) emptyBlock(reader, head);
}
