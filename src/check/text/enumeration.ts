import { patternRule } from './rule.ts';

/** 、 between quoted words that stand side by side. */
export const enumCommaBetweenQuotes = patternRule(
  { id: 'enum-comma-between-quotes', clause: 'GB/T 15834—2011 4.5.3.5', weight: 0.1 },
  /”、(?=“)|’、(?=‘)/,
  ([match]) => match.slice(0, -1),
);

/** 、 between titles of books. */
export const enumCommaBetweenTitles = patternRule(
  { id: 'enum-comma-between-titles', clause: 'GB/T 15834—2011 4.5.3.5', weight: 0.1 },
  /》、(?=《)/,
  () => '》',
);

const DIGITS = '一二三四五六七八九';

/** 三、四个 for about three or four. Only neighbours among the numbers are an estimate. */
export const approxEnumComma = patternRule(
  { id: 'approx-enum-comma', clause: 'GB/T 15834—2011 4.5.3.4', weight: 0.1 },
  /(?<![第、一二三四五六七八九十])([一二三四五六七八九])、([一二三四五六七八九])(?=[十百千万个名人次年天])/,
  ([, first = '', second = '']) => first + second,
  ([, first = '', second = '']) => DIGITS.indexOf(second) - DIGITS.indexOf(first) === 1,
);
