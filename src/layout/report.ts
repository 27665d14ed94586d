import type { Placement } from './flow.ts';
import type { ThreadPlan } from './parts.ts';
import type { Slots } from './slots.ts';
import type { ThreadBlock } from './thread.ts';

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
}

/** Cutting `chars` characters from this paragraph saves a line. */
export interface Cure {
  /** Number of the paragraph in its thread, from 1. */
  readonly paragraph: number;
  /** First words, so that an editor finds it. */
  readonly begins: string;
  readonly chars: number;
}

/** Counts a thread after flow. `end` is one past the last slot used. */
export function threadReport(
  plan: ThreadPlan,
  blocks: readonly ThreadBlock[],
  placements: readonly Placement[],
  thread: Slots,
  end: number,
): StoryReport {
  const capacity = thread.slots.length;
  const tally = { chars: 0, lines: 0, oversetChars: 0 };
  const cures: Cure[] = [];
  let paragraph = 0;
  blocks.forEach((block, i) => {
    const placement = placements[i];
    for (const [text, slot, isLine] of setPieces(block, placement)) {
      if (slot >= capacity) tally.oversetChars += charCount(text);
      else {
        tally.chars += charCount(text);
        if (isLine) tally.lines++;
      }
    }
    if (placement?.kind !== 'text' || !block.copy) return;
    paragraph++;
    const cure = cureOf(block, placement, paragraph);
    if (cure) cures.push(cure);
  });
  cures.sort((a, b) => a.chars - b.chars || a.paragraph - b.paragraph);
  const over = Math.max(0, end - capacity);
  return {
    story: plan.story,
    part: plan.part,
    frames: plan.frames.map((frame) => frame.id),
    chars: tally.chars,
    lines: tally.lines,
    capacity,
    overset: { lines: over, chars: tally.oversetChars },
    underset: { lines: Math.max(0, capacity - end), chars: roomFor(blocks, thread, end) },
    cures,
    cure: describeCures(cures, over, tally.oversetChars),
  };
}

/** The words of a block with the slot they came to stand in, and whether they are a line of running text. */
function setPieces(
  { copy, tail }: ThreadBlock,
  placement: Placement | undefined,
): [text: string, slot: number, isLine: boolean][] {
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

/**
 * A paragraph is a line shorter once its last line is cut. Not where the byline stands on that line: it would
 * take a line of its own then.
 */
function cureOf(
  { copy, tail }: ThreadBlock,
  placement: Placement & { kind: 'text' },
  paragraph: number,
): Cure | undefined {
  const { lines } = placement.broken;
  const last = lines.at(-1);
  if (!copy || !last || lines.length < 2) return undefined;
  if (tail && placement.tailSlot < placement.slot + lines.length) return undefined;
  const chars = charCount(copy.rich.text.slice(last.start, last.end));
  return { paragraph, begins: copy.rich.text.slice(0, 8), chars };
}

/** More cures than this nobody reads. */
const MOST_CURES = 5;

/** One paragraph gives one line; what is left over must be cut by the line. */
function describeCures(cures: readonly Cure[], lines: number, chars: number): { zh: string; en: string } {
  const picked = cures.slice(0, Math.min(MOST_CURES, Math.max(lines, 1)));
  const zh = picked.map((c) => `第${c.paragraph}段（${c.begins}…）末行${c.chars}字：删${c.chars}字省1行`);
  const en = picked.map(
    (c) =>
      `paragraph ${c.paragraph} (${c.begins}…) ends in a line of ${c.chars}: cut ${c.chars} to save 1 line`,
  );
  if (lines > picked.length) {
    zh.push(`不够的再成行删，共余 ${lines} 行 ${chars} 字`);
    en.push(`cut whole lines for the rest: ${lines} lines, ${chars} characters in all`);
  }
  return { zh: zh.join('；'), en: en.join('; ') };
}

/** Characters as an editor counts them: blanks are none. */
export function charCount(text: string): number {
  let count = 0;
  for (const ch of text) if (ch.trim() !== '') count++;
  return count;
}
