import type { Block, RichText, Story } from '../content/story.ts';
import { storyPieces } from '../content/words.ts';
import { type Place, type Problem, problem } from '../problems/problem.ts';
import type { JumpEnd } from '../spec/issue-model.ts';
import type { Frame, PageModel, TextFrame } from '../spec/model.ts';

/** The frames that one stretch of a story runs through, and its blocks. */
export interface ThreadPlan {
  readonly story: string;
  readonly part: string;
  readonly frames: readonly TextFrame[];
  readonly blocks: readonly Block[];
  /** It goes on on another page, or comes from one. */
  readonly jump?: JumpEnd;
}

/** Trade word and English word of a part, for messages. */
export function partNames(part: string): { part: string; partEn: string } {
  const section = /^section-(\d+)$/.exec(part);
  if (section) return { part: `第${section[1]}节`, partEn: `section ${section[1]}` };
  const [, kind, number] = SET_PIECE_PART.exec(part) ?? [];
  if (kind) {
    const { zh, en } = pieceNames[kind as keyof typeof pieceNames];
    return { part: `第${number}个${zh}`, partEn: `${en} ${number}` };
  }
  const known: Record<string, [string, string]> = {
    body: ['正文', 'the body'],
    lead: ['导语', 'the lead'],
    'editor-note': ['编者按', "the editor's note"],
    kicker: ['引题', 'the kicker'],
    title: ['主题', 'the title'],
    subtitle: ['副题', 'the subtitle'],
    figures: ['数说', 'the figures'],
  };
  const [zh, en] = known[part] ?? [part, part];
  return { part: zh, partEn: en };
}

/** Whether a part is a single table, chart, list or QR code. */
export function isPiecePart(part: string): boolean {
  return SET_PIECE_PART.test(part);
}

/** Trade words of set pieces, for messages. */
export const pieceNames = {
  list: { zh: '列表', en: 'list' },
  table: { zh: '表', en: 'table' },
  chart: { zh: '图', en: 'chart' },
  qr: { zh: '二维码', en: 'QR code' },
} as const;

/** Number of each paragraph in the reading order of its story: heads, note, then the blocks. */
export function paragraphNumbers(story: Story): ReadonlyMap<RichText, number> {
  return new Map(storyPieces(story).map((rich, index) => [rich, index]));
}

/**
 * Shares the stories out among the frames that ask for their parts; `body` is what nobody else asked for. A part
 * that no frame takes would vanish from print: that is a problem, and so is a part that is missing or taken twice.
 */
export function planThreads(
  model: PageModel,
  stories: ReadonlyMap<string, Story>,
  placeOf: (path: readonly (string | number)[]) => Place,
  jumps: Readonly<Record<string, JumpEnd>> = {},
): { threads: ThreadPlan[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const threads: ThreadPlan[] = [];
  for (const [id, story] of stories) {
    const frames = model.frames.filter(
      (frame): frame is TextFrame => frame.kind === 'text' && frame.story === id,
    );
    const parts = [...new Set(frames.map((frame) => frame.part))];
    const taken = new Set<Block>(quotesInFrames(model.frames, id, story));
    // The body comes last, for it takes what the others leave; single pieces come first.
    for (const part of parts.sort((a, b) => rankOf(a) - rankOf(b))) {
      const own = inOrder(
        frames.filter((frame) => frame.part === part),
        model,
        id,
        part,
      );
      const blocks = blocksOf(story, part).filter((block) => !taken.has(block) && block.kind !== 'figures');
      for (const block of blocks) taken.add(block);
      const first = own[0]!;
      if (blocks.length === 0 && !(part === 'editor-note' && story.editorNote)) {
        const params = { frame: first.id, story: id, ...partNames(part) };
        problems.push(problem('part-missing', params, placeOf(['frames', first.id])));
      }
      // A line cannot turn on its way from frame to frame.
      const other = own.find(({ writing }) => writing !== first.writing);
      if (other) {
        const params = { first: first.id, second: other.id, story: id };
        problems.push(problem('thread-mixed-writing', params, placeOf(['frames', other.id])));
      }
      const jump = part === 'body' ? jumps[id] : undefined;
      threads.push({ story: id, part, frames: own, blocks, ...(jump ? { jump } : {}) });
    }
    const goesOn = jumps[id]?.kind === 'to';
    problems.push(...unused(model, id, story, parts, taken, goesOn, placeOf));
  }
  return { threads, problems };
}

function rankOf(part: string): number {
  return part === 'body' ? 2 : SET_PIECE_PART.test(part) ? 0 : 1;
}

function inOrder(frames: TextFrame[], model: PageModel, story: string, part: string): TextFrame[] {
  const thread = model.stories[story]?.thread;
  if (!thread || part !== 'body') return frames;
  const rank = (frame: TextFrame) => {
    const index = thread.indexOf(frame.id);
    return index < 0 ? thread.length : index;
  };
  return [...frames].sort((a, b) => rank(a) - rank(b));
}

function quotesInFrames(frames: readonly Frame[], id: string, story: Story): Block[] {
  const quotes = story.blocks.filter((block) => block.kind === 'quote');
  return frames.flatMap((frame) => {
    const quote = frame.kind === 'quote' && frame.story === id ? quotes[frame.quote - 1] : undefined;
    return quote ? [quote] : [];
  });
}

/** A part that is one table, chart, list or QR code: `table-2` is the second table of the story. */
const SET_PIECE_PART = /^(table|chart|list|qr)-(\d+)$/;

/** Blocks of a part: `lead` ends at the first subhead, `section-2` is the second subhead and what follows it. */
function blocksOf(story: Story, part: string): readonly Block[] {
  if (part === 'editor-note') return [];
  if (part === 'body') return story.blocks;
  const [, kind, number] = SET_PIECE_PART.exec(part) ?? [];
  if (kind)
    return story.blocks.filter((block) => block.kind === kind).slice(Number(number) - 1, Number(number));
  const wanted = part === 'lead' ? 0 : Number(/^section-(\d+)$/.exec(part)?.[1] ?? -1);
  let section = 0;
  return story.blocks.filter((block) => {
    if (block.kind === 'subhead') section++;
    return section === wanted;
  });
}

function unused(
  model: PageModel,
  id: string,
  story: Story,
  parts: readonly string[],
  taken: ReadonlySet<Block>,
  goesOn: boolean,
  placeOf: (path: readonly (string | number)[]) => Place,
): Problem[] {
  const pieces = model.frames.flatMap((frame) =>
    frame.kind === 'headline' && frame.story === id ? frame.pieces.map((piece) => piece.part) : [],
  );
  const heads = (['kicker', 'title', 'subtitle'] as const).filter(
    (part) => story[part] && !pieces.includes(part),
  );
  // Note and figures may stand on the page where the story goes on.
  const note = story.editorNote && !goesOn && !parts.includes('editor-note') ? ['editor-note'] : [];
  const figures =
    !goesOn &&
    story.blocks.some((block) => block.kind === 'figures') &&
    !model.frames.some((frame) => frame.kind === 'figures' && frame.story === id)
      ? ['figures']
      : [];
  const body = story.blocks.some((block) => block.kind !== 'figures' && !taken.has(block)) ? ['body'] : [];
  return [...heads, ...note, ...figures, ...body].map((part) =>
    problem('part-unused', { story: id, ...partNames(part) }, placeOf(['stories', id])),
  );
}
