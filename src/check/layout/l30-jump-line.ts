import { type Hit, layoutRule } from './rule.ts';
import { shortened } from './sheet.ts';

const JUMP = /[（(]?下转(?:第)?\s*([\dA-Z一二三四五六七八九十]+)\s*版[）)]?$/;
const CONTINUATION = /^[（(]?(?:紧接|上接)(?:第)?\s*([\dA-Z一二三四五六七八九十]+)\s*版/;

/** 转版: what this page can show of a jump: a turn after a whole sentence, a continuation without a head of its own. */
export const jumpLine = layoutRule({
  id: 'L30',
  code: 'layout-jump-line',
  zh: '转版',
  en: 'jump line',
  level: 'warning',
  limits: {},
  check(sheet) {
    return sheet.reading.flatMap((line, i): Hit[] => {
      const before = sheet.reading[i - 1];
      if (CONTINUATION.test(line.text) && !sheet.heads.some(({ story }) => story === line.story)) {
        return [
          {
            line: line.index,
            a: shortened(line.text),
            b: { zh: '接版没有标题', en: 'the continuation has no head' },
          },
        ];
      }
      const text = line.text.replace(JUMP, '');
      if (text === line.text) return [];
      const ends = text === '' ? (before?.text ?? '') : text;
      return /[。！？”]$/.test(ends.trim())
        ? [
            {
              line: line.index,
              a: shortened(line.text),
              b: { zh: '转在整句之后', en: 'it turns after a whole sentence' },
            },
          ]
        : [];
    });
  },
});
