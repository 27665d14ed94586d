import type { Placement } from './flow.ts';
import type { JumpCut } from './jump.ts';
import { isPiecePart, type ThreadPlan } from './parts.ts';
import type { Slots } from './slots.ts';
import type { ThreadBlock } from './thread.ts';

/** More cures than this nobody reads. */
export const MOST_CURES = 5;

/** What became of one part of a story: counts in lines (行) and characters (字). */
export interface StoryReport {
  readonly story: string;
  readonly part: string;
  readonly frames: readonly string[];
  /** Characters and lines on the page. */
  readonly chars: number;
  readonly lines: number;
  /** Lines that the frames have. */
  readonly capacity: number;
  readonly overset: { readonly lines: number; readonly chars: number };
  readonly underset: { readonly lines: number; readonly chars: number };
  /** Paragraphs whose last line is cheapest to save, cheapest first. */
  readonly cures: readonly Cure[];
  readonly cure: { readonly zh: string; readonly en: string };
  /** Where it goes on on another page; absent when it ends here. */
  readonly jump?: {
    readonly to: string;
    /** UTF-16 offset in the story's file of the first character that goes over. */
    readonly at: number;
    /** Characters that go over. */
    readonly chars: number;
  };
}

/** Cutting `chars` characters from the end of this paragraph saves a line. */
export interface Cure {
  /** Index of its block in the thread. */
  readonly block: number;
  /** Number of the paragraph in its thread, from 1. */
  readonly paragraph: number;
  /** First words, so that an editor finds it. */
  readonly begins: string;
  /** Characters on its last line. */
  readonly last: number;
  readonly chars: number;
}

/** Counts a thread after flow. `end` is one past the last slot used. */
export function threadReport(
  plan: ThreadPlan,
  blocks: readonly ThreadBlock[],
  placements: readonly Placement[],
  thread: Slots,
  end: number,
  cures: readonly Cure[] = [],
  cut?: JumpCut,
): StoryReport {
  const capacity = thread.slots.length;
  const tally = { chars: 0, lines: 0, oversetChars: 0 };
  blocks.forEach((block, i) => {
    const placement = placements[i];
    for (const [text, slot, isLine] of setPieces(block, placement)) {
      if (slot >= capacity) tally.oversetChars += charCount(text);
      else {
        tally.chars += charCount(text);
        if (isLine) tally.lines++;
      }
    }
  });
  const over = Math.max(0, end - capacity);
  return {
    story: plan.story,
    part: plan.part,
    frames: plan.frames.map((frame) => frame.id),
    chars: tally.chars,
    lines: tally.lines,
    capacity,
    overset: { lines: over, chars: tally.oversetChars },
    // A frame for one table is no measure of copy.
    underset: isPiecePart(plan.part)
      ? { lines: 0, chars: 0 }
      : { lines: Math.max(0, capacity - end), chars: roomFor(blocks, thread, end) },
    cures,
    cure: describeCures(cures, over, tally.oversetChars),
    ...(cut && plan.jump
      ? { jump: { to: plan.jump.page, at: cut.at, chars: charsFrom(plan.blocks, cut.at) } }
      : {}),
  };
}

/** The words of a block with the slot they came to stand in, and whether they are a line of running text. */
function setPieces(
  { copy, tail, words }: ThreadBlock,
  placement: Placement | undefined,
): [text: string, slot: number, isLine: boolean][] {
  if (words) return [[words, placement?.slot ?? Number.POSITIVE_INFINITY, false]];
  if (!copy) return [];
  const { text } = copy.rich;
  if (!placement) return [[text, Number.POSITIVE_INFINITY, false]];
  if (placement.kind === 'display') return [[text, placement.slot, false]];
  const { lines } = placement.broken;
  const pieces = lines.map((line, n): [string, number, boolean] => [
    text.slice(line.start, line.end),
    placement.slot + n,
    true,
  ]);
  const own = placement.tailSlot >= placement.slot + lines.length;
  return tail ? [...pieces, [tail.rich.text, placement.tailSlot, own]] : pieces;
}

/** Characters of body type that the slots from `end` on would take. */
function roomFor(blocks: readonly ThreadBlock[], thread: Slots, end: number): number {
  const own = blocks.filter((block) => block.copy !== undefined);
  const body = own.find((block) => block.flow.kind === 'text') ?? own[0];
  const em = body?.copy?.style.size ?? 1;
  return thread.slots.slice(end).reduce((sum, slot) => sum + Math.floor(slot.width / em + 1e-6), 0);
}

/** One paragraph gives one line; what is left over must be cut by the line. */
function describeCures(cures: readonly Cure[], lines: number, chars: number): { zh: string; en: string } {
  const picked = lines > 0 ? cures.slice(0, Math.min(MOST_CURES, lines)) : [];
  const zh = picked.map((c) => `第${c.paragraph}段（${c.begins}…）末行${c.last}字：删${c.chars}字省1行`);
  const en = picked.map(
    (c) =>
      `paragraph ${c.paragraph} (${c.begins}…) ends in a line of ${c.last}: cut ${c.chars} to save 1 line`,
  );
  if (lines > picked.length) {
    zh.push(`共余 ${lines} 行 ${chars} 字，其余成行删去`);
    en.push(`cut whole lines for the rest of the ${lines} lines, ${chars} characters`);
  }
  return { zh: zh.join('；'), en: en.join('; ') };
}

/** Characters as an editor counts them: blanks are none. */
export function charCount(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const isBlank = unit <= 0x20 || unit === 0xa0 || unit === 0x3000 || (unit >= 0x2000 && unit <= 0x200a);
    // The second unit of a pair is no character of its own.
    if (!isBlank && (unit < 0xdc00 || unit > 0xdfff)) count++;
  }
  return count;
}

/** Characters of a part that stand at or after a place in its file. */
function charsFrom(blocks: ThreadPlan['blocks'], at: number): number {
  const texts = blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items.map(({ text }) => text);
    return block.kind !== 'quote' && 'text' in block ? [block.text] : [];
  });
  return texts.reduce((sum, { text, offsets }) => {
    const from = offsets.findIndex((offset) => offset >= at);
    return sum + (from < 0 ? 0 : charCount(text.slice(from)));
  }, 0);
}
