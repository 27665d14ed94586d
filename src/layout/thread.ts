import { blockStart } from '../content/block-start.ts';
import { isSetPiece, type ListBlock, type SetPiece } from '../content/set-pieces.ts';
import type { Block, Paragraph, RichText, Story } from '../content/story.ts';
import { type Place, type Problem, problem } from '../problems/problem.ts';
import { placeAt } from '../source.ts';
import type { Flexible, TextFrame } from '../spec/model.ts';
import { breakLines } from '../text/break-lines.ts';
import { keeps } from '../text/rules.ts';
import type { BrokenParagraph } from '../text/types.ts';
import { chartBlock } from './chart.ts';
import {
  type Copy,
  type CopyOptions,
  cutCopy,
  derivedOptions,
  furnitureText,
  joinRich,
  makeCopy,
} from './copy.ts';
import type { CopyMemory, MadeParagraph } from './copy-memory.ts';
import { displayHeight, displayLeading, paintLines, paintOrnament, rowsFor, senseLines } from './display.ts';
import type { FlowBlock, Placement } from './flow.ts';
import { type Grid, lengthPt } from './grid.ts';
import { listBlocks } from './list.ts';
import { displayLines, naturalWidth, type Painter } from './painter.ts';
import { pieceNames } from './parts.ts';
import { pieceName } from './piece.ts';
import { qrBlock } from './qr.ts';
import { remember } from './remember.ts';
import { legInFrame, lineAt, type Slots } from './slots.ts';
import { paragraphLook } from './speakers.ts';
import type { Style, StyleSheet } from './style.ts';
import { tableBlocks } from './table.ts';

/** A block of a thread: what flow needs to place it, and how it is painted once it has a place. */
export interface ThreadBlock {
  readonly flow: FlowBlock;
  /** Copy whose lines are counted; absent for derived blocks and set pieces. */
  readonly copy?: Copy;
  /** Of a table or drawing: its words, which are counted. */
  readonly words?: string;
  /** 署名 at the end of the block: on its last line, or on a line of its own. */
  readonly tail?: Copy;
  /** The same block without so many characters at its end, to see what a cut would save. */
  cut?(chars: number): FlowBlock;
  /** The first lines of a paragraph, the rest of which goes on on another page (转版). */
  head?(lines: number): ThreadBlock;
  /** Where the block of the story begins in its file; absent for a block that goes on with the one before it. */
  readonly begins?: number;
  paint(placement: Placement, thread: Slots, out: Painter): void;
}

/** What the blocks of one thread share. */
export interface ThreadContext {
  readonly storyId: string;
  readonly story: Story;
  readonly frame: TextFrame;
  readonly grid: Grid;
  /** From line to line in this thread: the page's pitch, or the frame's own leading. */
  readonly pitch: number;
  readonly sheet: StyleSheet;
  readonly out: Painter;
  /** Whether the palette has a colour, and where a frame was written. */
  readonly palette: readonly string[];
  readonly placeOf: (path: readonly (string | number)[]) => Place;
  /** Legs of the thread, so that a table higher than the highest is cut between its rows. */
  readonly legs: readonly { readonly width: number; readonly rows: number }[];
  /** Names and phrases that display type keeps whole. */
  readonly words: readonly string[];
  /** The thread's body type: size and em-box ascent in pt. */
  readonly body: { readonly size: number; readonly ascent: number };
  /** Number of a paragraph in the story's reading order. */
  readonly paragraphOf: (rich: RichText) => number;
  readonly memory?: CopyMemory;
}

/** Turns blocks of a story into blocks of a thread. A byline joins the paragraph before it. */
export function threadBlocks(blocks: readonly Block[], context: ThreadContext): ThreadBlock[] {
  const made: ThreadBlock[] = [];
  blocks.forEach((block, index) => {
    const next = blocks[index + 1];
    const from = made.length;
    if (block.kind === 'paragraph') {
      const byline = next?.kind === 'byline' ? next.text : undefined;
      made.push(paragraphBlock(block.text, context, byline, block));
    } else if (block.kind === 'byline') {
      if (blocks[index - 1]?.kind !== 'paragraph') made.push(lineBlock(block.text, context));
    } else if (block.kind === 'subhead') made.push(subheadBlock(block.text, context));
    else if (block.kind === 'quote') made.push(quoteBlock(block.text, block.speaker, context));
    else if (block.kind === 'list') made.push(...listBlocks(block, context));
    else if (isSetPiece(block)) made.push(...drawnBlocks(block, context));
    if (made[from]) made[from] = { ...made[from], begins: blockStart(block) };
  });
  return made;
}

/** A table, chart or QR code; none of them can stand in vertical lines. */
function drawnBlocks(block: Exclude<SetPiece, ListBlock>, context: ThreadContext): ThreadBlock[] {
  const { frame, out, story } = context;
  if (frame.writing === 'vertical') {
    const { zh, en } = pieceNames[block.kind];
    const params = { frame: frame.id, what: zh, whatEn: en, part: pieceName(block, story) };
    out.problems.push(problem('set-piece-vertical', params, placeAt(story.source, block.offset)));
    return [];
  }
  if (block.kind === 'table') return tableBlocks(block, context);
  return [block.kind === 'chart' ? chartBlock(block, context) : qrBlock(block, context)];
}

/** The editor's note: its label runs into the first paragraph, or stands on a line of its own. */
export function noteBlocks(context: ThreadContext): ThreadBlock[] {
  const note = context.story.editorNote;
  if (!note) return [];
  const { frame, sheet, story, out } = context;
  const label = sheet(frame.styles.label);
  const body = sheet(frame.styles.body);
  const [first, ...others] = note.paragraphs;
  const rest = others.map((rich) => paragraphBlock(rich, context));
  if (!first) return rest;
  if (!note.label) return [paragraphBlock(first, context), ...rest];
  if (frame.label === 'line') {
    const copy = displayCopy(note.label, label, { source: story.source }, context);
    return [
      displayBlock(copy, context, { kind: 'editor-note', role: 'story', keepNext: 1, style: label }),
      paragraphBlock(first, context),
      ...rest,
    ];
  }
  const gap: RichText = {
    text: '\u3000',
    offsets: Uint32Array.of(note.label.offsets[note.label.text.length]!, first.offsets[0]!),
    marks: [],
    queries: [],
  };
  const joined = joinRich([note.label, gap, first]);
  const copy = makeCopy(joined, body, out.problems, {
    source: story.source,
    spans: [{ start: 0, end: note.label.text.length, style: { ...label, size: body.size } }],
  });
  return [textBlock(copy, context, context.paragraphOf(first)), ...rest];
}

function paragraphBlock(
  rich: RichText,
  context: ThreadContext,
  byline?: RichText,
  block?: Paragraph,
): ThreadBlock {
  const { frame, sheet, story, out, memory } = context;
  const { style, options } = paragraphLook(story, block, sheet(frame.styles.body));
  const tailStyle = sheet(frame.styles.byline);
  const make = (problems: Problem[]): MadeParagraph => {
    const copy = makeCopy(rich, style, problems, { source: story.source, ...options });
    const tail = byline
      ? makeCopy(byline, tailStyle, problems, { source: story.source, display: true })
      : undefined;
    return { copy, ...(tail ? { tail } : {}), flow: textFlow(copy, tail) };
  };
  const key = `paragraph ${lookOf(style)} ${byline ? lookOf(tailStyle) : ''}`;
  const { copy, tail, flow } = memory ? memory.recall(rich, key, make, out.problems) : make(out.problems);
  const number = context.paragraphOf(rich);
  return {
    ...textBlock(copy, context, number, tail, flow),
    head: (lines) => textBlock(copy, context, number, undefined, firstLines(flow, lines)),
  };
}

/** What tells a style from the same style of another trial. */
function lookOf({ name, size, emphasis, profile }: Style): string {
  return `${name} ${size} ${emphasis} ${profile.writing}`;
}

/** Type of a subhead or quote, measured once for all trials. */
function displayCopy(
  rich: RichText,
  style: Style,
  options: CopyOptions,
  { out, memory }: ThreadContext,
): Copy {
  const make = (problems: Problem[]) => makeCopy(rich, style, problems, { ...options, display: true });
  return memory ? memory.recall(rich, `display ${lookOf(style)}`, make, out.problems) : make(out.problems);
}

function textBlock(
  copy: Copy,
  context: ThreadContext,
  paragraph: number,
  tail?: Copy,
  flow = textFlow(copy, tail),
): ThreadBlock {
  const { frame, storyId } = context;
  const kind = frame.part === 'editor-note' ? 'editor-note' : 'body';
  return {
    copy,
    ...(tail ? { tail } : {}),
    flow,
    cut: (chars) => textFlow(cutCopy(copy, chars), tail),
    paint(placement, thread, out) {
      if (placement.kind !== 'text') return;
      placement.broken.lines.forEach((line, i) => {
        const slot = thread.slots[placement.slot + i];
        if (slot)
          out.line(copy, line, { ...lineAt(slot, thread), kind, role: 'story', story: storyId, paragraph });
      });
      const slot = thread.slots[placement.tailSlot];
      if (!tail || !slot) return;
      const [line] = displayLines(tail, 1e6);
      if (!line) return;
      out.line(
        tail,
        { ...line, measure: slot.width },
        {
          ...lineAt(slot, thread),
          kind: 'byline',
          role: 'story',
          story: storyId,
          paragraph: paragraph + 1,
          align: 'right',
        },
      );
    },
  };
}

function textFlow(copy: Copy, tail: Copy | undefined): FlowBlock {
  const justify = copy.style.align === 'justify';
  const even = new Map<string, BrokenParagraph>();
  return {
    kind: 'text',
    em: copy.style.size,
    breakAt: (widthOf, looseness) => breakLines(copy.measured, widthOf, { looseness, justify }),
    breakEven(width, looseness) {
      const key = `${width}/${looseness}`;
      let broken = even.get(key);
      if (!broken) {
        broken = breakLines(copy.measured, () => width, { looseness, justify });
        even.set(key, broken);
      }
      return broken;
    },
    ...(tail ? { tail: naturalWidth(tail) } : {}),
    ...(keeps(copy.style.profile, 'widows') ? {} : { widows: true }),
  };
}

/** A paragraph of which only the first lines are set; they are broken as in the whole. */
function firstLines(flow: FlowBlock, lines: number): FlowBlock {
  if (flow.kind !== 'text') return flow;
  const first = (broken: BrokenParagraph): BrokenParagraph => {
    const own = broken.lines.slice(0, lines);
    const end = own.at(-1)?.end ?? 0;
    return { ...broken, lines: own, infeasible: broken.infeasible.filter(({ at }) => at < end) };
  };
  const { breakEven } = flow;
  return {
    kind: 'text',
    em: flow.em,
    breakAt: (widthOf, looseness) => first(flow.breakAt(widthOf, looseness)),
    ...(breakEven
      ? { breakEven: (width: number, looseness: number) => first(breakEven(width, looseness)) }
      : {}),
  };
}

const NO_WHITE: Flexible = { min: 0, prefer: 0, max: 0 };

/** 下转、上接: a line of its own in the style of bylines. It belongs to the page and not to the story. */
export function jumpLine(text: string, context: ThreadContext, is: 'turn' | 'continuation'): ThreadBlock {
  const { frame, sheet, out } = context;
  const { rows: _, ornament: __, ...plain } = sheet(frame.styles.byline);
  const style: Style = {
    ...plain,
    above: NO_WHITE,
    below: NO_WHITE,
    align: is === 'turn' ? 'right' : 'left',
  };
  const copy = makeCopy(furnitureText(text), style, out.problems, { display: true });
  return displayBlock(copy, context, {
    kind: 'jump',
    role: 'furniture',
    keepNext: is === 'turn' ? 0 : 1,
    style,
  });
}

/** A byline that follows no paragraph: a line of its own. */
function lineBlock(rich: RichText, context: ThreadContext): ThreadBlock {
  const { frame, sheet, story } = context;
  const copy = displayCopy(rich, sheet(frame.styles.byline), { source: story.source }, context);
  return displayBlock(copy, context, { kind: 'byline', role: 'story', keepNext: 0, style: copy.style });
}

function subheadBlock(rich: RichText, context: ThreadContext): ThreadBlock {
  const { frame, sheet, story } = context;
  const copy = displayCopy(rich, sheet(frame.styles.subhead), { source: story.source }, context);
  const keepNext = keeps(copy.style.profile, 'keep-next') ? 2 : 0;
  return displayBlock(copy, context, { kind: 'subhead', role: 'story', keepNext, style: copy.style });
}

function quoteBlock(rich: RichText, speaker: RichText | undefined, context: ThreadContext): ThreadBlock {
  const { frame, sheet, story } = context;
  const copy = displayCopy(rich, sheet(frame.styles.quote), derivedOptions(story, rich), context);
  const who = speaker
    ? displayCopy(speaker, sheet(frame.styles.speaker), derivedOptions(story, speaker), context)
    : undefined;
  return displayBlock(copy, context, {
    kind: 'quote',
    role: 'derived',
    keepNext: 0,
    style: copy.style,
    ...(who ? { who } : {}),
  });
}

interface DisplayKind {
  readonly kind: 'subhead' | 'quote' | 'byline' | 'editor-note' | 'jump';
  readonly role: 'story' | 'derived' | 'furniture';
  readonly keepNext: number;
  readonly style: Style;
  /** Speaker of a quote, set under it. */
  readonly who?: Copy;
}

/** Distance of rules from the type of a quote, in em of it. */
const RULE_CLEARANCE = 0.9;
/** Rows by which a quote may be higher than it needs, to close the page, where its style states none. */
const QUOTE_GIVES = 3;

/** A subhead, quote or label: broken by sense at the leg's measure, centred in its rows. */
function displayBlock(copy: Copy, context: ThreadContext, is: DisplayKind): ThreadBlock {
  const { grid, pitch, body, storyId, frame, words } = context;
  const { style } = is;
  const pt = (length: Parameters<typeof lengthPt>[0]) => lengthPt(length, grid, style.size);
  const side = style.ornament?.kind === 'side-bar' ? pt(style.ornament.length) : 0;
  const linesFor = remember((width: number) => {
    const make = () => senseLines(copy, width - side, words);
    return context.memory?.recall(copy, `lines ${width - side}`, make, []) ?? make();
  });
  const typeHeight = (width: number) =>
    displayHeight(copy, linesFor(width).length) +
    (is.who ? is.who.style.size + 0.6 * displayLeading(copy) : 0);
  // Rules above and below stand clear of the type by most of its size.
  const pad = style.ornament?.kind === 'rules' ? 2 * RULE_CLEARANCE * style.size : 0;
  const rowsAt = remember((width: number) => {
    const needed = rowsFor(typeHeight(width) + pad, pitch, body.size);
    const give = is.kind === 'quote' ? QUOTE_GIVES : 0;
    const wished = style.rows ?? { min: needed, prefer: needed, max: needed + give };
    const least = (rows: number) => Math.max(needed, rows);
    return { min: least(wished.min), prefer: least(wished.prefer), max: least(wished.max) };
  });
  return {
    ...(is.role === 'story' ? { copy } : {}),
    flow: { kind: 'display', above: style.above, below: style.below, rowsAt, keepNext: is.keepNext },
    paint(placement, thread, out) {
      const slot = thread.slots[placement.slot];
      if (placement.kind !== 'display' || !slot) return;
      const top = slot.baseline - body.ascent;
      const block = {
        x: slot.x,
        y: top,
        width: slot.width,
        height: (placement.rows - 1) * pitch + body.size,
      };
      const height = typeHeight(slot.width);
      // At the head of a leg the type begins on the line of its neighbours.
      const atHead = thread.legs[slot.leg]?.from === placement.slot && !style.ornament;
      const type = { ...block, y: top + (atHead ? 0 : (block.height - height) / 2), height };
      const at = {
        frame: slot.frame,
        leg: legInFrame(slot, thread),
        kind: is.kind,
        role: is.role,
        story: storyId,
        ...(is.role === 'story' ? { paragraph: context.paragraphOf(copy.rich) } : {}),
      };
      const align = style.align === 'justify' ? 'left' : style.align;
      const room = { x: block.x + side, width: block.width - side, top: type.y };
      paintLines(out, copy, linesFor(slot.width), room, { ...at, align });
      if (is.who) {
        const whoTop = type.y + height - is.who.style.size;
        paintLines(
          out,
          is.who,
          displayLines(is.who, room.width),
          { ...room, top: whoTop },
          { ...at, align: is.who.style.align === 'justify' ? 'right' : is.who.style.align },
        );
      }
      if (style.ornament) paintOrnament(out, frame.id, style.ornament, { type, block }, pt);
    },
  };
}
