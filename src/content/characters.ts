/** Classes of UTF-16 units that the white-space rules know. */

/** Blanks of every width: space, tab, U+00A0, the typographic spaces, and the ideographic space U+3000. */
export function isBlank(unit: number): boolean {
  return (
    unit === 0x20 ||
    unit === 0x09 ||
    unit === 0xa0 ||
    unit === 0x3000 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x202f ||
    unit === 0x205f
  );
}

/** Characters without width that Word and web pages leave behind: joiners, direction marks, soft hyphen, BOM. */
export function isZeroWidth(unit: number): boolean {
  return (
    unit === 0xad ||
    unit === 0xfeff ||
    (unit >= 0x200b && unit <= 0x200f) ||
    (unit >= 0x202a && unit <= 0x202e) ||
    (unit >= 0x2060 && unit <= 0x206f)
  );
}

/** Letters of Latin words, between which a soft hyphen means something. */
export function isLatinLetter(unit: number): boolean {
  return (
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0xc0 && unit < 0x250 && unit !== 0xd7 && unit !== 0xf7)
  );
}

/** Control characters that no copy has: C0 and C1 less tab, LF and CR, and the Unicode line separators. */
export function isControl(unit: number): boolean {
  return (
    (unit < 0x20 && unit !== 9 && unit !== 10 && unit !== 13) ||
    (unit >= 0x7f && unit <= 0x9f) ||
    unit === 0x2028 ||
    unit === 0x2029
  );
}

/** Private-use characters; of the two upper planes the high surrogate. */
export function isPrivateUse(unit: number): boolean {
  return (unit >= 0xe000 && unit <= 0xf8ff) || (unit >= 0xdb80 && unit <= 0xdbff);
}

/**
 * Which side of a blank a unit is on. `shared` marks (quotes, dash, ellipsis) follow the character on their
 * other side (CLREQ 3.1: the Chinese form unless both neighbours are Latin).
 */
export function sideOf(unit: number): 'han' | 'latin' | 'shared' {
  if (unit === 0xb7) return 'han';
  if (unit < 0x2000) return 'latin';
  if (unit === 0x2013 || unit === 0x2014 || unit === 0x2026 || (unit >= 0x2018 && unit <= 0x201d)) {
    return 'shared';
  }
  // ‰ ′ ″, currency signs, letter-like signs (℃ №) belong to numbers and words.
  if (unit >= 0x2030 && unit <= 0x2033) return 'latin';
  if ((unit >= 0x20a0 && unit <= 0x20cf) || (unit >= 0x2100 && unit <= 0x214f)) return 'latin';
  return 'han';
}
