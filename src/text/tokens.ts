import { CONN, classOf, HAN, LAT, LONG, MID, POST, PRE, SEP, SP, SYM, takesGap, ZERO } from './classes.ts';
import { keeps } from './rules.ts';
import type { Profile, Unit } from './types.ts';

/** A text cut into the pieces that composition moves: they tile the text. */
export interface Tokens {
  readonly count: number;
  /** UTF-16 offset of each token, with the text's length as entry `count`. */
  readonly start: Int32Array;
  readonly cls: Uint8Array;
  /** 1 where a token may never be parted from the next one (U1–U5, and numbers with their unit). */
  readonly glued: Uint8Array;
  /** Bits: what the token does at its edges, see GAP_LEFT and the others. */
  readonly gaps: Uint8Array;
  /** Reason for not liking a line end after the token, 0 for none. */
  readonly soft: Uint8Array;
  /** 1 for a token of a stretch that is kept whole. */
  readonly kept: Uint8Array;
}

/** The token takes the Han–Latin gap at its left edge; at its right edge. */
export const GAP_LEFT = 1;
export const GAP_RIGHT = 2;
/** It begins with a half-width closing sign or stop, or ends with an opening one: forbidden at that line edge. */
export const CLOSING = 4;
export const OPENING = 8;

/** Line end between a number and its classifier (U6). */
export const SOFT_CLASSIFIER = 1;
/** Line end inside a date, or after 第 (U7). */
export const SOFT_DATE = 2;
/** Line end after the dot of a foreign name (U7). */
export const SOFT_NAME = 3;
/** Line end inside a fixed phrase of the house; inside one of its names. */
export const SOFT_PHRASE = 4;
export const SOFT_HOUSE_NAME = 5;
/** A word parted with a hyphen. */
export const SOFT_HYPHEN = 6;

const DASH = 0x2014;
const SLASH = 0x2f;
const HYPHEN = 0x2d;
const STOP = 0x2e;
const MINUS = 0x2212;
/** Raised and lowered figures and letters. */
const RAISED = /[\u00b2\u00b3\u00b9\u2070-\u209c]/;
/** A note's number in brackets, as it follows the word that it belongs to. */
const NOTE = /\[\d{1,3}\]/y;
const UNIT_AFTER_SPACE =
  /^(?:k?W(?:·?h)?|MW(?:·?h)?|GW|[kcmnμ]?m[²³23]?|[mk]?g|t|[mμ]?L|km\/h|r\/min|rpm|[kMG]?Hz|[mk]?V|m?A(?:h|·h)?|[KMGT]B|[kM]?Pa|N(?:·m)?|k?J|ha|dB|hp|ms|s|min|h|℃|°C)(?![A-Za-z0-9])/;
const CLASSIFIERS = new Set(
  '个名人位条项次辆台件家年月日号时点分秒元万亿千百米吨公克里度届期种类批套间层栋户组队支只张本页章节款倍天岁周季届场座所艘架卷集部门级股',
);

/**
 * Cuts a text into tokens. `stops` are the offsets where the look changes: no Latin run crosses one. `units` are kept
 * whole besides the phrases of the profile.
 */
export function tokenise(
  text: string,
  stops: readonly number[],
  profile: Profile,
  units: readonly Unit[] = [],
): Tokens {
  const scan = new Scanner(text, stops, profile, units);
  return scan.run();
}

class Scanner {
  private readonly text: string;
  private readonly stops: readonly number[];
  private readonly keepUnit: boolean;
  private readonly longUnits: boolean;
  private readonly affixes: boolean;
  private readonly notes: boolean;
  private readonly latinQuotes: ReadonlySet<number>;
  private readonly keeps: ReadonlyMap<number, number>;
  private readonly start: Int32Array;
  private readonly cls: Uint8Array;
  private readonly glued: Uint8Array;
  private readonly gaps: Uint8Array;
  private readonly soft: Uint8Array;
  private readonly kept: Uint8Array;
  /** Why a line end at an offset is not liked: inside names and phrases. */
  private readonly inside: ReadonlyMap<number, number>;
  private count = 0;
  private gluedUntil = 0;
  /** Where a Latin run was cut off before a slash that it ended with. */
  private slashAt = -1;

  constructor(text: string, stops: readonly number[], profile: Profile, units: readonly Unit[]) {
    this.text = text;
    this.stops = stops;
    this.keepUnit = profile.keepUnit;
    this.longUnits = keeps(profile, 'long-units');
    this.affixes = keeps(profile, 'affixes');
    this.notes = keeps(profile, 'notes');
    this.latinQuotes = quotesOfLatin(text);
    this.keeps = keptPhrases(text, profile.keep, units);
    this.inside = insideWords(text, profile);
    this.start = new Int32Array(text.length + 1);
    this.cls = new Uint8Array(text.length);
    this.glued = new Uint8Array(text.length);
    this.gaps = new Uint8Array(text.length);
    this.soft = new Uint8Array(text.length);
    this.kept = new Uint8Array(text.length);
  }

  run(): Tokens {
    let at = 0;
    let stop = 0;
    while (at < this.text.length) {
      while (stop < this.stops.length && this.stops[stop]! <= at) stop++;
      const limit = stop < this.stops.length ? this.stops[stop]! : this.text.length;
      const keep = this.keeps.size > 0 ? this.keeps.get(at) : undefined;
      if (keep !== undefined && keep > this.gluedUntil) this.gluedUntil = keep;
      at = this.next(at, limit);
    }
    this.start[this.count] = this.text.length;
    const count = this.count;
    for (let t = 0; t + 1 < count; t++) this.link(t);
    return {
      count,
      start: this.start.slice(0, count + 1),
      cls: this.cls.slice(0, count),
      glued: this.glued.slice(0, count),
      gaps: this.gaps.slice(0, count),
      soft: this.soft.slice(0, count),
      kept: this.kept.slice(0, count),
    };
  }

  private push(at: number, cls: number, end: number): number {
    this.start[this.count] = at;
    this.cls[this.count] = cls;
    if (at < this.gluedUntil) this.kept[this.count] = 1;
    if (end < this.gluedUntil) this.glued[this.count] = 1;
    this.count++;
    return end;
  }

  /** Class of the character at an offset, its neighbours considered. */
  private classAt(at: number): number {
    const code = this.text.codePointAt(at)!;
    const cls = classOf(code);
    if (!this.affixes && (isSign(code) || code === 0x25 || cls === POST || cls === PRE)) return SYM;
    if (code === MINUS) return isDigit(this.text.charCodeAt(at + 1)) ? LAT : cls;
    if (cls === HAN || cls === LAT) return cls;
    if (this.latinQuotes.has(at)) return LAT;
    const contextual =
      code === 0xb7 || code === 0x2013 || (code === DASH && this.text.charCodeAt(at + 1) !== DASH);
    if (contextual || (code === 0x2026 && this.text.charCodeAt(at + 1) !== 0x2026)) {
      const before = at > 0 ? this.text.charCodeAt(at - 1) : 0;
      const after = this.text.charCodeAt(at + 1);
      const latin = isLatinSide(before) && isLatinSide(after);
      if (latin && !(code === DASH && (isDigit(before) || isDigit(after))) && before !== code) return LAT;
    }
    return cls;
  }

  private next(at: number, limit: number): number {
    const text = this.text;
    const code = text.codePointAt(at)!;
    const cls = this.classAt(at);
    const end = at + (code > 0xffff ? 2 : 1);
    if (cls === LAT) return this.latin(at, limit);
    if (cls === LONG || code === DASH) {
      const twin = code !== 0x2e3a && end < limit && text.charCodeAt(end) === code;
      const pair = twin && this.longUnits;
      const half = !this.longUnits && at > 0 && text.charCodeAt(at - 1) === code;
      return this.push(at, code === DASH && !twin && !half ? CONN : LONG, pair ? end + 1 : end);
    }
    if (cls === ZERO && this.count > 0) return end;
    if (cls === SP) {
      let to = end;
      while (to < limit && classOf(text.charCodeAt(to)) === SP) to++;
      const hard = code === 0xa0 || code === 0x202f;
      this.push(at, SP, to);
      if (hard) {
        this.glued[this.count - 1] = 1;
        if (this.count > 1) this.glued[this.count - 2] = 1;
      }
      return to;
    }
    this.push(at, cls, end);
    if (cls === POST || cls === PRE) this.gaps[this.count - 1] = takesGap(code) ? GAP_LEFT | GAP_RIGHT : 0;
    return end;
  }

  /** A maximal Latin run; `/` and `-` at its edges are the Chinese separator and connector. */
  private latin(at: number, limit: number): number {
    const text = this.text;
    const first = text.charCodeAt(at);
    let end = at;
    while (end < limit) {
      const cls = this.classAt(end);
      if (cls === LAT || (cls === ZERO && end > at)) end += text.codePointAt(end)! > 0xffff ? 2 : 1;
      else if (cls === SP && this.joins(at, end, limit)) end++;
      else break;
    }
    const continues = at !== this.slashAt && this.count > 0 && this.cls[this.count - 1] === LAT;
    if (first === SLASH && !continues) return this.push(at, SEP, at + 1);
    if (end === at + 1 && first === HYPHEN && !continues) return this.push(at, CONN, end);
    while (end > at + 1 && end < limit && text.charCodeAt(end - 1) === SLASH) this.slashAt = --end;
    this.push(at, LAT, end);
    const last = lastCode(text, end);
    const gaps = (takesGap(first) ? GAP_LEFT : 0) | (takesGap(last) ? GAP_RIGHT : 0);
    const marks =
      (isCloser(first) || (first === STOP && end === at + 1) ? CLOSING : 0) | (isOpener(last) ? OPENING : 0);
    this.gaps[this.count - 1] = gaps | marks;
    return end;
  }

  /** Whether the blank at `space` stays inside the Latin run: a kept phrase, or a number and its unit (U3). */
  private joins(from: number, space: number, limit: number): boolean {
    const text = this.text;
    if (space === from || space + 1 >= limit || classOf(text.charCodeAt(space + 1)) !== LAT) return false;
    if (space + 1 < this.gluedUntil) return true;
    if (text.charCodeAt(space) === 0x20 && isDigit(text.charCodeAt(space - 1))) {
      return UNIT_AFTER_SPACE.test(text.slice(space + 1, Math.min(limit, space + 12)));
    }
    return false;
  }

  /** What the boundary after token t should know about its two sides. */
  private link(t: number): void {
    const text = this.text;
    const cls = this.cls[t]!;
    const next = this.cls[t + 1]!;
    const edge = this.start[t + 1]!;
    if (cls === LAT && next === LAT) this.glued[t] = 1;
    else if (next === LAT && this.notes && isNote(text, edge)) this.glued[t] = 1;
    else if (next === PRE && cls === LAT && isDigit(text.charCodeAt(edge - 1))) {
      // A currency sign after its number.
      if (!isDigit(text.charCodeAt(edge + 1))) this.glued[t] = 1;
    }
    if (cls === LAT && next === HAN && isDigit(text.charCodeAt(edge - 1))) {
      if (CLASSIFIERS.has(text[edge]!)) {
        this.soft[t] = SOFT_CLASSIFIER;
        if (this.keepUnit) this.glued[t] = 1;
      }
    } else if (cls === HAN && next === LAT && isDigit(text.charCodeAt(edge))) {
      const before = text[edge - 1];
      if (before === '年' || before === '月' || before === '第') this.soft[t] = SOFT_DATE;
    } else if (cls === MID && next === HAN) this.soft[t] = SOFT_NAME;
    const inside = this.inside.size > 0 ? this.inside.get(edge) : undefined;
    if (inside !== undefined) this.soft[t] = inside;
  }
}

/** ± and the true minus. */
function isSign(code: number): boolean {
  return code === 0xb1 || code === MINUS;
}

function isNote(text: string, at: number): boolean {
  if (RAISED.test(text[at]!)) return true;
  NOTE.lastIndex = at;
  return NOTE.test(text);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** , ; : ! ? ) ] } % */
function isCloser(code: number): boolean {
  return ',;:!?)]}%'.includes(String.fromCharCode(code));
}

function isOpener(code: number): boolean {
  return code === 0x28 || code === 0x5b || code === 0x7b;
}

function isLatinSide(code: number): boolean {
  return code > 0x20 && classOf(code) === LAT;
}

function lastCode(text: string, end: number): number {
  let at = end - 1;
  while (at > 0 && classOf(text.charCodeAt(at)) === ZERO) at--;
  return text.charCodeAt(at);
}

/** Offsets where a phrase of the keep list or a unit begins, with its end; the longest one wins. */
function keptPhrases(
  text: string,
  keep: readonly string[],
  units: readonly Unit[],
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const add = (start: number, end: number) => {
    if (end > (found.get(start) ?? 0)) found.set(start, end);
  };
  for (const { start, end } of units) add(start, end);
  for (const phrase of keep) eachPlace(text, phrase, (at) => add(at, at + phrase.length));
  return found;
}

/** Offsets inside names and fixed phrases of the house, with the reason for not ending a line there. */
function insideWords(text: string, { names, phrases }: Profile): ReadonlyMap<number, number> {
  const inside = new Map<number, number>();
  const mark = (reason: number) => (word: string) =>
    eachPlace(text, word, (at) => {
      for (let k = at + 1; k < at + word.length; k++) inside.set(k, reason);
    });
  phrases.forEach(mark(SOFT_PHRASE));
  names.forEach(mark(SOFT_HOUSE_NAME));
  return inside;
}

function eachPlace(text: string, word: string, tell: (at: number) => void): void {
  if (word === '') return;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) tell(at);
}

/**
 * Offsets of the “ ” ‘ ’ that are set as Latin: both neighbours of the mark, and of its partner, are Latin
 * (blanks looked through). A ’ without a partner is an apostrophe when it stands between Latin letters.
 */
function quotesOfLatin(text: string): ReadonlySet<number> {
  const latin = new Set<number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x2018 || code > 0x201d) continue;
    if (code === 0x2018 || code === 0x201c) open.push(at);
    else if (code === 0x2019 || code === 0x201d) {
      const partner = open.at(-1);
      if (partner !== undefined && text.charCodeAt(partner) === code - 1) {
        open.pop();
        if (betweenLatin(text, partner) && betweenLatin(text, at)) latin.add(partner).add(at);
      } else if (betweenLatin(text, at)) latin.add(at);
    }
  }
  return latin;
}

function betweenLatin(text: string, at: number): boolean {
  let before = at - 1;
  let after = at + 1;
  while (before >= 0 && text.charCodeAt(before) === 0x20) before--;
  while (after < text.length && text.charCodeAt(after) === 0x20) after++;
  return (
    before >= 0 &&
    after < text.length &&
    isLatinSide(text.charCodeAt(before)) &&
    isLatinSide(text.charCodeAt(after))
  );
}
