import { escapeQuestion } from '../escape.ts';
import { type Chunk, chunk } from './chunks.ts';
import { transplant } from './transplant.ts';

/** A table or a list of a story in its three versions, merged. */
export interface MergedUnit {
  readonly source: string;
  /** Both sides changed the same: the rows of the story were kept. */
  readonly isConflict: boolean;
}

interface Unit {
  readonly name: string;
  /** What stands in the braces, by its key. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly rows: readonly string[];
}

/**
 * Merges a table or a list, which is one thing: its rows are those of the new file when it changed them and nobody else
 * did, and the story's otherwise. Rows with the same words keep the marks that they have in the story, and what stands in
 * the braces is merged key by key.
 */
export function mergeUnit(before: Chunk, mine: Chunk, now: Chunk): MergedUnit {
  const [b, m, n] = [unitOf(before), unitOf(mine), unitOf(now)];
  if (n.name !== b.name || m.name !== b.name) {
    const isMine = mine.source !== before.source;
    return { source: isMine ? mine.source : now.source, isConflict: isMine && now.source !== before.source };
  }
  const words = (rows: readonly string[]) => rows.map((row) => rowWords(b.name, row)).join('\n');
  const [wordsB, wordsM, wordsN] = [words(b.rows), words(m.rows), words(n.rows)];
  const isSame = n.rows.join('\n') === b.rows.join('\n');
  const isFree = wordsM === wordsB || wordsM === wordsN;
  const rows = isSame || !isFree ? m.rows : n.rows.map((row) => keptRow(row, b, m));
  const { attributes, isConflict } = mergeAttributes(b, m, n);
  return {
    source: [`:::${b.name}${bracesOf(attributes)}`, ...rows, ':::'].join('\n'),
    isConflict: isConflict || (!isSame && !isFree),
  };
}

/** A question in the last row of a table or a list. */
export function askingUnit(source: string, words: string): string {
  const mark = `:query[${escapeQuestion(words).replaceAll('|', '\\|')}]`;
  return source.includes(mark) ? source : source.replace(/([ \t]*\r?\n:{3,}[ \t]*)$/, `${mark}$1`);
}

/** A number typed before words, which a list of a story makes by itself. */
const TYPED_NUMBER = /^(?:[（(]?[0-9一二三四五六七八九十]{1,3}[)）、.．]|[①-⑳])[\s\u3000]*/;

/** A list in which an item has other words under its own marks; undefined when no item has the old ones. */
export function changedRow(source: string, before: string, now: string): string | undefined {
  const lines = source.split('\n');
  for (const [i, line] of lines.entries()) {
    const row = i === 0 ? undefined : chunk(line);
    if (row?.kind !== 'paragraph') continue;
    const isBare = row.words === before.replace(TYPED_NUMBER, '');
    if (row.words !== before && !isBare) continue;
    const changed = transplant(row, isBare ? now.replace(TYPED_NUMBER, '') : now, []);
    if (changed !== undefined) return lines.with(i, changed).join('\n');
  }
  return undefined;
}

function unitOf({ source }: Chunk): Unit {
  const [first = '', ...rest] = source.trim().split(/\r\n|\r|\n/);
  const [, name = '', braces = ''] = /^:{3,}[ \t]*([a-z]*)[ \t]*(.*)$/.exec(first) ?? [];
  const attributes = new Map<string, string>();
  for (const [whole, key] of braces.matchAll(/([\w-]+)(?:[ \t]*=[ \t]*(?:"[^"]*"|[^\s}"]+))?/g)) {
    attributes.set(key!, whole);
  }
  return { name, attributes, rows: rest.slice(0, -1).filter((row) => row.trim() !== '') };
}

/** The words of a table or a list as messages show them: cells and rows apart. */
export function unitWords(source: string): string {
  const { name, rows } = unitOf(chunk(source));
  // As an item of a list a cell reads without its marks, after a bullet.
  const words = (text: string) => rowWords('list', text).replace(/^●/, '');
  const cells = (row: string) => (name === 'list' ? [row] : row.split(/(?<!\\)\|/));
  return rows.map((row) => cells(row).map(words).join('｜')).join(' / ');
}

function rowWords(name: string, row: string): string {
  return chunk(`:::${name}\n${row}\n:::`).words;
}

/** A row of the new file as the story has it, when its words are there and the file asks nothing new in it. */
function keptRow(row: string, before: Unit, mine: Unit): string {
  const words = rowWords(before.name, row);
  const own = mine.rows.find((each) => rowWords(before.name, each) === words);
  const isNew = !before.rows.includes(row);
  return own === undefined || (isNew && before.rows.includes(own)) ? row : own;
}

function mergeAttributes(
  b: Unit,
  m: Unit,
  n: Unit,
): { attributes: Map<string, string>; isConflict: boolean } {
  const attributes = new Map<string, string>();
  let isConflict = false;
  for (const key of new Set([...m.attributes.keys(), ...n.attributes.keys()])) {
    const [old, own, other] = [b, m, n].map((unit) => unit.attributes.get(key));
    const isMine = other === old || own !== old;
    isConflict ||= other !== old && own !== old && own !== other;
    const value = isMine ? own : other;
    if (value !== undefined) attributes.set(key, value);
  }
  return { attributes, isConflict };
}

function bracesOf(attributes: ReadonlyMap<string, string>): string {
  return attributes.size === 0 ? '' : `{${[...attributes.values()].join(' ')}}`;
}
