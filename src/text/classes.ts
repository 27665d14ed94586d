/**
 * Character classes of Chinese composition (CLREQ 3.1.2–3.1.6, GB/T 15834 part 5), as small integers so that a
 * paragraph's classes fit in a byte array.
 */
export const HAN = 0;
/** Opening brackets and quotes. Blank in the left half. */
export const OP = 1;
/** Closing brackets and quotes. Blank in the right half, as with the next two. */
export const CL = 2;
/** 、，；： */
export const PA = 3;
/** 。．？！ */
export const ST = 4;
/** Interpunct, half an em. */
export const MID = 5;
/** —— and ……: two em that are never parted. */
export const LONG = 6;
/** ～ and a single —: one em; – and - between Han: half an em. */
export const CONN = 7;
/** ／ and / between Han: half an em. */
export const SEP = 8;
/** A run of Latin letters, digits and the signs inside it. */
export const LAT = 9;
/** Word space, dropped at line edges. */
export const SP = 10;
/** U+3000, a deliberate gap. */
export const FSP = 11;
/** Full-width symbols (①, ■, →, full-width letters): break like Han, take no Han–Latin gap. */
export const SYM = 12;
/** 々: a Han character that may not begin a line. */
export const ITER = 13;
/** ℃ ‰ ° ′ ″ ％: belongs to the number before it. */
export const POST = 14;
/** ￥ € №: belongs to the number after it. */
export const PRE = 15;
/** Takes no room: joiners, variation selectors, soft hyphens. */
export const ZERO = 16;

const MARKS: readonly (readonly [number, string])[] = [
  [OP, '“‘（〔［【〖《〈「『｛'],
  [CL, '”’）〕］】〗》〉」』｝'],
  [PA, '、，；：'],
  [ST, '。．？！⁇⁈⁉‼'],
  [MID, '·•・‧'],
  [LONG, '…⋯⸺'],
  [CONN, '～—–'],
  [SEP, '／'],
  [FSP, '\u3000'],
  [ITER, '々〻'],
  [POST, '‰℃℉°′″％￠'],
  [PRE, '￥€№￡＄'],
  [SP, ' \t\n\r\u00a0\u202f\u2002\u2003\u2009'],
  [ZERO, '\u00ad\u200b\u200c\u200d\u2060\ufeff'],
];

const HAN_RANGES: readonly (readonly [number, number])[] = [
  [0x2e80, 0x2fdf],
  [0x3006, 0x3007],
  [0x3021, 0x3029],
  [0x3040, 0x30fa],
  [0x30fc, 0x312f],
  [0x31a0, 0x31ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
];

const TABLE: Uint8Array = buildTable();

function buildTable(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(SYM);
  for (const [from, to] of HAN_RANGES) table.fill(HAN, from, to + 1);
  table.fill(ZERO, 0, 0x20);
  table.fill(LAT, 0x21, 0x7f);
  table.fill(ZERO, 0x7f, 0xa0);
  table.fill(LAT, 0xa1, 0x530);
  table.fill(LAT, 0x1e00, 0x2000);
  table.fill(LAT, 0x2070, 0x20a0);
  table.fill(ZERO, 0xfe00, 0xfe10);
  for (const [cls, marks] of MARKS) for (const mark of marks) table[mark.charCodeAt(0)] = cls;
  return table;
}

/** Class of a code point without its context: see tokens.ts for what neighbours change. */
export function classOf(codePoint: number): number {
  if (codePoint < 0x10000) return TABLE[codePoint]!;
  if (codePoint >= 0x20000 && codePoint < 0x40000) return HAN;
  return codePoint >= 0xe0100 && codePoint <= 0xe01ef ? ZERO : SYM;
}

/** Whether a class is a full-width mark with a half-em blank that may be cut. */
export function hasBlank(cls: number): boolean {
  return cls >= OP && cls <= ST;
}

/**
 * Whether a Latin run that has this character at its edge takes the Han–Latin gap there: letters, digits and the
 * signs of quantity do, `+ / & #` and the like do not (CSS text-autospace; typography 1.10).
 */
export function takesGap(codePoint: number): boolean {
  if (codePoint < 0x80) {
    return (
      (codePoint >= 0x30 && codePoint <= 0x39) ||
      (codePoint >= 0x41 && codePoint <= 0x5a) ||
      (codePoint >= 0x61 && codePoint <= 0x7a) ||
      codePoint === 0x25 ||
      codePoint === 0x24
    );
  }
  if (codePoint === 0xff05 || codePoint === 0xffe0 || codePoint >= 0xff00) return false;
  if (codePoint >= 0x2070 && codePoint < 0x209d) return false;
  if (codePoint >= 0xc0 && codePoint < 0x530) return codePoint !== 0xd7 && codePoint !== 0xf7;
  return codePoint === 0xb0 || codePoint === 0xa3 || codePoint === 0xa5 || codePoint >= 0x1e00;
}
