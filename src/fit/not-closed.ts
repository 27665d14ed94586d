import { findAdditions } from '../layout/additions.ts';
import { textEnd } from '../layout/flow.ts';
import type { LayoutMatter } from '../layout/layout.ts';
import { partNames } from '../layout/parts.ts';
import { charCount } from '../layout/report.ts';
import { type Problem, problem } from '../problems/problem.ts';
import type { ThreadTrial, Trial } from './trial.ts';

/** What is still to cut or to add in each story when everything that may give has given. */
export function notClosed({ page }: LayoutMatter, { threads }: Trial): Problem[] {
  const place = page.placeOf(['fit']);
  return threads.flatMap((thread) => {
    const { plan } = thread.closed;
    const names = { story: plan.story, ...partNames(plan.part) };
    if (thread.overset > 0) {
      const chars = oversetChars(thread);
      return [problem('fit-too-long', { ...names, lines: thread.overset, chars }, place)];
    }
    if (thread.middle || thread.underset <= thread.short) return [];
    return [problem('fit-too-short', { ...names, lines: thread.underset, ...shortOf(thread) }, place)];
  });
}

/** Characters in the lines that have no room. */
function oversetChars({ closed: { blocks, flowed }, capacity }: ThreadTrial): number {
  return (flowed?.placements ?? []).reduce((sum, placement, i) => {
    const text = blocks[i]?.copy?.rich.text;
    if (text === undefined) return sum;
    if (placement.kind === 'display') return placement.slot < capacity ? sum : sum + charCount(text);
    if (textEnd(placement) <= capacity) return sum;
    const over = placement.broken.lines.slice(Math.max(0, capacity - placement.slot));
    return over.reduce((chars, line) => chars + charCount(text.slice(line.start, line.end)), sum);
  }, 0);
}

function shortOf({ closed, capacity, underset }: ThreadTrial): {
  chars: number;
  cure: string;
  cureEn: string;
} {
  const em = closed.frames[0]?.style.em ?? 1;
  const free = closed.thread.slots.slice(capacity - underset);
  const chars = free.reduce((sum, slot) => sum + Math.floor(slot.width / em + 1e-6), 0);
  const cures = findAdditions(closed).slice(0, underset);
  const zh = cures.map(
    (one) => `第${one.paragraph}段（${one.begins}…）末行${one.last}字：补${one.chars}字多1行`,
  );
  const en = cures.map(
    (one) =>
      `paragraph ${one.paragraph} (${one.begins}…) ends in a line of ${one.last}: add ${one.chars} for 1 more line`,
  );
  return { chars, cure: zh.join('；'), cureEn: en.join('; ') };
}
