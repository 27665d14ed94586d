import { escapeQuestion } from '../escape.ts';
import type { Chunk } from './chunks.ts';
import { mergeWords, type WordChange, wordChanges } from './words.ts';

/** A block of three stories put together. */
export interface MergedBlock {
  readonly source: string;
  readonly changes: readonly WordChange[];
  readonly isConflict: boolean;
}

/** A block as its first line, with name and braces, its rows, and the line that closes it. */
interface Block {
  readonly name: string;
  readonly opening: string;
  readonly rows: string;
  readonly closing: string;
}

/** Takes a block apart; undefined for anything else, and for one that is not closed. */
export function blockOf({ kind, source }: Chunk): Block | undefined {
  const found = /^(\s*:{3,}[ \t]*([^\s{:]+)[^\r\n]*\r?\n)([\s\S]*?)((?:\r?\n)?:{3,}[ \t]*)$/.exec(source);
  if (kind !== 'block' || !found) return undefined;
  const [, opening = '', name = '', rows = '', closing = ''] = found;
  return { name, opening, rows, closing };
}

/**
 * Rows of a new file in a block of the story: what stands in its braces stays as the hand left it. Where both changed
 * the same cell the story's words stay, and a query after the block asks.
 */
export function mergeBlocks(before: Chunk, mine: Chunk, now: Chunk): MergedBlock | undefined {
  const [old, own, other] = [blockOf(before), blockOf(mine), blockOf(now)];
  if (!old || !own || !other) return undefined;
  if (other.rows === old.rows) return { source: mine.source, changes: [], isConflict: false };
  const { words, conflicts } = mergeWords(old.rows, own.rows, other.rows);
  const block = own.opening + words + own.closing;
  const changes = wordChanges(own.rows, words);
  if (conflicts.length === 0) return { source: block, changes, isConflict: false };
  const told = conflicts.map(({ now: text }) => (text === '' ? '删去' : `“${text}”`)).join('、');
  return {
    source: `${block}\n\n:query[${escapeQuestion(`上面一块手改之处与新稿不同，新稿：${told}`)}]`,
    changes: [...conflicts.map(({ mine: from, now: to }) => ({ from, to })), ...changes],
    isConflict: true,
  };
}
