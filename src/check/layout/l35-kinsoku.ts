import { type Hit, type InBoth, layoutRule } from './rule.ts';
import { shortened } from './sheet.ts';

/** GB/T 15834—2011 5.1: marks that may not begin a line, and those that may not end one. */
const NOT_FIRST = /^[、。，．；：？！”’）》〉】〕〗」』…—～·／,.;:?!)\]}%‰℃]/u;
const NOT_LAST = /[“‘（《〈【〔〖「『([{]$/u;

/** 避头尾: a forbidden mark at the edge of a line, or a number, word or long mark that a line end cuts. */
export const kinsoku = layoutRule({
  id: 'L35',
  code: 'layout-kinsoku',
  zh: '避头尾',
  en: 'forbidden at a line edge',
  level: 'error',
  limits: {},
  check(sheet) {
    return sheet.reading.flatMap((line, i): Hit[] => {
      const before = sheet.reading[i - 1];
      const goesOn = !line.first && before?.story === line.story && before?.paragraph === line.paragraph;
      const at = (b: InBoth): Hit => ({ line: line.index, a: shortened(line.text), b });
      const found: Hit[] = [];
      const [first = ''] = line.text;
      const end = line.text.trimEnd().at(-1) ?? '';
      const isCut = goesOn && before !== undefined && cutsOne(before.text, line.text);
      // A dash or an ellipsis may begin a line (GB/T 15834—2011 5.1.4, 5.1.5), but its halves may not be parted.
      if (isCut) found.push(at({ zh: '数字、西文词或——……被拆开', en: 'a number, a word or ——, …… is cut' }));
      else if (goesOn && NOT_FIRST.test(line.text) && !/^(?:——|……)/.test(line.text))
        found.push(at({ zh: `“${first}”在行首`, en: `“${first}” begins a line` }));
      if (!line.last && NOT_LAST.test(line.text.trimEnd()))
        found.push(at({ zh: `“${end}”在行末`, en: `“${end}” ends a line` }));
      return found;
    });
  },
});

function cutsOne(before: string, after: string): boolean {
  const pair = `${before.at(-1) ?? ''}${after[0] ?? ''}`;
  return /^(?:\d[\d%‰℃]|[A-Za-z]{2}|——|……)$/.test(pair) || (/[\d]$/.test(before) && /^[.,]\d/.test(after));
}
