import { problem } from '../problems/problem.ts';
import { placeAt } from '../source.ts';
import { type BlockHead, numberIn, oneOf } from './attributes.ts';
import { add, type Reader } from './drafts.ts';
import type { Line } from './lines.ts';

export const QR_ATTRIBUTES = ['text', 'caption', 'size', 'level'] as const;

/** Edge in mm where none is stated. */
const SIZE = 20;

/** Reads `:::qr`: what machines read is the attribute `text`, or the one line of the block. */
export function readQr(reader: Reader, block: BlockHead, lines: readonly Line[]): void {
  const { attributes, offset, name } = block;
  const { source, notes } = reader;
  const stated = attributes.get('text')?.value.trim();
  const content = stated ?? lines.map(({ first, end }) => source.text.slice(first, end).trim()).join('\n');
  if (content === '') {
    notes.add(problem('story-qr-empty', {}, placeAt(source, offset, 3 + name.length)));
    return;
  }
  const extra = stated === undefined ? undefined : lines[0];
  if (extra) {
    notes.add(problem('story-qr-lines', {}, placeAt(source, extra.first, extra.end - extra.first)));
  }
  const caption = attributes.get('caption');
  const size = numberIn(reader, block, 'size', [8, 120], 'mm') ?? SIZE;
  const correction = oneOf(reader, block, 'level', ['M', 'L', 'Q', 'H']);
  add(reader, {
    role: 'set-piece',
    spans: [],
    offset,
    make: (read) => ({
      kind: 'qr',
      content,
      size,
      correction,
      offset,
      ...(caption ? { caption: read(caption, 'caption') } : {}),
    }),
  });
}
