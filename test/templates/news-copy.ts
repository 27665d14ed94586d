import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const samples = fileURLToPath(new URL('../../content/samples/', import.meta.url));
const sentencesOf = (file: string) =>
  readFileSync(`${samples}${file}`, 'utf8')
    .split('\n')
    .filter((line) => /^[^#>:（\s]/.test(line))
    .join('')
    .match(/[^。]*。/g)!
    .filter((one) => !/[“”]/.test(one));
const SENTENCES = ['harvest.md', 'bridge.md', 'school.md', 'market.md', 'comment.md', 'briefs.md'].flatMap(
  sentencesOf,
);
const ITEMS = [
  '河边步道开通',
  '旧书换树苗',
  '公交添了早班',
  '渔船错峰出海',
  '修表铺搬回老街',
  '粮仓变成书画室',
  '老井重新出水',
  '夜校教记账',
  '山路装了路灯',
  '社区办起食堂',
  '旧楼加装电梯',
  '渡口添了候船亭',
];

/** Numbers from 0 to 1 that are the same for the same seed. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Paragraphs of the samples' sentences, of about `each` characters, `length` in all. */
function paragraphs(
  length: number,
  each: number,
  next: () => number,
  count = Math.max(1, Math.round(length / each)),
): string[] {
  // No two paragraphs are of the same length, in a paper as here.
  const shares = Array.from({ length: count }, () => 0.6 + 0.8 * next());
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const endOf = (i: number) => Math.round((length * shares.slice(0, i).reduce((a, b) => a + b, 0)) / whole);
  return shares.map((_, i) => {
    const wanted = endOf(i + 1) - endOf(i);
    let text = '';
    while (text.length < wanted) text += SENTENCES[Math.floor(next() * SENTENCES.length)];
    // No comma before the full stop.
    return `${text.slice(0, wanted - 1).replace(/[，。；：、]$/, '了')}。`;
  });
}

/** The body of a story of the news page, so many characters long; of briefs with a subhead for each item. */
export function newsBody(slot: string, length: number, seed: number): string {
  const next = numbers(seed);
  // Items differ in length, as they do in a paper.
  const own = (each: number) => paragraphs(length, each * (0.85 + 0.3 * next()), next);
  if (slot !== 'briefs') return own(slot === 'lead' ? 125 : 85).join('\n\n');
  // Subheads are counted with the copy.
  const count = Math.max(2, Math.round(length / 63));
  const heads = ITEMS.slice(0, count);
  const text = paragraphs(length - heads.join('').length, length / count, next, count);
  return heads.map((head, i) => `### ${head}\n\n${text[i]}`).join('\n\n');
}
