import { problem } from '../problems/problem.ts';
import { placeAt, type SourceText } from '../source.ts';
import type { BlockHead } from './attributes.ts';
import type { Line, Span } from './lines.ts';
import type { Notes } from './notes.ts';
import type { Block, RichText, StoryFormat } from './story.ts';
import type { DeskTag, Role } from './tags.ts';

/** A block of the source before its inline markup is read. */
export interface Draft {
  readonly role: Role;
  readonly spans: Span[];
  /** UTF-16 offset of the mark or the first character: where a message about the block points. */
  readonly offset: number;
  /** Of an editor's note: 编者按 as typed. */
  label?: readonly Span[];
  /** Of a pull quote: who said it. */
  speaker?: Span;
  /** Of a paragraph in a list of speakers: the list. */
  readonly list?: number;
  /** Of figures: the fields of one cell. */
  readonly cell?: readonly Span[];
  /** Of a list, table, chart or QR code: makes the block once inline marks are read. */
  readonly make?: (read: ReadCell) => Block;
  /** A `##` or desk tag as it was written, for messages. */
  readonly mark?: string;
}

/** Reads a stretch of one line as body copy, or as the title of a table, chart or code. */
export type ReadCell = (span: Span, mode?: 'caption') => RichText;

/** What the block reader knows between two lines. */
export interface Reader {
  readonly source: SourceText;
  readonly format: StoryFormat;
  readonly notes: Notes;
  readonly lines: readonly Line[];
  readonly drafts: Draft[];
  /** The paragraph that a next line continues. */
  open: Draft | undefined;
  /** Whether `open` is a `>` note, which only `>` lines continue. */
  quoting: boolean;
  /** A desk tag that stood alone on its line: the next line is meant. */
  pending: { readonly tag: DeskTag; readonly offset: number } | undefined;
  /** Inside ``` … ```: only the opening is reported. */
  fenced: boolean;
  /** Unknown `:::name` blocks that are open: their `:::` is not reported again. */
  strangers: number;
}

/** Adds a block and returns it. */
export function add(reader: Reader, draft: Draft): Draft {
  reader.drafts.push(draft);
  return draft;
}

/** A line that is a paragraph of its own. */
export function addAlone(reader: Reader, line: Line): void {
  dropPending(reader);
  reader.open = undefined;
  add(reader, { role: 'paragraph', spans: [whole(line)], offset: line.first });
}

/** Reports a tag that found no copy. */
export function dropPending(reader: Reader): void {
  const { pending } = reader;
  if (!pending) return;
  reader.pending = undefined;
  const mark = `【${pending.tag.name}】`;
  const place = placeAt(reader.source, pending.offset, pending.tag.length);
  reader.notes.add(problem('story-mark-empty', { mark }, place));
}

/** Reports a block without lines. */
export function emptyBlock(reader: Reader, { name, offset }: BlockHead): void {
  const mark = `:::${name}`;
  reader.notes.add(problem('story-mark-empty', { mark }, placeAt(reader.source, offset, mark.length)));
}

/** All of a line, indent included: the white-space rules drop it. */
export function whole(line: Line): Span {
  return { start: line.start, end: line.end };
}
