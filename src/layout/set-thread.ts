import { problem } from '../problems/problem.ts';
import { placeAt } from '../source.ts';
import type { TextFrame } from '../spec/model.ts';
import { flowBlocks, type Placement } from './flow.ts';
import type { PageContext } from './layout.ts';
import { partNames, type ThreadPlan } from './parts.ts';
import type { PlacedFrame } from './placement.ts';
import { type StoryReport, threadReport } from './report.ts';
import { type LegStyle, type Slots, threadSlots } from './slots.ts';
import { noteBlocks, type ThreadBlock, type ThreadContext, threadBlocks } from './thread.ts';

/** Runs one part of a story through its frames, paints it, and reports what did not fit or was missing. */
export function setThread(
  plan: ThreadPlan,
  placed: readonly PlacedFrame[],
  context: PageContext,
): StoryReport {
  const { out, grid, page } = context;
  const frames = plan.frames.map((frame) => ({
    placed: placed.find((one) => one.frame.id === frame.id) as PlacedFrame<TextFrame>,
    style: legStyle(frame, context),
  }));
  const across = headAcross(plan, frames[0]!.placed, context);
  if (across) frames[0] = { ...frames[0]!, placed: across.placed };
  let thread = threadSlots(frames, context.obstaclesOf, grid);
  for (const frame of plan.frames) {
    if (!thread.slots.some((slot) => slot.frame === frame.id)) {
      out.problems.push(problem('frame-too-small', { frame: frame.id }, page.placeOf(['frames', frame.id])));
    }
  }
  const blocks = makeBlocks(across ? { ...plan, blocks: plan.blocks.slice(1) } : plan, context);
  if (thread.slots.length === 0) return threadReport(plan, blocks, [], thread, 0);

  const flowed = flowBlocks(
    blocks.map((block) => block.flow),
    thread,
    [-1, 1],
  );
  if (plan.frames.some((frame) => frame.valign === 'middle')) thread = centred(thread, flowed.end, frames);
  flowed.placements.forEach((placement, i) => {
    blocks[i]!.paint(placement, thread, out);
    reportLines(blocks[i]!, placement, thread, context);
  });
  reportShortLegs(plan, flowed.placements, thread, context);
  const report = threadReport(plan, blocks, flowed.placements, thread, flowed.end);
  reportFit(plan, report, thread, context);
  return report;
}

function legStyle(frame: TextFrame, { sheet, grid }: PageContext): LegStyle {
  const style = sheet(frame.styles.body);
  const leading = style.leading ?? (frame.valign === 'grid' ? undefined : grid.pitch);
  return { em: style.size, ascent: style.ascent, ...(leading === undefined ? {} : { leading }) };
}

/** The thread moved down so that short text stands in the middle of its (last) frame. */
function centred(
  thread: Slots,
  end: number,
  frames: readonly { readonly placed: PlacedFrame<TextFrame>; readonly style: LegStyle }[],
): Slots {
  const last = thread.slots[Math.min(end, thread.slots.length) - 1];
  const frame = frames.find(({ placed }) => placed.frame.id === last?.frame);
  if (!last || frame?.placed.frame.valign !== 'middle') return thread;
  const { inner } = frame.placed;
  const foot = last.baseline + frame.style.em * (1 - frame.style.ascent / 1000);
  const shift = Math.max(0, (inner.y + inner.height - foot) / 2);
  const slots = thread.slots.map((slot) =>
    slot.frame === last.frame ? { ...slot, baseline: slot.baseline + shift } : slot,
  );
  return { ...thread, slots };
}

/** A subhead over all columns of its section: painted here, and its rows taken off the frame. */
function headAcross(
  plan: ThreadPlan,
  placed: PlacedFrame<TextFrame>,
  context: PageContext,
): { placed: PlacedFrame<TextFrame> } | undefined {
  const first = plan.blocks[0];
  if (placed.frame.heads !== 'across' || first?.kind !== 'subhead') return undefined;
  const { inner } = placed;
  const [block] = threadBlocks([first], threadContext(plan, context));
  if (block?.flow.kind !== 'display') return undefined;
  const rows = block.flow.rowsAt(inner.width).prefer;
  const below = block.flow.below.prefer;
  const slot = {
    frame: placed.frame.id,
    leg: 0,
    x: inner.x,
    width: inner.width,
    baseline: inner.y + context.grid.ascent,
  };
  const thread = { slots: [slot], legs: [{ ...slot, from: 0, to: 1 }] };
  block.paint({ kind: 'display', slot: 0, above: 0, rows, below }, thread, context.out);
  const taken = (rows + below) * context.grid.pitch;
  return { placed: { ...placed, inner: { ...inner, y: inner.y + taken, height: inner.height - taken } } };
}

function threadContext(plan: ThreadPlan, context: PageContext): ThreadContext {
  const { grid, sheet, out, words } = context;
  const frame = plan.frames[0]!;
  return {
    storyId: plan.story,
    story: context.stories.get(plan.story)!,
    frame,
    grid,
    pitch: legStyle(frame, context).leading ?? grid.pitch,
    sheet,
    out,
    words,
    paragraphOf: (rich) => context.paragraphOf(plan.story, rich),
  };
}

function makeBlocks(plan: ThreadPlan, context: PageContext): ThreadBlock[] {
  const own = threadContext(plan, context);
  return plan.part === 'editor-note' ? noteBlocks(own) : threadBlocks(plan.blocks, own);
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
