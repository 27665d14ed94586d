import { layoutRule } from './rule.ts';
import { letterCount, shortened } from './sheet.ts';

/** 单行不成栏: a leg begins with the last line of a paragraph. */
export const widow = layoutRule({
  id: 'L07',
  code: 'layout-widow',
  zh: '栏首孤行',
  en: 'widow',
  level: 'warning',
  limits: { least: { value: 2, zh: '不足几字时算差错', en: 'characters below which it is an error' } },
  check(sheet, { least }) {
    return [...sheet.legs.map(({ lines }) => lines), ...sheet.tiers].flatMap((lines) => {
      const line = lines[0]!;
      if (!line.last || line.first || !(line.kind === 'body' || line.kind === 'editor-note')) return [];
      const level = letterCount(line.text) < least ? { level: 'error' as const } : {};
      return { line: line.index, a: shortened(line.text), ...level };
    });
  },
});
