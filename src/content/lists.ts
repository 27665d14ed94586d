import type { BlockHead } from './attributes.ts';
import { badValue, numberIn } from './attributes.ts';
import { add, emptyBlock, type Reader } from './drafts.ts';
import type { Line, Span } from './lines.ts';
import type { ListMarks } from './set-pieces.ts';
import type { RichText } from './story.ts';

export const LIST_ATTRIBUTES = ['numbered', 'start', 'bullet'] as const;

const NUMBERS: readonly ListMarks[] = ['1.', '（1）', '一、', '（一）', '①'];
const BULLETS = ['●', '•', '■', '◆', '▲', '○', '□', '◇', '—'];

/** A mark that was typed before an item; it is made anew. */
const typed = /^(?:[-*+•●■◆▲][ \t\u3000]+|\d{1,3}[.．)）][ \t\u3000]+)/;

/** Circled numbers end at ㊿; a list is never that long. */
const MOST_ITEMS = 50;

/** Reads `:::list`: an item a line. */
export function readList(reader: Reader, head: BlockHead, lines: readonly Line[]): void {
  if (lines.length === 0) {
    emptyBlock(reader, head);
    return;
  }
  const marks = marksOf(reader, head);
  const sign = bulletOf(reader, head);
  const first = numberIn(reader, head, 'start', [1, MOST_ITEMS]) ?? 1;
  const spans = lines.map(({ first: start, end }): Span => {
    const mark = typed.exec(reader.source.text.slice(start, end))?.[0] ?? '';
    return { start: start + mark.length, end };
  });
  add(reader, {
    role: 'set-piece',
    spans: [],
    offset: head.offset,
    make: (read) => ({
      kind: 'list',
      marks,
      offset: head.offset,
      items: spans.map((span, i) => {
        const text = read(span);
        const marker = marks === 'bullet' ? sign : numberMark(marks, first + i);
        return { marker: made(marker, text.offsets[0] ?? span.start), text };
      }),
    }),
  });
}

function marksOf(reader: Reader, head: BlockHead): ListMarks {
  const numbered = head.attributes.get('numbered');
  if (!numbered) return 'bullet';
  const found = NUMBERS.find((style) => style === (numbered.value || '1.'));
  if (!found) badValue(reader, head.name, 'numbered', numbered, NUMBERS);
  return found ?? '1.';
}

function bulletOf(reader: Reader, head: BlockHead): string {
  const bullet = head.attributes.get('bullet');
  if (bullet && !BULLETS.includes(bullet.value)) badValue(reader, head.name, 'bullet', bullet, BULLETS);
  return bullet && BULLETS.includes(bullet.value) ? bullet.value : BULLETS[0]!;
}

/** The mark of an item: 3. （3） 三、 （三） ③. */
export function numberMark(style: Exclude<ListMarks, 'bullet'>, n: number): string {
  switch (style) {
    case '1.':
      return `${n}.`;
    case '（1）':
      return `（${n}）`;
    case '一、':
      return `${hanNumber(n)}、`;
    case '（一）':
      return `（${hanNumber(n)}）`;
    case '①':
      return circled(n);
  }
}

function hanNumber(n: number): string {
  const digits = '〇一二三四五六七八九';
  const tens = Math.floor(n / 10);
  const ten = tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens]}十`;
  return ten + (n % 10 === 0 && tens > 0 ? '' : digits[n % 10]!);
}

function circled(n: number): string {
  if (n <= 20) return String.fromCharCode(0x2460 + n - 1);
  if (n <= 35) return String.fromCharCode(0x3251 + n - 21);
  return n <= 50 ? String.fromCharCode(0x32b1 + n - 36) : `（${n}）`;
}

/** Words that were not typed; all of them stand where the copy begins that they belong to. */
function made(text: string, offset: number): RichText {
  return { text, offsets: new Uint32Array(text.length + 1).fill(offset), marks: [], queries: [] };
}
