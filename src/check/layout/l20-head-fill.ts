import { layoutRule } from './rule.ts';
import { shortened } from './sheet.ts';

/** A title that leaves much of its width empty, or is wider. */
export const headFill = layoutRule({
  id: 'L20',
  code: 'layout-head-fill',
  zh: '标题不满栏',
  en: 'head does not fill its width',
  level: 'warning',
  limits: {
    least: {
      value: 60,
      zh: '最长一行至少占框宽百分之几',
      en: 'per cent of the width that the longest line takes',
    },
    most: { value: 100, zh: '至多占百分之几', en: 'per cent at most' },
  },
  check(sheet, { least, most }) {
    return sheet.heads.flatMap((head) => {
      const title = head.lines.filter(({ kind }) => kind === 'title');
      const longest = Math.max(0, ...title.map(({ box }) => box.width));
      const percent = Math.round((longest / head.frame.box.width) * 1000) / 10;
      if (title.length === 0 || (percent >= least && percent <= most + 0.1)) return [];
      const level = percent > most ? { level: 'error' as const } : {};
      return { line: title[0]!.index, a: shortened(head.text), n: percent, ...level };
    });
  },
});
