import type { RichText, Story } from '../content/story.ts';
import type { LoadedPage } from '../spec/model.ts';
import type { TemplateSlot } from '../spec/template-model.ts';

/** Characters (字) as an editor counts them: all but blanks. */
export function characters(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + [...text.replace(/\s/gu, '')].length, 0);
}

/**
 * What stands in a slot: characters of a story's body (paragraphs, subheads, quotes), of its note or quote, of a
 * label or a caption; cells of figures. 0 is as good as nothing.
 */
export function slotLength(
  name: string,
  slot: TemplateSlot,
  page: LoadedPage,
  stories: ReadonlyMap<string, Story>,
): number {
  const story = stories.get(slot.accepts === 'story' ? name : (slot.of ?? ''));
  switch (slot.accepts) {
    case 'story':
      return characters(bodyTexts(story));
    case 'note':
      return characters(story?.editorNote ? story.editorNote.paragraphs.map(({ text }) => text) : []);
    case 'quote':
      return characters(
        (story?.blocks ?? [])
          .flatMap((block) => (block.kind === 'quote' ? [block.text.text] : []))
          .slice(0, 1),
      );
    case 'figures':
      return (story?.blocks ?? []).flatMap((block) => (block.kind === 'figures' ? block.items : [])).length;
    default:
      return characters(ownWords(name, page));
  }
}

function bodyTexts(story: Story | undefined): string[] {
  const texts = (story?.blocks ?? []).flatMap((block): RichText[] => ('text' in block ? [block.text] : []));
  return texts.map(({ text }) => text);
}

function ownWords(slot: string, { model, template }: LoadedPage): string[] {
  return model.frames.flatMap((frame) => {
    if (template?.frames[frame.id]?.slot !== slot) return [];
    if (frame.kind === 'label') return [frame.text];
    return frame.kind === 'image' ? [frame.caption ?? ''] : [];
  });
}
