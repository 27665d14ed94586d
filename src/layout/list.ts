import type { ListBlock, ListItem } from '../content/set-pieces.ts';
import type { LineGroup } from '../scene/types.ts';
import { breakLines } from '../text/break-lines.ts';
import { type Copy, makeCopy } from './copy.ts';
import type { FlowBlock } from './flow.ts';
import { displayLines, naturalWidth } from './painter.ts';
import { groupId } from './piece.ts';
import { lineAt } from './slots.ts';
import { atSize, type Style } from './style.ts';
import type { ThreadBlock, ThreadContext } from './thread.ts';

/** Signs that fill their em are set smaller, and raised so that they stand in the middle of the line; in em. */
const FULL_SIGNS = /^[●■◆▲○□◇]$/;
const SIGN_SIZE = 0.6;
/** The smallest that newsprint holds, in pt. */
const LEAST_SIGN = 6;
const SIGN_RISE = 0.15;

/** White between a mark and its item, at least, in em. */
const GAP = 0.25;

/**
 * The items of a list: each a paragraph whose lines all begin behind the mark (凸排), by a whole number of characters so
 * that they keep to the grid of the column. Numbers in Western figures end at one place, so that their points stand
 * under one another; Han numbers begin at one.
 */
export function listBlocks(list: ListBlock, context: ThreadContext): ThreadBlock[] {
  const { frame, sheet, story, out } = context;
  const body = sheet(frame.styles.body);
  const style: Style = { ...body, profile: { ...body.profile, indent: 0 } };
  const marks = list.items.map(({ marker }) => {
    const look = FULL_SIGNS.test(marker.text)
      ? atSize(style, Math.max(LEAST_SIGN, style.size * SIGN_SIZE))
      : style;
    return makeCopy(marker, look, out.problems, { display: true });
  });
  const widest = Math.max(...marks.map(naturalWidth));
  const em = style.size;
  const hang = Math.ceil((widest + (isHan(list) ? 0 : GAP * em)) / em - 1e-6) * em;
  const setting = { style, hang, widest, id: groupId(context, list) };
  return list.items.map((item, row) => {
    const copy = makeCopy(item.text, style, out.problems, { source: story.source });
    return itemBlock(item, { ...setting, list, copy, mark: marks[row]!, row }, context);
  });
}

function isHan({ marks }: ListBlock): boolean {
  return marks !== 'bullet' && marks !== '1.';
}

interface ItemSetting {
  readonly list: ListBlock;
  readonly copy: Copy;
  readonly mark: Copy;
  readonly row: number;
  readonly style: Style;
  /** How far the lines stand in, and the widest mark, in pt. */
  readonly hang: number;
  readonly widest: number;
  readonly id: string;
}

function itemBlock(item: ListItem, setting: ItemSetting, context: ThreadContext): ThreadBlock {
  const { copy, mark, hang, style, row, id, list } = setting;
  const { storyId, paragraphOf } = context;
  const group = (part: 'mark' | 'item'): LineGroup => ({ kind: 'list', id, part, row, column: 0 });
  const flow: FlowBlock = {
    kind: 'text',
    em: style.size,
    breakAt: (widthOf, looseness) =>
      breakLines(copy.measured, (line) => Math.max(style.size, widthOf(line) - hang), {
        looseness,
        justify: style.align === 'justify',
      }),
  };
  return {
    copy,
    flow,
    paint(placement, thread, out) {
      if (placement.kind !== 'text') return;
      const first = thread.slots[placement.slot];
      const [line] = displayLines(mark, 1e6);
      if (first && line) {
        const width = naturalWidth(mark);
        const atRight = list.marks === '1.' ? setting.widest - width : 0;
        const { row: _, ...at } = lineAt(first, thread);
        const baseline = at.baseline - (mark.style.size < style.size ? SIGN_RISE * style.size : 0);
        const words = { kind: 'item-mark', role: 'story', story: storyId, group: group('mark') } as const;
        out.line(
          mark,
          { ...line, measure: width },
          {
            ...at,
            ...words,
            baseline,
            x: at.x + atRight,
            paragraph: paragraphOf(item.marker),
            align: 'left',
          },
        );
      }
      placement.broken.lines.forEach((broken, i) => {
        const slot = thread.slots[placement.slot + i];
        if (!slot) return;
        const at = lineAt(slot, thread);
        const words = { kind: 'body', role: 'story', story: storyId, group: group('item') } as const;
        out.line(copy, broken, { ...at, ...words, x: at.x + hang, paragraph: paragraphOf(item.text) });
      });
    },
  };
}
