import { blockStart } from '../content/block-start.ts';
import type { Block, EditorNote, RichText, Story } from '../content/story.ts';
import type { SourceRange } from '../scene/types.ts';
import { furnitureText } from './copy.ts';
import type { FlowResult, Placement } from './flow.ts';
import { slipQuotes } from './slip-quotes.ts';
import type { Slots } from './slots.ts';
import type { ThreadBlock } from './thread.ts';

/** Where a story is cut that goes on on another page. */
export interface JumpCut {
  /** UTF-16 offset in the story's file of the first character that goes over. */
  readonly at: number;
  /** False where the frames have so little room that no good place was found. */
  readonly clean: boolean;
}

/**
 * Rows round the foot in which a good place is looked for: closing the page moves what a first flow, with no room for
 * all of the copy, put there.
 */
const LOOK = 10;
/** Lines of a cut paragraph that stand on either page at least. */
const KEEP = 2;
/** Lines of text that a first page shows at least. */
const LEAST = 4;
/**
 * What a cut after a whole sentence costs, in rows of white: it reads as the end, and nobody turns the page (L30). The
 * end of a paragraph reads so most of all.
 */
const WHOLE_SENTENCE = 6;
const WHOLE_PARAGRAPH = 8;
/** A row left empty at the foot: the first page has copy enough to be full. */
const EMPTY_ROW = 20;
const SENTENCE_END = /[。！？…][”’」』）]*$/;

/** Blocks that may end the first page: whole ones up to `index`, the last of them with its first `lines` only. */
interface Candidate {
  readonly index: number;
  readonly lines?: number;
}

interface Closed {
  readonly blocks: readonly ThreadBlock[];
  readonly flowed: FlowResult;
  readonly cut?: JumpCut;
}

/**
 * Fills the first page of a story that jumps: of all places near the foot where it may be cut, the one with which the
 * page closes best, the line that says where it goes on included. A line that ends inside a sentence is preferred (L30);
 * a paragraph is cut only so that two lines of it stand on either page, and never right after a subhead. Without a cut
 * when all of it fits.
 */
export function closeBeforeJump(
  made: readonly ThreadBlock[],
  turn: ThreadBlock,
  thread: Slots,
  flow: (blocks: readonly ThreadBlock[]) => FlowResult,
): Closed {
  const rough = flow(made);
  if (rough.end <= thread.slots.length) return { blocks: made, flowed: rough };
  let best: (Closed & { readonly cost: number }) | undefined;
  for (const candidate of candidates(made, rough, thread.slots.length - 1)) {
    const { index, lines } = candidate;
    const last = lines === undefined ? made[index]! : made[index]!.head!(lines);
    const wanted = [...made.slice(0, index), last, turn];
    const { blocks, flowed } = slipQuotes(wanted, flow(wanted), flow);
    if (flowed.end > thread.slots.length) continue;
    const placement = flowed.placements[blocks.indexOf(last)];
    const empty = (thread.slots.length - flowed.end) * EMPTY_ROW;
    const cost = flowed.cost + empty + costOfEnd(last, lines, placement);
    if (best && best.cost <= cost) continue;
    best = { blocks, flowed, cost, cut: { at: placeOfCut(candidate, last, placement, made), clean: true } };
  }
  if (best) return best;
  return { blocks: made, flowed: rough, cut: { at: made[0]?.begins ?? 0, clean: false } };
}

/** Every place near the foot where the copy may be cut, the last one first. */
function candidates(made: readonly ThreadBlock[], rough: FlowResult, foot: number): Candidate[] {
  const found: { readonly end: number; readonly candidate: Candidate }[] = [];
  made.forEach((block, index) => {
    const placement = rough.placements[index];
    if (placement?.kind !== 'text') return;
    const count = placement.broken.lines.length;
    const near = (end: number) => Math.abs(end - foot) < LOOK && end >= LEAST;
    for (let lines = block.head ? count - KEEP : 0; lines >= KEEP; lines--)
      if (near(placement.slot + lines))
        found.push({ end: placement.slot + lines, candidate: { index, lines } });
    const end = placement.tailSlot + 1;
    if (made[index + 1]?.begins !== undefined && near(end)) found.push({ end, candidate: { index } });
  });
  return found.sort((a, b) => b.end - a.end).map(({ candidate }) => candidate);
}

/** What the words before the cut cost: `lines` of a paragraph, or all of it. */
function costOfEnd(
  { copy }: ThreadBlock,
  lines: number | undefined,
  placement: Placement | undefined,
): number {
  if (lines === undefined) return WHOLE_PARAGRAPH;
  if (placement?.kind !== 'text') return 0;
  const said = copy?.rich.text.slice(0, placement.broken.lines.at(-1)?.end ?? 0).trimEnd() ?? '';
  return SENTENCE_END.test(said) ? WHOLE_SENTENCE : 0;
}

function placeOfCut(
  { index, lines }: Candidate,
  last: ThreadBlock,
  placement: Placement | undefined,
  made: readonly ThreadBlock[],
): number {
  if (lines === undefined || placement?.kind !== 'text') return made[index + 1]?.begins ?? 0;
  return last.copy?.rich.offsets[placement.broken.lines.at(-1)?.end ?? 0] ?? 0;
}

/** What of a story the second page of a jump sets. */
export interface Continuation {
  /** The part that ran through the first page's frames, as it was planned there. */
  readonly blocks: readonly Block[];
  /** Where the first page cut it. */
  readonly at: number;
  /** The second page has a headline for it. */
  readonly headed: boolean;
  /** Words of the head, where they are not the title's. */
  readonly head?: string;
  /** Figures, and the note, that no frame of the first page shows. */
  readonly figures: readonly Block[];
  readonly editorNote?: EditorNote;
}

/** The rest of a story, as a story: what the first page left, under the title again or under a head of its own. */
export function restOfStory(
  story: Story,
  { blocks, at, headed, head, figures, editorNote }: Continuation,
): Story {
  const rest = blocks.flatMap((block) => blockFrom(block, at));
  const title = head === undefined ? story.title : ownHead(head);
  const repeats = new Map(story.repeats);
  if (title && head === undefined) repeats.set(title, [rangeOf(title, story)]);
  return {
    source: story.source,
    ...(headed && title ? { title } : {}),
    ...(editorNote ? { editorNote } : {}),
    blocks: [...rest, ...figures],
    continued: head === undefined ? 'repeats' : 'own',
    repeats,
  };
}

/** A head made for the page; `|` is where a line may end, as in the heads of stories. */
function ownHead(head: string): RichText {
  const lines = head.split('|');
  const breaks = lines.slice(1).map((_, index) => lines.slice(0, index + 1).join('').length);
  return { ...furnitureText(lines.join('')), ...(breaks.length > 0 ? { breaks } : {}) };
}

function rangeOf({ text, offsets }: RichText, { source }: Story): SourceRange {
  return { file: source.file, start: offsets[0] ?? 0, end: (offsets[text.length - 1] ?? 0) + 1 };
}

function blockFrom(block: Block, at: number): Block[] {
  if (blockStart(block) >= at) return [block];
  if (block.kind !== 'paragraph') return [];
  const { speaker } = block;
  const { text, offsets, marks, queries } = block.text;
  const from = offsets.findIndex((offset) => offset >= at);
  if (from < 0 || from >= text.length) return [];
  const rest: RichText = {
    text: text.slice(from),
    offsets: offsets.slice(from),
    marks: marks.flatMap((mark) =>
      mark.end <= from ? [] : [{ ...mark, start: Math.max(0, mark.start - from), end: mark.end - from }],
    ),
    queries: queries.filter((query) => query.at >= from).map((query) => ({ ...query, at: query.at - from })),
  };
  // The name of a speaker stands at the head of the paragraph, on the page before.
  const own = speaker ? { speaker: { ...speaker, name: 0 } } : {};
  return [{ kind: 'paragraph', text: rest, continued: true, ...own }];
}
