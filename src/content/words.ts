import type { RichText, Story } from './story.ts';

/**
 * The pieces of a story that are printed as the article itself, in reading order: 引题, 主题, 副题, 编者按, then the
 * blocks. Pull quotes and figures repeat the article and are not among them.
 */
export function storyPieces(story: Story): RichText[] {
  const { kicker, title, subtitle, editorNote, blocks } = story;
  const heads = [kicker, title, subtitle, editorNote?.label].filter((text) => text !== undefined);
  const body = blocks.flatMap((block) =>
    block.kind === 'quote' || block.kind === 'figures' ? [] : [block.text],
  );
  return [...heads, ...(editorNote?.paragraphs ?? []), ...body];
}

/** The printed characters of the story in reading order, a line to the piece. */
export function storyText(story: Story): string {
  return storyPieces(story)
    .map(({ text }) => text)
    .join('\n');
}
