import { layoutRule } from './rule.ts';
import { letterCount, shortened } from './sheet.ts';

const HEADS = new Set(['title', 'subtitle', 'kicker', 'subhead']);

/** 单字不成行: the last line of a paragraph or head has a single character. */
export const loneCharacter = layoutRule({
  id: 'L06',
  code: 'layout-lone-character',
  zh: '单字不成行',
  en: 'line of one character',
  level: 'warning',
  limits: { least: { value: 2, zh: '末行至少几字', en: 'characters that a last line has at least' } },
  check(sheet, { least }) {
    return sheet.lines.flatMap((line) => {
      const count = letterCount(line.text);
      if (line.role === 'furniture' || line.first || !line.last || count >= least) return [];
      const level = HEADS.has(line.kind) ? { level: 'error' as const } : {};
      return { line: line.index, a: shortened(line.text), n: count, ...level };
    });
  },
});
