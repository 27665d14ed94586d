/**
 * What a chief editor minds, as costs. One unit is a row of white more or less than preferred; the others are set
 * in proportion by what the page lint calls information, warning and error (typography.md 2.8).
 */
export const COST = {
  /**
   * A row of white or of height away from what is preferred; each further row of the same block counts one more than
   * the one before, so that white is shared among subheads and quotes and not heaped on one.
   */
  row: 1,
  /** First line of a paragraph alone at the foot of a leg (L08, information). */
  orphan: 3,
  /** Last line of a paragraph alone at the head of a leg (L07, warning). */
  widow: 25,
  /** The same with a single character (L06 and L07, error). */
  lonelyWidow: 80,
  /** A paragraph set a line longer or shorter than its best setting. */
  loose: 8,
  /** For every unit of what its lines then cost more: a loose line is worth about a row, a torn one is never. */
  opened: 0.1,
  /** A row left empty at the foot of a leg that is not the last (L11). */
  hole: 60,
  /** A row left empty at the end, up to one fewer than the legs: allowed by L11. */
  shortEnd: 2,
  /** Every further row. */
  longEnd: 30,
  /** The same where the page gives so that it closes: a loose line is better, a torn one is not. */
  flushEnd: 90,
  /** A subhead without the text that it must keep, where no leg has room for both (L09, error). */
  foot: 400,
  /** A row of white under a quote that ends a leg: the leg looks short (L11). */
  footWhite: 15,
  /** A row that does not fit (余文). */
  overset: 1000,
  /** A subhead at the head of a later leg, where it stands right under another head (L10, warning). */
  legHead: 12,
  /** Subheads on one line in neighbouring legs, and a line apart (L10, warning). */
  level: 25,
  nearlyLevel: 10,
} as const;
