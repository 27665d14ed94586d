import { HAN, type Hit, isHead, MARKS, patternRule, type TextRule } from './rule.ts';

const FULL: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '.': '。',
};
const CJK = `${HAN}${MARKS}`;

const SINGLE = new RegExp(`(?<=[${CJK}])[,;:?!]|[,;:?!](?=[${CJK}])|(?<=[${HAN}])\\.(?![\\w.${HAN}])`, 'g');
const BESIDE = new RegExp(`[${HAN}]`);

/** Half-width marks beside Han. Inside numbers, addresses and Latin they stay. */
export const halfwidthPunctuation: TextRule = {
  id: 'halfwidth-punct',
  clause: 'GB/T 15834—2011 4',
  fixable: true,
  weight: 0.1,
  *check({ text }) {
    for (const { 0: mark, index } of text.matchAll(SINGLE)) {
      yield { start: index, end: index + 1, better: FULL[mark]! };
    }
    yield* brackets(text);
  },
};

/** A pair of brackets is one thing: both are changed where one of them stands beside Han, or neither. */
function* brackets(text: string): Generator<Hit> {
  const open: number[] = [];
  const beside = (at: number) => BESIDE.test(text[at] ?? '');
  for (const { 0: mark, index } of text.matchAll(/[()]/g)) {
    if (mark === '(') {
      open.push(index);
      continue;
    }
    const start = open.pop();
    const touches =
      beside(index - 1) ||
      beside(index + 1) ||
      (start !== undefined && (beside(start - 1) || beside(start + 1)));
    if (!touches) continue;
    const safe = start !== undefined;
    if (safe) yield { start, end: start + 1, better: '（' };
    yield { start: index, end: index + 1, better: '）', safe };
  }
  for (const start of open) {
    if (beside(start - 1) || beside(start + 1)) yield { start, end: start + 1, better: '（', safe: false };
  }
}

/** More than three ？ or ！. */
export const repeatedMarks = patternRule(
  { id: 'punct-repeat', clause: 'GB/T 15834—2011 4.2, 4.3', weight: 0.1 },
  /[？！]{4,}/,
  ([match]) => match.slice(0, 3),
);

/** Two marks where one can stand. Which of them, an editor says. */
export const duplicateMarks = patternRule(
  { id: 'punct-duplicate', clause: 'GB/T 15834—2011 4', weight: 0.1 },
  /[，、；：]{2,}|。[，、；]/,
);

/** A head, subhead or caption that ends with a full stop. */
export const stopInHeading: TextRule = {
  id: 'stop-in-heading',
  clause: '报纸惯例',
  clauseEn: 'custom of newspapers',
  weight: 0.1,
  *check({ text, role }) {
    if (!(isHead(role) || role === 'caption') || !text.endsWith('。')) return;
    yield { start: text.length - 1, end: text.length, better: '' };
  },
};
