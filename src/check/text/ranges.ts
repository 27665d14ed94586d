import { HAN, patternRule } from './rule.ts';

const TIME = 'GB/T 15834—2011 4.13.3.2';
const QUANTITY = 'GB/T 15834—2011 4.13.3.3，GB/T 15835—2011 5.1.3';
const NUMBER = '\\d{1,9}(?:\\.\\d{1,6})?';

/** Years, and days of a month, are joined by —. */
export const rangeMarkDate = patternRule(
  { id: 'range-mark-date', clause: TIME, weight: 0.1 },
  /(?<![\d-])(\d{4}年?)[-–~～](\d{4}年)|(?<=月)(\d{1,2}日?)[-–~～](\d{1,2}日)/,
  ([, from, to, fromDay = '', toDay = '']) => `${from ?? fromDay}—${to ?? toDay}`,
);

/** Quantities are joined by ～. Not years, telephone numbers or names of models. */
export const rangeMark = patternRule(
  { id: 'range-mark', clause: QUANTITY, weight: 0.1 },
  new RegExp(
    `(?<![\\dA-Za-z.+-])(${NUMBER}%?) ?[-–—~] ?(${NUMBER})(?=%|[${HAN}A-Za-z])(?!\\d|[年月日号]|[A-Za-z]*\\d)`,
  ),
  ([, from = '', to = '']) => `${from}～${to}`,
  ([, from = '', to = '']) => !/^0\d/.test(from) && !(/^\d{4}$/.test(from) && /^\d{4}$/.test(to)),
);

/** 3%～5%, not 3～5%. */
export const rangePercentRepeat = patternRule(
  { id: 'range-percent-repeat', clause: 'GB/T 15835—2011 5.1.3', weight: 0.1 },
  new RegExp(`(?<![\\d.])(${NUMBER})([～~—–-])(${NUMBER})([%‰])`),
  ([, from = '', , to = '', sign = '']) => `${from}${sign}～${to}${sign}`,
);

/** 2万～5万, not 2～5万, which may mean two to fifty thousand. */
export const rangeMagnitude = patternRule(
  { id: 'range-magnitude', clause: 'GB/T 15835—2011 5.1.3', weight: 0.1 },
  new RegExp(`(?<![\\d.])(${NUMBER})[～~—–-](${NUMBER})([万亿])`),
  ([, from = '', to = '', unit = '']) => `${from}${unit}～${to}${unit}`,
);

/** ~ of the keyboard for ～. What another mark should take the place of is left to that rule. */
export const halfwidthTilde = patternRule(
  { id: 'halfwidth-tilde', clause: QUANTITY, fixable: true, weight: 0.1 },
  new RegExp(`(?<=[${HAN}\\d%])~(?=[${HAN}\\d])`),
  ({ index, input }) => (/^~\d{4}年/.test(input.slice(index, index + 6)) ? undefined : '～'),
);
