import { problem } from '../problems/problem.ts';
import { placeAt } from '../source.ts';
import type { TextFrame } from '../spec/model.ts';
import { paintColumnRules } from './column-rules.ts';
import { findCures } from './cures.ts';
import { type FlowResult, flowBlocks, type Placement } from './flow.ts';
import { closeBeforeJump, type JumpCut } from './jump.ts';
import type { PageContext } from './layout.ts';
import { partNames, type ThreadPlan } from './parts.ts';
import type { PlacedFrame } from './placement.ts';
import { type StoryReport, threadReport } from './report.ts';
import { shortLegs } from './short-legs.ts';
import { slipQuotes } from './slip-quotes.ts';
import { frameColumns, type LegStyle, type Slot, type Slots, threadSlots } from './slots.ts';
import { jumpLine, noteBlocks, type ThreadBlock, type ThreadContext, threadBlocks } from './thread.ts';
import { isVertical } from './vertical.ts';

/** Paragraphs may be a line shorter or longer than is best for them. */
const LOOSENESSES = [-1, 1] as const;

/** A frame of a thread with its box and its type. */
interface ThreadFrame {
  readonly placed: PlacedFrame<TextFrame>;
  readonly style: LegStyle;
}

/** One part of a story after flow: where each of its blocks stands. */
export interface ClosedThread {
  readonly plan: ThreadPlan;
  readonly frames: readonly ThreadFrame[];
  readonly thread: Slots;
  readonly blocks: readonly ThreadBlock[];
  /** Absent when its frames have no room for a single line. */
  readonly flowed?: FlowResult;
  /** The subhead over all columns, which is painted already. */
  readonly across?: HeadAcross;
  /** Where the story is cut when it goes on on another page. */
  readonly cut?: JumpCut;
}

/** Runs one part of a story through its frames without painting it. */
export function closeThread(
  plan: ThreadPlan,
  placed: readonly PlacedFrame[],
  context: PageContext,
): ClosedThread {
  const { out, page } = context;
  const { frames, across } = threadFrames(plan, placed, context);
  const slots = threadSlots(frames, context.obstaclesOf, context.grid);
  let thread: Slots = context.flush ? { ...slots, flush: true } : slots;
  for (const frame of plan.frames) {
    if (!thread.slots.some((slot) => slot.frame === frame.id)) {
      out.problems.push(problem('frame-too-small', { frame: frame.id }, page.placeOf(['frames', frame.id])));
    }
  }
  const made = makeBlocks(belowHead(plan, across), context, thread);
  const own = { plan, frames, ...(across ? { across } : {}) };
  if (thread.slots.length === 0) return { ...own, thread, blocks: made };
  if (plan.jump?.kind === 'to') {
    const turn = jumpLine(`（下转第${plan.jump.page}版）`, threadContext(plan, context), 'turn');
    return { ...own, thread, ...closeBeforeJump(made, turn, thread, (blocks) => flow(blocks, thread)) };
  }

  const closed = slipQuotes(made, flow(made, thread), (moved) => flow(moved, thread));
  const { blocks } = closed;
  let { flowed } = closed;
  if (plan.frames.some((frame) => frame.valign === 'middle')) {
    // Tiers of vertical lines are filled in turn and not levelled (CLREQ 2.1.2).
    const level = plan.frames.some(isVertical) ? { thread, flowed } : levelled(blocks, thread, flowed);
    flowed = level.flowed;
    thread = centred(level.thread, flowed.end, frames);
  }
  return { ...own, thread, blocks, flowed };
}

/** The lines that the frames of a thread have. */
export function roomOf(plan: ThreadPlan, placed: readonly PlacedFrame[], context: PageContext): Slots {
  const { frames } = threadFrames(plan, placed, context);
  return threadSlots(frames, context.obstaclesOf, context.grid);
}

/**
 * Rows that a thread fills in a column of its first frame without an end: what its type comes to, whatever the legs
 * and obstacles make of it.
 */
export function lengthOf(plan: ThreadPlan, placed: readonly PlacedFrame[], context: PageContext): number {
  const { frames, across } = threadFrames(plan, placed, context);
  const own = frames[0]!;
  const width = frameColumns(own.placed, context.grid, own.style.em)[0]?.width ?? 1;
  const thread = threadSlots(frames, context.obstaclesOf, context.grid);
  const blocks = makeBlocks(belowHead(plan, across), context, thread);
  return blocks.reduce((sum, { flow: block }) => {
    if (block.kind === 'display')
      return sum + block.above.prefer + block.rowsAt(width).prefer + block.below.prefer;
    const { lines } = block.breakEven?.(width, 0) ?? block.breakAt(() => width, 0);
    return sum + lines.length;
  }, 0);
}

function threadFrames(
  plan: ThreadPlan,
  placed: readonly PlacedFrame[],
  context: PageContext,
): { frames: ThreadFrame[]; across?: HeadAcross } {
  const frames = plan.frames.map((frame) => ({
    placed: placed.find((one) => one.frame.id === frame.id) as PlacedFrame<TextFrame>,
    style: legStyle(frame, context),
  }));
  const across = headAcross(plan, frames[0]!.placed, context);
  if (!across) return { frames };
  frames[0] = { ...frames[0]!, placed: across.placed };
  return { frames, across };
}

/** Runs one part of a story through its frames, paints it, and reports what did not fit or was missing. */
export function setThread(
  plan: ThreadPlan,
  placed: readonly PlacedFrame[],
  context: PageContext,
): StoryReport {
  const { out, page } = context;
  const { frames, thread, blocks, flowed, across, cut } = closeThread(plan, placed, context);
  for (const frame of frames) paintColumnRules(frame.placed, context);
  if (!flowed) return threadReport(plan, blocks, [], thread, 0);
  flowed.placements.forEach((placement, i) => {
    blocks[i]!.paint(placement, thread, out);
    reportLines(blocks[i]!, placement, context);
  });
  reportShortLegs(plan, flowed.placements, thread, context);
  const report = threadReport(
    plan,
    across ? [across.block, ...blocks] : blocks,
    across ? [across.placement, ...flowed.placements] : flowed.placements,
    thread,
    flowed.end,
    findCures(blocks, flowed, thread, (again) => flowBlocks(again, thread, LOOSENESSES)),
    cut,
  );
  if (cut && !cut.clean) {
    const place = page.placeOf(['frames', plan.frames[0]!.id]);
    out.problems.push(problem('jump-no-room', { story: plan.story }, place));
  }
  reportFit(plan, report, thread, context);
  return report;
}

function legStyle(frame: TextFrame, { sheet, grid }: PageContext): LegStyle {
  const style = sheet(frame.styles.body);
  const leading = style.leading ?? (frame.valign === 'grid' ? undefined : grid.pitch);
  return { em: style.size, ascent: style.ascent, ...(leading === undefined ? {} : { leading }) };
}

function flow(blocks: readonly ThreadBlock[], thread: Slots): FlowResult {
  return flowBlocks(
    blocks.map((block) => block.flow),
    thread,
    LOOSENESSES,
  );
}

/** A short text in a frame of several legs, its legs made as even as its blocks allow. */
function levelled(
  blocks: readonly ThreadBlock[],
  thread: Slots,
  flowed: FlowResult,
): { thread: Slots; flowed: FlowResult } {
  const { legs, slots } = thread;
  const most = Math.max(...legs.map((leg) => leg.to - leg.from));
  const oneFrame = legs.every((leg) => leg.frame === legs[0]!.frame);
  if (legs.length < 2 || !oneFrame || flowed.end > slots.length) return { thread, flowed };
  for (let rows = Math.ceil(flowed.end / legs.length); rows < most; rows++) {
    const shorter = cutLegs(thread, rows);
    const again = flow(blocks, shorter);
    if (again.end <= shorter.slots.length) return { thread: shorter, flowed: again };
  }
  return { thread, flowed };
}

/** The first rows of every leg. */
function cutLegs(thread: Slots, rows: number): Slots {
  const slots: Slot[] = [];
  const legs = thread.legs.map((leg) => {
    const from = slots.length;
    slots.push(...thread.slots.slice(leg.from, Math.min(leg.to, leg.from + rows)));
    return { ...leg, from, to: slots.length };
  });
  return { slots, legs };
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
  const own = thread.slots.slice(0, end).filter((slot) => slot.frame === last.frame);
  const lowest = Math.max(...own.map((slot) => slot.baseline));
  const foot = lowest + frame.style.em * (1 - frame.style.ascent / 1000);
  const shift = Math.max(0, (inner.y + inner.height - foot) / 2);
  const slots = thread.slots.map((slot) =>
    slot.frame === last.frame ? { ...slot, baseline: slot.baseline + shift } : slot,
  );
  return { ...thread, slots };
}

interface HeadAcross {
  readonly placed: PlacedFrame<TextFrame>;
  readonly block: ThreadBlock;
  readonly placement: Placement;
}

/** A subhead over all columns of its section: painted here, and its rows taken off the frame. */
function headAcross(
  plan: ThreadPlan,
  placed: PlacedFrame<TextFrame>,
  context: PageContext,
): HeadAcross | undefined {
  const first = plan.blocks[0];
  if (placed.frame.heads !== 'across' || first?.kind !== 'subhead') return undefined;
  const { inner } = placed;
  const own = threadContext(plan, context);
  const [block] = threadBlocks([first], own);
  if (block?.flow.kind !== 'display') return undefined;
  const rows = block.flow.rowsAt(inner.width).prefer;
  const below = block.flow.below.prefer;
  const slot = {
    frame: placed.frame.id,
    leg: 0,
    x: inner.x,
    width: inner.width,
    baseline: inner.y + own.body.ascent,
  };
  const thread = { slots: [slot], legs: [{ ...slot, from: 0, to: 1 }] };
  const placement = { kind: 'display', slot: 0, above: 0, rows, below } as const;
  block.paint(placement, thread, context.out);
  const taken = (rows + below) * own.pitch;
  return {
    block,
    placement,
    placed: { ...placed, inner: { ...inner, y: inner.y + taken, height: inner.height - taken } },
  };
}

function threadContext(plan: ThreadPlan, context: PageContext, thread?: Slots): ThreadContext {
  const { grid, sheet, out, words, memory, page } = context;
  const frame = plan.frames[0]!;
  const style = legStyle(frame, context);
  return {
    storyId: plan.story,
    story: context.stories.get(plan.story)!,
    frame,
    grid,
    pitch: style.leading ?? grid.pitch,
    body: { size: style.em, ascent: (style.em * style.ascent) / 1000 },
    sheet,
    out,
    words,
    palette: Object.keys(page.model.palette),
    placeOf: page.placeOf,
    legs: (thread?.legs ?? []).map(({ width, from, to }) => ({ width, rows: to - from })),
    paragraphOf: (rich) => context.paragraphOf(plan.story, rich),
    ...(memory ? { memory } : {}),
  };
}

/** What is left for the columns when the first subhead stands over all of them. */
function belowHead(plan: ThreadPlan, across: HeadAcross | undefined): ThreadPlan {
  return across ? { ...plan, blocks: plan.blocks.slice(1) } : plan;
}

function makeBlocks(plan: ThreadPlan, context: PageContext, thread: Slots): ThreadBlock[] {
  const own = threadContext(plan, context, thread);
  if (plan.part === 'editor-note') return noteBlocks(own);
  const blocks = threadBlocks(plan.blocks, own);
  if (plan.jump?.kind !== 'from') return blocks;
  return [jumpLine(`（上接第${plan.jump.page}版）`, own, 'continuation'), ...blocks];
}

/** Lines that had to break a rule, and words wider than their column: each word once, however often it was cut. */
function reportLines(block: ThreadBlock, placement: Placement, { out }: PageContext): void {
  const { copy } = block;
  if (placement.kind !== 'text' || !copy?.source) return;
  const { text, offsets } = copy.rich;
  const words = text.matchAll(FOREIGN_WORD);
  let word = words.next().value;
  let told = -1;
  for (const { at, kind } of placement.broken.infeasible) {
    if (kind === 'prohibition') {
      const near = text.slice(Math.max(0, at - 4), at + 4);
      out.problems.push(problem('line-infeasible', { near }, placeAt(copy.source, offsets[at]!, 1)));
      continue;
    }
    // The breaks come in rising order, so one walk over the words will do for a megabyte of them.
    while (word && word.index + word[0].length <= at) word = words.next().value;
    const start = word?.index ?? at;
    if (start === told) continue;
    told = start;
    const shown = /^\S{1,40}/.exec(text.slice(start, start + 40))?.[0] ?? text.slice(start, start + 4);
    out.problems.push(problem('word-too-wide', { word: shown }, placeAt(copy.source, offsets[start]!, 1)));
  }
}

/** Letters, digits and signs that a foreign word is made of. */
const FOREIGN_WORD = /[!-~\u00c0-\u024f\u0370-\u04ff]+/g;

/** Empty rows at the foot of a leg before the last used one. */
function reportShortLegs(
  plan: ThreadPlan,
  placements: readonly Placement[],
  thread: Slots,
  { out, page }: PageContext,
): void {
  const first = new Map(
    plan.frames.map((frame) => [frame.id, thread.legs.findIndex((leg) => leg.frame === frame.id)]),
  );
  for (const { leg, rows } of shortLegs(placements, thread)) {
    const { frame } = thread.legs[leg]!;
    const params = { frame, leg: leg - first.get(frame)! + 1, lines: rows };
    out.problems.push(problem('leg-short', params, page.placeOf(['frames', frame])));
  }
}

/** 余文 and 缺文, with the cheapest cures. */
function reportFit(plan: ThreadPlan, report: StoryReport, thread: Slots, { out, page }: PageContext): void {
  const names = { story: plan.story, ...partNames(plan.part) };
  const place = page.placeOf(['frames', plan.frames[0]!.id]);
  if (report.overset.lines > 0) {
    const { lines, chars } = report.overset;
    const { zh, en } = report.cure;
    out.problems.push(problem('overset', { ...names, lines, chars, cure: zh, cureEn: en }, place));
  } else if (
    report.underset.lines >= Math.max(1, thread.legs.length) &&
    // Who sets a text in the middle of its frame knows that it is shorter.
    plan.frames.every((frame) => frame.valign !== 'middle')
  ) {
    const { lines, chars } = report.underset;
    out.problems.push(problem('underset', { ...names, lines, chars }, place));
  }
}
