import { numberMark } from '../content/lists.ts';
import type { ListMarks } from '../content/set-pieces.ts';
import { type AutoNumber, cutStart, type Paragraph, type Remark, wordsOf } from './manuscript.ts';
import type { Part } from './roles.ts';

/** What an item is to its list. */
export interface ItemCopy {
  readonly marks: ListMarks;
  /** Its number; the first of a list says where the list begins. */
  readonly value: number;
  readonly begins: boolean;
  /** Of a lower level: its words go on the item before, with their number. */
  readonly isNested: boolean;
}

/** Numbers that a list can make, and the first that it may begin with. */
const NUMBERS: readonly Exclude<ListMarks, 'bullet'>[] = ['1.', '（1）', '一、', '（一）', '①'];
const LAST_START = 50;

/** What a number becomes in a story; undefined for one that lists do not make: `A.`, `2.1`, `第一条`. */
function marksOf({ text, value }: AutoNumber): ListMarks | undefined {
  if (text === '●') return 'bullet';
  if (value < 1 || value > 99) return undefined;
  return NUMBERS.find((marks) => numberMark(marks, value) === usual(text));
}

/** Numbers as newspapers write them: 1、 and 1． are 1. and (1), 1) are （1）. */
function usual(text: string): string {
  return text
    .replace(/^(\d+)[、．]$/, '$1.')
    .replace(/^[(（]?(\d+)[)）]$/, '（$1）')
    .replace(/^\((.+)\)$/, '（$1）');
}

/** What a number that was typed out counts, if lists of a story can make it: 3 for 三、 and (3). */
export function numberValue(text: string): number | undefined {
  for (let value = 1; value <= 99; value++) {
    if (NUMBERS.some((marks) => numberMark(marks, value) === usual(text))) return value;
  }
  return undefined;
}

/** Whether a numbered paragraph has another beside it, so that a break in it ends no paragraph. */
export function hasNeighbour(
  paragraph: Paragraph,
  beside: readonly (Paragraph | { kind: string } | undefined)[],
): boolean {
  return paragraph.number !== undefined && beside.some((each) => each !== undefined && 'number' in each);
}

/**
 * Makes items of numbered paragraphs that nobody has named: two or more of one level that count on, one after another.
 * A single one is typed text, as numbered subheads are.
 */
export function findLists(parts: readonly Part[]): Part[] {
  const out = [...parts];
  for (let i = 0; i < out.length; ) {
    const run = runAt(out, i);
    const own = run.filter(({ item }) => !item.isNested);
    if (own.length < 2) {
      i++;
      continue;
    }
    run.forEach((part, k) => {
      out[i + k] = part;
    });
    i += run.length;
  }
  return out;
}

type Item = Part & { readonly item: ItemCopy };

/** The items from a paragraph on. */
function runAt(parts: readonly Part[], from: number): Item[] {
  const run: Item[] = [];
  const first = numberOf(parts[from]);
  const marks = first && marksOf(first);
  if (!first || !marks || first.value > LAST_START) return run;
  let { value } = first;
  for (let i = from; i < parts.length; i++) {
    const part = parts[i]!;
    const number = numberOf(part);
    if (!number || number.level < first.level) break;
    const isNested = number.level > first.level;
    if (!isNested && (marksOf(number) !== marks || number.value !== value)) break;
    if (!isNested && marks !== 'bullet') value++;
    run.push(itemOf(part, number, { marks, value: number.value, begins: i === from, isNested }));
  }
  return run;
}

/** The number of a paragraph that may be an item: heads and what somebody has named are none. */
function numberOf(part: Part | undefined): AutoNumber | undefined {
  if (part?.why !== 'none' || part.table || part.text === '') return undefined;
  return part.paragraph.level === undefined ? part.paragraph.number : undefined;
}

function itemOf(part: Part, number: AutoNumber, item: ItemCopy): Item {
  if (item.isNested) return { ...part, role: 'list', why: 'form', item };
  const pieces = cutStart(part.paragraph.pieces, number.text.length);
  const paragraph = { ...part.paragraph, pieces };
  return { ...part, paragraph, text: wordsOf(paragraph).trim(), role: 'list', why: 'form', item };
}

/** What a list of a story shows otherwise than the file did: lower levels, and numbers written in another way. */
export function listRemarks(parts: readonly Part[]): { readonly part: Part; readonly remark: Remark }[] {
  return parts.flatMap((part) => {
    const { item } = part;
    const number = part.from[0]?.number;
    if (!item || !number) return [];
    const tell = (thing: string, words: string) => [
      { part, remark: { thing, how: 'plain' as const, words } },
    ];
    if (item.isNested) return tell('nested-list', part.text);
    const made = item.marks === 'bullet' ? number.text : numberMark(item.marks, item.value);
    return item.begins && made !== number.text ? tell('list-numbers', `${number.text} → ${made}`) : [];
  });
}
