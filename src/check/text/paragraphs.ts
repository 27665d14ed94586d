import { isSetPiece, readingLines, type SetPiece } from '../../content/set-pieces.ts';
import type { RichText, Story } from '../../content/story.ts';
import type { LoadedPage } from '../../spec/model.ts';
import type { Paragraph, TextRole } from './rule.ts';

/** The paragraphs of a story in the order of its source, with the blanks that were typed in them. */
export function storyParagraphs(story: Story): Paragraph[] {
  const all: Paragraph[] = [];
  const add = (role: TextRole, rich: RichText | undefined) => {
    if (rich && rich.text !== '')
      all.push({ ...withBlanks(rich, story.source.text), role, source: story.source });
  };
  add('kicker', story.kicker);
  add('title', story.title);
  add('subtitle', story.subtitle);
  for (const rich of story.editorNote?.paragraphs ?? []) add('note', rich);
  for (const block of story.blocks) {
    if (block.kind === 'figures') {
      for (const { value, unit, label, whose } of block.items) {
        for (const rich of [value, unit, label, whose]) add('figure', rich);
      }
    } else if (isSetPiece(block)) addSetPiece(block, add);
    else add(block.kind === 'paragraph' ? 'body' : block.kind, block.text);
  }
  return all.sort((a, b) => (a.offsets?.[0] ?? 0) - (b.offsets?.[0] ?? 0));
}

/** Items as items, captions as captions; cells, labels and numbers as short as figures. */
function addSetPiece(block: SetPiece, add: (role: TextRole, rich: RichText | undefined) => void): void {
  if (block.kind === 'list') {
    for (const { text } of block.items) add('item', text);
    return;
  }
  const caption = block.kind === 'chart' ? block.title : block.caption;
  add('caption', caption);
  for (const { pieces } of readingLines(block)) {
    for (const piece of pieces) if (piece !== caption) add('figure', piece);
  }
}

/** Captions, labels and such, which the page itself writes. */
export function pageParagraphs(page: LoadedPage): Paragraph[] {
  return page.model.frames.flatMap((frame): Paragraph[] => {
    const words: [key: string, text: string | undefined, role: TextRole | undefined][] =
      frame.kind === 'image'
        ? [['caption', frame.caption, 'caption']]
        : frame.kind === 'label'
          ? [['text', frame.text, undefined]]
          : [];
    return words.flatMap(([key, text, role]) =>
      text ? [{ text, ...(role ? { role } : {}), place: page.placeOf(['frames', frame.id, key]) }] : [],
    );
  });
}

/** Puts back what the grammar took out between two characters when it was nothing but blanks of one line. */
function withBlanks({ text, offsets }: RichText, source: string): { text: string; offsets: Uint32Array } {
  const parts: string[] = [];
  const places: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const at = offsets[i]!;
    const before = i === 0 ? at : offsets[i - 1]! + 1;
    // Offsets of joined pieces may go back; a blank that was kept is there already.
    if (at > before && at - before <= 40) {
      const gap = source.slice(before, at);
      if (/^[ \t\u00a0\u3000]+$/.test(gap)) {
        parts.push(gap);
        for (let k = before; k < at; k++) places.push(k);
      }
    }
    parts.push(text[i]!);
    places.push(at);
  }
  places.push(offsets[text.length] ?? source.length);
  return { text: parts.join(''), offsets: Uint32Array.from(places) };
}
