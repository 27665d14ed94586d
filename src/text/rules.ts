import type { Profile } from './types.ts';

/**
 * Rules of composition that can be switched off one by one. A page has no reason to; the measurements of
 * docs/clreq.md do, to show that it is this rule that makes the difference.
 */
export const RULES = [
  /** —— and …… are one unit of two em (CLREQ 6.1.2.1). */
  'long-units',
  /** A number stays on one line (6.1.2.2). */
  'numbers',
  /** A number keeps its signs and units: % ℃ ￥ ± (6.1.2.2). */
  'affixes',
  /** Note signs and raised figures stay with the text before them (6.1.2.3). */
  'notes',
  /** A Latin word stays on one line (6.1.4). */
  'words',
  /** Nothing is opened inside a unit or a Latin run (6.2.2.4, 6.2.3). */
  'rigid-units',
  /** Nothing is opened beside connectors and separators (6.2.2.4). */
  'rigid-connectors',
  /** Two ellipses stand on a line of their own (GB/T 15834 5.1.5). */
  'ellipsis-line',
  /** Lines may be squeezed at all, and the steps of 6.2.2.3. */
  'squeeze',
  'squeeze-space',
  'squeeze-bracket',
  'squeeze-pause',
  'squeeze-gap',
  /** One step is used up before the next begins. */
  'squeeze-order',
  /** The steps of 6.2.2.4, and the equal shares of its last one. */
  'stretch-space',
  'stretch-gap',
  'stretch-evenly',
  /** Marks stand in the boxes that GB/T 15834 gives them, whatever the font's advances (5.1). */
  'boxes',
  /** Dashes, dots and connectors stand on the middle of the em (5.1, 5.4.1). */
  'middle',
  /** Two of ？！ take one em, three take two (5.1.1.3). */
  'doubled-stops',
  /** Blank is cut at the outer side of a mark (6.3.2.1), and never more than there is. */
  'outer-side',
  'blank-only',
  /** No Han–Latin gap at line edges, and none beside marks (6.3.3). */
  'bare-edges',
  'bare-marks',
  /** Emphasis dots stand under Han only, centred and close to them, where the line gap has room (5.3.1, 5.6.1). */
  'dots-on-han',
  'dots-centred',
  'dots-close',
  'dots-need-room',
  /** A leg does not begin with the last line of a paragraph (7.1.2); a subhead keeps text below it (7.1.3.3). */
  'widows',
  'keep-next',
  /** Vertical lines: forms made for them (`vert`), corner brackets for curly quotes (GB/T 15834 5.2.1–5.2.3). */
  'vertical-forms',
  /** ： ； ？ ！ fill their cell in vertical lines (CLREQ 6.3.2.1). */
  'whole-marks',
  'corner-quotes',
  /** Vertical lines: numbers and short groups side by side in one cell, made to fit it (CLREQ 2.1.3). */
  'tcy',
  'tcy-mixed',
  'tcy-fit',
  /** Vertical lines: single signs and acronyms upright in full-width shapes, words turned with the line (2.1.3). */
  'upright',
  'wide-signs',
  'rotate',
] as const;

/** The name of a rule. */
export type Rule = (typeof RULES)[number];

/** Whether a rule is in force. */
export function keeps(profile: Profile, rule: Rule): boolean {
  return profile.without.length === 0 || !profile.without.includes(rule);
}
