import { type Hit, patternRule, type TextRule } from './rule.ts';

const GB = 'GB/T 15835—2011';

/** A year of two digits. 15年 is a length of time; 98年, 08年5月, ’05年 and 90年代 may be years. */
export const yearShort = patternRule(
  { id: 'year-short', clause: `${GB} 5.1.4`, weight: 0.1 },
  /(?<![\d.近约第超满达每])(?:[’'](\d{2})年|[5-9]\d年(?!代|前|后|来|间|历史|如一)|\d{2}年(?=\d{1,2}月))/,
);

/** 几 goes with Han numerals. */
export const numeralJi = patternRule(
  { id: 'numeral-ji', clause: `${GB} 4.2.2`, weight: 0.1 },
  /(?<!\d)\d{1,4}几/,
  ([match]) => `${hanNumber(Number.parseInt(match, 10))}几`,
);

const HAN_DIGITS = '〇一二三四五六七八九十';

/** One date in two systems. */
export const numeralMix = patternRule(
  { id: 'numeral-mix', clause: `${GB} 4.3`, weight: 0.1 },
  new RegExp(
    `[${HAN_DIGITS}]{1,4}年\\d{1,2}月|\\d{4}年[${HAN_DIGITS}]{1,3}月(?!份?[${HAN_DIGITS}])|[${HAN_DIGITS}]{1,3}月\\d{1,2}日|\\d{1,2}月[${HAN_DIGITS}]{1,3}日`,
  ),
);

/** About, and about again. */
export const approxDouble = patternRule(
  { id: 'approx-double', clause: '用法', clauseEn: 'usage', weight: 0.1 },
  /(?:(?<![附最临靠接邻])近|(?<![节公条预])约|超过?)\d{1,12}(?:\.\d{1,4})?[^，。、；\d]{0,4}(?:多(?![数家个])|余(?!额)|左右)/,
);

const GROUPED = /(?<![\d.,])\d{1,3}(?:,\d{3}){1,4}(?![\d,])/g;
const PLAIN = /(?<![\d.,A-Za-z])\d{5,12}(?![\d.,A-Za-z号年-])/;

/** Thousands parted by commas in one place and not in another. */
export const thousandSeparator: TextRule = {
  id: 'thousand-sep',
  clause: `${GB} 5.1.1`,
  weight: 0.1,
  *check({ text }, { paragraphs }) {
    const grouped = [...text.matchAll(GROUPED)];
    if (grouped.length === 0 || !paragraphs.some((other) => PLAIN.test(other.text))) return;
    for (const { 0: found, index } of grouped) {
      yield { start: index, end: index + found.length, better: found.replaceAll(',', '') };
    }
  },
};

const COUNTED = /([\u4e00-\u9fff]{0,12})(\d{1,9})([项个件篇家人名次台辆万亿])(?=[、，和及。；])/g;

/** A total that stands in a row with its parts: 专利42项、发明专利33项、实用新型专利9项. */
export const totalVsParts: TextRule = {
  id: 'total-vs-parts',
  clause: '用法',
  clauseEn: 'usage',
  weight: 1,
  *check({ text }) {
    const items = [...text.matchAll(COUNTED)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      count: Number(match[2]),
      unit: match[3],
    }));
    for (let i = 0; i + 2 < items.length; i++) {
      const hit = sumAt(items, i);
      if (hit) yield hit;
    }
  },
};

interface Counted {
  readonly start: number;
  readonly end: number;
  readonly count: number;
  readonly unit: string | undefined;
}

/** The row that begins at an item, when the item is the sum of two or more that follow it directly. */
function sumAt(items: readonly Counted[], at: number): Hit | undefined {
  const total = items[at]!;
  let sum = 0;
  for (let i = at + 1; i < Math.min(items.length, at + 8); i++) {
    const part = items[i]!;
    if (part.unit !== total.unit || part.start - items[i - 1]!.end > 2) return undefined;
    sum += part.count;
    if (i > at + 1 && sum === total.count) return { start: total.start, end: part.end };
    if (sum > total.count) return undefined;
  }
  return undefined;
}

/** A number below 10,000 in Han: 20 → 二十. */
export function hanNumber(value: number): string {
  const digits = '零一二三四五六七八九';
  const places = ['千', '百', '十', ''];
  const written = [...String(value).padStart(4, '0')]
    .map((digit, i) => (digit === '0' ? '零' : `${digits[Number(digit)]}${places[i]}`))
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '');
  return written.replace(/^一十/, '十') || '零';
}
