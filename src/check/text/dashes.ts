import { HAN, patternRule, type TextRule } from './rule.ts';

const HYPHENS = new RegExp(
  `(?<=[${HAN}”》）"'])(?:-{2,}|―{1,}|–|—(?!—)(?<!——)|—{3,})(?=[${HAN}“《（"'])`,
  'g',
);

/** Hyphens or other bars for ——. A single one-em bar may mean a route or a span, so an editor decides about it. */
export const dashForm: TextRule = {
  id: 'dash-form',
  clause: 'GB/T 15834—2011 4.10',
  fixable: true,
  weight: 0.1,
  *check({ text }) {
    for (const { 0: bar, index } of text.matchAll(HYPHENS)) {
      const hit = { start: index, end: index + bar.length, better: '——' };
      yield bar === '—' || bar === '–' ? { ...hit, safe: false } : hit;
    }
  },
};

/** Any other dot between the parts of a foreign name. */
export const middleDot = patternRule(
  { id: 'middle-dot-char', clause: 'GB/T 15834—2011 4.14', fixable: true, weight: 0.1 },
  new RegExp(`(?<=[${HAN}])[•‧・･.](?=[${HAN}])`),
  () => '·',
);
