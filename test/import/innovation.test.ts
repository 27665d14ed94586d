import { readFileSync } from 'node:fs';
import {
  AlignmentType,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  Packer,
  Paragraph,
  TextRun,
} from 'docx';
import { describe, expect, it } from 'vitest';
import { parseStory } from '../../src/content/grammar.ts';
import type { RichText, Story } from '../../src/content/story.ts';
import { storyText } from '../../src/content/words.ts';
import { sourceText } from '../../src/source.ts';
import { parse } from '../content/helpers.ts';
import { imported } from './docx.ts';

const source = readFileSync('content/innovation.md', 'utf8');
const story = parseStory(sourceText('innovation.md', source), 'markdown').value!;

const comments: { id: number; author: string; children: Paragraph[] }[] = [];

/** The words of a piece, with a comment where the story has a query. */
function runs(
  { text, queries }: RichText,
  look: { bold?: boolean; size?: number } = {},
): (TextRun | CommentRangeStart | CommentRangeEnd)[] {
  const out: (TextRun | CommentRangeStart | CommentRangeEnd)[] = [];
  let from = 0;
  for (const { at, question } of queries) {
    const id =
      comments.push({ id: comments.length, author: '王编辑', children: [new Paragraph(question)] }) - 1;
    // Word cuts runs wherever the cursor stood.
    out.push(new TextRun({ text: text.slice(from, at), ...look }));
    out.push(
      new CommentRangeStart(id),
      new CommentRangeEnd(id),
      new TextRun({ children: [new CommentReference(id)] }),
    );
    from = at;
  }
  const middle = from + Math.floor((text.length - from) / 2);
  out.push(
    new TextRun({ text: text.slice(from, middle), ...look }),
    new TextRun({ text: text.slice(middle), font: 'Calibri', ...look }),
  );
  return out;
}

/** The article as an editor types it: centred heads in bold, indents typed as blanks, subheads in bold. */
function asTyped({ title, subtitle, editorNote, blocks }: Story): Paragraph[] {
  const head = (text: RichText, size: number) =>
    new Paragraph({ alignment: AlignmentType.CENTER, children: runs(text, { bold: true, size }) });
  const body = (text: RichText, indent = '　　') =>
    new Paragraph({ children: [new TextRun(indent), ...runs(text)] });
  return [
    head(title!, 44),
    head(subtitle!, 32),
    new Paragraph(''),
    new Paragraph({
      children: [
        new TextRun({ text: '　　编者按', bold: true }),
        new TextRun('　'),
        ...runs(editorNote!.paragraphs[0]!),
      ],
    }),
    ...blocks.flatMap((block) => {
      if (block.kind === 'quote' || !('text' in block)) return [];
      if (block.kind === 'subhead') return [new Paragraph({ children: runs(block.text, { bold: true }) })];
      if (block.kind === 'byline')
        return [new Paragraph({ alignment: AlignmentType.RIGHT, children: runs(block.text) })];
      return [body(block.text)];
    }),
  ];
}

async function wordFile(): Promise<Uint8Array> {
  comments.length = 0;
  const children = asTyped(story);
  return new Uint8Array(
    await Packer.toBuffer(new Document({ comments: { children: comments }, sections: [{ children }] })),
  );
}

describe('the sample article, typed in Word as an editor would', () => {
  it('comes back with the same words in the same roles', async () => {
    const { text, problems } = imported(await wordFile());
    const back = parse(text).value!;
    expect(storyText(back)).toBe(storyText(story));
    const roles = (of: Story) =>
      of.blocks.filter(({ kind }) => kind !== 'quote' && kind !== 'figures').map(({ kind }) => kind);
    expect(roles(back)).toEqual(roles(story));
    expect(back.title!.text).toBe(story.title!.text);
    expect(back.editorNote!.label!.text).toBe('编者按');
    expect(problems).toEqual([]);
  });

  it('and its comments are queries at the same places, with their author', async () => {
    const { text } = imported(await wordFile());
    const queries = (of: Story) =>
      of.blocks.flatMap((block) =>
        block.kind === 'paragraph'
          ? block.text.queries.map(({ at, question }) => ({
              at,
              question,
              words: block.text.text.slice(at, at + 4),
            }))
          : [],
      );
    expect(queries(parse(text).value!)).toEqual(
      queries(story).map((query) => ({ ...query, question: `王编辑：${query.question}` })),
    );
  });
});
