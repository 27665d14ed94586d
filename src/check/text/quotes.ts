import { type Edit, type Hit, patternRule, type TextRule } from './rule.ts';

const QUOTES = 'GB/T 15834—2011 4.8';
const PARTNERS: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '（': '）', '《': '》', '〈': '〉' };
const OPENERS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(PARTNERS).map(([open, close]) => [close, open]),
);
const PAIRED = /[“”‘’（）《》〈〉]/g;

/** " and ' of the keyboard. Paired in turn over the paragraph; feet, inches and apostrophes stay. */
export const straightQuote: TextRule = {
  id: 'straight-quote',
  clause: QUOTES,
  fixable: true,
  weight: 0.1,
  *check({ text }) {
    for (const [mark, open, close] of [
      ['"', '“', '”'],
      ["'", '‘', '’'],
    ] as const) {
      const found = [...text.matchAll(mark === '"' ? /(?<!\d)"/g : /(?<![A-Za-z\d])'|(?<!\d)'(?![A-Za-z])/g)];
      const safe = found.length % 2 === 0;
      for (const [n, { index }] of found.entries()) {
        yield { start: index, end: index + 1, better: n % 2 === 0 ? open : close, safe };
      }
    }
  },
};

/** An opening mark without its partner, or the other way. A quotation may go on in the next paragraph. */
export const quoteUnpaired: TextRule = {
  id: 'quote-unpaired',
  clause: `${QUOTES}，4.9`,
  weight: 0.1,
  *check({ text }, { paragraphs, index }) {
    const open: { mark: string; at: number }[] = [];
    for (const { 0: mark, index: at } of text.matchAll(PAIRED)) {
      if (mark in PARTNERS) open.push({ mark, at });
      else if (mark === '’' && /[A-Za-z\d]/.test(text[at - 1] ?? '') && open.at(-1)?.mark !== '‘') continue;
      else if (open.at(-1)?.mark === OPENERS[mark]) open.pop();
      else {
        const below = open.findLastIndex((one) => one.mark === OPENERS[mark]);
        if (below < 0) yield { start: at, end: at + 1 };
        else for (const lost of open.splice(below).slice(1)) yield { start: lost.at, end: lost.at + 1 };
      }
    }
    const goesOn = paragraphs[index + 1]?.text.startsWith('“');
    for (const { mark, at } of open) if (mark !== '“' || !goesOn) yield { start: at, end: at + 1 };
  },
};

/** “ inside “: the inner quotation takes ‘ ’. */
export const quoteNesting: TextRule = {
  id: 'quote-nesting',
  clause: 'GB/T 15834—2011 4.8.3',
  fixable: true,
  weight: 0.1,
  *check({ text }) {
    yield* nested(text, ['“', '”'], ['‘', '’']);
  },
};

/** 《 inside 《: the inner title takes 〈 〉. */
export const titleNesting: TextRule = {
  id: 'title-nesting',
  clause: 'GB/T 15834—2011 4.15',
  weight: 0.1,
  *check({ text }) {
    yield* nested(text, ['《', '》'], ['〈', '〉']);
  },
};

type Pair = readonly [open: string, close: string];

/** Pairs that stand directly in a pair of the same kind. Unbalanced text is another rule's. */
function* nested(text: string, [open, close]: Pair, inner: Pair): Generator<Hit> {
  const starts: number[] = [];
  for (const { 0: mark, index } of text.matchAll(/[“”《》]/g)) {
    if (mark === open) starts.push(index);
    if (mark !== close) continue;
    const start = starts.pop();
    if (start === undefined || starts.length !== 1) continue;
    const edits: Edit[] = [
      { start, end: start + 1, text: inner[0] },
      { start: index, end: index + 1, text: inner[1] },
    ];
    yield { start, end: index + 1, better: edits };
  }
}

/** 说，“整句。” takes a colon; between two halves of what somebody said, “……。”某人说，“……。”, the comma is right. */
export const quoteLead = patternRule(
  { id: 'quote-lead', clause: 'GB/T 15834—2011 4.7.3，4.8', weight: 0.1 },
  /(说|表示|指出|强调)，(?=“[^“”]{0,400}[。！？]”)/,
  ([, verb = '']) => `${verb}：`,
  ({ index, input }) => !SPEAKER_BETWEEN.test(input.slice(Math.max(0, index - LOOK_BACK), index)),
);

/** A quotation that ends just before the words that name its speaker. */
const SPEAKER_BETWEEN = /[，。！？…—]”[^“”，。！？；：]*$/;

/** A complete quotation after a colon keeps its stop inside. */
export const quoteFinalStop = patternRule(
  { id: 'quote-final-stop', clause: 'GB/T 15834—2011 附录', clauseEn: 'GB/T 15834—2011, annex', weight: 0.1 },
  /[^。！？…“”]”。/,
  undefined,
  ({ index, input }) => /：“[^“”]*$/.test(input.slice(Math.max(0, index - LOOK_BACK), index + 1)),
);

/** A note inside a sentence has no stop of its own. */
export const bracketsFinalMark = patternRule(
  { id: 'brackets-final-mark', clause: 'GB/T 15834—2011 4.9', weight: 0.1 },
  /。）/,
  () => '）',
  ({ index, input }) => /[^。！？”\n]（[^（）。]*$/.test(input.slice(Math.max(0, index - LOOK_BACK), index)),
);

/** Characters that a rule looks back for the beginning of a quotation or note. */
const LOOK_BACK = 400;
