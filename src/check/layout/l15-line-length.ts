import { layoutRule } from './rule.ts';

/** Lines too short or too long to be read well. */
export const lineLength = layoutRule({
  id: 'L15',
  code: 'layout-line-length',
  zh: '行长',
  en: 'line length',
  level: 'warning',
  limits: {
    least: { value: 8, zh: '至少几字', en: 'ems at least' },
    most: { value: 35, zh: '至多几字', en: 'ems at most' },
  },
  check(sheet, { least, most }) {
    return sheet.legs.flatMap(({ frame, lines }) => {
      const wrong = lines.filter(({ kind, measure, size }) => {
        const ems = measure / size;
        return kind === 'body' && (ems < least - 0.01 || ems > most + 0.01);
      });
      const [first] = wrong;
      return first
        ? [{ line: first.index, a: frame.id, n: Math.round((first.measure / first.size) * 10) / 10 }]
        : [];
    });
  },
});
