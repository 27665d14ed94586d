import { problem } from '../problems/problem.ts';
import { placeAt } from '../source.ts';
import type { TextFrame } from '../spec/model.ts';
import { flowBlocks, type Placement } from './flow.ts';
import type { PageContext } from './layout.ts';
import { partNames, type ThreadPlan } from './parts.ts';
import type { PlacedFrame } from './placement.ts';
import { type StoryReport, threadReport } from './report.ts';
import { type Slots, threadSlots } from './slots.ts';
import { noteBlocks, type ThreadBlock, type ThreadContext, threadBlocks } from './thread.ts';

/** Runs one part of a story through its frames, paints it, and reports what did not fit or was missing. */
export function setThread(
  plan: ThreadPlan,
  placed: readonly PlacedFrame[],
  context: PageContext,
): StoryReport {
  const { out, grid, sheet, page } = context;
  const frames = plan.frames.map((frame) => ({
    placed: placed.find((one) => one.frame.id === frame.id) as PlacedFrame<TextFrame>,
    style: legStyle(frame, context),
  }));
  const thread = threadSlots(frames, context.obstaclesOf, grid);
  for (const frame of plan.frames) {
    if (!thread.slots.some((slot) => slot.frame === frame.id)) {
      out.problems.push(problem('frame-too-small', { frame: frame.id }, page.placeOf(['frames', frame.id])));
    }
  }
  const blocks = makeBlocks(plan, context, sheet);
  if (thread.slots.length === 0) return threadReport(plan, blocks, [], thread, 0);

  const flowed = flowBlocks(
    blocks.map((block) => block.flow),
    thread,
    [-1, 1],
  );
  flowed.placements.forEach((placement, i) => {
    blocks[i]!.paint(placement, thread, out);
    reportLines(blocks[i]!, placement, thread, context);
  });
  reportShortLegs(plan, flowed.placements, thread, context);
  const report = threadReport(plan, blocks, flowed.placements, thread, flowed.end);
  reportFit(plan, report, thread, context);
  return report;
}

function legStyle(frame: TextFrame, { sheet }: PageContext) {
  const style = sheet(frame.styles.body);
  return {
    em: style.size,
    ascent: style.ascent,
    ...(style.leading === undefined ? {} : { leading: style.leading }),
  };
}

function makeBlocks(plan: ThreadPlan, context: PageContext, sheet: PageContext['sheet']): ThreadBlock[] {
  const story = context.stories.get(plan.story)!;
  const threadContext: ThreadContext = {
    storyId: plan.story,
    story,
    frame: plan.frames[0]!,
    grid: context.grid,
    sheet,
    out: context.out,
    words: context.words,
    paragraphOf: (rich) => context.paragraphOf(plan.story, rich),
  };
  return plan.part === 'editor-note' ? noteBlocks(threadContext) : threadBlocks(plan.blocks, threadContext);
}

/** Lines that had to break a rule, and words wider than their column. */
function reportLines(block: ThreadBlock, placement: Placement, thread: Slots, { out }: PageContext): void {
  const { copy } = block;
  if (placement.kind !== 'text' || !copy?.source) return;
  for (const { at, kind } of placement.broken.infeasible) {
    const place = placeAt(copy.source, copy.rich.offsets[at]!, 1);
    const near = copy.rich.text.slice(Math.max(0, at - 4), at + 4);
    if (kind === 'prohibition') out.problems.push(problem('line-infeasible', { near }, place));
    else {
      const word = /^\S{1,40}/.exec(copy.rich.text.slice(at))?.[0] ?? near;
      out.problems.push(problem('word-too-wide', { word }, place));
    }
  }
  void thread;
}

/** Empty rows at the foot of a leg before the last used one. */
function reportShortLegs(
  plan: ThreadPlan,
  placements: readonly Placement[],
  thread: Slots,
  { out, page }: PageContext,
): void {
  const used = new Set<number>();
  for (const placement of placements) {
    const from = placement.kind === 'text' ? placement.slot : placement.slot - placement.above;
    const to =
      placement.kind === 'text'
        ? Math.max(placement.slot + placement.broken.lines.length, placement.tailSlot + 1)
        : placement.slot + placement.rows + placement.below;
    for (let i = from; i < to; i++) used.add(i);
  }
  const end = Math.max(0, ...used);
  const first = new Map(
    plan.frames.map((frame) => [frame.id, thread.legs.findIndex((leg) => leg.frame === frame.id)]),
  );
  thread.legs.forEach((leg, index) => {
    if (leg.to > end) return;
    let empty = 0;
    for (let i = leg.to - 1; i >= leg.from && !used.has(i); i--) empty++;
    if (empty === 0) return;
    const params = { frame: leg.frame, leg: index - first.get(leg.frame)! + 1, lines: empty };
    out.problems.push(problem('leg-short', params, page.placeOf(['frames', leg.frame])));
  });
}

/** 余文 and 缺文, with the cheapest cures. */
function reportFit(plan: ThreadPlan, report: StoryReport, thread: Slots, { out, page }: PageContext): void {
  const names = { story: plan.story, ...partNames(plan.part) };
  const place = page.placeOf(['frames', plan.frames[0]!.id]);
  if (report.overset.lines > 0) {
    const { lines, chars } = report.overset;
    const { zh, en } = report.cure;
    out.problems.push(problem('overset', { ...names, lines, chars, cure: zh, cureEn: en }, place));
  } else if (report.underset.lines >= Math.max(1, thread.legs.length)) {
    const { lines, chars } = report.underset;
    out.problems.push(problem('underset', { ...names, lines, chars }, place));
  }
}
