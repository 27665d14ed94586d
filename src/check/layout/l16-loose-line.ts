import { layoutRule } from './rule.ts';
import { shortened } from './sheet.ts';

/** A line opened so far that it shows. */
export const looseLine = layoutRule({
  id: 'L16',
  code: 'layout-loose-line',
  zh: '字距过疏',
  en: 'loose line',
  level: 'warning',
  limits: {
    warn: { value: 0.12, zh: '字距拉开几字起提示', en: 'ems from which it is told' },
    error: { value: 0.25, zh: '拉开几字起算差错', en: 'ems from which it is an error' },
  },
  check(sheet, { warn, error }) {
    return sheet.lines.flatMap((line) => {
      const gap = line.opened / 1000;
      if (!(line.kind === 'body' || line.kind === 'editor-note') || gap <= warn) return [];
      const level = gap > error ? { level: 'error' as const } : {};
      return { line: line.index, a: shortened(line.text), n: Math.round(gap * 100) / 100, ...level };
    });
  },
});
