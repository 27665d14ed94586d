import { type Hit, layoutRule } from './rule.ts';
import { type Sheet, shortened, type TypeLine } from './sheet.ts';

const JUMP = /[（(]?下转(?:第)?\s*([\dA-Z一二三四五六七八九十]+)\s*版[）)]?$/;
const CONTINUATION = /^[（(]?(?:紧接|上接)(?:第)?\s*([\dA-Z一二三四五六七八九十]+)\s*版/;

const HEADLESS = { zh: '接版没有标题', en: 'the continuation has no head' };
const WHOLE = { zh: '转在整句之后', en: 'it turns after a whole sentence' };

/** 转版: what this page can show of a jump: a turn after a whole sentence, a continuation without a head of its own. */
export const jumpLine = layoutRule({
  id: 'L30',
  code: 'layout-jump-line',
  zh: '转版',
  en: 'jump line',
  level: 'warning',
  limits: {},
  check(sheet) {
    return paragraphs(sheet).flatMap((lines): Hit[] => {
      const text = lines.map((line) => line.text).join('');
      const [first] = lines;
      if (first && CONTINUATION.test(text) && !sheet.heads.some(({ story }) => story === first.story))
        return [{ line: first.index, a: shortened(text), b: HEADLESS }];
      const words = text.replace(JUMP, '');
      const last = lines.at(-1);
      if (!last || words === text) return [];
      const before = words === '' ? endBefore(sheet, lines) : words;
      const turn = text.slice(words.length);
      return /[。！？”]$/.test(before.trim()) ? [{ line: last.index, a: shortened(turn), b: WHOLE }] : [];
    });
  },
});

/** The lines of each paragraph: a jump line may itself run over a line end. */
function paragraphs({ reading }: Sheet): TypeLine[][] {
  const all: TypeLine[][] = [];
  for (const line of reading) {
    const own = all.at(-1);
    const last = own?.at(-1);
    const goesOn = !line.first && last?.story === line.story && last?.paragraph === line.paragraph;
    if (own && goesOn) own.push(line);
    else all.push([line]);
  }
  return all;
}

/** What stands before a paragraph that is nothing but a jump line. */
function endBefore({ reading }: Sheet, [first]: readonly TypeLine[]): string {
  const at = reading.findIndex(({ index }) => index === first?.index);
  return reading[at - 1]?.text ?? '';
}
