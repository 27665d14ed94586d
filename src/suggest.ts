/** How many single changes (insert, drop, replace, swap of neighbours) turn one word into the other; at most `limit` + 1. */
export function editDistance(a: string, b: string, limit = 8): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = above;
    above = row;
  }
  return Math.min(above[b.length]!, limit + 1);
}

/** The known words that `wanted` may have meant, best first; empty when none is close. */
export function nearest(wanted: string, known: readonly string[]): string[] {
  const word = wanted.slice(0, 64).toLowerCase();
  const limit = Math.max(1, Math.floor(word.length / 3));
  return known
    .map((name) => ({ name, distance: editDistance(word, name.toLowerCase(), limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}

/** Keys as people write them in Chinese, for the suggestion only. */
const CHINESE_KEYS: Readonly<Record<string, string>> = {
  栏: 'columns',
  栏数: 'columns',
  行: 'lines',
  行数: 'lines',
  宽: 'width',
  宽度: 'width',
  高: 'height',
  高度: 'height',
  标题: 'title',
  日期: 'date',
  版面: 'page',
  尺寸: 'size',
  版心: 'typeArea',
  网格: 'grid',
  颜色: 'color',
  调色板: 'palette',
  样式: 'style',
  字体: 'font',
  字号: 'size',
  行距: 'pitch',
  栏距: 'gutter',
  缩进: 'indent',
  对齐: 'align',
  稿件: 'story',
  文章: 'story',
  类型: 'kind',
  底色: 'background',
  底纹: 'background',
  边框: 'border',
  边距: 'inset',
  绕排: 'wrap',
  破栏: 'split',
  继承: 'extends',
  出血: 'bleed',
};

/** The allowed key that an unknown one may have meant. */
export function suggestKey(wanted: string, allowed: readonly string[]): string | undefined {
  const translated = CHINESE_KEYS[wanted];
  if (translated) {
    const match = allowed.find(
      (key) => key === translated || key === `${translated}s` || `${key}s` === translated,
    );
    if (match) return match;
  }
  return nearest(wanted, allowed)[0];
}
