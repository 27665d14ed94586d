import type { Profile } from './types.ts';

/**
 * How the house composes body text when a style says nothing else. GB/T 15834 for prohibition and line ends,
 * ⅛ em between Han and Latin because newspaper measures are narrow (CSS text-autospace has the same default),
 * a two-em indent (CLREQ 3.5.1), at least two characters on a last line (CLREQ 3.5.4). An opened gap of 0.12 em
 * is where a reader of a narrow column begins to see holes; 0.25 em is JLREQ's first limit.
 */
export const houseProfile: Profile = {
  writing: 'horizontal',
  kinsoku: 'gb',
  pairs: 'normal',
  widthStyle: 'full',
  lineStart: 'trim',
  firstLine: 'trim',
  lineEnd: 'half',
  hanging: false,
  autospace: { default: 0.125, min: 0.0625, max: 0.25 },
  squeezeStop: 'last',
  indent: 2,
  orphan: 'search',
  minLastLine: 2,
  keepUnit: false,
  keep: [],
  names: [],
  phrases: [],
  hyphenate: 'off',
  stretchWarn: 0.12,
  stretchMax: 0.25,
  lastLine: 'start',
  hangIndent: 0,
  emphasis: 'face',
  without: [],
};

/** The house profile with some of its fields replaced; `autospace` may be given in part. */
export function profileWith(
  partial: Partial<Omit<Profile, 'autospace'>> & { readonly autospace?: Partial<Profile['autospace']> },
): Profile {
  return { ...houseProfile, ...partial, autospace: { ...houseProfile.autospace, ...partial.autospace } };
}
