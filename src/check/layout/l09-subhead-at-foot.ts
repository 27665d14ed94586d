import { layoutRule } from './rule.ts';
import { shortened } from './sheet.ts';

/** 背题: a subhead at the foot of a column. */
export const subheadAtFoot = layoutRule({
  id: 'L09',
  code: 'layout-subhead-at-foot',
  zh: '背题',
  en: 'subhead at the foot of a column',
  level: 'error',
  limits: { least: { value: 2, zh: '小标题下至少几行文', en: 'lines of text below a subhead' } },
  check(sheet, { least }) {
    return sheet.legs.flatMap(({ lines }) => {
      const at = lines.findLastIndex((line) => line.kind === 'subhead');
      const below = lines.slice(at + 1).filter((line) => line.kind === 'body').length;
      if (at < 0 || below >= least) return [];
      return { line: lines[at]!.index, a: shortened(lines[at]!.text), n: below };
    });
  },
});
