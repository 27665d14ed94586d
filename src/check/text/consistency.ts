import { editDistance } from '../../suggest.ts';
import { isHead, type Paragraph, type TextRule } from './rule.ts';

const TERM = /“([^“”]{3,16})”|《([^《》]{3,24})》/g;

/** Words in quotes or titles that stand in the story in two spellings, one character apart. */
export const nameConsistency: TextRule = {
  id: 'name-consistency',
  clause: '一名一写',
  clauseEn: 'one name, one spelling',
  weight: 1,
  *check({ text, role }, { paragraphs }) {
    if (isHead(role)) return;
    const terms = termsOf(paragraphs);
    for (const { term, start, end } of termsIn(text)) {
      const near = nearTerm(term, terms.all);
      if (near !== undefined && terms.all.get(near)! > terms.all.get(term)!)
        yield { start, end, better: near };
    }
  },
};

/** A name in a head that the text writes otherwise. */
export const headTextDiffer: TextRule = {
  id: 'head-text-differ',
  clause: '题文一致',
  clauseEn: 'head and text agree',
  weight: 1,
  *check({ text, role }, { paragraphs }) {
    if (!isHead(role)) return;
    const { body } = termsOf(paragraphs);
    for (const { term, start, end } of termsIn(text)) {
      const near = body.has(term) ? undefined : nearTerm(term, body);
      if (near !== undefined) yield { start, end, better: near };
    }
  },
};

interface Terms {
  readonly all: ReadonlyMap<string, number>;
  readonly body: ReadonlyMap<string, number>;
}

const CACHE = new WeakMap<readonly Paragraph[], Terms>();

/** Most terms of a story that are compared with one another. */
const MOST_TERMS = 400;

function termsOf(paragraphs: readonly Paragraph[]): Terms {
  const known = CACHE.get(paragraphs);
  if (known) return known;
  const all = new Map<string, number>();
  const body = new Map<string, number>();
  for (const { text, role } of paragraphs) {
    for (const { term } of termsIn(text)) {
      if (!all.has(term) && all.size >= MOST_TERMS) continue;
      all.set(term, (all.get(term) ?? 0) + 1);
      if (!isHead(role)) body.set(term, (body.get(term) ?? 0) + 1);
    }
  }
  CACHE.set(paragraphs, { all, body });
  return { all, body };
}

/** Terms without marks inside, and where they stand. */
function* termsIn(text: string): Generator<{ term: string; start: number; end: number }> {
  for (const match of text.matchAll(TERM)) {
    const term = match[1] ?? match[2] ?? '';
    if (/[，。、；：！？]/.test(term)) continue;
    const start = match.index + 1;
    yield { term, start, end: start + term.length };
  }
}

/** A term of the same length with one other character; a digit or a number word makes another thing of it. */
function nearTerm(term: string, known: ReadonlyMap<string, number>): string | undefined {
  for (const other of known.keys()) {
    if (other === term || other.length !== term.length || editDistance(term, other, 1) !== 1) continue;
    const at = [...term].findIndex((ch, i) => ch !== other[i]);
    if (!/[\d一二三四五六七八九十东南西北上下大小新老]/.test(`${term[at]}${other[at]}`)) return other;
  }
  return undefined;
}
