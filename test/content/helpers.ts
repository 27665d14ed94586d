import { parseStory } from '../../src/content/grammar.ts';
import { isSetPiece, readingLines } from '../../src/content/set-pieces.ts';
import type { Story, StoryFormat } from '../../src/content/story.ts';
import { storyText } from '../../src/content/words.ts';
import type { Outcome, Problem } from '../../src/problems/problem.ts';
import { sourceText } from '../../src/source.ts';

/** Reads a story from a string. */
export function parse(text: string, format: StoryFormat = 'markdown'): Outcome<Story> {
  return parseStory(sourceText(format === 'text' ? 'a.txt' : 'a.md', text), format);
}

/** The story of a string that must have one. */
export function storyOf(text: string, format: StoryFormat = 'markdown'): Story {
  const { value } = parse(text, format);
  if (!value) throw new Error('no story');
  return value;
}

/** The printed text of a string. */
export function wordsOf(text: string, format: StoryFormat = 'markdown'): string {
  return storyText(storyOf(text, format));
}

/** Problems as `code line:column`. */
export function found(text: string, format: StoryFormat = 'markdown'): string[] {
  return parse(text, format).problems.map(told);
}

export function told({ code, place }: Problem): string {
  return `${code} ${place?.line}:${place?.column}`;
}

/** The story as an outline: `role: text`, with marks shown as {kind text} and queries as ?question?. */
export function outline(text: string, format: StoryFormat = 'markdown'): string[] {
  const { kicker, title, subtitle, editorNote, blocks } = storyOf(text, format);
  const lines: string[] = [];
  if (kicker) lines.push(`kicker: ${kicker.text}`);
  if (title) lines.push(`title: ${title.text}`);
  if (subtitle) lines.push(`subtitle: ${subtitle.text}`);
  if (editorNote)
    lines.push(
      `note [${editorNote.label?.text ?? ''}]: ${editorNote.paragraphs.map((p) => p.text).join(' / ')}`,
    );
  for (const block of blocks) {
    if (block.kind === 'figures') {
      const cells = block.items.map((f) => [f.value, f.unit, f.label, f.whose].map((x) => x.text).join('|'));
      lines.push(`figures: ${cells.join(' / ')}`);
    } else if (block.kind === 'quote') {
      lines.push(`quote: ${block.text.text}${block.speaker ? ` —— ${block.speaker.text}` : ''}`);
    } else if (isSetPiece(block)) {
      const rows = readingLines(block).map(({ pieces }) => pieces.map(({ text }) => text).join('|'));
      lines.push(`${block.kind}: ${rows.join(' / ')}`);
    } else lines.push(`${block.kind}: ${block.text.text}`);
  }
  return lines;
}

/** The first paragraph with its marks and queries written out. */
export function inline(text: string): string {
  const block = storyOf(text).blocks[0];
  if (!block || block.kind === 'figures' || isSetPiece(block)) throw new Error('no paragraph');
  const rich = block.text;
  let out = '';
  for (let i = 0; i <= rich.text.length; i++) {
    for (const mark of rich.marks) if (mark.end === i) out += '}';
    for (const query of rich.queries) if (query.at === i) out += `?${query.question}?`;
    for (const mark of rich.marks) if (mark.start === i) out += `{${mark.kind} `;
    out += rich.text[i] ?? '';
  }
  return out;
}
