import { isSetPiece, readingLines } from '../content/set-pieces.ts';
import type { Block, RichText, Story } from '../content/story.ts';
import type { SourceText } from '../source.ts';

/** A stretch of copy, and the unit of its text that stands at some offset of its file. */
export interface Found {
  readonly rich: RichText;
  readonly source: SourceText;
  readonly at: number;
}

/** Finds the stretch of copy of a story that holds an offset of a file; undefined between stretches. */
export type StoryIndex = (file: string, offset: number) => Found | undefined;

/** Indexes every stretch of copy of some stories by the offsets of their files. */
export function storyIndex(stories: Iterable<Story>): StoryIndex {
  const byFile = new Map<string, { readonly source: SourceText; readonly riches: RichText[] }>();
  for (const story of stories) {
    const { file } = story.source;
    if (byFile.has(file)) continue;
    const riches = richTexts(story).filter(({ text }) => text.length > 0);
    riches.sort((a, b) => a.offsets[0]! - b.offsets[0]!);
    byFile.set(file, { source: story.source, riches });
  }
  return (file, offset) => {
    const known = byFile.get(file);
    const index = known
      ? lastAtOrBefore(known.riches.length, (i) => known.riches[i]!.offsets[0]!, offset)
      : -1;
    const rich = known?.riches[index];
    if (!known || !rich) return undefined;
    const at = lastAtOrBefore(rich.text.length, (i) => rich.offsets[i]!, offset);
    const isPast = offset > rich.offsets[rich.text.length - 1]!;
    return isPast ? undefined : { rich, source: known.source, at };
  };
}

/** Every stretch of copy of a story, heads and note first. */
export function richTexts(story: Story): RichText[] {
  const { kicker, title, subtitle, editorNote } = story;
  const note = editorNote ? [editorNote.label, ...editorNote.paragraphs] : [];
  const all = [kicker, title, subtitle, ...note, ...story.blocks.flatMap(textsOf)];
  return all.filter((rich) => rich !== undefined);
}

function textsOf(block: Block): (RichText | undefined)[] {
  // The marks of items are made, not typed: the item itself stands at their place.
  if (block.kind === 'list') return block.items.map(({ text }) => text);
  if (isSetPiece(block)) return readingLines(block).flatMap(({ pieces }) => pieces);
  switch (block.kind) {
    case 'figures':
      return block.items.flatMap(({ value, unit, label, whose }) => [value, unit, label, whose]);
    case 'quote':
      return [block.text, block.speaker];
    default:
      return [block.text];
  }
}

/** Index of the last of `count` rising values that is not above `limit`; -1 when all are. */
function lastAtOrBefore(count: number, keyOf: (index: number) => number, limit: number): number {
  let low = -1;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (keyOf(middle) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
