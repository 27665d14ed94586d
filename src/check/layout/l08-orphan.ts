import { layoutRule } from './rule.ts';
import { shortened } from './sheet.ts';

/** 栏尾孤行: a leg ends with the first line of a paragraph. */
export const orphan = layoutRule({
  id: 'L08',
  code: 'layout-orphan',
  zh: '栏尾孤行',
  en: 'orphan',
  level: 'info',
  limits: {},
  check(sheet) {
    return sheet.legs.flatMap(({ lines }) => {
      const line = lines.at(-1)!;
      if (!line.first || line.last || line.kind !== 'body') return [];
      return { line: line.index, a: shortened(line.text) };
    });
  },
});
