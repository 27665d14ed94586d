import { isSetPiece, type ReadingLine, readingLines } from './set-pieces.ts';
import type { Block, RichText, Story } from './story.ts';

/**
 * The pieces of a story that are printed as the article itself, in reading order: 引题, 主题, 副题, 编者按, then the
 * blocks, lists and tables piece by piece. Pull quotes and figures repeat the article and are not among them.
 */
export function storyPieces(story: Story): RichText[] {
  return storyLines(story).flatMap(({ pieces }) => pieces);
}

/** The printed characters of the story in reading order, a line to the piece, the cells of a row on one line. */
export function storyText(story: Story): string {
  return storyLines(story)
    .map(({ pieces, between }) => pieces.map(({ text }) => text).join(between))
    .join('\n');
}

function storyLines({ kicker, title, subtitle, editorNote, blocks }: Story): ReadingLine[] {
  const heads = [kicker, title, subtitle, editorNote?.label].filter((text) => text !== undefined);
  return [
    ...[...heads, ...(editorNote?.paragraphs ?? [])].map(alone),
    ...blocks.flatMap((block): ReadingLine[] => linesOf(block)),
  ];
}

function linesOf(block: Block): ReadingLine[] {
  if (isSetPiece(block)) return readingLines(block);
  return block.kind === 'quote' || block.kind === 'figures' ? [] : [alone(block.text)];
}

function alone(text: RichText): ReadingLine {
  return { pieces: [text], between: '' };
}
