/** How automatic numbers count (ST_NumberFormat, ISO/IEC 29500-1 17.18.59): the formats of Chinese and Western copy. */
type Count = (n: number) => string;

const DIGITS = '零一二三四五六七八九';
const LEGAL_DIGITS = '零壹贰叁肆伍陆柒捌玖';
const HEAVENLY = '甲乙丙丁戊己庚辛壬癸';
const EARTHLY = '子丑寅卯辰巳午未申酉戌亥';

const FORMATS: Readonly<Record<string, Count>> = {
  decimal: String,
  decimalZero: (n) => String(n).padStart(2, '0'),
  decimalFullWidth: wide,
  decimalFullWidth2: wide,
  decimalHalfWidth: String,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (n) => (n >= 1 && n <= 20 ? String.fromCharCode(0x2473 + n) : `(${n})`),
  decimalEnclosedFullstop: (n) => (n >= 1 && n <= 20 ? String.fromCharCode(0x2487 + n) : `${n}.`),
  chineseCounting: (n) => chinese(n, DIGITS, '十百千'),
  chineseCountingThousand: (n) => chinese(n, DIGITS, '十百千'),
  japaneseCounting: (n) => chinese(n, DIGITS, '十百千'),
  taiwaneseCounting: (n) => chinese(n, DIGITS, '十百千'),
  taiwaneseCountingThousand: (n) => chinese(n, DIGITS, '十百千'),
  chineseLegalSimplified: (n) => chinese(n, LEGAL_DIGITS, '拾佰仟'),
  ideographLegalTraditional: (n) => chinese(n, LEGAL_DIGITS, '拾佰仟'),
  ideographDigital: (n) => [...String(n)].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join(''),
  japaneseDigitalTenThousand: (n) =>
    [...String(n)].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join(''),
  taiwaneseDigital: (n) => [...String(n)].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join(''),
  ideographTraditional: (n) => HEAVENLY[n - 1] ?? String(n),
  ideographZodiac: (n) => EARTHLY[n - 1] ?? String(n),
  lowerLetter: (n) => letters(n),
  upperLetter: (n) => letters(n).toUpperCase(),
  lowerRoman: (n) => roman(n),
  upperRoman: (n) => roman(n).toUpperCase(),
  none: () => '',
};

/** A number in a format; formats that Chinese copy does not use are plain figures. */
export function counted(format: string, n: number): string {
  return (FORMATS[format] ?? String)(n);
}

function wide(n: number): string {
  return String(n).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

function circled(n: number): string {
  return n >= 1 && n <= 20 ? String.fromCharCode(0x245f + n) : String(n);
}

/** 10 is 十, 11 十一, 20 二十, 105 一百零五; from ten thousand on plain figures. */
function chinese(n: number, digits: string, units: string): string {
  if (n <= 0 || n >= 10000) return n === 0 ? digits[0]! : String(n);
  const figures = [...String(n)].map(Number);
  let text = '';
  let gap = false;
  figures.forEach((figure, i) => {
    const place = figures.length - 1 - i;
    if (figure === 0) {
      gap = text !== '';
      return;
    }
    if (gap) text += digits[0];
    gap = false;
    const silentOne = figure === 1 && place === 1 && i === 0;
    text += `${silentOne ? '' : digits[figure]}${place > 0 ? units[place - 1] : ''}`;
  });
  return text;
}

/** a … z, aa … zz, as Word counts. */
function letters(n: number): string {
  if (n < 1) return String(n);
  return String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.min(20, Math.ceil(n / 26)));
}

const ROMAN = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

function roman(n: number): string {
  if (n < 1 || n > 3999) return String(n);
  let rest = n;
  let text = '';
  for (const [value, sign] of ROMAN) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
}
