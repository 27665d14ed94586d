import { isDateline } from '../../content/whitespace.ts';
import { HAN, isHead, type Paragraph, patternRule, type TextRule } from './rule.ts';

/** Full-width letters and digits. */
export const fullwidthAlnum = patternRule(
  { id: 'fullwidth-alnum', clause: 'CLREQ 3.1', fixable: true, weight: 0.1 },
  /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]{1,200}/,
  ([match]) => [...match].map((ch) => String.fromCharCode(ch.charCodeAt(0) - 0xfee0)).join(''),
);

const HAN_BLANK = new RegExp(`(?<=[${HAN}])[ \\t\\u00a0\\u3000]{1,40}(?=[${HAN}])`, 'g');

/**
 * A blank inside Han text. In heads and after a dateline it is a deliberate gap, and so is a full-width one in a label (a date and its day);
 * of any other out of context nobody can say.
 */
export const spaceBetweenHan: TextRule = {
  id: 'space-between-han',
  clause: 'CLREQ 3.2.1，单位规定',
  clauseEn: 'CLREQ 3.2.1, rule of the house',
  fixable: true,
  weight: 0.1,
  *check({ text, role }) {
    if (isHead(role) || role === 'byline' || role === 'caption' || role === 'quote') return;
    for (const { 0: blank, index } of text.matchAll(HAN_BLANK)) {
      if (role === undefined && blank.includes('\u3000')) continue;
      if (isDateline(text.slice(0, index))) continue;
      yield { start: index, end: index + blank.length, ...(role === undefined ? {} : { better: '' }) };
    }
  },
};

/** A typed blank between Han and Latin or digits, where the engine makes the gap itself. */
export const spaceHanLatin = patternRule(
  { id: 'space-han-latin', clause: '单位规定', clauseEn: 'rule of the house', fixable: true, weight: 0.1 },
  new RegExp(`(?<=[${HAN}])[ \\u00a0]{1,40}(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])[ \\u00a0]{1,40}(?=[${HAN}])`),
  () => '',
  ({ index, input }, { role }) =>
    !isHead(role) && !(role === 'caption' && /^[表图]\d{1,3}(?:[-.]\d{1,3})?$/.test(input.slice(0, index))),
);

const UNITS: Readonly<Record<string, string>> = {
  '％': '%',
  公分: '厘米',
  公升: '升',
  平米: '平方米',
};
const UNIT = new RegExp(Object.keys(UNITS).join('|'));

/** Units that are not legal, or not in their form. */
export const unitForm: TextRule = patternRule(
  { id: 'unit-form', clause: 'GB 3100', weight: 0.1 },
  UNIT,
  ([match]) => UNITS[match],
  ({ 0: match, index, input }) =>
    match === '％' || /[\d一二三四五六七八九十百千万亿]/.test(input[index - 1] ?? ''),
);

const WORD = /[A-Za-z]{2,20}/g;

/** A Latin word that the same story writes in other capitals more often. */
export const latinCase: TextRule = {
  id: 'latin-case',
  clause: 'CY/T 154—2017',
  weight: 0.1,
  *check({ text }, { paragraphs, house }) {
    if (!/[A-Za-z]{2}/.test(text)) return;
    const spellings = wordsOf(paragraphs);
    for (const { 0: word, index } of text.matchAll(WORD)) {
      const counts = spellings.get(word.toLowerCase());
      if (!counts || counts.size < 2 || house.spellings.some(({ use }) => use.includes(word))) continue;
      const [[common, most]] = [...counts].sort((a, b) => b[1] - a[1]) as [[string, number]];
      // The first word of a sentence may well have a capital; nobody can say which of two equals is right.
      if (common !== word && most > counts.get(word)!) {
        yield { start: index, end: index + word.length, better: common };
      }
    }
  },
};

const CACHE = new WeakMap<readonly Paragraph[], Map<string, Map<string, number>>>();

function wordsOf(paragraphs: readonly Paragraph[]): Map<string, Map<string, number>> {
  const known = CACHE.get(paragraphs);
  if (known) return known;
  const words = new Map<string, Map<string, number>>();
  for (const { text } of paragraphs) {
    for (const [word] of text.matchAll(WORD)) {
      const counts = words.get(word.toLowerCase()) ?? new Map<string, number>();
      counts.set(word, (counts.get(word) ?? 0) + 1);
      words.set(word.toLowerCase(), counts);
    }
  }
  CACHE.set(paragraphs, words);
  return words;
}
