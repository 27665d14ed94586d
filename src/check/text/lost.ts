import type { TextRule } from './rule.ts';

const BEGINS_AMISS = /^[、，。；：！？”’）》〉…]/;
const ENDS_WELL = /[。！？…”’）》：；—.!?:;)"']$/;

/** A body paragraph that begins with a mark of an end, or ends without one: copy may be lost. */
export const truncatedParagraph: TextRule = {
  id: 'truncated-paragraph',
  clause: '防丢字',
  clauseEn: 'against lost copy',
  weight: 1,
  *check({ text, role }) {
    if ((role !== 'body' && role !== 'note') || text === '') return;
    if (BEGINS_AMISS.test(text)) yield { start: 0, end: 1 };
    // A line of a few words without any mark is a list or a label, not half a sentence.
    else if (!ENDS_WELL.test(text) && /[，。；]/.test(text))
      yield { start: text.length - 1, end: text.length };
  },
};
