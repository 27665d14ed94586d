import type { Copy } from './copy.ts';
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
  let chars = 0;
  let lines = 0;
  let oversetChars = 0;
  const cures: Cure[] = [];
  let paragraph = 0;
  placements.forEach((placement, i) => {
    const { copy } = blocks[i]!;
    if (!copy) return;
    if (placement.kind === 'display') {
      const count = charCount(copy.rich.text);
      if (placement.slot < capacity) chars += count;
      else oversetChars += count;
      return;
    }
    paragraph++;
    placement.broken.lines.forEach((line, n) => {
      const count = charCount(copy.rich.text.slice(line.start, line.end));
      if (placement.slot + n < capacity) {
        chars += count;
        lines++;
      } else oversetChars += count;
    });
    const cure = cureOf(copy, placement, paragraph);
    if (cure) cures.push(cure);
  });
  const over = Math.max(0, end - capacity);
  const under = Math.max(0, capacity - end);
  cures.sort((a, b) => a.chars - b.chars || a.paragraph - b.paragraph);
  const picked = cures.slice(0, Math.max(over, 1));
  const perLine =
    (thread.slots.at(-1)?.width ?? 0) / (blocks.find((block) => block.copy)?.copy?.style.size ?? 1);
  return {
    story: plan.story,
    part: plan.part,
    frames: plan.frames.map((frame) => frame.id),
    chars,
    lines,
    capacity,
    overset: { lines: over, chars: over > 0 ? Math.max(1, oversetChars) : 0 },
    underset: { lines: under, chars: Math.round(under * perLine) },
    cures,
    cure: describeCures(picked),
  };
}

/** A paragraph of more than one line is a line shorter once its last line is cut. */
function cureOf(copy: Copy, placement: Placement & { kind: 'text' }, paragraph: number): Cure | undefined {
  const last = placement.broken.lines.at(-1);
  if (!last || placement.broken.lines.length < 2) return undefined;
  const chars = charCount(copy.rich.text.slice(last.start, last.end));
  return { paragraph, begins: copy.rich.text.slice(0, 8), chars };
}

function describeCures(cures: readonly Cure[]): { zh: string; en: string } {
  return {
    zh: cures
      .map((c) => `第${c.paragraph}段（${c.begins}…）末行${c.chars}字：删${c.chars}字省1行`)
      .join('；'),
    en: cures
      .map(
        (c) =>
          `paragraph ${c.paragraph} (${c.begins}…) ends in a line of ${c.chars}: cut ${c.chars} to save 1 line`,
      )
      .join('; '),
  };
}

/** Characters as an editor counts them: blanks are none. */
export function charCount(text: string): number {
  let count = 0;
  for (const ch of text) if (ch.trim() !== '') count++;
  return count;
}
