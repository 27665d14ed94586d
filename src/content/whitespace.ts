import { isBlank, isControl, isLatinLetter, isPrivateUse, isZeroWidth, sideOf } from './characters.ts';
import type { Notes } from './notes.ts';

/**
 * How blanks between Han are read: dropped in body copy but for the one after a dateline, kept as one U+3000 in heads, bylines and captions; in heads and
 * quotes a bar is a break.
 */
export type Mode = 'body' | 'head' | 'quote' | 'caption';

/** Units that survived the inline grammar, still with their blanks; `keep` are indexes in the gathered copy. */
export interface Units {
  readonly text: string;
  readonly at: Uint32Array;
  readonly keep: Uint32Array;
  readonly length: number;
}

/** The set text, and for each of its units the index in `Units.keep` that it came from. */
export interface Tidy {
  readonly text: string;
  readonly from: Uint32Array;
  /** For each index of `keep` (and its end) how much text stood before it: places queries and breaks. */
  readonly before: Uint32Array;
}

const NEWLINE = 10;
const FULL_BLANK = 0x3000;

/**
 * The white-space rules.
 *
 * 1. Blanks at the beginning and end of a piece of copy (indents of any kind) vanish in silence.
 * 2. A line ending of the source, with the blanks round it, vanishes; between two Latin sides it is one blank.
 * 3. Typed blanks between Latin and Latin become one U+0020.
 * 4. Typed blanks between Han and Latin vanish and are counted; the engine makes that gap (typography 1.10).
 * 5. After a dateline at the beginning of a paragraph (本报讯　…) a typed blank is a gap: one U+3000. Other typed blanks between Han vanish and are counted; in heads, bylines and captions they are a deliberate gap and
 *    become ONE U+3000, however many were typed, except beside a mark that clings (张三、 李四). A typed U+3000 is
 *    a gap in heads on any side; so is the blank after the number that a caption begins with (表1 三号车间).
 * 6. A soft hyphen inside a Latin word is a place where a line may end; other characters without width, control characters and broken surrogates vanish and are counted.
 * Nothing else changes: no normal forms, no exchange of marks.
 */
export function tidy(units: Units, mode: Mode, notes: Notes): Tidy {
  const { text, keep, length } = units;
  const from = new Uint32Array(length);
  const before = new Uint32Array(length + 1);
  const out = openText(text);
  let n = 0;
  let i = 0;
  while (i < length) {
    const unit = text.charCodeAt(keep[i]!);
    before[i] = n;
    if (isBlank(unit) || unit === NEWLINE) {
      const end = runEnd(units, i);
      const blank = n === 0 || end === length ? 0 : blankFor(units, i, end, out, mode, notes);
      before.fill(n + (blank ? 1 : 0), i + 1, end);
      for (let k = i; k < end; k++) report(units, k, notes);
      if (blank) {
        out.put(blank);
        from[n++] = i;
      }
      i = end;
      continue;
    }
    if (!report(units, i, notes)) {
      out.take(keep[i]!, unit);
      from[n++] = i;
    }
    i++;
  }
  before[length] = n;
  return { text: out.done(), from: from.subarray(0, n), before };
}

/** The set text while it grows: slices of the copy, which cost nothing, and the blanks between them. */
interface GrowingText {
  /** The last unit, and the one before it; 0 for none. */
  last: number;
  lastButOne: number;
  take(index: number, unit: number): void;
  put(unit: number): void;
  done(): string;
}

function openText(text: string): GrowingText {
  const parts: string[] = [];
  let start = 0;
  let end = 0;
  const flush = () => {
    if (end > start) parts.push(text.slice(start, end));
  };
  return {
    last: 0,
    lastButOne: 0,
    take(index, unit) {
      if (index !== end) {
        flush();
        start = index;
      }
      end = index + 1;
      this.lastButOne = this.last;
      this.last = unit;
    },
    put(unit) {
      flush();
      start = end;
      parts.push(String.fromCharCode(unit));
      this.lastButOne = this.last;
      this.last = unit;
    },
    done() {
      flush();
      return parts.length === 1 ? parts[0]! : parts.join('');
    },
  };
}

/** End of a run of blanks, line endings and characters without width. */
function runEnd({ text, keep, length }: Units, start: number): number {
  let end = start + 1;
  while (end < length) {
    const unit = text.charCodeAt(keep[end]!);
    if (!isBlank(unit) && unit !== NEWLINE && !isZeroWidth(unit)) break;
    end++;
  }
  return end;
}

/** The one blank that a run of white space becomes, or 0. */
function blankFor(
  units: Units,
  start: number,
  end: number,
  out: GrowingText,
  mode: Mode,
  notes: Notes,
): number {
  const { text, keep, length } = units;
  const next = text.charCodeAt(keep[end]!);
  const afterNext = end + 1 < length ? text.charCodeAt(keep[end + 1]!) : 0;
  const left = resolved(out.last, out.lastButOne);
  const right = resolved(next, afterNext);
  let broken = false;
  let full = false;
  for (let k = start; k < end; k++) {
    const unit = text.charCodeAt(keep[k]!);
    if (unit === NEWLINE) broken = true;
    else if (unit === FULL_BLANK) full = true;
  }
  const isHead = mode === 'head' || mode === 'caption';
  if (left === 'latin' && right === 'latin') return isHead && full && !broken ? FULL_BLANK : 0x20;
  if (broken) return 0;
  const gap = left === right && !clings.after(out.last) && !clings.before(next);
  const numbered = mode === 'caption' && NUMBER.test(wordsBefore(units, start));
  if (isHead && (full || gap || numbered)) return FULL_BLANK;
  if (mode === 'body' && isDateline(wordsBefore(units, start))) return FULL_BLANK;
  const place = units.at[keep[start]!]!;
  notes.count(left === right ? 'story-blank-han' : 'story-blank-han-latin', place, end - start);
  return 0;
}

/** The words up to a blank, without the signs of the inline grammar; none where they are too many for what a blank may follow. */
function wordsBefore({ text, keep }: Units, end: number): string {
  return end > LONGEST_DATELINE ? '' : Array.from(keep.subarray(0, end), (at) => text[at]).join('');
}

const LONGEST_DATELINE = 60;

/** The number that a caption begins with: without the gap, 表1 三号车间 would read 表1三号. */
const NUMBER = /^[表图]\d{1,3}(?:[-.]\d{1,3})?$/;

/** 本报讯、本报3月1日讯（记者周渡生）、新华社北京3月1日电: a news story begins with it, and a gap parts it from the story. */
const DATELINE =
  /^[ \t\u3000]*【?(?:本[报刊台]|新华社|中新社)[\u4e00-\u9fff0-9]{0,16}[讯电]】?(?:[（(][^（）()]{1,30}[）)])?$/;

/** Whether a paragraph that begins with these words has its dateline in them, and nothing else. */
export function isDateline(words: string): boolean {
  return DATELINE.test(words);
}

/** Marks that a blank beside them does not part: 张三、 李四 has no gap, 《规划》 发布 has one. */
const clings = {
  after: (unit: number) => '、，。；：！？（【《〈“‘'.includes(String.fromCharCode(unit)),
  before: (unit: number) => '、，。；：！？）】》〉”’'.includes(String.fromCharCode(unit)),
};

function resolved(unit: number, other: number): 'han' | 'latin' {
  const side = sideOf(unit);
  if (side !== 'shared') return side;
  return other > 0x20 && sideOf(other) === 'latin' ? 'latin' : 'han';
}

/** A soft hyphen inside a Latin word: it is no fault, and takes no room in the text (see RichText.hyphens). */
export function isSoftHyphen(text: string, index: number): boolean {
  return (
    text.charCodeAt(index) === 0xad &&
    isLatinLetter(text.charCodeAt(index - 1)) &&
    isLatinLetter(text.charCodeAt(index + 1))
  );
}

/** Counts a unit that no copy should have; true when it is left out of the text. */
function report({ text, at, keep, length }: Units, i: number, notes: Notes): boolean {
  const index = keep[i]!;
  const unit = text.charCodeAt(index);
  if (unit >= 0x20 && unit < 0x7f) return false;
  if (unit >= 0x4e00 && unit < 0xd800) return false;
  if (isZeroWidth(unit)) {
    if (!isSoftHyphen(text, index)) notes.count('story-zero-width', at[index]!);
    return true;
  }
  if (isControl(unit)) {
    notes.count('story-control-character', at[index]!);
    return true;
  }
  if (isPrivateUse(unit)) notes.count('story-private-use', at[index]!);
  if (unit === 0xfffd) notes.count('story-garbled', at[index]!);
  if (unit < 0xd800 || unit > 0xdfff) return false;
  const neighbour = unit < 0xdc00 ? (i + 1 < length ? keep[i + 1]! : -1) : i > 0 ? keep[i - 1]! : -1;
  const other = neighbour < 0 ? 0 : text.charCodeAt(neighbour);
  const paired = unit < 0xdc00 ? other >= 0xdc00 && other <= 0xdfff : other >= 0xd800 && other < 0xdc00;
  if (!paired) notes.count('story-garbled', at[index]!);
  return !paired;
}
