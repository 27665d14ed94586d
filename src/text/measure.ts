import { type Face, findGlyph } from '../fonts/face.ts';
import { CONN, classOf, hasBlank, LAT, LONG, MID, SEP, SP, ZERO } from './classes.ts';
import { GlyphList } from './glyph-list.ts';
import { HYPHEN, INSIDE_WORD } from './kinsoku.ts';
import { emptyTokens, type Measured, type TokenArrays } from './measured.ts';
import {
  asDrawn,
  type Boxed,
  boxBar,
  boxConnector,
  boxEllipsis,
  boxMark,
  type LongBox,
  latinBox,
  riseOf,
} from './rebox.ts';
import { keeps } from './rules.ts';
import { applyNeighbours, sumUp } from './squeeze.ts';
import { CLOSING, GAP_LEFT, GAP_RIGHT, OPENING, SOFT_HYPHEN, type Tokens, tokenise } from './tokens.ts';
import type { MissingGlyph, ParagraphInput, RunStyle, Unit } from './types.ts';
import {
  type Cell,
  dotCell,
  drawnInstead,
  groupScale,
  markCell,
  type Stance,
  signCell,
  stanceOf,
  turnedAxis,
  verticalForm,
  wholeCell,
} from './vertical.ts';
import { wordBreaks } from './word-breaks.ts';

export type { Measured } from './measured.ts';

/** A Latin word of more UTF-16 units than this may be wider than a narrow column: it is kept in pieces. */
const LONG_WORD = 8;
/** Longest piece that is shaped at once; only absurd words are longer. */
const SHAPED_AT_ONCE = 256;

/**
 * Measures a paragraph once for all widths: cuts it into tokens, finds glyphs (in the fallback faces too), puts
 * marks into their Chinese boxes and adds up widths. A character that no face has is set as the first face's
 * .notdef and listed in `missing`.
 */
export function measureParagraph(input: ParagraphInput): Measured {
  const { text, profile, em } = input;
  const stops = input.runs.map((run) => run.start).filter((at) => at > 0);
  const units = input.units ?? [];
  const pieces = tokenise(text, stops, profile, units);
  const setter = new Setter(input, pieces);
  const { tokens, glyphs, count, gaps, glued } = setter.run();
  applyNeighbours(tokens, count, gaps, glued, profile, text);
  for (const unit of units) if (unit.rigid) holdTogether(tokens, count, unit);
  const sums = sumUp(tokens, count, profile, glued);
  return { text, em, profile, tokenCount: count, missing: setter.missing, tokens, glyphs, sums };
}

/** Nothing is opened inside the stretch, nor after its tracked characters. */
function holdTogether({ start, opens }: TokenArrays, count: number, unit: Unit): void {
  for (let t = 0; t + 1 < count && start[t + 1]! < unit.end; t++) if (start[t]! >= unit.start) opens[t] = 0;
}

/** Collects tokens and glyphs while it walks the pieces of a text. */
class Setter {
  readonly missing: MissingGlyph[] = [];
  private readonly input: ParagraphInput;
  private readonly pieces: Tokens;
  private readonly glyphs: GlyphList;
  private readonly boxes = new Map<Face, Map<number, Boxed>>();
  private readonly tokens: TokenArrays;
  private readonly gaps: Uint8Array;
  private readonly glued: Uint8Array;
  /** 1 while glyphs are added that turn with a vertical line. */
  private turn: 0 | 1 = 0;
  private count = 0;
  private readonly boxed: boolean;
  private readonly centred: boolean;
  private readonly blankFactor: number;
  private readonly softHyphens: ReadonlySet<number> | undefined;
  private readonly whole: { readonly numbers: boolean; readonly words: boolean; readonly rigid: boolean };
  /** Styles at half their size, after those of the runs. */
  private readonly halved: RunStyle[] = [];
  private style: RunStyle;
  private styleIndex = 0;
  private scale = 1;

  constructor(input: ParagraphInput, pieces: Tokens) {
    this.input = input;
    this.pieces = pieces;
    const { profile } = input;
    this.boxed = keeps(profile, 'boxes');
    this.centred = keeps(profile, 'middle');
    this.blankFactor = keeps(profile, 'blank-only') ? 1 : 1.4;
    this.whole = {
      numbers: keeps(profile, 'numbers'),
      words: keeps(profile, 'words'),
      rigid: keeps(profile, 'rigid-units'),
    };
    this.softHyphens = input.hyphens && profile.hyphenate !== 'never' ? new Set(input.hyphens) : undefined;
    this.style = input.runs[0]?.style ?? { faces: [], size: input.em, tracking: 0, color: '' };
    this.scale = this.style.size / input.em;
    const room = input.text.length;
    this.tokens = emptyTokens(room, keeps(profile, 'bare-edges'));
    this.gaps = new Uint8Array(room);
    this.glued = new Uint8Array(room);
    this.glyphs = new GlyphList(room + 8);
  }

  run() {
    const { pieces, input } = this;
    for (let p = 0; p < pieces.count; p++) {
      const start = pieces.start[p]!;
      while (this.styleIndex + 1 < input.runs.length && input.runs[this.styleIndex + 1]!.start <= start) {
        this.styleIndex++;
        this.style = input.runs[this.styleIndex]!.style;
        this.scale = this.style.size / input.em;
      }
      this.piece(p, start, pieces.start[p + 1]!);
    }
    const { tokens, count, gaps, glued } = this;
    tokens.start[count] = input.text.length;
    tokens.glyph[count] = this.glyphs.count;
    const glyphs = this.glyphs.arrays([...input.runs.map((run) => run.style), ...this.halved]);
    return { tokens, glyphs, count, gaps, glued };
  }

  private piece(p: number, start: number, end: number): void {
    const { pieces } = this;
    const cls = pieces.cls[p]!;
    const first = this.count;
    const stance = this.stance(start, end, cls);
    this.turn = stance === 'rotated' ? 1 : 0;
    if (cls === LAT) {
      if (stance === 'upright') this.signs(start, end);
      else if (stance === 'tcy') this.group(start, end);
      else this.word(start, end, pieces.kept[p] === 1);
    } else {
      this.open(start, cls);
      this.close(
        cls === LONG
          ? this.long(start, end)
          : cls === SP
            ? this.space(start, end)
            : stance === 'upright'
              ? this.upright(start, end, cls)
              : this.mark(start, end, cls),
      );
    }
    const last = this.count - 1;
    // What stands upright in a vertical line is a character among others: it takes no gap.
    const gaps = cls === LAT && this.turn === 0 && stance !== undefined ? 0 : pieces.gaps[p]!;
    this.gaps[first]! |= (gaps & GAP_LEFT) | (pieces.gaps[p]! & CLOSING);
    this.gaps[last]! |= (gaps & GAP_RIGHT) | (pieces.gaps[p]! & OPENING);
    this.glued[last] = pieces.glued[p]!;
    this.tokens.soft[last] = pieces.soft[p]!;
  }

  /** How a piece stands in a vertical line; undefined in a horizontal one. */
  private stance(start: number, end: number, cls: number): Stance | undefined {
    const { text, profile } = this.input;
    if (profile.writing === 'horizontal') return undefined;
    return stanceOf(cls, text.slice(start, end), profile);
  }

  private open(start: number, cls: number): void {
    const t = this.count;
    this.tokens.start[t] = start;
    this.tokens.cls[t] = cls;
    this.tokens.scale[t] = this.scale;
    this.tokens.style[t] = this.styleIndex;
    this.tokens.glyph[t] = this.glyphs.count;
    this.tokens.track[t] = this.style.tracking * this.scale;
  }

  private close(width: number): void {
    this.tokens.width[this.count] = width;
    this.count++;
  }

  /** A single character of one glyph; returns its width in em of the paragraph. */
  private mark(start: number, end: number, cls: number): number {
    const code = this.input.text.codePointAt(start)!;
    if (cls === ZERO) return 0;
    const found = this.find(start, code);
    const { scale } = this;
    if (!hasBlank(cls) && cls !== MID && cls !== SEP && cls !== CONN) {
      this.glyph(found.face, found.glyph, 0, start, end, 1000);
      return (found.glyph === 0 ? 1 : found.face.advanceOf(found.glyph) / 1000) * scale;
    }
    const box = this.boxOf(found.face, found.glyph, cls, code);
    this.tokens.blank[this.count] = box.blank * scale * this.blankFactor;
    this.glyph(found.face, found.glyph, box.dx * scale, start, end, box.scale);
    if (cls === MID || cls === CONN) this.raise(found);
    return box.width * scale;
  }

  /** Moves the glyph that was added last to the middle of the em. */
  private raise(found: { face: Face; glyph: number }): void {
    if (!this.centred) return;
    this.glyphs.rise[this.glyphs.count - 1]! += riseOf(found.face, found.glyph) * this.scale;
  }

  /** A single character of a vertical line in its cell; returns its height. */
  private upright(start: number, end: number, cls: number): number {
    const { text, profile } = this.input;
    const code = text.codePointAt(start)!;
    if (cls === ZERO) return 0;
    const { face, glyph } = this.findDrawn(start, code);
    if (hasBlank(cls)) {
      const cell = markCell(face, glyph, code, profile);
      if (this.isSecondOfPair(start, code)) return this.besideLast(cell, face, start, end);
      this.tokens.blank[this.count] = cell.blank * this.scale * this.blankFactor;
      return this.cell(cell, face, start, end);
    }
    if (cls === MID) return this.cell(dotCell(face, glyph, profile), face, start, end);
    if (cls === SEP && keeps(profile, 'boxes')) return this.smallSign({ face, glyph }, start, end);
    return this.cell(wholeCell(face, verticalForm(face, glyph, profile)), face, start, end);
  }

  /** ／ stays upright in half an em (CLREQ 6.3.2.1, A.5), so it is set at half its size. */
  private smallSign({ face, glyph }: { face: Face; glyph: number }, start: number, end: number): number {
    const { input, style, scale } = this;
    let index =
      input.runs.length +
      this.halved.findIndex((one) => one.size === style.size / 2 && one.color === style.color);
    if (index < input.runs.length)
      index = input.runs.length + this.halved.push({ ...style, size: style.size / 2 }) - 1;
    this.tokens.style[this.count] = index;
    const { xMin, xMax, yMin, yMax } = face.boundsOf(glyph);
    this.glyph(face, glyph, (0.25 + (yMin + yMax) / 4000) * scale, start, end, 1000);
    this.glyphs.rise[this.glyphs.count - 1] = (-(xMin + xMax) / 4000) * scale;
    return 0.5 * scale;
  }

  /** Whether it is the second of two ？！ that share a cell (GB/T 15834 5.1.2); of three the last stands alone. */
  private isSecondOfPair(start: number, code: number): boolean {
    const { text, profile } = this.input;
    if (!isAsking(code) || profile.pairs === 'off' || !keeps(profile, 'doubled-stops')) return false;
    let run = 0;
    while (run < start && isAsking(text.charCodeAt(start - 1 - run))) run++;
    return run % 2 === 1;
  }

  /** Puts a mark into the right half of the cell of the mark before it, and that one into the left half. */
  private besideLast(cell: Cell, face: Face, start: number, end: number): number {
    const last = this.glyphs.count - 1;
    const before = this.glyphs.glyph(last);
    const left = before.face.boundsOf(before.id);
    const right = face.boundsOf(cell.glyph);
    this.glyphs.rise[last] = (-0.25 - (left.xMin + left.xMax) / 2000) * this.scale;
    this.cell({ ...cell, right: 0.25 - (right.xMin + right.xMax) / 2000 }, face, start, end, -this.scale);
    return 0;
  }

  /** Letters and digits upright, each in a cell of its own, as one unit. */
  private signs(start: number, end: number): void {
    const { text, profile } = this.input;
    const { faces, tracking } = this.style;
    this.open(start, LAT);
    let height = 0;
    for (let at = start; at < end; at++) {
      const code = text.codePointAt(at)!;
      const { face, ...cell } = signCell(faces, this.find(at, code).face, code, profile);
      if (at > start) height += tracking * this.scale;
      height += this.cell(cell, face, at, at + 1, height);
    }
    this.close(height);
  }

  /** 纵中横: signs side by side in one cell, or turned with the line where they are too many for it. */
  private group(start: number, end: number): void {
    const { text, profile } = this.input;
    const found = [...text.slice(start, end)].map((sign, i) => this.find(start + i, sign.codePointAt(0)!));
    const widths = found.map(({ face, glyph }) => face.advanceOf(glyph) / 1000);
    const width = widths.reduce((sum, one) => sum + one, 0);
    const scale = groupScale(width, profile);
    if (scale === undefined) {
      this.turn = 1;
      this.word(start, end);
      return;
    }
    this.open(start, LAT);
    let right = (-width * scale) / 2000;
    found.forEach(({ face, glyph }, i) => {
      const cell = { ...wholeCell(face, glyph), right, scale };
      this.cell(cell, face, start + i, start + i + 1);
      right += (widths[i]! * scale) / 1000;
    });
    this.close(this.scale);
  }

  /** Adds the glyph of a cell that begins so far from the head of its token; returns the cell's height. */
  private cell(cell: Omit<Cell, 'blank'>, face: Face, start: number, end: number, from = 0): number {
    this.glyph(face, cell.glyph, from + cell.down * this.scale, start, end, cell.scale);
    this.glyphs.rise[this.glyphs.count - 1] = cell.right * this.scale;
    return cell.height * this.scale;
  }

  /** The face and glyph that draw a character in a vertical line: a corner bracket for a curly quote. */
  private findDrawn(at: number, codePoint: number): { face: Face; glyph: number } {
    const { faces } = this.style;
    const drawn = drawnInstead(codePoint, this.input.profile);
    return (drawn === codePoint ? undefined : findGlyph(faces, drawn)) ?? this.find(at, codePoint);
  }

  private boxOf(face: Face, glyph: number, cls: number, code: number): Boxed {
    let boxes = this.boxes.get(face);
    if (boxes === undefined) {
      boxes = new Map();
      this.boxes.set(face, boxes);
    }
    let box = boxes.get(code);
    if (box === undefined) {
      const half = code === 0x2d || code === 0x2013;
      if (!this.boxed) box = asDrawn(face, glyph, cls);
      else box = cls === CONN ? boxConnector(face, glyph, half) : boxMark(face, glyph, cls);
      boxes.set(code, box);
    }
    return box;
  }

  /** —— …… ⸺ ⋯⋯: 2 em; a lone … keeps one. */
  private long(start: number, end: number): number {
    const code = this.input.text.charCodeAt(start);
    const { scale } = this;
    if (code === 0x2e3a || (code === 0x2014 && end - start >= 2)) {
      const single = code === 0x2e3a;
      const own = findGlyph(this.style.faces, code);
      const found = own ?? this.find(start, 0x2014);
      this.spread(boxBar(found.face, found.glyph, single ? 1 : 2), found, start, end);
      return 2 * scale;
    }
    const found = findGlyph(this.style.faces, code) ?? this.find(start, 0x2026);
    if (end - start >= 2) {
      this.spread(boxEllipsis(found.face, found.glyph), found, start, end);
      return 2 * scale;
    }
    const box = this.boxOf(found.face, found.glyph, LONG, code);
    this.glyph(found.face, found.glyph, box.dx * scale, start, end, box.scale);
    this.raise(found);
    return box.width * scale;
  }

  private spread(long: LongBox, found: { face: Face; glyph: number }, start: number, end: number): void {
    const advance = found.face.advanceOf(found.glyph) / 1000;
    const box = this.boxed ? long : { origins: long.origins.map((_, k) => k * advance), scale: 1000 };
    box.origins.forEach((origin, k) => {
      const until = k + 1 === box.origins.length ? end : start + k + 1;
      this.glyph(found.face, found.glyph, origin * this.scale, start + k, until, box.scale);
      this.raise(found);
    });
  }

  private space(start: number, end: number): number {
    const found = findGlyph(this.style.faces, 0x20);
    if (found === undefined) return 0.25 * this.scale;
    this.glyph(found.face, found.glyph, 0, start, end, 1000);
    return (found.face.advanceOf(found.glyph) / 1000) * this.scale;
  }

  /** A Latin run: shaped, in one token, or in one a cluster when it is long. */
  private word(start: number, end: number, kept = true): void {
    const { numbers, words, rigid } = this.whole;
    const breaks = kept ? undefined : this.breaksIn(start, end);
    const inPieces = end - start > LONG_WORD || !(numbers && words && rigid);
    const tracking = this.style.tracking * this.scale;
    let at = start;
    this.open(start, LAT);
    let width = 0;
    while (at < end) {
      const found = this.find(at, this.input.text.codePointAt(at)!);
      const to = this.stretchOf(found.face, at, end);
      const { glyphs, advances, clusters } = found.face.shape(this.input.text.slice(at, to));
      for (let g = 0; g < glyphs.length; g++) {
        const from = at + clusters[g]!;
        const until = g + 1 < glyphs.length ? Math.max(from, at + clusters[g + 1]!) : to;
        const fresh = from > this.tokens.start[this.count]!;
        const ends = fresh ? breaks?.get(from) : undefined;
        if (ends !== undefined) {
          if (ends === HYPHEN) this.partHere(found.face);
          this.tokens.edge[this.count] = ends;
          this.close(width);
          this.open(from, LAT);
          width = 0;
        } else if (inPieces && fresh) {
          const isNumber = /[\d.,:]/.test(this.input.text[from]!);
          this.tokens.edge[this.count] = (isNumber ? numbers : words) ? INSIDE_WORD : 0;
          this.close(width);
          this.open(from, LAT);
          width = 0;
        } else if (fresh) width += tracking;
        const box = latinBox(found.face, glyphs[g]!, advances[g]!, this.input.text.charCodeAt(from));
        this.glyph(found.face, glyphs[g]!, width + box.offset * this.scale, from, until, 1000);
        width += box.advance * this.scale;
      }
      at = to;
    }
    this.close(width);
  }

  /** Line ends inside a Latin run: of addresses, at soft hyphens, and by the rules of its language. */
  private breaksIn(start: number, end: number): Map<number, number> | undefined {
    const { text, profile } = this.input;
    const { hyphenate } = profile;
    if (hyphenate === 'never') return undefined;
    const english = (this.style.lang ?? hyphenate) === 'en';
    return wordBreaks(text.slice(start, end), start, { soft: this.softHyphens, english });
  }

  /** The open token may end a line with a hyphen, which takes its room there and nowhere else. */
  private partHere(face: Face): void {
    const width = face.advanceOf(hyphenOf(face)) / 1000;
    this.tokens.trimEnd[this.count] = -width * this.scale;
    this.tokens.soft[this.count] = SOFT_HYPHEN;
  }

  /** End of the characters from `at` on that the same face sets. */
  private stretchOf(face: Face, at: number, end: number): number {
    const { text } = this.input;
    let to = at;
    while (to < end && to - at < SHAPED_AT_ONCE) {
      const code = text.codePointAt(to)!;
      const { faces } = this.style;
      if (to > at && faces[0] !== face && findGlyph(faces, code)?.face !== face) break;
      if (to > at && faces[0] === face && face.glyphOf(code) === 0 && classOf(code) !== ZERO) break;
      to += code > 0xffff ? 2 : 1;
    }
    return to;
  }

  private find(at: number, codePoint: number): { face: Face; glyph: number } {
    const { faces } = this.style;
    const first = faces[0];
    if (first === undefined) throw new Error('A run has no face');
    const glyph = first.glyphOf(codePoint);
    if (glyph !== 0) return { face: first, glyph };
    const found = findGlyph(faces, codePoint);
    if (found !== undefined) return found;
    this.missing.push({ at, codePoint, face: first.id });
    return { face: first, glyph: 0 };
  }

  private glyph(face: Face, id: number, x: number, at: number, until: number, scaleX: number): void {
    const rise = this.turn === 1 ? turnedAxis(face) * this.scale : 0;
    this.glyphs.add(face, id, x, at, until, scaleX, rise, this.turn);
  }
}

/** The glyph of a hyphen: that of the keyboard, since Chinese fonts may draw U+2010 a whole em wide. */
export function hyphenOf(face: Face): number {
  return face.glyphOf(0x2d) || face.glyphOf(0x2010);
}

/** ？ and ！ */
function isAsking(code: number): boolean {
  return code === 0xff1f || code === 0xff01;
}
