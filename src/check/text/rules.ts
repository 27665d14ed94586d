import { type TextRuleId, textLintMessages } from '../../problems/lint-text.ts';
import { headTextDiffer, nameConsistency } from './consistency.ts';
import { dashForm, middleDot } from './dashes.ts';
import { ellipsisForm, ellipsisSingle, ellipsisWithDeng } from './ellipses.ts';
import { approxEnumComma, enumCommaBetweenQuotes, enumCommaBetweenTitles } from './enumeration.ts';
import {
  headTitleDiffer,
  houseForbidden,
  houseName,
  houseOrder,
  housePhrase,
  houseSpelling,
  houseTitle,
} from './house-rules.ts';
import { truncatedParagraph } from './lost.ts';
import { duplicateMarks, halfwidthPunctuation, repeatedMarks, stopInHeading } from './marks.ts';
import {
  approxDouble,
  numeralJi,
  numeralMix,
  thousandSeparator,
  totalVsParts,
  yearShort,
} from './numbers.ts';
import {
  bracketsFinalMark,
  quoteFinalStop,
  quoteLead,
  quoteNesting,
  quoteUnpaired,
  straightQuote,
  titleNesting,
} from './quotes.ts';
import { halfwidthTilde, rangeMagnitude, rangeMark, rangeMarkDate, rangePercentRepeat } from './ranges.ts';
import type { TextRule } from './rule.ts';
import { fullwidthAlnum, latinCase, spaceBetweenHan, spaceHanLatin, unitForm } from './width.ts';

/** Every rule of the editorial lint, in the order of typography 3.1; those of house.yaml come last. */
export const textRules: readonly TextRule[] = [
  enumCommaBetweenQuotes,
  enumCommaBetweenTitles,
  ellipsisForm,
  ellipsisSingle,
  ellipsisWithDeng,
  dashForm,
  rangeMarkDate,
  rangeMark,
  rangePercentRepeat,
  rangeMagnitude,
  halfwidthTilde,
  yearShort,
  approxEnumComma,
  numeralJi,
  numeralMix,
  approxDouble,
  halfwidthPunctuation,
  straightQuote,
  quoteUnpaired,
  quoteNesting,
  titleNesting,
  repeatedMarks,
  duplicateMarks,
  stopInHeading,
  quoteLead,
  quoteFinalStop,
  middleDot,
  fullwidthAlnum,
  spaceBetweenHan,
  spaceHanLatin,
  latinCase,
  unitForm,
  thousandSeparator,
  totalVsParts,
  bracketsFinalMark,
  truncatedParagraph,
  nameConsistency,
  headTextDiffer,
  headTitleDiffer,
  houseName,
  houseTitle,
  houseOrder,
  housePhrase,
  houseForbidden,
  houseSpelling,
];

/** The name of a rule: its sentence without the words that it found. */
export function textRuleName(id: TextRuleId): { readonly zh: string; readonly en: string } {
  const { zh, en } = textLintMessages[`text-${id}`];
  const bare = (sentence: string) => sentence.replace(/[：:]? ?“\{found\}”/, '');
  return { zh: bare(zh), en: bare(en) };
}
