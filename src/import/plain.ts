import { decodeText } from '../encoding.ts';
import { problem } from '../problems/problem.ts';
import type { Manuscript, Paragraph, Piece } from './manuscript.ts';

/**
 * The text of a file in UTF-8, UTF-16 of either byte order or GB18030. Unlike a story, which is kept and edited, a
 * handed-in file is read once, so it may be in any of them; undefined when it is in none.
 */
export function decodeCopy(bytes: Uint8Array): string | undefined {
  const [a, b] = bytes;
  const decoded = decodeText(bytes);
  if (decoded.kind === 'utf-8') return decoded.text;
  if (decoded.kind === 'gb18030') return big5(bytes) ?? withoutMark(new TextDecoder('gb18030').decode(bytes));
  if (decoded.kind !== 'utf-16') return undefined;
  // Half a character at the end is a byte that some program has lost or added.
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2));
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(whole);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(whole);
  const [little, big] = ['utf-16le', 'utf-16be'].map((label) => new TextDecoder(label).decode(whole));
  return usual(little!) >= usual(big!) ? little : big;
}

/** The byte order mark, which Windows writes in GB18030 too, is no character of the copy. */
function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** Characters that stand in nearly every Chinese sentence, in either script. */
const COMMON = /[的一是了在不有人我他这這个個们們来來到时時大为為中国國年说說和要也就上下，。]/g;

/**
 * Copy from Hong Kong or Taiwan. Its bytes can nearly always be read as GB18030, which gives rare characters side by
 * side; the common ones say which of the two it is. Undefined when it is not Big5.
 */
function big5(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('big5', { fatal: true }).decode(bytes);
    const other = new TextDecoder('gb18030').decode(bytes);
    return common(text) > 2 * common(other) ? text : undefined;
  } catch {
    return undefined;
  }
}

function common(text: string): number {
  return text.match(COMMON)?.length ?? 0;
}

/** How many characters are ones that Chinese copy has. */
function usual(text: string): number {
  return text.match(/[\u4e00-\u9fff\u3000-\u303f\uff00-\uff5e\n -~]/g)?.length ?? 0;
}

/** Signs of Markdown and of stories, which nobody types in copy: heads, bold words, blocks. */
const MARKDOWN = /^#{1,6}[ \t]+\S|\*\*[^\s*][^*\n]*\*\*|^:::[a-z]/gm;

/**
 * Plain text: every line is a paragraph, as in a `.txt` story. Pages end lines too; Shift-Enter, which Word saves as a
 * vertical tab, is a break.
 */
export function readPlain(text: string): Manuscript {
  const blocks = text
    .split(/\r\n|\r|\n|\f|\x85|\u2029/)
    .map((line): Paragraph => ({ kind: 'paragraph', pieces: piecesOf(line), remarks: [] }));
  const signs = text.match(MARKDOWN)?.length ?? 0;
  const problems = signs > 0 ? [problem('import-markdown', { count: signs })] : [];
  return { blocks, pictures: [], boxes: [], changes: [], problems };
}

function piecesOf(line: string): Piece[] {
  if (line.trim() === '') return [];
  return line
    .split(/[\v\u2028]/)
    .flatMap((text, i): Piece[] => [
      ...(i > 0 ? [{ kind: 'break' } as const] : []),
      ...(text === '' ? [] : [{ kind: 'text', text } as const]),
    ]);
}
