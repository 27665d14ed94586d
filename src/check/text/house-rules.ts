import type { HouseName } from '../../spec/house.ts';
import { editDistance } from '../../suggest.ts';
import { type Hit, isHead, type TextRule } from './rule.ts';

const CLAUSE = 'house.yaml';

/** Words that the house does not print. */
export const houseForbidden: TextRule = {
  id: 'house-forbidden',
  clause: CLAUSE,
  weight: 1,
  *check({ text }, { house }) {
    for (const { word, use } of house.forbidden) {
      for (const at of places(text, word)) {
        yield { start: at, end: at + word.length, ...(use === undefined ? {} : { better: use }) };
      }
    }
  },
};

/** Words that the house spells in one way. */
export const houseSpelling: TextRule = {
  id: 'house-spelling',
  clause: CLAUSE,
  weight: 0.1,
  *check({ text }, { house }) {
    for (const { use, not } of house.spellings) {
      for (const word of not) {
        for (const at of places(text, word)) {
          // The preferred form may contain the other: 上汽大通MAXUS and 大通MAXUS.
          const within = use.indexOf(word);
          if (within >= 0 && text.startsWith(use, at - within)) continue;
          yield { start: at, end: at + word.length, better: use };
        }
      }
    }
  },
};

/** 固定提法, to the letter: what differs from one by a character or two, or by its marks, is shown. */
export const housePhrase: TextRule = {
  id: 'house-phrase',
  clause: `${CLAUSE} 固定提法`,
  clauseEn: `${CLAUSE}, phrases`,
  weight: 1,
  *check({ text }, { house }) {
    for (const phrase of house.phrases) yield* nearPhrases(text, phrase);
  },
};

/** Most doubtful places of one phrase in one paragraph. */
const MOST = 50;

/**
 * With at most k changes one of k + 1 pieces of the phrase stands in the text unchanged: only round those places the
 * distance is measured.
 */
function* nearPhrases(text: string, phrase: string): Generator<Hit> {
  const changes = phrase.length >= 8 ? 2 : 1;
  const exact = [...places(text, phrase)];
  const tried = new Set<number>();
  let until = -1;
  let found = 0;
  for (const { piece, offset } of pieces(phrase, changes + 1)) {
    for (const at of places(text, piece)) {
      const start = Math.max(0, at - offset);
      if (tried.has(start) || start < until || found >= MOST) continue;
      tried.add(start);
      if (exact.some((one) => Math.abs(one - start) < phrase.length)) continue;
      const hit = bestWindow(text, start, phrase, changes);
      if (!hit) continue;
      found++;
      until = hit.end;
      yield { ...hit, better: phrase };
    }
  }
}

function bestWindow(text: string, start: number, phrase: string, changes: number): Hit | undefined {
  let best: { hit: Hit; distance: number } | undefined;
  for (let from = Math.max(0, start - changes); from <= start + changes; from++) {
    for (let length = phrase.length - changes; length <= phrase.length + changes; length++) {
      const window = text.slice(from, from + length);
      if (window.length < length || window[0] !== phrase[0] || window.at(-1) !== phrase.at(-1)) continue;
      const distance = editDistance(window, phrase, changes);
      if (distance > changes || distance === 0) continue;
      if (!best || distance < best.distance) best = { hit: { start: from, end: from + length }, distance };
    }
  }
  return best?.hit;
}

function pieces(phrase: string, count: number): { piece: string; offset: number }[] {
  const size = Math.floor(phrase.length / count);
  return Array.from({ length: count }, (_, i) => ({
    piece: phrase.slice(i * size, i === count - 1 ? phrase.length : (i + 1) * size),
    offset: i * size,
  })).filter(({ piece }) => piece.length >= 2);
}

/** A name of the house's list with one other character in it. */
export const houseName: TextRule = {
  id: 'house-name',
  clause: `${CLAUSE} 姓名`,
  clauseEn: `${CLAUSE}, names`,
  weight: 1,
  *check({ text }, { house }) {
    for (const { name } of house.names) {
      if (name.length < 3) continue;
      const known = new Set(house.names.map((one) => one.name));
      for (const at of places(text, name[0]!)) {
        const window = text.slice(at, at + name.length);
        const same = [...window].filter((ch, i) => ch === name[i]).length;
        const isHan = /^[\u3400-\u9fff]+$/.test(window);
        if (same !== name.length - 1 || window.length !== name.length || !isHan || known.has(window))
          continue;
        yield { start: at, end: at + name.length, better: name };
      }
    }
  },
};

/** A name beside a post that is another's. */
export const houseTitle: TextRule = {
  id: 'house-title',
  clause: `${CLAUSE} 职务`,
  clauseEn: `${CLAUSE}, names`,
  weight: 1,
  *check({ text }, { house }) {
    const titles = [...new Set(house.names.flatMap(({ title }) => title ?? []))];
    for (const person of house.names) {
      if (!person.title) continue;
      for (const at of places(text, person.name)) {
        const written = titleBefore(text, at, titles);
        if (written === undefined || written === person.title || person.title.endsWith(written)) continue;
        yield {
          start: at - written.length,
          end: at + person.name.length,
          better: person.title + person.name,
        };
      }
    }
  },
};

function titleBefore(text: string, at: number, titles: readonly string[]): string | undefined {
  return titles
    .filter((title) => text.startsWith(title, at - title.length))
    .sort((a, b) => b.length - a.length)[0];
}

/** Names in a row that stand in another order than the house's. */
export const houseOrder: TextRule = {
  id: 'house-order',
  clause: `${CLAUSE} 排名`,
  clauseEn: `${CLAUSE}, names`,
  weight: 1,
  *check({ text }, { house }) {
    const listed = house.names.filter((one): one is HouseName & { order: number } => one.order !== undefined);
    const found = listed
      .flatMap((person) => [...places(text, person.name)].map((at) => ({ ...person, at })))
      .sort((a, b) => a.at - b.at);
    for (const [i, second] of found.entries()) {
      const first = found[i - 1];
      if (!first || first.order <= second.order) continue;
      const between = text.slice(first.at + first.name.length, second.at);
      if (!/^[^。；！？]{0,12}[、，和与及][^。；！？]{0,12}$/.test(between)) continue;
      const end = second.at + second.name.length;
      yield { start: first.at, end, better: `${second.name}${between}${first.name}` };
    }
  },
};

/** A person whose post in the head is not the one in the text. */
export const headTitleDiffer: TextRule = {
  id: 'head-title-differ',
  clause: '题文一致',
  clauseEn: 'head and text agree',
  weight: 1,
  *check({ text, role }, { house, paragraphs }) {
    if (!isHead(role)) return;
    const titles = [...new Set(house.names.flatMap(({ title }) => title ?? []))];
    for (const { name } of house.names) {
      for (const at of places(text, name)) {
        const inHead = titleBefore(text, at, titles);
        const inText = inHead && titleInText(name, paragraphs, titles);
        if (!inHead || !inText || inText === inHead) continue;
        yield { start: at - inHead.length, end: at + name.length, better: inText + name };
      }
    }
  },
};

function titleInText(
  name: string,
  paragraphs: readonly { readonly text: string; readonly role?: Parameters<typeof isHead>[0] }[],
  titles: readonly string[],
): string | undefined {
  for (const { text, role } of paragraphs) {
    if (isHead(role)) continue;
    for (const at of places(text, name)) {
      const title = titleBefore(text, at, titles);
      if (title) return title;
    }
  }
  return undefined;
}

function* places(text: string, word: string): Generator<number> {
  if (word === '') return;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) yield at;
}
