import { decodeText } from '../encoding.ts';
import type { Manuscript, Paragraph } from './manuscript.ts';

/**
 * The text of a file in UTF-8, UTF-16 of either byte order or GB18030. Unlike a story, which is kept and edited, a
 * handed-in file is read once, so it may be in any of them; undefined when it is in none.
 */
export function decodeCopy(bytes: Uint8Array): string | undefined {
  const [a, b] = bytes;
  const decoded = decodeText(bytes);
  if (decoded.kind === 'utf-8') return decoded.text;
  if (decoded.kind === 'gb18030') return new TextDecoder('gb18030').decode(bytes);
  if (decoded.kind !== 'utf-16') return undefined;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const [little, big] = ['utf-16le', 'utf-16be'].map((label) => new TextDecoder(label).decode(bytes));
  return usual(little!) >= usual(big!) ? little : big;
}

/** How many characters are ones that Chinese copy has. */
function usual(text: string): number {
  return text.match(/[\u4e00-\u9fff\u3000-\u303f\uff00-\uff5e\n -~]/g)?.length ?? 0;
}

/** Plain text: every line is a paragraph, as in a `.txt` story. */
export function readPlain(text: string): Manuscript {
  const blocks = text.split(/\r\n|\r|\n|\u2029/).map(
    (line): Paragraph => ({
      kind: 'paragraph',
      pieces: line.trim() === '' ? [] : [{ kind: 'text', text: line }],
      remarks: [],
    }),
  );
  return { blocks, pictures: [], boxes: [], changes: [], problems: [] };
}
