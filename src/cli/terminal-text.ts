/**
 * Columns that a character takes in a terminal: 2 for Han, kana, Hangul, full-width forms and emoji (UAX #11 W and
 * F), 0 for combining marks and invisible characters, else 1. Ambiguous ones (“ ” — …) count 1, as terminals in
 * UTF-8 do.
 */
export function charWidth(codePoint: number): number {
  if (codePoint < 0x300) return codePoint === 0xad ? 0 : 1;
  if (isInvisible(codePoint)) return 0;
  for (let i = 0; i < WIDE.length; i += 2) {
    if (codePoint < WIDE[i]!) return 1;
    if (codePoint <= WIDE[i + 1]!) return 2;
  }
  return 1;
}

/** First and last code points of the wide ranges, ascending. */
const WIDE = [
  0x1100, 0x115f, 0x231a, 0x231b, 0x2329, 0x232a, 0x23e9, 0x23ec, 0x2614, 0x2615, 0x26a1, 0x26a1, 0x2705,
  0x2705, 0x274c, 0x274e, 0x2753, 0x2757, 0x2795, 0x2797, 0x2b1b, 0x2b1c, 0x2b50, 0x2b55, 0x2e80, 0x303e,
  0x3041, 0x4dbf, 0x4e00, 0xa4cf, 0xa960, 0xa97c, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30,
  0xfe6b, 0xff01, 0xff60, 0xffe0, 0xffe6, 0x16fe0, 0x18dff, 0x1aff0, 0x1b2ff, 0x1f004, 0x1f004, 0x1f0cf,
  0x1f0cf, 0x1f18e, 0x1f202, 0x1f210, 0x1f64f, 0x1f680, 0x1f6ff, 0x1f7e0, 0x1f7eb, 0x1f90c, 0x1f9ff, 0x1fa70,
  0x1faff, 0x20000, 0x3fffd,
];

function isInvisible(codePoint: number): boolean {
  return (
    (codePoint >= 0x300 && codePoint <= 0x36f) ||
    (codePoint >= 0x20d0 && codePoint <= 0x20ff) ||
    (codePoint >= 0x302a && codePoint <= 0x302d) ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    (codePoint >= 0xfe20 && codePoint <= 0xfe2f) ||
    (codePoint >= 0xe0100 && codePoint <= 0xe01ef)
  );
}

/** Columns that a text takes. */
export function textWidth(text: string): number {
  let width = 0;
  for (const char of text) width += charWidth(char.codePointAt(0)!);
  return width;
}

/** Pads with blanks on the right to a number of columns. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - textWidth(text)));
}

/** Pads with blanks on the left. */
export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - textWidth(text))) + text;
}

/**
 * Makes text from files safe to show: a control character, an escape sequence or a change of direction in somebody's
 * copy must not reach the terminal. Each becomes one visible sign, so offsets stay as they are.
 */
export function printable(text: string): string {
  return text.replace(UNSAFE, (char) => (char === '\t' ? ' ' : '\ufffd'));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
