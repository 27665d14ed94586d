import { parseStory } from '../../content/grammar.ts';
import { linesOf } from '../../content/lines.ts';
import type { Query } from '../../content/story.ts';
import { deskTag } from '../../content/tags.ts';
import { storyPieces } from '../../content/words.ts';
import { sourceText } from '../../source.ts';

/** What a chunk of a story file is. `unit` is a table or a list, `block` a quote or figures, `other` what has no words of its own. */
export type ChunkKind =
  | 'kicker'
  | 'title'
  | 'subtitle'
  | 'subhead'
  | 'byline'
  | 'note'
  | 'paragraph'
  | 'unit'
  | 'block'
  | 'other';

/** A stretch of a story file: a paragraph, a head, a block with its marks. */
export interface Chunk {
  readonly kind: ChunkKind;
  readonly source: string;
  /** Line ends and blank lines before it. */
  readonly gap: string;
  /** Its words as they are printed. */
  readonly words: string;
  /** For each unit of `words` its offset in `source`. */
  readonly offsets: readonly number[];
  readonly queries: readonly Query[];
}

/** Cuts a story file into chunks; what they and their gaps hold is the whole file but for its last line ends. */
export function chunksOf(text: string): Chunk[] {
  const source = sourceText('', text);
  const ranges: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | undefined;
  let fence: RegExp | undefined;
  let isNote = false;
  for (const { start, first, end } of linesOf(source)) {
    const body = text.slice(first, end).trimEnd();
    if (fence) {
      open!.end = end;
      if (fence.test(body)) [fence, open] = [undefined, undefined];
      continue;
    }
    const isQuoted = /^>(?:[ \t\u3000]|$)/.test(body);
    const isEmpty = body === '' || body === '>';
    const isHead = /^#{1,3}[ \t\u3000]/.test(body);
    if (isEmpty || isHead || deskTag(body) || isQuoted !== isNote) open = undefined;
    isNote = isQuoted;
    if (isEmpty) continue;
    if (open && !body.startsWith(':::')) open.end = end;
    else {
      open = { start, end };
      ranges.push(open);
    }
    if (/^:::+[ \t]*[^\s:]/.test(body)) fence = /^:{3,}$/;
    else if (body === '---' && ranges.length === 1 && start === 0) fence = /^---$/;
    else if (isHead) open = undefined;
  }
  let at = 0;
  const chunks = ranges.map(({ start, end }) => {
    const gap = text.slice(at, start);
    at = end;
    return chunk(text.slice(start, end), gap);
  });
  const title = chunks.findLastIndex(({ kind }) => kind === 'title');
  return chunks.map((each, i) =>
    each.kind === 'subtitle' && i < title ? { ...each, kind: 'kicker' } : each,
  );
}

/** Whether a chunk is a table or a list. */
export function isUnit(source: string): boolean {
  return /^\s*:{3,}[ \t]*(?:table|list)(?![^\s{])/.test(source);
}

/** Reads one chunk by itself. */
export function chunk(source: string, gap = '\n\n'): Chunk {
  const isWhole = isUnit(source);
  const isBlock = !isWhole && /^\s*:::/.test(source);
  const { value } = isBlock ? { value: undefined } : parseStory(sourceText('', source), 'markdown');
  const pieces = value ? storyPieces(value) : [];
  const words = pieces.map(({ text }) => text).join('');
  const kind: ChunkKind = isBlock
    ? 'block'
    : !value || words === ''
      ? 'other'
      : isWhole
        ? 'unit'
        : value.kicker
          ? 'kicker'
          : value.title
            ? 'title'
            : value.subtitle
              ? 'subtitle'
              : value.editorNote
                ? 'note'
                : kindOf(value.blocks[0]?.kind);
  return {
    kind,
    source,
    gap,
    words,
    offsets: pieces.flatMap(({ text, offsets }) => [...offsets.subarray(0, text.length)]),
    queries: pieces.flatMap(({ queries }) => queries),
  };
}

function kindOf(kind: string | undefined): ChunkKind {
  return kind === 'subhead' || kind === 'byline' || kind === 'paragraph' ? kind : 'block';
}
